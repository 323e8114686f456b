//! What small groups are spared: a value that is held back is in no part of
//! what a round comes to.

use joint_action::assess::{Detail, Held, Names, ThemeResult, Voice, keep};
use proptest::prelude::*;

use crate::*;

/// People who all answer everything, each in their own way.
fn people(count: usize) -> Vec<Response> {
    (0..count).map(|at| person(&std::array::from_fn(|place| ((at * 2 + place) % 6) as u8 + 1), "food")).collect()
}

fn is_sensitive(result: &ThemeResult) -> bool {
    ["seniors", "feelings"].contains(&result.theme.id)
}

#[test]
fn fewer_than_three_show_nothing() {
    for count in 0..3 {
        let summary = come_to(&unnamed(), &people(count));
        assert_eq!((summary.people, summary.held), (count, Held::All));
        assert!(summary.themes.is_empty() && summary.talk.is_empty() && summary.later.is_empty());
        assert!(summary.celebrate.is_empty() && keep::themes(&summary).is_empty());
    }
}

#[test]
fn three_or_four_show_labels_alone_for_leaders_and_safe_space() {
    for count in 3..=5 {
        for names in [Names::Unnamed, Names::Open] {
            let summary = come_to(&round(names, Voice::Organisation), &people(count));
            for result in &summary.themes {
                let labels_only = count < 5 && is_sensitive(result);
                assert_eq!(labels_only, result.mean.is_none(), "{} of {count}", result.theme.id);
                assert_eq!(labels_only, result.rated.is_none() && result.dont_know.is_none());
                assert!(result.band.is_some() && result.spread.is_some());
                for one in &result.statements {
                    if labels_only {
                        assert_eq!((&one.detail, one.unclear, one.one_voice), (&Detail::Labels, false, None));
                    } else {
                        assert!(!matches!(one.detail, Detail::Labels));
                    }
                }
            }
        }
    }
}

#[test]
fn a_statement_that_two_people_rated_has_no_counts_of_its_own() {
    let mut all = people(6);
    let (fits, decisions) = (statement_at("form.fits").unwrap(), statement_at("form.decisions").unwrap());
    for (at, response) in all.iter_mut().enumerate() {
        response.set(fits, reply([1, 5, 6, 6, 0, 0][at]));
        response.set(decisions, reply(4));
    }
    let form = come_to(&unnamed(), &all);
    let form = form.theme("form").unwrap();
    assert_eq!(form.statements[0].detail, Detail::Few { rated: 2, dont_know: 2 });
    assert_eq!((form.statements[0].band, form.statements[0].spread, form.statements[0].unclear), (None, None, true));
    assert!(form.statements[1].tally().is_some());
    // Beside the other one, a total would give its two ratings away.
    assert_eq!(form.few_together, None);
    assert_eq!(form.mean.unwrap().in_tenths(), "4.0");
}

#[test]
fn several_that_few_rated_are_counted_together() {
    let mut all = people(6);
    let places = ["success.picture", "success.convincing-evidence"].map(|id| statement_at(id).unwrap());
    for (at, response) in all.iter_mut().enumerate() {
        response.set(places[0], reply([2, 4, 0, 0, 0, 0][at]));
        response.set(places[1], reply([0, 0, 5, 6, 6, 6][at]));
    }
    let success = come_to(&unnamed(), &all);
    let success = success.theme("success").unwrap();
    let together = success.few_together.unwrap();
    assert_eq!((together.ratings, together.dont_know), ([0, 1, 0, 1, 1], 3));
    assert!(success.mean.is_none() && success.band.is_none() && success.spread.is_none() && success.unclear);
    // Three ratings of two people are not three people.
    all[2].set(places[1], reply(6));
    all[0].set(places[1], reply(5));
    assert_eq!(come_to(&unnamed(), &all).theme("success").unwrap().few_together, None);
}

#[test]
fn who_said_what_is_shown_only_if_nobody_declines() {
    let mut all = people(6);
    let shown = |all: &[Response], names| {
        let summary = come_to(&round(names, Voice::Person), all);
        let who = summary.themes.iter().flat_map(|result| &result.statements).any(|one| match &one.detail {
            Detail::Counts { who, .. } => !who.is_empty(),
            _ => false,
        });
        assert_eq!(who, summary.names == Names::Open);
        who
    };
    assert!(shown(&all, Names::Open) && !shown(&all, Names::Unnamed));
    all[3].org = None;
    assert!(!shown(&all, Names::Open));
}

proptest! {
    /// Whatever differs only in what is held back comes to the very same.
    #[test]
    fn what_is_held_back_makes_no_difference(
        said in prop::collection::vec(prop::array::uniform30(0u8..=6), 3..5),
        at in 0usize..4,
        other in 1u8..=5,
    ) {
        // A single rating beside nobody else's.
        let place = statement_at("aim.people-first").unwrap();
        let mut people: Vec<Said> = said;
        for person in &mut people {
            person[place] = 0;
            person[0] = 3;
        }
        let at = at % people.len();
        let come = |digit: u8| {
            let mut people = people.clone();
            people[at][place] = digit;
            let responses: Vec<_> = people.iter().map(|said| person(said, "")).collect();
            come_to(&unnamed(), &responses)
        };
        let aim = come(1).theme("aim").cloned();
        let only = aim.as_ref().unwrap().few_together.is_none();
        if only {
            prop_assert_eq!(come(1), come(other));
        }
    }
}
