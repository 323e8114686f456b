//! A round: what is asked, of whom, and how; and how it is kept on the
//! collecting device until it is closed.

use serde_json::{Map, Value};

use super::group::{Entry, Group};
use super::{Response, code};
use crate::content::statements::statements;
use crate::format;
use crate::plan::RowId;

/// Which statements a round asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statements {
    /// The pulse: ten, one a theme, about five minutes.
    Pulse,
    /// All thirty, about twelve minutes.
    Full,
}

impl Statements {
    /// The places of its statements among the thirty.
    pub fn places(self) -> impl Iterator<Item = usize> {
        statements().enumerate().filter(move |(_, (_, each))| each.pulse || self == Statements::Full).map(|(at, _)| at)
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.places().count()
    }

    /// The kind of review that such a round is, as `reviews[].kind` names it.
    pub fn review(self) -> &'static str {
        match self {
            Statements::Pulse => "check-in",
            Statements::Full => "full-review",
        }
    }
}

/// Whether it is shown who said what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Only counts: the default.
    Unnamed,
    /// Which partner said what, if everybody agreed. A person declines by
    /// answering for no partner; then all stays unnamed.
    Open,
}

/// Whose voices are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Each person's.
    Person,
    /// Besides, each organisation's as one.
    Organisation,
}

/// A partner who takes part, with the name under which it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The row id in `partners.items`.
    pub id: RowId,
    /// Its short name.
    pub name: String,
}

/// A round of the self-assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub(super) tag: usize,
    /// Which statements it asks.
    pub statements: Statements,
    /// Whether it is shown who said what.
    pub names: Names,
    /// Whose voices are weighed.
    pub voice: Voice,
    /// The partners that take part, in the order in which they are offered:
    /// [`code::MOST_MEMBERS`] at most.
    pub members: Vec<Member>,
}

impl Round {
    /// A new round. `random` is any random number: it gives the round its id.
    pub fn new(random: u32, statements: Statements, names: Names, voice: Voice, mut members: Vec<Member>) -> Round {
        members.truncate(code::MOST_MEMBERS);
        Round { tag: random as usize % code::TAGS, statements, names, voice, members }
    }

    /// Whether people are asked which partner they answer for.
    pub fn asks_partner(&self) -> bool {
        self.names == Names::Open || self.voice == Voice::Organisation
    }
}

/// A round with the answers so far, for storage on this device alone: no
/// order and no times.
pub fn store(round: &Round, group: &Group) -> String {
    let text = |text: &str| Value::from(text);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("round", Value::from(round.tag));
    put("statements", text(if round.statements == Statements::Full { "full" } else { "pulse" }));
    put("names", text(if round.names == Names::Open { "open" } else { "unnamed" }));
    put("voice", text(if round.voice == Voice::Organisation { "organisation" } else { "person" }));
    let member = |member: &Member| Value::Array(vec![text(member.id.as_str()), text(&member.name)]);
    put("members", round.members.iter().map(member).collect());
    let entry = |entry: &Entry| {
        let org = entry.response.org.as_ref().map_or("", RowId::as_str);
        Value::Array(vec![Value::from(entry.nonce), text(&entry.response.to_digits()), text(org)])
    };
    put("answers", group.entries().iter().map(entry).collect());
    if group.is_revealed() {
        put("revealed", Value::from(true));
    }
    format::compact(&Value::Object(out))
}

/// Reads what [`store`] wrote. A damaged answer is left out; nothing if the
/// round itself cannot be read.
pub fn restore(stored: &str) -> Option<(Round, Group)> {
    let value = format::parse(stored, format::MOST_BYTES).ok()?;
    let tag = value.get("round").and_then(Value::as_u64)?;
    let is = |key: &str, word: &str| value.get(key).and_then(Value::as_str) == Some(word);
    let list = |key: &str| value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Value, at: usize| value.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    let member = |value: &Value| Some(Member { id: RowId::new(&text(value, 0))?, name: text(value, 1) });
    let mut round = Round::new(
        0,
        if is("statements", "full") { Statements::Full } else { Statements::Pulse },
        if is("names", "open") { Names::Open } else { Names::Unnamed },
        if is("voice", "organisation") { Voice::Organisation } else { Voice::Person },
        list("members").iter().filter_map(member).collect(),
    );
    round.tag = usize::try_from(tag).ok().filter(|tag| *tag < code::TAGS)?;
    let mut group = Group::new();
    for value in list("answers") {
        let nonce = value.get(0).and_then(Value::as_u64).and_then(|nonce| u32::try_from(nonce).ok());
        if let (Some(nonce), Some(mut response)) = (nonce, Response::from_digits(&text(value, 1))) {
            response.org = RowId::new(&text(value, 2));
            // Refused only where it is no answer, or one too many.
            let _ = group.insert(&round, Entry::with(&round, nonce, &response));
        }
    }
    if value.get("revealed").and_then(Value::as_bool) == Some(true) {
        group.set_revealed();
    }
    Some((round, group))
}
