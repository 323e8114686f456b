//! Question 2, continued: what each partner gives and gains.
//!
//! A strong line brings something to the table, a thin one that starts in an
//! open ring lets go of something, an arrow takes something home. A row a
//! partner, as high as its text; after six partners the picture begins anew,
//! headings and all, so that it prints on two pages.

use super::parts::{Anchor, Svg, badge, count, count_capital, join, upper_first, wrap};
use super::table::{brings, label};
use super::{Cut, Drawing, Table};
use crate::markup::Markup;
use crate::plan::{Mark, Plan, marks};

/// Partners on one picture.
const MOST: usize = 6;

/// One partner's part in the exchange.
struct Part<'a> {
    mark: Option<&'a Mark>,
    name: String,
    short: String,
    brings: Vec<String>,
    gives: String,
    gains: String,
    say: &'a str,
}

/// Draws the give and gain of a plan.
pub fn draw(plan: &Plan) -> Drawing {
    let marks = marks(plan);
    let parts: Vec<Part> = marks.iter().map(|mark| read(plan, mark)).collect();
    let title = plan.text("plan.title").split_whitespace().collect::<Vec<_>>().join(" ");
    let nobody = [Part {
        mark: None,
        name: String::new(),
        short: "A first partner".to_owned(),
        brings: Vec::new(),
        gives: String::new(),
        gains: String::new(),
        say: "",
    }];
    let drawn: &[Part] = if parts.is_empty() { &nobody } else { &parts };
    Drawing {
        id: "exchange",
        page: "partners",
        finding: finding(&parts),
        says: "Read each line from left to right: onto the table, and off it again.".to_owned(),
        name: NAME.to_owned(),
        wide: pictures(&WIDE, drawn, &title),
        narrow: pictures(&NARROW, drawn, &title),
        key: Vec::new(),
        words: words(&parts),
    }
}

const NAME: &str = "What each partner brings, lets go of and gains";
const NOTHING: &str = "nothing named yet";

fn read<'a>(plan: &'a Plan, mark: &'a Mark) -> Part<'a> {
    let row = plan.partner(&mark.id);
    let text = |key: &str| row.map_or_else(String::new, |row| row.text(key).trim().to_owned());
    Part {
        mark: Some(mark),
        name: mark.name.clone(),
        short: mark.short.clone(),
        brings: row.map(brings).unwrap_or_default(),
        gives: text("givesUp"),
        gains: text("gains"),
        say: row.map_or("", |row| row.choice("say")),
    }
}

fn finding(parts: &[Part]) -> String {
    let without = |empty: &dyn Fn(&Part) -> bool| parts.iter().filter(|part| empty(part)).count();
    let keeps = without(&|part| part.gives.is_empty());
    let gains_nothing = without(&|part| part.gains.is_empty());
    let one = |number: usize, one: &str, more: &str| if number == 1 { one.to_owned() } else { more.to_owned() };
    match (gains_nothing, keeps) {
        _ if parts.is_empty() => "Nobody here yet to give and gain".to_owned(),
        (0, 0) => "Everyone lets go of something, and takes something home".to_owned(),
        (gains, keeps) if gains == parts.len() && keeps == parts.len() => {
            "Nobody has said yet what they let go of or take home".to_owned()
        }
        (0, keeps) => [
            "Everyone takes something home; ",
            &count(keeps),
            &one(keeps, " has", " have"),
            " not said what they let go of",
        ]
        .concat(),
        (gains, 0) => {
            ["Everyone lets go of something; ", &count(gains), &one(gains, " takes", " take"), " nothing home yet"]
                .concat()
        }
        (gains, keeps) => [
            &count_capital(gains),
            &one(gains, " partner takes", " partners take"),
            " nothing home yet, and ",
            &count(keeps),
            &one(keeps, " lets", " let"),
            " go of nothing",
        ]
        .concat(),
    }
}

fn describe(parts: &[Part]) -> String {
    let or = |text: String| if text.is_empty() { NOTHING.to_owned() } else { text };
    let each: Vec<String> = parts
        .iter()
        .map(|part| {
            let (brings, gives, gains) = (or(join(&part.brings)), or(part.gives.clone()), or(part.gains.clone()));
            [&part.short, " brings: ", &brings, "; lets go of: ", &gives, "; gains: ", &gains].concat()
        })
        .collect();
    each.join(". ")
}

/// The measures of a cut.
struct Cutting {
    cut: Cut,
    width: f32,
    /// Text on the left and on the right: position and room.
    left: [f32; 2],
    right: [f32; 2],
    /// Where the left names stand.
    named: [f32; 2],
    heading: f32,
    heading_class: &'static str,
    name_class: &'static str,
    text_class: &'static str,
    missing_class: &'static str,
    name_size: f32,
    name_dy: f32,
    size: f32,
    dy: f32,
    /// The first row's edge.
    top: f32,
    /// From a text to the row's end.
    end: f32,
    rules: [f32; 4],
}

