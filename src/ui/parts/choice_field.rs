//! Choosing: one of some options, any of them, a small number, yes or no.

use leptos::prelude::*;

use super::field::{clear_button, hint, is_short};
use crate::content::{Choice, Field};
use crate::plan::{Answer, Path};
use crate::ui::desk::Desk;

/// One of some options. Options that explain themselves stand open; a longer
/// list of plain ones is a menu. Nothing is chosen beforehand.
pub fn choice_field(desk: Desk, path: Path, field: &'static Field, options: &'static [Choice]) -> AnyView {
    let answer = desk.answer(&path);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::Choice(id)) => id,
        _ => String::new(),
    });
    if is_short(field) {
        let list = options.iter().map(|option| (option.id.to_owned(), option.label.to_owned())).collect();
        return menu(
            path.html_id(),
            field,
            Signal::derive(move || list_with(&list, &chosen.get())),
            chosen,
            move |id| {
                desk.set(&path, (!id.is_empty()).then_some(Answer::Choice(id)));
            },
        );
    }
    let id = path.html_id();
    let plain = options.iter().all(|option| option.hint.is_empty());
    let class = match (plain, options.len()) {
        (true, ..=3) => "choices choices--row choices--plain",
        (true, _) => "choices choices--plain choices--columns",
        (false, _) => "choices",
    };
    let items = options
        .iter()
        .map(|option| {
            let path = path.clone();
            view! {
                <label class="choices__item">
                    <input type="radio" name=id.clone() value=option.id
                        prop:checked=move || chosen.with(|chosen| chosen == option.id)
                        on:change=move |_| desk.set(&path, Some(Answer::Choice(option.id.to_owned())))
                    />
                    <span>{option.label}</span>
                    {(!option.hint.is_empty()).then(|| view! { <small>{option.hint}</small> })}
                </label>
            }
        })
        .collect_view();
    let answered = Signal::derive(move || chosen.with(|chosen| !chosen.is_empty()));
    view! {
        <fieldset class=class aria-describedby=described(field, &id)>
            <legend>{field.label}</legend>
            {hint(field, &id)}
            <div class="choices__items">{items}</div>
            {unknown_option(options, chosen)}
            {clear_button(desk, path, field.label, answered)}
        </fieldset>
    }
    .into_any()
}

/// Any of some options. One that stands alone clears the others.
pub fn choices_field(desk: Desk, path: Path, field: &'static Field, options: &'static [Choice]) -> AnyView {
    let answer = desk.answer(&path);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::Choices(ids)) => ids,
        _ => Vec::new(),
    });
    let id = path.html_id();
    let items = options
        .iter()
        .map(|option| {
            let path = path.clone();
            view! {
                <label class="choices__item">
                    <input type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.iter().any(|id| id == option.id))
                        on:change:target=move |event| {
                            let ids = with_option(chosen.get_untracked(), options, option, event.target().checked());
                            desk.set(&path, Some(Answer::Choices(ids)));
                        }
                    />
                    <span>{option.label}</span>
                    {(!option.hint.is_empty()).then(|| view! { <small>{option.hint}</small> })}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices choices--plain choices--columns" aria-describedby=described(field, &id)>
            <legend>{field.label}</legend>
            {hint(field, &id)}
            <div class="choices__items">{items}</div>
        </fieldset>
    }
    .into_any()
}

/// A whole number: a few as buttons, many as a field.
pub fn number_field(desk: Desk, path: Path, field: &'static Field, least: i64, most: i64) -> AnyView {
    let answer = desk.answer(&path);
    let number = Memo::new(move |_| match answer.get() {
        Some(Answer::Number(number)) => Some(number),
        _ => None,
    });
    let id = path.html_id();
    if most - least <= 4 {
        let items = (least..=most)
            .map(|each| {
                let path = path.clone();
                view! {
                    <label class="choices__item">
                        <input type="radio" name=id.clone()
                            prop:checked=move || number.get() == Some(each)
                            on:change=move |_| desk.set(&path, Some(Answer::Number(each)))
                        />
                        <span>{degree(each - least)}</span>
                    </label>
                }
            })
            .collect_view();
        let answered = Signal::derive(move || number.get().is_some());
        return view! {
            <fieldset class="choices choices--row choices--plain">
                <legend>{field.label}</legend>
                <div class="choices__items">{items}</div>
                {clear_button(desk, path, field.label, answered)}
            </fieldset>
        }
        .into_any();
    }
    let wrong = RwSignal::new(false);
    let error = format!("{id}_error");
    view! {
        <div class="field">
            <label for=id.clone()>{field.label}</label>
            {hint(field, &id)}
            <input type="text" inputmode="numeric" class="field__text field__text--number" id=id.clone() autocomplete="off"
                aria-describedby=error.clone() aria-invalid=move || wrong.get().then_some("true")
                prop:value=move || number.get().map(|number| number.to_string()).unwrap_or_default()
                on:change:target=move |event| {
                    let typed = event.target().value();
                    match typed.trim() {
                        "" => {
                            wrong.set(false);
                            desk.set(&path, None);
                        }
                        text => match text.parse::<i64>() {
                            Ok(number) if (least..=most).contains(&number) => {
                                wrong.set(false);
                                desk.set(&path, Some(Answer::Number(number)));
                            }
                            _ => wrong.set(true),
                        },
                    }
                }
            />
            <span class="field__error" id=error role="status">
                {move || wrong.get().then(|| format!("Write a whole number from {least} to {most}, in figures."))}
            </span>
        </div>
    }
    .into_any()
}

