//! Restore points: a plan as it was, beside the plan.
//!
//! One is made now and then, before every import, bringing together,
//! replacing and deleting, and for every version that was shared or received,
//! so that what comes back finds the version it was made from. Everything
//! that a list needs stands in the key: none is opened to list, count or thin
//! them.
//!
//! # What goes first
//!
//! - Timed ones thin out with age: all of the last hour, then one an hour for
//!   a day, then one a day for 60 days. Those from before a change: all of the
//!   last day, then likewise. Deleted plans are kept for 30 days. Versions
//!   may come back: of each plan the last 12 that were shared and the last 12
//!   that were received.
//! - Versions have a room of their own, half as large as [`ROOM`], which is
//!   for the others: neither pushes out the other. Beyond it, and when the
//!   browser has no room, the plan whose points take most gives first: timed
//!   ones, then those from before a change, then deleted plans; to a plan
//!   itself versions, too. The oldest of each go first. A point never pushes
//!   out one that is worth more.
//! - A plan is worth more than any point: see [`super::store`].

use std::fmt;

use serde_json::Value;

use super::{NOTES, OpenError, Opened, PLANS, Record, Shelf, ShelfError, State, StoreError, record};
use crate::format::{self, Source};
use crate::plan::Plan;

const POINTS: &str = "joint-action/1/point/";

/// The most characters of all restore points together; versions have half as many of their own.
pub const ROOM: usize = 1_500_000;

/// A timed point is made when the last one is this old, in milliseconds.
pub const TIMED_AFTER: i64 = 10 * MINUTE;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Versions that may come back, of each plan and each way that they went.
const VERSIONS: usize = 12;
/// Digests that a version names as those that it was made from.
const BASES: usize = 4;

/// Why a restore point was made. The order is what it is worth, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Some time had passed.
    Timed,
    /// A file was about to be brought in.
    Import,
    /// Versions were about to be brought together.
    Merge,
    /// Another plan or an older point was about to take its place.
    Replace,
    /// It was deleted.
    Delete,
    /// It was sent to somebody.
    Shared,
    /// Somebody's version, as it came.
    Received,
    /// For a reason that only a newer version of this page knows.
    Other,
}

const WHYS: [(Why, &str); 7] = [
    (Why::Timed, "timed"),
    (Why::Import, "import"),
    (Why::Merge, "merge"),
    (Why::Replace, "replace"),
    (Why::Delete, "delete"),
    (Why::Shared, "shared"),
    (Why::Received, "received"),
];

impl Why {
    /// How much it is worth beside others; equal ones go by age.
    fn worth(self) -> u8 {
        match self {
            Why::Timed => 0,
            Why::Import | Why::Merge | Why::Replace => 1,
            Why::Delete => 2,
            Why::Shared | Why::Received | Why::Other => 3,
        }
    }

    /// Whether it is there for what comes back, not to go back to.
    fn is_version(self) -> bool {
        self.worth() == 3
    }

    /// Whether it may go for another one.
    fn gives_way(self, to: Why) -> bool {
        self.is_version() == to.is_version() && self.worth() <= to.worth()
    }
}

/// As it stands in a key.
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WHYS.iter().find(|(why, _)| why == self).map_or("other", |(_, word)| word))
    }
}

/// A restore point, known by its key alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The plan that it is of.
    pub plan: String,
    /// When it was made, in milliseconds since 1970.
    pub time: i64,
    /// Why.
    pub why: Why,
    /// The length of its text.
    pub length: usize,
    /// The digest of the plan in it, of a shared version that of the copy sent.
    pub digest: String,
    /// What comes after the plan in its key.
    name: String,
}

impl Point {
    /// The whole key.
    fn place(&self) -> String {
        format!("{POINTS}{}/{}", self.plan, self.name)
    }

    /// `PLAN/TIME-WHY-LENGTH-DIGEST`.
    fn parse(rest: &str) -> Option<Point> {
        let (plan, name) = rest.rsplit_once('/')?;
        let mut parts = name.split('-');
        let time = parts.next()?.parse().ok()?;
        let word = parts.next()?;
        let why = WHYS.iter().find(|(_, each)| *each == word).map_or(Why::Other, |(why, _)| *why);
        let length = parts.next()?.parse().ok()?;
        let digest = parts.next()?.to_owned();
        Some(Point { plan: plan.to_owned(), time, why, length, digest, name: name.to_owned() })
    }
}

