//! Question 4's decision aid: from nine answers to forms that fit, with reasons.
//!
//! Every person answers alone. [`person`] works out how well each of eight
//! forms fits their answers, [`group`] what that means for everybody. The
//! points are data in [`crate::content::form_weights`] and are published in
//! the app. People are never averaged: an average of a network and a merger
//! is not a partnership agreement. All arithmetic is exact, in whole numbers.

mod fit;
mod group;
mod table;
mod warning;
pub mod words;

pub use fit::{ENOUGH, Fit};
pub use group::{Group, group};
pub use table::{TableRow, most_possible, table};
pub use warning::Warning;

use crate::content::{
    self,
    form_weights::{RUNGS, Rung, TOPICS, Weight},
};
use crate::plan::{Plan, Row};
use words::{capital, listed, number};

/// What the plan says besides a person's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The public bodies among the partners, as one would list them.
    public: Vec<&'static str>,
    /// The short names of the partners that bring information.
    bring_data: Vec<String>,
    /// They decided to stop for now.
    not_now: bool,
    /// Nothing is written about what none of them can do alone.
    nothing_only_together: bool,
    /// The place of the chosen form on the ladder, from 0.
    chosen: Option<usize>,
}

impl Facts {
    /// Reads them from the plan.
    pub fn of(plan: &Plan) -> Facts {
        let mut facts = Facts {
            not_now: plan.choice("drivers.decision") == "not-now",
            nothing_only_together: plan.text("drivers.notAlone").trim().is_empty(),
            chosen: rung(plan.choice("form.chosen")),
            ..Facts::default()
        };
        for (sector, one) in [("council", "a council"), ("nhs", "an NHS body"), ("public-other", "another public body")]
        {
            if plan.partners().iter().any(|partner| partner.choice("sector") == sector) {
                facts.public.push(one);
            }
        }
        for partner in plan.partners() {
            if partner.choices("brings").iter().any(|what| what == "data") {
                facts.bring_data.push(plan.partner_short(partner.id.as_str()));
            }
        }
        facts
    }

    /// Group and merger are left out of everyone's best and range.
    pub fn bars_group_and_merger(&self) -> bool {
        !self.public.is_empty()
    }

    /// How many forms of the ladder are open, from the lightest.
    fn open(&self) -> usize {
        if self.bars_group_and_merger() { RUNGS.len() - 2 } else { RUNGS.len() }
    }

    fn only_between_charities(&self) -> Option<Warning> {
        let verb = if self.public.len() == 1 { "is a partner" } else { "are partners" };
        self.bars_group_and_merger().then(|| Warning {
            id: "G1",
            says: "Group structure and merger: only between the charities/companies among you.".to_owned(),
            why: format!("{} {verb} in this plan.", capital(&listed(&self.public, "and"))),
        })
    }
}

/// What one person's answers say.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The id of their record in `form.answers`.
    pub row: String,
    /// Who they are, in their words; "Person 2" if they did not say.
    pub label: String,
    /// How many of the nine questions they answered.
    pub answered: usize,
    /// The fit of the eight forms, lightest first.
    pub fits: [Fit; RUNGS.len()],
    /// The place of the best form on the ladder, from 0; nothing with fewer
    /// than six answers.
    pub best: Option<usize>,
    /// The ids of the forms within ten points of the best, lightest first.
    pub range: Vec<&'static str>,
    /// The finding, as a heading: "Your answers point to a joint project".
    pub result: String,
    /// Which of the range is lightest, or which two forms pull most; a
    /// sentence, or nothing.
    pub lighter: String,
    /// "Because you said": each answer that gave the best form two points or
    /// more, the strongest first.
    pub reasons_for: Vec<Reason>,
    /// "But you also said": each answer that gave the best form nothing and
    /// another one two points or more.
    pub reasons_against: Vec<Reason>,
    /// Where answers point different ways (the best fit is below 55 %): the
    /// two strongest pulls with the answers behind each. Otherwise nothing.
    pub pulls: Vec<Pull>,
    /// What to think about before choosing.
    pub warnings: Vec<Warning>,
}

/// One answer, given as a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The key of the question.
    pub question: &'static str,
    /// The answer's words: "Under a year".
    pub answer: String,
    /// What was asked: "for how long"; for a reason against also where it
    /// points instead: "for how long; this points to a network".
    pub about: String,
}

/// A form and the answers that speak for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pull {
    /// The form's place on the ladder, from 0.
    pub form: usize,
    /// The answers that gave it two points or more.
    pub reasons: Vec<Reason>,
}

