//! The scoring table in words, for "How this works".

use super::{answer_label, fit};
use crate::content::{
    self,
    form_weights::{RUNGS, TOPICS, WEIGHTS},
};

/// One answer and the points that it gives the eight forms, lightest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The question that it answers, in the words in which it is asked.
    pub question: String,
    /// The answer's words.
    pub answer: String,
    /// Points; 0 is shown as a blank.
    pub points: [u16; RUNGS.len()],
}

/// Every answer, in order.
pub fn table() -> Vec<TableRow> {
    let mut rows = Vec::new();
    for weight in &WEIGHTS {
        let asked = content::field("form.answers").and_then(|field| field.column(weight.question));
        rows.push(TableRow {
            question: asked.map_or(weight.question, |column| column.label).to_owned(),
            answer: answer_label(weight.question, weight.option),
            points: std::array::from_fn(|form| weight.points(form)),
        });
    }
    rows
}

/// The last row: the most points that each form can get from nine answers.
pub fn most_possible() -> [u16; RUNGS.len()] {
    std::array::from_fn(|form| TOPICS.iter().map(|topic| fit::most(topic.id, form)).sum())
}
