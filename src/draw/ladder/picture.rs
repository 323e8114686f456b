//! The ladder as a picture: rails, rungs, columns of people, counts.

use super::{Climber, Ladder};
use crate::content::form_weights::RUNGS;
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Svg, lower_first, width, wrap};
use crate::markup::Markup;

/// Height that one flag takes in the staircase of names.
const STAIR: f32 = 19.0;

/// The measures in which the two cuts differ, and where things came to stand.
struct Frame {
    cut: Cut,
    width: f32,
    /// The two rails.
    left: f32,
    right: f32,
    /// Their upper end.
    top: f32,
    /// From the upper end to the first rung.
    first: f32,
    /// From rung to rung.
    pitch: f32,
    /// What a break adds.
    gap: f32,
    /// How far a rail reaches past a rung before it breaks.
    stub: f32,
    /// The rung above a break.
    broken_after: usize,
    /// A little room at the left where a band begins there.
    indent: f32,
    /// From person to person.
    step: f32,
    /// Names stand as flags in a staircase.
    flags: bool,
}

impl Frame {
    fn of(ladder: &Ladder, cut: Cut) -> Frame {
        let people = ladder.climbers.len();
        let crowd = people > 6;
        let (left, right) = match cut {
            Cut::Narrow if crowd => (124.0, 296.0),
            Cut::Narrow if people < 2 => (138.0, 320.0),
            Cut::Narrow => (138.0, 280.0),
            _ => (262.0, 606.0),
        };
        let step = (right - left) / people.max(1) as f32;
        let flags =
            crowd || cut == Cut::Narrow || ladder.climbers.iter().any(|one| width(&one.label, 13.5, true) > step - 6.0);
        let above = if flags && people > 0 { STAIR * people as f32 + 32.0 } else { 42.0 };
        let [width, first, pitch, gap, stub] = match cut {
            Cut::Narrow => [328.0, 28.0, 56.0, 68.0, 24.0],
            _ => [760.0, 23.0, 46.0, 54.0, 19.0],
        };
        Frame {
            cut,
            width,
            left,
            right,
            top: if people == 0 { 28.0 } else { above },
            first,
            pitch,
            gap,
            stub,
            broken_after: ladder.broken.map_or(RUNGS.len(), |(upper, _)| upper),
            indent: if ladder.shared.is_empty() { 0.0 } else { 6.0 },
            step,
            flags,
        }
    }

    /// The height of a rung.
    fn rung(&self, form: usize) -> f32 {
        let gap = if form > self.broken_after { self.gap } else { 0.0 };
        self.top + self.first + form as f32 * self.pitch + gap
    }

    /// The lower end of the rails.
    fn foot(&self) -> f32 {
        self.rung(RUNGS.len() - 1) + self.first
    }

    /// The middle of a person's column.
    fn column(&self, person: usize) -> f32 {
        self.left + self.step * (person as f32 + 0.5)
    }

    fn is_narrow(&self) -> bool {
        self.cut == Cut::Narrow
    }
}

/// Draws one cut.
pub fn draw(ladder: &Ladder, cut: Cut, name: &str, desc: &str) -> Markup {
    let frame = Frame::of(ladder, cut);
    let mut svg = Svg::new();
    head(&mut svg, ladder, &frame);
    bands(&mut svg, ladder, &frame);
    rails(&mut svg, ladder, &frame);
    for form in 0..RUNGS.len() {
        rung(&mut svg, ladder, &frame, form);
    }
    for (at, climber) in ladder.climbers.iter().enumerate() {
        range(&mut svg, climber, &frame, frame.column(at));
    }
    let foot = frame.foot() + 20.0;
    svg.text("label label--quiet", 0.0, foot, Anchor::Start, "asks most of you");
    barred(&mut svg, ladder, &frame);
    let mut height = foot + 8.0;
    if ladder.broken.is_none() && !ladder.gap.is_empty() {
        height += 26.0;
        svg.text("label label--missing", 0.0, height - 8.0, Anchor::Start, &ladder.gap);
    }
    svg.finish("ladder", cut, frame.width, height, name, desc)
}

