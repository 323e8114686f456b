//! The reveal of a round: one dot a person, a bar from the lowest answer to
//! the highest, "don't know" apart and open, and a word with its shape.
//!
//! Drawn from a [`Summary`] and from nothing else, so that it can show no
//! more than that holds. [`reveal`] is the whole of it as a list, [`one`] a
//! single statement as a drawing for the projector.

mod picture;

use super::parts::{Svg, badge_icon, key};
use super::{Cut, Drawing, KeyItem, Table};
use crate::assess::words::{FEW_TOGETHER, HEADS, counted};
use crate::assess::{Band, Detail, Spread, StatementResult, Summary, ThemeResult};
use crate::content::statements::Theme;
use crate::markup::Markup;
use crate::plan::Mark;

/// A whole reveal.
#[derive(Clone, Debug, PartialEq)]
pub struct Reveal {
    /// What it shows, worked out from the answers.
    pub finding: String,
    /// A sentence or some under the headline.
    pub says: String,
    /// The statements in parts: to talk about today, another time, to
    /// celebrate, the rest. Each part has an `h3`, each statement an `h4`.
    pub list: Markup,
    /// What the marks mean.
    pub key: Vec<KeyItem>,
    /// The same content in words, a table for each theme.
    pub words: Vec<Table>,
}

impl Reveal {
    /// The figure without its headline, which the page writes. `uid` is the
    /// id of the figure and unlike all others on the page.
    pub fn figure(&self, uid: &str) -> Markup {
        let drawing = Drawing {
            id: "reveal",
            page: "",
            finding: String::new(),
            says: String::new(),
            name: String::new(),
            wide: self.list.clone(),
            narrow: Markup::new(),
            key: self.key.clone(),
            words: self.words.clone(),
        };
        drawing.figure(uid, Cut::Wide)
    }
}

/// Draws a whole round. `marks` are the partners', for a round in open mode;
/// without them, dots are dots.
pub fn reveal(summary: &Summary, marks: &[Mark]) -> Reveal {
    let mut list = Markup::new();
    let mut left: Vec<&ThemeResult> = summary.themes.iter().collect();
    for (title, themes) in
        [("To talk about today", &summary.talk), ("Another time", &summary.later), ("To celebrate", &summary.celebrate)]
    {
        let found: Vec<&ThemeResult> = themes.iter().filter_map(|theme| summary.theme(theme.id)).collect();
        left.retain(|result| themes.iter().all(|theme| theme.id != result.theme.id));
        part(&mut list, title, &found, marks);
    }
    part(&mut list, "The rest", &left, marks);
    Reveal {
        finding: summary.finding(),
        says: summary.says(),
        list,
        key: keys(summary.themes.iter().flat_map(|result| &result.statements), marks),
        words: tables(summary).into_iter().chain(who_tables(summary, marks)).collect(),
    }
}

/// Who said what to each statement, where that is shown.
fn who_tables<'a>(summary: &'a Summary, marks: &'a [Mark]) -> impl Iterator<Item = Table> + 'a {
    summary.themes.iter().flat_map(|result| &result.statements).filter_map(|statement| {
        let table = who_table(statement, marks)?;
        Some(Table { caption: [&table.caption, ": ", statement.statement.text].concat(), ..table })
    })
}

/// Draws one statement, for the projector and while people talk about it.
pub fn one(theme: &'static Theme, statement: &StatementResult, marks: &[Mark]) -> Drawing {
    let says = statement.says();
    let name = [statement.statement.text, " ", &says].concat();
    let cut = |cut| match &statement.detail {
        Detail::Counts { tally, who } => picture::picture(cut, tally, who, marks, &name),
        Detail::Few { .. } | Detail::Labels => Markup::new(),
    };
    let mut words = vec![table(theme.title, vec![statement.cells()])];
    words.extend(who_table(statement, marks));
    Drawing {
        id: "reveal",
        page: theme.id,
        finding: statement.statement.text.to_owned(),
        says: [&says, "."].concat(),
        wide: cut(Cut::Wide),
        narrow: cut(Cut::Narrow),
        key: keys(std::iter::once(statement), marks),
        words,
        name,
    }
}

/// The words of a statement: its spread with its shape, its band, and whether
/// several do not know.
pub fn chips(statement: &StatementResult) -> Markup {
    labels(statement.spread, statement.unclear, statement.band)
}

/// The words of a theme as a whole. Of one statement they would be its own,
/// and there are none.
pub fn theme_chips(result: &ThemeResult) -> Option<Markup> {
    (result.statements.len() > 1).then(|| labels(result.spread, result.unclear, result.band))
}

fn labels(spread: Option<Spread>, unclear: bool, band: Option<Band>) -> Markup {
    let mut out = Markup::new();
    if let Some(spread) = spread {
        chip(&mut out, spread_class(spread), shape(spread), spread.words());
    }
    if unclear {
        let mut svg = Svg::new();
        svg.circle("chip__line", 12.0, 10.0, 7.5);
        svg.path("chip__line", "M9.7 8.2A2.4 2.4 0 1 1 12 10.7V12", &[]);
        svg.circle("chip__fill", 12.0, 14.2, 1.0);
        chip(&mut out, "chip chip--unclear", svg, "Several do not know");
    }
    if let Some(band) = band {
        out.element("span", &[("class", "chip chip--band")], band.words());
    }
    out
}

fn spread_class(spread: Spread) -> &'static str {
    match spread {
        Spread::Together => "chip chip--together",
        Spread::SomeDiffer => "chip chip--differ",
        Spread::Split => "chip chip--split",
    }
}

