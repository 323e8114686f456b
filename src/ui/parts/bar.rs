//! The bar at the top: where one is, whether it is saved, undo and redo.

use leptos::prelude::*;

use crate::browser;
use crate::ui::desk::{Desk, Hold, Kept, Saving, clock_words};
use crate::ui::route::Route;

/// Where a tab remembers the step of its meeting.
pub const MEETING: &str = "joint-action/1/meeting";

/// The bar. On pages without a plan it holds the name of the app alone.
pub fn bar(desk: Desk) -> AnyView {
    let with_plan = Memo::new(move |_| desk.route.with(Route::needs_plan) && desk.kept.get() != Kept::Nothing);
    let title = Memo::new(move |_| desk.plan.with(|plan| plan.title().to_owned()));
    view! {
        <header class="bar">
            {name(desk)}
            <Show when=move || with_plan.get()>
                <a href="#/plan">{move || title.get()}</a>
                <span class="bar__state small quiet">{move || state(desk)}</span>
                <span class="bar__tools">
                    <button type="button" class="button button--quiet" disabled=move || !desk.steps().0 on:click=move |_| desk.undo()>"Undo"</button>
                    <button type="button" class="button button--quiet" disabled=move || !desk.steps().1 on:click=move |_| desk.redo()>"Redo"</button>
                </span>
            </Show>
        </header>
    }
    .into_any()
}

/// The name of the app, which leads to the first page; and the way back to a
/// meeting that is being led.
pub fn name(desk: Desk) -> AnyView {
    view! {
        <a class="bar__name" href="#/">"Joint Action"</a>
        {move || {
            desk.route.track();
            // Beside the plan in this tab, since a meeting is led by another wing of the page.
            let back = browser::storage::tab_get(MEETING).filter(|href| !href.is_empty());
            back.map(|href| view! { <a href=href>"Back to the meeting"</a> })
        }}
    }
    .into_any()
}

/// Whether the plan is safe, in words.
fn state(desk: Desk) -> String {
    if desk.hold.get() != Hold::Ours {
        return "Reading only".to_owned();
    }
    if desk.kept.get() == Kept::Example {
        return "The worked example: nothing is kept".to_owned();
    }
    match desk.saving.get() {
        Saving::Nothing => "Nothing to save yet".to_owned(),
        Saving::Waiting => "Saving on this device".to_owned(),
        Saving::Saved(moment) => format!("Saved on this device, {}", clock_words(moment)),
        Saving::Full(Some(moment)) | Saving::Refused(Some(moment)) => {
            format!("Not saved since {}", clock_words(moment))
        }
        Saving::Full(None) | Saving::Refused(None) | Saving::DeletedElsewhere | Saving::Emptied => {
            "Not saved".to_owned()
        }
    }
}
