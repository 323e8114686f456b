//! Question 5: what will be different, what shows it, and who needs to hear it.
//!
//! Strong lines lead from an outcome to the evidence that shows whether it
//! happens, thin ones from evidence to those who trust its kind. What is
//! missing ends open and has words beside it.

mod narrow;
mod wide;

use super::parts::{Glyph, Svg, count, join, key, lower_first, upper_first};
use super::{Cut, Drawing, Table};
use crate::content;
use crate::plan::flags::speaks_to;
use crate::plan::{Plan, Row};

/// Draws question 5.
pub fn draw(plan: &Plan) -> Drawing {
    let flow = Flow::of(plan);
    let name = flow.name();
    let desc = flow.desc();
    Drawing {
        id: "flow",
        page: "success",
        finding: flow.finding(),
        says: "Each kind of evidence goes to the audiences that trust it.".to_owned(),
        wide: wide::draw(&flow, &name, &desc),
        narrow: narrow::draw(&flow, &name, &desc),
        key: flow.key(),
        words: flow.words(),
        name,
    }
}

struct Flow {
    outcomes: Vec<Outcome>,
    /// In the order of the outcomes, so that strong lines never cross.
    evidence: Vec<Evidence>,
    audiences: Vec<Audience>,
}

struct Outcome {
    id: String,
    change: String,
    /// `1 year`.
    by: String,
    /// `in a year`.
    within: String,
}

struct Evidence {
    what: String,
    kind: String,
    /// The short name of who collects it.
    who: String,
    /// `survey, Wellbeing Charity`.
    under: String,
    /// Its place among the outcomes.
    outcome: Option<usize>,
    /// The places of the audiences that trust its kind.
    heard: Vec<usize>,
}

struct Audience {
    who: String,
    decides: String,
    /// What they trust, as words within a sentence.
    trusts: String,
    /// What is missing for them, as words beside the open end.
    lacks: String,
    /// The places of the evidence that they will hear.
    hears: Vec<usize>,
}

/// A text on one line, or what stands for it.
fn text_or(text: &str, otherwise: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { otherwise.to_owned() } else { words.join(" ") }
}

/// The label of an option, as it stands within a sentence.
fn option(field: &str, column: &str, id: &str) -> String {
    let column = content::field(field).and_then(|field| field.column(column));
    lower_first(column.map_or(id, |column| column.option_label(id)))
}

fn written<'a>(plan: &'a Plan, field: &str) -> impl Iterator<Item = &'a Row> {
    plan.rows(field).iter().filter(|row| !row.is_blank())
}

impl Flow {
    fn of(plan: &Plan) -> Flow {
        let outcomes: Vec<Outcome> = written(plan, "success.outcomes").map(Outcome::of).collect();
        let mut evidence: Vec<Evidence> =
            written(plan, "success.evidence").map(|row| Evidence::of(plan, row, &outcomes)).collect();
        crate::order::by_key(&mut evidence, |each| each.outcome.unwrap_or(usize::MAX));
        let mut audiences = Vec::new();
        for (at, row) in written(plan, "success.audiences").enumerate() {
            audiences.push(Audience::of(row, at, &mut evidence));
        }
        Flow { outcomes, evidence, audiences }
    }

    /// The pieces of evidence for one outcome, with their places.
    fn showing(&self, outcome: Option<usize>) -> impl Iterator<Item = (usize, &Evidence)> {
        self.evidence.iter().enumerate().filter(move |(_, each)| each.outcome == outcome)
    }

    fn unshown(&self) -> usize {
        (0..self.outcomes.len()).filter(|at| self.showing(Some(*at)).next().is_none()).count()
    }

    fn unheard(&self) -> usize {
        self.evidence.iter().filter(|each| each.heard.is_empty()).count()
    }

    fn finding(&self) -> String {
        let (outcomes, evidence, audiences) = (self.outcomes.len(), self.evidence.len(), self.audiences.len());
        if outcomes == 0 {
            let nothing = evidence == 0 && audiences == 0;
            return if nothing { "Nothing about success is written down yet" } else { "No outcome is named yet" }
                .to_owned();
        }
        if evidence == 0 {
            return match outcomes {
                1 => "Nothing shows the one outcome yet".to_owned(),
                more => ["Nothing shows the ", &count(more), " outcomes yet"].concat(),
            };
        }
        let mut gaps = Vec::new();
        let mut gap = |number: usize, one: &str, many: &str| match number {
            0 => {}
            1 => gaps.push(["one ", one].concat()),
            more => gaps.push([count(more).as_str(), " ", many].concat()),
        };
        gap(self.unshown(), "outcome that nothing shows", "outcomes that nothing shows");
        if audiences > 0 {
            gap(self.unheard(), "piece of evidence for nobody", "pieces of evidence for nobody");
        }
        gap(
            self.showing(None).count(),
            "piece of evidence without an outcome",
            "pieces of evidence without an outcome",
        );
        gap(
            self.audiences.iter().filter(|each| !each.lacks.is_empty()).count(),
            "audience without all that it trusts",
            "audiences without all that they trust",
        );
        gaps.truncate(2);
        if !gaps.is_empty() {
            return upper_first(&gaps.join(", and "));
        }
        let start = if outcomes == 1 { "The outcome has evidence, and " } else { "Every outcome has evidence, and " };
        [start, &self.reach()].concat()
    }

