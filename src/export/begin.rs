//! What is known of a plan whose end is missing.

use super::answer::block;
use super::outline::Section;
use crate::content::PAGES;
use crate::plan::Plan;

/// Each answered field by its label, in the order of the pages, and nothing
/// worked out from several: only a beginning can be told of a beginning.
pub fn beginning(plan: &Plan) -> Vec<Section> {
    let sections = PAGES.iter().map(|page| Section {
        id: page.id,
        number: 0,
        title: page.title,
        page: Some(page.id),
        drawings: &[],
        blocks: page.fields.iter().map(|id| block(plan, id)).filter(|block| !block.is_gap()).collect(),
    });
    sections.filter(|section| !section.blocks.is_empty()).collect()
}
