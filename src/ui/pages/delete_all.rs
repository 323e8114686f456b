//! Deleting everything on this device: asked first, and it cannot be undone.

use leptos::prelude::*;

use crate::form_aid::words::number as in_words;
use crate::save;
use crate::ui::desk::Desk;
use crate::ui::shelf::Device;

/// The question, and what it would delete.
pub fn delete_all(desk: Desk) -> AnyView {
    let entries = save::list(&Device);
    let count = entries.len();
    let refused = RwSignal::new(false);
    let delete = move |_| refused.set(!desk.delete_everything());
    let says = match count {
        0 => "There are no plans on this device. Private notes, answers of a round and damaged texts that were set aside are deleted too, if there are any.".to_owned(),
        1 => "One plan is on this device, with its private notes. Both are deleted.".to_owned(),
        many => format!("{} plans are on this device, with their private notes. All are deleted.", crate::form_aid::words::capital(&in_words(many))),
    };
    view! {
        <div class="page page--narrow">
            <div class="page__head">
                <p class="page__back"><a href="#/">"Back to the first page"</a></p>
                <h1 tabindex="-1">"Delete everything on this device?"</h1>
                <p class="lead">{says}</p>
                <p>"This cannot be undone. Links and files that you sent or saved elsewhere still work."</p>
            </div>
            {(count > 0).then(|| view! {
                <ul class="bullets">{entries.iter().map(|entry| view! {
                    <li>{if entry.title.is_empty() { "Untitled plan".to_owned() } else { entry.title.clone() }}</li>
                }).collect_view()}</ul>
            })}
            <p class="actions">
                <button type="button" class="button" on:click=delete>"Delete everything"</button>
                <a class="button button--plain" href="#/">"Keep everything"</a>
            </p>
            <p class="field__error" role="status">{move || refused.get().then_some("This browser refused to delete. Clear this site’s data in the browser’s settings.")}</p>
        </div>
    }
    .into_any()
}