    /// How far the evidence goes when nothing is missing.
    fn reach(&self) -> String {
        let all = match self.audiences.len() {
            0 => return "nobody is named yet to hear it".to_owned(),
            1 => return "the one audience will hear what it trusts".to_owned(),
            2 => "both audiences".to_owned(),
            more => ["all ", &count(more), " audiences"].concat(),
        };
        let everywhere = |kind: &str| {
            let heard = |at: usize| self.evidence.iter().any(|each| each.kind == kind && each.heard.contains(&at));
            (0..self.audiences.len()).all(heard)
        };
        let mut kinds = KINDS.iter().filter(|(kind, _)| everywhere(kind));
        match (kinds.next(), kinds.next()) {
            (Some((_, reach)), None) => [reach, " ", &all].concat(),
            _ => ["it reaches ", &all].concat(),
        }
    }

    fn name(&self) -> String {
        let number = |number: usize, one: &str, many: &str| {
            [count(number).as_str(), " ", if number == 1 { one } else { many }].concat()
        };
        let joined = self.unshown() == 0
            && self.unheard() == 0
            && self.showing(None).next().is_none()
            && !self.outcomes.is_empty()
            && self.audiences.iter().all(|each| each.lacks.is_empty());
        let parts = [
            number(self.outcomes.len(), "outcome", "outcomes"),
            number(self.evidence.len(), "piece of evidence", "pieces of evidence"),
            number(self.audiences.len(), "audience", "audiences"),
        ];
        upper_first(&[join(&parts).as_str(), if joined { ", all joined" } else { ", with gaps" }].concat())
    }

    fn desc(&self) -> String {
        let one = |(at, outcome): (usize, &Outcome)| {
            let shown: Vec<&str> = self.showing(Some(at)).map(|(_, each)| each.what.as_str()).collect();
            let shown = if shown.is_empty() { "no evidence yet".to_owned() } else { shown.join(", ") };
            [outcome.change.as_str(), ": ", &shown].concat()
        };
        self.outcomes.iter().enumerate().map(one).collect::<Vec<_>>().join("; ")
    }

    fn key(&self) -> Vec<super::KeyItem> {
        let line = |class: &str| {
            let mut svg = Svg::new();
            svg.line(class, 0.0, 10.0, 28.0, 10.0);
            svg
        };
        let mut items = Vec::new();
        if self.evidence.iter().any(|each| each.outcome.is_some()) {
            items.push(key(line("flow__line"), "shows whether it happens", Cut::Both));
        }
        let thin = self.thin();
        if thin > 0 {
            let letters = thin > MOST_THIN;
            if !letters {
                items.push(key(line("flow__line flow__line--heard"), "is a kind this audience trusts", Cut::Wide));
            }
            let mut svg = Svg::new();
            tag(&mut svg, 14.0, 10.0, 9.0, "a");
            let cut = if letters { Cut::Both } else { Cut::Narrow };
            items.push(key(svg, "an audience that trusts this kind", cut));
        }
        if self.name().ends_with("gaps") {
            let mut svg = Svg::new();
            svg.line("flow__line flow__line--missing", 0.0, 10.0, 16.0, 10.0);
            Glyph::Missing.draw(&mut svg, 21.0, 10.0, 6.0);
            items.push(key(svg, "missing", Cut::Both));
        }
        items
    }

    /// How many thin lines there would be.
    fn thin(&self) -> usize {
        self.evidence.iter().map(|each| each.heard.len()).sum()
    }