/// The names of the people, and what the columns at the sides are.
fn head(svg: &mut Svg, ladder: &Ladder, frame: &Frame) {
    let people = ladder.climbers.len();
    for (at, climber) in ladder.climbers.iter().enumerate() {
        let x = frame.column(at);
        if frame.flags {
            let top = STAIR * (people - at) as f32;
            svg.line("ladder__flag", x, top, x, frame.top);
            let label = wrap(&climber.label, 13.5, false, x + 2.0, 1);
            svg.text_lines("label label--phone", x + 2.0, top - 5.0, Anchor::End, STAIR, &label);
        } else {
            svg.text("label label--strong label--13", x, 20.0, Anchor::Middle, &climber.label);
        }
    }
    let y = if frame.flags || people == 0 { frame.top - 8.0 } else { 20.0 };
    svg.text("label label--quiet", 0.0, y, Anchor::Start, "lightest first");
    if people > 1 {
        let (x, told) = if frame.is_narrow() { (counts_at(frame), "fits") } else { (632.0, "how many it fits") };
        svg.text("label label--quiet", x, y, Anchor::Start, told);
    }
}

fn counts_at(frame: &Frame) -> f32 {
    frame.right + if frame.step < 20.0 { 9.0 } else { 8.0 }
}

/// One band for each run of forms that fit everyone.
fn bands(svg: &mut Svg, ladder: &Ladder, frame: &Frame) {
    for (from, to) in runs(&ladder.shared) {
        let over = frame.pitch / 2.0 + 3.0;
        let top = frame.rung(from) - over;
        svg.rect("ladder__band", 0.5, top, frame.width - 1.0, frame.rung(to) + over - top, 8.0);
    }
}

/// Neighbours put together: 1, 2, 4 are 1 to 2 and 4 to 4.
fn runs(forms: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &form in forms {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == form => *last = form,
            _ => runs.push((form, form)),
        }
    }
    runs
}

fn rails(svg: &mut Svg, ladder: &Ladder, frame: &Frame) {
    for x in [frame.left, frame.right] {
        match ladder.broken {
            None => svg.line("ladder__rail", x, frame.top, x, frame.foot()),
            Some((upper, lower)) => {
                let (end, start) = (frame.rung(upper) + frame.stub, frame.rung(lower) - frame.stub);
                svg.line("ladder__rail", x, frame.top, x, end);
                svg.line("ladder__rail", x, start, x, frame.foot());
                svg.line("ladder__rail ladder__rail--broken", x, end + 5.0, x, start - 5.0);
            }
        }
    }
    if let Some((upper, _)) = ladder.broken {
        // The words stand in the room that the break makes, below its upper end.
        let middle = frame.rung(upper) + frame.stub + 5.0 + (frame.pitch + frame.gap - 2.0 * frame.stub - 10.0) / 2.0;
        let (class, size) = if frame.is_narrow() {
            ("label label--missing label--phone", 13.5)
        } else {
            ("label label--missing", 15.0)
        };
        let lines = wrap(&ladder.gap, size, true, frame.left - 10.0, 3);
        let y = middle + 5.0 - 9.0 * lines.len().saturating_sub(1) as f32;
        svg.text_lines(class, 0.0, y, Anchor::Start, 18.0, &lines);
    }
}

