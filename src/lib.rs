//! # Joint Action
//!
//! A web page on which two or more organisations start a collaboration well.
//! Rust and Leptos, compiled to WebAssembly, served as static files.

pub mod content;
pub mod draw;
pub mod export;
pub mod form_aid;
pub mod format;
pub mod link;
pub mod markup;
pub mod plan;
pub mod save;
