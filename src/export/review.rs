//! How the group is doing, and its reviews.

use super::answer::{cell, has_words, heads, value, written_rows};
use super::outline::{Block, Body, Cell, Head, Table, clean};
use crate::content::{self, Field, Items, Kind};
use crate::plan::{Answer, Plan, Row, Theme};

/// Bands and spread by theme, the newest round first with its actions. Never
/// a mean, and nothing that small groups are spared.
pub(super) fn doing(plan: &Plan) -> Vec<Block> {
    let mut rounds: Vec<&Row> =
        written_rows(plan, "reviews").filter(|row| row.answers.get("themes").is_some()).collect();
    crate::order::by_key(&mut rounds, |row| std::cmp::Reverse(row.date("date")));
    let mut blocks = Vec::new();
    for (at, round) in rounds.into_iter().enumerate() {
        let Some(Answer::Themes(themes)) = round.answers.get("themes") else { continue };
        let finished = content::field("plan.finished");
        let order = finished.map(Field::options).unwrap_or_default();
        let rows = order.iter().filter_map(|option| themes.get(option.id).map(|theme| theme_row(option.label, theme)));
        let other = themes.iter().filter(|(id, _)| order.iter().all(|option| option.id != id.as_str()));
        let rows: Vec<_> = rows.chain(other.map(|(id, theme)| theme_row(id, theme))).collect();
        let head = heads(&["Theme", "Band", "Spread", "People who answered", "Do not know"]);
        blocks.push(Block::new(format!("How we are doing, {}", name(plan, round)), Body::Table(Table { head, rows })));
        if at == 0 {
            blocks.push(Block::new("", Body::Note("Bands are a rule of thumb, to start a conversation.")));
            blocks.extend(actions(plan, round));
        }
    }
    blocks
}

fn theme_row(label: &str, theme: &Theme) -> Vec<Cell> {
    const HELD_BACK: &str = "Not shown";
    let band = match theme.band.as_deref().unwrap_or_default() {
        "strong" => "Strong",
        "talk" => "Talk about it",
        "action" => "Needs action",
        other => other,
    };
    let spread = match theme.spread.as_deref().unwrap_or_default() {
        "together" => "Together",
        "some-differ" => "Some differ",
        "split" => "Split",
        other => other,
    };
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut unsure = number(theme.dont_know);
    if theme.unclear == Some(true) {
        unsure.push_str(if unsure.is_empty() { "Several" } else { ", several" });
        unsure.push_str(" do not know");
    }
    vec![
        Cell::Text(clean(label)),
        Cell::new(clean(band), HELD_BACK),
        Cell::new(clean(spread), HELD_BACK),
        Cell::new(number(theme.n), HELD_BACK),
        Cell::new(unsure, HELD_BACK),
    ]
}

/// The dates of all reviews, then what was written at each.
pub(super) fn reviews(plan: &Plan) -> Vec<Block> {
    let mut blocks = vec![super::answer::columns(plan, "reviews", "Review dates", &["date", "kind", "next"])];
    for row in written_rows(plan, "reviews") {
        let rows = said(plan, row);
        if !rows.is_empty() {
            let title = format!("What we said, {}", name(plan, row));
            blocks.push(Block::new(title, Body::Table(Table { head: heads(&["Question", "Answer"]), rows })));
        }
        blocks.extend(actions(plan, row));
    }
    blocks
}

/// What was answered in a review besides dates, actions and themes.
fn said(plan: &Plan, row: &Row) -> Vec<Vec<Cell>> {
    let columns = match content::field("reviews").map(|field| &field.kind) {
        Some(Kind::Rows(rows)) => rows.columns,
        _ => &[],
    };
    let mut rows = Vec::new();
    for column in columns.iter().filter(|column| !matches!(column.key, "date" | "kind" | "next" | "actions" | "themes"))
    {
        let text = match &column.kind {
            Kind::States { of, .. } => states(plan, row, column, of),
            _ => value(plan, &row.answers, column, column.key),
        };
        if !text.is_empty() {
            rows.push(vec![Cell::Text(column.label.to_owned()), Cell::Text(text)]);
        }
    }
    rows
}

/// "People get the right help: some signs. Volunteers stay: stuck."
fn states(plan: &Plan, row: &Row, column: &Field, of: &Items) -> String {
    let items: Vec<(String, String)> = match of {
        Items::Fixed(items) => items.iter().map(|item| (item.id.to_owned(), item.label.to_owned())).collect(),
        Items::Outcomes => {
            let outcomes = plan.rows("success.outcomes").iter();
            outcomes.map(|outcome| (outcome.id.to_string(), clean(outcome.text("change")))).collect()
        }
    };
    let mut lines: Vec<String> = Vec::new();
    for (id, label) in items {
        let state = clean(column.option_label(row.answers.state(column.key, &id)));
        if !state.is_empty() {
            lines.push(format!("{label}: {}", super::answer::small_first(&state)));
        }
    }
    lines.join("\n")
}

fn actions(plan: &Plan, review: &Row) -> Option<Block> {
    let column = content::field("reviews")?.column("actions")?;
    let Kind::Rows(list) = &column.kind else { return None };
    let actions: Vec<&Row> = review.answers.rows("actions").iter().filter(|row| has_words(row)).collect();
    let rows: Vec<Vec<Cell>> =
        actions.into_iter().map(|row| list.columns.iter().map(|column| cell(plan, row, column)).collect()).collect();
    let head: Vec<Head> =
        list.columns.iter().map(|column| Head { label: column.label.to_owned(), letter: "" }).collect();
    let title = format!("Actions, {}", name(plan, review));
    (!rows.is_empty()).then(|| Block::new(title, Body::Table(Table { head, rows })))
}

/// What a review is called: by its day, or by its place in the list.
fn name(plan: &Plan, review: &Row) -> String {
    let place = || plan.rows("reviews").iter().position(|row| row.id == review.id).unwrap_or_default() + 1;
    review.date("date").map_or_else(|| format!("review {}", place()), |day| day.in_words())
}

/// The day on which the group next stops to look: the first one on or after
/// the day the plan last changed, or else the last one there is.
pub(super) fn next(plan: &Plan) -> Option<crate::plan::Date> {
    let mut days: Vec<_> =
        plan.rows("reviews").iter().flat_map(|row| [row.date("date"), row.date("next")]).flatten().collect();
    crate::order::by(&mut days, Ord::cmp);
    let today = plan.answers.date("plan.lastChanged");
    days.iter().find(|day| today.is_none_or(|today| **day >= today)).or(days.last()).copied()
}
