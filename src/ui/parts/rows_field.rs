//! A list of rows: one open to write in, the rest one line each.

use leptos::prelude::*;

use super::field::fields;
use super::glyph::{arrow_down, arrow_up};
use crate::browser::page;
use crate::content::{Field, Rows};
use crate::form_aid::words::number as in_words;
use crate::plan::{Answer, Edit, Path, Plan, Row, RowId};
use crate::ui::desk::Desk;
use crate::ui::row_words::{name, say};

/// What the list shows in the place of a row that was just removed.
#[derive(Clone, Debug, PartialEq)]
struct Gone {
    row: RowId,
    after: Option<RowId>,
    sentence: String,
}

/// A list whose rows can be added to, removed with undo, and put in order by buttons.
pub fn rows_field(desk: Desk, path: Path, field: &'static Field, list: &'static Rows) -> AnyView {
    let ids = {
        let path = path.clone();
        // Only the ids: copying whole rows with every key would be felt.
        Memo::new(move |_| {
            desk.plan.with(|plan| match plan.answer(&path) {
                Some(Answer::Rows(rows)) => rows.iter().map(|row| row.id.clone()).collect(),
                _ => Vec::<RowId>::new(),
            })
        })
    };
    let open = RwSignal::new(None::<RowId>);
    let gone = RwSignal::new(None::<Gone>);
    let id = path.html_id();
    let count = move || {
        let room = list.most.saturating_sub(ids.with(Vec::len));
        match (ids.with(Vec::len), room) {
            (0, _) => format!("None yet. There is room for {}.", in_words(list.most)),
            (_, 0) => format!(
                "{} {}: the list is full. Remove one to add another.",
                capital(&in_words(ids.with(Vec::len))),
                list.many
            ),
            (many, _) => format!("{} so far. There is room for {}.", capital(&in_words(many)), in_words(list.most)),
        }
    };
    let add = {
        let path = path.clone();
        move |_| {
            let row = desk.plan.with_untracked(|plan| plan.fresh_row(&path));
            if desk.apply(Edit::AddRow { path: path.clone(), row: row.clone() }).is_ok() {
                gone.set(None);
                open.set(Some(row.clone()));
                focus_soon(first_field(&path, &row, list));
            }
        }
    };
    let add_id = format!("{id}_add");
    let item = {
        let (path, add_id) = (path.clone(), add_id.clone());
        move |row: RowId| row_view(desk, path.clone(), row, list, ids, open, gone, add_id.clone())
    };
    // A list inside a row is part of that row's group; a list of its own is a section.
    let heading = if path.cells.is_empty() {
        view! { <h2 id=id.clone()>{field.label}</h2> }.into_any()
    } else {
        view! { <h4 class="rows__heading" id=id.clone()>{field.label}</h4> }.into_any()
    };
    view! {
        <section class="page__part" aria-labelledby=id>
            {heading}
            {(!field.hint.is_empty()).then(|| view! { <p class="quiet">{field.hint}</p> })}
            <p class="quiet">{count}</p>
            <ol class="rows" role="list">
                {gone_view(desk, gone, id.clone(), None)}
                <For each=move || ids.get() key=|row| row.clone() children=item/>
            </ol>
            <Show when=move || { ids.with(Vec::len) < list.most }>
                <p class="actions"><button type="button" class="button button--plain" id=add_id.clone() on:click=add.clone()>{list.add}</button></p>
            </Show>
        </section>
    }
    .into_any()
}

