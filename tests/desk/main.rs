//! The desk without a browser: what is stored, what is handed from one wing of
//! the page to the next, and what a tab does when another one stored something.
//!
//! Storage is in memory, a fresh one for each test. Nothing is stored by itself
//! here: `flush` stands for the moment after a pause.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod deleted;
mod emptied;
mod lineage;
mod received;
mod rounds;
mod together;
mod unstored;

use joint_action::plan::{Answer, Path};
use joint_action::save;
use joint_action::ui::desk::{Desk, Kept};
use joint_action::ui::route::Route;
use joint_action::ui::{Device, Wing, app};
use leptos::prelude::*;

/// Runs a test with storage of its own.
fn here(test: fn()) {
    Owner::new().with(test);
}

/// A tab's wing for writing, or for what a group does.
fn writing(route: Route) -> Desk {
    let wing = Wing::of(&route);
    Desk::new(route).in_wing(wing, Desk::take_in)
}

/// A tab's wing for arriving.
fn arriving() -> Desk {
    Desk::new(Route::First)
}

/// Goes to a page in another wing of the same tab.
fn go(from: Desk, to: Desk, route: Route) {
    from.turn_to(route.clone());
    assert!(to.take_up(), "nothing was handed over");
    to.route.set(route);
}

fn write(desk: Desk, field: &'static str, text: &str) {
    desk.set(&Path::top(field), Some(Answer::Text(text.to_owned())));
}

fn shown(desk: Desk, field: &str) -> String {
    desk.plan.with_untracked(|plan| plan.text(field).to_owned())
}

fn key(desk: Desk) -> String {
    let Kept::Here(key) = desk.kept.get_untracked() else { panic!("no plan of this device is open") };
    key
}

/// What storage has of the only plan.
fn stored(field: &str) -> String {
    let list = save::list(&Device);
    let [only] = list.as_slice() else { panic!("{} plans are stored", list.len()) };
    save::open(&Device, &only.key).unwrap().record.plan.text(field).to_owned()
}

/// The page as its wing shows it.
fn html(desk: Desk) -> String {
    if desk.wing == Wing::Arriving {
        return app::framed(desk, app::name_alone, app::arriving).to_html();
    }
    app(desk).to_html()
}
