//! One drawing, large: for a projector, or to look at alone.

use leptos::prelude::*;

use crate::browser;
use crate::draw::{self, Cut};
use crate::ui::desk::Desk;
use crate::ui::route::ask_href;

/// The drawings in the order of the questions.
const ORDER: [&str; 8] = ["scales", "table", "exchange", "rings", "ladder", "flow", "jobs", "dates"];

/// A drawing by its id; the next and the previous one a step away.
pub fn drawing(desk: Desk, id: &str) -> AnyView {
    let Some((at, id)) = ORDER.iter().copied().enumerate().find(|(_, each)| *each == id) else {
        return super::reading::not_here();
    };
    let drawn = Memo::new(move |_| desk.plan.with(|plan| draw::by_id(plan, id)));
    let page = drawn.with_untracked(|drawing| drawing.as_ref().map(|drawing| drawing.page)).unwrap_or_default();
    let asked = crate::content::page(page).map(|page| page.title).unwrap_or_default();
    let link = |at: Option<usize>, words: &'static str| {
        let id = at.and_then(|at| ORDER.get(at));
        id.map(|id| view! { <a class="button button--quiet" href=format!("#/drawing/{id}")>{words}</a> })
    };
    view! {
        <div class="page page--drawing" id="alone">
            <div class="page__head">
                <p class="page__back"><a href=ask_href(page)>"Back to the answers"</a></p>
                <p class="quiet">{asked}</p>
                <h1 tabindex="-1">{move || drawn.get().map(|drawing| drawing.finding)}</h1>
                {move || drawn.get().map(|drawing| drawing.says).filter(|says| !says.is_empty()).map(|says| view! { <p>{says}</p> })}
            </div>
            <div inner_html=move || drawn.get().map(|drawing| drawing.figure("drawing-alone", Cut::Both).into_string())></div>
            <p class="actions">
                {link(at.checked_sub(1), "Previous drawing")}
                {link(Some(at + 1), "Next drawing")}
                <button type="button" class="button button--plain" on:click=move |_| browser::page::full_screen("alone")>"Full screen"</button>
                <button type="button" class="button button--plain" on:click=move |_| browser::page::print()>"Print"</button>
            </p>
        </div>
    }
    .into_any()
}
