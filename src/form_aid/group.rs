//! What several people's answers mean for the group: the forms that fit
//! everyone, and the questions to talk about.

use super::words::{capital, listed, number};
use super::{Facts, Person, Warning, noun, person, warning};
use crate::content::form_weights::{RUNGS, TOPICS};
use crate::plan::Plan;

/// Everybody's results beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// One for each record of `form.answers` with anything in it, in order.
    pub people: Vec<Person>,
    /// The suggestion: ids of the forms inside everyone's range, lightest
    /// first. People without a range are left out.
    pub shared: Vec<&'static str>,
    /// The finding, as a heading: "No form fits all four of you yet".
    pub headline: String,
    /// Who points where, and what to talk about; a sentence or two, or nothing.
    pub says: String,
    /// The keys of the two questions with the most different answers, and of
    /// any that tie with the second.
    pub widest: Vec<&'static str>,
    /// The chosen form is not among those that the aid suggests.
    pub differs_from_aid: bool,
    /// Group and merger are left out: there is a public body among the partners.
    pub bars_group_and_merger: bool,
    /// What to think about, whoever answered what.
    pub warnings: Vec<Warning>,
}

impl Group {
    /// The people with a range.
    pub fn ranged(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.best.is_some())
    }
}

/// Works out everybody's results.
pub fn group(plan: &Plan) -> Group {
    let facts = Facts::of(plan);
    let mut people = Vec::new();
    for (at, row) in plan.rows("form.answers").iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let mut person = person(row, &facts);
        if person.label.is_empty() {
            person.label = format!("Person {}", at + 1);
        }
        people.push(person);
    }
    let ranges: Vec<&[&'static str]> =
        people.iter().filter(|person| person.best.is_some()).map(|person| &*person.range).collect();
    let shared = shared(&ranges);
    let widest = widest(plan);
    let warnings: Vec<Vec<Warning>> = people.iter().map(|person| person.warnings.clone()).collect();
    Group {
        headline: headline(&people, ranges.len(), &shared),
        says: says(&ranges, &shared, &widest),
        differs_from_aid: facts.differs(plan.choice("form.chosen"), &shared),
        bars_group_and_merger: facts.bars_group_and_merger(),
        warnings: warning::of_group(&warnings, &facts),
        people,
        shared,
        widest,
    }
}

impl Facts {
    fn differs(&self, chosen: &str, shared: &[&str]) -> bool {
        !chosen.is_empty() && !shared.is_empty() && !shared.contains(&chosen)
    }
}

/// The forms inside every range.
fn shared(ranges: &[&[&'static str]]) -> Vec<&'static str> {
    let everyone = |id: &&'static str| !ranges.is_empty() && ranges.iter().all(|range| range.contains(id));
    RUNGS.iter().map(|rung| rung.id).filter(everyone).collect()
}

fn nouns(ids: &[&str]) -> Vec<&'static str> {
    RUNGS.iter().filter(|rung| ids.contains(&rung.id)).map(|rung| rung.noun).collect()
}

fn headline(people: &[Person], ranged: usize, shared: &[&str]) -> String {
    if people.is_empty() {
        return "Nobody has answered the nine questions yet".to_owned();
    }
    let all = if ranged == 2 { "both of you".to_owned() } else { format!("all {} of you", number(ranged)) };
    match people.iter().find(|person| person.best.is_some()) {
        None => "Nobody has answered enough for a result yet".to_owned(),
        Some(one) if ranged == 1 => one.result.replacen("Your answers", &format!("The answers of {}", one.label), 1),
        Some(_) if shared.is_empty() => format!("No form fits {all} yet"),
        Some(_) => {
            let verb = if shared.len() == 1 { "fits" } else { "fit" };
            format!("{} {verb} {all}", capital(&listed(&nouns(shared), "and")))
        }
    }
}

/// "Two of you point to a joint project, two to a lead partner. Talk about
/// what differs most: how long, who decides."
fn says(ranges: &[&[&'static str]], shared: &[&str], widest: &[&str]) -> String {
    let mut said = Vec::new();
    match nouns(shared).first() {
        _ if ranges.len() < 2 => {}
        None => said.push(camps(ranges)),
        Some(lightest) if shared.len() > 1 => said.push(format!("{} is lighter to start with.", capital(lightest))),
        Some(_) => {}
    }
    let shorts: Vec<&str> = TOPICS.iter().filter(|topic| widest.contains(&topic.id)).map(|topic| topic.short).collect();
    match shorts.as_slice() {
        _ if ranges.len() < 2 => {}
        [] => {}
        // All that tie count, but nobody talks about eight things at once.
        [a, b, c, _, _, ..] => said.push(format!("Your answers differ on much; begin with {a}, {b} and {c}.")),
        shorts => said.push(format!("Talk about what differs most: {}.", shorts.join(", "))),
    }
    said.join(" ")
}

/// People who share a form, gathered around the form that most of those who
/// are left share (the lighter of two), named by all that they share. More
/// than three of them are only counted.
fn camps(ranges: &[&[&'static str]]) -> String {
    let mut left: Vec<&[&'static str]> = ranges.to_vec();
    let mut camps: Vec<(Vec<usize>, usize)> = Vec::new();
    while !left.is_empty() {
        let count = |rung: &str| left.iter().filter(|range| range.contains(&rung)).count();
        let Some(rung) = RUNGS.iter().rev().max_by_key(|rung| count(rung.id)) else { break };
        let (camp, rest): (Vec<_>, Vec<_>) = left.iter().copied().partition(|range| range.contains(&rung.id));
        if camp.is_empty() {
            break;
        }
        let forms = shared(&camp).iter().filter_map(|id| super::rung(id)).collect();
        camps.push((forms, camp.len()));
        left = rest;
    }
    if camps.len() > 3 {
        return format!("You point {} different ways.", number(camps.len()));
    }
    crate::order::by(&mut camps, Ord::cmp);
    let mut parts = Vec::new();
    for (at, (forms, size)) in camps.iter().enumerate() {
        let forms = listed(&forms.iter().map(|form| noun(*form)).collect::<Vec<_>>(), "or");
        parts.push(match (at, size) {
            (0, 1) => format!("One of you points to {forms}"),
            (0, _) => format!("{} of you point to {forms}", capital(&number(*size))),
            _ => format!("{} to {forms}", number(*size)),
        });
    }
    format!("{}.", parts.join(", "))
}

/// The two questions with the most different answers, ties by order, and any
/// that tie with the second. One that all answer alike does not differ.
fn widest(plan: &Plan) -> Vec<&'static str> {
    let mut counted: Vec<(usize, &'static str)> = Vec::new();
    for topic in &TOPICS {
        let mut answers: Vec<&str> = plan.rows("form.answers").iter().map(|row| row.choice(topic.id)).collect();
        answers.retain(|answer| !answer.is_empty());
        crate::order::by(&mut answers, Ord::cmp);
        answers.dedup();
        if answers.len() > 1 {
            counted.push((answers.len(), topic.id));
        }
    }
    // A stable sort keeps the order of the questions among equals.
    crate::order::by_key(&mut counted, |(count, _)| std::cmp::Reverse(*count));
    let least = counted.get(1).map_or(0, |(count, _)| *count);
    counted.into_iter().filter(|(count, _)| *count >= least).map(|(_, id)| id).collect()
}
