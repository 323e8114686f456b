//! What reading has to say: why a text is no plan, and what was left out.

use std::fmt;

/// Why a text could not be read as a plan. Each says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// More than [`super::MOST_BYTES`].
    TooLong,
    /// The text ends too early.
    CutShort,
    /// Not JSON at all, or damaged.
    NotJson {
        /// The line at which reading stopped, counted from 1.
        line: usize,
    },
    /// JSON, but of another program.
    NotOurs,
    /// Written by a newer version of this page.
    TooNew {
        /// What it calls its format.
        format: String,
    },
    /// An answer is far beyond what its field takes.
    TooMuch {
        /// Which answer: `aim.purpose`.
        path: String,
        /// What the field asks.
        label: &'static str,
    },
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormatError::TooLong => {
                f.write_str("this is too long to be a plan; choose a file that was saved from this page")
            }
            FormatError::CutShort => {
                f.write_str("the end of this file is missing; ask for it again, or save it again where it came from")
            }
            FormatError::NotJson { line } => {
                write!(
                    f,
                    "this is not a plan, or it was changed on the way (line {line}); ask for the file as it was saved"
                )
            }
            FormatError::NotOurs => {
                f.write_str("this file is from another program; choose one that was saved from this page")
            }
            FormatError::TooNew { format } => {
                write!(
                    f,
                    "this plan was made by a newer version of this page ({format}); reload the page and open it again"
                )
            }
            FormatError::TooMuch { path, label } => {
                write!(
                    f,
                    "“{label}” ({path}) holds far more than fits; make it shorter where the plan came from and send it again"
                )
            }
        }
    }
}

/// One thing that was left out or changed in reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where: `partners.items[food].gains`.
    pub path: String,
    /// What is asked there, or nothing.
    pub label: &'static str,
    /// What was the matter.
    pub trouble: Trouble,
}

/// What was the matter with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is of another kind than its field takes.
    WrongKind,
    /// The calendar has no such day.
    NoSuchDate,
    /// It points to a row that is not there.
    NoSuchRow,
    /// Its row id was malformed or taken; another was given.
    NewId,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = match self.trouble {
            Trouble::WrongKind => "is not an answer to this; it was left out",
            Trouble::NoSuchDate => "is not a date in the calendar; it was left out",
            Trouble::NoSuchRow => "pointed to something that is not in the plan; it was left out",
            Trouble::NewId => "had no usable id; a new one was given",
        };
        match self.label {
            "" => write!(f, "{}: {says}", self.path),
            label => write!(f, "“{label}” ({}): {says}", self.path),
        }
    }
}
