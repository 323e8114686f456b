//! The preview of what came in: a plan, or where a partner stands.

use super::{Look, door, link, names, others};
use crate::content::{PAGES, Place};
use crate::export;
use crate::form_aid::words::{capital, number as in_words};
use crate::format::Note;
use crate::markup::Markup;
use crate::plan::Plan;
use crate::plan::copy::Preset;
use crate::plan::progress::has_answers;
use crate::ui::desk::{Desk, Preview, Via};
use crate::ui::lineage;
use crate::ui::pages::{share, stand};
use crate::ui::parts::picture;
use crate::ui::route::Route;

/// A plan that came in, with all that can be done with it.
pub(super) fn preview(desk: Desk, came: &Preview) -> Markup {
    let Preview { document, notes, via } = came;
    let plan = &document.plan;
    let is_form = document.preset == Preset::Blank;
    let here = lineage::here(desk, plan);
    let related = here.as_ref().map(|here| here.relation(plan));
    let differs = related.as_ref().is_some_and(|(_, same)| !same);

    let how = match (via, is_form) {
        (Via::Link, false) => OPENED_LINK,
        (Via::Link, true) => "You opened a link to a blank form. It is not kept on this device.",
        (Via::File, _) => OPENED_FILE,
    };
    let mut out = opened(desk, how, plan.title());
    if !plan.text("aim.purpose").is_empty() {
        out.fill("<p class=\"lead\">{}</p>", &[plan.text("aim.purpose")]);
    }
    out.fill("</div><dl class=\"table-of\">", &[]);
    let names = names(plan);
    fact(&mut out, "Whose", if names.is_empty() { "No partners named yet" } else { &names });
    let changed = plan.answers.date("plan.lastChanged");
    let changed = changed.map(|date| [", last changed ", &date.in_words()].concat()).unwrap_or_default();
    fact(&mut out, "When", &["Version ", &plan.version().to_string(), &changed].concat());
    fact(&mut out, "What is in it", &contents(plan));
    let left_out = share::left_out(document);
    if !left_out.is_empty() {
        fact(&mut out, "Left out", &[&left_out, ". The sender chose this."].concat());
    }
    if let Some((says, _)) = &related {
        with_yours(&mut out, says);
    }
    out.close("dl");
    unread(&mut out, notes);
    out.fill("<ul class=\"doors\" role=\"list\">", &[]);
    let mut filled = true;
    let mut look = |wanted: bool| {
        let look = if wanted && filled { Look::Filled } else { Look::Plain };
        filled &= look != Look::Filled;
        look
    };
    if document.preset == Preset::SayWhere {
        let says = "Which partner are you, and do you agree? Your answer goes back as a link.";
        link(&mut out, look(true), &Route::ReceivedStand, "Say where you stand", says);
    }
    if differs {
        let says = "See what differs, then bring the two together if you want.";
        link(&mut out, look(true), &Route::ReceivedCompare, "Compare with my plan", says);
    }
    if let Some(key) = here.as_ref().and_then(|here| here.key.as_ref()) {
        open_mine(&mut out, look(true), key);
    }
    let (name, says) = match (is_form, here.is_some()) {
        (true, _) => ("Fill it in", "A plan of yours begins with it, on this device."),
        (false, true) => ("Keep a copy", "Stands beside your plan. Yours stays as it is."),
        (false, false) => ("Keep a copy", "On this device, as a plan of yours."),
    };
    door(&mut out, look(here.is_none()), "keep", name, says);
    door(&mut out, Look::Plain, "read", "Read or print", "Without keeping anything.");
    close_door(&mut out, *via);
    out.fill("<div class=\"page__side\">", &[]).piece(&picture::table(plan)).fill("</div></div>", &[]);
    out
}

