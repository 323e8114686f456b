//! The app: a bar, the page of the route, a foot; and what it hears from the browser.

use leptos::prelude::*;

use super::desk::{Desk, Kept, OPEN_KEY};
use super::pages::{aid, ask, delete_all, drawing, first, hub, plan, reading, received, share};
use super::parts::banner::banners;
use super::parts::bar::bar;
use super::parts::glyph::{Glyph, glyph};
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
    if desk.route.get_untracked() != route {
        desk.deleted.set(None);
    }
    desk.said.set(String::new());
    desk.route.set(route);
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

/// The whole page, for any state of the desk.
pub fn app(desk: Desk) -> AnyView {
    let page = move || page(desk, desk.route.get());
    view! {
        <div class="screen">
            <a class="skip" href="#main">"Go to the content"</a>
            {bar(desk)}
            {banners(desk)}
            <main id="main" tabindex="-1">{page}</main>
            {foot()}
            <p class="toast" role="status">{move || desk.said.get()}</p>
        </div>
    }
    .into_any()
}

fn page(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::First => first::first(desk),
        Route::Hub => hub::hub(desk),
        Route::Ask(id) => ask::ask(desk, id),
        Route::Aid(row, at) => aid::aid(desk, &row, at),
        Route::AidGroup => aid::group(desk),
        Route::AidTable => aid::table(),
        Route::Plan(section) => plan::plan(desk, &section),
        Route::Summary => plan::summary(desk),
        Route::Drawing(id) => drawing::drawing(desk, &id),
        Route::Share => share::share(desk),
        Route::Received => received::received(desk),
        Route::ReceivedPlan => received::reading(desk),
        Route::Help => reading::help(),
        Route::Accessibility => reading::accessibility(),
        Route::Worksheet => reading::worksheet(),
        Route::DeleteAll => delete_all::delete_all(desk),
    }
}

/// The foot of every page: help, credit, and whether it works without a connection.
fn foot() -> AnyView {
    let ready = RwSignal::new(browser::page::fact("offline").is_some());
    browser::page::on_told("app:offline-ready", move || ready.set(true));
    view! {
        <footer class="page__foot">
            <a href="#/help">"Help and privacy"</a>
            <a href="#/accessibility">"Accessibility"</a>
            <a href="#/worksheet">"Worksheet"</a>
            {move || ready.get().then(|| view! {
                <span class="page__ready">{glyph(Glyph::Full)}" Ready to work without a connection"</span>
            })}
            <span class="page__credit">"Structured around IVAR’s "<cite>"Getting started with collaboration"</cite>". Not made or endorsed by IVAR."</span>
        </footer>
    }
    .into_any()
}
