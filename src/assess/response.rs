//! One person's answers, and the file in which answers are written down.

use std::fmt;

use serde_json::{Map, Value};

use super::{MOST_PEOPLE, Rating, Reply, Statements};
use crate::content::statements::{STATEMENT_COUNT, statement_at, statements};
use crate::format;
use crate::plan::RowId;

/// The most bytes of a file of answers that are read.
const MOST_BYTES: usize = 1_000_000;

/// What one person said, to any of the thirty statements.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Response {
    digits: [u8; STATEMENT_COUNT],
    /// The partner it comes from, by row id: only if the group chose one
    /// voice per organisation or the open mode.
    pub org: Option<RowId>,
}

impl Response {
    /// Nothing said yet.
    pub fn new() -> Response {
        Response::default()
    }

    /// What was said to the statement at this place among the thirty.
    pub fn get(&self, at: usize) -> Option<Reply> {
        self.digits.get(at).copied().and_then(Reply::of_digit)
    }

    /// What was said to the statement with this id.
    pub fn reply(&self, id: &str) -> Option<Reply> {
        self.get(statement_at(id)?)
    }

    /// Writes or takes back what is said to the statement at this place.
    pub fn set(&mut self, at: usize, reply: Option<Reply>) {
        if let Some(digit) = self.digits.get_mut(at) {
            *digit = reply.map_or(0, Reply::digit);
        }
    }

    /// Nothing was said to any statement.
    pub fn is_empty(&self) -> bool {
        self.digits.iter().all(|digit| *digit == 0)
    }

    /// How many of these statements have a reply.
    pub fn answered(&self, among: Statements) -> usize {
        among.places().filter(|at| self.get(*at).is_some()).count()
    }

    /// Only what was said to these statements.
    pub fn only(&self, these: Statements) -> Response {
        let mut kept = Response { org: self.org.clone(), ..Response::new() };
        these.places().for_each(|at| kept.set(at, self.get(at)));
        kept
    }

    /// The replies as thirty digits, for keeping them on this device: 0 none,
    /// 1 to 5, 6 don't know. Not the partner.
    pub fn to_digits(&self) -> String {
        self.digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// Reads what [`Response::to_digits`] wrote.
    pub fn from_digits(text: &str) -> Option<Response> {
        let mut response = Response::new();
        if text.len() != STATEMENT_COUNT {
            return None;
        }
        for (place, byte) in response.digits.iter_mut().zip(text.bytes()) {
            *place = Some(byte.wrapping_sub(b'0')).filter(|digit| *digit <= 6)?;
        }
        Some(response)
    }
}

/// Why a text could not be read as answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswersError {
    /// Not JSON, or not of this kind.
    NotAnswers,
    /// More people than a round takes, or far too long.
    TooMany,
}

impl fmt::Display for AnswersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnswersError::NotAnswers => {
                f.write_str("these are not answers to the statements; choose a file with “responses” in it")
            }
            AnswersError::TooMany => write!(f, "these are more answers than fit; a round takes {MOST_PEOPLE} people"),
        }
    }
}

/// Reads `{"responses": [{"org": …, "a": {…}}]}`. What is no reply to one of
/// the thirty statements is left out; a person who said nothing stays.
pub fn read_answers(text: &str) -> Result<Vec<Response>, AnswersError> {
    if text.len() > MOST_BYTES {
        return Err(AnswersError::TooMany);
    }
    let value = format::parse(text, MOST_BYTES).map_err(|_| AnswersError::NotAnswers)?;
    let list = value.get("responses").and_then(Value::as_array).ok_or(AnswersError::NotAnswers)?;
    if list.len() > MOST_PEOPLE {
        return Err(AnswersError::TooMany);
    }
    Ok(list.iter().map(person).collect())
}

fn person(value: &Value) -> Response {
    let mut response = Response::new();
    response.org = value.get("org").and_then(Value::as_str).and_then(RowId::new);
    if let Some(answers) = value.get("a").and_then(Value::as_object) {
        for (id, said) in answers {
            if let (Some(at), Some(reply)) = (statement_at(id), reply(said)) {
                response.set(at, Some(reply));
            }
        }
    }
    response
}

fn reply(said: &Value) -> Option<Reply> {
    match said {
        Value::Null => Some(Reply::DontKnow),
        _ => said.as_u64().and_then(|number| u8::try_from(number).ok()).and_then(Rating::new).map(Reply::Rated),
    }
}

/// Writes answers down as [`read_answers`] reads them: in the order of what
/// was said, which tells nothing about who came when.
pub fn write_answers(responses: &[Response]) -> String {
    let mut responses: Vec<&Response> = responses.iter().collect();
    crate::order::by(&mut responses, Ord::cmp);
    let people = responses.into_iter().map(|response| {
        let mut person = Map::new();
        if let Some(org) = &response.org {
            person.insert("org".to_owned(), Value::from(org.as_str()));
        }
        let mut answers = Map::new();
        for (at, (_, statement)) in statements().enumerate() {
            if let Some(reply) = response.get(at) {
                let said = match reply {
                    Reply::Rated(rating) => Value::from(rating.get()),
                    Reply::DontKnow => Value::Null,
                };
                answers.insert(statement.id.to_owned(), said);
            }
        }
        person.insert("a".to_owned(), Value::Object(answers));
        Value::Object(person)
    });
    let mut file = Map::new();
    file.insert("responses".to_owned(), people.collect());
    format::compact(&Value::Object(file))
}
