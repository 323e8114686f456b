//! Question 6: who does what, who speaks for it, and what nobody does yet.
//!
//! A column a partner, a row a job. A need that nobody meets and a resource
//! that is needed are offered as rows with nobody in them: the plan is not
//! changed by that.

mod narrow;
mod wide;

use super::parts::{Glyph, Svg, count, join, key, lower_first, upper_first};
use super::{Cut, Drawing, KeyItem, Table};
use crate::plan::{Date, Mark, Plan, Row, marks};

/// Draws question 6.
pub fn draw(plan: &Plan) -> Drawing {
    let jobs = Jobs::of(plan);
    let finding = jobs.finding();
    let number = |number: usize, one: &str, many: &str| {
        [count(number).as_str(), " ", if number == 1 { one } else { many }].concat()
    };
    let size = [number(jobs.jobs.len(), "job", "jobs"), number(jobs.marks.len(), "partner", "partners")];
    let name = [upper_first(&join(&size)).as_str(), ". ", &finding].concat();
    let desc = jobs.desc();
    Drawing {
        id: "jobs",
        page: "sustain",
        says: "If the most active partner left tomorrow, what would stop?".to_owned(),
        wide: wide::draw(&jobs, &name, &desc),
        narrow: narrow::draw(&jobs, &name, &desc),
        key: jobs.key(),
        words: jobs.words(plan),
        finding,
        name,
    }
}

struct Jobs {
    marks: Vec<Mark>,
    jobs: Vec<Job>,
    /// What each partner does, in the order of the marks.
    loads: Vec<Load>,
}

struct Job {
    name: String,
    /// `30 April`, with the year where the years differ.
    by: String,
    owned: bool,
    /// Nobody owns it, does it or helps with it.
    open: bool,
    /// In the order of the marks; none for a job that is only offered.
    parts: Vec<Part>,
}

impl Job {
    /// Somebody has something to do with it, if only to be told.
    fn marked(&self) -> bool {
        self.parts.iter().any(|part| *part != Part::default())
    }

    /// What is missing in a row that has marks.
    fn missing(&self) -> Option<&'static str> {
        match (self.open, self.owned) {
            (true, _) if self.marked() => Some("nobody does it yet"),
            (false, false) => Some("no owner yet"),
            _ => None,
        }
    }
}

/// What one partner has to do with one job.
#[derive(Clone, Copy, Default, PartialEq)]
struct Part {
    owner: bool,
    does: Does,
}

#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
enum Does {
    #[default]
    Nothing,
    Told,
    Asked,
    Helps,
    It,
}

/// What one partner carries.
#[derive(Default)]
struct Load {
    champion: bool,
    deputy: bool,
    does: usize,
    helps: usize,
    /// In more than two thirds of the jobs.
    busy: bool,
}

impl Load {
    fn jobs(&self) -> usize {
        self.does + self.helps
    }

    /// `in all 5 jobs`, `in 4 of 5`.
    fn words(&self, of: usize) -> [String; 2] {
        let (jobs, of) = (self.jobs(), of.to_string());
        if jobs.to_string() == of {
            [["in all ", &of, " jobs"].concat(), ["all ", &of].concat()]
        } else {
            let short = [jobs.to_string().as_str(), " of ", &of].concat();
            [["in ", &short].concat(), short]
        }
    }
}

impl Part {
    fn is_in(self) -> bool {
        self.owner || self.does >= Does::Helps
    }

    /// As a word under the mark.
    fn word(self) -> &'static str {
        match self.does {
            _ if self.owner => "owner",
            Does::It => "does it",
            Does::Helps => "helps",
            Does::Asked => "asked first",
            Does::Told => "told",
            Does::Nothing => "",
        }
    }

    /// As a cell of the table.
    fn words(self) -> String {
        let part = Part { owner: false, ..self };
        match (self.owner, part.word()) {
            (true, "") => "Owner".to_owned(),
            (true, word) => ["Owner, ", word].concat(),
            (false, "") => "No part".to_owned(),
            (false, word) => upper_first(word),
        }
    }

    fn draw(self, svg: &mut Svg, x: f32, y: f32, scale: f32) {
        match self.does {
            Does::It => Glyph::Full.draw(svg, x, y, 8.0 * scale),
            Does::Helps => Glyph::Half.draw(svg, x, y, 7.5 * scale),
            Does::Asked => Glyph::Ring.draw(svg, x, y, 7.5 * scale),
            Does::Told => Glyph::Dot.draw(svg, x, y, 6.5 * scale),
            Does::Nothing => {}
        }
        if self.owner {
            svg.circle("glyph__owner", x, y, 13.0 * scale);
        }
    }
}

