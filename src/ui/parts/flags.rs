//! Gentle flags: a thought beside an answer. They never block anything.

use leptos::prelude::*;

use crate::plan::flags::{Flag, flags};
use crate::plan::{Path, Plan, RowId};
use crate::ui::desk::Desk;

/// Flags of one row, inside it.
pub fn row_flags(desk: Desk, path: &Path, row: &RowId) -> AnyView {
    let (path, row) = (path.clone(), row.clone());
    show(Memo::new(move |_| {
        let mut all = desk.plan.with(flags);
        all.retain(|flag| {
            flag.at.as_ref().is_some_and(|at| {
                at.field == path.field
                    && at.cells.starts_with(&path.cells)
                    && at.cells.get(path.cells.len()).is_some_and(|(id, _)| *id == row)
            })
        });
        all
    }))
}

/// Flags of a page: those that belong to the whole of it, and those of its rows.
pub fn page_flags(plan: Signal<Plan>, page: &'static str) -> AnyView {
    show(Memo::new(move |_| {
        let mut all = plan.with(flags);
        all.retain(|flag| flag.page == page);
        all
    }))
}

fn show(flags: Memo<Vec<Flag>>) -> AnyView {
    view! {
        {move || flags.get().into_iter().map(|flag| flag_view(flag.says, flag.why.to_owned())).collect_view()}
    }
    .into_any()
}

/// One thought with its reason.
pub fn flag_view(says: String, why: String) -> AnyView {
    view! {
        <div class="flag"><p>{says}</p>{(!why.is_empty()).then(|| view! { <p class="flag__why">{why}</p> })}</div>
    }
    .into_any()
}
