//! Every page written to HTML, without a browser: its structure, its labels, its links.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use joint_action::assess::{Entry, Member, Names, Reply, Response, Round, Statements, Voice, read_answers};
use joint_action::content::PAGES;
use joint_action::content::meeting::RUN_SHEETS;
use joint_action::link::{Document, LinkError};
use joint_action::plan::copy::{Parts, Preset};
use joint_action::plan::{Answer, Plan, RowId, marks};
use joint_action::ui::app;
use joint_action::ui::desk::{Desk, Kept, Preview, Received, Via};
use joint_action::ui::pages::rate::room::How;
use joint_action::ui::pages::stand::new_positions;
use joint_action::ui::route::{Rate, Route};
use leptos::prelude::*;

fn routes(plan: &Plan) -> Vec<Route> {
    let mut routes = vec![
        Route::First,
        Route::Hub,
        Route::AidGroup,
        Route::AidTable,
        Route::Plan(String::new()),
        Route::Summary,
        Route::Share,
        Route::ShareRead,
        Route::ShareCode,
        Route::Received,
        Route::ReceivedPlan,
        Route::ReceivedCompare,
        Route::ReceivedTogether,
        Route::ReceivedStand,
        Route::Stand,
        Route::Points,
        Route::Help,
        Route::Accessibility,
        Route::Worksheet,
        Route::DeleteAll,
        Route::Aid("nobody".to_owned(), 0),
        Route::Meeting(String::new(), 0),
    ];
    routes.extend(RATE.map(Route::Rate));
    for sheet in &RUN_SHEETS {
        routes.extend((0..=sheet.steps.len()).map(|step| Route::Meeting(sheet.id.to_owned(), step)));
    }
    routes.extend(PAGES.iter().map(|page| Route::Ask(page.id)));
    for row in plan.rows("form.answers") {
        routes.extend([0, 8, 9].map(|at| Route::Aid(row.id.to_string(), at)));
    }
    let drawings = ["scales", "table", "exchange", "rings", "ladder", "flow", "jobs", "dates", "nothing"];
    routes.extend(drawings.map(|id| Route::Drawing(id.to_owned())));
    routes
}

const RATE: [Rate; 14] = [
    Rate::Home,
    Rate::SetUp,
    Rate::Collect,
    Rate::Codes,
    Rate::Slips,
    Rate::Pass,
    Rate::Reveal,
    Rate::Talk(1),
    Rate::Talk(3),
    Rate::Close,
    Rate::Results,
    Rate::Paper,
    Rate::Answer(1),
    Rate::Mine,
];

/// Six people of five partners, as in the samples.
fn responses() -> Vec<Response> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/thursday-table-answers.json");
    read_answers(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// The pages of the self-assessment while a round is open, for the first
/// `people` of six; `how` is somebody who is answering.
fn in_a_round(people: usize, names: Names, statements: Statements, how: Option<How>, route: &Route) -> String {
    in_a_round_of(responses().get(..people).unwrap(), names, statements, how, route)
}

fn in_a_round_of(said: &[Response], names: Names, statements: Statements, how: Option<How>, route: &Route) -> String {
    in_a_round_that_is(true, said, names, statements, how, route)
}

/// A round in which somebody has asked to look at the results, or not yet.
fn in_a_round_that_is(
    revealed: bool,
    said: &[Response],
    names: Names,
    statements: Statements,
    how: Option<How>,
    route: &Route,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let desk = Desk::new(route.clone());
        let plan = common::example();
        desk.with_room(|room| {
            let members = marks(&plan).into_iter();
            let members = members.map(|mark| Member { id: RowId::new(&mark.id).unwrap(), name: mark.short }).collect();
            let round = Round::new(77, statements, names, Voice::Person, members);
            for (number, said) in said.iter().enumerate() {
                room.group.insert(&round, Entry::here(&round, number as u32, said)).unwrap();
            }
            room.round = Some(round);
            if revealed {
                room.reveal();
            }
            if let Some(how) = how {
                room.begin(how, statements);
            }
        });
        desk.plan.set(plan);
        desk.kept.set(Kept::Example);
        app(desk).to_html()
    })
}

/// Every page of every kind of round.
fn each_page_of_rounds(check: impl Fn(&str, &str)) {
    for (people, names, statements) in [
        (0, Names::Unnamed, Statements::Pulse),
        (2, Names::Open, Statements::Full),
        (4, Names::Unnamed, Statements::Full),
        (6, Names::Open, Statements::Full),
        (6, Names::Unnamed, Statements::Pulse),
    ] {
        for how in [None, Some(How::Alone), Some(How::Passed)] {
            for page in RATE {
                let name = format!("{page:?} of {people} people, {names:?}, {statements:?}, {how:?}");
                check(&name, &in_a_round(people, names, statements, how, &Route::Rate(page)));
            }
        }
    }
}

