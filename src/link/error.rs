//! Why a link could not be opened, in one sentence each.

use std::fmt;

use crate::format::FormatError;

/// Why a link could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Nothing of ours.
    NotALink,
    /// The end is missing, as when a mail program breaks a long line.
    CutShort {
        /// Characters that arrived.
        arrived: usize,
        /// The fewest that are missing; 0 when that cannot be known.
        missing: usize,
    },
    /// A program on the way made every letter small.
    LowerCase,
    /// Characters were changed, swapped or lost.
    Damaged,
    /// Written by a newer version of this page.
    TooNew {
        /// The version of the link's format.
        version: usize,
    },
    /// Written before the first release, in a format that is not read any more.
    Trial,
    /// Longer than any link that this page makes.
    TooLong,
    /// Whole, but not a plan that can be taken in.
    Refused(FormatError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::NotALink => f.write_str("this is not a link to a plan; check that the whole address was copied"),
            LinkError::CutShort { arrived, .. } => {
                write!(f, "this link is cut short: only {arrived} characters arrived; ask for the whole address, or for the plan as a file")
            }
            LinkError::LowerCase => {
                f.write_str("a program on the way changed this link to small letters; ask for it in another way, or for the plan as a file")
            }
            LinkError::Damaged => f.write_str("this link was changed on the way; copy it again where it came from, or ask for the plan as a file"),
            LinkError::TooNew { version } => {
                write!(f, "this link was made by a newer version of this page (link {version}); reload the page and open the link again")
            }
            LinkError::Trial => {
                f.write_str("this link was made by a trial version and cannot be read any more; ask for a new link, or for the plan as a file")
            }
            LinkError::TooLong => f.write_str("this link is too long to be a plan; ask for the plan as a file"),
            LinkError::Refused(error) => error.fmt(f),
        }
    }
}