/// A position that somebody sent back: it goes into the plan that it is about,
/// and is no plan to keep.
pub(super) fn position(desk: Desk, came: &Preview) -> Markup {
    let theirs = &came.document.plan;
    let here = lineage::here(desk, theirs);
    let how = if came.via == Via::Link { OPENED_LINK } else { OPENED_FILE };
    let mut out = opened(desk, how, &["Where ", &names(theirs), " stands"].concat());
    out.fill("</div><dl class=\"table-of\">", &[]);
    fact(&mut out, "Plan", &[theirs.title(), ", version ", &theirs.version().to_string()].concat());
    for stand in export::stands(theirs) {
        for (name, says) in [("Position", &stand.says), ("Noted", &stand.noted), ("Said by", &stand.by)] {
            if !says.is_empty() {
                fact(&mut out, name, says);
            }
        }
    }
    let mut brings = false;
    let says = match &here {
        None => "The plan is not on this device. Open this where it is kept, or send it on.".to_owned(),
        Some(here) => {
            let (lines, new) = stand::new_positions(&here.plan, theirs);
            brings = new.is_some();
            let says =
                if lines.is_empty() { "Your plan has this, or a newer one".to_owned() } else { lines.join(". ") };
            says + "."
        }
    };
    with_yours(&mut out, &says);
    out.close("dl");
    unread(&mut out, &came.notes);
    out.fill("<ul class=\"doors\" role=\"list\">", &[]);
    let mut look = Look::Filled;
    if brings {
        door(&mut out, look, "bring", "Bring the position in", "Nothing else in your plan changes.");
        look = Look::Plain;
    }
    if let Some(key) = here.as_ref().and_then(|here| here.key.as_ref()) {
        open_mine(&mut out, look, key);
    }
    close_door(&mut out, came.via);
    out.close("div");
    out
}

const OPENED_LINK: &str = "You opened a link. This is a preview, not kept on this device.";
const OPENED_FILE: &str = "You opened a file. This is a preview, not kept on this device.";

/// Begins a preview, up to its heading.
fn opened(desk: Desk, how: &str, title: &str) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--two\"><div class=\"page__main\"><div class=\"page__head\">", &[]);
    others(&mut out, desk);
    out.fill("<p class=\"quiet\">{}</p><h1 tabindex=\"-1\">{}</h1>", &[how, title]);
    out
}

fn fact(out: &mut Markup, name: &str, says: &str) {
    out.fill("<dt>{}</dt><dd>{}</dd>", &[name, says]);
}

fn with_yours(out: &mut Markup, says: &str) {
    out.fill("<dt>With yours</dt><dd><strong>{}</strong></dd>", &[says]);
}

/// What could not be read as it stands.
fn unread(out: &mut Markup, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    let many = match notes.len() {
        1 => "One thing".to_owned(),
        many => [&capital(&in_words(many)), " things"].concat(),
    };
    out.fill(
        "<div class=\"flag\"><p>{} in it could not be read as it stands:</p><ul class=\"bullets small\">",
        &[&many],
    );
    for note in notes.iter().take(20) {
        out.fill("<li>{}.</li>", &[&note.to_string()]);
    }
    out.fill("</ul></div>", &[]);
}

/// The way to the plan that is kept here.
fn open_mine(out: &mut Markup, look: Look, key: &str) {
    let says = "The one that is kept here. This preview is put aside.";
    door(out, look, &["open ", key].concat(), "Open my plan", says);
}

/// The last way on, and the end of the main column.
fn close_door(out: &mut Markup, via: Via) {
    let says = match via {
        Via::Link => "Nothing is kept. The link still works.",
        Via::File => "Nothing is kept. The file stays where it is.",
    };
    door(out, Look::Plain, "close", "Close", says);
    out.fill("</ul><p class=\"quiet\">Nothing on this device has changed.</p></div>", &[]);
}

/// How much is in it, in words.
fn contents(plan: &Plan) -> String {
    let answered = |keep: bool| {
        let of = |page: &&crate::content::Page| match page.place() {
            Place::Question(_) => !keep,
            Place::Keep(_) => keep,
            Place::Basics => false,
        };
        PAGES.iter().filter(of).filter(|page| has_answers(plan, page.id)).count()
    };
    let mut words = match (answered(false), answered(true)) {
        (0, 0) => "Nothing answered yet".to_owned(),
        (questions, keep) => [
            &capital(&in_words(questions)),
            " of six questions answered, ",
            &in_words(keep),
            " of four things to keep in mind",
        ]
        .concat(),
    };
    let positions = plan.rows("agree").iter().filter(|row| !row.choice("position").is_empty()).count();
    match positions {
        0 => {}
        1 => words.push_str(", where one partner stands"),
        many => words.push_str(&[", where ", &in_words(many), " partners stand"].concat()),
    }
    words
}
