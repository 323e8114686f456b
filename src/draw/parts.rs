//! Shared parts of drawings: breaking lines, writing SVG, partners' marks,
//! small glyphs for keys, numbers in words.
//!
//! Nothing here knows a question or a plan's fields.

mod glyphs;
mod marks;
mod svg;
mod text;

pub use glyphs::{Glyph, key};
pub use marks::{badge, badge_all, badge_icon, sector_icon, sector_word, shape};
pub use svg::{Anchor, Svg, number};
pub use text::{Block, count, count_capital, join, lower_first, upper_first, width, wrap, wrap_even};
