#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::plan::{Answer, Row, RowId};

const ALLIANCE: [&str; 9] =
    ["project", "medium", "small-pot", "together", "all-sign", "medium", "strong", "post", "some"];
const PROJECT: [&str; 9] =
    ["project", "short", "in-kind", "talk-first", "own-funds", "medium", "some", "days", "little"];
const NETWORK: [&str; 9] = ["share", "long", "time-only", "separate", "none", "low", "new", "hours", "none"];

fn plan(people: &[(&str, [&str; 9])]) -> Plan {
    let mut plan = Plan::default();
    let keys = ["purpose", "duration", "resources", "decisions", "money", "risk", "trust", "capacity", "independence"];
    let person = |(at, (label, answers)): (usize, &(&str, [&str; 9]))| {
        let mut row = Row::new(RowId::numbered(at + 1));
        row.answers.set("label", Some(Answer::Text((*label).into())));
        for (key, answer) in keys.iter().zip(answers) {
            row.answers.set(key, Some(Answer::Choice((*answer).into())));
        }
        row
    };
    plan.answers.set("form.answers", Some(Answer::Rows(people.iter().enumerate().map(person).collect())));
    plan
}

fn times(drawing: &Drawing, class: &str) -> (usize, usize) {
    let class = format!("class=\"{class}\"");
    (drawing.wide.as_str().matches(&class).count(), drawing.narrow.as_str().matches(&class).count())
}

#[test]
fn where_no_form_fits_everyone_the_ladder_is_broken() {
    let drawing = draw(&plan(&[("Food bank", PROJECT), ("Council", ALLIANCE), ("Church", NETWORK)]));
    assert_eq!(drawing.finding, "No form fits all three of you yet");
    assert_eq!(times(&drawing, "ladder__rail ladder__rail--broken"), (2, 2));
    assert_eq!(times(&drawing, "ladder__band"), (0, 0));
    assert!(drawing.name.ends_with("no form fits all three"), "{}", drawing.name);
    assert!(drawing.wide.as_str().contains(">No form fits all three of you<"));
}

#[test]
fn a_form_that_fits_everyone_is_a_band() {
    let drawing = draw(&plan(&[("Food bank", PROJECT), ("GP", PROJECT)]));
    assert_eq!(drawing.finding, "A joint project fits both of you");
    assert_eq!(times(&drawing, "ladder__band"), (1, 1));
    assert_eq!(times(&drawing, "ladder__rail ladder__rail--broken"), (0, 0));
    assert_eq!(drawing.words[1].rows[2], ["3 Joint project", "2 of 2"]);
}

#[test]
fn one_person_has_no_band_no_break_and_no_count() {
    let drawing = draw(&plan(&[("GP", PROJECT)]));
    assert_eq!((times(&drawing, "ladder__best"), times(&drawing, "ladder__band")), ((1, 1), (0, 0)));
    assert!(!drawing.wide.as_str().contains("how many") && !drawing.narrow.as_str().contains(">fits<"));
}

#[test]
fn nobody_leaves_rungs_and_names_and_the_chosen_mark() {
    let mut plan = Plan::default();
    plan.answers.set("form.chosen", Some(Answer::Choice("alliance".into())));
    let drawing = draw(&plan);
    assert_eq!(times(&drawing, "ladder__rung"), (8, 8));
    assert_eq!((times(&drawing, "ladder__pick"), times(&drawing, "ladder__best")), ((1, 1), (0, 0)));
    assert_eq!(drawing.finding, "Nobody has answered the nine questions yet");
    assert_eq!(drawing.words.len(), 1);
}

#[test]
fn past_six_names_they_become_flags() {
    let six = draw(&plan(&[("GP", PROJECT); 6]));
    let twelve = draw(&plan(&[("Riverside Housing Association and Friends", PROJECT); 12]));
    assert_eq!((times(&six, "ladder__flag"), times(&twelve, "ladder__flag")), ((0, 6), (12, 12)));
}

#[test]
fn one_without_a_result_is_in_the_words_and_not_on_the_ladder() {
    let mut plan = plan(&[("GP", PROJECT), ("Council", ALLIANCE)]);
    let mut rows = plan.rows("form.answers").to_vec();
    for key in ["purpose", "duration", "resources", "trust"] {
        rows[1].answers.set(key, None);
    }
    plan.answers.set("form.answers", Some(Answer::Rows(rows)));
    let drawing = draw(&plan);
    assert_eq!(times(&drawing, "ladder__best"), (1, 1));
    assert_eq!(drawing.words[0].rows[1], ["Council", "No result yet", ""]);
}
