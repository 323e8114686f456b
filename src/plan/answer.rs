//! The few kinds of answer, and reading them without ceremony.

use std::collections::BTreeMap;
use std::fmt;

use super::Date;

/// Keys and values that this version does not know, kept as they came.
pub type Unknown = BTreeMap<String, serde_json::Value>;

/// The id of a row: letters, digits and hyphens, at most 40, never `all`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(String);

impl RowId {
    /// An id, if the text is one.
    pub fn new(text: &str) -> Option<RowId> {
        let fits = (1..=40).contains(&text.len())
            && text != "all"
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits.then(|| RowId(text.to_owned()))
    }

    /// The id that the app gives: a number.
    pub fn numbered(number: usize) -> RowId {
        RowId(number.to_string())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was answered to one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A short or long text, as typed; lines end with `\n`.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// The id of an option, known or not.
    Choice(String),
    /// The ids of options, known or not; the order has no meaning.
    Choices(Vec<String>),
    /// The id of a row of another list, or `all`.
    Reference(String),
    /// Ids of partners; the order has no meaning.
    References(Vec<String>),
    /// A list of short texts.
    Texts(Vec<String>),
    /// A list of rows.
    Rows(Vec<Row>),
    /// A state for each item, by the item's id.
    States(BTreeMap<String, String>),
    /// What a round left, by theme.
    Themes(BTreeMap<String, Theme>),
}

impl Answer {
    /// Nothing in it: the same as not answered.
    pub fn is_empty(&self) -> bool {
        match self {
            Answer::Text(text) | Answer::Choice(text) | Answer::Reference(text) => text.is_empty(),
            Answer::Choices(ids) | Answer::References(ids) | Answer::Texts(ids) => ids.is_empty(),
            Answer::Rows(rows) => rows.is_empty(),
            Answer::States(states) => states.is_empty(),
            Answer::Themes(themes) => themes.is_empty(),
            Answer::Number(_) | Answer::YesNo(_) | Answer::Date(_) => false,
        }
    }
}

/// The aggregates of one theme in a review: never anybody's answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// People who rated any of its statements.
    pub n: Option<i64>,
    /// The mean of its statements' means, in hundredths of a point.
    pub mean: Option<i64>,
    /// `strong`, `talk` or `action`.
    pub band: Option<String>,
    /// `together`, `some-differ` or `split`.
    pub spread: Option<String>,
    /// How many don't-knows.
    pub dont_know: Option<i64>,
    /// Several do not know.
    pub unclear: Option<bool>,
    /// What a newer version wrote.
    pub unknown: Unknown,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name in references and merges.
    pub id: RowId,
    /// Its columns, by key.
    pub answers: Answers,
    /// What a newer version wrote.
    pub unknown: Unknown,
}

impl Row {
    /// A row with nothing in it yet.
    pub fn new(id: RowId) -> Row {
        Row { id, answers: Answers::default(), unknown: Unknown::new() }
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty() && self.unknown.is_empty()
    }

    /// A text by column key; empty if it is not answered.
    pub fn text(&self, key: &str) -> &str {
        self.answers.text(key)
    }

    /// A single choice by column key; empty if it is not answered.
    pub fn choice(&self, key: &str) -> &str {
        self.answers.choice(key)
    }

    /// The chosen options of a column.
    pub fn choices(&self, key: &str) -> &[String] {
        self.answers.choices(key)
    }

    /// The row a column points to, by id; empty if it is not answered.
    pub fn reference(&self, key: &str) -> &str {
        self.answers.reference(key)
    }

    /// The partners that a column names.
    pub fn references(&self, key: &str) -> &[String] {
        self.answers.references(key)
    }

    /// A day by column key.
    pub fn date(&self, key: &str) -> Option<Date> {
        self.answers.date(key)
    }
}

/// Answers by key: field ids at the top of a plan, column keys in a row.
/// An empty answer is never kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(BTreeMap<&'static str, Answer>);

impl Answers {
    /// The answer to this field, if there is one.
    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// Changes an answer in place. What leaves it empty must be followed by [`Answers::set`].
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Answer> {
        self.0.get_mut(key)
    }

    /// Writes an answer; an empty one is the same as none. The key is that of
    /// a field in [`crate::content`], and the caller has checked the kind.
    pub fn set(&mut self, key: &'static str, answer: Option<Answer>) {
        match answer.filter(|answer| !answer.is_empty()) {
            Some(answer) => self.0.insert(key, answer),
            None => self.0.remove(key),
        };
    }

    /// Nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every answer with its key.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Answer)> {
        self.0.iter().map(|(key, answer)| (*key, answer))
    }

    /// A text; empty if it is not answered.
    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Answer::Text(text)) => text,
            _ => "",
        }
    }

    /// A single choice; empty if it is not answered.
    pub fn choice(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Answer::Choice(id)) => id,
            _ => "",
        }
    }

    /// Chosen options.
    pub fn choices(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Answer::Choices(ids)) => ids,
            _ => &[],
        }
    }

    /// What is pointed to, by id; empty if it is not answered.
    pub fn reference(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Answer::Reference(id)) => id,
            _ => "",
        }
    }

    /// The partners named.
    pub fn references(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Answer::References(ids)) => ids,
            _ => &[],
        }
    }

    /// A list of short texts.
    pub fn texts(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Answer::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// A list of rows.
    pub fn rows(&self, key: &str) -> &[Row] {
        match self.get(key) {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// A day.
    pub fn date(&self, key: &str) -> Option<Date> {
        match self.get(key) {
            Some(Answer::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// A whole number.
    pub fn number(&self, key: &str) -> Option<i64> {
        match self.get(key) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no.
    pub fn yes_no(&self, key: &str) -> Option<bool> {
        match self.get(key) {
            Some(Answer::YesNo(yes)) => Some(*yes),
            _ => None,
        }
    }

    /// The state of one item; empty if it has none.
    pub fn state(&self, key: &str, item: &str) -> &str {
        match self.get(key) {
            Some(Answer::States(states)) => states.get(item).map_or("", String::as_str),
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_id_is_letters_digits_and_hyphens() {
        for (text, fits) in
            [("4", true), ("4-k7", true), ("food", true), ("", false), ("all", false), ("a b", false), ("é", false)]
        {
            assert_eq!(RowId::new(text).is_some(), fits, "{text}");
        }
        assert!(RowId::new(&"a".repeat(40)).is_some());
        assert!(RowId::new(&"a".repeat(41)).is_none());
    }
}
