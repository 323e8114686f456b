//! The upright cut: one day below the other, on a line from top to bottom.

use super::{Day, Weight};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Glyph, Svg, wrap};
use crate::markup::Markup;

const TITLE: &str = "label label--title label--phone-title";
const PLAIN: &str = "label label--phone";
const STRONG: &str = "label label--strong label--phone";
const MISSING: &str = "label label--missing label--phone";
const STEP: f32 = 36.0;
const LINE: f32 = 17.0;

pub(super) fn draw(days: &[Day], stops: usize, cut: Cut, name: &str, desc: &str) -> Markup {
    let (width, spine) = if cut == Cut::Wide { (760.0, 112.0) } else { (328.0, 92.0) };
    let text = spine + 20.0;
    let mut svg = Svg::new();
    let mut marks = Svg::new();
    let mut year = 0;
    let (mut first, mut last) = (None, 20.0);
    // Where the baseline of the next day stands.
    let mut y = 20.0;
    let mut ring = |svg: &mut Svg, y: f32| {
        svg.text(MISSING, text, y, Anchor::Start, "no date to stop and look yet");
        Glyph::Missing.draw(&mut marks, spine, y - 5.0, 8.0);
    };
    if stops == 0 {
        ring(&mut svg, y);
        first = Some(y - 5.0);
        last = y - 5.0;
        y += STEP;
    }
    for day in days {
        let of = day.date.parts().0;
        if of != year {
            svg.text(TITLE, 0.0, y, Anchor::Start, &of.to_string());
            y += 30.0;
            year = of;
        }
        let stop = day.weight == Weight::Stop;
        let class = if stop { STRONG } else { PLAIN };
        let lines = wrap(&day.what, 13.5, stop, width - text, 12);
        svg.text(class, spine - 20.0, y, Anchor::End, &short(day));
        svg.text_lines(class, text, y, Anchor::Start, LINE, &lines);
        let (class, radius) = if stop { ("dates__stop", 8.0) } else { ("dates__other", 4.5) };
        marks.circle(class, spine, y - 5.0, radius);
        last = y - 5.0;
        first = first.or(Some(last));
        y += STEP + LINE * lines.len().saturating_sub(1) as f32;
    }
    let mut picture = Svg::new();
    let first = first.unwrap_or(last);
    let end = if days.is_empty() { last + 44.0 } else { last };
    picture.line("dates__line", spine, first, spine, end);
    picture.append(&svg);
    picture.append(&marks);
    picture.finish("dates", cut, width, (y - STEP + 26.0).max(end + 8.0), name, desc)
}

/// `10 Sept`.
fn short(day: &Day) -> String {
    let (_, month, number) = day.date.parts();
    let name = match month {
        5..=7 => day.date.month_name(),
        9 => "Sept",
        _ => day.date.month_name().get(..3).unwrap_or_default(),
    };
    [number.to_string().as_str(), " ", name].concat()
}