/// The version that something was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// All of it.
    pub full: Plan,
    /// The copy that was sent, without what was left out for whom it was sent
    /// to; of a received version the same as all of it.
    pub sent: Plan,
}

/// The restore points of a plan, the newest first.
pub fn points(shelf: &dyn Shelf, key: &str) -> Vec<Point> {
    let mut points = all(shelf);
    points.retain(|point| point.plan == key);
    newest_first(&mut points);
    points
}

/// Keeps the plan as it is before something is done to it. Nothing happens
/// if the last point holds the same answers already, apart from a deletion.
pub fn keep_point(shelf: &dyn Shelf, key: &str, record: &Record, why: Why, now: i64) -> Result<(), StoreError> {
    let digest = format::base_digest(&record.plan);
    let last = points(shelf, key).into_iter().next();
    if why != Why::Delete && last.is_some_and(|last| last.digest == digest && last.why != Why::Received) {
        return Ok(());
    }
    put(shelf, key, record, why, digest, now)
}

/// Keeps the plan now and then, as it is stored: if the last point is older
/// than [`TIMED_AFTER`] and the plan is another by now. To be called before
/// every save, so that what is kept is the plan before the change.
pub fn keep_timed(shelf: &dyn Shelf, key: &str, now: i64) -> Result<(), StoreError> {
    let recent = |point: &Point| point.why != Why::Received && (now - TIMED_AFTER..=now).contains(&point.time);
    if points(shelf, key).iter().any(recent) {
        return Ok(());
    }
    let text = shelf.get(&[PLANS, key].concat())?.unwrap_or_default();
    // Before the first save there is nothing to keep.
    let Ok(Opened { record, .. }) = record::read(&text) else { return Ok(()) };
    keep_point(shelf, key, &record, Why::Timed, now)
}

/// Keeps a version that is sent to somebody: the plan, and the copy of it
/// that goes out. Once for each copy.
pub fn keep_shared(shelf: &dyn Shelf, key: &str, record: &Record, sent: &Plan, now: i64) -> Result<(), StoreError> {
    let digest = format::base_digest(sent);
    if points(shelf, key).iter().any(|point| point.why == Why::Shared && point.digest == digest) {
        return Ok(());
    }
    let mut record = record.clone();
    if *sent != record.plan {
        record.unknown.insert("sent".to_owned(), format::to_value(sent));
    }
    put(shelf, key, &record, Why::Shared, digest, now)
}

/// Keeps somebody's version, once: as it came, and `whole`, with what was not
/// sent to them.
pub fn keep_received(shelf: &dyn Shelf, key: &str, whole: &Plan, came: &Plan, now: i64) -> Result<(), StoreError> {
    let digest = format::base_digest(came);
    if points(shelf, key).iter().any(|point| point.why == Why::Received && point.digest == digest) {
        return Ok(());
    }
    let mut record = Record { plan: whole.clone(), ..Record::default() };
    if came != whole {
        record.unknown.insert("sent".to_owned(), format::to_value(came));
    }
    put(shelf, key, &record, Why::Received, digest, now)
}

/// Opens a restore point.
pub fn open_point(shelf: &dyn Shelf, point: &Point) -> Result<Opened, OpenError> {
    let text = shelf.get(&point.place()).map_err(|_| OpenError::Blocked)?.ok_or(OpenError::Missing)?;
    match record::read(&text) {
        Ok(mut opened) => {
            opened.record.unknown.remove("sent");
            opened.record.unknown.remove("notes");
            Ok(opened)
        }
        Err(State::TooNew) => Err(OpenError::TooNew { text }),
        Err(_) => Err(OpenError::Damaged { text }),
    }
}

/// Takes a restore point away.
pub fn delete_point(shelf: &dyn Shelf, point: &Point) -> Result<(), StoreError> {
    Ok(shelf.remove(&point.place())?)
}

/// The version with this digest among those of a plan that were shared or
/// received, or kept for any other reason.
pub fn version_with_digest(shelf: &dyn Shelf, key: &str, digest: &str) -> Option<Version> {
    // The plan itself, if nothing was changed since.
    if let Ok(Some(text)) = shelf.get(&format!("{PLANS}{key}"))
        && let Ok(Opened { record, .. }) = record::read(&text)
        && format::base_digest(&record.plan) == digest
    {
        return Some(Version { full: record.plan.clone(), sent: record.plan });
    }
    let found = points(shelf, key).into_iter().filter(|point| point.digest == digest);
    for point in found {
        let Ok(Some(text)) = shelf.get(&point.place()) else { continue };
        let Ok(Opened { record, .. }) = record::read(&text) else { continue };
        let sent = match record.unknown.get("sent") {
            Some(sent) => format::read_value(sent.clone(), Source::Here).ok().map(|opened| opened.plan),
            None => Some(record.plan.clone()),
        };
        // A damaged one is no base.
        if let Some(sent) = sent.filter(|sent| format::base_digest(sent) == digest) {
            return Some(Version { full: record.plan, sent });
        }
    }
    None
}

