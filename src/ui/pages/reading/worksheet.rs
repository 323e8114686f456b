//! The worksheet, written from the content: a question the app asks is a
//! question on paper, with the same words.
//!
//! Texts get lines to write on, options get boxes to tick, lists get three
//! cards, to copy for more. Question 4's nine questions stand on a slip of their own,
//! one for each person.

use crate::content::{Choice, Field, Items, Kind, PAGES, Page, Place, Rows};
use crate::form_aid::words::{capital, number};
use crate::markup::Markup;

/// All questions with room to write.
pub(super) fn worksheet() -> Markup {
    let mut out = Markup::new();
    for page in PAGES {
        part(&mut out, page);
    }
    slip(&mut out);
    out
}

fn part(out: &mut Markup, page: &Page) {
    let title = match page.place() {
        Place::Question(at) => format!("{at}. {}", page.title),
        _ => page.title.to_owned(),
    };
    let class = match page.place() {
        Place::Question(_) => "worksheet__part worksheet__part--question",
        _ => "worksheet__part",
    };
    let guide = page.guide();
    out.open("section", &[("class", class)]).element("h2", &[], &title);
    out.element("p", &[], guide.purpose);
    if !guide.prompts.is_empty() {
        out.element("h3", &[], "To talk about").open("ul", &[("class", "bullets")]);
        for prompt in guide.prompts {
            out.element("li", &[], prompt);
        }
        out.close("ul");
    }
    for id in page.fields {
        match crate::content::field(id) {
            Some(field) if *id == "form.answers" => {
                out.element("h3", &[], field.label);
                out.element(
                    "p",
                    &[],
                    "Each person fills in the slip at the end of this worksheet, alone. Then compare.",
                );
            }
            Some(field) => ask(out, field, "h3"),
            None => {}
        }
    }
    out.close("section");
}

/// One question and the room for its answer.
fn ask(out: &mut Markup, field: &Field, heading: &str) {
    if matches!(field.kind, Kind::Automatic | Kind::Themes) {
        return;
    }
    out.open("div", &[("class", "worksheet__ask")]).element(heading, &[], field.label);
    // A card has no room for more than the question.
    if !field.hint.is_empty() && heading == "h3" {
        out.element("p", &[("class", "quiet small")], field.hint);
    }
    match &field.kind {
        Kind::Line { limit } | Kind::Lines { limit } => lines(out, limit.div_ceil(100).min(3)),
        Kind::Choice(options) | Kind::Choices(options) => ticks(out, options),
        Kind::Number { least: 1, most: 3 } => boxes(out, &["Low", "Medium", "High"]),
        Kind::YesNo => boxes(out, &["Yes"]),
        Kind::Number { .. } | Kind::Date | Kind::Reference(_) | Kind::Partners => lines(out, 1),
        Kind::Texts { .. } => lines(out, 4),
        Kind::Rows(rows) => cards(out, rows),
        Kind::States { of: Items::Fixed(items), states } => {
            for item in *items {
                out.element("p", &[("class", "worksheet__item")], item.label);
                ticks(out, states);
            }
        }
        Kind::States { of: Items::Outcomes, states } => {
            for _ in 0..3 {
                lines(out, 1);
                ticks(out, states);
            }
        }
        Kind::Automatic | Kind::Themes => {}
    }
    out.close("div");
}

/// Three rows to fill in.
fn cards(out: &mut Markup, rows: &Rows) {
    // A review has lists of its own, and one is held at a time.
    let many = if rows.columns.iter().any(|column| matches!(column.kind, Kind::Rows(_))) { 1 } else { 3 };
    for at in 1..=many {
        out.open("div", &[("class", "worksheet__card")]);
        out.element("p", &[("class", "worksheet__item")], &format!("{} {at}", capital(rows.one)));
        for column in rows.columns {
            ask(out, column, "h4");
        }
        out.close("div");
    }
    let more = format!("Room for {} in all: copy the page for more {}.", number(rows.most), rows.many);
    out.element("p", &[("class", "quiet small")], &more);
}

fn slip(out: &mut Markup) {
    let Some(Kind::Rows(rows)) = crate::content::field("form.answers").map(|field| &field.kind) else { return };
    out.open("section", &[("class", "worksheet__part worksheet__part--question worksheet__part--slip")]);
    out.element("h2", &[], "Answer slip for question 4: one for each person");
    out.element("p", &[], "Answer alone, for your own organisation. Leave out what you do not know yet; six answers are enough. Enter the slips on the page of question 4 to see what they point to.");
    for column in rows.columns {
        ask(out, column, "h3");
    }
    out.close("section");
}

fn ticks(out: &mut Markup, options: &[Choice]) {
    let labels: Vec<_> = options.iter().map(|option| option.label).collect();
    boxes(out, &labels);
}

fn boxes(out: &mut Markup, labels: &[&str]) {
    out.open("ul", &[("class", "ticks"), ("role", "list")]);
    for label in labels {
        out.element("li", &[], label);
    }
    out.close("ul");
}

fn lines(out: &mut Markup, many: usize) {
    for _ in 0..many {
        out.element("div", &[("class", "ruled")], "");
    }
}
