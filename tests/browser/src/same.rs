//! A plan as plain lines, so that two can be compared field by field.
//!
//! Rows of a plan that was typed have ids of their own; so a reference is
//! written as the name of what it points to. What nobody types is left out:
//! the plan's identity, its version and the day of its last change.

use joint_action::content::{FIELDS, Field, Items, Kind, Target};
use joint_action::format;
use joint_action::plan::Plan;
use serde_json::Value;

/// Every answer as `path = value`, in the order of the fields.
pub fn lines(plan: &Plan) -> Vec<String> {
    let value = format::to_value(plan);
    let mut lines = Vec::new();
    for field in FIELDS {
        if matches!(field.id, "plan.version" | "plan.lastChanged") || field.kind == Kind::Automatic {
            continue;
        }
        let mut at = &value;
        for key in field.id.split('.') {
            at = &at[key];
        }
        walk(plan, field, at, field.id, &mut lines);
    }
    lines
}

/// The lines of some fields alone.
pub fn lines_without(plan: &Plan, fields: &[&str]) -> Vec<String> {
    let mut lines = lines(plan);
    lines.retain(|line| !fields.iter().any(|field| line.starts_with(field)));
    lines
}

/// Fails with what differs.
pub fn assert_same(found: &[String], wanted: &[String]) {
    let missing: Vec<&String> = wanted.iter().filter(|line| !found.contains(line)).collect();
    let added: Vec<&String> = found.iter().filter(|line| !wanted.contains(line)).collect();
    assert!(
        missing.is_empty() && added.is_empty(),
        "not the same plan.\nmissing: {missing:#?}\nnot expected: {added:#?}"
    );
    assert_eq!(found.len(), wanted.len(), "an answer is there twice");
}

fn walk(plan: &Plan, field: &Field, value: &Value, path: &str, lines: &mut Vec<String>) {
    match (&field.kind, value) {
        (_, Value::Null) => {}
        (Kind::Rows(rows), Value::Array(list)) => {
            for (at, row) in list.iter().enumerate() {
                for column in rows.columns {
                    walk(plan, column, &row[column.key], &format!("{path}[{at}].{}", column.key), lines);
                }
            }
        }
        (Kind::States { .. }, Value::Object(states)) => {
            lines.extend(states.iter().map(|(of, state)| format!("{path}.{} = {state}", name(plan, field, of))));
        }
        // A set: in which order it was ticked says nothing.
        (Kind::Choices(_) | Kind::Partners, Value::Array(list)) => {
            let mut list: Vec<String> =
                list.iter().map(|id| name(plan, field, id.as_str().unwrap_or_default())).collect();
            list.sort();
            if !list.is_empty() {
                lines.push(format!("{path} = {list:?}"));
            }
        }
        (Kind::Reference(_), Value::String(id)) if !id.is_empty() => {
            lines.push(format!("{path} = {}", name(plan, field, id)))
        }
        (_, Value::Array(list)) if list.is_empty() => {}
        (_, Value::String(text)) if text.is_empty() => {}
        (_, value) => lines.push(format!("{path} = {value}")),
    }
}

/// What an id points to, by its name. Ids are only unique within their list.
fn name(plan: &Plan, field: &Field, id: &str) -> String {
    let name = match &field.kind {
        Kind::Reference(Target::Outcome) | Kind::States { of: Items::Outcomes, .. } => {
            plan.row("success.outcomes", id).map(|row| row.text("change"))
        }
        Kind::Reference(_) | Kind::Partners => plan.partner(id).map(|row| row.text("name")),
        _ => None,
    };
    name.unwrap_or(id).to_owned()
}