/// The newest version of this plan that `plan.base` of a copy names.
pub fn base_of(shelf: &dyn Shelf, key: &str, base: &str) -> Option<Version> {
    base.split(' ').find_map(|digest| version_with_digest(shelf, key, digest))
}

/// What a version made after others were shared holds as `plan.base`: the
/// digests of the copies that were sent since the ones that it names, the last
/// first, then those. Whoever has one of them knows what it was made from.
pub fn made_from(shelf: &dyn Shelf, key: &str, base: &str) -> String {
    let named: Vec<String> = base.split(' ').map(str::to_owned).collect();
    let since = points(shelf, key).into_iter().take_while(|point| !named.contains(&point.digest));
    let shared = since.filter(|point| point.why == Why::Shared).map(|point| point.digest);
    let mut digests: Vec<String> = Vec::new();
    for digest in shared.chain(named.iter().cloned()) {
        if digests.len() < BASES && !digest.is_empty() && !digests.contains(&digest) {
            digests.push(digest);
        }
    }
    digests.join(" ")
}

/// Deletes a plan so that it can be had back for 30 days, with its private
/// notes. Its other restore points go. Of one that cannot be read the text is
/// kept as it is, and the rest goes as well.
pub fn set_deleted(shelf: &dyn Shelf, key: &str, now: i64) -> Result<(), StoreError> {
    let Some(text) = shelf.get(&[PLANS, key].concat())? else { return super::set_round(shelf, key, None) };
    let read = record::read(&text);
    // What cannot be read, or not all of it, is kept as it is, in a place of its own.
    if !read.as_ref().is_ok_and(|opened| opened.notes.is_empty()) {
        super::set_aside(shelf, key, &text)?;
    }
    let others = points(shelf, key);
    if let Ok(Opened { mut record, .. }) = read {
        if let Ok(Some(notes)) = shelf.get(&[NOTES, key].concat()) {
            record.unknown.insert("notes".to_owned(), Value::String(notes));
        }
        let digest = format::base_digest(&record.plan);
        put(shelf, key, &record, Why::Delete, digest, now)?;
    }
    for point in others {
        delete_point(shelf, &point)?;
    }
    // People's answers are never kept for later.
    super::set_round(shelf, key, None)?;
    shelf.remove(&[PLANS, key].concat())?;
    Ok(shelf.remove(&[NOTES, key].concat())?)
}

/// The plans that were deleted and can be had back, the last deleted first.
pub fn deleted(shelf: &dyn Shelf) -> Vec<Point> {
    let mut points = all(shelf);
    let there = super::keys(shelf, PLANS);
    points.retain(|point| point.why == Why::Delete && !there.contains(&point.plan));
    newest_first(&mut points);
    points
}

/// Brings a deleted plan back to where it was.
pub fn undelete(shelf: &dyn Shelf, point: &Point) -> Result<(), StoreError> {
    let Ok(Some(text)) = shelf.get(&point.place()) else { return Err(StoreError::Blocked) };
    let Ok(Opened { mut record, .. }) = record::read(&text) else { return Err(StoreError::Newer) };
    let notes = record.unknown.remove("notes");
    super::store(shelf, &point.plan, &record, 0)?;
    if let Some(Value::String(notes)) = notes {
        super::put(shelf, &format!("{NOTES}{}", point.plan), &notes)?;
    }
    delete_point(shelf, point)
}

/// Takes away what is left of plans that were deleted longer ago than they
/// are kept. For the start of the page.
pub fn tidy(shelf: &dyn Shelf, now: i64) {
    for point in deleted(shelf).iter().filter(|point| point.time < now - 30 * DAY) {
        let _ = super::delete(shelf, &point.plan);
    }
}

/// Takes away all restore points of a plan, a deletion included.
pub(super) fn delete_points(shelf: &dyn Shelf, key: &str) -> Result<(), StoreError> {
    points(shelf, key).iter().try_for_each(|point| delete_point(shelf, point))
}