/// Yes or no, as one box to tick.
pub fn yes_no_field(desk: Desk, path: Path, field: &'static Field) -> AnyView {
    let answer = desk.answer(&path);
    view! {
        <label class="choices__item">
            <input type="checkbox"
                prop:checked=move || answer.get() == Some(Answer::YesNo(true))
                on:change:target=move |event| desk.set(&path, event.target().checked().then_some(Answer::YesNo(true)))
            />
            <span>{field.label}</span>
        </label>
    }
    .into_any()
}

/// A menu with "Not decided yet" first. `options` holds ids and words.
pub fn menu(
    id: String,
    field: &'static Field,
    options: Signal<Vec<(String, String)>>,
    chosen: Memo<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let list = move || {
        let now = chosen.get_untracked();
        options
            .get()
            .into_iter()
            .map(|(id, words)| {
                let is = id == now;
                view! { <option value=id selected=is>{words}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{field.label}</label>
            {hint(field, &id)}
            <select class="field__text" id=id.clone() aria-describedby=described(field, &id)
                prop:value=move || { options.track(); chosen.get() }
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="">"Not decided yet"</option>
                {list}
            </select>
        </div>
    }
    .into_any()
}

/// The options of a menu, and the chosen one where a newer version wrote one that is not among them.
pub fn list_with(list: &Vec<(String, String)>, chosen: &str) -> Vec<(String, String)> {
    let mut list = list.clone();
    if !chosen.is_empty() && !list.iter().any(|(id, _)| id == chosen) {
        list.push((chosen.to_owned(), chosen.to_owned()));
    }
    list
}

fn unknown_option(options: &'static [Choice], chosen: Memo<String>) -> AnyView {
    let unknown = move || {
        let chosen = chosen.get();
        let known = chosen.is_empty() || options.iter().any(|option| option.id == chosen);
        (!known).then(|| view! { <p class="quiet">"Chosen in a newer version: "{chosen}</p> })
    };
    view! { {unknown} }.into_any()
}

fn with_option(mut ids: Vec<String>, options: &[Choice], option: &Choice, on: bool) -> Vec<String> {
    ids.retain(|id| {
        let other_alone = options.iter().any(|each| each.alone && each.id == id);
        id != option.id && !(on && (option.alone || other_alone))
    });
    if on {
        ids.push(option.id.to_owned());
    }
    ids
}

fn degree(step: i64) -> &'static str {
    match step {
        0 => "Low",
        1 => "Medium",
        2 => "High",
        3 => "Very high",
        _ => "Highest",
    }
}

/// The id of the hint that describes a field, if it has one.
pub fn described(field: &'static Field, id: &str) -> Option<String> {
    (!field.hint.is_empty()).then(|| format!("{id}_hint"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{alone, choice};

    #[test]
    fn an_option_that_stands_alone_clears_the_others() {
        let options = [choice("told", "Told"), choice("paid", "Paid"), alone("undecided", "Undecided")];
        let ids = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        for (before, option, on, after) in [
            (vec!["told"], 1, true, vec!["told", "paid"]),
            (vec!["told", "paid"], 2, true, vec!["undecided"]),
            (vec!["undecided"], 0, true, vec!["told"]),
            (vec!["told", "paid"], 0, false, vec!["paid"]),
        ] {
            assert_eq!(with_option(ids(&before), &options, &options[option], on), ids(&after));
        }
    }
}
