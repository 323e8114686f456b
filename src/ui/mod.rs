//! What people see: pages made of the content and the plan, and the desk they share.
//!
//! [`desk::Desk`] holds the state, [`route::Route`] says which page is shown,
//! [`app::app`] puts them together, `boot` starts it. Pages and parts are functions that give a
//! view; no rule about plans lives here.

pub mod app;
#[cfg(target_arch = "wasm32")]
mod boot;
pub mod desk;
mod differences;
mod example;
mod files;
mod lineage;
mod note;
pub mod packing;
pub mod pages;
pub mod parts;
pub mod route;
mod row_words;
mod shelf;
pub mod wings;

pub use app::app;
#[cfg(target_arch = "wasm32")]
pub use boot::{ARRIVING, TOGETHER, WRITING, start};
pub use shelf::Device;
pub use wings::Wing;
