//! A state for each of some things: the checks before signing, the outcomes in a review.

use leptos::prelude::*;

use super::field::hint;
use crate::content::{Choice, Field, Items};
use crate::plan::{Answer, Path, Plan};
use crate::ui::desk::Desk;

/// A list of things with a menu of states beside each.
pub fn states_field(
    desk: Desk,
    path: Path,
    field: &'static Field,
    of: &'static Items,
    states: &'static [Choice],
) -> AnyView {
    let answer = desk.answer(&path);
    let list = Memo::new(move |_| desk.plan.with(|plan| items(plan, of)));
    let id = path.html_id();
    let name = id.clone();
    let item = move |(item, words): (String, String)| {
        let path = path.clone();
        let id = format!("{name}_{item}");
        let state = {
            let item = item.clone();
            Memo::new(move |_| match answer.get() {
                Some(Answer::States(states)) => states.get(&item).cloned().unwrap_or_default(),
                _ => String::new(),
            })
        };
        let set = move |state: String| {
            let mut all = match answer.get_untracked() {
                Some(Answer::States(states)) => states,
                _ => Default::default(),
            };
            if state.is_empty() {
                all.remove(&item);
            } else {
                all.insert(item.clone(), state);
            }
            desk.set(&path, Some(Answer::States(all)));
        };
        view! {
            <li class="states__item">
                <label for=id.clone()>{words}</label>
                <select class="field__text" id=id prop:value=move || state.get() on:change:target=move |event| set(event.target().value())>
                    <option value="">"Not decided yet"</option>
                    {states.iter().map(|each| {
                        let now = state.get_untracked() == each.id;
                        view! { <option value=each.id selected=now>{each.label}</option> }
                    }).collect_view()}
                </select>
            </li>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{field.label}</legend>
            {hint(field, &id)}
            <ul class="states">
                <For each=move || list.get() key=|item| item.clone() children=item/>
            </ul>
        </fieldset>
    }
    .into_any()
}

fn items(plan: &Plan, of: &'static Items) -> Vec<(String, String)> {
    match of {
        Items::Fixed(list) => list.iter().map(|item| (item.id.to_owned(), item.label.to_owned())).collect(),
        Items::Outcomes => plan
            .rows("success.outcomes")
            .iter()
            .filter(|row| !row.text("change").is_empty())
            .map(|row| (row.id.to_string(), row.text("change").to_owned()))
            .collect(),
    }
}
