//! Every field of a plan, in the order in which it is written down.

use super::*;

/// Every top-level field. Columns are inside [`Kind::Rows`].
pub static FIELDS: &[Field] = &[];
