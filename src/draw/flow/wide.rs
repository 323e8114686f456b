//! The wide cut: three columns, joined by lines.

use super::{Flow, MOST_THIN, letter, tag};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Block, Glyph, Svg, wrap, wrap_even};
use crate::markup::Markup;

/// One thing in a column, and where it stands.
struct Item {
    blocks: Vec<Block>,
    top: f32,
    height: f32,
    what: What,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Outcome(usize),
    Evidence(usize),
    /// The place in the middle of an outcome that nothing shows.
    Unshown(usize),
    Audience(usize),
    /// Words that stand for an empty column: where they begin, and its port.
    Empty(f32, f32),
}

const TOP: f32 = 50.0;
const OUTCOME_PORT: f32 = 202.0;
const LEFT_PORT: f32 = 264.0;
const RIGHT_PORT: f32 = 458.0;
const AUDIENCE_PORT: f32 = 554.0;
const MOST_LINES: usize = 16;

const STRONG: &str = "label label--strong";
const PLAIN: &str = "label";
const QUIET: &str = "label label--quiet";
const MISSING: &str = "label label--missing";
const SMALL_MISSING: &str = "label label--missing label--13";

pub(super) fn draw(flow: &Flow, name: &str, desc: &str) -> Markup {
    let letters = flow.thin() > MOST_THIN;
    let mut columns = [outcomes(flow), middle(flow, letters), audiences(flow, letters)];
    let height = columns.iter().map(|items| least_height(items)).fold(0.0, f32::max);
    for items in &mut columns {
        spread(items, height);
    }
    let mut svg = Svg::new();
    let headings =
        [(0.0, "What will be different"), (LEFT_PORT, "How you will know"), (AUDIENCE_PORT, "Who needs to hear it")];
    for (x, heading) in headings {
        svg.text("label label--title", x, 20.0, Anchor::Start, heading);
    }
    let [left, centre, right] = &columns;
    if !letters {
        thin_lines(&mut svg, flow, centre, right);
    }
    strong_lines(&mut svg, flow, left, centre);
    for item in columns.iter().flatten() {
        item.draw(&mut svg, flow, letters);
    }
    svg.finish("flow", Cut::Wide, 760.0, TOP + height + 14.0, name, desc)
}

fn block(class: &'static str, text: &str, width: f32) -> Block {
    let (size, bold, dy) = match class {
        STRONG | MISSING => (15.0, true, 19.0),
        SMALL_MISSING => (13.5, true, 19.0),
        QUIET => (13.0, false, 17.0),
        _ => (14.0, false, 18.0),
    };
    let broken = if class == STRONG { wrap_even } else { wrap };
    Block::new(class, dy, broken(text, size, bold, width, MOST_LINES))
}

fn item(what: What, blocks: Vec<Block>, least: f32) -> Item {
    let blocks: Vec<Block> = blocks.into_iter().filter(|block| !block.lines.is_empty()).collect();
    let first = blocks.first().map_or(0.0, |block| block.dy);
    let height = 18.0 + blocks.iter().map(Block::height).sum::<f32>() - first;
    Item { blocks, top: 0.0, height: height.max(least), what }
}

fn outcomes(flow: &Flow) -> Vec<Item> {
    let one = |(at, outcome): (usize, &super::Outcome)| {
        item(What::Outcome(at), vec![block(STRONG, &outcome.change, 192.0), block(QUIET, &outcome.within, 192.0)], 0.0)
    };
    let items: Vec<Item> = flow.outcomes.iter().enumerate().map(one).collect();
    or_empty(items, What::Empty(0.0, OUTCOME_PORT), "nothing named yet")
}

