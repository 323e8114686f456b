//! The counts of one statement and what they amount to: mean, median, band,
//! spread, and whether several do not know.

use super::Reply;
use crate::content::statements::SCALE;

/// How many people said what to one statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// People for each point, from 1 on.
    pub ratings: [usize; 5],
    /// People who do not know or find it too early to say.
    pub dont_know: usize,
}

impl Tally {
    /// Counts one more reply.
    pub fn count(&mut self, reply: Reply) {
        match reply {
            Reply::Rated(rating) => {
                if let Some(people) = self.ratings.get_mut(usize::from(rating.get()) - 1) {
                    *people += 1;
                }
            }
            Reply::DontKnow => self.dont_know += 1,
        }
    }

    /// Counts all that another one has counted.
    pub fn add(&mut self, other: &Tally) {
        for (people, more) in self.ratings.iter_mut().zip(other.ratings) {
            *people += more;
        }
        self.dont_know += other.dont_know;
    }

    /// How many people rated it.
    pub fn rated(&self) -> usize {
        self.ratings.iter().sum()
    }

    /// How many people said anything.
    pub fn people(&self) -> usize {
        self.rated() + self.dont_know
    }

    /// The mean of the ratings, if there are any.
    pub fn mean(&self) -> Option<Mean> {
        let sum: usize = (1..).zip(self.ratings).map(|(point, people)| point * people).sum();
        Mean::of(sum as f64, self.rated())
    }

    /// The middle of the ratings, if there are any.
    pub fn median(&self) -> Option<Median> {
        let rated = self.rated();
        let middle = |place: usize| {
            let mut below = 0;
            (1u8..).zip(self.ratings).find(|(_, people)| {
                below += people;
                below > place
            })
        };
        let (low, _) = middle(rated.checked_sub(1)? / 2)?;
        let (high, _) = middle(rated / 2)?;
        Some(Median { doubled: low + high })
    }

    /// Twice the sum of the distances from the median: whole, so that limits are exact.
    fn distances(&self) -> Option<usize> {
        let middle = usize::from(self.median()?.doubled);
        Some((1..).zip(self.ratings).map(|(point, people): (usize, usize)| (2 * point).abs_diff(middle) * people).sum())
    }

    /// The average distance from the median, AD (Burke and Dunlap, 2002).
    pub fn distance(&self) -> Option<Mean> {
        Mean::of(self.distances()? as f64 / 2.0, self.rated())
    }

    /// How far apart the ratings are, if there are any. An AD of 0.8 is the
    /// published limit of agreement on five points (Burke and Dunlap, 2002).
    pub fn spread(&self) -> Option<Spread> {
        let wide = self.distances()? * 5 > self.rated() * 8;
        let [strongly_disagree, disagree, _, agree, strongly_agree] = self.ratings;
        let both_sides = strongly_disagree + disagree > 0 && agree + strongly_agree > 0;
        Some(match (wide, both_sides) {
            (false, false) => Spread::Together,
            (true, true) => Spread::Split,
            _ => Spread::SomeDiffer,
        })
    }

    /// Several do not know: two or more, and at least one in three of those
    /// who said anything.
    pub fn is_unclear(&self) -> bool {
        self.dont_know >= 2 && 3 * self.dont_know >= self.people()
    }
}

/// An average on the scale, or a distance on it. Kept in steps of 10⁻¹⁰,
/// which tells apart all averages that a round of [`super::MOST_PEOPLE`] can
/// have and makes equal ones equal, however they were worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mean(i64);

const ONE: f64 = 1e10;

impl Mean {
    /// The average of things with this sum.
    pub(super) fn of(sum: f64, many: usize) -> Option<Mean> {
        (many > 0).then(|| Mean((sum / many as f64 * ONE + 0.5) as i64))
    }

    /// The average of averages, each counting the same.
    pub(super) fn across(means: &[Mean]) -> Option<Mean> {
        Mean::of(means.iter().map(|mean| mean.value()).sum(), means.len())
    }

    /// The number.
    pub fn value(self) -> f64 {
        self.0 as f64 / ONE
    }

    /// In hundredths of a point, rounded.
    pub fn hundredths(self) -> i64 {
        (self.0 + 50_000_000) / 100_000_000
    }

    /// With one decimal: `3.8`.
    pub fn in_tenths(self) -> String {
        let tenths = (self.0 + 500_000_000) / 1_000_000_000;
        [(tenths / 10).to_string(), ".".to_owned(), (tenths % 10).to_string()].concat()
    }

    /// The band in which it lies: by the mean as it is, not as it is shown.
    pub fn band(self) -> Band {
        match self.0 {
            40_000_000_000.. => Band::Strong,
            30_000_000_000.. => Band::Talk,
            _ => Band::Action,
        }
    }

    /// Whether two averages are half a point or more apart.
    pub(super) fn differs(self, other: Mean) -> bool {
        (self.0 - other.0).abs() >= 5_000_000_000
    }
}

/// The middle of some ratings: a point, or between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Median {
    doubled: u8,
}

impl Median {
    /// In words: `Agree`, `between Disagree and In between`.
    pub fn words(self) -> String {
        let point = |point: u8| SCALE.get(usize::from(point) - 1).copied().unwrap_or_default();
        let half = self.doubled / 2;
        match self.doubled % 2 {
            0 => point(half).to_owned(),
            _ => ["between ", point(half), " and ", point(half + 1)].concat(),
        }
    }
}

/// A prompt for a conversation, never a verdict: a rule of thumb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// 4.0 and more.
    Strong,
    /// 3.0 to below 4.0.
    Talk,
    /// Below 3.0.
    Action,
}

impl Band {
    /// Its name in a plan.
    pub fn id(self) -> &'static str {
        match self {
            Band::Strong => "strong",
            Band::Talk => "talk",
            Band::Action => "action",
        }
    }

    /// Its name on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Band::Strong => "Strong",
            Band::Talk => "Talk about it",
            Band::Action => "Needs action",
        }
    }
}

/// How far apart people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// Near each other, and nobody on opposite sides.
    Together,
    /// Somebody on the other side, or wide apart, but not both.
    SomeDiffer,
    /// Both.
    Split,
}

impl Spread {
    /// Its name in a plan.
    pub fn id(self) -> &'static str {
        match self {
            Spread::Together => "together",
            Spread::SomeDiffer => "some-differ",
            Spread::Split => "split",
        }
    }

    /// Its name on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Spread::Together => "Together",
            Spread::SomeDiffer => "Some differ",
            Spread::Split => "Split",
        }
    }
}