/// What a record of `form.answers` says. A blank label stays blank here;
/// [`group`] puts "Person 2" in its place.
pub fn person(row: &Row, facts: &Facts) -> Person {
    let answers = fit::known(row);
    let fits = fit::fits(&answers);
    let ranked = if answers.len() < ENOUGH { Vec::new() } else { fit::ranking(&fits, facts.open()) };
    let best = ranked.first().copied();
    let form = best.map(|(form, _)| form);
    let range: Vec<&'static Rung> = fit::range(&ranked).into_iter().filter_map(|form| RUNGS.get(form)).collect();
    let mut person = Person {
        row: row.id.to_string(),
        label: row.text("label").trim().to_owned(),
        answered: answers.len(),
        fits,
        best: form,
        range: range.iter().map(|rung| rung.id).collect(),
        result: String::new(),
        lighter: String::new(),
        reasons_for: form.map(|form| speaking_for(&answers, form)).unwrap_or_default(),
        reasons_against: form.map(|form| speaking_against(&answers, form)).unwrap_or_default(),
        pulls: Vec::new(),
        warnings: warning::of_person(&answers, form, facts),
    };
    let nouns: Vec<&str> = range.iter().map(|rung| rung.noun).collect();
    person.lighter = lighter(&nouns);
    person.result = match best {
        None => still_needed(ENOUGH.saturating_sub(answers.len())),
        Some((_, fit)) if fit.reaches(70) => format!("Your answers point to {}", listed(&nouns, "or")),
        Some((_, fit)) if fit.reaches(55) => format!("Your answers lean towards {}", listed(&nouns, "or")),
        Some(_) => {
            let pull = |&(form, _): &(usize, Fit)| Pull { form, reasons: speaking_for(&answers, form) };
            person.pulls = ranked.iter().take(2).map(pull).collect();
            let nouns: Vec<&str> = person.pulls.iter().map(|pull| noun(pull.form)).collect();
            person.lighter = format!("The strongest pulls are towards {}.", listed(&nouns, "and"));
            "Your answers point different ways".to_owned()
        }
    };
    person
}

/// The place of a form on the ladder by its id, from 0.
pub fn rung(id: &str) -> Option<usize> {
    RUNGS.iter().position(|rung| rung.id == id)
}

fn noun(form: usize) -> &'static str {
    RUNGS.get(form).map_or("", |rung| rung.noun)
}

/// "Coordination is lighter to start with.", where there is a choice.
fn lighter(nouns: &[&str]) -> String {
    match nouns {
        [] | [_] => String::new(),
        [lightest, _] => format!("{} is lighter to start with.", capital(lightest)),
        [lightest, ..] => format!("{} is the lightest to start with.", capital(lightest)),
    }
}

fn still_needed(answers: usize) -> String {
    let (noun, verb) = if answers == 1 { ("answer", "is") } else { ("answers", "are") };
    format!("{} more {noun} {verb} needed for a result", capital(&number(answers)))
}

/// What is shown for an answer to one of the nine questions.
fn answer_label(question: &str, option: &str) -> String {
    let column = content::field("form.answers").and_then(|field| field.column(question));
    capital(column.map_or(option, |column| column.option_label(option)))
}

fn about(question: &str) -> &'static str {
    TOPICS.iter().find(|topic| topic.id == question).map_or("", |topic| topic.about)
}

fn speaking_for(answers: &[&Weight], form: usize) -> Vec<Reason> {
    let mut strong: Vec<&Weight> = answers.iter().filter(|answer| answer.points(form) >= 2).copied().collect();
    crate::order::by_key(&mut strong, |answer| std::cmp::Reverse(answer.points(form)));
    strong.into_iter().map(|answer| reason(answer, about(answer.question).to_owned())).collect()
}

/// Also where it points to a form that is barred here: it was said.
fn speaking_against(answers: &[&Weight], form: usize) -> Vec<Reason> {
    let mut found = Vec::new();
    for answer in answers.iter().filter(|answer| answer.points(form) == 0) {
        let others: Vec<&str> = (0..RUNGS.len()).filter(|&other| answer.points(other) >= 2).map(noun).collect();
        if !others.is_empty() {
            let about = format!("{}; this points to {}", about(answer.question), listed(&others, "or"));
            found.push(reason(answer, about));
        }
    }
    found
}

fn reason(answer: &Weight, about: String) -> Reason {
    Reason { question: answer.question, answer: answer_label(answer.question, answer.option), about }
}

#[cfg(test)]
mod tests;
