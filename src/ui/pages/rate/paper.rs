//! A round on paper and as files: results, slips, dates.

use leptos::prelude::*;

use super::head;
use super::room::Room;
use crate::assess::code::join_code;
use crate::assess::{Round, Statements, summary};
use crate::browser;
use crate::export::{self, Outline, html};
use crate::markup::Markup;
use crate::plan::Plan;
use crate::ui::desk::Desk;
use crate::ui::files::file_name;

/// The results as a paper.
pub fn results(room: &Room, round: &Round, plan: &Plan) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/rate/reveal", "Back to what we see", plan.title(), "The results on paper");
    out.fill("<p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"print\">Print</button><button type=\"button\" class=\"button button--plain\" data-do=\"csv\">Save as a table (CSV)</button></p></div>", &[]);
    sections(&mut out, &export::results(plan, &summary(round, &room.group)));
    out.fill("</div></div>", &[]);
    out
}

/// A slip to answer on.
pub fn slip(room: &Room, plan: &Plan) -> Markup {
    let full = room.round.as_ref().map_or(room.plan.full, |round| round.statements == Statements::Full);
    let code = room.round.as_ref().map_or_else(|| "________".to_owned(), join_code);
    let which = if full { Statements::Full } else { Statements::Pulse };
    let mut out = Markup::new();
    out.fill("<div class=\"page\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/rate", "Back", "", "Answer slips");
    out.fill("<p class=\"screen-only\">Print as many as there are people. Nobody writes a name. Put them in a bowl; one person types them in.</p><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"print\">Print</button></p></div>", &[]);
    let asks = room.round.as_ref().filter(|round| round.asks_partner());
    let members = asks.map_or(&[][..], |round| round.members.as_slice());
    sections(&mut out, &export::slip(plan, which, &code, members));
    out.fill("</div></div>", &[]);
    out
}

fn sections(out: &mut Markup, outline: &Outline) {
    for section in &outline.sections {
        out.piece(&html::section(section));
    }
}

/// Saves the aggregates as a table for spreadsheets.
pub fn save_csv(desk: Desk) {
    let text =
        desk.with_room(|room| room.round.as_ref().map(|round| export::results_csv(&summary(round, &room.group))));
    if let Some(text) = text {
        save(desk, "-round", "csv", "text/csv", &text);
    }
}

/// Saves the dates of the plan for a calendar.
pub fn save_dates(desk: Desk) {
    let dates = desk.today().and_then(|today| desk.plan.with_untracked(|plan| export::calendar(plan, today)));
    match dates {
        Some(text) => save(desk, "-dates", "ics", "text/calendar", &text),
        None => desk.say("There is no date in the plan yet. Add one under Review points.".to_owned()),
    }
}

fn save(desk: Desk, suffix: &str, ending: &str, kind: &str, text: &str) {
    let name = desk.plan.with_untracked(|plan| file_name(plan, suffix, ending));
    let said = match browser::file::download(&name, kind, text) {
        Ok(()) => "Saved as a file, among your downloads.",
        Err(_) => "The browser did not save the file. Try again.",
    };
    desk.say(said.to_owned());
}
