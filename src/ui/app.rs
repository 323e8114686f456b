//! The app: a bar, banners, the page of the route, a foot.

use leptos::prelude::*;

use super::desk::Desk;
use super::pages::{aid, ask, delete_all, drawing, first, hub, plan, reading, received, share};
use super::parts::banner::banners;
use super::parts::bar::bar;
use super::parts::glyph::{Glyph, glyph};
use super::route::Route;
use crate::browser;

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
