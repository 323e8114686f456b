//! A paper as pieces of a page: real headings and real tables, which stack on
//! a phone and keep their roles there.

use super::answer::small_first;
use super::outline::{Block, Body, Cell, Line, Section, Table};
use super::stand::{Stand, Standing};
use crate::content::{self, Place};
use crate::markup::Markup;

/// Draws a partner's mark, by the partner's id.
pub type Badge<'a> = &'a dyn Fn(&str) -> Markup;

/// A whole part of the plan, partners by their names alone.
pub fn section(section: &Section) -> Markup {
    // Names keep the place beside which a mark would stand.
    let blank = |_: &str| {
        let mut blank = Markup::new();
        blank.open("span", &[("class", "key__badge"), ("aria-hidden", "true")]).close("span");
        blank
    };
    section_with(section, &blank)
}

/// A whole part of the plan, with partners' marks beside their names.
pub fn section_with(section: &Section, badge: Badge) -> Markup {
    let mut out = Markup::new();
    out.open("section", &[("class", "part"), ("aria-labelledby", &anchor(section))]);
    out.piece(&head(section)).piece(&body(section, badge)).close("section");
    out
}

/// The id of a part's heading, for links to it: `part-drivers`.
pub fn anchor(section: &Section) -> String {
    format!("part-{}", section.id)
}

/// The heading of a part, and the way to where it is changed.
pub fn head(section: &Section) -> Markup {
    let mut out = Markup::new();
    out.open("div", &[("class", "part__head")]).open("h2", &[("id", &anchor(section)), ("tabindex", "-1")]);
    if section.number > 0 {
        out.element("span", &[("class", "part__number")], &section.number.to_string()).text(" ");
    }
    out.text(section.title).close("h2");
    if let Some(page) = section.page {
        change(&mut out, page, section.title);
    }
    out.close("div");
    out
}

/// What a part says, without its heading.
pub fn body(section: &Section, badge: Badge) -> Markup {
    let mut out = Markup::new();
    for block in &section.blocks {
        write(&mut out, block, section, badge);
    }
    out
}

/// The address of the page on which something is changed.
fn href(page: &str) -> String {
    match content::page(page).map(content::Page::place) {
        Some(Place::Question(number)) => format!("#/question/{number}"),
        Some(Place::Keep(number)) => format!("#/keep/{number}"),
        _ => "#/basics".to_owned(),
    }
}

fn change(out: &mut Markup, page: &str, what: &str) {
    out.open("a", &[("href", &href(page))]).text("Change");
    out.element("span", &[("class", "unseen")], &format!(" {}", small_first(what))).close("a");
}

fn write(out: &mut Markup, block: &Block, section: &Section, badge: Badge) {
    if let Body::Table(table) = &block.body {
        // A caption alone has no room for the way to change it.
        if block.page.is_some() {
            out.open("div", &[("class", "answer")]);
            title(out, block);
            rows(out, table, "unseen", &block.title);
            out.close("div");
        } else {
            let (class, caption) = if block.title.is_empty() {
                ("unseen", section.title)
            } else {
                ("words__caption", block.title.as_str())
            };
            rows(out, table, class, caption);
        }
        return;
    }
    let titled = !block.title.is_empty();
    if titled {
        out.open("div", &[("class", if block.is_gap() { "answer answer--gap" } else { "answer" })]);
        title(out, block);
    }
    match &block.body {
        Body::Lead(text) => paragraphs(out, text, &[("class", "lead")]),
        Body::Paragraphs(lines) => {
            for each in lines {
                out.open("p", &[]);
                line(out, each);
                out.close("p");
            }
        }
        Body::List(lines) => {
            out.open("ul", &[("class", "bullets")]);
            for each in lines {
                out.open("li", &[]);
                line(out, each);
                out.close("li");
            }
            out.close("ul");
        }
        Body::Stands(all) => stands(out, all, badge),
        Body::Gap(text) => {
            out.open("p", &[]).element("span", &[("class", "gap")], text).close("p");
        }
        Body::Note(text) => {
            out.element("p", &[("class", "quiet small")], text);
        }
        Body::Table(_) => {}
    }
    if titled {
        out.close("div");
    }
}

