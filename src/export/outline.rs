//! What a paper is made of.

use super::answer::small_first;
use super::stand::{Stand, agreed};
use crate::content::{self, Kind};
use crate::plan::Plan;
use crate::plan::copy::{Preset, Scope};

/// What stands where nothing is decided.
pub(super) const NOT_DECIDED: &str = "Not decided yet";

/// What stands where the sender of a copy left an answer out.
pub(super) const LEFT_OUT: &str = "Left out: the sender chose this";

/// What stands where nobody is named.
pub(super) const NOBODY: &str = "Nobody yet";

/// Whom a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// Everything but private notes and people's answers to the statements.
    Partner,
    /// What anybody may read.
    Public,
}

impl Copy {
    /// The paper of a copy that somebody was sent.
    pub(super) fn of(scope: Scope) -> Copy {
        if scope.preset == Preset::Public { Copy::Public } else { Copy::Partner }
    }

    /// What every paper says of itself.
    pub fn label(self) -> &'static str {
        match self {
            Copy::Partner => "Partner copy",
            Copy::Public => "Public copy",
        }
    }
}

/// A whole paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The plan's title, or "Untitled plan".
    pub title: String,
    /// The area or community, or nothing.
    pub place: String,
    /// "Version 3, 19 March 2026".
    pub version: String,
    /// "Agreed by 3 of 5, 1 in principle", or nothing while nobody has a position.
    pub agreed: String,
    /// Where the group is: "We have agreed to try", or nothing.
    pub stage: String,
    /// The language of the plan, or nothing.
    pub language: String,
    /// Whom it is for.
    pub copy: Copy,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part with a heading of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name in addresses: `drivers`, `keep`, `stands`.
    pub id: &'static str,
    /// Its number in the full plan; 0 in a summary.
    pub number: usize,
    /// Its heading.
    pub title: &'static str,
    /// The page on which its answers are changed, if it is one page.
    pub page: Option<&'static str>,
    /// The drawings that belong to it, by id.
    pub drawings: &'static [&'static str],
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its heading, or the caption of its table, or nothing.
    pub title: String,
    /// The page on which it is changed, where that is not said by its section.
    pub page: Option<&'static str>,
    /// What it says.
    pub body: Body,
}

/// What a piece says.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The purpose: the one sentence that stands out.
    Lead(String),
    /// Paragraphs.
    Paragraphs(Vec<Line>),
    /// A list.
    List(Vec<Line>),
    /// A table.
    Table(Table),
    /// Where each partner stands.
    Stands(Vec<Stand>),
    /// Nothing yet, and what to say about that.
    Gap(&'static str),
    /// A quiet remark.
    Note(&'static str),
}

/// A line of text: strong words first, quieter ones last; each may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Said strongly.
    pub strong: String,
    /// Said plainly.
    pub text: String,
    /// Said in passing: whose, by when, how one would notice.
    pub small: String,
}

/// A table. The first cell of a row is its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The headings of the columns.
    pub head: Vec<Head>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What is shown.
    pub label: String,
    /// The letter that project people use for it (RASCI): in files, not on
    /// the screen. Mostly nothing.
    pub letter: &'static str,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// An answer.
    Text(String),
    /// Nothing yet, and what to say about that.
    Gap(&'static str),
}

impl Outline {
    /// A paper about this plan, with nothing in it yet.
    pub(super) fn about(plan: &Plan, copy: Copy) -> Outline {
        let mut version = format!("Version {}", plan.version());
        if let Some(day) = plan.answers.date("plan.lastChanged") {
            version.push_str(", ");
            version.push_str(&day.in_words());
        }
        let option = |id: &str| {
            let chosen = plan.choice(id);
            clean(content::field(id).map_or(chosen, |field| field.option_label(chosen)))
        };
        Outline {
            title: clean(plan.title()),
            place: clean(plan.text("plan.place")),
            version,
            agreed: if copy == Copy::Public {
                String::new()
            } else {
                agreed(plan).map(|agreed| agreed.capital()).unwrap_or_default()
            },
            stage: option("plan.stage"),
            language: option("plan.language"),
            copy,
            sections: Vec::new(),
        }
    }

    /// The same to read only, with no way to the pages where it is changed.
    pub fn to_read(mut self) -> Outline {
        for section in &mut self.sections {
            section.page = None;
            section.blocks.iter_mut().for_each(|block| block.page = None);
        }
        self
    }

    /// The lines under the title, as every file states them.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut first: Vec<&str> = Vec::new();
        if !self.place.is_empty() {
            first.push(&self.place);
        }
        first.extend([self.version.as_str(), self.copy.label()]);
        let mut lines = vec![first.join(". ") + "."];
        let more = [
            ("", self.agreed.clone()),
            ("Where we are: ", small_first(&self.stage)),
            ("Language of the plan: ", self.language.clone()),
        ];
        for (what, answer) in more.into_iter().filter(|(_, answer)| !answer.is_empty()) {
            lines.push(format!("{what}{answer}."));
        }
        lines
    }
}

