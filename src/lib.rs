//! # Joint Action
//!
//! A web page on which two or more organisations start a collaboration well:
//! six questions, four things to keep in mind, one plan. Rust and Leptos,
//! compiled to WebAssembly, served as static files; no server, no account.
//!
//! This text is the architecture's home. Modules, in reading order:
//!
//! ```text
//!         main   writing   together             (one program a wing)
//!                   |
//!                   ui ------------------> browser   (web-sys, gloo-storage; knows no plan)
//!                   |
//!      +------+-----+------+--------+
//!     link   save merge  export   draw
//!      |      |     |      +---+----+
//!      |      |     |       assess
//!      +------+-----+--+       |
//!                  +---+-------+--+
//!                    format   form_aid
//!                      +-----+----+
//!                           plan
//!                          |
//!          content   markup   order                  (import nothing)
//! ```
//!
//! - [`content`]: the framework's words as typed data. A new field is one entry there.
//! - [`markup`]: HTML and SVG as text; the one place that escapes.
//! - [`order`]: putting short lists in order, small.
//! - [`plan`]: what people have written, and every change there is to it.
//! - [`form_aid`]: question 4's decision aid.
//! - [`format`]: plans written down, read forgivingly, bounded.
//! - [`assess`]: the self-assessment: rounds, answers and their codes, what may be shown.
//! - [`draw`]: every question draws itself, as SVG with words.
//! - [`link`]: a plan in the part of an address that is never sent.
//! - [`save`]: plans in storage, over a shelf that can be full, blocked or damaged.
//! - [`merge`]: what differs between plans, and versions brought together.
//! - [`export`]: a plan as a paper: one outline, one writer a file.
//! - `browser`: every call to the browser and nothing of ours.
//! - `ui`: the desk (all state), the route, pages and parts; `ui::wings` says
//!   which of the three programs shows which page.
//!
//! # Invariants
//!
//! Imports go down only, and neighbours do not import each other; only `ui`
//! and the programs know Leptos; only `browser` names `web_sys` (event types in `ui`
//! excepted); nothing below `ui` does I/O, reads a clock or makes random
//! numbers. `tests/layers.rs` holds these.
//!
//! Everything from outside (a link, a file, storage) goes one road: bounded
//! decode, `format::read`, repair. After it the type says that it is safe.
//!
//! A plan changes only through [`plan::Plan::apply`]. A released format, field
//! id or option id is never edited.
//!
//! # Where this differs from what one might expect
//!
//! The page is three programs, so that who arrives fetches one of them: the
//! first page and what somebody was sent (`main`), writing a plan (`writing`),
//! and what a group does with it (`together`). Each has the same desk, and
//! hands it to the next in memory.
//!
//! Drawings and papers are written as text by [`markup`] and set with
//! `inner_html`: natively testable, a fraction of the size of views, and safe
//! because one function escapes. `form_aid` stands above `plan`, not beside
//! it, since it reads plans.

// Natively, for the tests, a page is one deep type.
#![cfg_attr(feature = "pages", recursion_limit = "512")]

pub mod content;
pub mod markup;
pub mod order;
pub mod plan;

pub mod form_aid;

pub mod format;

pub mod assess;

pub mod draw;

pub mod export;
pub mod link;
pub mod merge;
pub mod save;

#[cfg(any(target_arch = "wasm32", feature = "pages"))]
pub mod browser;
#[cfg(any(target_arch = "wasm32", feature = "pages"))]
pub mod ui;
