//! A paper as plain text, to paste anywhere. Tables are stacked: a line for
//! the heading of each row, under it a line for each cell.

use super::outline::{Block, Body, Outline, Table};
use super::stand::Stand;

/// The whole paper.
pub fn text(outline: &Outline) -> String {
    let mut out = String::new();
    underlined(&mut out, &one_line(&outline.title), "=");
    for line in outline.lines() {
        out.push_str(&one_line(&line));
        out.push('\n');
    }
    for section in &outline.sections {
        out.push('\n');
        underlined(&mut out, &section.heading(), "-");
        for (at, block) in section.blocks.iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            write(&mut out, block);
        }
    }
    out
}

fn underlined(out: &mut String, heading: &str, line: &str) {
    out.push_str(heading);
    out.push('\n');
    out.push_str(&line.repeat(heading.chars().count()));
    out.push('\n');
}

fn write(out: &mut String, block: &Block) {
    if !block.title.is_empty() {
        push(out, "", &one_line(&block.title));
    }
    match &block.body {
        Body::Lead(text) => push(out, "", &one_line(text)),
        Body::Gap(text) | Body::Note(text) => push(out, "", text),
        Body::Paragraphs(lines) => lines.iter().for_each(|line| push(out, "", &line.joined(&one_line, "", ""))),
        Body::List(lines) => {
            for line in lines {
                let small = if line.small.is_empty() { String::new() } else { format!(" ({})", one_line(&line.small)) };
                push(out, "- ", &format!("{}{small}", one_line(&line.text)));
            }
        }
        Body::Table(table) => rows(out, table),
        Body::Stands(stands) => stands.iter().for_each(|stand| push(out, "- ", &said(stand))),
    }
}

fn push(out: &mut String, mark: &str, line: &str) {
    out.push_str(mark);
    out.push_str(line);
    out.push('\n');
}

fn said(stand: &Stand) -> String {
    let mut text = format!("{}: {}", one_line(&stand.name), one_line(&stand.says));
    if !stand.noted.is_empty() {
        text.push_str(&format!(": “{}”", one_line(&stand.noted)));
    }
    if !stand.by.is_empty() {
        text.push_str(&format!(" ({})", one_line(&stand.by)));
    }
    text
}

fn rows(out: &mut String, table: &Table) {
    for row in &table.rows {
        for (at, (head, cell)) in table.head.iter().zip(row).enumerate() {
            let text = one_line(cell.as_str());
            if at == 0 {
                push(out, "- ", &text);
            } else {
                push(out, "  ", &format!("{}: {text}", one_line(&head.with_letter())));
            }
        }
    }
}

/// Further lines follow after a stroke, so that each answer is one line.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}
