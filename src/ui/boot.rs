//! How the app starts in a browser, and what it hears from there.

use leptos::prelude::*;

use super::app::app;
use super::desk::{Desk, Kept, OPEN_KEY};
use super::route::Route;
use super::{files, shelf::Device};
use crate::browser::{self, page::Stroke};
use crate::save;

/// What the browser knows when the page opens. The first render asks it nothing more.
#[derive(Clone, Debug, Default)]
pub struct Boot {
    /// The whole address.
    pub href: String,
    /// The plan that this tab had open, by its key.
    pub open: Option<String>,
}

impl Boot {
    /// Asks the browser.
    pub fn read() -> Boot {
        Boot { href: browser::address::href(), open: browser::storage::tab_get(OPEN_KEY).filter(|key| !key.is_empty()) }
    }
}

/// Starts the app in the browser: lays the desk, shows the page, begins to listen.
pub fn start(boot: &Boot) {
    let desk = Desk::new(Route::First);
    desk.join_tabs();
    if let Some(key) = &boot.open {
        // A plan that is damaged or gone is on the first page, with what can be done.
        let _ = desk.open(key);
    }
    arrive(desk, &boot.href);
    listen(desk);
    browser::page::remove("before");
    leptos::mount::mount_to(root(), move || app(desk)).forget();
    Effect::new(move |before: Option<Route>| {
        let route = desk.route.get();
        browser::page::set_title(&route.title());
        if let Some(before) = before {
            turned(&before, &route);
        }
        route
    });
}

fn root() -> leptos::web_sys::HtmlElement {
    use leptos::wasm_bindgen::JsCast;
    // Where the shell has no place for the app, the body is one.
    let found = document().get_element_by_id("app").and_then(|element| element.dyn_into().ok());
    found.unwrap_or_else(|| document().body().unwrap_or_else(|| unreachable!("a page has a body")))
}

/// After a change of page: to its top, with the focus on its heading.
fn turned(before: &Route, after: &Route) {
    // Two places of one paper are one page; the section takes the focus itself.
    if matches!((before, after), (Route::Plan(_), Route::Plan(section)) if !section.is_empty()) {
        return;
    }
    request_animation_frame(|| {
        browser::page::scroll_top();
        browser::page::focus("#app h1");
    });
}

/// Reads the address: a link with a plan, or a page.
fn arrive(desk: Desk, href: &str) {
    if let Some(link) = crate::link::find_in_address(href) {
        desk.flush();
        files::receive_link(desk, link);
        desk.route.set(Route::Received);
        return;
    }
    let fragment = href.split_once('#').map(|(_, fragment)| fragment).unwrap_or_default();
    // What leads to a place within the page (the skip link) is no route.
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return;
    }
    let mut route = Route::read(fragment);
    if route.needs_plan() && desk.kept.get_untracked() == Kept::Nothing && !reopen_last(desk) {
        route = Route::First;
    }
    desk.turn_to(route);
}

/// In a new tab: the one plan of this device, if there is just one.
fn reopen_last(desk: Desk) -> bool {
    let entries = save::list(&Device);
    match entries.as_slice() {
        [only] => desk.open(&only.key).is_ok(),
        _ => false,
    }
}

fn listen(desk: Desk) {
    browser::address::on_change(move || arrive(desk, &browser::address::href()));
    browser::storage::on_leave(move || desk.flush());
    browser::storage::on_close(move || desk.leave());
    browser::storage::on_change(move |key| desk.stored_elsewhere(key));
    browser::page::on_stroke(move |stroke| match stroke {
        Stroke::Undo => desk.undo(),
        Stroke::Redo => desk.redo(),
    });
}