/// Empty, worked out, and hostile in every text.
fn plans() -> Vec<(&'static str, Plan)> {
    let mut hostile = common::example();
    for field in ["plan.title", "plan.place", "aim.purpose", "drivers.notAlone", "sustain.ending"] {
        hostile.answers.set(field, Some(Answer::Text("<script>alert(1)</script>\" onload='x' \u{202e}".to_owned())));
    }
    vec![("empty", Plan::default()), ("the worked example", common::example()), ("hostile", hostile)]
}

fn html(plan: &Plan, route: &Route) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let desk = Desk::new(route.clone());
        desk.plan.set(plan.clone());
        desk.kept.set(Kept::Example);
        let document = Document { preset: Preset::Own, without: Parts::default(), plan: plan.clone() };
        let preview = Preview { document, notes: Vec::new(), via: Via::File };
        desk.received.set(Received::Plan(Box::new(preview)));
        app(desk).to_html()
    })
}

/// The page of a link that does not open.
fn broken(fault: LinkError, beginning: Option<Box<Plan>>) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let desk = Desk::new(Route::Received);
        desk.received.set(Received::BrokenLink(fault, "p1abc".to_owned(), beginning));
        app(desk).to_html()
    })
}

/// Calls a function with every page of every plan.
fn each_page(check: impl Fn(&str, &str)) {
    for (name, plan) in plans() {
        for route in routes(&plan) {
            check(&format!("{route:?} of the plan that is {name}"), &html(&plan, &route));
        }
    }
    each_page_of_rounds(check);
}

/// The values of an attribute, wherever it stands.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    html.split(&begin).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The opening tags of an element.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!("<{name} ");
    html.split(&begin).skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

#[test]
fn every_page_has_one_main_heading() {
    each_page(|page, html| assert_eq!(html.matches("<h1").count(), 1, "{page}"));
}

#[test]
fn ids_are_unique_and_what_points_to_one_finds_it() {
    each_page(|page, html| {
        let ids = values(html, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        let twice: Vec<_> = unique.iter().filter(|id| ids.iter().filter(|each| each == *id).count() > 1).collect();
        assert!(twice.is_empty(), "{page}: {twice:?} twice");
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for value in values(html, attribute) {
                for id in value.split_whitespace() {
                    assert!(unique.contains(&id), "{page}: {attribute} names {id}, which is not there");
                }
            }
        }
    });
}

#[test]
fn every_field_has_a_label() {
    each_page(|page, html| {
        let labelled: BTreeSet<_> = values(html, "for").into_iter().collect();
        for name in ["input", "textarea", "select"] {
            for tag in tags(html, name) {
                let id = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next());
                let by_id = id.is_some_and(|id| labelled.contains(id))
                    || tag.starts_with("id=\"") && labelled.contains(tag[4..].split('"').next().unwrap());
                // Radio buttons, boxes and file fields stand inside their label.
                let inside = ["radio", "checkbox", "file"].iter().any(|kind| tag.contains(&format!("type=\"{kind}\"")));
                assert!(by_id || inside || tag.contains("aria-label="), "{page}: <{name} {tag}> has no label");
            }
        }
    });
}

#[test]
fn every_link_within_the_app_leads_to_a_page() {
    each_page(|page, html| {
        for href in values(html, "href").into_iter().filter(|href| href.starts_with("#/")) {
            let route = Route::read(href.trim_start_matches('#'));
            assert!(href == "#/" || route != Route::First, "{page}: {href} leads nowhere");
        }
    });
}

#[test]
fn what_somebody_typed_is_text_on_every_page() {
    each_page(|page, html| {
        assert!(!html.contains("<script"), "{page}");
        // In a text a quotation mark means nothing; in a tag it would end the attribute.
        let tags = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap());
        for tag in tags {
            assert!(!tag.contains("\" onload="), "{page}: {tag}");
        }
    });
}

#[test]
fn the_beginning_of_a_cut_link_is_marked_as_that() {
    let html = broken(LinkError::CutShort { arrived: 300, missing: 80 }, Some(Box::new(common::example())));
    for part in ["This link was cut short", "How it begins", "The link ends here.", "but not kept as the plan"] {
        assert!(html.contains(part), "{part}");
    }
    // A long one scrolls in its place, for the keyboard too.
    assert!(tags(&html, "div").iter().any(|tag| tag.contains("class=\"torn\" tabindex=\"0\"")));
    assert!(!html.contains("data-do=\"keep\""));
}

#[test]
fn the_titles_of_tabs_hold_no_word_of_a_plan() {
    let plan = common::example();
    for route in routes(&plan) {
        let title = route.title();
        assert!(title.contains("Joint Action"), "{title}");
        assert!(!title.contains("Thursday"), "{title}");
    }
}