    fn words(&self) -> Vec<Table> {
        let mut rows = Vec::new();
        let places = (0..self.outcomes.len()).map(Some).chain(std::iter::once(None));
        for place in places {
            let outcome = place.and_then(|at| self.outcomes.get(at));
            let (mut what, mut who) = (Vec::new(), Vec::new());
            for (_, each) in self.showing(place) {
                what.push(each.what.clone());
                who.push(text_or(&each.who, "nobody yet"));
            }
            let evidence = if what.is_empty() { "No evidence yet".to_owned() } else { what.join("; ") };
            let who = if who.is_empty() { NOT_DECIDED.to_owned() } else { upper_first(&who.join("; ")) };
            match outcome {
                Some(outcome) => {
                    rows.push(vec![outcome.change.clone(), text_or(&outcome.by, NOT_DECIDED), evidence, who])
                }
                None if what.is_empty() => {}
                None => rows.push(vec!["No outcome yet".to_owned(), NOT_DECIDED.to_owned(), evidence, who]),
            }
        }
        let mut tables = Vec::new();
        if !rows.is_empty() {
            tables.push(table(
                "What will be different, and how you will know",
                &["What will be different", "By when", "Evidence", "Who collects it"],
                rows,
            ));
        }
        if !self.audiences.is_empty() {
            let row = |audience: &Audience| {
                let heard =
                    audience.hears.iter().filter_map(|at| self.evidence.get(*at)).map(|each| each.what.as_str());
                let heard = text_or(&heard.collect::<Vec<_>>().join("; "), "None yet");
                let heard = match audience.lacks.as_str() {
                    "" => heard,
                    lacks => [heard.as_str(), ". ", &upper_first(lacks)].concat(),
                };
                let decides = text_or(&upper_first(&audience.decides), NOT_DECIDED);
                vec![audience.who.clone(), decides, text_or(&upper_first(&audience.trusts), NOT_DECIDED), heard]
            };
            let rows = self.audiences.iter().map(row).collect();
            let head = ["Audience", "Decides", "Trusts", "Evidence of that kind"];
            tables.push(table("Who needs to hear it", &head, rows));
        }
        tables
    }
}

const NOT_DECIDED: &str = "Not decided yet";

/// Past so many thin lines, letters replace them.
const MOST_THIN: usize = 16;

/// The kinds of evidence, and how a sentence about their reach begins.
const KINDS: [(&str, &str); 6] = [
    ("numbers", "the numbers reach"),
    ("stories", "the stories reach"),
    ("existing records", "the records reach"),
    ("survey", "the survey reaches"),
    ("observation", "what is observed reaches"),
    ("costs", "the costs reach"),
];

fn table(caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table { caption: caption.to_owned(), head: head.iter().map(|each| (*each).to_owned()).collect(), rows }
}

impl Outcome {
    fn of(row: &Row) -> Outcome {
        let by = row.choice("by");
        let within = match by {
            "" => String::new(),
            "1 year" => "in a year".to_owned(),
            other => ["in ", &option("success.outcomes", "by", other)].concat(),
        };
        Outcome {
            id: row.id.to_string(),
            change: text_or(row.text("change"), "A change without words yet"),
            by: if by.is_empty() { String::new() } else { upper_first(&option("success.outcomes", "by", by)) },
            within,
        }
    }
}

impl Evidence {
    fn of(plan: &Plan, row: &Row, outcomes: &[Outcome]) -> Evidence {
        let kind = row.choice("kind");
        let who = plan.partner_short(row.reference("who"));
        let mut under = Vec::new();
        if !kind.is_empty() {
            under.push(option("success.evidence", "kind", kind));
        }
        if !who.is_empty() {
            under.push(who.clone());
        }
        Evidence {
            what: text_or(row.text("what"), "Evidence without words yet"),
            kind: kind.to_owned(),
            who,
            under: under.join(", "),
            outcome: outcomes.iter().position(|outcome| outcome.id == row.reference("outcome")),
            heard: Vec::new(),
        }
    }
}

impl Audience {
    /// Reads an audience and tells the evidence that it will be heard there.
    fn of(row: &Row, at: usize, evidence: &mut [Evidence]) -> Audience {
        let trusted = row.choices("trusts");
        let mut hears = Vec::new();
        for (place, each) in evidence.iter_mut().enumerate() {
            if trusted.iter().any(|trusted| speaks_to(&each.kind, trusted)) {
                each.heard.push(at);
                hears.push(place);
            }
        }
        let label = |id: &String| option("success.audiences", "trusts", id);
        let nothing_for = |trusted: &&String| !evidence.iter().any(|each| speaks_to(&each.kind, trusted));
        let lacking: Vec<String> = trusted.iter().filter(nothing_for).map(label).collect();
        let lacks = match (trusted.is_empty(), lacking.is_empty()) {
            (true, _) => "what they trust is not said yet".to_owned(),
            (false, true) => String::new(),
            (false, false) => ["nothing shows ", &lacking.join(", "), " yet"].concat(),
        };
        Audience {
            who: text_or(row.text("who"), &["Audience ", &(at + 1).to_string()].concat()),
            decides: lower_first(&text_or(row.text("decides"), "")),
            trusts: trusted.iter().map(label).collect::<Vec<_>>().join(", "),
            lacks,
            hears,
        }
    }
}

/// The letter of an audience.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .and_then(|at| b'a'.checked_add(at))
        .map_or_else(|| "?".to_owned(), |code| char::from(code).to_string())
}

/// A letter in a ring.
fn tag(svg: &mut Svg, x: f32, y: f32, r: f32, letter: &str) {
    svg.circle("flow__tag", x, y, r);
    let class = if r < 10.0 { "label label--strong label--13" } else { "label label--strong label--phone" };
    svg.text(class, x, y + 4.5, super::parts::Anchor::Middle, letter);
}
