//! Question 1: scales. Pressures left, ambitions right; a filled block is a
//! main reason, an outlined one also a reason.
//!
//! The beam says "more", not "how much": it tilts by weight, main reasons
//! double, and never more than a few degrees. The plates stay level.

use super::parts::{Anchor, Svg, badge, badge_all, count, count_capital, key, wrap};
use super::{Cut, Drawing, Table};
use crate::content;
use crate::markup::Markup;
use crate::plan::{Mark, Plan, Row, marks};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Pressure,
    Ambition,
    Neither,
}

/// One reason as it is drawn.
struct Reason<'a> {
    side: Side,
    main: bool,
    label: String,
    whose: String,
    mark: Option<&'a Mark>,
    all: bool,
    detail: &'a str,
}

/// Draws the scales of a plan.
pub fn draw(plan: &Plan) -> Drawing {
    let marks = marks(plan);
    let reasons: Vec<Reason> =
        plan.rows("drivers.items").iter().filter(|row| !row.is_blank()).map(|row| read(plan, row, &marks)).collect();
    let weight = |side: Side| -> usize {
        reasons.iter().filter(|reason| reason.side == side).map(|reason| if reason.main { 2 } else { 1 }).sum()
    };
    let (pressure, ambition) = (weight(Side::Pressure), weight(Side::Ambition));
    let name = match (pressure, ambition) {
        (0, 0) => "Empty scales",
        (p, a) if p > a => "Scales of pressure and ambition: pressure weighs more",
        (p, a) if p < a => "Scales of pressure and ambition: ambition weighs more",
        _ => "Scales of pressure and ambition: both weigh the same",
    };
    let mut desc: Vec<String> =
        reasons.iter().map(|reason| [&reason.label, " (", &reason.who_and_how(), ")"].concat()).collect();
    if desc.is_empty() {
        desc.push("No pressure and no ambition named yet".to_owned());
    }
    let desc = desc.join("; ");
    let tilt = if pressure + ambition == 0 {
        0.0
    } else {
        let more = (pressure as f32 - ambition as f32) / (pressure + ambition) as f32;
        more.clamp(-0.6, 0.6)
    };
    Drawing {
        id: "scales",
        page: "drivers",
        finding: finding(&reasons),
        says: if pressure > ambition {
            "Both kinds are fine. What would make this worth doing even if the pressure went away?"
        } else {
            "Some reasons answer a pressure, others are ambitions. Both kinds are fine."
        }
        .to_owned(),
        name: name.to_owned(),
        wide: picture(&WIDE, &reasons, tilt, name, &desc),
        narrow: picture(&NARROW, &reasons, tilt, name, &desc),
        key: keys(),
        words: words(&reasons),
    }
}

fn read<'a>(plan: &Plan, row: &'a Row, marks: &'a [Mark]) -> Reason<'a> {
    let kind = row.choice("type");
    let side = if content::PRESSURE.contains(&kind) {
        Side::Pressure
    } else if content::AMBITION.contains(&kind) {
        Side::Ambition
    } else {
        Side::Neither
    };
    let label = match kind {
        "" => "A reason without a kind",
        kind => content::field("drivers.items")
            .and_then(|list| list.column("type"))
            .map_or(kind, |field| field.option_label(kind)),
    };
    let whose = row.reference("whose");
    Reason {
        side,
        main: row.choice("strength") == "main",
        label: label.to_owned(),
        whose: plan.partner_short(whose),
        mark: marks.iter().find(|mark| mark.id == whose),
        all: whose == "all",
        detail: row.text("detail"),
    }
}

impl Reason<'_> {
    fn who_and_how(&self) -> String {
        let how = if self.main { "a main reason" } else { "also a reason" };
        if self.whose.is_empty() { how.to_owned() } else { [&self.whose, ", ", how].concat() }
    }

    fn badge(&self, svg: &mut Svg, x: f32, y: f32, r: f32) {
        if let Some(mark) = self.mark {
            badge(svg, x, y, r, mark);
        } else if self.all {
            badge_all(svg, x, y, r);
        }
    }

    fn has_badge(&self) -> bool {
        self.all || self.mark.is_some()
    }
}