#[test]
fn a_position_that_comes_back_says_what_it_replaces_and_what_is_left_out() {
    let partners = |names: &[&str]| {
        let rows: Vec<_> = names.iter().map(|name| serde_json::json!({ "id": name, "name": name })).collect();
        serde_json::json!({ "items": rows })
    };
    let stands = |of: &[(&str, &str)]| {
        let row = |(who, stand): &(&str, &str)| serde_json::json!({ "id": who, "partner": who, "position": stand, "version": 1 });
        of.iter().map(row).collect::<Vec<_>>()
    };
    let mine = common::plan_from(
        serde_json::json!({ "partners": partners(&["gp", "food"]), "agree": stands(&[("gp", "yes")]) }),
    );
    let theirs = common::plan_from(serde_json::json!({
        "partners": partners(&["gp", "food", "new"]), "agree": stands(&[("gp", "no"), ("food", "yes"), ("new", "yes")])
    }));
    let (lines, plan) = new_positions(&mine, &theirs);
    assert_eq!(
        lines,
        ["food: Yes, we agree", "gp: No (before: Yes, we agree)", "Left out: new, which is not in your plan"]
    );
    let (lines, nothing) = new_positions(&plan.unwrap(), &theirs);
    assert_eq!((lines, nothing), (vec!["Left out: new, which is not in your plan".to_owned()], None));
}

#[test]
fn while_collecting_only_a_count_shows() {
    let words = responses();
    for page in [Rate::Home, Rate::SetUp, Rate::Collect, Rate::Codes, Rate::Slips, Rate::Pass] {
        // Six people or six others: nothing but their number is on the page.
        let mut swapped = words.clone();
        swapped.iter_mut().for_each(|said| (0..30).for_each(|at| said.set(at, Some(Reply::DontKnow))));
        let real = in_a_round_of(&words, Names::Unnamed, Statements::Full, None, &Route::Rate(page));
        let other = in_a_round_of(&swapped, Names::Unnamed, Statements::Full, None, &Route::Rate(page));
        assert_eq!(real, other, "{page:?}");
    }
}

#[test]
fn fewer_than_three_answers_show_nothing() {
    let words = responses();
    for people in 0..3 {
        for page in [Rate::Reveal, Rate::Talk(1), Rate::Talk(2), Rate::Close, Rate::Results] {
            let some = words.iter().take(people).cloned().collect::<Vec<_>>();
            let others = words.iter().rev().take(people).cloned().collect::<Vec<_>>();
            let real = in_a_round_of(&some, Names::Open, Statements::Full, None, &Route::Rate(page));
            let other = in_a_round_of(&others, Names::Open, Statements::Full, None, &Route::Rate(page));
            assert_eq!(real, other, "{page:?} of {people}");
        }
    }
}

#[test]
fn until_somebody_asks_for_the_results_no_page_shows_any() {
    let words = responses();
    let mut others = words.clone();
    others.iter_mut().for_each(|said| (0..30).for_each(|at| said.set(at, Some(Reply::DontKnow))));
    for page in RATE {
        let shown = |said: &[Response]| {
            in_a_round_that_is(false, said, Names::Open, Statements::Full, None, &Route::Rate(page))
        };
        assert_eq!(shown(&words), shown(&others), "{page:?}");
    }
    // What was asked for stays to be seen.
    let all = in_a_round_of(&words, Names::Unnamed, Statements::Full, None, &Route::Rate(Rate::Results));
    assert!(all.contains("The results on paper"));
}

#[test]
fn the_reveal_shows_the_most_different_first_and_has_a_table_for_each_theme() {
    let html = in_a_round(6, Names::Unnamed, Statements::Full, None, &Route::Rate(Rate::Reveal));
    let parts = ["To talk about today", "Another time", "To celebrate", "The rest"];
    let order: Vec<usize> = parts.iter().filter_map(|part| html.find(&format!(">{part}</h3>"))).collect();
    assert!(order.len() >= 2 && order.is_sorted(), "{order:?}");
    let first = html.find("The work and costs are shared fairly").unwrap();
    assert!(order[0] < first && first < order[1], "the widest split is not among what to talk about");
    // Six of the ten themes were answered.
    assert_eq!(html.matches("<table").count(), 6);
}

#[test]
fn after_a_person_nothing_of_theirs_is_left() {
    let owner = Owner::new();
    owner.with(|| {
        let desk = Desk::new(Route::Rate(Rate::Pass));
        desk.kept.set(Kept::Example);
        desk.with_room(|room| {
            room.round = Some(Round::new(5, Statements::Pulse, Names::Unnamed, Voice::Person, Vec::new()));
            room.begin(How::Passed, Statements::Pulse);
            room.reply(0, Reply::of_key('2'));
        });
        assert!(app(desk).to_html().contains(" checked"));
        // Back, or any other way out of the page.
        desk.turn_to(Route::Rate(Rate::Collect));
        desk.turn_to(Route::Rate(Rate::Pass));
        let html = app(desk).to_html();
        assert!(html.contains("Pass this to the first person") && !html.contains("radio"), "{html}");
    });
}
