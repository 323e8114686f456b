//! Plans in storage: nothing that was typed is ever written over unseen.
//!
//! A [`Shelf`] holds texts by key; which one it is (a browser's storage,
//! memory) is not known here. Damaged text is set aside and kept, a newer
//! format is never written over, and a plan that another tab has changed
//! meanwhile is not written over either: [`store`] says so, and the person
//! chooses. Beside each plan stand its restore points; they give way when
//! there is no room for a plan. The clock is the caller's.

mod backup;
mod points;
mod record;
mod shelf;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

pub use backup::{Backup, Found, backup, compare_backup, keep_backup, read_backup};
pub use points::{
    Point, ROOM, TIMED_AFTER, Version, Why, base_of, delete_point, deleted, keep_point, keep_received, keep_shared,
    keep_timed, made_from, open_point, points, set_deleted, tidy, undelete, version_with_digest,
};
pub use record::Record;
pub use shelf::{HEAD, Memory, Shelf, ShelfError};

use crate::format::{self, Note};
use crate::plan::Plan;
use record::Listed;

/// What all our keys begin with.
const OURS: &str = "joint-action/";
const PLANS: &str = "joint-action/1/plan/";
const NOTES: &str = "joint-action/1/notes/";
const ASIDE: &str = "joint-action/1/aside/";
const ROUND: &str = "joint-action/1/round/";

/// The most bytes of one stored text: more than any browser keeps.
const MOST: usize = 50_000_000;

/// What can be said of a stored plan without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// By which it is opened.
    pub key: String,
    /// Its title, or what stands for it.
    pub title: String,
    /// Its area or community.
    pub place: String,
    /// The id of its stage, or nothing.
    pub stage: String,
    /// The number of its version.
    pub version: i64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: i64,
    /// When a copy left this device last.
    pub copied: Option<i64>,
    /// Changes since then.
    pub changes: u64,
    /// Whether it can be opened.
    pub state: State,
}

/// Whether a stored plan can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can.
    Good,
    /// The text is damaged; it can be downloaded as it is.
    Damaged,
    /// A newer version of this page wrote it; likewise.
    TooNew,
}

/// A plan that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan and what is kept beside it.
    pub record: Record,
    /// What was left out. The text as it was is set aside.
    pub notes: Vec<Note>,
}

/// Why a stored plan did not open. Its text is where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is none under this key.
    Missing,
    /// It is damaged.
    Damaged {
        /// As it is stored.
        text: String,
    },
    /// A newer version of this page wrote it.
    TooNew {
        /// As it is stored.
        text: String,
    },
    /// The storage cannot be read.
    Blocked,
}

/// Why a plan was not stored. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The storage refuses.
    Blocked,
    /// It was stored by somebody else since, or taken away.
    ChangedElsewhere {
        /// The revision that is there; 0 if none is.
        revision: u64,
    },
    /// A newer version of this page wrote what is there.
    Newer,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OpenError::Missing => "this plan is not on this device; open it from a file or a link",
            OpenError::Damaged { .. } => {
                "what is stored of this plan is damaged; nothing was deleted, and you can download it as it is"
            }
            OpenError::TooNew { .. } => {
                "a newer version of this page saved this plan; reload the page to open it, or download it as it is"
            }
            OpenError::Blocked => {
                "this browser does not let the page read what it has stored; allow it, then reload the page"
            }
        })
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StoreError::Full => "there is no room left to save on this device; download a copy, then delete something",
            StoreError::Blocked => {
                "this browser refused to store your changes; download a copy before you close this tab"
            }
            StoreError::ChangedElsewhere { revision: 0 } => {
                "this plan was deleted in another tab; download a copy if you still need it"
            }
            StoreError::ChangedElsewhere { .. } => {
                "another tab saved this plan since; load its version, or save yours as a plan of its own"
            }
            StoreError::Newer => "a newer version of this page saved this plan; reload the page before you go on",
        })
    }
}

/// Every stored plan, the last saved first. Damaged ones are listed, too.
pub fn list(shelf: &dyn Shelf) -> Vec<Entry> {
    let mut entries: Vec<Entry> = keys(shelf, PLANS).iter().filter_map(|key| entry(shelf, key)).collect();
    crate::order::by(&mut entries, |a, b| b.saved.cmp(&a.saved).then_with(|| a.key.cmp(&b.key)));
    entries
}