/// Makes room for a point, or for what is no point, by taking away the one
/// that goes first. Whether there was one.
pub(super) fn give_way(shelf: &dyn Shelf, to: Option<Why>) -> bool {
    let points = all(shelf);
    let first = goes_first(&points, to);
    first.is_some_and(|point| shelf.remove(&point.place()).is_ok())
}

fn put(shelf: &dyn Shelf, key: &str, record: &Record, why: Why, digest: String, now: i64) -> Result<(), StoreError> {
    let text = record::write(record, record.revision);
    let length = text.len();
    let mut before = all(shelf);
    let mut time = now;
    while before.iter().any(|point| point.plan == key && point.time == time) {
        time += 1;
    }
    let name = format!("{time}-{why}-{length}-{digest}");
    let point = Point { plan: key.to_owned(), time, why, length, digest, name };
    before.push(point.clone());
    for old in too_many(&before, key, now) {
        let _ = delete_point(shelf, &old);
        before.retain(|each| *each != old);
    }
    // What has to go for this one is looked for first, so that nothing goes in vain.
    let its_own = |point: &&Point| point.why.is_version() == why.is_version();
    let sum = |points: &[Point]| points.iter().filter(its_own).map(|point| point.length).sum::<usize>();
    let room = if why.is_version() { ROOM / 2 } else { ROOM };
    let mut gone = Vec::new();
    while sum(&before) > room {
        let Some(first) = goes_first(&before, Some(why)).cloned() else { return Err(StoreError::Full) };
        if first == point {
            return Err(StoreError::Full);
        }
        before.retain(|each| *each != first);
        gone.push(first);
    }
    for old in gone {
        delete_point(shelf, &old)?;
    }
    loop {
        match shelf.set(&point.place(), &text) {
            Err(ShelfError::Full) if give_way(shelf, Some(why)) => {}
            other => return Ok(other?),
        }
    }
}

/// The points of one plan that are too many or too old.
fn too_many(points: &[Point], key: &str, now: i64) -> Vec<Point> {
    let mut points: Vec<Point> = points.iter().filter(|point| point.plan == key).cloned().collect();
    newest_first(&mut points);
    let mut seen: Vec<(u8, i64)> = Vec::new();
    let (mut shared, mut received) = (0, 0);
    let mut gone = Vec::new();
    for point in &points {
        let age = now - point.time;
        let worth = point.why.worth();
        let all_of = if worth == 0 { HOUR } else { DAY };
        let stays = match point.why {
            Why::Delete => age < 30 * DAY,
            Why::Shared | Why::Received => {
                let count = if point.why == Why::Shared { &mut shared } else { &mut received };
                *count += 1;
                *count <= VERSIONS
            }
            Why::Other => true,
            _ if age < all_of => true,
            _ if age > 60 * DAY => false,
            _ => {
                // One an hour or one a day: the newest of each.
                let slot = if age < DAY { point.time / HOUR } else { -point.time / DAY };
                let free = !seen.contains(&(worth, slot));
                seen.push((worth, slot));
                free
            }
        };
        if !stays {
            gone.push(point.clone());
        }
    }
    gone
}

/// The point that goes first for another, or for a plan: of the plan whose points take most, the one
/// that is worth least, then the oldest.
fn goes_first(points: &[Point], to: Option<Why>) -> Option<&Point> {
    let may_go = || points.iter().filter(|point| to.is_none_or(|to| point.why.gives_way(to)));
    let mut taken: Vec<(&str, usize)> = may_go().map(|point| (point.plan.as_str(), 0)).collect();
    taken.dedup();
    for point in points {
        taken.iter_mut().filter(|(plan, _)| *plan == point.plan).for_each(|(_, sum)| *sum += point.length);
    }
    let (plan, _) = taken.into_iter().max_by_key(|(_, sum)| *sum)?;
    may_go().filter(|point| point.plan == plan).min_by_key(|point| (point.why.worth(), point.time))
}

/// Every point, in no order.
fn all(shelf: &dyn Shelf) -> Vec<Point> {
    let keys = shelf.keys().unwrap_or_default();
    keys.iter().filter_map(|key| key.strip_prefix(POINTS)).filter_map(Point::parse).collect()
}

fn newest_first(points: &mut [Point]) {
    crate::order::by(points, |a, b| b.time.cmp(&a.time));
}
