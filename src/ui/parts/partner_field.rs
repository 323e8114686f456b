//! Naming partners: one of them, some of them, or an outcome.

use leptos::prelude::*;

use super::choice_field::{list_with, menu};
use super::field::hint;
use crate::content::{Field, Target};
use crate::plan::{Answer, Path, Plan};
use crate::ui::desk::Desk;

/// One partner (or all of us, or an outcome), from a menu.
pub fn reference_field(desk: Desk, path: Path, field: &'static Field, target: Target) -> AnyView {
    let answer = desk.answer(&path);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::Reference(id)) => id,
        _ => String::new(),
    });
    let list = Memo::new(move |_| desk.plan.with(|plan| targets(plan, target)));
    let options = Signal::derive(move || list_with(&list.get(), &chosen.get()));
    let none = move || {
        let waits = match target {
            Target::Outcome => "Add an outcome first; then it can be chosen here.",
            _ => "Partners are added in question 2; then they can be chosen here.",
        };
        let empty = list.with(|list| list.iter().all(|(id, _)| id == "all"));
        empty.then(|| view! { <p class="field__hint">{waits}</p> })
    };
    view! {
        {menu(path.html_id(), field, options, chosen, move |id| {
            desk.set(&path, (!id.is_empty()).then_some(Answer::Reference(id)));
        })}
        {none}
    }
    .into_any()
}

/// Any partners, as boxes to tick.
pub fn partners_field(desk: Desk, path: Path, field: &'static Field) -> AnyView {
    let answer = desk.answer(&path);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::References(ids)) => ids,
        _ => Vec::new(),
    });
    let list = Memo::new(move |_| desk.plan.with(|plan| targets(plan, Target::Partner)));
    let id = path.html_id();
    let item = move |(partner, _): (String, String)| {
        let path = path.clone();
        let is = partner.clone();
        let name = {
            let partner = partner.clone();
            move || desk.plan.with(|plan| plan.partner_name(&partner))
        };
        view! {
            <label class="choices__item">
                <input type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&is))
                    on:change:target=move |event| {
                        let mut ids = chosen.get_untracked();
                        ids.retain(|id| *id != partner);
                        if event.target().checked() {
                            ids.push(partner.clone());
                        }
                        desk.set(&path, Some(Answer::References(ids)));
                    }
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices choices--plain choices--columns">
            <legend>{field.label}</legend>
            {hint(field, &id)}
            <div class="choices__items">
                <For each=move || list.get() key=|(id, _)| id.clone() children=item/>
            </div>
            {move || list.with(Vec::is_empty).then(|| view! {
                <p class="field__hint">"Partners are added in question 2; then they can be chosen here."</p>
            })}
        </fieldset>
    }
    .into_any()
}

/// What a reference can point to, by id, in the order in which it is shown.
fn targets(plan: &Plan, target: Target) -> Vec<(String, String)> {
    let partners = || {
        let mut list: Vec<_> =
            plan.partners().iter().map(|row| (row.id.to_string(), plan.partner_name(row.id.as_str()))).collect();
        crate::order::by_key(&mut list, |(_, name)| name.to_lowercase());
        list
    };
    match target {
        Target::Partner => partners(),
        Target::PartnerOrAll => {
            let mut list = vec![("all".to_owned(), plan.partner_name("all"))];
            list.extend(partners());
            list
        }
        Target::Outcome => {
            let name = |at: usize, change: &str| match change.trim() {
                "" => format!("Outcome {}", at + 1),
                change => change.to_owned(),
            };
            let rows = plan.rows("success.outcomes").iter().enumerate();
            rows.map(|(at, row)| (row.id.to_string(), name(at, row.text("change")))).collect()
        }
    }
}