impl Jobs {
    fn of(plan: &Plan) -> Jobs {
        let marks = marks(plan);
        let tasks: Vec<&Row> = plan.rows("sustain.tasks").iter().filter(|row| !row.is_blank()).collect();
        let dates: Vec<Date> = tasks.iter().filter_map(|row| row.date("by")).collect();
        let year = |date: &Date| date.parts().0;
        let one_year = dates.iter().map(year).min() == dates.iter().map(year).max();
        let by = |date: Date| if one_year { date.without_year() } else { date.in_words() };
        let mut jobs: Vec<Job> = Vec::new();
        for (at, row) in tasks.iter().enumerate() {
            let parts: Vec<Part> = marks.iter().map(|mark| part(row, &mark.id)).collect();
            jobs.push(Job {
                name: one_line(row.text("task")).unwrap_or_else(|| ["Job ", &(at + 1).to_string()].concat()),
                by: row.date("by").map(by).unwrap_or_default(),
                owned: parts.iter().any(|part| part.owner),
                open: !parts.iter().any(|part| part.is_in()),
                parts,
            });
        }
        for name in offered(plan) {
            let known = jobs.iter().any(|job| job.name.to_lowercase() == name.to_lowercase());
            if !known {
                jobs.push(Job { name, by: String::new(), owned: false, open: true, parts: Vec::new() });
            }
        }
        let mut jobs = Jobs { marks, jobs, loads: Vec::new() };
        jobs.loads = (0..jobs.marks.len()).map(|at| jobs.load(plan, at)).collect();
        jobs
    }

    fn load(&self, plan: &Plan, at: usize) -> Load {
        let mut load = Load::default();
        for part in self.jobs.iter().filter_map(|job| job.parts.get(at)) {
            match part.does {
                Does::It => load.does += 1,
                Does::Helps => load.helps += 1,
                _ if part.owner => load.does += 1,
                _ => {}
            }
        }
        load.busy = load.jobs() >= 3 && load.jobs() * 3 > self.held() * 2;
        let id = self.marks.get(at).map_or("", |mark| mark.id.as_str());
        for row in plan.rows("sustain.champions").iter().filter(|row| row.reference("partner") == id) {
            load.champion = true;
            load.deputy |= one_line(row.text("deputy")).is_some();
        }
        load
    }

    fn open(&self) -> usize {
        self.jobs.iter().filter(|job| job.open).count()
    }

    /// Jobs that somebody is in.
    fn held(&self) -> usize {
        self.jobs.len() - self.open()
    }

    fn finding(&self) -> String {
        let (open, held) = (self.open(), self.held());
        if self.jobs.is_empty() {
            return "No job is written down yet".to_owned();
        }
        if held == 0 {
            return match open {
                1 => "The one job so far has nobody yet".to_owned(),
                more => ["None of the ", &count(more), " jobs has anybody yet"].concat(),
            };
        }
        let mut parts = Vec::new();
        if open > 0 {
            parts.push(match open {
                1 => "one job has nobody".to_owned(),
                more => [count(more).as_str(), " jobs have nobody"].concat(),
            });
        }
        let busy: Vec<(&Mark, &Load)> = self.marks.iter().zip(&self.loads).filter(|(_, load)| load.busy).collect();
        match busy.as_slice() {
            [] => {}
            [(mark, load)] => {
                let of = match (load.jobs() == held, open > 0) {
                    (true, true) => "every other".to_owned(),
                    (true, false) => "every job".to_owned(),
                    (false, true) => [count(load.jobs()).as_str(), " of the other ", &count(held)].concat(),
                    (false, false) => [count(load.jobs()).as_str(), " of ", &count(held), " jobs"].concat(),
                };
                let is = if mark.sector == "lived-experience" { " are in " } else { " is in " };
                parts.push([named(mark).as_str(), is, &of].concat());
            }
            more => {
                let jobs = if open > 0 { "most of the others" } else { "most jobs" };
                parts.push([count(more.len()).as_str(), " partners are in ", jobs].concat());
            }
        }
        let unowned = self.jobs.iter().filter(|job| !job.open && !job.owned).count();
        if parts.len() < 2 && unowned > 0 {
            let jobs = match (unowned, open > 0) {
                (1, true) => " has no owner yet",
                (1, false) => " job has no owner yet",
                (_, true) => " have no owner yet",
                (_, false) => " jobs have no owner yet",
            };
            parts.push([count(unowned).as_str(), jobs].concat());
        }
        match (parts.is_empty(), held) {
            (false, _) => upper_first(&parts.join(", and ")),
            (true, 1) => "The one job so far has an owner".to_owned(),
            (true, _) => "Every job has an owner".to_owned(),
        }
    }

