//! What differs between two plans, and several versions of one plan brought
//! together answer by answer.
//!
//! [`changes`] compares two plans. [`merge`] brings two versions together
//! against the version that both came from: what one side changed is taken,
//! what both changed is a clash, and every difference can be settled the
//! other way with [`Merged::settle`]. [`all`] does so for several versions in
//! one go, [`tabs`] for two tabs of one device, and [`words`] marks the words
//! that changed inside a text.
//!
//! # What counts as a difference
//!
//! Nothing that means the same: the order of chosen options and partners, an
//! empty row, a text of spaces. The identity, the version, the day of the last
//! change and the digest of the base are kept by the app and are never told.
//! "Finished for now" is what people said, so it is.
//!
//! # How it is brought together
//!
//! - Rows meet by id. Two rows that were numbered alike in two copies and are
//!   about different things stay two: the second gets an id of its own and what
//!   points to it follows.
//! - A row removed on one side and changed on the other is a clash. What only
//!   pointed to a row that went comes back by itself if the row stays, and is
//!   gone if the row goes; a new pointer to a row that went is left out, and told.
//! - Options and partners are sets: what either side added or took away holds.
//! - Entries of a list of short texts meet when they are equal, then by place.
//! - Of two positions of one partner the one on the newer version, then of the
//!   later day, holds.
//! - Rows and entries that both sides added stand where they were added, in
//!   the order of their numbers. Two different orders are a clash.
//! - Without a base nobody can tell who changed what: what one side alone has
//!   is taken, everything else that differs is a clash.
//! - Nothing is cut, whatever the limits: 8 and 8 promises are 16.
//!
//! A clash stands as mine until it is settled. It does no I/O and has no clock:
//! the day of the last change is the caller's.

mod engine;
mod ids;
mod lists;
mod place;
mod rows;
mod together;
mod words;

pub use place::{Part, Place, Whereabouts};
pub use together::{Counts, LeftOut, Merged, Together, all, merge, returned, tabs};
pub use words::{Piece, words};

use crate::plan::{Answer, Plan};

/// Who changed an answer since the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Only mine did.
    Mine,
    /// Only theirs did.
    Theirs,
    /// Both did.
    Both,
    /// There is no base to tell by.
    CannotTell,
}

/// What became of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing had to be decided: it is in the plan.
    Taken,
    /// Both changed it: somebody decides.
    Clash,
    /// It is not in the plan: somebody chose so, or it points to a row that went.
    LeftOut,
}

/// How a difference is settled.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// As mine has it.
    Mine,
    /// As theirs has it.
    Theirs,
    /// Both: texts one after the other, lists together. Only where
    /// [`Difference::both`] says so.
    Both,
    /// In other words. An answer of another kind is not taken.
    Edit(Answer),
}

/// One place in which mine and theirs differ.
///
/// A whole row is [`Answer::Rows`] of one, an entry of a list of texts
/// [`Answer::Text`], an item of a checklist [`Answer::States`] of one, an order
/// of rows [`Answer::Texts`] of their ids, and what a newer version wrote
/// [`Answer::Text`] of its JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where.
    pub place: Place,
    /// Who changed it.
    pub who: Who,
    /// What became of it.
    pub verdict: Verdict,
    /// What was chosen, if somebody chose.
    pub choice: Option<Choice>,
    /// Whether [`Choice::Both`] can be offered.
    pub both: bool,
    /// What it was in the base.
    pub base: Option<Answer>,
    /// What it is in mine.
    pub mine: Option<Answer>,
    /// What it is in theirs.
    pub theirs: Option<Answer>,
    /// What it is in the plan that they were brought together in.
    pub result: Option<Answer>,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not answered before.
    Added,
    /// Not answered any more.
    Removed,
    /// Answered in another way.
    Changed,
    /// A row was added.
    RowAdded,
    /// A row was removed.
    RowRemoved,
    /// Rows stand in another order.
    Moved,
}

impl Difference {
    /// What sort of change it is from one answer to another: of base and
    /// mine, of base and theirs, of mine and theirs.
    pub fn kind(&self, from: Option<&Answer>, to: Option<&Answer>) -> Kind {
        match (&self.place.part, from, to) {
            (Part::Order, ..) => Kind::Moved,
            (Part::Row(_), None, _) => Kind::RowAdded,
            (Part::Row(_), _, None) => Kind::RowRemoved,
            (_, None, _) => Kind::Added,
            (_, _, None) => Kind::Removed,
            _ => Kind::Changed,
        }
    }
}

/// One change from a plan to another. See [`Difference`] for how rows,
/// entries and orders are held.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What sort.
    pub kind: Kind,
    /// What it was.
    pub old: Option<Answer>,
    /// What it is.
    pub new: Option<Answer>,
}

/// What changed from one plan to another, in the order of the content.
pub fn changes(from: &Plan, to: &Plan) -> Vec<Change> {
    // Bringing a plan together with its unedited self takes every change.
    let merged = merge(Some(from), from, to);
    let change = |each: Difference| Change {
        kind: each.kind(each.mine.as_ref(), each.theirs.as_ref()),
        place: each.place,
        old: each.mine,
        new: each.theirs,
    };
    merged.differences.into_iter().map(change).collect()
}

/// The rows that were moved, as few as explain the new order.
pub fn moved(old: &[String], new: &[String]) -> Vec<String> {
    let stayed: Vec<usize> = lists::align(old.len(), new.len(), &|a, b| u32::from(old.get(a) == new.get(b)))
        .into_iter()
        .map(|(_, b)| b)
        .collect();
    let moved = new.iter().enumerate().filter(|(at, id)| !stayed.contains(at) && old.contains(id));
    moved.map(|(_, id)| id.clone()).collect()
}
