//! What sits on top of the fit: eight checks, shown with their reason. They
//! never block anything, and none but the first keeps a form out.

use super::words::{capital, listed, small};
use super::{Facts, answer_label};
use crate::content::form_weights::{RUNGS, Weight};

/// One check that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// `G1` to `G8`.
    pub id: &'static str,
    /// What to think about.
    pub says: String,
    /// Which answer it rests on.
    pub why: String,
}

fn warning(id: &'static str, says: String, why: String) -> Warning {
    Warning { id, says, why }
}

/// What applies to one person's answers, in order. `best` is the place of the
/// best form on the ladder, from 0.
pub(super) fn of_person(answers: &[&Weight], best: Option<usize>, facts: &Facts) -> Vec<Warning> {
    let said = |question| answers.iter().find(|answer| answer.question == question).map_or("", |answer| answer.option);
    let you_said = |question| {
        let label = answer_label(question, said(question));
        // "Medium: small budget, …" says more after the colon than before it.
        let telling = label.split_once(": ").map_or(&*label, |(_, telling)| telling);
        format!("You said: {}.", small(telling))
    };
    let form = best.and_then(|best| RUNGS.get(best)).map_or("This form", |rung| rung.noun);
    // Places are counted from 1 here, as the published rules do.
    let place = best.map_or(0, |best| best + 1);
    let mut found: Vec<Warning> = facts.only_between_charities().into_iter().collect();
    if said("trust") == "new" && place >= 4 {
        let says =
            "You are still getting to know each other. Consider a joint project first, and set a date to review.";
        found.push(warning("G2", says.to_owned(), you_said("trust")));
    }
    if matches!(said("independence"), "none" | "little") && place >= 5 {
        let says = format!("{} asks for more independence than you said you would give up.", capital(form));
        found.push(warning("G3", says, you_said("independence")));
    }
    if said("capacity") == "hours" && place >= 3 {
        let says = format!("{} needs more time than you have. Who could pay for it?", capital(form));
        found.push(warning("G4", says, you_said("capacity")));
    }
    if said("risk") == "high" && (1..=3).contains(&place) {
        let says = "Even a light form needs a written agreement, insurance and named safeguarding and data leads at this level of risk.";
        found.push(warning("G5", says.to_owned(), you_said("risk")));
    }
    let risky = matches!(said("risk"), "medium" | "high").then(|| you_said("risk"));
    found.extend(personal_information(risky, facts));
    found.extend(separate(matches!(said("purpose"), "share" | "line-up").then(|| you_said("purpose")), facts));
    found
}

/// What applies to the plan, whoever answered what.
pub(super) fn of_group(everyone: &[Vec<Warning>], facts: &Facts) -> Vec<Warning> {
    // The first person's reason stands for those who gave the same.
    let from_somebody = |id| {
        let found = everyone.iter().flatten().find(|warning| warning.id == id)?;
        Some(warning(id, found.says.clone(), found.why.replacen("You said", "One of you said", 1)))
    };
    let mut found: Vec<Warning> = facts.only_between_charities().into_iter().collect();
    found.extend(from_somebody("G6").or_else(|| personal_information(None, facts)));
    found.extend(from_somebody("G7").or_else(|| separate(None, facts)));
    if let Some(chosen) = facts.chosen.filter(|chosen| *chosen >= 4).and_then(|chosen| RUNGS.get(chosen)) {
        let says = "Take legal advice. This tool is not legal advice.";
        found.push(warning("G8", says.to_owned(), format!("You chose {}.", chosen.noun)));
    }
    found
}

/// G6: at some risk, or when a partner brings information.
fn personal_information(risky: Option<String>, facts: &Facts) -> Option<Warning> {
    let mut why: Vec<String> = risky.into_iter().collect();
    if !facts.bring_data.is_empty() {
        let names: Vec<&str> = facts.bring_data.iter().map(String::as_str).collect();
        let verb = if names.len() == 1 { "brings" } else { "bring" };
        why.push(format!("{} {verb} information.", listed(&names, "and")));
    }
    let says = "Will you share people’s personal information? Then plan a data-sharing agreement.";
    (!why.is_empty()).then(|| warning("G6", says.to_owned(), why.join(" ")))
}

/// G7: going on apart is an answer too.
fn separate(light_purpose: Option<String>, facts: &Facts) -> Option<Warning> {
    let why = match light_purpose {
        _ if facts.not_now => "You decided not to go on for now.".to_owned(),
        Some(said) if facts.nothing_only_together => {
            format!("{said} What none of you can do alone is not written down yet.")
        }
        _ => return None,
    };
    Some(warning("G7", "Carrying on separately is a respectable answer too.".to_owned(), why))
}