fn finding(reasons: &[Reason]) -> String {
    let main = |side: Side| reasons.iter().filter(|reason| reason.main && reason.side == side).count();
    let (pressure, ambition, other) = (main(Side::Pressure), main(Side::Ambition), main(Side::Neither));
    let all = pressure + ambition + other;
    match (pressure, all) {
        _ if reasons.is_empty() => "No reasons named yet".to_owned(),
        (_, 0) => "No reason is marked as a main one yet".to_owned(),
        (1, 1) => "Your one main reason answers a pressure".to_owned(),
        (0, 1) if ambition == 1 => "Your one main reason is an ambition".to_owned(),
        (0, _) if ambition == all => ["All ", &count(all), " of your main reasons are ambitions"].concat(),
        (0, _) => "No main reason of yours answers a pressure".to_owned(),
        (some, _) if some == all => ["All ", &count(all), " of your main reasons answer a pressure"].concat(),
        (1, _) => ["One of your ", &count(all), " main reasons answers a pressure"].concat(),
        (some, _) => [&count_capital(some), " of your ", &count(all), " main reasons answer a pressure"].concat(),
    }
}

/// The measures of a cut.
struct Cutting {
    cut: Cut,
    width: f32,
    /// Left edges of the two plates, and their length.
    plates: [f32; 2],
    block: f32,
    /// Between blocks, and under the lowest.
    gap: f32,
    foot: f32,
    /// From a plate to the beam.
    arm: f32,
    /// How far apart the plates are at the most.
    reach: f32,
    /// Half the foot of the fulcrum, its height, and the pivot.
    fulcrum: [f32; 3],
    /// From the titles' line to the line below it.
    below: f32,
}

const WIDE: Cutting = Cutting {
    cut: Cut::Wide,
    width: 760.0,
    plates: [10.0, 438.0],
    block: 312.0,
    gap: 5.0,
    foot: 6.0,
    arm: 26.0,
    reach: 34.0,
    fulcrum: [26.0, 36.0, 5.0],
    below: 20.0,
};
const NARROW: Cutting = Cutting {
    cut: Cut::Narrow,
    width: 328.0,
    plates: [1.0, 175.0],
    block: 152.0,
    gap: 4.0,
    foot: 5.0,
    arm: 20.0,
    reach: 26.0,
    fulcrum: [22.0, 30.0, 4.5],
    below: 18.0,
};

/// A block with its lines, before it has a place.
struct Block<'a> {
    reason: &'a Reason<'a>,
    label: Vec<String>,
    whose: Vec<String>,
    height: f32,
}

impl Cutting {
    fn is_wide(&self) -> bool {
        self.cut == Cut::Wide
    }