/// The stored plans that were saved last, at most so many, and how many there
/// are in all. Of the others nothing is read but when they were saved.
pub fn last_saved(shelf: &dyn Shelf, most: usize) -> (Vec<Entry>, usize) {
    let saved =
        |key: &String| shelf.head(&format!("{PLANS}{key}")).ok().flatten().map_or(0, |head| record::saved(&head));
    let mut all: Vec<(i64, String)> = keys(shelf, PLANS).into_iter().map(|key| (saved(&key), key)).collect();
    crate::order::by(&mut all, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let count = all.len();
    (all.iter().take(most).filter_map(|(_, key)| entry(shelf, key)).collect(), count)
}

/// Opens a plan. Damaged text, or text of which something had to be left
/// out, is also set aside, so that saving cannot lose it.
pub fn open(shelf: &dyn Shelf, key: &str) -> Result<Opened, OpenError> {
    let text = shelf.get(&format!("{PLANS}{key}")).map_err(|_| OpenError::Blocked)?.ok_or(OpenError::Missing)?;
    match record::read(&text) {
        Ok(opened) => {
            if !opened.notes.is_empty() {
                let _ = set_aside(shelf, key, &text);
            }
            Ok(opened)
        }
        Err(State::TooNew) => Err(OpenError::TooNew { text }),
        Err(_) => {
            // The damaged text stays where it is as well: a full shelf costs nothing.
            let _ = set_aside(shelf, key, &text);
            Err(OpenError::Damaged { text })
        }
    }
}

/// Stores a plan if what is there is still what the caller has seen:
/// `expected` is the revision that was opened or stored last, 0 for a new
/// plan. Answers the new revision.
pub fn store(shelf: &dyn Shelf, key: &str, record: &Record, expected: u64) -> Result<u64, StoreError> {
    let place = format!("{PLANS}{key}");
    let found = match shelf.get(&place)? {
        None => 0,
        Some(text) if record::revision(&text) == Some(expected) => expected,
        Some(text) => match record::read(&text) {
            Ok(opened) => opened.record.revision,
            Err(State::TooNew) => return Err(StoreError::Newer),
            Err(_) => {
                // Only what is kept elsewhere may be written over.
                set_aside(shelf, key, &text)?;
                expected
            }
        },
    };
    if found != expected {
        return Err(StoreError::ChangedElsewhere { revision: found });
    }
    let revision = expected.saturating_add(1);
    put(shelf, &place, &record::write(record, revision))?;
    Ok(revision)
}

/// Puts a text under a key. Restore points give way to it, one after another,
/// where there is no room.
fn put(shelf: &dyn Shelf, place: &str, text: &str) -> Result<(), StoreError> {
    loop {
        match shelf.set(place, text) {
            Err(ShelfError::Full) if points::give_way(shelf, None) => {}
            other => return Ok(other?),
        }
    }
}

/// The revision that is stored, without opening the plan; 0 if none is, or
/// if it cannot be known.
pub fn revision(shelf: &dyn Shelf, key: &str) -> u64 {
    let text = shelf.get(&format!("{PLANS}{key}")).ok().flatten();
    text.and_then(|text| record::revision(&text)).unwrap_or(0)
}

/// Takes a plan away for good, with its private notes, its restore points and
/// what was set aside of it. One that can be had back: [`set_deleted`].
pub fn delete(shelf: &dyn Shelf, key: &str) -> Result<(), StoreError> {
    shelf.remove(&format!("{PLANS}{key}"))?;
    shelf.remove(&format!("{NOTES}{key}"))?;
    set_round(shelf, key, None)?;
    for number in aside_numbers(shelf, key) {
        shelf.remove(&format!("{ASIDE}{key}/{number}"))?;
    }
    points::delete_points(shelf, key)
}

/// Takes away all that this page ever stored, and nothing else.
pub fn delete_everything(shelf: &dyn Shelf) -> Result<(), StoreError> {
    for key in shelf.keys()?.iter().filter(|key| key.starts_with(OURS)) {
        shelf.remove(key)?;
    }
    Ok(())
}

/// A text that could not be used, kept as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The plan that it was stored as.
    pub key: String,
    /// Its number among those of the plan.
    pub number: usize,
    /// As it was.
    pub text: String,
}

/// Everything that was set aside.
pub fn asides(shelf: &dyn Shelf) -> Vec<Aside> {
    let mut asides = Vec::new();
    for place in keys(shelf, ASIDE) {
        let Some((key, number)) = place.rsplit_once('/') else { continue };
        let Ok(number) = number.parse() else { continue };
        if let Ok(Some(text)) = shelf.get(&format!("{ASIDE}{place}")) {
            asides.push(Aside { key: key.to_owned(), number, text });
        }
    }
    asides
}

