//! Packs a plan into the letters of a link, and opens it again.
//!
//! A WebAssembly module of its own, loaded when a link is opened or made. It
//! knows documents as numbered fields, not what the fields mean, and nothing
//! of the browser.
//!
//! - [`p1`]: the format of version 1, frozen from the first release on.
//! - [`find`]: links inside messages, with what programs did to them undone.
//! - [`qr`]: a link as a square code.

pub mod ask;
pub mod find;
pub mod p1;
pub mod qr;
