//! How well each form fits one person's answers: exact fractions, the best
//! one, and the range around it.

use std::cmp::Ordering;

use crate::content::form_weights::{RUNGS, TOPICS, WEIGHTS, Weight};
use crate::plan::Row;

/// Answers without which no result is shown.
pub const ENOUGH: usize = 6;

/// The points that a form got, of the most that it could have got from the
/// questions that this person answered. Never rounded before it is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Points it got.
    pub points: u16,
    /// Most points it could have got; 0 while nothing is answered.
    pub most: u16,
}

impl Fit {
    /// In per cent, rounded to a whole one.
    pub fn per_cent(self) -> u32 {
        self.share(100)
    }

    /// In tenths of a per cent, rounded: `631` is 63.1 %.
    pub fn tenths(self) -> u32 {
        self.share(1000)
    }

    /// Whether it reaches this many per cent, unrounded.
    pub fn reaches(self, per_cent: u32) -> bool {
        u32::from(self.points) * 100 >= per_cent * u32::from(self.most)
    }

    fn share(self, of: u32) -> u32 {
        match u32::from(self.most) {
            0 => 0,
            most => (2 * of * u32::from(self.points) + most) / (2 * most),
        }
    }

    fn compare(self, other: Fit) -> Ordering {
        let [a, b] = [(self, other), (other, self)].map(|(one, by)| u32::from(one.points) * u32::from(by.most.max(1)));
        a.cmp(&b)
    }

    /// Whether it lies at most ten points below the best: b/m − p/n ≤ 1/10.
    fn is_near(self, best: Fit) -> bool {
        let [points, most, best_points, best_most] = [self.points, self.most, best.points, best.most].map(i64::from);
        10 * (best_points * most - points * best_most) <= best_most * most
    }
}

/// The answers of a record that the table knows, in the order of the questions.
/// One that a newer version wrote counts as not answered.
pub(super) fn known(row: &Row) -> Vec<&'static Weight> {
    let mut found = Vec::new();
    for topic in &TOPICS {
        let answer = row.choice(topic.id);
        found.extend(WEIGHTS.iter().find(|weight| weight.question == topic.id && weight.option == answer));
    }
    found
}

/// The most points that any answer to a question gives a form.
pub(super) fn most(question: &str, form: usize) -> u16 {
    WEIGHTS.iter().filter(|weight| weight.question == question).map(|weight| weight.points(form)).max().unwrap_or(0)
}

/// The fit of every form to these answers.
pub(super) fn fits(answers: &[&Weight]) -> [Fit; RUNGS.len()] {
    std::array::from_fn(|form| Fit {
        points: answers.iter().map(|answer| answer.points(form)).sum(),
        most: answers.iter().map(|answer| most(answer.question, form)).sum(),
    })
}

/// Forms by fit, the best first; of two equal ones the lighter first.
/// `open` says how many of the eight are considered.
pub(super) fn ranking(fits: &[Fit; RUNGS.len()], open: usize) -> Vec<(usize, Fit)> {
    let mut ranked: Vec<(usize, Fit)> = fits.iter().copied().enumerate().take(open).collect();
    // A stable sort keeps the lighter one in front.
    crate::order::by(&mut ranked, |(_, one), (_, other)| other.compare(*one));
    ranked
}

/// The forms within ten points of the best, ten included, lightest first.
pub(super) fn range(ranked: &[(usize, Fit)]) -> Vec<usize> {
    let Some((_, best)) = ranked.first() else { return Vec::new() };
    let mut near: Vec<usize> = ranked.iter().filter(|(_, fit)| fit.is_near(*best)).map(|(form, _)| *form).collect();
    crate::order::by(&mut near, Ord::cmp);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_points_below_the_best_is_still_in_the_range_and_a_hair_more_is_not() {
        let best = Fit { points: 7, most: 10 };
        for (points, most, near) in [(6, 10, true), (12, 20, true), (599, 1000, false), (7, 10, true), (0, 10, false)] {
            assert_eq!(Fit { points, most }.is_near(best), near, "{points}/{most}");
        }
    }

    #[test]
    fn of_two_equal_fits_the_lighter_form_is_the_best() {
        let mut fits = [Fit { points: 0, most: 20 }; 8];
        for (form, points, most) in [(2, 12, 24), (5, 10, 20), (1, 9, 19)] {
            if let Some(fit) = fits.get_mut(form) {
                *fit = Fit { points, most };
            }
        }
        assert_eq!(ranking(&fits, 8).first().map(|(form, _)| *form), Some(2));
    }

    #[test]
    fn a_share_is_rounded_once_and_never_divided_by_nothing() {
        for (points, most, whole, tenths) in
            [(12, 19, 63, 632), (1, 8, 13, 125), (0, 0, 0, 0), (24, 24, 100, 1000), (23, 24, 96, 958)]
        {
            let fit = Fit { points, most };
            assert_eq!((fit.per_cent(), fit.tenths()), (whole, tenths), "{points}/{most}");
        }
        assert!(Fit { points: 7, most: 10 }.reaches(70));
        assert!(!Fit { points: 699, most: 1000 }.reaches(70));
    }

    #[test]
    fn the_most_possible_points_are_those_that_are_published() {
        let sums =
            RUNGS.iter().enumerate().map(|(form, _)| TOPICS.iter().map(|topic| most(topic.id, form)).sum::<u16>());
        assert_eq!(sums.collect::<Vec<_>>(), [23, 19, 24, 25, 21, 25, 22, 21]);
    }
}