/// One disc; a disc and a ring; two halves apart.
fn shape(spread: Spread) -> Svg {
    let mut svg = Svg::new();
    match spread {
        Spread::Together => svg.circle("chip__fill", 12.0, 10.0, 7.0),
        Spread::SomeDiffer => {
            svg.circle("chip__fill", 7.5, 10.0, 6.5);
            svg.circle("chip__line", 19.0, 10.0, 3.6);
        }
        Spread::Split => svg.path("chip__fill", "M8 3A7 7 0 0 0 8 17ZM16 3A7 7 0 0 1 16 17Z", &[]),
    }
    svg
}

fn chip(out: &mut Markup, class: &str, svg: Svg, words: &str) {
    out.open("span", &[("class", class)]).piece(&svg.sign("chip__glyph", "0 0 24 20", "")).text(words).close("span");
}

fn part(out: &mut Markup, title: &str, themes: &[&ThemeResult], marks: &[Mark]) {
    if themes.is_empty() {
        return;
    }
    out.element("h3", &[("class", "drawing__part")], title);
    out.open("ol", &[("class", "reveal-list"), ("role", "list")]);
    for result in themes {
        if let Some(chips) = theme_chips(result) {
            out.open("li", &[("class", "reveal-list__whole")]).open("p", &[("class", "reveal-list__words")]);
            out.element("strong", &[], result.theme.title).text(" as a whole ").piece(&chips).close("p").close("li");
        }
        for statement in result.most_different_first() {
            out.open("li", &[("class", "reveal-list__item")]).open("div", &[("class", "reveal-list__say")]);
            out.element("p", &[("class", "reveal-list__theme")], result.theme.title);
            out.element("h4", &[("class", "reveal-list__statement")], statement.statement.text);
            out.open("p", &[("class", "reveal-list__words")]).piece(&chips(statement)).close("p");
            let says = statement.says();
            out.element("p", &[("class", "reveal-list__count")], &[&says, ". ", &statement.middle()].concat());
            out.close("div");
            if let Detail::Counts { tally, who } = &statement.detail {
                let name = [statement.statement.text, " ", &says].concat();
                out.piece(&picture::picture(Cut::Both, tally, who, marks, &name));
            }
            out.close("li");
        }
        if let Some(tally) = &result.few_together {
            let says = counted(tally);
            out.open("li", &[("class", "reveal-list__item")]).open("div", &[("class", "reveal-list__say")]);
            out.element("p", &[("class", "reveal-list__theme")], result.theme.title);
            out.element("h4", &[("class", "reveal-list__statement")], FEW_TOGETHER);
            out.element("p", &[("class", "reveal-list__count")], &[&says, "."].concat()).close("div");
            out.piece(&picture::picture(Cut::Both, tally, &[], marks, &says)).close("li");
        }
    }
    out.close("ol");
}

/// What the marks of these statements mean.
fn keys<'a>(statements: impl Iterator<Item = &'a StatementResult>, marks: &[Mark]) -> Vec<KeyItem> {
    let (mut dots, mut unknown, mut named) = (false, false, Vec::new());
    for statement in statements {
        if let Detail::Counts { tally, who } = &statement.detail {
            let letters = !who.is_empty() && !marks.is_empty() && tally.people() <= picture::LETTERS;
            dots |= !letters;
            unknown |= !letters && tally.dont_know > 0;
            if letters {
                named.extend(who.iter().map(|(org, _)| org.as_str()));
            }
        }
    }
    let mut keys = Vec::new();
    let bar = dots || !named.is_empty();
    if dots {
        let mut svg = Svg::new();
        svg.circle("reveal__dot", 14.0, 10.0, 7.0);
        keys.push(key(svg, "one person", Cut::Both));
    }
    for mark in marks.iter().filter(|mark| named.contains(&mark.id.as_str())) {
        keys.push(KeyItem { glyph: badge_icon(mark), label: mark.short.clone(), cut: Cut::Both });
    }
    if unknown {
        let mut svg = Svg::new();
        svg.circle("reveal__unknown", 14.0, 10.0, 6.5);
        keys.push(key(svg, "don’t know or too early to say: never counted as “in between”", Cut::Both));
    }
    if bar {
        let mut svg = Svg::new();
        svg.path("reveal__reach", "M2 10H26M2 4V16M26 4V16", &[]);
        keys.push(key(svg, "from the lowest answer to the highest", Cut::Both));
    }
    keys
}

/// The same content in words: a table for each theme.
pub fn tables(summary: &Summary) -> Vec<Table> {
    summary.themes.iter().map(|result| table(result.theme.title, result.rows())).collect()
}

fn table(caption: &str, rows: Vec<Vec<String>>) -> Table {
    Table { caption: caption.to_owned(), head: HEADS.map(str::to_owned).to_vec(), rows }
}

/// Who said what, where that is shown.
fn who_table(statement: &StatementResult, marks: &[Mark]) -> Option<Table> {
    let Detail::Counts { who, .. } = &statement.detail else { return None };
    let name = |id: &str| marks.iter().find(|mark| mark.id == id).map_or(id, |mark| mark.short.as_str()).to_owned();
    let rows: Vec<Vec<String>> =
        who.iter().map(|(org, reply)| vec![name(org.as_str()), reply.words().to_owned()]).collect();
    (!rows.is_empty()).then(|| Table {
        caption: "Who said what".to_owned(),
        head: ["Partner", "Said"].map(str::to_owned).to_vec(),
        rows,
    })
}
