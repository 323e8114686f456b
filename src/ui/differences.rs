//! Differences in the words of the questions, with the words that changed marked.

use super::row_words;
use crate::content::{Field, Kind};
use crate::form_aid::words::capital;
use crate::markup::Markup;
use crate::merge::{self, Change, Difference, LeftOut, Part, Piece, Place, Who};
use crate::plan::{Answer, Path, Plan, Row};

/// What is asked there: `Our purpose, in one sentence`, `Risk: heating fails`.
pub fn heading(place: &Place, plans: &[&Plan]) -> String {
    let words = place.words(plans);
    let named = |what: String, name: &str| if name.is_empty() { what } else { format!("{what}: {name}") };
    match (&place.part, words.list) {
        (Part::Unknown(..), _) => "Something that a newer version of this page wrote".to_owned(),
        (Part::Order, Some(list)) => format!("The order of {}", list.many),
        (Part::Row(_), Some(list)) => named(capital(list.one), &words.row),
        _ => named(words.label.to_owned(), &words.item),
    }
}

/// Where it stands: `Question 2, Anytown Food Bank`.
pub fn whereabouts(place: &Place, plans: &[&Plan]) -> String {
    let words = place.words(plans);
    match &place.part {
        Part::Row(_) | Part::Order => words.page_words,
        _ if words.row.is_empty() => words.page_words,
        _ => format!("{}, {}", words.page_words, words.row),
    }
}

/// Who changed it, as a sentence.
pub fn who(difference: &Difference) -> &'static str {
    let Difference { base, mine, theirs, .. } = difference;
    let did = |to: &Option<Answer>| difference.kind(base.as_ref(), to.as_ref());
    use merge::Kind::*;
    match difference.who {
        Who::Both => "You both changed it.",
        Who::Theirs => match did(theirs) {
            Added => "They answered it.",
            Removed => "They took the answer away.",
            Changed => "They changed it.",
            RowAdded => "They added it.",
            RowRemoved => "They removed it.",
            Moved => "They put them in another order.",
        },
        Who::Mine => match did(mine) {
            Added | RowAdded => "You added it; they did not touch it.",
            Removed | RowRemoved => "You removed it; they did not touch it.",
            Changed | Moved => "You changed it; they did not touch it.",
        },
        Who::CannotTell => match (mine, theirs) {
            (None, _) => "Only in theirs.",
            (_, None) => "Only in yours.",
            _ => "Different in each.",
        },
    }
}

/// An answer in words; nothing for none.
pub fn said(plan: &Plan, place: &Place, answer: Option<&Answer>) -> String {
    match (&place.part, answer) {
        (_, None) => String::new(),
        (Part::Order, Some(Answer::Texts(ids))) => {
            let Some(Answer::Rows(rows)) = plan.answer(&place.path) else { return ids.join(", ") };
            let name = |id: &String| {
                let row = rows.iter().find(|row| row.id.as_str() == id);
                row.map_or_else(|| id.clone(), |row| crate::plan::row_name(plan, &place.path, row))
            };
            ids.iter().map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("\n")
        }
        (_, Some(answer)) => match place.field() {
            Some(field) => answer_words(plan, &place.path, field, answer),
            None => plain(answer),
        },
    }
}

fn plain(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn answer_words(plan: &Plan, path: &Path, field: &'static Field, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Texts(texts) => texts.join("\n"),
        Answer::Number(number) => match (&field.kind, number) {
            (Kind::Number { least: 1, most: 3 }, 1) => "Low".to_owned(),
            (Kind::Number { least: 1, most: 3 }, 2) => "Medium".to_owned(),
            (Kind::Number { least: 1, most: 3 }, 3) => "High".to_owned(),
            _ => number.to_string(),
        },
        Answer::YesNo(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
        Answer::Choice(id) => field.option_label(id).to_owned(),
        Answer::States(states) => states.values().map(|state| field.option_label(state)).collect::<Vec<_>>().join(", "),
        Answer::Themes(themes) => themes.values().filter_map(|theme| theme.band.clone()).collect::<Vec<_>>().join(", "),
        Answer::Rows(rows) => {
            rows.iter().map(|row| row_in_words(plan, path, field, row)).collect::<Vec<_>>().join("\n")
        }
        _ => row_words::words(plan, field, Some(answer)).unwrap_or_default(),
    }
}

/// All that a row says.
fn row_in_words(plan: &Plan, path: &Path, field: &'static Field, row: &Row) -> String {
    let Kind::Rows(list) = &field.kind else { return String::new() };
    let words = list.columns.iter().filter_map(|column| {
        let answer = row.answers.get(column.key)?;
        let words = answer_words(plan, &path.cell(&row.id, column.key), column, answer);
        let bare = matches!(column.kind, Kind::Line { .. } | Kind::Lines { .. });
        Some(if bare { words } else { format!("{}: {words}", column.label) })
    });
    words.map(|words| words.trim_end_matches('.').to_owned()).collect::<Vec<_>>().join(". ")
}

/// A text with what went and what came marked, for eyes and ears.
pub fn marked(out: &mut Markup, old: &str, new: &str) {
    pieces(out, old, new, true);
}

/// The new text alone, with what came marked.
pub fn marked_new(out: &mut Markup, old: &str, new: &str) {
    pieces(out, old, new, false);
}

fn pieces(out: &mut Markup, old: &str, new: &str, with_gone: bool) {
    for piece in merge::words(old, new) {
        match piece {
            Piece::Same(text) => lines(out, &text),
            Piece::Gone(text) if with_gone => mark(out, "del", "removed: ", &text),
            Piece::Gone(_) => {}
            Piece::New(text) if with_gone => mark(out, "ins", "added: ", &text),
            Piece::New(text) => mark(out, "mark", "changed: ", &text),
        }
    }
}

fn mark(out: &mut Markup, tag: &str, says: &str, text: &str) {
    if text.trim().is_empty() {
        return lines(out, text);
    }
    // Spaces around a change are not part of it.
    let after = text.trim_start();
    let inner = after.trim_end();
    let (before, behind) = (text.len() - after.len(), after.len() - inner.len());
    lines(out, text.get(..before).unwrap_or_default());
    out.open(tag, &[]).element("span", &[("class", "unseen")], says);
    lines(out, inner);
    out.close(tag);
    lines(out, after.get(after.len() - behind..).unwrap_or_default());
    // Heard as two words where only a line parts them.
    if tag == "del" && behind == 0 {
        out.text(" ");
    }
}

/// A text with its line breaks.
pub fn lines(out: &mut Markup, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.empty("br", &[]);
        }
        out.text(line);
    }
}