#[allow(clippy::too_many_arguments)]
fn row_view(
    desk: Desk,
    path: Path,
    row: RowId,
    list: &'static Rows,
    ids: Memo<Vec<RowId>>,
    open: RwSignal<Option<RowId>>,
    gone: RwSignal<Option<Gone>>,
    add_id: String,
) -> AnyView {
    let place = {
        let row = row.clone();
        Memo::new(move |_| ids.with(|ids| ids.iter().position(|id| *id == row)).unwrap_or_default())
    };
    let called = {
        let (path, row) = (path.clone(), row.clone());
        Memo::new(move |_| {
            let place = place.get();
            desk.plan
                .with(|plan| row_at(plan, &path, &row).map(|row| name(plan, &path, row, list, place)))
                .unwrap_or_default()
        })
    };
    let is_open = {
        let row = row.clone();
        Memo::new(move |_| open.with(|open| open.as_ref() == Some(&row)))
    };
    let list_id = path.html_id();
    let line = format!("{list_id}_{row}");
    let edit_id = format!("{line}_edit");
    let move_by = {
        let (path, row, line) = (path.clone(), row.clone(), line.clone());
        move |up: bool| {
            let at = place.get_untracked();
            let to = if up { at.saturating_sub(1) } else { at + 1 };
            if desk.apply(Edit::MoveRow { path: path.clone(), row: row.clone(), to }).is_ok() {
                desk.say(format!("{} is now {} of {}.", called.get_untracked(), to + 1, ids.with_untracked(Vec::len)));
                // At the end of the list the button that was pressed is off; its twin takes the focus.
                let last = ids.with_untracked(Vec::len) - 1;
                let button = if (up && to > 0) || (!up && to == last) { "up" } else { "down" };
                focus_soon(format!("{line}_{button}"));
            }
        }
    };
    let (up, down) = (move_by.clone(), move_by);
    let remove = {
        let (path, row) = (path.clone(), row.clone());
        move |_| {
            let at = place.get_untracked();
            let after = ids.with_untracked(|ids| at.checked_sub(1).and_then(|before| ids.get(before).cloned()));
            let before = desk.plan.get_untracked();
            let sentence = called.get_untracked();
            if desk.apply(Edit::RemoveRow { path: path.clone(), row: row.clone() }).is_ok() {
                let also = desk.plan.with_untracked(|plan| also_touched(&before, plan, &path));
                let sentence = format!("{sentence} was removed{also}.");
                desk.say(sentence.clone());
                gone.set(Some(Gone { row: row.clone(), after, sentence }));
                open.set(None);
                focus_soon(format!("{}_undo", path.html_id()));
            }
        }
    };
    let toggle = {
        let (row, path) = (row.clone(), path.clone());
        move |_| {
            open.set(Some(row.clone()));
            gone.set(None);
            focus_soon(first_field(&path, &row, list));
        }
    };
    let badge = badge(desk, &path, &row);
    let tools = {
        let (line, edit_id) = (line.clone(), edit_id.clone());
        view! {
            <div class="row__tools">
                <Show when=move || !is_open.get()>
                    <button type="button" class="button button--quiet" id=edit_id.clone() on:click=toggle.clone()>
                        "Edit"<span class="unseen">" "{move || called.get()}</span>
                    </button>
                </Show>
                <button type="button" class="button button--icon" id=format!("{line}_up") disabled=move || place.get() == 0
                    aria-label=move || format!("Move {} up", called.get()) on:click=move |_| up(true)>{arrow_up()}</button>
                <button type="button" class="button button--icon" id=format!("{line}_down")
                    disabled=move || { place.get() + 1 >= ids.with(Vec::len) }
                    aria-label=move || format!("Move {} down", called.get()) on:click=move |_| down(false)>{arrow_down()}</button>
            </div>
        }
        .into_any()
    };
    let summary = {
        let (path, row) = (path.clone(), row.clone());
        Memo::new(move |_| {
            if is_open.get() {
                return format!("{} {} of {}", capital(list.one), place.get() + 1, ids.with(Vec::len));
            }
            desk.plan.with(|plan| row_at(plan, &path, &row).map(|row| say(plan, &path, row, list))).unwrap_or_default()
        })
    };
    let close = {
        let add_id = add_id.clone();
        move |_| {
            open.set(None);
            let edit = edit_id.clone();
            let add = add_id.clone();
            request_animation_frame(move || {
                if !page::focus_id(&edit) {
                    page::focus_id(&add);
                }
            });
        }
    };
    let inside = {
        let (path, row) = (path.clone(), row.clone());
        move || {
            is_open.get().then(|| {
                let list_of = list.columns.iter().map(|column| (path.cell(&row, column.key), column)).collect();
                let (remove, close) = (remove.clone(), close.clone());
                view! {
                    <fieldset class="row__fields">
                        <legend class="unseen">{move || called.get()}</legend>
                        <div class="fields">{fields(desk, list_of)}</div>
                        {crate::ui::parts::flags::row_flags(desk, &path, &row)}
                        <div class="row__end">
                            <button type="button" class="button button--plain" on:click=close>"Close this "{list.one}</button>
                            <button type="button" class="button button--quiet" on:click=remove>"Remove "{move || called.get()}</button>
                        </div>
                    </fieldset>
                }
            })
        }
    };
    view! {
        <li class=move || if is_open.get() { "row row--open" } else { "row" } id=line>
            <div class="row__line">
                {badge}
                <div class="row__what"><h3 class="row__name">{move || called.get()}</h3><p class="row__say">{move || summary.get()}</p></div>
                {tools}
            </div>
            {inside}
        </li>
        {gone_view(desk, gone, list_id, Some(row))}
    }
    .into_any()
}

