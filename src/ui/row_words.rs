//! A row in one line: what it is called and what it says.

use crate::content::{Field, Kind, Rows};
use crate::plan::{Answer, Path, Plan, Row};

/// What a row is called: its first text, else its first choice or partner, else its place.
pub fn name(plan: &Plan, path: &Path, row: &Row, list: &Rows, place: usize) -> String {
    if path.field == "partners.items" && path.cells.is_empty() && !row.text("name").is_empty() {
        return plan.partner_name(row.id.as_str());
    }
    let first = head(row, list).and_then(|column| words(plan, column, row.answers.get(column.key)));
    first.unwrap_or_else(|| format!("{} {}", crate::form_aid::words::capital(list.one), place + 1))
}

/// The other answers, in a line.
pub fn say(plan: &Plan, path: &Path, row: &Row, list: &Rows) -> String {
    if path.field == "form.answers" {
        let answered = list.columns.iter().skip(1).filter(|column| row.answers.get(column.key).is_some()).count();
        return format!("{answered} of 9 answered.");
    }
    let head = head(row, list).map(|column| column.key);
    let rest = list.columns.iter().filter(|column| Some(column.key) != head);
    // Where several columns name partners, each says what for.
    let partners = list.columns.iter().filter(|column| names_partner(column)).count();
    let part = |column: &'static Field| {
        let said = words(plan, column, row.answers.get(column.key))?;
        Some(if partners > 1 && names_partner(column) { format!("{}: {said}", column.label) } else { said })
    };
    let parts: Vec<String> = rest.filter_map(part).take(3).collect();
    let mut line = parts.iter().map(|part| part.trim_end_matches('.')).collect::<Vec<_>>().join(". ");
    if !line.is_empty() {
        line.push('.');
    }
    line
}

/// The column that names a row: the first answer where that is a choice or a
/// partner (a reason, a champion), else the first short text, else whatever there is.
fn head(row: &Row, list: &Rows) -> Option<&'static Field> {
    let filled = || list.columns.iter().filter(|column| row.answers.get(column.key).is_some());
    let first = list.columns.first().filter(|column| matches!(column.kind, Kind::Choice(_) | Kind::Reference(_)));
    first
        .filter(|column| row.answers.get(column.key).is_some())
        .or_else(|| filled().find(|column| matches!(column.kind, Kind::Line { .. } | Kind::Lines { .. })))
        .or_else(|| filled().next())
}

fn names_partner(column: &Field) -> bool {
    matches!(column.kind, Kind::Partners | Kind::Reference(_))
}

/// An answer in words; nothing for an empty one.
pub fn words(plan: &Plan, field: &Field, answer: Option<&Answer>) -> Option<String> {
    let words = match answer? {
        Answer::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Answer::Number(number) => format!("{}: {number}", field.label),
        Answer::YesNo(yes) => if *yes { field.label } else { "" }.to_owned(),
        Answer::Date(date) => date.in_words(),
        // A bare "No" says nothing without its question.
        Answer::Choice(id) if matches!(id.as_str(), "yes" | "partly" | "no" | "low" | "some" | "medium" | "high") => {
            format!("{}: {}", field.label, field.option_label(id).to_lowercase())
        }
        Answer::Choice(id) => field.option_label(id).to_owned(),
        Answer::Choices(ids) => ids.iter().map(|id| field.option_label(id)).collect::<Vec<_>>().join(", "),
        Answer::Reference(id) => match plan.row("success.outcomes", id).filter(|_| is_outcome(field)) {
            Some(outcome) => outcome.text("change").to_owned(),
            None => plan.partner_short(id),
        },
        Answer::References(ids) => ids.iter().map(|id| plan.partner_short(id)).collect::<Vec<_>>().join(", "),
        Answer::Texts(texts) => texts.join(", "),
        Answer::Rows(rows) => match rows.len() {
            1 => format!("{}: one", field.label),
            many => format!("{}: {many}", field.label),
        },
        Answer::States(_) | Answer::Themes(_) => String::new(),
    };
    (!words.is_empty()).then_some(words)
}

fn is_outcome(field: &Field) -> bool {
    matches!(field.kind, Kind::Reference(crate::content::Target::Outcome))
}
