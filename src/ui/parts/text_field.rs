//! A question answered in words.

use leptos::prelude::*;

use super::field::hint;
use crate::content::Field;
use crate::plan::{Answer, Path};
use crate::ui::desk::Desk;

/// A text of one line or several. Nothing typed or pasted is ever cut: past
/// the limit the field says by how much.
pub fn text_field(desk: Desk, path: Path, field: &'static Field, limit: usize, tall: bool) -> AnyView {
    let answer = desk.answer(&path);
    let id = path.html_id();
    let text = Memo::new(move |_| match answer.get() {
        Some(Answer::Text(text)) => text,
        _ => String::new(),
    });
    let count = format!("{id}_count");
    // A short answer to a short field needs no counting until it gets near the end.
    let quiet = if limit <= 100 { 20 } else { limit };
    let described = if field.hint.is_empty() { count.clone() } else { format!("{id}_hint {count}") };
    let typed = {
        let path = path.clone();
        move |value: String| desk.set(&path, Some(Answer::Text(value)))
    };
    let tidied = {
        let path = path.clone();
        move |value: String| {
            let tidy = value.trim();
            if tidy.len() < value.len() {
                desk.set(&path, Some(Answer::Text(tidy.to_owned())));
            }
        }
    };
    let over = move || text.with(|text| text.chars().count() > limit).then_some("true");
    let input = if tall {
        view! {
            <textarea class="field__text" id=id.clone() rows=rows_for(limit) aria-describedby=described aria-invalid=over
                prop:value=move || text.get()
                on:input:target=move |event| typed(event.target().value())
                on:change:target=move |event| tidied(event.target().value())
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input class="field__text" type="text" id=id.clone() autocomplete="off" aria-describedby=described aria-invalid=over
                prop:value=move || text.get()
                on:input:target=move |event| typed(event.target().value())
                on:change:target=move |event| tidied(event.target().value())
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{field.label}</label>
            {hint(field, &id)}
            {input}
            {counter(count, limit, quiet, Signal::derive(move || text.with(|text| text.chars().count())))}
        </div>
    }
    .into_any()
}

/// How many characters are left, or by how many a text is over. It says
/// nothing while more than `quiet` are left.
pub fn counter(id: String, limit: usize, quiet: usize, length: Signal<usize>) -> AnyView {
    // Counted five times a second at most: a number that changes with every
    // key costs a layout with every key.
    let counted = RwSignal::new(length.get_untracked());
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        length.track();
        if !waiting.get_value() {
            waiting.set_value(true);
            let count = move || {
                // The field may be gone by then.
                waiting.try_update_value(|waiting| *waiting = false);
                if let Some(length) = length.try_get_untracked() {
                    counted.try_set(length);
                }
            };
            set_timeout(count, std::time::Duration::from_millis(200));
        }
    });
    let words = Memo::new(move |_| {
        let length = counted.get();
        match limit.checked_sub(length) {
            Some(left) if left > quiet => (false, String::new()),
            Some(1) => (false, "1 character left".to_owned()),
            Some(left) => (false, format!("{left} characters left")),
            None => {
                let over = length - limit;
                (true, format!("{over} over the limit of {limit}. All of it is kept; a shorter text travels better."))
            }
        }
    });
    view! {
        <span class=move || if words.get().0 { "field__count field__count--over" } else { "field__count" } id=id>
            {move || words.get().1}
        </span>
    }
    .into_any()
}

fn rows_for(limit: usize) -> &'static str {
    match limit {
        0..=160 => "2",
        161..=240 => "3",
        241..=300 => "4",
        _ => "5",
    }
}
