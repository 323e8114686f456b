//! A field of any kind, by what the content says of it.

use leptos::prelude::*;

use super::choice_field::{choice_field, choices_field, number_field, yes_no_field};
use super::date_field::date_field;
use super::partner_field::{partners_field, reference_field};
use super::rows_field::rows_field;
use super::states_field::states_field;
use super::text_field::text_field;
use super::texts_field::texts_field;
use crate::content::{Field, Kind};
use crate::plan::Path;
use crate::ui::desk::Desk;

/// The field at this path, ready to answer.
pub fn field(desk: Desk, path: Path, field: &'static Field) -> AnyView {
    match &field.kind {
        Kind::Line { limit } => text_field(desk, path, field, *limit, *limit > 100),
        Kind::Lines { limit } => text_field(desk, path, field, *limit, true),
        Kind::Number { least, most } => number_field(desk, path, field, *least, *most),
        Kind::YesNo => yes_no_field(desk, path, field),
        Kind::Date => date_field(desk, path, field),
        Kind::Choice(options) => choice_field(desk, path, field, options),
        Kind::Choices(options) => choices_field(desk, path, field, options),
        Kind::Reference(target) => reference_field(desk, path, field, *target),
        Kind::Partners => partners_field(desk, path, field),
        Kind::Texts { rows, limit } => texts_field(desk, path, field, *rows, *limit),
        Kind::Rows(rows) => rows_field(desk, path, field, rows),
        Kind::States { of, states } => states_field(desk, path, field, of, states),
        // What a round left is shown where rounds are; nobody types it.
        Kind::Themes | Kind::Automatic => ().into_any(),
    }
}

/// Whether a field is narrow enough to stand beside another.
pub fn is_short(field: &Field) -> bool {
    match &field.kind {
        Kind::Date | Kind::Reference(_) => true,
        Kind::Number { least, most } => most - least > 4,
        Kind::Choice(options) => options.len() > 3 && options.iter().all(|option| option.hint.is_empty()),
        _ => false,
    }
}

/// The fields of a row or a page, short ones in pairs.
pub fn fields(desk: Desk, list: Vec<(Path, &'static Field)>) -> AnyView {
    list.into_iter()
        .map(|(path, each)| {
            let class = if is_short(each) { "fields__item fields__item--short" } else { "fields__item" };
            view! { <div class=class>{field(desk, path, each)}</div> }
        })
        .collect_view()
        .into_any()
}

/// The hint of a field, with the id that describes it; nothing where there is none.
pub fn hint(field: &'static Field, id: &str) -> Option<AnyView> {
    (!field.hint.is_empty())
        .then(|| view! { <span class="field__hint" id=format!("{id}_hint")>{field.hint}</span> }.into_any())
}

/// A button that takes an answer away, shown while there is one.
pub fn clear_button(desk: Desk, path: Path, label: &'static str, answered: Signal<bool>) -> AnyView {
    view! {
        <Show when=move || answered.get()>
            {
                let path = path.clone();
                view! {
                    <button type="button" class="button button--quiet button--small" on:click=move |_| {
                        desk.set(&path, None);
                        desk.say(format!("{label}: not decided yet."));
                    }>"Not decided yet"<span class="unseen">": clear "{label}</span></button>
                }
            }
        </Show>
    }
    .into_any()
}