fn middle(flow: &Flow, letters: bool) -> Vec<Item> {
    let one = |(at, evidence): (usize, &super::Evidence)| {
        let mut blocks = vec![block(PLAIN, &evidence.what, 178.0), block(QUIET, &evidence.under, 178.0)];
        if evidence.outcome.is_none() && !flow.outcomes.is_empty() {
            blocks.push(block(SMALL_MISSING, "for no outcome yet", 178.0));
        }
        if evidence.heard.is_empty() && !flow.audiences.is_empty() {
            blocks.push(block(SMALL_MISSING, "for nobody yet", 178.0));
        }
        let rows = if letters { evidence.heard.len().div_ceil(3) } else { 0 };
        item(What::Evidence(at), blocks, 27.0 * rows as f32)
    };
    let mut items = Vec::new();
    for outcome in 0..flow.outcomes.len() {
        let before = items.len();
        items.extend(flow.showing(Some(outcome)).map(one));
        if items.len() == before {
            items.push(item(What::Unshown(outcome), Vec::new(), 22.0));
        }
    }
    items.extend(flow.showing(None).map(one));
    or_empty(items, What::Empty(LEFT_PORT + 12.0, LEFT_PORT), "nothing named yet")
}

fn audiences(flow: &Flow, letters: bool) -> Vec<Item> {
    let width = if letters { 164.0 } else { 192.0 };
    let one = |(at, audience): (usize, &super::Audience)| {
        let trusts = if audience.trusts.is_empty() { String::new() } else { ["trusts ", &audience.trusts].concat() };
        let blocks = vec![
            block(STRONG, &audience.who, width),
            block(PLAIN, &audience.decides, width),
            block(QUIET, &trusts, width),
            block(SMALL_MISSING, &audience.lacks, width),
        ];
        let lines = if letters { 0 } else { audience.hears.len() };
        item(What::Audience(at), blocks, 12.0 + 5.0 * lines as f32)
    };
    let items: Vec<Item> = flow.audiences.iter().enumerate().map(one).collect();
    or_empty(items, What::Empty(AUDIENCE_PORT + 12.0, AUDIENCE_PORT), "nobody named yet")
}

fn or_empty(mut items: Vec<Item>, empty: What, words: &str) -> Vec<Item> {
    if items.is_empty() {
        items.push(item(empty, vec![block(MISSING, words, 182.0)], 22.0));
    }
    items
}

const LEAST_GAP: f32 = 26.0;

fn least_height(items: &[Item]) -> f32 {
    items.iter().map(|item| item.height + LEAST_GAP).sum::<f32>() - LEAST_GAP
}

/// Stands the items of a column over the height of the picture, with equal
/// gaps that stay small enough for the column to hold together.
fn spread(items: &mut [Item], height: f32) {
    let used: f32 = items.iter().map(|item| item.height).sum();
    let gaps = items.len().saturating_sub(1) as f32;
    let most = (height * 0.15).max(96.0);
    let gap = if gaps > 0.0 { ((height - used) / gaps).min(most) } else { 0.0 };
    let mut top = TOP + (height - used - gap * gaps) / 2.0;
    for item in items {
        item.top = top;
        top += item.height + gap;
    }
}

fn find(items: &[Item], what: What) -> Option<&Item> {
    items.iter().find(|item| item.what == what)
}

/// A line that leaves and arrives level.
fn curve(svg: &mut Svg, class: &str, from: (f32, f32), to: (f32, f32)) {
    let bend = (to.0 - from.0) * 0.55;
    let numbers = [from.0, from.1, from.0 + bend, from.1, to.0 - bend, to.1, to.0, to.1];
    svg.path(class, "M? ?C? ? ? ? ? ?", &numbers);
}

/// How far from the middle the line at this place of so many stands.
fn slot(at: usize, of: usize, step: f32) -> f32 {
    (at as f32 - (of.max(1) - 1) as f32 / 2.0) * step
}

fn thin_lines(svg: &mut Svg, flow: &Flow, centre: &[Item], right: &[Item]) {
    for (at, audience) in flow.audiences.iter().enumerate() {
        let Some(to) = find(right, What::Audience(at)) else { continue };
        let hears = audience.hears.len();
        let step = (to.height / (hears as f32 + 1.0)).min(10.0);
        let open = if audience.lacks.is_empty() { 0.0 } else { 8.0 };
        for (nth, place) in audience.hears.iter().enumerate() {
            let (Some(from), Some(evidence)) = (find(centre, What::Evidence(*place)), flow.evidence.get(*place)) else {
                continue;
            };
            let of = evidence.heard.len();
            let leaves = evidence.heard.iter().position(|heard| *heard == at).unwrap_or_default();
            let start = from.middle() + slot(leaves, of, (from.height / (of as f32 + 1.0)).min(7.0));
            let end = to.middle() - open + slot(nth, hears, step);
            curve(svg, "flow__line flow__line--heard", (RIGHT_PORT, start), (AUDIENCE_PORT, end));
        }
        if open > 0.0 {
            let y = to.middle() + if hears == 0 { 0.0 } else { open + slot(hears - 1, hears, step) };
            open_end(svg, AUDIENCE_PORT, y, -30.0);
        }
    }
}

