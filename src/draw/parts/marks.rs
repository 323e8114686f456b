//! Shape is the kind of partner, letter is who: the same mark in every drawing.

use super::{Anchor, Svg};
use crate::markup::Markup;
use crate::plan::Mark;

/// Draws a partner's mark around a point. `r` is the radius of a circle; the
/// other shapes are as heavy to the eye.
pub fn badge(svg: &mut Svg, x: f32, y: f32, r: f32, mark: &Mark) {
    shape(svg, x, y, r, &mark.sector, &mark.letters);
}

/// Draws the mark that stands for all partners.
pub fn badge_all(svg: &mut Svg, x: f32, y: f32, r: f32) {
    svg.open_group("badge");
    svg.circle("badge__shape", x, y, (0.96 * r).max(12.8));
    svg.text("badge__letter badge__letter--small", x, y + 4.4, Anchor::Middle, "All");
    svg.close_group();
}

/// Draws the shape of a kind of partner, with letters in it or none.
pub fn shape(svg: &mut Svg, x: f32, y: f32, r: f32, sector: &str, letters: &str) {
    let class = "badge__shape";
    let honour = sector == "lived-experience";
    svg.open_group(if honour { "badge badge--honour" } else { "badge" });
    // How far below the middle of the shape the letters stand.
    let mut drop = 4.8;
    match sector {
        "vcse" => svg.circle(class, x, y, r),
        "council" => svg.rect(class, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, 2.0),
        "nhs" => {
            let d = 1.235 * r;
            svg.path(class, "M? ?L? ?L? ?L? ?Z", &[x, y - d, x + d, y, x, y + d, x - d, y]);
        }
        "lived-experience" => {
            let (top, foot, half) = (y - 1.267 * r, y + 0.933 * r, 1.3 * r);
            svg.path(class, "M? ?L? ?L? ?Z", &[x, top, x + half, foot, x - half, foot]);
            drop = 0.6 * r + 1.5;
        }
        "public-other" => {
            let (half, top) = (1.17 * r, 1.014 * r);
            let quarter = half / 2.0;
            svg.path(
                class,
                "M? ?H?L? ?L? ?H?L? ?Z",
                &[x - quarter, y - top, x + quarter, x + half, y, x + quarter, y + top, x - quarter, x - half, y],
            );
        }
        "business" => {
            let (half, shoulder, foot) = (1.035 * r, y - 0.333 * r, y + 0.936 * r);
            svg.path(class, "M? ?L? ?V?H?V?Z", &[x, y - 1.2 * r, x + half, shoulder, foot, x - half, shoulder]);
            drop += 0.1 * r;
        }
        "funder" => {
            svg.circle(class, x, y, 1.1 * r);
            svg.circle("badge__inner", x, y, 0.837 * r);
        }
        _ => {
            let (half, foot, spring) = (0.965 * r, y + 0.936 * r, y - 0.064 * r);
            svg.path(class, "M? ?V?A? ? 0 0 1 ? ?V?Z", &[x - half, foot, spring, half, half, x + half, spring, foot]);
            drop += 0.064 * r;
        }
    }
    if !letters.is_empty() {
        let small = letters.chars().count() > 1 || (honour && r < 14.0);
        let letter = if small { "badge__letter badge__letter--small" } else { "badge__letter" };
        svg.text(letter, x, y + drop, Anchor::Middle, letters);
    }
    svg.close_group();
}

/// The mark as a sign beside a name that is written out.
pub fn badge_icon(mark: &Mark) -> Markup {
    let mut svg = Svg::new();
    badge(&mut svg, 0.0, 0.0, 15.0, mark);
    svg.sign("key__badge", "-20 -20 40 40", "")
}

/// The shape of a kind of partner, for a key.
pub fn sector_icon(sector: &str) -> Markup {
    let mut svg = Svg::new();
    shape(&mut svg, 0.0, 0.0, 12.8, sector, "");
    svg.sign("key__glyph", "-20 -18 40 36", "")
}

/// The kind of a partner in a few words; an unknown one as it is.
pub fn sector_word(sector: &str) -> &str {
    match sector {
        "vcse" => "Charity or community group",
        "council" => "Council",
        "nhs" => "NHS or GP",
        "public-other" => "Other public body",
        "business" => "Business",
        "lived-experience" => "People affected",
        "funder" => "Funder",
        "other" => "Something else",
        unknown => unknown,
    }
}
