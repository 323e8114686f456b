//! The fields, held against the worked example.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use joint_action::content::{self, Field, Items, Kind};
use serde_json::Value;

fn example() -> Value {
    serde_json::from_str(include_str!("samples/thursday-table.json")).unwrap()
}

/// Every key of the value is known, and what it holds fits the field.
fn check(field: &Field, value: &Value) {
    if matches!(value, Value::String(text) if text.is_empty()) {
        return;
    }
    let is_option = |value: &Value| field.options().iter().any(|option| value == option.id);
    let fits = match &field.kind {
        Kind::Line { limit } | Kind::Lines { limit } => {
            value.as_str().is_some_and(|text| text.chars().count() <= *limit)
        }
        Kind::Automatic | Kind::Reference(_) => value.is_string(),
        Kind::Number { least, most } => value.as_i64().is_some_and(|number| (*least..=*most).contains(&number)),
        Kind::YesNo => value.is_boolean(),
        Kind::Date => value.as_str().is_some_and(|text| joint_action::plan::Date::parse(text).is_some()),
        Kind::Choice(_) => is_option(value),
        Kind::Choices(_) => value.as_array().is_some_and(|ids| ids.iter().all(is_option)),
        Kind::Partners => value.as_array().is_some_and(|ids| ids.iter().all(Value::is_string)),
        Kind::Texts { rows, limit } => value.as_array().is_some_and(|texts| {
            texts.len() <= *rows
                && texts.iter().all(|text| text.as_str().is_some_and(|text| text.chars().count() <= *limit))
        }),
        Kind::Rows(rows) => {
            let list = value.as_array().unwrap();
            for row in list {
                for (key, value) in row.as_object().unwrap().iter().filter(|(key, _)| *key != "id") {
                    let column = field.column(key).unwrap_or_else(|| panic!("{} has no column {key}", field.id));
                    check(column, value);
                }
            }
            list.len() <= rows.most
        }
        Kind::States { of, .. } => value.as_object().unwrap().iter().all(|(item, state)| {
            is_option(state) && !matches!(of, Items::Fixed(items) if items.iter().all(|known| known.id != item))
        }),
        Kind::Themes => value.is_object(),
    };
    assert!(fits, "{} does not take {value}", field.id);
}

#[test]
fn the_worked_example_holds_known_fields_that_fit() {
    for (group, value) in example().as_object().unwrap() {
        if let Some(field) = content::field(group) {
            check(field, value);
            continue;
        }
        for (key, value) in value.as_object().unwrap() {
            let id = format!("{group}.{key}");
            check(content::field(&id).unwrap_or_else(|| panic!("no field {id}")), value);
        }
    }
}
