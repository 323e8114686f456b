//! Every drawing, with many plans: no text leaves its picture, meets another
//! or lies under a mark; nothing typed becomes markup; nothing panics.
//!
//! The widths are the estimate by which the drawings break their lines. To
//! look at the drawings themselves, open the worked example in the app.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "drawings/layout.rs"]
mod layout;
#[path = "drawings/plans.rs"]
mod plans;

use joint_action::content::PAGES;
use joint_action::draw::{self, Cut, Drawing};
use joint_action::plan::Plan;

fn every_drawing(plan: &Plan) -> Vec<Drawing> {
    PAGES.iter().flat_map(|page| draw::for_page(plan, page.id)).collect()
}

fn check(plan: &Plan, what: &str) {
    let mut troubles = Vec::new();
    let mut markup = String::new();
    for page in PAGES {
        for drawing in draw::for_page(plan, page.id) {
            assert!(!drawing.finding.trim().is_empty(), "{what}: {} has no headline", drawing.id);
            for (cut, picture) in [("wide", &drawing.wide), ("narrow", &drawing.narrow)] {
                let here = format!("{what}: {} {cut}", drawing.id);
                for picture in layout::pictures(picture.as_str(), &here) {
                    troubles.extend(picture.troubles().into_iter().map(|trouble| format!("{here}: {trouble}")));
                }
            }
            for table in &drawing.words {
                for row in &table.rows {
                    assert_eq!(
                        row.len(),
                        table.head.len(),
                        "{what}: {} has a row that is not as long as its head",
                        drawing.id
                    );
                }
            }
            markup.push_str(drawing.figure(&format!("{}-{}", page.id, drawing.id), Cut::Both).as_str());
            markup.push_str(drawing.figure(&format!("{}-{}-beside", page.id, drawing.id), Cut::Narrow).as_str());
        }
    }
    layout::assert_sound(&markup, what);
    troubles.truncate(20);
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}

#[test]
fn the_worked_example_has_room_for_every_text() {
    check(&plans::worked_example(), "worked example");
}

#[test]
fn an_empty_plan_draws_every_question() {
    check(&Plan::default(), "empty");
    check(&plans::two_partners(), "two partners");
    for (page, id, _) in draw::DRAWINGS {
        assert!(draw::by_id(&Plan::default(), id).is_some_and(|drawing| drawing.id == *id), "{id} of {page}");
    }
}

#[test]
fn plans_at_their_limits_have_room_for_every_text() {
    for text in [plans::Text::Words, plans::Text::OneWord, plans::Text::Wide, plans::Text::Hostile] {
        for partners in [0, 2, 12] {
            check(&plans::full(text, partners), &format!("{text:?} with {partners} partners"));
        }
    }
}

#[test]
fn any_plan_can_be_drawn() {
    for seed in 0..60 {
        check(&plans::random(seed), &format!("random plan {seed}"));
    }
}

#[test]
fn the_worked_example_says_what_it_shows() {
    let plan = plans::worked_example();
    let found: Vec<String> =
        every_drawing(&plan).into_iter().map(|drawing| format!("{}: {}", drawing.id, drawing.finding)).collect();
    for expected in [
        "scales: Three of your four main reasons answer a pressure",
        "table: Five at the table, and one empty chair",
        "exchange: Everyone lets go of something, and takes something home",
    ] {
        assert!(found.iter().any(|finding| finding == expected), "{expected} is not in {found:#?}");
    }
}
