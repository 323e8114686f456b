//! How long a link is, and where links of that length survive.

use crate::draw::Cut;
use crate::draw::parts::{Anchor, Svg};

/// Email and chat keep links of up to so many characters (product decision 6;
/// mail programs break lines near 2,000).
pub const SAFE: usize = 1_900;

/// Chat programs that keep long links take up to so many.
pub const LONG: usize = 4_000;

/// A line with two marks, in two cuts.
pub fn length(characters: usize) -> String {
    let says = format!(
        "The link has {} characters. Email and chat keep links up to 1,900. Some chat programs keep longer ones, up to 4,000. Above that, send the file.",
        grouped(characters)
    );
    let mut out = wide(characters, &says);
    out.push_str(&narrow(characters, &says));
    out
}

/// Where a length stands on a line whose two marks stand at `safe` and `long`.
fn place(characters: usize, safe: f32, long: f32, end: f32) -> f32 {
    let (n, first, second) = (characters as f32, SAFE as f32, LONG as f32);
    let at =
        if n <= first { 2.0 + (safe - 2.0) * n / first } else { safe + (long - safe) * (n - first) / (second - first) };
    at.min(end)
}

fn wide(characters: usize, says: &str) -> String {
    let mut svg = Svg::new();
    svg.line("length__line", 2.0, 20.0, 598.0, 20.0);
    svg.line("length__here", 2.0, 20.0, place(characters, 224.0, 470.0, 598.0), 20.0);
    for x in [224.0, 470.0] {
        svg.line("length__tick", x, 10.0, x, 30.0);
    }
    for (x, text) in
        [(2.0, "email and chat, to 1,900"), (232.0, "some chat programs, to 4,000"), (478.0, "send the file")]
    {
        svg.text("label label--quiet", x, 50.0, Anchor::Start, text);
    }
    svg.finish("length", Cut::Wide, 600.0, 62.0, says, "").into_string()
}

fn narrow(characters: usize, says: &str) -> String {
    let mut svg = Svg::new();
    svg.line("length__line", 2.0, 14.0, 326.0, 14.0);
    svg.line("length__here", 2.0, 14.0, place(characters, 123.0, 258.0, 326.0), 14.0);
    svg.line("length__tick", 123.0, 5.0, 123.0, 50.0);
    svg.line("length__tick", 258.0, 5.0, 258.0, 76.0);
    for (x, y, text) in [
        (2.0, 44.0, "email and chat,"),
        (2.0, 61.0, "to 1,900"),
        (131.0, 44.0, "some chat"),
        (131.0, 61.0, "programs, to 4,000"),
    ] {
        svg.text("label label--quiet", x, y, Anchor::Start, text);
    }
    svg.text("label label--quiet", 328.0, 92.0, Anchor::End, "send the file");
    svg.finish("length", Cut::Narrow, 328.0, 104.0, says, "").into_string()
}

/// A number with a comma between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    match digits.len().checked_sub(3) {
        Some(at) if at > 0 => {
            format!("{},{}", digits.get(..at).unwrap_or_default(), digits.get(at..).unwrap_or_default())
        }
        _ => digits,
    }
}
