//! The picture of one statement: dots on a scale, and "don't know" apart.

use super::super::Cut;
use super::super::parts::{Anchor, Svg, badge, wrap};
use crate::assess::{Reply, Tally};
use crate::content::statements::{DONT_KNOW, SCALE};
use crate::markup::Markup;
use crate::plan::{Mark, RowId};

/// The measures of a cut.
struct Cutting {
    width: f32,
    /// Where the first point stands, and from one to the next.
    first: f32,
    step: f32,
    /// Where those stand who do not know.
    apart: f32,
    /// The two axes, from and to.
    axes: [(f32, f32); 2],
    /// Radius and distance of dots, and how many stand beside each other: up
    /// to twelve people, up to forty, above.
    dots: [(f32, f32, usize); 3],
    /// The same for partners' marks in open mode.
    marks: (f32, f32, usize),
    /// The points that are labelled, from 0; in a narrow picture not all.
    labels: &'static [usize],
    /// The room of a label, and its class and size.
    room: f32,
    class: &'static str,
    size: f32,
    dy: f32,
}

const WIDE: Cutting = Cutting {
    width: 760.0,
    first: 66.0,
    step: 120.0,
    apart: 690.0,
    axes: [(6.0, 606.0), (630.0, 754.0)],
    dots: [(13.0, 30.0, 3), (10.0, 23.0, 5), (7.0, 16.0, 7)],
    marks: (14.0, 36.0, 3),
    labels: &[0, 1, 2, 3, 4],
    room: 112.0,
    class: "label",
    size: 14.0,
    dy: 17.0,
};

const NARROW: Cutting = Cutting {
    width: 328.0,
    first: 32.0,
    step: 53.0,
    apart: 306.0,
    axes: [(6.0, 270.0), (284.0, 328.0)],
    dots: [(8.0, 18.4, 2), (6.0, 14.4, 3), (4.0, 10.0, 5)],
    marks: (11.0, 23.5, 2),
    labels: &[0, 2, 4],
    room: 62.0,
    class: "label label--quiet",
    size: 13.0,
    dy: 15.0,
};

/// Up to so many people a mark has room for its letter.
pub(super) const LETTERS: usize = 12;

/// Draws the counts of a statement; the list of all statements uses the
/// narrow picture at every width ([`Cut::Both`]).
pub(super) fn picture(cut: Cut, tally: &Tally, who: &[(RowId, Reply)], marks: &[Mark], name: &str) -> Markup {
    let at = if cut == Cut::Wide { &WIDE } else { &NARROW };
    let people = tally.people();
    let named = !who.is_empty() && !marks.is_empty() && people <= LETTERS;
    let [few, some, many] = at.dots;
    let (radius, gap, beside) = match people {
        _ if named => at.marks,
        0..=12 => few,
        13..=40 => some,
        _ => many,
    };
    let highest = tally.ratings.iter().chain([&tally.dont_know]).max().copied().unwrap_or_default();
    let rows = highest.div_ceil(beside).max(1) as f32;
    let lowest = rows * gap - (gap - 2.0 * radius) / 2.0 + 1.0;
    let axis = lowest + radius + 4.0;
    let mut svg = Svg::new();
    for (from, to) in at.axes {
        svg.line("reveal__axis", from, axis, to, axis);
    }
    let x = |point: usize| at.first + at.step * point as f32;
    let mut reach: Option<(f32, f32)> = None;
    for (point, people) in tally.ratings.iter().enumerate() {
        svg.line("reveal__tick", x(point), axis, x(point), axis + 5.0);
        if *people > 0 {
            reach = Some((reach.map_or(x(point), |(low, _)| low), x(point)));
        }
        let places = places(*people, x(point), lowest, gap, beside);
        if named {
            let said = who.iter().filter(|(_, reply)| is_point(*reply, point));
            for ((x, y), (org, _)) in places.into_iter().zip(said) {
                person(&mut svg, x, y, radius, org, marks);
            }
        } else {
            dots(&mut svg, &places, radius);
        }
    }
    let open = places(tally.dont_know, at.apart, lowest, gap, beside);
    if named {
        let said = who.iter().filter(|(_, reply)| *reply == Reply::DontKnow);
        for ((x, y), (org, _)) in open.into_iter().zip(said) {
            person(&mut svg, x, y, radius, org, marks);
        }
    } else {
        rings(&mut svg, &open, radius - 1.0);
    }
    if let Some((low, high)) = reach {
        let y = axis + 12.0;
        svg.line("reveal__reach", low, y, high, y);
        for end in [low, high] {
            svg.line("reveal__reach", end, y - 5.0, end, y + 5.0);
        }
    }
    let below = axis + 37.0;
    let mut lines = 0;
    let mut label = |x: f32, words: &str| {
        let words = wrap(words, at.size, false, at.room, 3);
        lines = lines.max(words.len());
        svg.text_lines(at.class, x, below, Anchor::Middle, at.dy, &words);
    };
    let wide = cut == Cut::Wide;
    for point in at.labels {
        let words = SCALE.get(*point).copied().unwrap_or_default();
        label(x(*point), &if wide { words.to_owned() } else { words.to_lowercase() });
    }
    label(at.apart, if wide { DONT_KNOW } else { "don’t know" });
    let height = below + at.dy * (lines as f32 - 1.0) + 6.0;
    svg.finish("reveal", cut, at.width, height, name, "")
}

fn is_point(reply: Reply, point: usize) -> bool {
    matches!(reply, Reply::Rated(rating) if usize::from(rating.get()) == point + 1)
}

/// Where people stand: in rows from below, each around the middle.
fn places(people: usize, x: f32, lowest: f32, gap: f32, beside: usize) -> Vec<(f32, f32)> {
    let place = |at: usize| {
        let row = at / beside;
        let in_row = beside.min(people - row * beside);
        let column = (at % beside) as f32 - (in_row as f32 - 1.0) / 2.0;
        (x + column * gap, lowest - row as f32 * gap)
    };
    (0..people).map(place).collect()
}

/// All dots of a point as one path: fifty people and thirty statements are a
/// page of 1,500 dots. Each is a line of no length with round ends.
fn dots(svg: &mut Svg, places: &[(f32, f32)], radius: f32) {
    if places.is_empty() {
        return;
    }
    let numbers: Vec<f32> = places.iter().flat_map(|(x, y)| [*x, *y]).collect();
    svg.stroke("reveal__dots", 2.0 * radius, &"M? ?h0".repeat(places.len()), &numbers);
}

/// The same for rings.
fn rings(svg: &mut Svg, places: &[(f32, f32)], radius: f32) {
    if places.is_empty() {
        return;
    }
    let mut numbers = Vec::with_capacity(places.len() * 8);
    for (x, y) in places {
        numbers.extend([x - radius, *y, radius, radius, 2.0 * radius, radius, radius, -2.0 * radius]);
    }
    svg.path("reveal__unknown", &"M? ?a? ? 0 1 0 ? 0a? ? 0 1 0 ? 0Z".repeat(places.len()), &numbers);
}

fn person(svg: &mut Svg, x: f32, y: f32, radius: f32, org: &RowId, marks: &[Mark]) {
    match marks.iter().find(|mark| mark.id == org.as_str()) {
        Some(mark) => badge(svg, x, y, radius, mark),
        None => svg.circle("reveal__dot", x, y, radius),
    }
}
