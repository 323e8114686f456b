//! A drawing as a file of its own, to put on a slide or into a document: the
//! wide cut with its headline and its key, its colours written in.
//!
//! `alone.css` is the part of `style/drawings.css` that dresses a picture,
//! with the light palette in place of the tokens: other programs know neither
//! layers nor variables.

use super::parts::{number, width, wrap_even};
use super::{Cut, Drawing, KeyItem};
use crate::markup::Markup;

const STYLE: &str = include_str!("alone.css");
const PAPER: &str = "#fbfaf6";
const EDGE: f32 = 24.0;
const WIDE: f32 = 760.0;

impl Drawing {
    /// The picture alone, as the text of an SVG file.
    pub fn picture(&self) -> String {
        let mut body = Markup::new();
        let mut y = EDGE;
        for line in wrap_even(&self.finding, 22.0, true, WIDE, 6) {
            y += 24.0;
            let place = [("class", "label label--heading"), ("x", &number(EDGE)), ("y", &number(y))];
            body.element("text", &place, &line);
            y += 4.0;
        }
        let mut body = body.into_string();
        for piece in self.wide.as_str().split_inclusive("</svg>") {
            let height = height(piece);
            y += 24.0;
            place(&mut body, piece, [EDGE, y, WIDE, height]);
            y += height;
        }
        y = key(&mut body, &self.key, y + 20.0) + EDGE;
        let (across, down) = (number(WIDE + 2.0 * EDGE), number(y));
        let mut out = Markup::new();
        out.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &across),
                ("height", &down),
                ("viewBox", &["0 0 ", &across, " ", &down].concat()),
            ],
        );
        out.element("title", &[], &self.name).element("style", &[], "");
        out.empty("rect", &[("width", &across), ("height", &down), ("fill", PAPER)]);
        let head = out.into_string().replacen("<style></style>", &["<style>", STYLE, "</style>"].concat(), 1);
        [&head, &body, "</svg>"].concat()
    }
}

/// The height that a picture says it has.
fn height(piece: &str) -> f32 {
    let view = piece.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"'));
    view.and_then(|(view, _)| view.rsplit(' ').next()).and_then(|height| height.parse().ok()).unwrap_or_default()
}

/// Writes a whole `<svg>` into another one, in this place.
fn place(out: &mut String, piece: &str, place: [f32; 4]) {
    let Some(rest) = piece.strip_prefix("<svg") else { return };
    out.push_str("<svg");
    for (name, value) in ["x", "y", "width", "height"].into_iter().zip(place) {
        out.push_str(&[" ", name, "=\"", &number(value), "\""].concat());
    }
    out.push_str(rest);
}

/// What the marks mean, in rows. Gives where they end.
fn key(out: &mut String, items: &[KeyItem], top: f32) -> f32 {
    let (mut x, mut y) = (EDGE, top);
    let mut any = false;
    for item in items.iter().filter(|item| item.cut != Cut::Narrow) {
        let wide = 36.0 + width(&item.label, 13.0, false);
        if any && x + wide > EDGE + WIDE {
            (x, y) = (EDGE, y + 26.0);
        }
        any = true;
        place(out, item.glyph.as_str(), [x, y, 28.0, 20.0]);
        let at = [("class", "label label--quiet"), ("x", &number(x + 36.0)), ("y", &number(y + 14.5))];
        out.push_str(Markup::new().element("text", &at, &item.label).as_str());
        x += wide + 24.0;
    }
    if any { y + 20.0 } else { top - 20.0 }
}
