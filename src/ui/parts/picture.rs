//! A drawing on a page, kept in step with the answers.

use std::time::Duration;

use leptos::prelude::*;

use crate::draw::{self, Cut, Drawing};
use crate::markup::Markup;
use crate::plan::Plan;
use crate::ui::desk::Desk;

/// A drawing is made anew this many milliseconds after the last key, so that typing never waits for it.
const SETTLE: u64 = 180;

/// The plan as drawings see it: a moment behind while somebody types.
pub fn settled(desk: Desk) -> RwSignal<Plan> {
    let settled = RwSignal::new(desk.plan.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        desk.plan.track();
        if before.is_none() {
            return;
        }
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let handle = set_timeout_with_handle(
            move || {
                settled.try_set(desk.plan.get_untracked());
            },
            Duration::from_millis(SETTLE),
        );
        timer.set_value(handle.ok());
    });
    settled
}

/// A drawing without its headline, where the page says it already.
pub fn figure(plan: Signal<Plan>, id: &'static str) -> AnyView {
    let drawn = Memo::new(move |_| {
        plan.with(|plan| draw::by_id(plan, id))
            .map(|drawing| drawing.figure(&format!("drawing-{id}"), Cut::Both).into_string())
    });
    view! { <div inner_html=move || drawn.get()></div> }.into_any()
}

/// One drawing with its headline, beside or below the answers.
pub fn drawing(plan: Signal<Plan>, id: &'static str, cut: Cut, linked: bool) -> AnyView {
    let drawn = Memo::new(move |_| plan.with(|plan| draw::by_id(plan, id)));
    let finding = move || drawn.get().map(|drawing| drawing.finding);
    let says = move || drawn.get().map(|drawing| drawing.says).filter(|says| !says.is_empty());
    let figure =
        move || drawn.get().map(|drawing: Drawing| drawing.figure(&format!("drawing-{id}"), cut).into_string());
    view! {
        <section class="page__part picture" aria-labelledby=format!("finding-{id}")>
            <h2 class="drawing__finding drawing__finding--second" id=format!("finding-{id}") tabindex="-1">{finding}</h2>
            {move || says().map(|says| view! { <p class="quiet">{says}</p> })}
            <div inner_html=figure></div>
            {linked.then(|| view! { <p class="small"><a href=format!("#/drawing/{id}")>"Open this drawing alone, large"</a></p> })}
        </section>
    }
    .into_any()
}

/// Who is at the table, of a plan that is not on the desk; as text.
pub fn table(plan: &Plan) -> Markup {
    let table = draw::table(plan);
    let mut out = Markup::new();
    out.fill("<section class=\"page__part picture\" aria-labelledby=\"finding-table\"><h2 class=\"drawing__finding drawing__finding--second\" id=\"finding-table\" tabindex=\"-1\">{}</h2>", &[&table.finding]);
    if !table.says.is_empty() {
        out.element("p", &[("class", "quiet")], &table.says);
    }
    out.fill("<div>", &[]).piece(&table.figure("drawing-table", Cut::Narrow)).fill("</div></section>", &[]);
    out
}
