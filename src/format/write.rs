//! A plan as JSON: keys are the field ids, in the order of the content.

use serde_json::{Map, Value};

use super::{FORMAT, json, put_scope};
use crate::content::{FIELDS, Field, Kind};
use crate::plan::copy::Scope;
use crate::plan::{Answer, Answers, Plan, Row, Theme};

/// The plan as text without spaces.
pub fn write(plan: &Plan) -> String {
    json::compact(&to_value(plan))
}

/// The plan as text for a file that people may open, with a line end.
pub fn write_pretty(plan: &Plan) -> String {
    write_copy(plan, Scope::default())
}

/// The same of a copy, which says what was left out of it.
pub fn write_copy(plan: &Plan, scope: Scope) -> String {
    let mut value = to_value(plan);
    if let Value::Object(top) = &mut value {
        put_scope(top, scope);
    }
    let mut out = String::new();
    json::put(&mut out, &value, Some(0));
    out.push('\n');
    out
}

/// The plan as a JSON value, for a record that holds it.
pub fn to_value(plan: &Plan) -> Value {
    object(plan, false)
}

/// A number by which two plans with the same answers are known as the same:
/// the order of what has no order does not matter.
pub fn digest(plan: &Plan) -> u32 {
    hash(json::compact(&object(plan, true)).as_bytes())
}

/// The digest by which a version is found again, as `plan.base` holds it: 6
/// hex digits, 24 bits.
pub fn base_digest(plan: &Plan) -> String {
    format!("{:06x}", digest(plan) & 0x00ff_ffff)
}

/// One answer as a JSON value, as it stands in a file.
pub fn answer_value(field: &Field, answer: &Answer) -> Value {
    value(field, answer, false)
}

/// A short hash of bytes, for noticing damage: FNV-1a, then stirred so that
/// each bit of the input reaches the whole of the result.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash >> 32) as u32
}

fn object(plan: &Plan, sorted: bool) -> Value {
    let mut top = Map::new();
    top.insert("format".to_owned(), FORMAT.into());
    for field in FIELDS {
        let answer = plan.answers.get(field.id);
        match field.id.split_once('.') {
            // A section has its place even while it is empty, for what is unknown in it.
            Some((section, key)) => {
                if let Value::Object(section) = top.entry(section).or_insert_with(|| Map::new().into()) {
                    section.extend(answer.map(|answer| (key.to_owned(), value(field, answer, sorted))));
                }
            }
            None => top.extend(answer.map(|answer| (field.id.to_owned(), value(field, answer, sorted)))),
        }
    }
    for (path, unknown) in &plan.unknown {
        match path.split_once('.') {
            Some((section, key)) => {
                if let Value::Object(section) = top.entry(plain(section)).or_insert_with(|| Map::new().into()) {
                    section.insert(plain(key), unknown.clone());
                }
            }
            None => {
                top.insert(plain(path), unknown.clone());
            }
        }
    }
    // Only sections can be empty here by our own doing; what is unknown stays.
    top.retain(|key, value| {
        plan.unknown.contains_key(&super::read::escaped(key)) || !value.as_object().is_some_and(Map::is_empty)
    });
    Value::Object(top)
}

/// The key that an unknown value was kept under.
fn plain(escaped: &str) -> String {
    escaped.replace("~1", ".").replace("~0", "~")
}

/// One answer as JSON.
fn value(field: &Field, answer: &Answer, sorted: bool) -> Value {
    match answer {
        Answer::Text(text) | Answer::Choice(text) | Answer::Reference(text) => text.as_str().into(),
        Answer::Number(number) => (*number).into(),
        Answer::YesNo(yes) => (*yes).into(),
        Answer::Date(date) => date.to_string().into(),
        Answer::Choices(ids) | Answer::References(ids) => {
            let mut ids = ids.clone();
            if sorted {
                crate::order::by(&mut ids, Ord::cmp);
            }
            ids.into()
        }
        Answer::Texts(texts) => texts.clone().into(),
        Answer::Rows(rows) => rows.iter().map(|each| row(field, each, sorted)).collect(),
        Answer::States(states) => pairs(states.iter().map(|(item, state)| (item.clone(), state.as_str().into()))),
        Answer::Themes(themes) => pairs(themes.iter().map(|(id, each)| (id.clone(), theme(each)))),
    }
}

fn pairs(pairs: impl Iterator<Item = (String, Value)>) -> Value {
    Value::Object(pairs.collect())
}

fn row(field: &Field, row: &Row, sorted: bool) -> Value {
    let mut map = Map::new();
    map.insert("id".to_owned(), row.id.as_str().into());
    if let Kind::Rows(list) = &field.kind {
        put_columns(&mut map, list.columns, &row.answers, sorted);
    }
    map.extend(row.unknown.iter().map(|(key, value)| (key.clone(), value.clone())));
    Value::Object(map)
}

fn put_columns(map: &mut Map<String, Value>, columns: &[Field], answers: &Answers, sorted: bool) {
    for column in columns {
        map.extend(answers.get(column.key).map(|answer| (column.key.to_owned(), value(column, answer, sorted))));
    }
}

fn theme(theme: &Theme) -> Value {
    let mean = theme.mean.map(|hundredths| {
        if hundredths % 100 == 0 { Value::from(hundredths / 100) } else { Value::from(hundredths as f64 / 100.0) }
    });
    let known = [
        ("n", theme.n.map(Value::from)),
        ("mean", mean),
        ("band", theme.band.clone().map(Value::from)),
        ("spread", theme.spread.clone().map(Value::from)),
        ("dontKnow", theme.dont_know.map(Value::from)),
        ("unclear", theme.unclear.map(Value::from)),
    ];
    let known = known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    pairs(known.chain(theme.unknown.iter().map(|(key, value)| (key.clone(), value.clone()))))
}
