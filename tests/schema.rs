//! The published schema: written from the content, held against the samples.
//!
//! `UPDATE_EXPECT=1 cargo test --test schema` writes it again; read the diff.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{SAMPLES, any_plan};
use expect_test::expect_file;
use joint_action::content::{Choice, FIELDS, Field, Items, Kind, Target};
use joint_action::format;
use joint_action::plan::copy::{Part, Preset};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The schema of everything that is in the content.
fn schema() -> Value {
    let mut top = Map::new();
    top.insert("format".into(), json!({ "const": "joint-action/1", "description": "Written first by the app; a file without it is a plan when it holds one of the other keys." }));
    top.insert("for".into(), json!({ "enum": Preset::IDS, "description": "Whom a copy was made for; missing in a plan that has everything." }));
    top.insert("without".into(), json!({ "type": "array", "items": { "enum": Part::IDS }, "description": "Which parts were left out of that copy." }));
    for field in FIELDS {
        match field.id.split_once('.') {
            Some((section, key)) => {
                let section = top.entry(section).or_insert_with(|| json!({ "type": "object", "properties": {} }));
                section["properties"][key] = property(field);
            }
            None => drop(top.insert(field.id.into(), property(field))),
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan of Joint Action",
        "description": "Keys that are not named here are kept and written back. Characters are Unicode code points. Limits said in words are for people; the bounds are those past which a file is refused.",
        "type": "object",
        "properties": top,
        "$defs": {
            "unanswered": { "description": "The same as a missing key.", "enum": [null, "", [], {}] },
            "rowId": { "type": "string", "pattern": "^[A-Za-z0-9-]{1,40}$", "not": { "const": "all" } },
            "date": { "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$" },
            "partner": { "description": "The id of a row of partners.items.", "$ref": "#/$defs/rowId" },
            "partnerOrAll": { "description": "The id of a row of partners.items, or all.", "type": "string", "pattern": "^[A-Za-z0-9-]{1,40}$" },
            "outcome": { "description": "The id of a row of success.outcomes.", "$ref": "#/$defs/rowId" },
            "theme": {
                "description": "Aggregates of one theme: never anybody's answers.",
                "type": "object",
                "properties": {
                    "n": { "type": "integer", "minimum": 0 },
                    "mean": { "type": "number", "minimum": 1, "maximum": 5 },
                    "band": { "enum": ["strong", "talk", "action"] },
                    "spread": { "enum": ["together", "some-differ", "split"] },
                    "dontKnow": { "type": "integer", "minimum": 0 },
                    "unclear": { "type": "boolean" },
                },
            },
        },
    })
}

fn property(field: &Field) -> Value {
    let mut answer = kind(&field.kind);
    answer["title"] = field.label.into();
    json!({ "anyOf": [answer, { "$ref": "#/$defs/unanswered" }] })
}

fn text(limit: usize) -> Value {
    json!({ "type": "string", "maxLength": limit * 4, "description": format!("At most {limit} characters.") })
}

fn options(options: &[Choice]) -> Value {
    options.iter().map(|option| json!({ "const": option.id, "title": option.label })).collect()
}

fn ids(one: Value) -> Value {
    json!({ "anyOf": [{ "type": "array", "items": one }, one], "description": "The order has no meaning; one alone is a list of one." })
}

