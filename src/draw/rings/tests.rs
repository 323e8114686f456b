#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::plan::{Answer, Row, RowId};

/// Needs as (need, gap, who), and as many partners as there are.
fn plan(needs: &[(&str, &str, &[usize])], partners: usize) -> Plan {
    let mut plan = Plan::default();
    let partner = |at: usize| {
        let mut row = Row::new(RowId::numbered(at));
        row.answers.set("name", Some(Answer::Text(format!("Partner {at}"))));
        row
    };
    plan.answers.set("partners.items", Some(Answer::Rows((1..=partners).map(partner).collect())));
    let need = |(at, (need, gap, who)): (usize, &(&str, &str, &[usize]))| {
        let mut row = Row::new(RowId::numbered(at + 1));
        row.answers.set("need", Some(Answer::Text((*need).into())));
        row.answers.set("gap", Some(Answer::Choice((*gap).into())));
        row.answers.set("who", Some(Answer::References(who.iter().map(usize::to_string).collect())));
        row
    };
    plan.answers.set("aim.needs", Some(Answer::Rows(needs.iter().enumerate().map(need).collect())));
    plan
}

#[test]
fn the_headline_says_what_is_partly_met_and_what_nobody_meets() {
    for (needs, expected) in [
        (&[][..], "What people need around them is not said yet"),
        (
            &[
                ("A", "partly", &[1][..]),
                ("B", "no", &[1]),
                ("C", "partly", &[1]),
                ("Help with debt and benefits", "yes", &[]),
            ],
            "Two needs are partly met, and nobody helps with debt",
        ),
        (&[("A", "no", &[1]), ("B", "no", &[])], "Both needs are met"),
        (&[("A", "no", &[1])], "The one need is met"),
        (&[("A", "no", &[1]), ("B", "partly", &[1])], "One need is met, and one partly"),
        (&[("A", "partly", &[1]), ("B", "partly", &[1]), ("C", "partly", &[1])], "All three needs are partly met"),
        (&[("A", "yes", &[]), ("B", "", &[])], "Nobody meets any of the two needs yet"),
        (&[("Help with debt", "", &[])], "Nobody helps with debt"),
        (&[("A", "no", &[1]), ("A bed", "yes", &[])], "One need is met, and nobody meets “A bed” yet"),
        (&[("A", "no", &[1]), ("B", "yes", &[1]), ("C", "yes", &[])], "One need is met, and two are not met yet"),
        (&[("A", "", &[1]), ("B", "yes", &[1])], "One need is not met yet"),
        (&[("A", "", &[1])], "One need around the people in the middle"),
    ] {
        assert_eq!(draw(&plan(needs, 1)).finding, expected);
    }
}

#[test]
fn an_arc_is_full_half_or_open() {
    let drawing = draw(&plan(&[("A", "no", &[1]), ("B", "partly", &[1]), ("C", "yes", &[])], 1));
    for picture in [drawing.wide.as_str(), drawing.narrow.as_str()] {
        assert_eq!(picture.matches("rings__need--met").count(), 2);
        assert_eq!(picture.matches("rings__need--missing").count(), 1);
        assert!(picture.contains(">nobody yet<"));
    }
    assert_eq!(drawing.name, "A person in the middle with three needs around them: one met, one partly met, one open");
    assert_eq!(drawing.words[0].rows[2], ["C", "", "Nobody yet", "Nobody yet"]);
}

#[test]
fn an_arc_shows_as_many_marks_as_it_holds_and_counts_the_rest() {
    let all: Vec<usize> = (1..=12).collect();
    for needs in 1..=8 {
        let drawing = draw(&plan(&vec![("A", "no", &all[..]); needs], 12));
        for picture in [drawing.wide.as_str(), drawing.narrow.as_str()] {
            let marks = picture.matches("class=\"badge\"").count();
            let more: usize =
                picture.split(">+").skip(1).map(|rest| rest.split('<').next().unwrap().parse::<usize>().unwrap()).sum();
            assert_eq!(marks + more, 12 * needs, "{needs} needs");
        }
    }
}

#[test]
fn without_needs_the_person_stands_alone_in_a_thin_ring() {
    let drawing = draw(&Plan::default());
    assert!(drawing.wide.as_str().contains("rings__ring") && !drawing.wide.as_str().contains("rings__need"));
    assert!(drawing.words.is_empty() && drawing.says.is_empty());
}

#[test]
fn who_is_in_the_middle_stands_under_the_headline() {
    assert_eq!(says("Adults who feel low"), "In the middle: adults who feel low.");
    assert_eq!(says("GP patients."), "In the middle: GP patients.");
}
