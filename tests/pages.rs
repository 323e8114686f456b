//! Every page written to HTML, without a browser: its structure, its labels, its links.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use joint_action::content::PAGES;
use joint_action::plan::{Answer, Plan};
use joint_action::ui::app;
use joint_action::ui::desk::{Desk, Kept, Received, Via};
use joint_action::ui::route::Route;
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
        Route::Received,
        Route::ReceivedPlan,
        Route::Help,
        Route::Accessibility,
        Route::Worksheet,
        Route::DeleteAll,
        Route::Aid("nobody".to_owned(), 0),
    ];
    routes.extend(PAGES.iter().map(|page| Route::Ask(page.id)));
    for row in plan.rows("form.answers") {
        routes.extend([0, 8, 9].map(|at| Route::Aid(row.id.to_string(), at)));
    }
    let drawings = ["scales", "table", "exchange", "rings", "ladder", "flow", "jobs", "dates", "nothing"];
    routes.extend(drawings.map(|id| Route::Drawing(id.to_owned())));
    routes
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
        desk.received.set(Received::Plan(Box::new(plan.clone()), Vec::new(), Via::File));
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
fn the_titles_of_tabs_hold_no_word_of_a_plan() {
    let plan = common::example();
    for route in routes(&plan) {
        let title = route.title();
        assert!(title.contains("Joint Action"), "{title}");
        assert!(!title.contains("Thursday"), "{title}");
    }
}
