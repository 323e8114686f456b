//! How the app starts in a browser, and what it hears from there.

use leptos::prelude::*;

use super::app::{self, Above, Pages, bar_and_banners, framed, name_alone};
use super::desk::{Desk, GONE, Kept, OPEN_KEY, Received, SETTLED};
use super::pages::{rate, together};
use super::route::Route;
use super::wings::Wing;
use super::{files, shelf::Device};
use crate::browser::{self, page::Stroke};
use crate::plan::Plan;
use crate::save;

/// One wing of the page as a program.
#[derive(Clone, Copy)]
pub struct Program {
    /// Which wing it is.
    pub wing: Wing,
    /// What stands above its pages.
    pub above: Above,
    /// Its pages.
    pub pages: Pages,
    /// Takes in a link in the address: the whole address.
    pub open: fn(Desk, &str),
    /// Hears what only this wing has to hear.
    pub listen: fn(Desk),
    /// What is done when another tab stored something in the plan on the desk:
    /// just now, or since another wing handed this plan over.
    pub news: fn(Desk, Option<&Plan>),
}

/// The wing for the first page and what somebody was sent. No plan is written
/// here: what another tab stores is read when the plan is opened.
pub const ARRIVING: Program = Program {
    wing: Wing::Arriving,
    above: name_alone,
    pages: app::arriving,
    open: |desk, href| {
        desk.flush();
        files::receive_links(desk, href.to_owned());
        desk.route.set(Route::Received);
    },
    listen: |desk| {
        // A region that is new on the page is not read out: it speaks when its text changes.
        request_animation_frame(move || desk.say_deleted());
        // What is left of plans that were deleted long ago; the page comes first.
        set_timeout(|| save::tidy(&Device, browser::clock::now() as i64), std::time::Duration::from_secs(5));
    },
    news: |_, _| {},
};

/// The wing for writing, reading and sharing a plan.
pub const WRITING: Program = Program {
    wing: Wing::Writing,
    above: bar_and_banners,
    pages: app::writing,
    open: |_, _| {},
    listen: hear_strokes,
    news: Desk::take_in,
};

/// The wing for what a group does together.
pub const TOGETHER: Program = Program {
    wing: Wing::Together,
    above: bar_and_banners,
    pages: app::together,
    open: |desk, href| {
        let fragment = href.split_once('#').map(|(_, fragment)| fragment).unwrap_or_default();
        if !rate::room::arrive(desk, fragment) {
            desk.received.set(Received::BrokenFile(rate::NOT_OURS.to_owned()));
            desk.leave_address(Route::Received);
        }
    },
    listen: |desk| {
        hear_strokes(desk);
        browser::storage::on_leave(move || rate::room::fails_to_keep(desk));
        browser::storage::on_leave(move || together::has_own_words(desk));
        browser::storage::on_close(move || {
            rate::room::put_away(desk);
            desk.draw_again();
        });
        browser::storage::on_change(move |key| rate::room::stored_elsewhere(desk, key.as_deref()));
        browser::page::on_key(move |key| !desk.resting.get_untracked() && rate::key(desk, key));
    },
    news: Desk::take_in,
};

fn hear_strokes(desk: Desk) {
    browser::page::on_stroke(move |stroke| match stroke {
        Stroke::Undo => desk.undo(),
        Stroke::Redo => desk.redo(),
    });
}

/// Starts one wing of the app in the browser: shows the page, begins to listen.
///
/// After a panic the page would look alive and save nothing, so `boot.js` is told.
pub fn start(program: Program) {
    std::panic::set_hook(Box::new(|info| {
        // The place in the program alone: a message could quote a text of the plan.
        let place = info.location().map(|place| format!("{} line {}", place.file(), place.line()));
        browser::page::tell("app:crash", &place.unwrap_or_default());
    }));
    let Program { wing, above, pages, news, .. } = program;
    let desk = Desk::new(Route::First).in_wing(wing, news);
    desk.resting.set(true);
    desk.join_tabs();
    browser::page::on_told(GONE, move || desk.with_room(|room| *room = Default::default()));
    browser::page::on_told(SETTLED, move || desk.bringing.set(None));
    listen(desk, program);
    browser::page::remove("before");
    let shown = move || if desk.resting.get() { ().into_any() } else { framed(desk, above, pages) };
    leptos::mount::mount_to(root(), move || view! { {shown} }).forget();
    begin(desk, program, browser::storage::tab_get(OPEN_KEY).filter(|key| !key.is_empty()).as_deref());
    browser::page::on_told("app:turn-failed", move || {
        desk.say("That part of the page did not arrive. Try again when there is a connection.".to_owned());
    });
    browser::page::on_told(&format!("app:wake-{}", wing.name()), move || begin(desk, program, None));
    Effect::new(move |before: Option<Route>| {
        let route = desk.route.get();
        browser::page::set_title(&route.title());
        if let Some(before) = before {
            turned(&before, &route);
        }
        route
    });
}

/// Begins with what another wing handed over, or with the plan that this tab
/// had open; then goes where the address says.
fn begin(desk: Desk, program: Program, open: Option<&str>) {
    let handed = desk.take_up();
    desk.resting.set(false);
    if let Some(key) = open.filter(|_| !handed) {
        // A plan that is damaged or gone is on the first page, with what can be done.
        let _ = desk.open(key);
    }
    arrive(desk, program, &browser::address::href());
    if handed {
        let route = desk.route.get_untracked();
        browser::page::set_title(&route.title());
        turned(&Route::First, &route);
    }
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

/// Reads the address: a link of ours, or a page.
fn arrive(desk: Desk, program: Program, href: &str) {
    let fragment = href.split_once('#').map(|(_, fragment)| fragment).unwrap_or_default();
    if let Some(wing) = Wing::of_link(fragment) {
        if wing == desk.wing {
            (program.open)(desk, href);
        } else {
            desk.hand_over(wing);
        }
        return;
    }
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

fn listen(desk: Desk, program: Program) {
    (program.listen)(desk);
    browser::address::on_change(move || {
        if !desk.resting.get_untracked() {
            arrive(desk, program, &browser::address::href());
        }
    });
    browser::storage::on_leave(move || desk.fails_to_store());
    browser::storage::on_change(move |key| desk.stored_elsewhere(key));
}
