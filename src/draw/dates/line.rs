//! The line from left to right: reviews above, the rest below. A label lies
//! deeper than every label whose stem it would cross.

use super::{Day, Weight};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Glyph, Svg, width, wrap_even};
use crate::markup::Markup;
use crate::plan::Date;

const END: f32 = 636.0;
const WIDTH: f32 = 760.0;
/// A month or two at least, so that two days of one week stand close.
const LEAST_DAYS: i64 = 60;

/// Where a day stands on the line.
struct Scale {
    from: i64,
    days: i64,
}

impl Scale {
    fn of(days: &[Day]) -> Scale {
        let first = days.first().map_or(0, |day| day.date.days());
        let last = days.last().map_or(first, |day| day.date.days());
        let span = (last - first).max(LEAST_DAYS);
        let (before, after) = (span / 12 + 4, span / 50 + 2);
        Scale { from: first - before, days: span + before + after }
    }

    fn x(&self, date: Date) -> f32 {
        (date.days() - self.from) as f32 / self.days.max(1) as f32 * END
    }
}

/// A label and the stem that it hangs on.
struct Label {
    x: f32,
    date: String,
    lines: Vec<String>,
    width: f32,
    tier: usize,
}

pub(super) fn draw(days: &[Day], stops: usize, name: &str, desc: &str) -> Markup {
    let scale = Scale::of(days);
    let (above, below): (Vec<&Day>, Vec<&Day>) = days.iter().partition(|day| day.weight == Weight::Stop);
    let above = labels(&scale, &above, true);
    let below = labels(&scale, &below, false);
    // Each tier above is as high as a date and the two lines of its label.
    let tiers = above.iter().map(|label| label.tier).max().unwrap_or_default();
    let line = 108.0 + 58.0 * tiers as f32;
    let mut svg = Svg::new();
    if !days.is_empty() {
        calendar(&mut svg, &scale, line);
    }
    svg.line("dates__line", 0.0, line, END, line);
    if stops == 0 {
        Glyph::Missing.draw(&mut svg, END / 2.0, line, 8.0);
        let words = "no date to stop and look yet";
        svg.text("label label--missing label--halo", END / 2.0, line - 22.0, Anchor::Middle, words);
    }
    for label in &above {
        let top = line - 44.0 - 58.0 * label.tier as f32;
        svg.line("dates__stem dates__stem--stop", label.x, top - 12.0, label.x, line);
        svg.circle("dates__stop", label.x, line, 8.0);
        svg.text("label label--strong label--halo", label.x + 9.0, top, Anchor::Start, &label.date);
        svg.text_lines("label label--13 label--halo", label.x + 9.0, top + 17.0, Anchor::Start, 16.0, &label.lines);
    }
    let mut bottom = line + 14.0;
    let mut top = line + 30.0;
    for tier in 0..below.len() {
        let mut end = top;
        for label in below.iter().filter(|label| label.tier == tier) {
            let foot = top + 16.0 * label.lines.len() as f32 + 2.0;
            svg.line("dates__stem", label.x, line, label.x, foot);
            svg.circle("dates__other", label.x, line, 4.5);
            svg.text("label label--strong label--13", label.x + 8.0, top, Anchor::Start, &label.date);
            svg.text_lines(
                "label label--quiet label--13",
                label.x + 8.0,
                top + 16.0,
                Anchor::Start,
                16.0,
                &label.lines,
            );
            end = end.max(foot);
        }
        if end > top {
            bottom = end + 10.0;
            top = end + 28.0;
        }
    }
    svg.finish("dates", Cut::Wide, WIDTH, bottom, name, desc)
}

/// The labels with their tiers: 0 is nearest to the line.
fn labels(scale: &Scale, days: &[&Day], stop: bool) -> Vec<Label> {
    let (size, most) = if stop { (15.0, 2) } else { (13.5, 6) };
    let mut labels: Vec<Label> = Vec::new();
    for day in days.iter().rev() {
        let x = scale.x(day.date);
        let room = (WIDTH - x - 10.0).min(if stop { 130.0 } else { 140.0 });
        let lines = wrap_even(&day.what, 13.5, false, room, most);
        let date = day.date.without_year();
        let widest = lines.iter().map(|line| width(line, 13.5, false)).fold(width(&date, size, true), f32::max);
        // Those to the right whose stems this label would cross.
        let crossed = labels.iter().filter(|other| other.x < x + 9.0 + widest + 6.0);
        let tier = crossed.map(|other| other.tier + 1).max().unwrap_or_default();
        labels.push(Label { x, date, lines, width: widest, tier });
    }
    debug_assert!(labels.iter().all(|label| label.x + label.width <= WIDTH + 10.0));
    labels.reverse();
    labels
}

/// Months as ticks, some of them with a name and a thin line to it.
fn calendar(svg: &mut Svg, scale: &Scale, line: f32) {
    let a_month = END * 30.4 / scale.days.max(1) as f32;
    let every =
        [1u16, 3, 6, 12, 24, 60, 120].into_iter().find(|every| a_month * f32::from(*every) >= 72.0).unwrap_or(240);
    let mut named = false;
    for months in 0..300 * 12u16 {
        let (year, month) = (1900 + months / 12, months % 12 + 1);
        let Some(date) = u8::try_from(month).ok().and_then(|month| Date::new(year, month, 1)) else { continue };
        let x = scale.x(date);
        if !(0.0..=END).contains(&x) {
            continue;
        }
        if months % every == 0 {
            svg.line("drawing__rule", x, 24.0, x, line);
            let year = year.to_string();
            let name = match (month, date.month_name()) {
                (6 | 7, name) => name,
                (9, _) => "Sept",
                (_, name) => name.get(..3).unwrap_or(name),
            };
            let label = if every >= 12 {
                year
            } else if named && month > every.max(1) {
                name.to_owned()
            } else {
                [name, " ", &year].concat()
            };
            named = true;
            svg.text("label label--quiet", x, 14.0, Anchor::Start, &label);
            svg.line("dates__tick", x, line - 6.0, x, line + 6.0);
        } else if a_month >= 6.0 {
            svg.line("dates__tick", x, line - 3.5, x, line + 3.5);
        }
    }
}
