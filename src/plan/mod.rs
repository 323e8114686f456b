//! What people have written: a plan, its answers and rows, and every change
//! there is to them.
//!
//! Plain data. No clock, no random numbers, no I/O: days, ids and tags come in
//! as arguments. What a field may hold is said in [`crate::content`]; how a
//! plan is written down in [`crate::format`].

mod alike;
mod answer;
pub mod copy;
mod date;
mod edit;
pub mod flags;
pub mod history;
mod names;
mod path;
pub mod people;
pub mod positions;
pub mod progress;

pub use alike::{BOOKKEEPING, alike};
pub use answer::{Answer, Answers, Row, RowId, Theme, Unknown};
pub use date::Date;
pub use edit::{Edit, EditError};
pub use history::{History, row_name, shortened};
pub use names::{Mark, marks};
pub use path::Path;

/// The whole record that a group makes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What is answered, by field id.
    pub answers: Answers,
    /// What a newer version wrote and this one does not know, by the path of
    /// keys with dots between (`aim.mood`, `mood`). Kept and written back.
    pub unknown: Unknown,
}

impl Plan {
    /// The rows of a list, by field id; none if it is not answered.
    pub fn rows(&self, field: &str) -> &[Row] {
        self.answers.rows(field)
    }

    /// The row of a list with this id.
    pub fn row(&self, field: &str, id: &str) -> Option<&Row> {
        self.rows(field).iter().find(|row| row.id.as_str() == id)
    }

    /// A text by field id; empty if it is not answered.
    pub fn text(&self, field: &str) -> &str {
        self.answers.text(field)
    }

    /// A single choice by field id; empty if it is not answered.
    pub fn choice(&self, field: &str) -> &str {
        self.answers.choice(field)
    }

    /// The partners, in the order in which they were written down.
    pub fn partners(&self) -> &[Row] {
        self.rows("partners.items")
    }

    /// The partner with this id.
    pub fn partner(&self, id: &str) -> Option<&Row> {
        self.row("partners.items", id)
    }

    /// The title, or what stands for it while there is none.
    pub fn title(&self) -> &str {
        match self.text("plan.title").trim() {
            "" => "Untitled plan",
            title => title,
        }
    }

    /// The number of the version; a plan without one is the first.
    pub fn version(&self) -> i64 {
        self.answers.number("plan.version").unwrap_or(1)
    }
}
