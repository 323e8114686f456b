//! Codes: one person's answers as a few characters that can be read out,
//! typed, sent in a chat or written on paper; and a round's own.
//!
//! All are over the 29 letters and digits of [`ALPHABET`]. The last two
//! characters are checks over the field of 29: every single wrong character
//! and every swap of two is noticed, and of other strings one in 841 passes.
//! The first two name the round. An answer code of the pulse has 12
//! characters, one of thirty statements 24, a join code 6.

mod find;
mod join;
mod number;
mod symbols;

pub use find::{Found, find};
pub use join::{Invitation, JoinError, invitation, is_join_link, join_code, join_link};
pub use symbols::{ALPHABET, grouped};

use std::fmt;

use super::{Entry, Reply, Response, Round, Statements};
use symbols::{Checked, Spoilt};

/// How many round ids there are: two characters.
pub(super) const TAGS: usize = 29 * 29;

/// The most partners that take part in a round: as many as a plan holds.
pub const MOST_MEMBERS: usize = 12;

/// What an answer code can say of the partner: one of twelve, or none.
const PARTNERS: u32 = MOST_MEMBERS as u32 + 1;

/// What an answer can be: none, five points, don't know.
const REPLIES: u32 = 7;

/// Characters of an answer code.
fn length(statements: Statements) -> usize {
    match statements {
        Statements::Pulse => 12,
        Statements::Full => 24,
    }
}

/// How many random numbers tell answers apart. Of the 29⁸ (29²⁰) values
/// between tag and checks, 7¹⁰ (7³⁰) are needed for each, which leaves room
/// for 1,770 (7,852): times the partners, where they are asked for.
pub(super) fn nonces(round: &Round) -> u32 {
    let room = match round.statements {
        Statements::Pulse => 1_768,
        Statements::Full => 7_839,
    };
    if round.asks_partner() { room / PARTNERS } else { room }
}

/// Why a code was not taken. The sentences say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// There is none in a text.
    None,
    /// A character that no code has.
    Strange(char),
    /// Too few or too many characters.
    Length {
        /// How many there are.
        has: usize,
        /// How many there should be.
        needs: usize,
        /// The group that is too short or too long, from 0, where that can be known.
        group: Option<usize>,
    },
    /// The checks do not agree.
    Wrong {
        /// The group in which the mistake is if it is a single one, from 0.
        group: Option<usize>,
    },
    /// It answers another round.
    OtherRound {
        /// Its first group.
        began: String,
    },
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let group = match self {
            CodeError::Length { group, .. } | CodeError::Wrong { group } => *group,
            _ => None,
        };
        let place = group.and_then(|group| ["first", "second", "third", "fourth", "fifth", "sixth"].get(group));
        match (self, place) {
            (CodeError::None, _) => {
                f.write_str("no answer code was found in this; copy the whole message and paste it")
            }
            (CodeError::Strange(letter), _) => {
                write!(f, "no code has “{letter}” in it; look at it again, or ask for the code again")
            }
            (CodeError::OtherRound { began }, _) => {
                write!(f, "this is from another round, so it was not added; it began with {began}")
            }
            (CodeError::Length { .. }, Some(place)) => {
                write!(f, "the {place} group should have four characters; ask for it again, or correct it here")
            }
            (CodeError::Length { has, needs, .. }, None) => {
                write!(f, "a code has {needs} characters, this has {has}; ask for it again, or correct it here")
            }
            (_, Some(place)) => write!(f, "the {place} group looks wrong; ask for it again, or correct it here"),
            (_, None) => f.write_str("something in this code is wrong; ask for it again, or correct it here"),
        }
    }
}

/// The code of a person's answers: `7K3M 9QXT 2HDP`.
pub fn encode(round: &Round, entry: &Entry) -> String {
    let response = &entry.response;
    let mut digits = vec![0; length(round.statements) - 4];
    let nonces = nonces(round);
    let partner = round.members.iter().position(|member| response.org.as_ref() == Some(&member.id));
    let partner = partner.map_or(0, |at| at as u32 + 1);
    let who = entry.nonce % nonces + if round.asks_partner() { partner * nonces } else { 0 };
    number::push(&mut digits, PARTNERS * nonces, who);
    for place in round.statements.places() {
        number::push(&mut digits, REPLIES, u32::from(response.get(place).map_or(0, Reply::digit)));
    }
    let mut all = number::tag(round.tag);
    all.extend(digits);
    symbols::sealed(all)
}

/// The same as the text after `#` of an address: `a17K3M9QXT2HDP`.
pub fn link(round: &Round, entry: &Entry) -> String {
    let code = encode(round, entry);
    let letters = code.chars().filter(|letter| *letter != ' ');
    "a1".chars().chain(letters).collect()
}

/// The answers that a code carries. Capitals, blanks and hyphens do not
/// matter, nor do the letters that a code does not have and that look or
/// sound like one that it has: O, I, L, S, Z, B, U.
pub fn decode(round: &Round, typed: &str) -> Result<Entry, CodeError> {
    let needs = length(round.statements);
    let read = symbols::read(typed).map_err(CodeError::Strange)?;
    if read.len() != needs {
        // The code of another round that asks other statements: well formed, just not ours.
        let other = [12, 24].contains(&read.len()) && symbols::check(&read) == Checked::Good;
        return Err(match other {
            true => CodeError::OtherRound { began: symbols::began(&read) },
            false => CodeError::Length { has: read.len(), needs, group: symbols::odd_group(typed, needs) },
        });
    }
    match symbols::check(&read) {
        Checked::Good => {}
        Checked::Spoilt(spoilt) => return Err(CodeError::Wrong { group: wrong_group(round, &read, spoilt) }),
    }
    if !read.starts_with(&number::tag(round.tag)) {
        return Err(CodeError::OtherRound { began: symbols::began(&read) });
    }
    // The checks agree and yet nobody writes such a code.
    unpack(round, &read).ok_or(CodeError::Wrong { group: None })
}

fn unpack(round: &Round, read: &[u8]) -> Option<Entry> {
    let mut digits = read.get(2..read.len() - 2)?.to_vec();
    let mut response = Response::new();
    let places: Vec<usize> = round.statements.places().collect();
    for place in places.into_iter().rev() {
        let digit = number::pop(&mut digits, REPLIES);
        response.set(place, Reply::of_digit(u8::try_from(digit).ok()?));
    }
    let nonces = nonces(round);
    let who = number::pop(&mut digits, PARTNERS * nonces);
    if response.is_empty() || digits.iter().any(|digit| *digit != 0) {
        return None;
    }
    if let Some(partner) = (who / nonces).checked_sub(1) {
        let member = round.members.get(usize::try_from(partner).ok()?).filter(|_| round.asks_partner())?;
        response.org = Some(member.id.clone());
    }
    Some(Entry::with(round, who % nonces, &response))
}

/// The one group in which a single mistake can be: a wrong character, or two
/// that changed places.
fn wrong_group(round: &Round, read: &[u8], spoilt: Spoilt) -> Option<usize> {
    let mut groups = Vec::new();
    for (mended, group) in spoilt.mended(read) {
        // Of all that the checks allow, only what this round could have given.
        if mended.starts_with(&number::tag(round.tag)) && unpack(round, &mended).is_some() {
            groups.push(group);
        }
    }
    match groups.as_slice() {
        [first, rest @ ..] if rest.iter().all(|group| group == first) => *first,
        _ => None,
    }
}
