//! A plan written down as JSON: files, storage, and what links are checked by.
//!
//! [`read`] is the road by which everything comes in from outside. It is
//! bounded, it forgives what can be forgiven, and it lists what it left out;
//! after it a [`Plan`] is sound: every answer of its field's kind, every
//! reference pointing somewhere. [`write`] is its inverse. The rules are
//! published as a schema in `schema/`.
//!
//! It does not know files, addresses or the browser.

mod json;
mod note;
mod read;
mod scope;
mod write;

pub use note::{FormatError, Note, Trouble};
pub use read::{read, read_value};
pub use scope::{put_scope, take_scope};
pub use write::{answer_value, base_digest, digest, hash, to_value, write, write_copy, write_pretty};

pub use json::{compact, parse};

use crate::plan::Plan;
use crate::plan::copy::Scope;

/// What the app writes at the top of a file.
pub const FORMAT: &str = "joint-action/1";

/// The most bytes of text that are read.
pub const MOST_BYTES: usize = 2_000_000;

/// A plan that was read, and what could not be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The plan.
    pub plan: Plan,
    /// Which copy of it this is.
    pub scope: Scope,
    /// What was left out or changed.
    pub notes: Vec<Note>,
}

/// Where a text comes from, which says how strict to be about its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file or a link: refused past four times a text's limit or twice a
    /// list's rows.
    Outside,
    /// This browser's storage: what was typed here opens again, however long.
    Here,
}
