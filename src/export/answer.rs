//! One answer as a piece of paper, whatever its kind.

use super::outline::{Block, Body, Cell, Head, Line, NOBODY, NOT_DECIDED, Table, clean};
use crate::content::{self, Choice, Field, Items, Kind, Target};
use crate::plan::{Answers, Plan, Row, marks};

/// A field with its label as the heading; a gap where it is not answered.
pub(super) fn block(plan: &Plan, id: &str) -> Block {
    let Some(field) = content::field(id) else { return Block::new("", Body::Gap(NOT_DECIDED)) };
    let body = match &field.kind {
        Kind::Texts { .. } => {
            let lines: Vec<Line> = written(plan.answers.texts(id)).map(Line::plain).collect();
            if lines.is_empty() { Body::Gap(NOT_DECIDED) } else { Body::List(lines) }
        }
        Kind::Rows(rows) => table(rows_in_order(plan, id), |row| cells(plan, row, rows.columns), rows.columns),
        Kind::States { of: Items::Fixed(items), .. } => states(plan, field, items),
        _ => {
            let lines: Vec<Line> = value(plan, &plan.answers, field, id)
                .lines()
                .filter(|line| !line.is_empty())
                .map(Line::plain)
                .collect();
            if lines.is_empty() { Body::Gap(NOT_DECIDED) } else { Body::Paragraphs(lines) }
        }
    };
    Block::new(field.label, body)
}

/// A list as a table of some of its columns, the first as the heading of the row.
pub(super) fn columns(plan: &Plan, id: &str, caption: &str, keys: &[&str]) -> Block {
    let Some(field) = content::field(id) else { return Block::new("", Body::Gap(NOT_DECIDED)) };
    let columns: Vec<&'static Field> = keys.iter().filter_map(|key| field.column(key)).collect();
    let body = table(
        rows_in_order(plan, id),
        |row| columns.iter().map(|column| cell(plan, row, column)).collect(),
        columns.iter().copied(),
    );
    Block::new(if caption.is_empty() { field.label } else { caption }, body)
}

/// A table of rows, or the gap where there are none.
fn table<'a>(rows: Vec<&Row>, cells: impl Fn(&Row) -> Vec<Cell>, columns: impl IntoIterator<Item = &'a Field>) -> Body {
    if rows.is_empty() {
        return Body::Gap(NOT_DECIDED);
    }
    let head = columns.into_iter().map(|column| Head { label: column.label.to_owned(), letter: letter(column.id) });
    Body::Table(Table { head: head.collect(), rows: rows.into_iter().map(cells).collect() })
}

fn cells(plan: &Plan, row: &Row, columns: &'static [Field]) -> Vec<Cell> {
    columns.iter().map(|column| cell(plan, row, column)).collect()
}

/// The cell of one column.
pub(super) fn cell(plan: &Plan, row: &Row, column: &Field) -> Cell {
    if column.id == "partners.items[].name" {
        return Cell::Text(clean(&plan.partner_name(row.id.as_str())));
    }
    let gap = match column.kind {
        Kind::Partners | Kind::Reference(Target::Partner) => NOBODY,
        _ => NOT_DECIDED,
    };
    Cell::new(value(plan, &row.answers, column, column.key), gap)
}

/// An answer in words; nothing where it is not answered.
pub(super) fn value(plan: &Plan, answers: &Answers, field: &Field, key: &str) -> String {
    match &field.kind {
        Kind::Line { .. } | Kind::Lines { .. } | Kind::Automatic => clean(answers.text(key)),
        Kind::Number { .. } => answers.number(key).map(|number| level(field.id, number)).unwrap_or_default(),
        Kind::YesNo => answers.yes_no(key).map(|yes| if yes { "Yes" } else { "No" }.to_owned()).unwrap_or_default(),
        Kind::Date => answers.date(key).map(|day| day.in_words()).unwrap_or_default(),
        Kind::Choice(_) => clean(field.option_label(answers.choice(key))),
        Kind::Choices(options) => {
            let chosen = answers.choices(key);
            let known =
                options.iter().filter(|option| chosen.iter().any(|id| id == option.id)).map(|option| option.label);
            let other = chosen.iter().map(String::as_str).filter(|id| options.iter().all(|option| option.id != *id));
            listed(known.chain(other).map(clean))
        }
        Kind::Reference(Target::Outcome) => plan
            .row("success.outcomes", answers.reference(key))
            .map(|row| clean(row.text("change")))
            .unwrap_or_default(),
        Kind::Reference(_) => partner(plan, answers.reference(key)),
        Kind::Partners => {
            let named = answers.references(key);
            let order = marks(plan).into_iter().filter(|mark| named.contains(&mark.id));
            order.map(|mark| partner(plan, &mark.id)).collect::<Vec<_>>().join(", ")
        }
        Kind::Texts { .. } | Kind::Rows(_) | Kind::States { .. } | Kind::Themes => String::new(),
    }
}

