//! The person in the middle as a picture: arcs, marks on them, and labels in
//! two columns, or a list below on a phone.

use super::{Need, Reach};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Svg, badge, wrap, wrap_even};
use crate::markup::Markup;

/// The circle of one cut: radii from the inside out.
struct Circle {
    x: f32,
    y: f32,
    centre: f32,
    ring: f32,
    inner: f32,
    outer: f32,
    badge: f32,
    /// The size of the person, 1 in the wide cut.
    person: f32,
}

impl Circle {
    /// The point at this angle (in degrees, clockwise from the top) and radius.
    fn at(&self, angle: f32, radius: f32) -> (f32, f32) {
        let (sin, cos) = sin_cos(angle);
        (self.x + radius * sin, self.y - radius * cos)
    }

    fn middle(&self) -> f32 {
        (self.inner + self.outer) / 2.0
    }
}

/// Sine and cosine of an angle in degrees, good to a thousandth of a unit in
/// these pictures; the exact ones would bring a kilobyte or two along.
fn sin_cos(angle: f32) -> (f32, f32) {
    let sine = |degrees: f32| {
        let mut degrees = degrees % 360.0;
        if degrees > 180.0 {
            degrees -= 360.0;
        }
        if degrees > 90.0 {
            degrees = 180.0 - degrees;
        } else if degrees < -90.0 {
            degrees = -180.0 - degrees;
        }
        let x = degrees * (core::f32::consts::PI / 180.0);
        let square = x * x;
        x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))))
    };
    (sine(angle), sine(angle + 90.0))
}

/// Free degrees at each end of an arc.
const FREE: f32 = 4.0;

/// Draws one cut.
pub fn draw(needs: &[Need], cut: Cut, name: &str, desc: &str) -> Markup {
    let mut svg = Svg::new();
    let (width, height) = match cut {
        Cut::Narrow => (328.0, narrow(&mut svg, needs)),
        _ => (760.0, wide(&mut svg, needs)),
    };
    svg.finish("rings", cut, width, height, name, desc)
}

/// The angle of each need's middle: turned so that none is straight above or
/// below the person, where a label could stand in neither column.
fn angle(at: usize, needs: usize) -> f32 {
    let each = 360.0 / needs.max(1) as f32;
    let turn = if needs.is_multiple_of(2) { each / 2.0 } else { each / 4.0 };
    turn + each * at as f32
}

fn wide(svg: &mut Svg, needs: &[Need]) -> f32 {
    let mut circle =
        Circle { x: 380.0, y: 102.0, centre: 58.0, ring: 84.0, inner: 118.0, outer: 146.0, badge: 15.8, person: 1.0 };
    if needs.is_empty() {
        person(svg, &circle);
        return 2.0 * circle.y;
    }
    let labels: Vec<Label> = needs.iter().map(Label::of).collect();
    let on_side =
        |right: bool| (0..needs.len()).filter(|at| (angle(*at, needs.len()) < 180.0) == right).collect::<Vec<_>>();
    let sides = [on_side(true), on_side(false)];
    let tall = |side: &Vec<usize>| {
        let heights = side.iter().filter_map(|at| labels.get(*at)).map(|label| label.height + GAP);
        heights.sum::<f32>() - GAP + 4.0
    };
    let height = sides.iter().map(tall).fold(328.0, f32::max);
    circle.y = height / 2.0;
    person(svg, &circle);
    for (at, need) in needs.iter().enumerate() {
        arc(svg, &circle, need, at, needs.len());
    }
    for (side, anchor) in sides.iter().zip([Anchor::Start, Anchor::End]) {
        // The needs run down the right side and up the left one.
        let mut column = Vec::new();
        for &at in side {
            column.extend(labels.get(at).map(|label| (at, label)));
        }
        if anchor == Anchor::End {
            column.reverse();
        }
        let wish = |(at, label): &(usize, &Label)| {
            (circle.at(angle(*at, needs.len()), 170.0).1 - label.height / 2.0, label.height)
        };
        let wanted: Vec<(f32, f32)> = column.iter().map(wish).collect();
        for ((at, label), top) in column.into_iter().zip(spread(&wanted, height)) {
            let Some(need) = needs.get(at) else { continue };
            let from = circle.at(angle(at, needs.len()), circle.outer);
            label.draw(svg, need, anchor, top, from);
        }
    }
    height
}

/// Room between two labels of a column.
const GAP: f32 = 16.0;

