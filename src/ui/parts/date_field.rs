//! A day, in the browser's own field.

use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use super::choice_field::described;
use super::field::hint;
use crate::content::Field;
use crate::plan::{Answer, Date, Path};
use crate::ui::desk::Desk;

/// A day of the calendar. Where the browser has no date field of its own the
/// day can be typed as 30/4/2026 or 2026-04-30. What is no day stays as it was
/// typed, with a sentence beside it.
pub fn date_field(desk: Desk, path: Path, field: &'static Field) -> AnyView {
    let answer = desk.answer(&path);
    let date = Memo::new(move |_| match answer.get() {
        Some(Answer::Date(date)) => date.to_string(),
        _ => String::new(),
    });
    let wrong = RwSignal::new(false);
    let id = path.html_id();
    let error = format!("{id}_error");
    let describe = match described(field, &id) {
        Some(hint) => format!("{hint} {error}"),
        None => error.clone(),
    };
    let changed = move |input: HtmlInputElement| {
        let typed = input.value();
        // A half-typed or impossible day has no value, but the browser knows that it is there.
        let bad = input.validity().bad_input();
        match (typed.trim(), read(&typed)) {
            (_, Some(date)) => {
                wrong.set(false);
                desk.set(&path, Some(Answer::Date(date)));
            }
            ("", None) if !bad => {
                wrong.set(false);
                desk.set(&path, None);
            }
            _ => wrong.set(true),
        }
    };
    // An impossible day in an empty field changes no value, so no browser says that anything changed.
    let left = move |input: HtmlInputElement| {
        wrong.set(input.validity().bad_input() || !input.value().is_empty() && read(&input.value()).is_none());
    };
    view! {
        <div class="field">
            <label for=id.clone()>{field.label}</label>
            {hint(field, &id)}
            <input class="field__text field__text--date" type="date" id=id.clone() min="1900-01-01" max="2199-12-31"
                aria-describedby=describe aria-invalid=move || wrong.get().then_some("true")
                prop:value=move || date.get()
                on:change:target=move |event| changed(event.target())
                on:blur:target=move |event| left(event.target())
            />
            <span class="field__error" id=error role="status">
                {move || wrong.get().then_some("The calendar has no such day. Write it like 30/4/2026, or leave it empty.")}
            </span>
        </div>
    }
    .into_any()
}

/// Reads `2026-04-30`, `30/4/2026`, `30.4.2026` or `30 4 2026`.
fn read(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    if let Some(date) = Date::parse(typed) {
        return Some(date);
    }
    let mut parts = typed.split(['/', '.', ' ', '-']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for (typed, day) in [
            ("2026-04-30", Some("2026-04-30")),
            (" 30/4/2026 ", Some("2026-04-30")),
            ("30.04.2026", Some("2026-04-30")),
            ("31/4/2026", None),
            ("30/4/26", None),
            ("next week", None),
            ("", None),
        ] {
            assert_eq!(read(typed).map(|date| date.to_string()).as_deref(), day, "{typed}");
        }
    }
}