    /// The blocks of a side from the top down: main reasons carry the others.
    fn pile<'a>(&self, reasons: &'a [Reason<'a>], side: Side) -> Vec<Block<'a>> {
        let of = |main: bool| reasons.iter().filter(move |reason| reason.side == side && reason.main == main);
        of(false).chain(of(true)).map(|reason| self.block(reason)).collect()
    }

    fn block<'a>(&self, reason: &'a Reason<'a>) -> Block<'a> {
        let main = reason.main;
        if self.is_wide() {
            let room = self.block - self.text_at(reason) - 10.0;
            let label = wrap(&reason.label, if main { 15.0 } else { 14.0 }, main, room, 4);
            let whose = wrap(&reason.whose, 13.0, false, room, 3);
            let least = if main && reason.has_badge() { 58.0 } else { 46.0 };
            let air = if main { 15.0 } else { 11.0 };
            let height = (lines(&label) * 18.0 + lines(&whose) * 17.0 + air).max(least);
            Block { reason, label, whose, height }
        } else {
            let room = self.block - 2.0 * self.inset(main);
            let label = wrap(&reason.label, 13.5, main, room - 16.0, 5);
            let whose = wrap(&reason.whose, 13.0, false, room - self.text_at(reason) - 8.0, 4);
            let height = head(&whose) + lines(&label) * 17.0 + 10.0;
            Block { reason, label, whose, height }
        }
    }

    /// Where the words of a block stand from its left edge; in the narrow cut
    /// those beside the mark.
    fn text_at(&self, reason: &Reason) -> f32 {
        match (self.is_wide(), reason.has_badge()) {
            (true, true) => 58.0,
            (true, false) => 18.0,
            (false, true) => 40.0,
            (false, false) => 10.0,
        }
    }

    /// In the narrow cut the lighter blocks are narrower too.
    fn inset(&self, main: bool) -> f32 {
        if main || self.is_wide() { 0.0 } else { 8.0 }
    }

    fn draw_block(&self, svg: &mut Svg, block: &Block, plate: f32, y: f32) {
        let (reason, main) = (block.reason, block.reason.main);
        let x = plate + self.inset(main);
        let class = if main { "scales__weight scales__weight--main" } else { "scales__weight" };
        svg.rect(class, x, y, self.block - 2.0 * self.inset(main), block.height, 4.0);
        let quiet = if main { "label label--quiet label--on-weight" } else { "label label--quiet" };
        let text = x + self.text_at(reason);
        if self.is_wide() {
            reason.badge(svg, x + 30.0, y + block.height / 2.0, 15.0);
            let words = lines(&block.label) * 18.0 + lines(&block.whose) * 17.0;
            let first = y + (block.height - words) / 2.0 + if main { 13.5 } else { 14.5 };
            let strong = if main { "label label--strong label--on-weight" } else { "label" };
            svg.text_lines(strong, text, first, Anchor::Start, 18.0, &block.label);
            let below = first + lines(&block.label) * 18.0 - 1.0;
            svg.text_lines(quiet, text, below, Anchor::Start, 16.0, &block.whose);
        } else {
            let top = head(&block.whose);
            reason.badge(svg, x + 22.0, y + if block.whose.len() > 1 { 23.0 } else { 19.0 }, 11.1);
            let beside = if block.whose.len() > 1 { 18.0 } else { 23.0 };
            svg.text_lines(quiet, text, y + beside, Anchor::Start, 16.0, &block.whose);
            let strong = if main { "label label--strong label--phone label--on-weight" } else { "label label--phone" };
            svg.text_lines(strong, x + 10.0, y + top + 18.0, Anchor::Start, 17.0, &block.label);
        }
    }
}

/// In the narrow cut: the part of a block where the mark stands.
fn head(whose: &[String]) -> f32 {
    if whose.is_empty() { 3.0 } else { (lines(whose) * 16.0 + 8.0).max(30.0) }
}

fn lines(lines: &[String]) -> f32 {
    lines.len() as f32
}

fn picture(at: &Cutting, reasons: &[Reason], tilt: f32, name: &str, desc: &str) -> Markup {
    let piles = [at.pile(reasons, Side::Pressure), at.pile(reasons, Side::Ambition)];
    let drop = [tilt * at.reach / 2.0, -tilt * at.reach / 2.0];
    // The level on which both plates would stand; the higher pile decides.
    let mut level: f32 = 90.0;
    for (pile, drop) in piles.iter().zip(drop) {
        let height: f32 =
            if pile.is_empty() { 46.0 + at.gap } else { pile.iter().map(|block| block.height + at.gap).sum() };
        level = level.max(5.0 + height - at.gap + at.foot - drop);
    }
    let mut svg = Svg::new();
    let mut arms = [(0.0, 0.0); 2];
    for (((pile, drop), plate), arm) in piles.iter().zip(drop).zip(at.plates).zip(arms.iter_mut()) {
        let plate_y = level + drop;
        let mut y = plate_y - at.foot;
        for block in pile.iter().rev() {
            y -= block.height;
            at.draw_block(&mut svg, block, plate, y);
            y -= at.gap;
        }
        let middle = plate + at.block / 2.0;
        if pile.is_empty() {
            svg.rect("scales__weight scales__weight--missing", plate, y - 46.0, at.block, 46.0, 4.0);
            svg.text("label label--missing", middle, y - 18.0, Anchor::Middle, "None named yet");
        }
        svg.line("scales__plate", plate, plate_y, plate + at.block, plate_y);
        svg.line("scales__arm", middle, plate_y, middle, plate_y + at.arm);
        *arm = (middle, plate_y + at.arm);
    }
    let [(left, left_y), (right, right_y)] = arms;
    svg.line("scales__beam", left, left_y, right, right_y);
    let (middle, beam) = (at.width / 2.0, level + at.arm);
    let [half, height, pivot] = at.fulcrum;
    svg.path(
        "scales__fulcrum",
        "M? ?L? ?H?Z",
        &[middle, beam + 4.0, middle + half, beam + 4.0 + height, middle - half],
    );
    svg.circle("scales__pivot", middle, beam, pivot);
    let titles = left_y.max(right_y) + 34.0;
    for (x, title, says) in [(left, "Pressures", "what pushes you"), (right, "Ambitions", "what draws you")] {
        svg.text("label label--title", x, titles, Anchor::Middle, title);
        svg.text("label label--quiet", x, titles + at.below, Anchor::Middle, says);
    }
    let foot = neither(at, &mut svg, reasons, titles + at.below);
    svg.finish("scales", at.cut, at.width, foot + 8.0, name, desc)
}

/// What belongs to neither side stands below, in words.
fn neither(at: &Cutting, svg: &mut Svg, reasons: &[Reason], last: f32) -> f32 {
    let (size, class) = if at.is_wide() { (14.0, "label") } else { (13.5, "label label--phone") };
    let mut last = last;
    for (index, reason) in reasons.iter().filter(|reason| reason.side == Side::Neither).enumerate() {
        let mut text = [&reason.label, " (", &reason.who_and_how(), ")"].concat();
        if !reason.detail.trim().is_empty() {
            text = [&text, ": ", reason.detail].concat();
        }
        let first = last + if index == 0 { 34.0 } else { 24.0 };
        if index == 0 {
            svg.line("drawing__rule", at.plates[0], first - 20.0, at.width - at.plates[0], first - 20.0);
        }
        let written = wrap(&text, size, false, at.width - 2.0 * at.plates[0] - 2.0, 16);
        svg.text_lines(class, at.plates[0], first, Anchor::Start, 18.0, &written);
        last = first + (lines(&written) - 1.0) * 18.0;
    }
    last
}

fn keys() -> Vec<super::KeyItem> {
    let mut main = Svg::new();
    main.rect("scales__weight scales__weight--main", 1.5, 2.0, 25.0, 16.0, 3.0);
    let mut also = Svg::new();
    also.rect("scales__weight", 3.0, 5.0, 22.0, 10.0, 3.0);
    vec![key(main, "a main reason", Cut::Both), key(also, "also a reason", Cut::Both)]
}

fn words(reasons: &[Reason]) -> Vec<Table> {
    if reasons.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (side, kind) in [(Side::Pressure, "Pressure"), (Side::Ambition, "Ambition"), (Side::Neither, "Neither")] {
        for main in [true, false] {
            for reason in reasons.iter().filter(|reason| reason.side == side && reason.main == main) {
                rows.push(vec![
                    reason.label.clone(),
                    kind.to_owned(),
                    reason.whose.clone(),
                    if main { "Main" } else { "Also" }.to_owned(),
                    reason.detail.to_owned(),
                ]);
            }
        }
    }
    vec![Table {
        caption: "Our reasons".to_owned(),
        head: ["Reason", "Kind", "Whose", "How strong", "In their own words"].map(str::to_owned).to_vec(),
        rows,
    }]
}