/// Tops for blocks (wished top, height) that do not meet and stay on the
/// picture: pushed down from the top, then up from the bottom.
fn spread(wanted: &[(f32, f32)], height: f32) -> Vec<f32> {
    let mut tops = Vec::new();
    let mut free = 2.0f32;
    for (wish, tall) in wanted {
        let top = wish.max(free);
        tops.push(top);
        free = top + tall + GAP;
    }
    let mut limit = height - 2.0;
    for (top, (_, tall)) in tops.iter_mut().zip(wanted).rev() {
        *top = top.min(limit - tall).max(2.0);
        limit = *top - GAP;
    }
    tops
}

/// The words beside an arc, broken into lines.
struct Label {
    title: Vec<String>,
    helps: Vec<String>,
    height: f32,
}

impl Label {
    fn of(need: &Need) -> Label {
        let title = wrap_even(&need.need, 15.0, true, 196.0, 8);
        let helps = wrap_even(&need.helps, 13.0, false, 196.0, 9);
        // Above the first baseline 12; the way to the state 21; below it 4.
        let lines = 12.0 + 19.0 * title.len().saturating_sub(1) as f32 + 17.0 * helps.len().saturating_sub(1) as f32;
        let height = lines + if helps.is_empty() { 0.0 } else { 18.0 } + 21.0 + 4.0;
        Label { title, helps, height }
    }

    fn draw(&self, svg: &mut Svg, need: &Need, anchor: Anchor, top: f32, from: (f32, f32)) {
        let right = anchor == Anchor::Start;
        // Outwards from the middle of the picture.
        let out = if right { 1.0 } else { -1.0 };
        let x = 380.0 + 184.0 * out;
        let missing = need.reach.is_missing();
        let mut y = top + 12.0;
        let rest = 19.0 * self.title.len().saturating_sub(1) as f32;
        svg.path(
            "rings__leader",
            "M? ?L? ?H?",
            &[from.0, from.1, x - 30.0 * out, y + rest / 2.0 - 4.5, x - 12.0 * out],
        );
        svg.text_lines(
            if missing { "label label--missing" } else { "label label--strong" },
            x,
            y,
            anchor,
            19.0,
            &self.title,
        );
        y += rest;
        if !self.helps.is_empty() {
            y += 18.0;
            svg.text_lines("label label--quiet", x, y, anchor, 17.0, &self.helps);
            y += 17.0 * (self.helps.len() - 1) as f32;
        }
        y += 21.0;
        need.reach.glyph().draw(svg, x + 6.0 * out, y - 4.5, 6.0);
        svg.text(if missing { "label label--missing" } else { "label" }, x + 18.0 * out, y, anchor, need.reach.words());
    }
}

fn narrow(svg: &mut Svg, needs: &[Need]) -> f32 {
    let mut circle =
        Circle { x: 164.0, y: 134.0, centre: 44.0, ring: 66.0, inner: 94.0, outer: 118.0, badge: 13.5, person: 0.784 };
    if needs.is_empty() {
        circle.y = circle.ring + 16.0;
        person(svg, &circle);
        return 2.0 * circle.y;
    }
    person(svg, &circle);
    for (at, need) in needs.iter().enumerate() {
        arc(svg, &circle, need, at, needs.len());
    }
    let mut y = circle.y + circle.outer + 34.0;
    for (at, need) in needs.iter().enumerate() {
        let missing = need.reach.is_missing();
        numbered(svg, 12.0, y - 5.0, at);
        let title = wrap(&need.need, 13.5, true, 288.0, 8);
        let class = if missing { "label label--missing label--phone" } else { "label label--strong label--phone" };
        svg.text_lines(class, 36.0, y, Anchor::Start, 18.0, &title);
        y += 18.0 * title.len() as f32;
        let helps = wrap(&need.helps, 13.0, false, 288.0, 9);
        svg.text_lines("label label--quiet", 36.0, y, Anchor::Start, 17.0, &helps);
        y += 17.0 * helps.len() as f32 + 2.0;
        let names = need.names();
        let told =
            if names.is_empty() { need.reach.words().to_owned() } else { [need.reach.words(), ": ", &names].concat() };
        let alone = missing && names.is_empty();
        let state = wrap(&told, 13.5, alone, 270.0, 20);
        need.reach.glyph().draw(svg, 42.0, y - 4.5, 6.0);
        svg.text_lines(
            if alone { "label label--missing label--phone" } else { "label label--phone" },
            54.0,
            y,
            Anchor::Start,
            17.0,
            &state,
        );
        y += 17.0 * state.len().saturating_sub(1) as f32 + 35.0;
    }
    y - 16.0
}

