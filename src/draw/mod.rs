//! Every question draws itself: pictures made from a plan's answers.
//!
//! A drawing is SVG written as text, in two cuts (wide, 760 units; narrow,
//! 328 units), with a headline worked out from the answers, and the same
//! content as tables. Pure functions of the plan: no browser, no measuring;
//! lines are broken by the estimate in [`parts`]. Positions are attributes,
//! looks are classes of `style/drawings.css`.
//!
//! Shape is the kind of partner, letter is who. Solid is there, half is partly
//! there, dashed is missing and has words beside it. Partners stand in the
//! order of the alphabet.

mod alone;
mod dates;
mod exchange;
mod figure;
mod flow;
mod jobs;
mod ladder;
pub mod parts;
pub mod reveal;
mod rings;
mod scales;
mod table;

use crate::markup::Markup;
use crate::plan::Plan;

/// One picture with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its name in ids and classes: `scales`, `table`, `exchange`, `rings`,
    /// `ladder`, `flow`, `jobs`, `dates`.
    pub id: &'static str,
    /// The page it belongs to: `drivers` … `sustain`, `review`.
    pub page: &'static str,
    /// What the picture shows, worked out from the answers.
    pub finding: String,
    /// A line under the headline, or nothing.
    pub says: String,
    /// The accessible name of the picture: a sentence.
    pub name: String,
    /// The cut for 44 rem and more: a whole `<svg>`.
    pub wide: Markup,
    /// The cut for phones and for beside a list: a whole `<svg>`.
    pub narrow: Markup,
    /// What the marks mean.
    pub key: Vec<KeyItem>,
    /// The same content in words.
    pub words: Vec<Table>,
}

/// One mark and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyItem {
    /// A small `<svg>`.
    pub glyph: Markup,
    /// What it means.
    pub label: String,
    /// Which cut uses it.
    pub cut: Cut,
}

/// Which cut of a drawing something belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Both cuts.
    Both,
    /// The wide cut alone.
    Wide,
    /// The narrow cut alone.
    Narrow,
}

/// A table of text: the first cell of a row is its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// The columns' headings.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// Every drawing: its page, its name and how it is drawn, in the order in
/// which they are shown.
pub const DRAWINGS: &[(&str, &str, fn(&Plan) -> Drawing)] = &[
    ("drivers", "scales", scales::draw),
    ("partners", "table", table::draw),
    ("partners", "exchange", exchange::draw),
    ("aim", "rings", rings::draw),
    ("form", "ladder", ladder::draw),
    ("success", "flow", flow::draw),
    ("sustain", "jobs", jobs::draw),
    ("sustain", "dates", dates::draw),
    ("review", "dates", dates::draw),
];

/// The drawings of a page, in the order in which they are shown.
pub fn for_page(plan: &Plan, page: &str) -> Vec<Drawing> {
    DRAWINGS.iter().filter(|(of, _, _)| *of == page).map(|(_, _, draw)| draw(plan)).collect()
}

/// Who is at the table, drawn without the other drawings at hand.
pub fn table(plan: &Plan) -> Drawing {
    table::draw(plan)
}

/// One drawing by its name.
pub fn by_id(plan: &Plan, id: &str) -> Option<Drawing> {
    DRAWINGS.iter().find(|(_, name, _)| *name == id).map(|(_, _, draw)| draw(plan))
}
