//! The pages that ask: basics, six questions, four things to keep in mind.

use super::*;

/// In order: the basics, questions 1 to 6, things to keep in mind 1 to 4.
pub static PAGES: &[Page] = &[];
