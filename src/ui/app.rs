//! The app: a bar, banners, the page of the route, a foot.

use leptos::prelude::*;

use super::desk::Desk;
use super::pages::{
    aid, ask, delete_all, drawing, first, hub, plan, points, rate, reading, received, share, stand, together,
};
use super::parts::banner::{banners, saving_banner};
use super::parts::bar::{bar, name};
use super::parts::glyph::{Glyph, glyph};
use super::route::Route;
use super::wings::Wing;
use crate::browser;

/// What a wing of the page shows for a route.
pub type Pages = fn(Desk, Route) -> AnyView;

/// What a wing shows above its pages.
pub type Above = fn(Desk) -> AnyView;

/// The whole page, for any state of the desk and every wing.
pub fn app(desk: Desk) -> AnyView {
    framed(desk, bar_and_banners, |desk, route| match Wing::of(&route) {
        Wing::Arriving => arriving(desk, route),
        Wing::Writing => writing(desk, route),
        Wing::Together => together(desk, route),
    })
}

/// One wing's pages between what stands above them and the foot.
pub fn framed(desk: Desk, above: Above, pages: Pages) -> AnyView {
    let page = move || pages(desk, desk.route.get());
    view! {
        <div class="screen">
            <a class="skip" href="#main">"Go to the content"</a>
            {above(desk)}
            <main id="main" tabindex="-1">{page}</main>
            {foot()}
            <p class="toast" role="status">{move || desk.said.get()}</p>
        </div>
    }
    .into_any()
}

/// Above pages of a plan: the bar, and what has to be said.
pub fn bar_and_banners(desk: Desk) -> AnyView {
    view! { {bar(desk)}{banners(desk)} }.into_any()
}

/// Above pages without a plan: the name of the app, and whether the plan that is open is not stored.
pub fn name_alone(desk: Desk) -> AnyView {
    view! { <header class="bar">{name(desk)}</header>{saving_banner(desk)} }.into_any()
}

/// The pages for arriving: the first one, and what came in.
pub fn arriving(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::First => first::first(desk),
        Route::Received => received::received(desk),
        Route::DeleteAll => delete_all::delete_all(desk),
        _ => reading::not_here(),
    }
}

/// The pages for writing, reading and sharing a plan, and what there is to read.
pub fn writing(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Hub => hub::hub(desk),
        Route::Ask(id) => ask::ask(desk, id),
        Route::Aid(row, at) => aid::aid(desk, &row, at),
        Route::AidGroup => aid::group(desk),
        Route::AidTable => aid::table(),
        Route::Plan(section) => plan::plan(desk, &section),
        Route::Summary => plan::summary(desk),
        Route::Drawing(id) => drawing::drawing(desk, &id),
        Route::Share => share::share(desk),
        Route::ShareRead => share::read(desk),
        Route::ShareCode => share::code(desk),
        Route::ReceivedPlan => received::reading(desk),
        Route::Help => reading::help(),
        Route::Accessibility => reading::accessibility(),
        Route::Worksheet => reading::worksheet(),
        _ => reading::not_here(),
    }
}

/// The pages for what a group does together.
pub fn together(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::ReceivedCompare => together::compare(desk),
        Route::ReceivedTogether => together::together(desk),
        Route::ReceivedStand => stand::answer(desk),
        Route::Stand => stand::stand(desk),
        Route::Points => points::points(desk),
        Route::Rate(_) | Route::Meeting(..) => rate::rate(desk, route),
        _ => reading::not_here(),
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