fn row_at<'a>(plan: &'a Plan, path: &Path, id: &RowId) -> Option<&'a Row> {
    match plan.answer(path) {
        Some(Answer::Rows(rows)) => rows.iter().find(|row| row.id == *id),
        _ => None,
    }
}

/// A line with Undo in the place of a removed row: after the row before it, or first.
fn gone_view(desk: Desk, gone: RwSignal<Option<Gone>>, id: String, after: Option<RowId>) -> AnyView {
    let shown = Memo::new(move |_| gone.get().filter(|gone| gone.after == after));
    view! {
        {move || shown.get().map(|Gone { row, sentence, .. }| {
            let (button, line) = (format!("{id}_undo"), format!("{id}_{row}_edit"));
            view! {
                <li class="row row--gone">
                    <p>{sentence}</p>
                    <button type="button" class="button button--quiet" id=button on:click=move |_| {
                        gone.set(None);
                        desk.undo();
                        // The row is back, and this line with its button is gone.
                        focus_soon(line.clone());
                    }>"Undo"</button>
                </li>
            }
        })}
    }
    .into_any()
}

/// The mark of a partner, beside its name.
fn badge(desk: Desk, path: &Path, row: &RowId) -> Option<AnyView> {
    if path.field != "partners.items" {
        return None;
    }
    let row = row.clone();
    let markup = Memo::new(move |_| {
        let marks = desk.plan.with(crate::plan::marks);
        let mark = marks.iter().find(|mark| mark.id == row.as_str());
        mark.map(|mark| crate::draw::parts::badge_icon(mark).into_string()).unwrap_or_default()
    });
    Some(view! { <span class="mark" inner_html=move || markup.get()></span> }.into_any())
}

/// What else changed when a row went: how many answers pointed to it.
fn also_touched(before: &Plan, after: &Plan, path: &Path) -> String {
    let mut expected = before.clone();
    // The list itself is as it is now; whatever differs beyond it was touched too.
    expected.answers.set(path.field, after.answers.get(path.field).cloned());
    let touched = expected.drop_dangling().len();
    match touched {
        0 => String::new(),
        1 => ", also from one other answer".to_owned(),
        many => format!(", also from {} other answers", in_words(many)),
    }
}

fn first_field(path: &Path, row: &RowId, list: &Rows) -> String {
    let Some(column) = list.columns.first() else { return String::new() };
    path.cell(row, column.key).html_id()
}

/// Moves the focus once the page has drawn what is to have it. A group of
/// choices has no id of its own; then its first choice takes the focus.
fn focus_soon(id: String) {
    request_animation_frame(move || {
        if !page::focus_id(&id) {
            page::focus(&format!("[name=\"{id}\"]"));
        }
    });
}

fn capital(text: &str) -> String {
    crate::form_aid::words::capital(text)
}
