//! Whether two plans say the same.

use super::progress::{row_says_something, says_something};
use super::{Answer, Plan, Row};
use crate::content::FIELDS;

/// What the app keeps of a plan and nobody wrote: identity, version, day of
/// the last change, digest of the version that it was made from.
pub const BOOKKEEPING: [&str; 4] = ["plan.version", "plan.lastChanged", "plan.id", "plan.base"];

/// Whether two plans say the same to whoever reads them. The order of chosen
/// options and partners, empty rows and entries, and texts of spaces make no
/// difference; neither does what the app keeps. What differs, where it does,
/// is for [`crate::merge::changes`] to say.
pub fn alike(one: &Plan, two: &Plan) -> bool {
    let told = FIELDS.iter().filter(|field| !BOOKKEEPING.contains(&field.id));
    one.unknown == two.unknown
        && told.into_iter().all(|field| answers(one.answers.get(field.id), two.answers.get(field.id)))
}

fn answers(one: Option<&Answer>, two: Option<&Answer>) -> bool {
    let says = |answer: Option<&Answer>| answer.is_some_and(says_something);
    match (one, two) {
        _ if !says(one) && !says(two) => true,
        (Some(Answer::Choices(one)), Some(Answer::Choices(two)))
        | (Some(Answer::References(one)), Some(Answer::References(two))) => {
            one.len() == two.len() && one.iter().all(|id| two.contains(id))
        }
        (Some(Answer::Texts(one)), Some(Answer::Texts(two))) => {
            let written = |text: &&String| !text.trim().is_empty();
            one.iter().filter(written).eq(two.iter().filter(written))
        }
        (Some(Answer::Rows(one)), Some(Answer::Rows(two))) => {
            let written = |row: &&Row| row_says_something(row);
            one.iter().filter(written).count() == two.iter().filter(written).count()
                && one.iter().filter(written).zip(two.iter().filter(written)).all(|(one, two)| rows(one, two))
        }
        (one, two) => one == two,
    }
}

fn rows(one: &Row, two: &Row) -> bool {
    let keys = one.answers.iter().chain(two.answers.iter()).map(|(key, _)| key);
    one.id == two.id
        && one.unknown == two.unknown
        && keys.into_iter().all(|key| answers(one.answers.get(key), two.answers.get(key)))
}