/// One difference: where, who, and what became of the words.
pub fn told(difference: &Difference, plans: &[&Plan]) -> Markup {
    let Difference { place, base, mine, theirs, .. } = difference;
    let words = |answer: &Option<Answer>| in_words(plans, place, answer);
    let mut out = Markup::new();
    out.open("p", &[("class", "changes__where")]).element("strong", &[], &heading(place, plans));
    out.text(&format!(". {}. {}", whereabouts(place, plans), who(difference))).close("p");
    let one = |out: &mut Markup, old: &str, new: &str| {
        out.open("p", &[]);
        marked(out, old, new);
        out.close("p");
    };
    let (base, mine, theirs) = (words(base), words(mine), words(theirs));
    match difference.who {
        Who::Theirs => one(&mut out, &base, &theirs),
        Who::Mine => one(&mut out, &base, &mine),
        Who::CannotTell if theirs.is_empty() => one(&mut out, &mine, &mine),
        Who::CannotTell => one(&mut out, &mine, &theirs),
        Who::Both => {
            for (name, text) in [("Mine: ", &mine), ("Theirs: ", &theirs)] {
                out.open("p", &[]).element("span", &[("class", "quiet")], name);
                side(&mut out, &base, text);
                out.close("p");
            }
        }
    }
    out
}

/// One change from an older plan to a newer one.
pub fn changed(change: &Change, plans: &[&Plan]) -> Markup {
    let place = &change.place;
    let words = |answer: &Option<Answer>| in_words(plans, place, answer);
    let mut out = Markup::new();
    out.open("p", &[("class", "changes__where")]).element("strong", &[], &heading(place, plans));
    out.text(&format!(". {}.", whereabouts(place, plans))).close("p").open("p", &[]);
    marked(&mut out, &words(&change.old), &words(&change.new));
    out.close("p");
    out
}

/// An answer in words, from whichever of the plans can name it.
pub fn in_words(plans: &[&Plan], place: &Place, answer: &Option<Answer>) -> String {
    plans.iter().map(|plan| said(plan, place, answer.as_ref())).find(|words| !words.is_empty()).unwrap_or_default()
}

/// One side of a clash.
pub fn side(out: &mut Markup, old: &str, new: &str) {
    if new.is_empty() {
        out.element("em", &[], "Nothing: it was taken away.");
    } else {
        marked_new(out, old, new);
    }
}

/// An answer that is not in the plan.
pub fn left_out(left: &LeftOut, plans: &[&Plan]) -> Markup {
    let place = &left.difference.place;
    let whose = if left.whose == Who::Mine { "Mine: " } else { "Theirs: " };
    let words = in_words(plans, place, &left.answer.cloned());
    let mut out = Markup::new();
    out.open("p", &[("class", "changes__where")]).element("strong", &[], &heading(place, plans));
    out.text(&format!(". {}.", whereabouts(place, plans))).close("p").open("p", &[]).text(whose);
    lines(&mut out, if words.is_empty() { "to take it away" } else { &words });
    out.close("p");
    out
}

/// A list of pieces.
pub fn list(items: impl Iterator<Item = Markup>) -> Markup {
    let mut out = Markup::new();
    out.open("ul", &[("class", "changes"), ("role", "list")]);
    for item in items {
        out.open("li", &[("class", "changes__item")]).open("div", &[("class", "changes__say")]);
        out.piece(&item).close("div").close("li");
    }
    out.close("ul");
    out
}
