//! The narrow cut: one outcome below the other, with the letters of those who
//! trust its evidence; whose letters they are stands at the foot.

use super::{Evidence, Flow, letter, tag};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Glyph, Svg, wrap};
use crate::markup::Markup;

const STRONG: &str = "label label--strong label--phone";
const PLAIN: &str = "label label--phone";
const QUIET: &str = "label label--quiet";
const MISSING: &str = "label label--missing label--phone";
const MOST_LINES: usize = 16;

/// The baseline of what was written last.
struct Pen {
    svg: Svg,
    y: f32,
}

impl Pen {
    /// Writes a text `down` below the last one, if there is one.
    fn write(&mut self, class: &'static str, x: f32, down: f32, text: &str, width: f32) {
        let (size, bold, dy) = match class {
            QUIET => (13.0, false, 16.0),
            PLAIN => (13.5, false, 17.0),
            _ => (13.5, true, 18.0),
        };
        let lines = wrap(text, size, bold, width, MOST_LINES);
        if lines.is_empty() {
            return;
        }
        self.svg.text_lines(class, x, self.y + down, Anchor::Start, dy, &lines);
        self.y += down + dy * (lines.len() - 1) as f32;
    }
}

pub(super) fn draw(flow: &Flow, name: &str, desc: &str) -> Markup {
    let mut pen = Pen { svg: Svg::new(), y: -25.0 };
    for (at, outcome) in flow.outcomes.iter().enumerate() {
        pen.write(STRONG, 0.0, 43.0, &outcome.change, 328.0);
        pen.write(QUIET, 0.0, 17.0, &outcome.within, 328.0);
        branches(&mut pen, flow, Some(at));
    }
    if flow.outcomes.is_empty() {
        pen.write(MISSING, 0.0, 43.0, "no outcome named yet", 328.0);
    }
    if flow.showing(None).next().is_some() {
        if !flow.outcomes.is_empty() {
            pen.write(MISSING, 0.0, 43.0, "for no outcome yet", 328.0);
        }
        branches(&mut pen, flow, None);
    }
    pen.y += 35.0;
    pen.svg.line("drawing__rule", 0.0, pen.y, 328.0, pen.y);
    pen.write("label label--title label--phone-title", 0.0, 26.0, "Who needs to hear it", 328.0);
    if flow.audiences.is_empty() {
        pen.write(MISSING, 0.0, 30.0, "nobody named yet", 328.0);
    }
    for (at, audience) in flow.audiences.iter().enumerate() {
        let down = if at == 0 { 32.0 } else { 35.0 };
        tag(&mut pen.svg, 12.0, pen.y + down - 5.0, 11.5, &letter(at));
        pen.write(STRONG, 32.0, down, &audience.who, 296.0);
        pen.write(PLAIN, 32.0, 18.0, &audience.decides, 296.0);
        if !audience.lacks.is_empty() {
            Glyph::Missing.draw(&mut pen.svg, 38.0, pen.y + 13.5, 6.0);
            pen.write(MISSING, 52.0, 18.0, &audience.lacks, 276.0);
        }
    }
    let height = pen.y + 21.0;
    pen.svg.finish("flow", Cut::Narrow, 328.0, height, name, desc)
}

/// The evidence for one outcome, each at a branch of its stem.
fn branches(pen: &mut Pen, flow: &Flow, outcome: Option<usize>) {
    let stem = pen.y + 9.0;
    let mut down = 31.0;
    let mut any = false;
    for (_, evidence) in flow.showing(outcome) {
        any = true;
        let y = pen.y + down;
        branch(pen, flow, evidence, down);
        let class = if outcome.is_some() { "flow__line" } else { "flow__line flow__line--missing" };
        elbow(&mut pen.svg, class, stem, y - 5.0);
        down = 34.0;
    }
    if !any && outcome.is_some() {
        let y = pen.y + down - 5.0;
        pen.write(MISSING, 46.0, down, "no evidence yet", 280.0);
        elbow(&mut pen.svg, "flow__line flow__line--missing", stem, y);
        Glyph::Missing.draw(&mut pen.svg, 32.0, y, 6.0);
    }
}

fn branch(pen: &mut Pen, flow: &Flow, evidence: &Evidence, down: f32) {
    let heard = &evidence.heard;
    // Up to three letters stand beside the text, more in a row below it.
    let beside = if heard.len() <= 3 { heard.len() } else { 0 };
    let width = 292.0 - 27.0 * beside as f32;
    let first = pen.y + down;
    pen.write(PLAIN, 32.0, down, &evidence.what, width);
    pen.write(QUIET, 32.0, 17.0, &evidence.under, width);
    let mut x = 316.0 - 27.0 * (beside.max(1) - 1) as f32;
    let mut y = first - 4.0;
    if beside == 0 && !heard.is_empty() {
        x = 43.5;
        y = pen.y + 20.0;
    }
    for audience in heard {
        if x > 317.0 {
            x = 43.5;
            y += 27.0;
        }
        tag(&mut pen.svg, x, y, 11.5, &letter(*audience));
        x += 27.0;
    }
    if beside == 0 && !heard.is_empty() {
        pen.y = y + 6.0;
    }
    if heard.is_empty() && !flow.audiences.is_empty() {
        pen.write(MISSING, 32.0, 18.0, "for nobody yet", 292.0);
    }
}

/// From a stem at the left down and around into a branch.
fn elbow(svg: &mut Svg, class: &str, from: f32, to: f32) {
    svg.path(class, "M? ?V?Q? ? ? ?H?", &[8.0, from, to - 10.0, 8.0, to, 18.0, to, 24.0]);
}