    fn desc(&self) -> String {
        let one = |job: &Job| {
            let mut owners = self.marks.iter().zip(&job.parts).filter(|(_, part)| part.owner);
            let who = match owners.next() {
                Some((mark, _)) => [mark.short.as_str(), " owns it"].concat(),
                None if job.open => "nobody yet".to_owned(),
                None => "no owner yet".to_owned(),
            };
            [job.name.as_str(), ": ", &who].concat()
        };
        self.jobs.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn key(&self) -> Vec<KeyItem> {
        let glyph =
            |glyph: Glyph, label: &str| KeyItem { glyph: glyph.icon(), label: label.to_owned(), cut: Cut::Both };
        let mut items = Vec::new();
        if self.jobs.iter().any(Job::marked) {
            items.push(glyph(Glyph::Owner, "owner"));
            items.push(glyph(Glyph::Full, "does it"));
            items.push(glyph(Glyph::Half, "helps"));
            items.push(glyph(Glyph::Ring, "asked first"));
            items.push(glyph(Glyph::Dot, "told"));
        }
        if self.loads.iter().any(|load| load.champion) {
            let mut svg = Svg::new();
            pennants(&mut svg, 8.0, 0.0, true);
            items.push(key(svg, "champion, and a deputy", Cut::Both));
        }
        if self.open() > 0 {
            let mut svg = Svg::new();
            svg.rect("jobs__nobody", 1.5, 3.0, 25.0, 14.0, 7.0);
            items.push(key(svg, "nobody yet", Cut::Both));
        }
        if self.loads.iter().any(|load| load.busy) {
            let mut svg = Svg::new();
            svg.rect("jobs__busy", 7.0, 1.0, 14.0, 18.0, 5.0);
            items.push(key(svg, "in more than two thirds of the jobs", Cut::Both));
        }
        items
    }

    fn words(&self, plan: &Plan) -> Vec<Table> {
        let mut tables = Vec::new();
        if !self.jobs.is_empty() {
            let mut head = vec!["Job".to_owned(), "By".to_owned()];
            head.extend(self.marks.iter().map(|mark| mark.short.clone()));
            let row = |job: &Job| {
                let by = if job.by.is_empty() { "No date" } else { job.by.as_str() };
                let mut row = vec![job.name.clone(), by.to_owned()];
                let cell = |at: usize| match job.parts.get(at) {
                    Some(part) if !job.open || *part != Part::default() => part.words(),
                    _ => "Nobody yet".to_owned(),
                };
                row.extend((0..self.marks.len()).map(cell));
                row
            };
            tables.push(Table { caption: "Who does what".to_owned(), head, rows: self.jobs.iter().map(row).collect() });
        }
        if !self.marks.is_empty() {
            let head = ["Partner", "Champion", "Will", "Deputy"].map(str::to_owned).to_vec();
            tables.push(Table { caption: "Champions".to_owned(), head, rows: self.champions(plan) });
        }
        tables
    }

    fn champions(&self, plan: &Plan) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for mark in &self.marks {
            let before = rows.len();
            for row in plan.rows("sustain.champions").iter().filter(|row| row.reference("partner") == mark.id) {
                let cell = |key: &str| one_line(row.text(key)).unwrap_or_else(|| NOT_DECIDED.to_owned());
                rows.push(vec![mark.short.clone(), cell("role"), cell("will"), cell("deputy")]);
            }
            if rows.len() == before {
                let none = NOT_DECIDED.to_owned();
                rows.push(vec![mark.short.clone(), "No champion yet".to_owned(), none.clone(), none]);
            }
        }
        rows
    }
}

const NOT_DECIDED: &str = "Not decided yet";

fn part(row: &Row, id: &str) -> Part {
    let among = |key: &str| row.references(key).iter().any(|each| each == id);
    let does = match () {
        () if among("does") => Does::It,
        () if among("supports") => Does::Helps,
        () if among("consulted") => Does::Asked,
        () if among("informed") => Does::Told,
        () => Does::Nothing,
    };
    Part { owner: row.reference("owner") == id, does }
}

/// A name within a sentence: one that begins with the plan's place loses it
/// and gets an article, as in "the Food Bank".
fn named(mark: &Mark) -> String {
    if mark.name.ends_with(&mark.short) && mark.name.len() > mark.short.len()
        || mark.name.contains(&[" ", &mark.short, " ("].concat())
    {
        ["the ", &mark.short].concat()
    } else {
        mark.short.clone()
    }
}

