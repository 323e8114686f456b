//! A plan as a paper.
//!
//! [`plan`] makes the full plan and [`summary`] the one page of it: an
//! [`Outline`] of headings, paragraphs, lists, tables and gaps. The page, the
//! print and every file are written from it, one writer a file. [`results`]
//! and [`slip`] are a round of the self-assessment, [`calendar`] and [`csv`]
//! files for other programs. It draws
//! nothing, knows no browser and reads no clock: what lies ahead is told from
//! the day on which the plan last changed.

mod answer;
mod begin;
mod calendar;
mod csv;
mod full;
pub mod html;
mod markdown;
mod outline;
mod review;
mod round;
mod stand;
mod summary;
mod text;
mod words;

pub use begin::beginning;
pub use calendar::calendar;
pub use csv::csv;
pub use full::{copy, plan};
pub use markdown::markdown;
pub use outline::{Block, Body, Cell, Copy, Head, Line, Outline, Section, Table};
pub use round::{results, results_csv, slip};
pub use stand::{Agreed, Stand, Standing, agreed, stands};
pub use summary::{copy_summary, public_summary, summary};
pub use text::text;
