//! One stored plan as text: the plan and what is known beside it.

use serde_json::{Map, Value};

use super::{MOST, Opened, State};
use crate::format::{self, FormatError, Source};
use crate::plan::{Plan, Unknown};

/// A plan and what is known beside it on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// How often it was stored; see [`super::store`].
    pub revision: u64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: i64,
    /// When a copy left this device last: a link, a file.
    pub copied: Option<i64>,
    /// Changes since then.
    pub changes: u64,
    /// The number of the version that was shared last.
    pub shared: Option<i64>,
    /// The plan.
    pub plan: Plan,
    /// What a newer version wrote.
    pub unknown: Unknown,
}

/// The number of this shape.
const FORMAT: u64 = 1;

pub(super) fn write(record: &Record, revision: u64) -> String {
    let mut map = Map::new();
    for (key, value) in [
        ("format", FORMAT.into()),
        ("revision", revision.into()),
        ("saved", record.saved.into()),
        ("copied", record.copied.into()),
        ("changes", record.changes.into()),
        ("shared", record.shared.into()),
        ("plan", format::to_value(&record.plan)),
    ] {
        map.insert(key.to_owned(), value);
    }
    map.extend(record.unknown.iter().map(|(key, value)| (key.clone(), value.clone())));
    format::compact(&Value::Object(map))
}

/// A record, or whether it is damaged or too new.
pub(super) fn read(text: &str) -> Result<Opened, State> {
    let Ok(Value::Object(mut map)) = format::parse(text, MOST) else { return Err(State::Damaged) };
    match map.shift_remove("format").and_then(|format| format.as_u64()) {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => return Err(State::TooNew),
        _ => return Err(State::Damaged),
    }
    let plan = map.shift_remove("plan").ok_or(State::Damaged)?;
    let opened = format::read_value(plan, Source::Here).map_err(|error| match error {
        FormatError::TooNew { .. } => State::TooNew,
        _ => State::Damaged,
    })?;
    let mut number = |key: &str| map.shift_remove(key).and_then(|number| number.as_i64());
    let record = Record {
        revision: number("revision").and_then(|number| number.try_into().ok()).unwrap_or(0),
        saved: number("saved").unwrap_or(0),
        copied: number("copied"),
        changes: number("changes").and_then(|number| number.try_into().ok()).unwrap_or(0),
        shared: number("shared"),
        plan: opened.plan,
        unknown: map.into_iter().collect(),
    };
    Ok(Opened { record, notes: opened.notes })
}

/// The revision in front of a text that [`write()`] wrote, without reading on:
/// saving asks for it at every pause in typing.
pub(super) fn revision(text: &str) -> Option<u64> {
    let (digits, _) = text.strip_prefix("{\"format\":1,\"revision\":")?.split_once(',')?;
    digits.parse().ok()
}

/// When a text that cannot be read was saved, if it still says so.
pub(super) fn saved(text: &str) -> i64 {
    let after = text.split_once("\"saved\":").map_or("", |(_, after)| after);
    let digits = after.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(after.len());
    after.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