impl Section {
    /// The heading with its number, where it has one.
    pub fn heading(&self) -> String {
        if self.number == 0 { self.title.to_owned() } else { format!("{} {}", self.number, self.title) }
    }

    /// Nothing in it is decided.
    pub fn is_gap(&self) -> bool {
        self.blocks.iter().all(Block::is_gap)
    }
}

impl Block {
    /// A piece of its section.
    pub(super) fn new(title: impl Into<String>, body: Body) -> Block {
        Block { title: title.into(), page: None, body }
    }

    /// The same, with what the sender left out said in the place of a gap: in
    /// all of it, or in the columns of a table. The field is that of its answers.
    pub(super) fn of_copy(mut self, id: &str, scope: Scope) -> Block {
        match &mut self.body {
            Body::Gap(gap) if scope.leaves_out(id) => *gap = LEFT_OUT,
            Body::Table(table) => {
                let Some(Kind::Rows(list)) = content::field(id).map(|field| &field.kind) else { return self };
                for (at, head) in table.head.iter().enumerate() {
                    let column = list.columns.iter().find(|column| column.label == head.label);
                    if column.is_some_and(|column| scope.leaves_out(column.id)) {
                        let cells = table.rows.iter_mut().filter_map(|row| row.get_mut(at));
                        cells.filter(|cell| matches!(cell, Cell::Gap(_))).for_each(|cell| *cell = Cell::Gap(LEFT_OUT));
                    }
                }
            }
            _ => {}
        }
        self
    }

    /// Nothing of it was sent.
    pub(super) fn is_left_out(&self) -> bool {
        self.body == Body::Gap(LEFT_OUT)
    }

    /// Nothing in it is decided.
    pub fn is_gap(&self) -> bool {
        matches!(self.body, Body::Gap(_) | Body::Note(_))
    }

    /// Everything that can be read in it.
    pub(super) fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        see(&self.title);
        match &self.body {
            Body::Lead(text) => see(text),
            Body::Gap(text) | Body::Note(text) => see(text),
            Body::Paragraphs(lines) | Body::List(lines) => {
                lines.iter().flat_map(|line| [&line.strong, &line.text, &line.small]).for_each(|text| see(text));
            }
            Body::Table(table) => {
                table.head.iter().for_each(|head| see(&head.label));
                table.rows.iter().flatten().for_each(|cell| see(cell.as_str()));
            }
            Body::Stands(stands) => {
                stands
                    .iter()
                    .flat_map(|stand| [&stand.name, &stand.says, &stand.noted, &stand.by])
                    .for_each(|text| see(text));
            }
        }
    }
}

impl Line {
    /// Plain words.
    pub(super) fn plain(text: &str) -> Line {
        Line { text: clean(text), ..Line::default() }
    }

    /// A sentence and something in passing.
    pub(super) fn with(text: &str, small: &str) -> Line {
        let (mut text, small) = (clean(text), clean(small));
        if !small.is_empty() && text.ends_with(|last: char| last.is_alphanumeric() || last == ')') {
            text.push('.');
        }
        Line { text, small, ..Line::default() }
    }

    /// All of it as one text. `strong` and `small` are how those are marked.
    pub(super) fn joined(&self, write: &dyn Fn(&str) -> String, strong: &str, small: &str) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (text, mark) in [(&self.strong, strong), (&self.text, ""), (&self.small, small)] {
            if !text.is_empty() {
                parts.push(format!("{mark}{}{mark}", write(text)));
            }
        }
        parts.join(" ")
    }
}

impl Cell {
    /// An answer, or the gap where there is none.
    pub(super) fn new(text: String, gap: &'static str) -> Cell {
        if text.is_empty() { Cell::Gap(gap) } else { Cell::Text(text) }
    }

    /// What is read.
    pub fn as_str(&self) -> &str {
        match self {
            Cell::Text(text) => text,
            Cell::Gap(text) => text,
        }
    }
}

/// A typed text as papers show it: no direction overrides and no control
/// characters, which can make a text look like another one, no blank ends.
/// Lines stay.
pub(super) fn clean(text: &str) -> String {
    let seen = |letter: &char| {
        *letter == '\n' || !(letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    };
    text.chars()
        .map(|letter| if letter == '\t' { ' ' } else { letter })
        .filter(seen)
        .collect::<String>()
        .trim()
        .to_owned()
}

impl Head {
    /// The label, with its letter where it has one: "Owner (A)".
    pub fn with_letter(&self) -> String {
        if self.letter.is_empty() { self.label.clone() } else { format!("{} ({})", self.label, self.letter) }
    }
}
