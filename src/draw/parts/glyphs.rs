//! Small signs for the keys under the drawings.

use super::Svg;
use crate::draw::{Cut, KeyItem};
use crate::markup::Markup;

/// The signs that more than one drawing uses, on 28 by 20 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Solid: there.
    Full,
    /// Half: partly there.
    Half,
    /// An open ring.
    Ring,
    /// A dashed ring: missing.
    Missing,
    /// A small dot.
    Dot,
    /// A ring around a disc.
    Owner,
}

impl Glyph {
    /// Draws it around a point; `r` is the radius of the disc.
    pub fn draw(self, svg: &mut Svg, x: f32, y: f32, r: f32) {
        match self {
            Glyph::Full => svg.circle("glyph__full", x, y, r),
            Glyph::Half => {
                svg.circle("glyph__ring", x, y, r);
                svg.path("glyph__full", "M? ?A? ? 0 0 0 ? ?Z", &[x, y - r, r, r, x, y + r]);
            }
            Glyph::Ring => svg.circle("glyph__ring", x, y, r),
            Glyph::Missing => svg.circle("glyph__ring glyph__ring--missing", x, y, r),
            Glyph::Dot => svg.circle("glyph__dot", x, y, 0.4 * r),
            Glyph::Owner => {
                svg.circle("glyph__owner", x, y, 1.4 * r);
                svg.circle("glyph__full", x, y, 0.85 * r);
            }
        }
    }

    /// The sign alone, for a key.
    pub fn icon(self) -> Markup {
        let mut svg = Svg::new();
        self.draw(&mut svg, 14.0, 10.0, 6.5);
        svg.sign("key__glyph", "0 0 28 20", "")
    }
}

/// An item of a key whose sign is drawn on 28 by 20 units.
pub fn key(svg: Svg, label: &str, cut: Cut) -> KeyItem {
    KeyItem { glyph: svg.sign("key__glyph", "0 0 28 20", ""), label: label.to_owned(), cut }
}