/// Keeps a text that could not be used, once.
pub fn set_aside(shelf: &dyn Shelf, key: &str, text: &str) -> Result<(), StoreError> {
    let numbers = aside_numbers(shelf, key);
    let kept = |number: &usize| matches!(shelf.get(&format!("{ASIDE}{key}/{number}")), Ok(Some(kept)) if kept == text);
    if numbers.iter().any(kept) {
        return Ok(());
    }
    let next = numbers.iter().max().map_or(1, |number| number.saturating_add(1));
    put(shelf, &format!("{ASIDE}{key}/{next}"), text)
}

/// The private notes of a plan, by page. They never leave the device.
pub fn notes(shelf: &dyn Shelf, key: &str) -> BTreeMap<String, String> {
    let text = shelf.get(&format!("{NOTES}{key}")).ok().flatten().unwrap_or_default();
    match format::parse(&text, MOST) {
        Ok(Value::Object(map)) => {
            crate::order::map(map.into_iter().filter_map(|(page, note)| Some((page, note.as_str()?.to_owned()))))
        }
        _ => BTreeMap::new(),
    }
}

/// Writes the private note of a page; an empty one is taken away.
pub fn set_note(shelf: &dyn Shelf, key: &str, page: &str, note: &str) -> Result<(), StoreError> {
    let place = format!("{NOTES}{key}");
    let mut map = match shelf.get(&place)? {
        None => Map::new(),
        Some(text) => match format::parse(&text, MOST) {
            Ok(Value::Object(map)) => map,
            _ => {
                set_aside(shelf, key, &text)?;
                Map::new()
            }
        },
    };
    if note.is_empty() {
        map.shift_remove(page);
    } else {
        map.insert(page.to_owned(), note.into());
    }
    put(shelf, &place, &format::compact(&Value::Object(map)))
}

/// The round of the self-assessment that is being collected for a plan, with
/// everybody's answers, as [`set_round`] was given it.
pub fn round(shelf: &dyn Shelf, key: &str) -> Option<String> {
    shelf.get(&[ROUND, key].concat()).ok().flatten()
}

/// Keeps the round of a plan beside it, never in it; `None` deletes it with
/// all answers.
pub fn set_round(shelf: &dyn Shelf, key: &str, round: Option<&str>) -> Result<(), StoreError> {
    let place = [ROUND, key].concat();
    match round {
        Some(round) => Ok(shelf.set(&place, round)?),
        None => Ok(shelf.remove(&place)?),
    }
}

/// The plans for which a round is being collected, by key.
pub fn rounds(shelf: &dyn Shelf) -> Vec<String> {
    keys(shelf, ROUND)
}

fn entry(shelf: &dyn Shelf, key: &str) -> Option<Entry> {
    let text = shelf.get(&format!("{PLANS}{key}")).ok()??;
    let (record, listed, state) = match record::listed(&text) {
        Some((record, listed)) => (record, listed, State::Good),
        // Written by an older build, or damaged.
        None => match record::read(&text) {
            Ok(opened) => {
                let listed = Listed::of(&opened.record.plan);
                (opened.record, listed, State::Good)
            }
            Err(state) => {
                let nothing = Listed { title: String::new(), ..Listed::of(&Plan::default()) };
                (Record { saved: record::saved(&text), ..Record::default() }, nothing, state)
            }
        },
    };
    Some(Entry {
        key: key.to_owned(),
        title: listed.title,
        place: listed.place,
        stage: listed.stage,
        version: listed.version,
        saved: record.saved,
        copied: record.copied,
        changes: record.changes,
        state,
    })
}

/// The keys of the stored plans with this identity: copies of one plan.
pub fn with_identity(shelf: &dyn Shelf, id: &str) -> Vec<String> {
    let mut found = keys(shelf, PLANS);
    found.retain(|key| {
        let text = shelf.get(&format!("{PLANS}{key}")).ok().flatten().unwrap_or_default();
        // Only what may be it is read.
        !id.is_empty()
            && text.contains(id)
            && record::read(&text).is_ok_and(|opened| opened.record.plan.text("plan.id") == id)
    });
    found
}

/// What comes after this beginning in our keys, in order.
fn keys(shelf: &dyn Shelf, beginning: &str) -> Vec<String> {
    let all = shelf.keys().unwrap_or_default();
    let mut keys: Vec<String> = all.iter().filter_map(|key| key.strip_prefix(beginning)).map(str::to_owned).collect();
    crate::order::by(&mut keys, Ord::cmp);
    keys
}

fn aside_numbers(shelf: &dyn Shelf, key: &str) -> Vec<usize> {
    keys(shelf, &format!("{ASIDE}{key}/")).iter().filter_map(|number| number.parse().ok()).collect()
}