const WIDE: Cutting = Cutting {
    cut: Cut::Wide,
    width: 760.0,
    left: [44.0, 240.0],
    right: [542.0, 217.0],
    named: [44.0, 242.0],
    heading: 20.0,
    heading_class: "label label--title",
    name_class: "label label--strong",
    text_class: "label",
    missing_class: "label label--missing label--13",
    name_size: 15.0,
    name_dy: 19.0,
    size: 14.0,
    dy: 18.0,
    top: 43.0,
    end: 15.0,
    rules: [0.0, 286.0, 500.0, 760.0],
};
const NARROW: Cutting = Cutting {
    cut: Cut::Narrow,
    width: 328.0,
    left: [0.0, 142.0],
    right: [192.0, 136.5],
    named: [37.0, 105.0],
    heading: 16.0,
    heading_class: "label label--title label--phone-title",
    name_class: "label label--strong label--phone",
    text_class: "label label--phone",
    missing_class: "label label--missing label--phone",
    name_size: 13.5,
    name_dy: 17.0,
    size: 13.5,
    dy: 17.0,
    top: 26.0,
    end: 14.0,
    rules: [0.0, 150.0, 182.0, 328.0],
};

/// Where a row's lines begin and end.
struct Flows {
    brings: f32,
    gives: f32,
    gains: f32,
    /// Whether each is there: brings, lets go, gains.
    there: [bool; 3],
}

fn pictures(at: &Cutting, parts: &[Part], title: &str) -> Markup {
    let mut out = Markup::new();
    for (index, some) in parts.chunks(MOST).enumerate() {
        out.piece(&picture(at, some, title, index > 0));
    }
    out
}

fn picture(at: &Cutting, parts: &[Part], title: &str, continued: bool) -> Markup {
    let wide = at.cut == Cut::Wide;
    let mut rows = Svg::new();
    let mut flows = Vec::new();
    let mut y = at.top;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            let [a, b, c, d] = at.rules;
            rows.line("drawing__rule", a, y, b, y);
            rows.line("drawing__rule", c, y, d, y);
        }
        let (flow, end) = at.row(&mut rows, part, y);
        flows.push(flow);
        y = end + at.end;
    }
    let height = y + if wide { -1.0 } else { 2.0 };
    let mut svg = Svg::new();
    svg.text(at.heading_class, 0.0, at.heading, Anchor::Start, "Each puts in");
    svg.text(at.heading_class, if wide { 500.0 } else { 177.0 }, at.heading, Anchor::Start, "Each takes home");
    // In the wide cut the table is shorter than the rows, and the lines lean towards it.
    let (middle, lean) = ((at.top + y) / 2.0 + 1.2, 0.82);
    let bend = |y: f32| middle + (y - middle) * lean;
    if wide {
        let written = wrap(title, 17.0, true, 160.0, 2);
        svg.text_lines("label label--title", 387.0, at.heading, Anchor::Middle, 21.0, &written);
        let top = bend(at.top - 2.0).max(50.0);
        svg.rect("exchange__table", 362.0, top, 50.0, bend(y - 9.5) - top, 25.0);
    } else {
        svg.rect("exchange__table", 158.0, at.top + 10.0, 16.0, height - at.top - 14.0, 8.0);
    }
    svg.append(&rows);
    for flow in &flows {
        if wide { flow.curved(&mut svg, &bend) } else { flow.straight(&mut svg) }
    }
    let name = if continued { [NAME, ", continued"].concat() } else { NAME.to_owned() };
    svg.finish("exchange", at.cut, at.width, height, &name, &describe(parts))
}

