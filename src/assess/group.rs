//! The answers of several people while they are collected.

use std::fmt;

use super::{Names, Response, Round, code};

/// The most people of a round.
pub const MOST_PEOPLE: usize = 200;

/// One person's answers on their way to the group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// A random number, so that two people who say the same are two, and the
    /// same answer given twice is one.
    pub(super) nonce: u32,
    pub(super) tag: usize,
    /// What the person said.
    pub response: Response,
}

impl Entry {
    /// Answers that will travel to the collecting device. `random` is any
    /// random number, drawn once for a person and kept with their answers.
    pub fn new(round: &Round, random: u32, response: &Response) -> Entry {
        Entry::with(round, random % code::nonces(round), response)
    }

    /// Answers given on the collecting device itself, by passing it round or
    /// from paper: no code limits the random number, so none is ever taken
    /// for another one.
    pub fn here(round: &Round, random: u32, response: &Response) -> Entry {
        Entry::with(round, random | 1 << 31, response)
    }

    pub(super) fn with(round: &Round, nonce: u32, response: &Response) -> Entry {
        let mut response = response.only(round.statements);
        response.org = response.org.filter(|org| round.asks_partner() && round.members.iter().any(|m| m.id == *org));
        Entry { nonce, tag: round.tag, response }
    }
}

/// What became of an answer that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It counts.
    Now,
    /// It had come before and counts once.
    Before,
}

/// Why an answer was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupError {
    /// It answers another round.
    OtherRound,
    /// Nothing is said in it.
    Empty,
    /// The group is as large as can be.
    Full,
}

impl fmt::Display for GroupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GroupError::OtherRound => f.write_str("this answers another round; ask for an answer to this one"),
            GroupError::Empty => f.write_str("no statement was answered; answer at least one"),
            GroupError::Full => write!(f, "a round takes {MOST_PEOPLE} people; start another one for the rest"),
        }
    }
}

/// The answers so far. It knows neither their order nor their times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    entries: Vec<Entry>,
    /// People have seen what it comes to.
    seen: bool,
}

impl Group {
    /// Nobody yet.
    pub fn new() -> Group {
        Group::default()
    }

    /// Adds an answer. The same one twice counts once, and the order in which
    /// answers come makes no difference.
    pub fn insert(&mut self, round: &Round, entry: Entry) -> Result<Added, GroupError> {
        if entry.tag != round.tag {
            return Err(GroupError::OtherRound);
        }
        if entry.response.is_empty() {
            return Err(GroupError::Empty);
        }
        match self.entries.binary_search(&entry) {
            Ok(_) => Ok(Added::Before),
            Err(_) if self.entries.len() >= MOST_PEOPLE => Err(GroupError::Full),
            Err(at) => {
                self.entries.insert(at, entry);
                Ok(Added::Now)
            }
        }
    }

    /// Takes an answer back, as undo does. Whether it was there.
    pub fn remove(&mut self, entry: &Entry) -> bool {
        let found = self.entries.binary_search(entry);
        found.map(|at| self.entries.remove(at)).is_ok()
    }

    /// Whether this answer is among them.
    pub fn has(&self, entry: &Entry) -> bool {
        self.entries.binary_search(entry).is_ok()
    }

    /// People see what it comes to. From now on, what one answer changes could
    /// tell what it said. Nothing to see is nothing seen.
    pub fn reveal(&mut self) {
        self.seen |= self.people() >= super::summary::FEWEST;
    }

    /// Whether people have seen what it comes to.
    pub fn is_revealed(&self) -> bool {
        self.seen
    }

    pub(super) fn set_revealed(&mut self) {
        self.seen = true;
    }

    /// Takes in what became of the same round elsewhere since it stood as
    /// `before`: answers that came, and answers that were taken back.
    pub fn bring_in(&mut self, round: &Round, before: &Group, theirs: &Group) {
        self.entries.retain(|entry| theirs.has(entry) || !before.has(entry));
        // What was there before and is not here any more was taken back here.
        for entry in theirs.entries.iter().filter(|entry| !before.has(entry)) {
            // One too many is left where it came from.
            let _ = self.insert(round, entry.clone());
        }
        self.seen |= theirs.seen;
    }

    /// How many people have answered: all that may be shown while collecting.
    pub fn people(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Everybody's answers, in the order of what they said.
    pub fn responses(&self) -> Vec<Response> {
        let mut all: Vec<Response> = self.entries.iter().map(|entry| entry.response.clone()).collect();
        crate::order::by(&mut all, Ord::cmp);
        all
    }

    /// Whether it is shown who said what: open mode, and everybody gave their partner.
    pub(super) fn is_open(&self, round: &Round) -> bool {
        round.names == Names::Open && self.entries.iter().all(|entry| entry.response.org.is_some())
    }
}
