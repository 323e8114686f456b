//! The self-assessment: what a round comes to, what small groups are spared,
//! and what goes into the plan.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod hidden;
mod kept;
mod rounds;
mod shown;
mod sums;

use joint_action::assess::{
    Entry, Group, Member, Names, Rating, Reply, Response, Round, Statements, Summary, Voice, summary,
};
use joint_action::content::statements::{STATEMENT_COUNT, statement_at};
use joint_action::plan::RowId;

/// The six people of the worked example.
pub(crate) const SIX: &str = include_str!("../samples/thursday-table-answers.json");

/// What one person said, as 1 to 5, 6 for don't know, 0 for nothing.
pub(crate) type Said = [u8; STATEMENT_COUNT];

pub(crate) fn reply(digit: u8) -> Option<Reply> {
    if digit == 6 { Some(Reply::DontKnow) } else { Rating::new(digit).map(Reply::Rated) }
}

/// A person who says this, for this partner or none.
pub(crate) fn person(said: &Said, org: &str) -> Response {
    let mut response = Response::new();
    for (at, digit) in said.iter().enumerate() {
        response.set(at, reply(*digit));
    }
    response.org = RowId::new(org);
    response
}

/// People who say these things to one statement and nothing else.
pub(crate) fn about(id: &str, digits: &[u8]) -> Vec<Response> {
    let each = |digit: &u8| {
        let mut said = [0; STATEMENT_COUNT];
        said[statement_at(id).unwrap()] = *digit;
        person(&said, "")
    };
    digits.iter().map(each).collect()
}

pub(crate) fn member(id: &str) -> Member {
    Member { id: RowId::new(id).unwrap(), name: id.to_owned() }
}

pub(crate) fn round(names: Names, voice: Voice) -> Round {
    let members = ["council", "food", "gp", "wellbeing", "affected"].map(member).to_vec();
    Round::new(345, Statements::Full, names, voice, members)
}

pub(crate) fn unnamed() -> Round {
    round(Names::Unnamed, Voice::Person)
}

/// A group of these people; no two of them are taken for one.
pub(crate) fn group(round: &Round, responses: &[Response]) -> Group {
    let mut group = Group::new();
    for (at, response) in responses.iter().enumerate() {
        let entry = Entry::here(round, at as u32, response);
        if !response.is_empty() {
            group.insert(round, entry).unwrap();
        }
    }
    group
}

pub(crate) fn come_to(round: &Round, responses: &[Response]) -> Summary {
    summary(round, &group(round, responses))
}
