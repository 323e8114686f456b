//! Paper slips typed in: one key a statement, and the next one waits.

use super::head;
use super::room::Room;
use crate::assess::{Entry, Reply, Response, Round};
use crate::browser::{self, page::Field};
use crate::content::statements::statements;
use crate::markup::Markup;
use crate::ui::desk::Desk;
use crate::ui::files::sentence;

/// One slip to type in.
pub fn slips(room: &Room, round: &Round) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__main\">", &[]);
    head(
        &mut out,
        "#/rate/collect",
        "Back to the big screen",
        &super::collect::are_in(room.people()),
        "Type in paper slips",
    );
    out.fill("<p>One slip after the other. 1 to 5 for the five points from “strongly disagree” to “strongly agree”, ? or 0 for “don’t know”. Each key goes on to the next line. Leave empty what was not marked.</p></div>", &[]);
    if round.asks_partner() {
        out.fill("<div class=\"field\"><label for=\"slip-for\">Who it is from</label><select class=\"field__text\" id=\"slip-for\"><option value=\"\">Not said</option>", &[]);
        for member in &round.members {
            out.fill("<option value=\"{}\">{}</option>", &[member.id.as_str(), &member.name]);
        }
        out.fill("</select></div>", &[]);
    }
    super::collect::late(&mut out, room);
    out.fill("<form class=\"slip\" autocomplete=\"off\"><ol class=\"slip__list\" role=\"list\">", &[]);
    for (line, (_, statement)) in asked(round).enumerate() {
        let (line, number) = (line.to_string(), (line + 1).to_string());
        out.fill(
            "<li class=\"slip__line\"><label for=\"cell-{}\"><span class=\"slip__number\">{}</span>{}</label><input class=\"field__text slip__cell\" id=\"cell-{}\" name=\"cell-{}\" type=\"text\" maxlength=\"2\" inputmode=\"numeric\" autocomplete=\"off\"></li>",
            &[&line, &number, statement, &line, &line],
        );
    }
    out.fill(
        "</ol></form><p class=\"actions\"><button type=\"button\" class=\"button\" id=\"slip-done\" data-do=\"slip\">Add this slip</button>",
        &[],
    );
    if room.can_undo() {
        out.fill(
            "<button type=\"button\" class=\"button button--quiet\" data-do=\"undo\">Undo the last one</button>",
            &[],
        );
    }
    out.fill("</p></div></div>", &[]);
    out
}

/// The places and texts of the statements, in the order of the slip.
fn asked(round: &Round) -> impl Iterator<Item = (usize, &'static str)> {
    let places: Vec<usize> = round.statements.places().collect();
    statements().enumerate().filter(move |(place, _)| places.contains(place)).map(|(place, (_, one))| (place, one.text))
}

fn reply(typed: &str) -> Option<Reply> {
    // The last key counts: a reply that stands there is typed over.
    let key = typed.trim().chars().next_back()?;
    Reply::of_key(if key == '0' { '?' } else { key })
}

/// A key was typed on a line: on to the next one, if it is a reply.
pub fn typed(field: &Field) {
    let Some(line) = field.name.strip_prefix("cell-").and_then(|line| line.parse::<usize>().ok()) else { return };
    if reply(&field.value).is_none() {
        return browser::page::set_value(&field.name, "");
    }
    if field.value.chars().count() > 1 {
        browser::page::set_value(&field.name, &field.value.chars().skip(1).collect::<String>());
    }
    if !browser::page::focus(&["#cell-", &(line + 1).to_string()].concat()) {
        browser::page::focus("#slip-done");
    }
}

/// Puts the slip in; the next one begins empty.
pub fn add(desk: Desk) {
    let mut said = Response::new();
    let mut refused = None;
    desk.with_room(|room| {
        let Some(round) = room.round.clone() else { return };
        for (line, (place, _)) in asked(&round).enumerate() {
            said.set(place, reply(&browser::page::value(&["cell-", &line.to_string()].concat())));
        }
        said.org = crate::plan::RowId::new(&browser::page::value("slip-for"));
        let entry = Entry::here(&round, browser::random::below(u32::MAX), &said);
        refused = room.add(entry).err().map(|fault| fault.to_string());
    });
    match refused {
        Some(fault) => desk.say(sentence(&fault)),
        None => {
            browser::page::empty_fields(".rate");
            super::room::store(desk);
            super::count(desk);
        }
    }
}
