//! The framework's words as typed data: pages, fields, options.
//!
//! Everything a person is asked is one entry here; screens, progress, files,
//! links and papers are each a `match` over [`Kind`]. No logic and no I/O:
//! what is worked out from answers lives in `plan`, `form_aid` and `draw`.
//!
//! **Invariant:** ids of pages, fields and options are never changed or
//! reused once released. Words may be made better at any time.

mod fields;
pub mod form_weights;
pub mod forms;
pub mod glossary;
pub mod meeting;
mod pages;
pub mod starters;
pub mod statements;

pub use fields::{AMBITION, FIELDS, PRESSURE};
use pages::GUIDES;
pub use pages::PAGES;

/// One answer that a plan can hold, or one column of a list of rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name for ever: `aim.purpose`, `partners.items`, and for a column
    /// `partners.items[].givesUp`.
    pub id: &'static str,
    /// The key under which it is written: the last part of the id.
    pub key: &'static str,
    /// What to ask, as a label.
    pub label: &'static str,
    /// A short help under the label, or nothing.
    pub hint: &'static str,
    /// What sort of answer it takes.
    pub kind: Kind,
}

/// The sorts of answer there are.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text on one line, or a few words. `limit` in characters (Unicode code points).
    Line {
        /// Characters after which the field says that it is over.
        limit: usize,
    },
    /// A text of some sentences.
    Lines {
        /// Characters after which the field says that it is over.
        limit: usize,
    },
    /// Kept by the app and never asked: `plan.id`, `plan.base`.
    Automatic,
    /// A whole number within bounds, both included.
    Number {
        /// Least value that makes sense.
        least: i64,
        /// Greatest value that makes sense.
        most: i64,
    },
    /// Yes or no.
    YesNo,
    /// A day of the calendar.
    Date,
    /// One of some options.
    Choice(&'static [Choice]),
    /// Any of some options.
    Choices(&'static [Choice]),
    /// One row of another list.
    Reference(Target),
    /// Any partners.
    Partners,
    /// A list of short texts.
    Texts {
        /// Entries after which the list is full.
        rows: usize,
        /// Characters an entry after which it says that it is over.
        limit: usize,
    },
    /// A list of rows with columns.
    Rows(Rows),
    /// A state for each of some things.
    States {
        /// What has a state.
        of: Items,
        /// The states to choose from.
        states: &'static [Choice],
    },
    /// What a round of the self-assessment left in a review: aggregates by theme.
    Themes,
}

/// A list of rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    /// Rows after which the list is full.
    pub most: usize,
    /// The columns, in the order asked.
    pub columns: &'static [Field],
    /// One row, as a word within a sentence: `partner`, `first step`.
    pub one: &'static str,
    /// Several, likewise: `partners`, `first steps`.
    pub many: &'static str,
    /// The words on the button: `Add a partner`.
    pub add: &'static str,
}

/// What a reference may point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A row of `partners.items`.
    Partner,
    /// A row of `partners.items`, or `all` of them.
    PartnerOrAll,
    /// A row of `success.outcomes`.
    Outcome,
}

/// The things that a field of states gives a state to.
#[derive(Debug, PartialEq, Eq)]
pub enum Items {
    /// A fixed list.
    Fixed(&'static [Choice]),
    /// The rows of `success.outcomes`, by id.
    Outcomes,
}

/// One option.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name for ever.
    pub id: &'static str,
    /// What is shown.
    pub label: &'static str,
    /// A line of explanation under it, or nothing.
    pub hint: &'static str,
    /// Chosen alone: choosing it clears the others (`undecided`, `none yet`).
    pub alone: bool,
}

/// Options without an explanation.
pub const fn choice(id: &'static str, label: &'static str) -> Choice {
    Choice { id, label, hint: "", alone: false }
}

/// An option with its line of explanation.
pub const fn explained(id: &'static str, label: &'static str, hint: &'static str) -> Choice {
    Choice { id, label, hint, alone: false }
}

/// An option that stands alone.
pub const fn alone(id: &'static str, label: &'static str) -> Choice {
    Choice { id, label, hint: "", alone: true }
}

/// A page of the app that asks something: the basics, the six questions, the
/// four things to keep in mind.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name for ever; also what `plan.finished` holds: `drivers` … `feelings`,
    /// and `plan` for the basics (which is never "finished").
    pub id: &'static str,
    /// The framework's title.
    pub title: &'static str,
    /// A word or two for narrow places: `Why`, `Who`.
    pub short: &'static str,
    /// The ids of the fields asked here, in order.
    pub fields: &'static [&'static str],
    /// Those of them that an exploring plan shows first; the others are one step away.
    pub first: &'static [&'static str],
}

/// What is said around the questions of a page. Apart from the page, so that
/// a program that asks nothing does not carry the words.
#[derive(Debug, PartialEq, Eq)]
pub struct Guide {
    /// What the page is for, in one sentence.
    pub purpose: &'static str,
    /// The framework's guidance in our own words, a sentence or two each.
    pub guidance: &'static [&'static str],
    /// More to think about, one step away.
    pub added: &'static [&'static str],
    /// What to talk about in a meeting.
    pub prompts: &'static [&'static str],
    /// An example of a good answer, or nothing.
    pub example: &'static str,
}

/// What kind of page it is, by its place in the framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before question 1.
    Basics,
    /// Question 1 to 6.
    Question(usize),
    /// Thing to keep in mind 1 to 4.
    Keep(usize),
}

impl Page {
    /// Where it stands in the framework.
    pub fn place(&self) -> Place {
        match PAGES.iter().position(|page| page.id == self.id) {
            Some(at @ 1..=6) => Place::Question(at),
            Some(at @ 7..) => Place::Keep(at - 6),
            _ => Place::Basics,
        }
    }

    /// What is said around its questions.
    pub fn guide(&self) -> &'static Guide {
        let this = PAGES.iter().zip(GUIDES).find(|(page, _)| page.id == self.id);
        this.map_or(pages::FIRST, |(_, guide)| guide)
    }
}

/// The page with this id.
pub fn page(id: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.id == id)
}

/// The field with this id; not a column.
pub fn field(id: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.id == id)
}

impl Field {
    /// The column of this list with this key.
    pub fn column(&self, key: &str) -> Option<&'static Field> {
        match &self.kind {
            Kind::Rows(rows) => rows.columns.iter().find(|column| column.key == key),
            _ => None,
        }
    }

    /// The options of a choice, or none.
    pub fn options(&self) -> &'static [Choice] {
        match self.kind {
            Kind::Choice(options) | Kind::Choices(options) => options,
            Kind::States { states, .. } => states,
            _ => &[],
        }
    }

    /// What is shown for an option id; an unknown one is shown as it is.
    pub fn option_label<'a>(&self, id: &'a str) -> &'a str {
        self.options().iter().find(|option| option.id == id).map_or(id, |option| option.label)
    }
}