fn kind(kind: &Kind) -> Value {
    match kind {
        Kind::Line { limit } | Kind::Lines { limit } => text(*limit),
        Kind::Automatic => json!({ "type": "string", "maxLength": 80, "description": "Kept by the app." }),
        Kind::Number { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::YesNo => json!({ "type": "boolean" }),
        Kind::Date => json!({ "$ref": "#/$defs/date" }),
        Kind::Choice(choices) => json!({ "anyOf": options(choices) }),
        Kind::Choices(choices) => ids(json!({ "anyOf": options(choices) })),
        Kind::Reference(target) => json!({ "$ref": match target {
            Target::Partner => "#/$defs/partner",
            Target::PartnerOrAll => "#/$defs/partnerOrAll",
            Target::Outcome => "#/$defs/outcome",
        } }),
        Kind::Partners => ids(json!({ "$ref": "#/$defs/partner" })),
        Kind::Texts { rows, limit } => json!({
            "type": "array", "maxItems": rows * 2, "items": text(*limit), "description": format!("At most {rows} entries."),
        }),
        Kind::Rows(list) => {
            let mut columns = Map::new();
            columns.insert("id".into(), json!({ "$ref": "#/$defs/rowId", "description": "Unique in its list; the app writes it for every row." }));
            columns.extend(list.columns.iter().map(|column| (column.key.to_owned(), property(column))));
            json!({
                "type": "array", "maxItems": list.most * 2, "description": format!("At most {} rows.", list.most),
                "items": { "type": "object", "properties": columns },
            })
        }
        Kind::States { of: Items::Fixed(items), states } => {
            let state = json!({ "anyOf": options(states) });
            let items: Map<String, Value> = items.iter().map(|item| (item.id.to_owned(), state.clone())).collect();
            json!({ "type": "object", "properties": items })
        }
        Kind::States { of: Items::Outcomes, states } => json!({
            "type": "object", "additionalProperties": { "anyOf": options(states) }, "description": "By the id of a row of success.outcomes.",
        }),
        Kind::Themes => json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/theme" } }),
    }
}

/// Where a value breaks the schema: of JSON Schema just what is used above.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let fault = |what: &str| vec![format!("{at}: {what}")];
    let mut found = Vec::new();
    for (rule, says) in schema.as_object().unwrap() {
        match rule.as_str() {
            "$schema" | "title" | "description" | "$defs" | "format" => {}
            "$ref" => {
                let target = root.pointer(says.as_str().unwrap().trim_start_matches('#')).unwrap();
                found.extend(faults(root, target, value, at));
            }
            "type" => {
                let fits = match says.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64(),
                    "number" => value.is_number(),
                    "boolean" => value.is_boolean(),
                    other => panic!("{other}"),
                };
                if !fits {
                    return fault(&format!("not of type {says}"));
                }
            }
            "const" if value != says => found.extend(fault(&format!("not {says}"))),
            "enum" if !says.as_array().unwrap().contains(value) => found.extend(fault("none of the options")),
            "const" | "enum" => {}
            "not" if faults(root, says, value, at).is_empty() => found.extend(fault("what it must not be")),
            "not" => {}
            "anyOf" => {
                let tries: Vec<_> = says.as_array().unwrap().iter().map(|each| faults(root, each, value, at)).collect();
                if tries.iter().all(|faults| !faults.is_empty()) {
                    found.extend(tries.into_iter().next().unwrap());
                }
            }
            "maxLength" if value.as_str().is_some_and(|text| text.chars().count() as u64 > says.as_u64().unwrap()) => {
                found.extend(fault("too long"))
            }
            "maxItems" if value.as_array().is_some_and(|list| list.len() as u64 > says.as_u64().unwrap()) => {
                found.extend(fault("too many"))
            }
            "minimum" if value.as_f64() < says.as_f64() => found.extend(fault("too small")),
            "maximum" if value.as_f64() > says.as_f64() => found.extend(fault("too great")),
            "maxLength" | "maxItems" | "minimum" | "maximum" => {}
            "pattern" => {
                let text = value.as_str().unwrap_or_default();
                let fits = match says.as_str().unwrap() {
                    "^[A-Za-z0-9-]{1,40}$" => text == "all" || joint_action::plan::RowId::new(text).is_some(),
                    _ => joint_action::plan::Date::parse(text).is_some(),
                };
                if !fits {
                    found.extend(fault("not of the pattern"));
                }
            }
            "items" => found.extend(
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .enumerate()
                    .flat_map(|(place, entry)| faults(root, says, entry, &format!("{at}[{place}]"))),
            ),
            "properties" => {
                for (key, inner) in says.as_object().unwrap() {
                    found.extend(
                        value.get(key).into_iter().flat_map(|value| faults(root, inner, value, &format!("{at}.{key}"))),
                    );
                }
            }
            "additionalProperties" => {
                found.extend(
                    value
                        .as_object()
                        .into_iter()
                        .flatten()
                        .flat_map(|(key, value)| faults(root, says, value, &format!("{at}.{key}"))),
                );
            }
            other => panic!("the schema uses {other}"),
        }
    }
    found
}

#[test]
fn the_schema_is_written_from_the_content() {
    let mut text = serde_json::to_string_pretty(&schema()).unwrap();
    text.push('\n');
    expect_file!["../schema/joint-action-1.schema.json"].assert_eq(&text);
}

#[test]
fn the_samples_keep_to_the_schema_and_so_does_what_is_written() {
    let schema = schema();
    for (name, text) in SAMPLES {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(faults(&schema, &schema, &value, ""), Vec::<String>::new(), "{name}");
        let written = format::to_value(&format::read(text).unwrap().plan);
        assert_eq!(faults(&schema, &schema, &written, ""), Vec::<String>::new(), "{name}, written");
    }
}

#[test]
fn the_schema_notices_what_does_not_belong() {
    let schema = schema();
    for (value, place) in [
        (json!({ "plan": { "title": 7 } }), ".plan.title: not of type \"string\""),
        (json!({ "plan": { "stage": "dreaming" } }), ".plan.stage: not \"exploring\""),
        (json!({ "form": { "reviewBy": "2026-02-30" } }), ".form.reviewBy: not of the pattern"),
        (json!({ "partners": { "items": [{ "id": "all" }] } }), ".partners.items[0].id: what it must not be"),
        (json!({ "aim": { "firstSteps": [{ "what": "x".repeat(481) }] } }), ".aim.firstSteps[0].what: too long"),
        (json!({ "format": "joint-action/2" }), ".format: not \"joint-action/1\""),
    ] {
        assert!(
            faults(&schema, &schema, &value, "").contains(&place.to_owned()),
            "{place}: {:?}",
            faults(&schema, &schema, &value, "")
        );
    }
}

proptest! {
    #![proptest_config(common::cases(60))]

    /// Any plan keeps to it but for what only a newer version could have written.
    #[test]
    fn any_plan_that_is_written_keeps_to_the_schema(plan in any_plan()) {
        let schema = schema();
        let found = faults(&schema, &schema, &format::to_value(&plan), "");
        let real: Vec<_> = found.into_iter().filter(|fault| !fault.contains(": not \"")).collect();
        prop_assert_eq!(real, Vec::<String>::new());
    }
}