/// The text without line breaks, if there is any.
fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Rows that the plan does not have and seems to ask for: needs that nobody
/// meets, and resources that are needed. A resource that speaks of such a need
/// joins its row.
fn offered(plan: &Plan) -> Vec<String> {
    let unmet = |row: &&Row| row.references("who").is_empty() && !matches!(row.choice("gap"), "no" | "partly");
    let needs: Vec<(&Row, String)> = plan
        .rows("aim.needs")
        .iter()
        .filter(unmet)
        .filter_map(|row| one_line(row.text("need")).map(|need| (row, need)))
        .collect();
    let mut names: Vec<String> = needs.iter().map(|(_, need)| need.clone()).collect();
    let mut joined: Vec<bool> = names.iter().map(|_| false).collect();
    for row in plan.rows("sustain.resources").iter().filter(|row| row.choice("status") == "needed") {
        let Some(what) = one_line(row.text("what")) else { continue };
        let amount =
            one_line(row.text("amount")).map(|amount| [", ", &lower_first(&amount)].concat()).unwrap_or_default();
        let about =
            |(need, name): &(&Row, String)| share_a_word(&what, name) || share_a_word(&what, need.text("whatHelps"));
        match needs.iter().position(about) {
            Some(at) => {
                if let (Some(name), Some(joined @ false)) = (names.get_mut(at), joined.get_mut(at)) {
                    name.push_str(&amount);
                    *joined = true;
                }
            }
            None => names.push([what, amount].concat()),
        }
    }
    names
}

/// Whether two texts speak of the same thing, as far as a word can tell.
fn share_a_word(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        let words = lower.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned);
        words.filter(|word| word.chars().count() > 3 && !COMMON.contains(&word.as_str())).collect::<Vec<_>>()
    };
    let others = words(other);
    words(one).iter().any(|word| others.contains(word))
}

/// Words that say too little about what a text is about.
const COMMON: [&str; 16] = [
    "help", "helps", "support", "people", "with", "from", "that", "this", "time", "more", "money", "staff", "week",
    "month", "year", "each",
];

/// A staff with a pennant for the champion and one for the deputy.
fn pennants(svg: &mut Svg, x: f32, y: f32, deputy: bool) {
    svg.line("jobs__staff", x, y, x, y + 20.0);
    svg.path("jobs__flag", "M? ?L? ?L? ?Z", &[x, y, x + 12.0, y + 4.5, x, y + 9.0]);
    if deputy {
        svg.path("jobs__flag jobs__flag--deputy", "M? ?L? ?L? ?Z", &[x, y + 10.0, x + 12.0, y + 14.5, x, y + 19.0]);
    }
}

/// What a partner does or helps with, a square a job, in rows that fit the width.
/// Gives the height that they take.
fn squares(svg: &mut Svg, x: f32, y: f32, size: f32, width: f32, load: &Load) -> f32 {
    let pitch = (size * 1.3).round();
    let a_row = ((width / pitch) as usize).max(1);
    let all = load.jobs();
    for at in 0..all {
        let row = at / a_row;
        let in_row = (all - row * a_row).min(a_row);
        let left = x - (in_row as f32 * pitch - (pitch - size)) / 2.0 + (at % a_row) as f32 * pitch;
        let top = y + row as f32 * pitch;
        if at < load.does {
            svg.rect("glyph__full", left, top, size, size, 0.0);
        } else {
            svg.rect("glyph__ring", left + 1.0, top + 1.0, size - 2.0, size - 2.0, 0.0);
            svg.rect("glyph__full", left, top, size / 2.0, size, 0.0);
        }
    }
    all.div_ceil(a_row) as f32 * pitch
}

/// Marks and names of the partners in columns, as a key. Gives its height.
fn names(svg: &mut Svg, marks: &[Mark], columns: usize, pitch: f32) -> f32 {
    let mut y = 0.0;
    for row in marks.chunks(columns) {
        let mut height = 30.0f32;
        for (at, mark) in row.iter().enumerate() {
            let x = pitch * at as f32;
            super::parts::badge(svg, x + 15.0, y + 18.0, 11.1, mark);
            let lines = super::parts::wrap(&mark.short, 13.5, false, pitch - 38.0, 4);
            height = height.max(16.0 * lines.len() as f32 + 13.0);
            svg.text_lines("label label--phone", x + 32.0, y + 22.5, super::parts::Anchor::Start, 16.0, &lines);
        }
        y += height;
    }
    y
}
