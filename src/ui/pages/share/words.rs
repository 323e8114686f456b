//! What is said about copies: who they are for, what goes in, what stays out.

use crate::content::{PAGES, Place};
use crate::draw::parts::{count, count_capital};
use crate::link::Document;
use crate::plan::Plan;
use crate::plan::copy::{Part, Preset};
use crate::plan::progress::has_answers;

/// The copies that are offered, in order.
pub const OFFERED: [Preset; 6] = Preset::ALL;

/// A copy's name, and what it is.
pub fn who(preset: Preset) -> (&'static str, &'static str) {
    match preset {
        Preset::Read => ("A partner to read", "Everything that is switched on here"),
        Preset::AddView => ("A partner to add their view", "The same, and what comes back can be compared with yours"),
        Preset::SayWhere => ("A partner to say where it stands", "The plan, and one question: do you agree?"),
        Preset::Public => ("The public summary", "Purpose, partners, outcomes, first steps, review dates"),
        Preset::Blank => ("A blank form", "The title and nothing else, for a group to fill in"),
        Preset::Own => ("My own copy", "Everything but private notes, to keep or to move to another device"),
    }
}

/// What a switch sends.
pub fn switch(part: Part) -> &'static str {
    match part {
        Part::Money => "Money: who pays what, and limits",
        Part::Risks => "Risks",
        Part::Worries => "Worries",
        Part::GiveUps => "What each partner gives up",
        Part::Contacts => "Contacts, by job title",
        Part::Assessment => "How we are doing, by theme",
    }
}

/// The same in the middle of a sentence.
fn part_words(part: Part) -> &'static str {
    match part {
        Part::Money => "money",
        Part::Risks => "risks",
        Part::Worries => "worries",
        Part::GiveUps => "what partners give up",
        Part::Contacts => "contacts",
        Part::Assessment => "how you are doing",
    }
}

/// What was left out of a copy, as a sentence's beginning; empty if nothing was.
pub fn left_out(document: &Document) -> String {
    let mut parts: Vec<&str> = document.without.each().map(part_words).collect();
    if document.preset == Preset::Public {
        parts.push("everything but purpose, partners, outcomes, first steps and dates");
    }
    if document.preset == Preset::Blank {
        parts.push("every answer");
    }
    crate::draw::parts::upper_first(&parts.join(", "))
}

/// What goes in, a line each.
pub fn goes_in(document: &Document) -> Vec<String> {
    let plan = &document.plan;
    match document.preset {
        Preset::Public => {
            return vec![
                "The purpose, and who is at the centre".to_owned(),
                format!("The partners, by name: {}", count(plan.partners().len())),
                "Outcomes, first steps, dates of reviews".to_owned(),
            ];
        }
        Preset::Blank => return vec![format!("The title: {}", plan.title())],
        _ => {}
    }
    let mut lines = Vec::new();
    let answered = |plan: &Plan, keep: bool| {
        let of = |page: &&crate::content::Page| match page.place() {
            Place::Question(_) => !keep,
            Place::Keep(_) => keep,
            Place::Basics => false,
        };
        PAGES.iter().filter(of).filter(|page| has_answers(plan, page.id)).count()
    };
    lines.push(match answered(plan, false) {
        0 => "The title, and no answer yet".to_owned(),
        6 => "Answers to all six questions".to_owned(),
        1 => "Answers to one of six questions".to_owned(),
        many => format!("Answers to {} of six questions", count(many)),
    });
    match answered(plan, true) {
        0 => {}
        4 => lines.push("Four things to keep in mind".to_owned()),
        many => lines.push(format!("{} of four things to keep in mind", count_capital(many))),
    }
    match plan.rows("form.answers").len() {
        0 => {}
        1 => lines.push("One person’s answers on the form, by organisation".to_owned()),
        many => lines.push(format!("{} people’s answers on the form, by organisation", count_capital(many))),
    }
    match plan.rows("agree").iter().filter(|row| !row.choice("position").is_empty()).count() {
        0 => {}
        1 => lines.push("Where one partner stands".to_owned()),
        many => lines.push(format!("Where {} partners stand", count(many))),
    }
    if !plan.rows("reviews").is_empty() {
        lines.push("Review dates, and what was noted".to_owned());
    }
    lines
}

/// What stays out, a line each.
pub fn stays_out(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    match document.preset {
        Preset::Public => lines.push(
            "Money, risks, worries, what partners give up, contacts, how you are doing, where partners stand"
                .to_owned(),
        ),
        Preset::Blank => lines.push("Every answer".to_owned()),
        _ if document.without.bits() > 0 => lines.push(left_out(document)),
        _ => {}
    }
    lines.push("Private notes: always".to_owned());
    lines.push("Any one person’s ratings: always".to_owned());
    lines
}

/// A message to send with the link.
pub fn message(document: &Document) -> String {
    let plan = format!("{}, version {}", document.plan.title(), document.plan.version());
    let opens = "It opens in any browser: no account, nothing to install.";
    match document.preset {
        Preset::Read => format!("Here is our plan, {plan}, for you to read. {opens}"),
        Preset::AddView => {
            format!("Here is our plan, {plan}. {opens} Please add your view, choose Share, and send your version back.")
        }
        Preset::SayWhere => {
            format!(
                "Here is our plan, {plan}. {opens} Please say where your organisation stands, and send your answer back."
            )
        }
        Preset::Public => format!("This is what we are planning together: {plan}, in short. {opens}"),
        Preset::Blank => format!("Here is a form to start a plan together: {}. {opens}", document.plan.title()),
        Preset::Own => format!("My own copy of {plan}. {opens}"),
    }
}

/// What a file of this copy is called, after the title and the version.
pub fn suffix(preset: Preset) -> &'static str {
    match preset {
        Preset::Public => "-public",
        Preset::Blank => "-blank",
        _ => "",
    }
}
