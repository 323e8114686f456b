//! One stored plan as text: the plan and what is known beside it.

use serde_json::{Map, Value};

use super::{MOST, Opened, State};
use crate::format::{self, FormatError, Source};
use crate::plan::copy::Scope;
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
    /// Which copy of the plan this is, where it was made from one that came in.
    pub scope: Scope,
    /// The plan.
    pub plan: Plan,
    /// What a newer version wrote.
    pub unknown: Unknown,
}

/// The number of this shape.
const FORMAT: u64 = 1;

/// A record as text. In front stands what a list shows, with a sum by which
/// it is known that it still belongs to the plan behind it.
pub(super) fn write(record: &Record, revision: u64) -> String {
    let plan = format::write(&record.plan);
    let listed = Listed::of(&record.plan);
    let list = [
        ("title", listed.title.into()),
        ("place", listed.place.into()),
        ("stage", listed.stage.into()),
        ("version", listed.version.into()),
        ("length", plan.len().into()),
        ("sum", format::hash(plan.as_bytes()).into()),
    ];
    let list: Map<String, Value> =
        list.into_iter().map(|(key, value): (&str, Value)| (key.to_owned(), value)).collect();
    let head = [
        ("format", FORMAT.into()),
        ("revision", revision.into()),
        ("saved", record.saved.into()),
        ("copied", record.copied.into()),
        ("changes", record.changes.into()),
        ("shared", record.shared.into()),
        ("list", Value::Object(list)),
    ];
    let mut head: Map<String, Value> =
        head.into_iter().map(|(key, value): (&str, Value)| (key.to_owned(), value)).collect();
    format::put_scope(&mut head, record.scope);
    let mut text = format::compact(&Value::Object(head));
    text.pop();
    text.push_str(PLAN);
    text.push_str(&plan);
    for (key, value) in &record.unknown {
        text.push(',');
        text.push_str(&format::compact(&Value::String(key.clone())));
        text.push(':');
        text.push_str(&format::compact(value));
    }
    text.push('}');
    text
}

/// What a list shows of a plan.
pub(super) struct Listed {
    pub title: String,
    pub place: String,
    pub stage: String,
    pub version: i64,
}

impl Listed {
    pub fn of(plan: &Plan) -> Listed {
        Listed {
            title: plan.title().to_owned(),
            place: plan.text("plan.place").trim().to_owned(),
            stage: plan.choice("plan.stage").to_owned(),
            version: plan.version(),
        }
    }
}

/// What a list shows of a record, without reading its plan; nothing if the
/// text does not say, or is not as it was written. The plan in the record is
/// an empty one.
pub(super) fn listed(text: &str) -> Option<(Record, Listed)> {
    let (head, rest) = text.split_once(PLAN)?;
    let Ok(Value::Object(mut head)) = format::parse(&format!("{head}}}"), MOST) else { return None };
    if head.shift_remove("format").and_then(|format| format.as_u64()) != Some(FORMAT) {
        return None;
    }
    let Some(Value::Object(list)) = head.shift_remove("list") else { return None };
    let length = list.get("length").and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok())?;
    let sum = list.get("sum").and_then(Value::as_u64)?;
    let (plan, after) = rest.split_at_checked(length)?;
    // A plan that a newer version wrote is not for this one to read.
    let known = plan.strip_prefix("{\"format\":\"").and_then(|rest| rest.strip_prefix(format::FORMAT));
    if !known.is_some_and(|rest| rest.starts_with('"'))
        || u64::from(format::hash(plan.as_bytes())) != sum
        || !after.starts_with([',', '}'])
        || !after.ends_with('}')
    {
        return None;
    }
    let words = |key: &str| list.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let listed = Listed {
        title: words("title"),
        place: words("place"),
        stage: words("stage"),
        version: list.get("version").and_then(Value::as_i64).unwrap_or(1),
    };
    Some((beside(&mut head), listed))
}

/// What stands between the head and the plan: never within a text, where
/// quotes have a backslash before them.
const PLAN: &str = ",\"plan\":";

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
    map.shift_remove("list");
    let mut record = beside(&mut map);
    record.plan = opened.plan;
    record.unknown = crate::order::map(map.into_iter());
    Ok(Opened { record, notes: opened.notes })
}

/// What stands beside the plan, taken out of the map.
fn beside(map: &mut Map<String, Value>) -> Record {
    let scope = format::take_scope(map);
    let mut number = |key: &str| map.shift_remove(key).and_then(|number| number.as_i64());
    Record {
        revision: number("revision").and_then(|number| number.try_into().ok()).unwrap_or(0),
        saved: number("saved").unwrap_or(0),
        copied: number("copied"),
        changes: number("changes").and_then(|number| number.try_into().ok()).unwrap_or(0),
        shared: number("shared"),
        scope,
        ..Record::default()
    }
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
