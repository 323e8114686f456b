//! A round of the self-assessment on paper: its results to print, and slips
//! to answer on. Results are made from a summary alone, so they hold no more
//! than it does.

use super::answer::heads;
use super::csv;
use super::outline::{Block, Body, Cell, Copy, Line, Outline, Section, Table};
use crate::assess::words::HEADS;
use crate::assess::{Held, Member, Statements, Summary, ThemeResult};
use crate::content::meeting::{GUESS, HELD_BACK, RULE_OF_THUMB, SMALL_GROUP, TOO_FEW, UNCLEAR, UNNAMED, WAITING};
use crate::content::statements::{DONT_KNOW, SCALE, THEMES, Theme};
use crate::plan::Plan;

/// The results of a round, a table for each theme, for partners.
pub fn results(plan: &Plan, summary: &Summary) -> Outline {
    let mut outline = Outline::about(plan, Copy::Partner);
    let mut first = vec![Block::new("", Body::Lead(summary.finding()))];
    if summary.held == Held::All {
        first = vec![Block::new("", Body::Gap(WAITING)), Block::new("", Body::Note(TOO_FEW))];
    }
    for (title, themes) in
        [("To talk about today", &summary.talk), ("Another time", &summary.later), ("To celebrate", &summary.celebrate)]
    {
        if !themes.is_empty() {
            first.push(Block::new(title, Body::List(themes.iter().map(|theme| Line::plain(theme.title)).collect())));
        }
    }
    first.push(Block::new("", Body::Note(RULE_OF_THUMB)));
    if summary.held == Held::Some {
        first.push(Block::new("", Body::Note(HELD_BACK)));
        first.push(Block::new("", Body::Note(SMALL_GROUP)));
    }
    outline.sections.push(section("round", "How we are doing", first));
    for result in &summary.themes {
        let mut blocks = vec![Block::new("", Body::Table(table(result)))];
        if result.unclear {
            blocks.push(Block::new("", Body::Note(UNCLEAR)));
        }
        outline.sections.push(section(result.theme.id, result.theme.title, blocks));
    }
    outline
}

fn section(id: &'static str, title: &'static str, blocks: Vec<Block>) -> Section {
    Section { id, number: 0, title, page: None, drawings: &[], blocks }
}

fn table(result: &ThemeResult) -> Table {
    let mut rows = Vec::new();
    for row in result.rows() {
        rows.push(row.into_iter().map(Cell::Text).collect());
    }
    Table { head: heads(&HEADS), rows }
}

/// The results as a table for spreadsheets.
pub fn results_csv(summary: &Summary) -> String {
    let mut rows = vec![HEADS.map(str::to_owned).to_vec()];
    let mut first = vec!["Theme".to_owned()];
    for result in &summary.themes {
        for row in result.rows() {
            first.push(result.theme.title.to_owned());
            rows.push(row);
        }
    }
    for (row, first) in rows.iter_mut().zip(first) {
        row.insert(0, first);
    }
    csv::csv(&rows)
}

/// A slip to answer on: print as many as there are people. `code` is the
/// round's id, which a slip carries in place of a name; `members` those of whom
/// one says which one answers for, if that is asked.
pub fn slip(plan: &Plan, statements: Statements, code: &str, members: &[Member]) -> Outline {
    let mut outline = Outline::about(plan, Copy::Partner);
    let mut how = vec![
        Line {
            strong: ["Round ", code, "."].concat(),
            text: "One mark a line. No name.".to_owned(),
            small: String::new(),
        },
        Line::plain(UNNAMED),
        Line::plain(GUESS),
    ];
    if !members.is_empty() {
        let names = members.iter().map(|member| ["☐ ", &member.name].concat());
        let names: Vec<String> = names.chain(["☐ I would rather not say".to_owned()]).collect();
        how.push(Line { strong: "I answer for:".to_owned(), text: names.join("   "), small: String::new() });
    }
    outline.sections.push(section("round", "How are we doing?", vec![Block::new("", Body::Paragraphs(how))]));
    let [one, two, three, four, five] = SCALE;
    let head = ["Statement", one, two, three, four, five, DONT_KNOW];
    let mut number = 0;
    for theme in &THEMES {
        let body = Body::Table(Table { head: heads(&head), rows: asked(theme, statements, &mut number) });
        outline.sections.push(section(theme.id, theme.title, vec![Block::new("", body)]));
    }
    outline
}

/// Each statement with its number, as on the page where slips are typed in,
/// and six boxes.
fn asked(theme: &'static Theme, statements: Statements, number: &mut usize) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for statement in theme.statements.iter().filter(|each| each.pulse || statements == Statements::Full) {
        let mut row = vec![Cell::Text("☐".to_owned()); 7];
        if let Some(first) = row.first_mut() {
            *number += 1;
            *first = Cell::Text([&number.to_string(), ". ", statement.text].concat());
        }
        rows.push(row);
    }
    rows
}
