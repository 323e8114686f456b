//! Question 1: why.

use super::*;

/// Reasons that respond to pressure from outside. `other` is in neither group.
pub static PRESSURE: &[&str] = &["policy", "money", "capacity", "asked", "demand"];

/// Reasons that are about ambition.
pub static AMBITION: &[&str] = &["develop", "service", "influence", "reach", "efficiency", "learn", "people-asked"];

const TYPES: &[Choice] = &[
    explained("policy", "Policy is changing", "New rules, plans or structures mean we must work differently"),
    explained("money", "Money is less secure", "Funding is falling, short-term or harder to win"),
    explained("capacity", "Not enough capacity", "Too few people, skills or hours to meet the need alone"),
    explained("asked", "A funder or commissioner expects it", "We have been told or strongly encouraged to join up"),
    explained("demand", "Need is growing or more complex", "People need help from several of us at once"),
    explained("develop", "Develop our organisation", "Build skills, structures or reach we do not have"),
    explained("service", "A fuller or better service", "Join things up so people get more, or better, help"),
    explained("influence", "More influence", "A stronger voice with councils, the NHS, government or funders"),
    explained("reach", "Reach people we miss", "Partners are trusted where we are not"),
    explained("efficiency", "Less duplication", "Stop doing the same thing twice; share costs"),
    explained("learn", "Learn and test", "Try something new with less risk to each of us"),
    explained("people-asked", "People asked us to", "Those affected told us to sort this out together"),
    explained("other", "Something else", "Describe it"),
];

pub(super) const ITEMS: Field = list(
    "drivers.items",
    "Our reasons",
    "Pressure and ambition are both fine. Say whose reason it is.",
    10,
    ("reason", "reasons", "Add a reason"),
    &[
        field("drivers.items[].type", "Reason", "", Kind::Choice(TYPES)),
        field("drivers.items[].whose", "Whose", "", Kind::Reference(Target::PartnerOrAll)),
        lines("drivers.items[].detail", "In our words", "", 200),
        field(
            "drivers.items[].strength",
            "Strength",
            "",
            Kind::Choice(&[choice("main", "Main"), choice("also", "Also")]),
        ),
    ],
);
pub(super) const NOT_ALONE: Field = lines(
    "drivers.notAlone",
    "What none of us can do alone",
    "If there is no answer, working together may cost more than it gives.",
    400,
);
pub(super) const WORRIES: Field =
    field("drivers.worries", "Reasons to be careful", "", Kind::Texts { rows: 5, limit: 160 });
pub(super) const DECISION: Field = field(
    "drivers.decision",
    "Do we carry on?",
    "It is a good result to decide not to go ahead.",
    Kind::Choice(&[
        choice("go", "Carry on planning"),
        choice("go-if", "Carry on if something changes"),
        choice("not-now", "Stop for now"),
        alone("undecided", "Undecided"),
    ]),
);
pub(super) const DECISION_WHY: Field = lines("drivers.decisionWhy", "Why, or what has to change", "", 200);
