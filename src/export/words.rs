//! The glossary of a paper: only words that it uses.

use super::answer::heads;
use super::outline::{Cell, Section, Table};
use crate::content::glossary::TERMS;

/// The words that these parts use, with what they mean.
pub(super) fn used(sections: &[Section]) -> Table {
    let mut text = String::new();
    for section in sections {
        text.push_str(section.title);
        text.push('\n');
        for block in &section.blocks {
            block.texts(&mut |piece| {
                text.push_str(piece);
                text.push('\n');
            });
        }
    }
    let text = text.to_lowercase();
    let rows = TERMS.iter().filter(|term| term.is_used_in(&text));
    let rows = rows.map(|term| vec![Cell::Text(term.term.to_owned()), Cell::Text(term.line.to_owned())]).collect();
    Table { head: heads(&["Word", "What it means here"]), rows }
}