impl Cutting {
    /// Writes a row from its upper edge; answers its lines and the last baseline.
    fn row(&self, svg: &mut Svg, part: &Part, edge: f32) -> (Flows, f32) {
        let wide = self.cut == Cut::Wide;
        let middle = edge + 25.0;
        let name = wrap(&part.short, self.name_size, true, self.named[1], if wide { 3 } else { 5 });
        let more = (name.len().max(1) - 1) as f32 * self.name_dy;
        let first = if wide || name.len() < 2 { middle + 5.0 } else { middle - 1.0 };
        svg.text_lines(self.name_class, self.named[0], first, Anchor::Start, self.name_dy, &name);
        let brings_at = first + more + if wide { 20.0 } else { 24.0 } + if !wide && name.len() > 1 { 3.0 } else { 0.0 };
        let mut last = self.given(svg, "brings", &part.brings.join(", "), brings_at);
        let gives_at = last + 27.0;
        last = self.given(svg, "lets go of", &part.gives, gives_at);

        let (mut y, gains) = if wide {
            // The name stands at both ends of the line.
            let again = wrap(&part.short, self.name_size, true, self.right[1], 3);
            svg.text_lines(self.name_class, self.right[0], first, Anchor::Start, self.name_dy, &again);
            (first + (again.len().max(1) - 1) as f32 * self.name_dy + 20.0, middle)
        } else {
            (brings_at + 22.0, brings_at - 4.5)
        };
        let [x, room] = self.right;
        let (class, text) = self.or_nothing(self.text_class, &part.gains);
        let lines = wrap(text, self.size, class == self.missing_class, room, 40);
        svg.text_lines(class, x, y, Anchor::Start, self.dy, &lines);
        y += (lines.len().max(1) - 1) as f32 * self.dy;
        last = last.max(y);

        if let Some(mark) = part.mark {
            badge(svg, if wide { 18.0 } else { 16.0 }, middle, if wide { 13.8 } else { 11.7 }, mark);
            badge(svg, if wide { 514.0 } else { 213.0 }, gains, if wide { 11.7 } else { 9.9 }, mark);
        }
        let there = [!part.brings.is_empty(), !part.gives.is_empty(), !part.gains.is_empty()];
        (Flows { brings: brings_at - 4.5, gives: gives_at - 4.5, gains, there }, last)
    }

    /// A small heading and its text below it; answers the last baseline.
    fn given(&self, svg: &mut Svg, what: &str, text: &str, y: f32) -> f32 {
        let [x, room] = self.left;
        svg.text("label label--quiet", x, y, Anchor::Start, what);
        let (class, text) = self.or_nothing(self.text_class, text);
        let lines = wrap(text, self.size, class == self.missing_class, room, 40);
        svg.text_lines(class, x, y + 18.0, Anchor::Start, self.dy, &lines);
        y + 18.0 + (lines.len().max(1) - 1) as f32 * self.dy
    }

    fn or_nothing<'a>(&self, class: &'static str, text: &'a str) -> (&'static str, &'a str) {
        if text.is_empty() { (self.missing_class, NOTHING) } else { (class, text) }
    }
}

impl Flows {
    fn classes(&self) -> [&'static str; 3] {
        let [brings, gives, gains] = self.there;
        let or_missing =
            |there: bool, class: &'static str| if there { class } else { "exchange__flow exchange__flow--missing" };
        [
            or_missing(brings, "exchange__flow"),
            or_missing(gives, "exchange__flow exchange__flow--release"),
            or_missing(gains, "exchange__flow"),
        ]
    }

    fn tip(&self) -> &'static str {
        if self.there[2] { "exchange__tip" } else { "exchange__tip exchange__tip--missing" }
    }

    fn curved(&self, svg: &mut Svg, bend: &dyn Fn(f32) -> f32) {
        let [brings, gives, gains] = self.classes();
        let onto = "M? ?H?C? ? ? ? ? ?";
        let y = bend(self.brings);
        svg.path(brings, onto, &[92.0, self.brings, 286.0, 324.0, self.brings, 324.0, y, 362.0, y]);
        let y = bend(self.gives);
        svg.circle("exchange__start", 119.0, self.gives, 3.6);
        svg.path(gives, onto, &[123.0, self.gives, 286.0, 324.0, self.gives, 324.0, y, 362.0, y]);
        let (home, y) = (self.gains, bend(self.gains + 18.0));
        svg.path(gains, "M? ?C? ? ? ? ? ?", &[412.0, y, 446.0, y, 446.0, home, 480.0, home]);
        svg.path(self.tip(), "M? ?L? ?L? ?Z", &[478.0, home - 7.0, 492.0, home, 478.0, home + 7.0]);
    }

    fn straight(&self, svg: &mut Svg) {
        let [brings, gives, gains] = self.classes();
        svg.line(brings, 52.0, self.brings, 158.0, self.brings);
        svg.circle("exchange__start", 79.0, self.gives, 3.6);
        svg.line(gives, 83.0, self.gives, 158.0, self.gives);
        let home = self.gains;
        svg.line(gains, 174.0, home, 189.0, home);
        svg.path(self.tip(), "M? ?L? ?L? ?Z", &[186.0, home - 6.0, 197.0, home, 186.0, home + 6.0]);
    }
}

fn words(parts: &[Part]) -> Vec<Table> {
    if parts.is_empty() {
        return Vec::new();
    }
    let row = |part: &Part| {
        vec![
            part.name.clone(),
            upper_first(&join(&part.brings)),
            part.gives.clone(),
            part.gains.clone(),
            label("say", part.say).to_owned(),
        ]
    };
    vec![Table {
        caption: "Give and gain".to_owned(),
        head: ["Partner", "Brings", "Lets go of", "Gains", "Say now"].map(str::to_owned).to_vec(),
        rows: parts.iter().map(row).collect(),
    }]
}
