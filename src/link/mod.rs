//! A plan inside a link: what the page itself knows of it.
//!
//! [`document`] turns a plan into the bytes that the packer packs, and back;
//! packing and opening is the packer's, a module of its own that is fetched
//! when it is needed (the package in `packer/`). Neither knows the browser.

pub mod document;
mod error;
mod frozen;

pub use document::Document;
pub use error::LinkError;

/// The most bytes of a document.
pub const MOST_DOCUMENT: usize = 80_000;
