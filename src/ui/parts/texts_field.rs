//! A list of short texts.

use leptos::prelude::*;

use super::glyph::{arrow_down, arrow_up};
use super::text_field::counter;
use crate::browser::page;
use crate::content::{Field, starters};
use crate::plan::{Answer, Path};
use crate::ui::desk::Desk;

/// Short texts, one a line, that can be added to, removed with undo, and put in order.
pub fn texts_field(desk: Desk, path: Path, field: &'static Field, most: usize, limit: usize) -> AnyView {
    let answer = desk.answer(&path);
    let texts = Memo::new(move |_| match answer.get() {
        Some(Answer::Texts(texts)) => texts,
        _ => Vec::new(),
    });
    let count = Memo::new(move |_| texts.with(Vec::len));
    let id = path.html_id();
    // Texts have no ids, so a line is known by its place; its text is read by a memo.
    let item = {
        let (path, id) = (path.clone(), id.clone());
        move |at: usize| line(desk, path.clone(), format!("{id}_{at}"), field, texts, at, limit)
    };
    let add = {
        let (path, id) = (path.clone(), id.clone());
        move |text: &str| {
            let mut list = texts.get_untracked();
            let at = list.len();
            list.push(text.to_owned());
            desk.set(&path, Some(Answer::Texts(list)));
            focus_soon(format!("{id}_{at}"));
        }
    };
    let add_one = {
        let add = add.clone();
        move |_| add("")
    };
    let offers = offers(field.id)
        .iter()
        .map(|offer| {
            let add = add.clone();
            let taken = move || texts.with(|texts| texts.iter().any(|text| text == offer));
            view! {
                <Show when=move || { !taken() && count.get() < most }>
                    {
                        let add = add.clone();
                        view! { <button type="button" class="button button--offer" on:click=move |_| add(offer)><span class="unseen">"Add: "</span>{*offer}</button> }
                    }
                </Show>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices texts">
            <legend>{field.label}</legend>
            {(!field.hint.is_empty()).then(|| view! { <span class="field__hint">{field.hint}</span> })}
            <ol class="texts__list" role="list">
                <For each=move || 0..count.get() key=|at| *at children=item/>
            </ol>
            <Show when=move || { count.get() < most } fallback=move || view! { <p class="quiet">"The list is full. Remove one to add another."</p> }>
                <p class="actions"><button type="button" class="button button--plain" on:click=add_one.clone()>
                    {move || if count.get() == 0 { "Add one" } else { "Add another" }}<span class="unseen">": "{field.label}</span>
                </button></p>
            </Show>
            {(!self::offers(field.id).is_empty()).then(|| view! { <div class="texts__offers"><p class="quiet small">"To start from:"</p>{offers}</div> })}
        </fieldset>
    }
    .into_any()
}

fn line(
    desk: Desk,
    path: Path,
    id: String,
    field: &'static Field,
    texts: Memo<Vec<String>>,
    at: usize,
    limit: usize,
) -> AnyView {
    let text = Memo::new(move |_| texts.with(|texts| texts.get(at).cloned()).unwrap_or_default());
    let last = Memo::new(move |_| texts.with(|texts| at + 1 >= texts.len()));
    let set = {
        let path = path.clone();
        move |change: &dyn Fn(&mut Vec<String>)| {
            let mut list = texts.get_untracked();
            change(&mut list);
            desk.set(&path, Some(Answer::Texts(list)));
        }
    };
    let typed = {
        let set = set.clone();
        move |value: String| {
            set(&|list: &mut Vec<String>| {
                if let Some(text) = list.get_mut(at) {
                    text.clone_from(&value);
                }
            })
        }
    };
    let swap = {
        let (set, path) = (set.clone(), path.clone());
        move |from: usize, up: bool| {
            set(&|list: &mut Vec<String>| {
                if from + 1 < list.len() {
                    list.swap(from, from + 1);
                }
            });
            let to = if up { from } else { from + 1 };
            let many = texts.with_untracked(Vec::len);
            desk.say(format!("Now {} of {many}.", to + 1));
            let button = if (up && to > 0) || (!up && to + 1 == many) { "up" } else { "down" };
            focus_soon(format!("{}_{to}_{button}", path.html_id()));
        }
    };
    let (up, down) = (swap.clone(), swap);
    let remove = {
        let name = path.html_id();
        move |_| {
            set(&|list: &mut Vec<String>| {
                if at < list.len() {
                    list.remove(at);
                }
            });
            desk.say(format!("Removed from {}. Undo brings it back.", field.label));
            focus_soon(format!("{name}_{}", at.saturating_sub(1)));
        }
    };
    let count_id = format!("{id}_count");
    let number = at + 1;
    view! {
        <li class="texts__line">
            <label class="unseen" for=id.clone()>{field.label}" "{number}</label>
            <textarea class="field__text" rows="1" id=id.clone() aria-describedby=count_id.clone()
                prop:value=move || text.get()
                on:input:target=move |event| typed(event.target().value())
            ></textarea>
            <div class="row__tools">
                <button type="button" class="button button--icon" id=format!("{id}_up") disabled=at == 0
                    aria-label=format!("Move {number} up: {}", field.label) on:click=move |_| up(at - 1, true)>{arrow_up()}</button>
                <button type="button" class="button button--icon" id=format!("{id}_down") disabled=move || last.get()
                    aria-label=format!("Move {number} down: {}", field.label) on:click=move |_| down(at, false)>{arrow_down()}</button>
                <button type="button" class="button button--quiet" on:click=remove>"Remove"<span class="unseen">" "{field.label}" "{number}</span></button>
            </div>
            {counter(count_id, limit, 40, Signal::derive(move || text.with(|text| text.chars().count())))}
        </li>
    }
    .into_any()
}

/// Texts to start from, by field.
fn offers(field: &str) -> &'static [&'static str] {
    match field {
        "safe.agreement" => starters::AGREEMENT,
        "safe.steps" => starters::STEPS,
        _ => &[],
    }
}

fn focus_soon(id: String) {
    request_animation_frame(move || {
        page::focus_id(&id);
    });
}