/// What a partner is called within the plan: its short name, unless another
/// one has the same.
pub(super) fn partner(plan: &Plan, id: &str) -> String {
    let short = plan.partner_short(id);
    let twice = plan.partners().iter().filter(|row| plan.partner_short(row.id.as_str()) == short).count() > 1;
    clean(&if twice { plan.partner_name(id) } else { short })
}

/// The rows in which something is written: partners in the order of the
/// alphabet, risks from the greatest, the rest as they stand.
fn rows_in_order<'a>(plan: &'a Plan, id: &str) -> Vec<&'a Row> {
    let mut rows: Vec<&Row> = plan.rows(id).iter().filter(|row| has_words(row)).collect();
    match id {
        "partners.items" => crate::order::by_key(&mut rows, |row| plan.partner_name(row.id.as_str()).to_lowercase()),
        "sustain.risks" => {
            let weight = |row: &Row, key| row.answers.number(key).unwrap_or(0);
            crate::order::by_key(&mut rows, |row| -weight(row, "likely").saturating_mul(weight(row, "impact")));
        }
        _ => {}
    }
    rows
}

/// Something is written in it, not only blanks.
pub(super) fn has_words(row: &Row) -> bool {
    row.answers.iter().any(|(_, answer)| match answer {
        crate::plan::Answer::Text(text) => !clean(text).is_empty(),
        other => !other.is_empty(),
    })
}

/// The entries of a list in which something is written.
pub(super) fn written(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str).filter(|text| !clean(text).is_empty())
}

/// Each thing with its state, or one gap where none has any.
fn states(plan: &Plan, field: &'static Field, items: &'static [Choice]) -> Body {
    let state = |item: &Choice| clean(field.option_label(plan.answers.state(field.id, item.id)));
    if items.iter().all(|item| state(item).is_empty()) {
        return Body::Gap(NOT_DECIDED);
    }
    let row = |item: &Choice| vec![Cell::Text(item.label.to_owned()), Cell::new(state(item), NOT_DECIDED)];
    Body::Table(Table { head: heads(&["Check", "Where it is"]), rows: items.iter().map(row).collect() })
}

/// Headings of columns, by their words.
pub(super) fn heads(labels: &[&str]) -> Vec<Head> {
    labels.iter().map(|label| Head { label: clean(label), letter: "" }).collect()
}

/// Words in a row: "Money, influence, information".
pub(super) fn listed(words: impl Iterator<Item = String>) -> String {
    let mut all = String::new();
    for word in words {
        if !all.is_empty() {
            all.push_str(", ");
            all.push_str(&small_first(&word));
        } else {
            all.push_str(&word);
        }
    }
    all
}

/// The text with a small first letter, unless it begins with an abbreviation.
pub(super) fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => text.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        _ => String::new(),
    }
}

fn level(id: &str, number: i64) -> String {
    match (id, number) {
        ("sustain.risks[].likely" | "sustain.risks[].impact", 1) => "Low".to_owned(),
        ("sustain.risks[].likely" | "sustain.risks[].impact", 2) => "Medium".to_owned(),
        ("sustain.risks[].likely" | "sustain.risks[].impact", 3) => "High".to_owned(),
        _ => number.to_string(),
    }
}

/// Responsible, accountable, supports, consulted, informed.
fn letter(id: &str) -> &'static str {
    match id {
        "sustain.tasks[].owner" => "A",
        "sustain.tasks[].does" => "R",
        "sustain.tasks[].supports" => "S",
        "sustain.tasks[].consulted" => "C",
        "sustain.tasks[].informed" => "I",
        _ => "",
    }
}

/// The rows of a list in which something is written.
pub(super) fn written_rows<'a>(plan: &'a Plan, id: &str) -> impl Iterator<Item = &'a Row> {
    plan.rows(id).iter().filter(|row| has_words(row))
}
