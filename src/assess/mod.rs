//! The self-assessment in a meeting: each person answers alone, all is
//! revealed together, and what comes of it goes into the plan.
//!
//! A [`Round`] says what is asked and how; a [`Group`] collects the answers
//! of people, without order or times; [`summary`] works out what may be
//! shown. What small groups are spared is not in a [`Summary`] at all, so
//! nothing that is made from one can show it. [`keep`] turns it into changes
//! of the plan, [`code`] is how one person's answers travel.
//!
//! Nothing here is ever added up into one score, and no organisation is
//! compared with another. It makes no random numbers and reads no clock:
//! nonces and days come in as arguments. Individual answers are never in a plan.

pub mod code;
mod group;
pub mod keep;
mod measure;
mod own;
mod response;
mod round;
mod summary;
mod turn;
mod voice;
pub mod words;

pub use group::{Added, Entry, Group, GroupError, MOST_PEOPLE};
pub use measure::{Band, Mean, Median, Spread, Tally};
pub use own::{OwnTheme, own};
pub use response::{AnswersError, Response, read_answers, write_answers};
pub use round::{Member, Names, Round, Statements, Voice, restore, store};
pub use summary::{Detail, FEWEST, Held, StatementResult, Summary, ThemeResult, discuss, summary, tallies};
pub use turn::speaking_order;

use crate::content::statements::{DONT_KNOW, SCALE};

/// One person's rating of one statement, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(u8);

impl Rating {
    /// A rating, if the scale has it.
    pub fn new(value: u8) -> Option<Rating> {
        (1..=5).contains(&value).then_some(Rating(value))
    }

    /// The number, from 1 to 5.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// What one person said to one statement. No reply at all is a third thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reply {
    /// A point of the scale.
    Rated(Rating),
    /// "Don't know or too early to say": never counted as "in between".
    DontKnow,
}

impl Reply {
    /// The reply that a key of the keyboard gives: `1` to `5`, and `?`.
    pub fn of_key(key: char) -> Option<Reply> {
        match key {
            '1'..='5' => Reply::of_digit(key as u8 - b'0'),
            '?' => Some(Reply::DontKnow),
            _ => None,
        }
    }

    /// The words on its button.
    pub fn words(self) -> &'static str {
        match self {
            Reply::Rated(rating) => SCALE.get(usize::from(rating.0) - 1).copied().unwrap_or_default(),
            Reply::DontKnow => DONT_KNOW,
        }
    }

    /// As codes and storage write it: 1 to 5, 6 for don't know; 0 is no reply.
    fn of_digit(digit: u8) -> Option<Reply> {
        if digit == 6 { Some(Reply::DontKnow) } else { Rating::new(digit).map(Reply::Rated) }
    }

    fn digit(self) -> u8 {
        match self {
            Reply::Rated(rating) => rating.0,
            Reply::DontKnow => 6,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_outside_the_scale_is_refused() {
        for (value, expected) in [(0, None), (1, Some(1)), (5, Some(5)), (6, None)] {
            assert_eq!(Rating::new(value).map(Rating::get), expected, "rating {value}");
        }
    }

    #[test]
    fn keys_and_words_belong_to_replies() {
        for (key, words) in [
            ('1', Some("Strongly disagree")),
            ('5', Some("Strongly agree")),
            ('?', Some("Don’t know or too early to say")),
            ('0', None),
            ('6', None),
        ] {
            assert_eq!(Reply::of_key(key).map(Reply::words), words, "{key}");
        }
    }
}