/// A rung with its number, its name, its mark and how many it fits.
fn rung(svg: &mut Svg, ladder: &Ladder, frame: &Frame, form: usize) {
    let Some(words) = RUNGS.get(form) else { return };
    let y = frame.rung(form);
    let barred = form >= ladder.barred;
    svg.line(if barred { "ladder__rung ladder__rung--barred" } else { "ladder__rung" }, frame.left, y, frame.right, y);
    let chosen = ladder.chosen == Some(form);
    let x = 20.0 + frame.indent;
    let look = |strong: bool| {
        let (size, class) = match (frame.is_narrow(), strong) {
            (true, true) => (13.5, "label label--strong label--phone"),
            (true, false) => (13.5, "label label--phone"),
            (false, true) => (15.0, "label label--strong"),
            (false, false) => (14.0, "label"),
        };
        (class, wrap(words.name, size, strong, frame.left - x - 8.0, 3))
    };
    let (mut class, mut lines) = look(chosen);
    // Between the rails of twelve people bold names do not fit.
    if lines.last().is_some_and(|line| line.ends_with('…')) {
        (class, lines) = look(false);
    }
    let all = lines.len() + usize::from(chosen);
    let mut base = y + 5.0 - 8.5 * all.saturating_sub(1) as f32;
    svg.text("label label--quiet label--index", frame.indent, base, Anchor::Start, &(form + 1).to_string());
    svg.text_lines(class, x, base, Anchor::Start, 17.0, &lines);
    if chosen {
        base += 17.0 * lines.len() as f32 + 1.0;
        svg.path("ladder__pick", "M? ?l8 4.5l-8 4.5Z", &[x, base - 9.0]);
        svg.text("label label--quiet", x + 12.0, base, Anchor::Start, "your choice");
    }
    counted(svg, ladder, frame, ladder.fits(form), y);
}

/// How many people a form fits, in dots where there is room for them. None is
/// not worth a word, and with one person there is nothing to count.
fn counted(svg: &mut Svg, ladder: &Ladder, frame: &Frame, fits: usize, y: f32) {
    let people = ladder.climbers.len();
    if fits == 0 || people < 2 {
        return;
    }
    let (strong, told) = match fits {
        all if all == people => (true, "all".to_owned()),
        some if frame.is_narrow() && people > 6 => (false, some.to_string()),
        some => (false, format!("{some} of {people}")),
    };
    let class = match (frame.is_narrow(), strong) {
        (true, true) => "label label--strong label--phone",
        (true, false) => "label label--phone",
        (false, true) => "label label--strong",
        (false, false) => "label",
    };
    let mut x = if frame.is_narrow() { counts_at(frame) } else { 632.0 };
    if !frame.is_narrow() && people <= 4 {
        for at in 0..people {
            let look = if at < fits { "glyph__full" } else { "glyph__ring glyph__ring--faint" };
            svg.circle(look, 638.0 + 17.0 * at as f32, y, 6.0);
        }
        x = 640.0 + 17.0 * people as f32;
    }
    svg.text(class, x, y + 5.0, Anchor::Start, &told);
}

/// A dot where a person's answers point, and a long ring around their range.
/// A range with a hole in it is two rings on one line.
fn range(svg: &mut Svg, climber: &Climber, frame: &Frame, x: f32) {
    let most = if frame.is_narrow() { 22.0 } else { 24.0 };
    let wide = (frame.step - 3.0).min(most);
    let half = wide / 2.0;
    let runs = runs(&climber.range);
    if let (true, Some((from, _)), Some((_, to))) = (runs.len() > 1, runs.first(), runs.last()) {
        svg.line("ladder__range", x, frame.rung(*from), x, frame.rung(*to));
    }
    for (from, to) in runs {
        let top = frame.rung(from) - half;
        svg.rect("ladder__range", x - half, top, wide, frame.rung(to) + half - top, half);
    }
    svg.circle("ladder__best", x, frame.rung(climber.best), 0.31 * wide);
}

/// Says across the last rungs who can climb them.
fn barred(svg: &mut Svg, ladder: &Ladder, frame: &Frame) {
    if ladder.barred >= RUNGS.len() {
        return;
    }
    let told = if frame.is_narrow() { "only between charities".to_owned() } else { lower_first(super::ONLY_BETWEEN) };
    let lines = wrap(&told, 13.0, false, frame.right - frame.left - 4.0, 2);
    let middle = (frame.rung(ladder.barred) + frame.rung(RUNGS.len() - 1)) / 2.0;
    let y = middle + 4.5 - 8.0 * lines.len().saturating_sub(1) as f32;
    svg.text_lines("label label--quiet label--halo", (frame.left + frame.right) / 2.0, y, Anchor::Middle, 16.0, &lines);
}
