//! A paper as Markdown, as GitHub reads it. What people typed stays text:
//! whatever has a meaning in Markdown is escaped.

use super::outline::{Block, Body, Line, Outline, Table};
use super::stand::Stand;

/// The whole paper.
pub fn markdown(outline: &Outline) -> String {
    let mut out = format!("# {}\n\n", line(&outline.title));
    for each in outline.lines() {
        out.push_str(&line(&each));
        out.push_str("\n\n");
    }
    for section in &outline.sections {
        out.push_str(&format!("## {}\n\n", section.heading()));
        for block in &section.blocks {
            write(&mut out, block);
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn write(out: &mut String, block: &Block) {
    if !block.title.is_empty() {
        out.push_str(&format!("### {}\n\n", line(&block.title)));
    }
    match &block.body {
        Body::Lead(text) => push(out, &format!("**{}**", line(text))),
        Body::Paragraphs(lines) => lines.iter().for_each(|each| push(out, &marked(each))),
        Body::List(lines) => list(out, lines.iter().map(marked)),
        Body::Table(table) => rows(out, table),
        Body::Stands(stands) => list(out, stands.iter().map(stand)),
        Body::Gap(text) | Body::Note(text) => push(out, &format!("*{text}*")),
    }
}

fn push(out: &mut String, paragraph: &str) {
    out.push_str(paragraph);
    out.push_str("\n\n");
}

fn list(out: &mut String, lines: impl Iterator<Item = String>) {
    for each in lines {
        out.push_str("- ");
        out.push_str(&each);
        out.push('\n');
    }
    out.push('\n');
}

fn marked(text: &Line) -> String {
    text.joined(&line, "**", "*")
}

fn stand(stand: &Stand) -> String {
    let mut text = format!("**{}**: {}", line(&stand.name), line(&stand.says));
    if !stand.noted.is_empty() {
        text.push_str(&format!(": “{}”", line(&stand.noted)));
    }
    if !stand.by.is_empty() {
        text.push_str(&format!(" *{}*", line(&stand.by)));
    }
    text
}

fn rows(out: &mut String, table: &Table) {
    let row = |out: &mut String, cells: &mut dyn Iterator<Item = String>| {
        out.push('|');
        for cell in cells {
            out.push(' ');
            out.push_str(&cell);
            out.push_str(" |");
        }
        out.push('\n');
    };
    row(out, &mut table.head.iter().map(|head| line(&head.with_letter())));
    row(out, &mut table.head.iter().map(|_| "---".to_owned()));
    for cells in &table.rows {
        row(
            out,
            &mut cells.iter().map(|cell| match cell {
                super::Cell::Text(text) => line(text),
                super::Cell::Gap(text) => format!("*{text}*"),
            }),
        );
    }
    out.push('\n');
}

/// A typed text on one line, as text. Further lines follow after a stroke,
/// since a table's cell and a list's item cannot hold them.
fn line(text: &str) -> String {
    let mut out = String::new();
    for each in text.lines().map(str::trim).filter(|each| !each.is_empty()) {
        if !out.is_empty() {
            out.push_str(" / ");
        }
        let begins = out.is_empty();
        escape(&mut out, each, begins);
    }
    out
}

fn escape(out: &mut String, text: &str, begins: bool) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let opens = begins
            && (at == 0 && matches!(letter, '#' | '+' | '-' | '=' | ':')
                || at == digits && at > 0 && matches!(letter, '.' | ')'));
        if opens || matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(letter);
    }
}