/// The heading of a piece, and where it is changed if its part does not say.
fn title(out: &mut Markup, block: &Block) {
    match block.page {
        Some(page) => {
            out.open("div", &[("class", "answer__head")]).element("h3", &[], &block.title);
            change(out, page, &block.title);
            out.close("div");
        }
        None => {
            out.element("h3", &[], &block.title);
        }
    }
}

fn line(out: &mut Markup, line: &Line) {
    let mut space = "";
    if !line.strong.is_empty() {
        out.element("strong", &[], &line.strong);
        space = " ";
    }
    if !line.text.is_empty() {
        out.text(space);
        broken(out, &line.text);
        space = " ";
    }
    if !line.small.is_empty() {
        out.text(space).element("em", &[], &line.small);
    }
}

fn rows(out: &mut Markup, table: &Table, caption_class: &str, caption: &str) {
    out.open("table", &[("class", "words"), ("role", "table")]);
    out.element("caption", &[("class", caption_class)], caption);
    out.open("thead", &[("role", "rowgroup")]).open("tr", &[("role", "row")]);
    for head in &table.head {
        out.element("th", &[("role", "columnheader"), ("scope", "col")], &head.label);
    }
    out.close("tr").close("thead").open("tbody", &[("role", "rowgroup")]);
    for row in &table.rows {
        out.open("tr", &[("role", "row")]);
        for (at, (head, text)) in table.head.iter().zip(row).enumerate() {
            if at == 0 {
                out.open("th", &[("role", "rowheader"), ("scope", "row")]);
                cell(out, text);
                out.close("th");
            } else {
                out.open("td", &[("role", "cell"), ("data-label", &head.label)]);
                cell(out, text);
                out.close("td");
            }
        }
        out.close("tr");
    }
    out.close("tbody").close("table");
}

fn cell(out: &mut Markup, cell: &Cell) {
    match cell {
        Cell::Text(text) => broken(out, text),
        Cell::Gap(text) => {
            out.element("span", &[("class", "gap")], text);
        }
    }
}

fn paragraphs(out: &mut Markup, text: &str, attributes: &[(&str, &str)]) {
    out.open("p", attributes);
    broken(out, text);
    out.close("p");
}

/// A text with its lines kept.
fn broken(out: &mut Markup, text: &str) {
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.empty("br", &[]);
        }
        out.text(line);
    }
}

fn stands(out: &mut Markup, stands: &[Stand], badge: Badge) {
    out.open("ul", &[("class", "stands")]);
    for stand in stands {
        out.open("li", &[("class", "stands__item")]).piece(&badge(&stand.partner));
        out.element("span", &[("class", "stands__name")], &stand.name);
        out.open("div", &[("class", "stands__say")]).open("span", &[("class", "stands__where")]);
        glyph(out, stand.standing);
        out.text(" ").element("strong", &[], &stand.says).close("span");
        if !stand.noted.is_empty() {
            out.open("span", &[]).text("“");
            broken(out, &stand.noted);
            out.text("”").close("span");
        }
        if !stand.by.is_empty() {
            out.element("span", &[("class", "stands__small")], &stand.by);
        }
        out.close("div").close("li");
    }
    out.close("ul");
}

/// Solid is there, half is partly there, open is apart, dashed is missing.
fn glyph(out: &mut Markup, standing: Standing) {
    let class = match standing {
        Standing::Agrees => "glyph__full",
        Standing::Partly | Standing::Apart => "glyph__ring",
        Standing::Missing => "glyph__ring glyph__ring--missing",
    };
    out.open("svg", &[("class", "glyph"), ("viewBox", "2 2 16 16"), ("aria-hidden", "true")]);
    out.empty("circle", &[("class", class), ("cx", "10"), ("cy", "10"), ("r", "7")]);
    if standing == Standing::Partly {
        out.empty("path", &[("class", "glyph__full"), ("d", "M10 3A7 7 0 0 0 10 17Z")]);
    }
    out.close("svg");
}