/// The person, and the thin ring that is always there.
fn person(svg: &mut Svg, circle: &Circle) {
    let (x, y, s) = (circle.x, circle.y, circle.person);
    svg.circle("rings__centre", x, y, circle.centre);
    svg.circle("rings__person", x, y - 21.8 * s, 12.6 * s);
    let [half, foot, shoulder, round, neck, top] = [21.8, 31.1, 15.0, 19.5, 2.3, -4.6].map(|each| each * s);
    svg.path(
        "rings__person",
        "M? ?V?A? ? 0 0 1 ? ?H?A? ? 0 0 1 ? ?V?Z",
        &[
            x - half,
            y + foot,
            y + shoulder,
            round,
            round,
            x - neck,
            y + top,
            x + neck,
            round,
            round,
            x + half,
            y + shoulder,
            y + foot,
        ],
    );
    svg.circle("rings__ring", x, y, circle.ring);
}

/// One need: its arc, its number, and the marks of those who meet it.
fn arc(svg: &mut Svg, circle: &Circle, need: &Need, at: usize, needs: usize) {
    let middle = angle(at, needs);
    let half = 180.0 / needs as f32 - FREE;
    let missing = need.reach.is_missing();
    let whole = match need.reach {
        Reach::Met => MET,
        _ if missing => "rings__need rings__need--missing",
        _ => "rings__need",
    };
    band(svg, circle, whole, middle, half, circle.outer);
    if need.reach == Reach::Partly {
        band(svg, circle, MET, middle, half, circle.middle());
    }
    let (from, to) = (circle.at(middle, circle.centre), circle.at(middle, circle.inner));
    svg.line(if missing { "rings__spoke rings__spoke--missing" } else { "rings__spoke" }, from.0, from.1, to.0, to.1);
    let number = circle.at(middle, circle.ring);
    numbered(svg, number.0, number.1, at);
    on_arc(svg, circle, need, middle, half);
}

const MET: &str = "rings__need rings__need--met";

/// A piece of ring from the inner radius to this one.
fn band(svg: &mut Svg, circle: &Circle, class: &str, middle: f32, half: f32, outer: f32) {
    let inner = circle.inner;
    let (a, b) = (circle.at(middle - half, outer), circle.at(middle + half, outer));
    let (c, d) = (circle.at(middle + half, inner), circle.at(middle - half, inner));
    let commands =
        if half > 90.0 { "M? ?A? ? 0 1 1 ? ?L? ?A? ? 0 1 0 ? ?Z" } else { "M? ?A? ? 0 0 1 ? ?L? ?A? ? 0 0 0 ? ?Z" };
    svg.path(class, commands, &[a.0, a.1, outer, outer, b.0, b.1, c.0, c.1, inner, inner, d.0, d.1]);
}

fn numbered(svg: &mut Svg, x: f32, y: f32, at: usize) {
    svg.circle("rings__number", x, y, 12.0);
    svg.text("label label--number", x, y + 4.8, Anchor::Middle, &(at + 1).to_string());
}

/// As many marks as the arc holds; the last place says how many more there are.
fn on_arc(svg: &mut Svg, circle: &Circle, need: &Need, middle: f32, half: f32) {
    let radius = circle.middle();
    // Degrees that a mark takes with its gap: heavy shapes are wider than a circle.
    let each = (2.47 * circle.badge + 4.0) / radius * (180.0 / core::f32::consts::PI);
    let holds = ((2.0 * half / each) as usize).max(1);
    let who = need.who.len();
    let shown = if who > holds { holds - 1 } else { who };
    let places = shown + usize::from(who > shown);
    let place = |nth: usize| circle.at(middle + (nth as f32 - (places.saturating_sub(1)) as f32 / 2.0) * each, radius);
    for (nth, mark) in need.who.iter().take(shown).enumerate() {
        let (x, y) = place(nth);
        badge(svg, x, y, circle.badge, mark);
    }
    if who > shown {
        let (x, y) = place(shown);
        svg.circle("rings__more", x, y, circle.badge);
        svg.text("label label--number", x, y + 4.8, Anchor::Middle, &["+", &(who - shown).to_string()].concat());
    }
}
