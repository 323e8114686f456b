//! All plans of this device in one file, and back.
//!
//! Private notes are not in it: they never leave the device. What is stored
//! and cannot be read goes along as it is, and is set aside when it comes
//! back.

use serde_json::{Map, Value};

use super::{MOST, OpenError, Opened, PLANS, Record, Shelf, State, StoreError, record};
use crate::format::{self, FormatError};

/// What the file calls its format.
const FORMAT: &str = "joint-action-backup/1";
/// What newer ones begin with as well.
const FAMILY: &str = "joint-action-backup/";

/// What a backup file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// The plans, each with the key that it was stored under and what was
    /// left out in reading.
    pub plans: Vec<(String, Opened)>,
    /// Texts that could not be read when the file was made, or now, by key.
    pub unread: Vec<(String, String)>,
}

/// Whether a plan of a backup is on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is not.
    New,
    /// It is here with the same answers, under this key.
    Same(String),
    /// The plan is here with other answers, under this key.
    Other(String),
}

/// Every stored plan as the text of one file, or none of them.
pub fn backup(shelf: &dyn Shelf) -> Result<String, OpenError> {
    let mut plans = Map::new();
    let mut unread = Map::new();
    shelf.keys().map_err(|_| OpenError::Blocked)?;
    for key in super::keys(shelf, PLANS) {
        // A plan that the browser does not give is not left out unseen.
        let Some(text) = shelf.get(&format!("{PLANS}{key}")).map_err(|_| OpenError::Blocked)? else { continue };
        match record::read(&text) {
            // As it is stored: written by a later build, it says more than is known here.
            Ok(opened) if opened.notes.is_empty() => match format::parse(&text, MOST) {
                Ok(value) => drop(plans.insert(key, value)),
                Err(_) => drop(unread.insert(key, text.into())),
            },
            _ => drop(unread.insert(key, text.into())),
        }
    }
    let mut file = Map::new();
    file.insert("format".to_owned(), FORMAT.into());
    file.insert("plans".to_owned(), Value::Object(plans));
    if !unread.is_empty() {
        file.insert("unread".to_owned(), Value::Object(unread));
    }
    let mut text = format::compact(&Value::Object(file));
    text.push('\n');
    Ok(text)
}

/// Reads what [`backup`] wrote.
pub fn read_backup(text: &str) -> Result<Backup, FormatError> {
    let Value::Object(mut file) = format::parse(text, MOST)? else { return Err(FormatError::NotOurs) };
    match file.get("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(Value::String(format)) if format.starts_with(FAMILY) => {
            return Err(FormatError::TooNew { format: format.chars().take(40).collect() });
        }
        _ => return Err(FormatError::NotOurs),
    }
    let mut backup = Backup::default();
    if let Some(Value::Object(plans)) = file.shift_remove("plans") {
        for (key, value) in plans {
            let text = format::compact(&value);
            match record::read(&text) {
                Ok(opened) => backup.plans.push((key, opened)),
                Err(State::Good | State::Damaged | State::TooNew) => backup.unread.push((key, text)),
            }
        }
    }
    if let Some(Value::Object(unread)) = file.shift_remove("unread") {
        for (key, value) in unread {
            let text = value.as_str().map_or_else(|| format::compact(&value), str::to_owned);
            backup.unread.push((key, text));
        }
    }
    Ok(backup)
}

/// For each plan of a backup, in its order, whether it is on this device.
pub fn compare_backup(shelf: &dyn Shelf, backup: &Backup) -> Vec<Found> {
    let here: Vec<(String, Record)> = super::keys(shelf, PLANS)
        .into_iter()
        .filter_map(|key| Some((key.clone(), super::open(shelf, &key).ok()?.record)))
        .collect();
    let found = |(key, opened): &(String, Opened)| {
        let plan = &opened.record.plan;
        let id = plan.text("plan.id");
        let one = |(at, record): &&(String, Record)| at == key || (!id.is_empty() && record.plan.text("plan.id") == id);
        let digest = format::digest(plan);
        let same = here.iter().filter(one).find(|(_, record)| format::digest(&record.plan) == digest);
        match (same, here.iter().find(one)) {
            (Some((key, _)), _) => Found::Same(key.clone()),
            (None, Some((key, _))) => Found::Other(key.clone()),
            (None, None) => Found::New,
        }
    };
    backup.plans.iter().map(found).collect()
}

/// Stores what is not here: new plans where they were, plans that are here
/// with other answers as plans of their own, under keys that the caller gives.
/// Nothing that is here is written over. How many were stored, or what stopped
/// it; what was stored until then stays.
pub fn keep_backup(
    shelf: &dyn Shelf,
    backup: &Backup,
    new_key: &mut dyn FnMut() -> String,
) -> Result<usize, StoreError> {
    let mut stored = 0;
    for (found, (key, opened)) in compare_backup(shelf, backup).into_iter().zip(&backup.plans) {
        let key = match found {
            Found::Same(_) => continue,
            Found::New if is_key(key) && shelf.get(&format!("{PLANS}{key}"))?.is_none() => key.clone(),
            Found::New | Found::Other(_) => new_key(),
        };
        super::store(shelf, &key, &opened.record, 0)?;
        stored += 1;
    }
    for (key, text) in &backup.unread {
        let key = if is_key(key) { key.clone() } else { new_key() };
        super::set_aside(shelf, &key, text)?;
    }
    Ok(stored)
}

/// A key as this page makes them; a file could hold anything.
fn is_key(key: &str) -> bool {
    (1..=40).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