/// A short dashed line with a dashed ring at its end.
fn open_end(svg: &mut Svg, x: f32, y: f32, reach: f32) {
    svg.line("flow__line flow__line--missing", x, y, x + reach, y);
    Glyph::Missing.draw(svg, x + reach + 6.0 * reach.signum(), y, 6.0);
}

fn strong_lines(svg: &mut Svg, flow: &Flow, left: &[Item], centre: &[Item]) {
    for to in centre {
        let (outcome, missing) = match to.what {
            What::Evidence(at) => (flow.evidence.get(at).and_then(|evidence| evidence.outcome), false),
            What::Unshown(outcome) => (Some(outcome), true),
            _ => continue,
        };
        match outcome.and_then(|at| find(left, What::Outcome(at))) {
            Some(from) if missing => {
                let start = (OUTCOME_PORT, from.middle());
                curve(svg, "flow__line flow__line--missing", start, (LEFT_PORT - 6.0, to.middle()));
                Glyph::Missing.draw(svg, LEFT_PORT, to.middle(), 6.0);
            }
            Some(from) => curve(svg, "flow__line", (OUTCOME_PORT, from.middle()), (LEFT_PORT, to.middle())),
            None => open_end(svg, LEFT_PORT, to.middle(), -24.0),
        }
    }
}

impl Item {
    fn middle(&self) -> f32 {
        self.top + self.height / 2.0
    }

    fn port(&self, svg: &mut Svg, x: f32, there: bool) {
        let class = if there { "flow__port" } else { "flow__port flow__port--missing" };
        svg.line(class, x, self.top, x, self.top + self.height);
    }

    fn texts(&self, svg: &mut Svg, x: f32) {
        let mut y = self.top + 14.0;
        for (at, block) in self.blocks.iter().enumerate() {
            if at > 0 {
                y += block.dy;
            }
            svg.text_lines(block.class, x, y, Anchor::Start, block.dy, &block.lines);
            y += block.height() - block.dy;
        }
    }

    fn draw(&self, svg: &mut Svg, flow: &Flow, letters: bool) {
        match self.what {
            What::Outcome(_) => {
                self.port(svg, OUTCOME_PORT, true);
                self.texts(svg, 0.0);
            }
            What::Evidence(at) => {
                let Some(evidence) = flow.evidence.get(at) else { return };
                self.port(svg, LEFT_PORT, evidence.outcome.is_some());
                self.port(svg, RIGHT_PORT, !evidence.heard.is_empty());
                self.texts(svg, LEFT_PORT + 12.0);
                if evidence.heard.is_empty() {
                    open_end(svg, RIGHT_PORT, self.middle(), 24.0);
                } else if letters {
                    let rows = evidence.heard.len().div_ceil(3);
                    for (nth, audience) in evidence.heard.iter().enumerate() {
                        let (column, row) = (nth % 3, nth / 3);
                        let y = self.middle() + slot(row, rows, 27.0);
                        tag(svg, RIGHT_PORT + 18.0 + 27.0 * column as f32, y, 11.5, &letter(*audience));
                    }
                }
            }
            What::Unshown(_) => {
                svg.text(MISSING, LEFT_PORT + 12.0, self.middle() + 5.0, Anchor::Start, "no evidence yet")
            }
            What::Audience(at) => {
                self.port(
                    svg,
                    AUDIENCE_PORT,
                    flow.audiences.get(at).is_some_and(|audience| !audience.hears.is_empty()),
                );
                if letters {
                    tag(svg, AUDIENCE_PORT + 21.0, self.top + 11.5, 11.5, &letter(at));
                    self.texts(svg, AUDIENCE_PORT + 40.0);
                } else {
                    self.texts(svg, AUDIENCE_PORT + 12.0);
                }
            }
            What::Empty(x, port) => {
                self.port(svg, port, false);
                self.texts(svg, x);
            }
        }
    }
}
