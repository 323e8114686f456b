//! A plan as the bytes that the packer takes: fields by number, in a fixed order.
//!
//! Each symbol is a number, seven bits a byte, the lowest first, the highest
//! bit set while more follow. Each text is its UTF-8 and a zero; a zero within
//! it is written as 255. What has no number (what a newer version wrote, fields
//! added after the freeze) travels as JSON at the end of its row or of the plan.
//! The packer's `p1` says in which order symbols come; this is its other side.

mod read;
mod row_ids;
mod write;

use serde_json::Value;

use super::{LinkError, frozen};
use crate::format::{self, Source};
use crate::plan::Plan;
use crate::plan::copy::{Parts, Preset, Scope};

pub use frozen::{columns, fields, items, options};

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// For whom it was made.
    pub preset: Preset,
    /// What was switched off in it.
    pub without: Parts,
    /// The plan, without what was left out.
    pub plan: Plan,
}

impl Document {
    /// What it says of itself.
    pub fn scope(&self) -> Scope {
        Scope { preset: self.preset, without: self.without }
    }
}

/// The document as bytes.
pub fn write(document: &Document) -> Vec<u8> {
    let preset = Preset::ALL.iter().position(|preset| *preset == document.preset).unwrap_or(0);
    match format::to_value(&document.plan) {
        Value::Object(plan) => write::write(preset, document.without, plan),
        _ => Vec::new(),
    }
}

/// The document that bytes are.
pub fn read(bytes: &[u8]) -> Result<Document, LinkError> {
    let (preset, without, plan) = read::read(bytes).ok_or(LinkError::Damaged)?;
    // The one road by which everything comes in: bounds, ids, references.
    let opened = format::read_value(plan, Source::Outside).map_err(LinkError::Refused)?;
    Ok(Document { preset: Preset::ALL.get(preset).copied().unwrap_or_default(), without, plan: opened.plan })
}

/// The key of a section and the key in it, of a field's id.
fn keys(id: &str) -> (Option<&str>, &str) {
    match id.split_once('.') {
        Some((section, key)) => (Some(section), key),
        None => (None, id),
    }
}
