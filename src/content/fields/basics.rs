//! The basics, before question 1.

use super::*;

pub(super) const TITLE: Field =
    line("plan.title", "What is this plan called?", "A name that all of you would use.", 80);
pub(super) const PLACE: Field = line("plan.place", "Which area or community is it for?", "", 80);
pub(super) const STAGE: Field = field(
    "plan.stage",
    "Where are you now?",
    "While you are thinking about it, later questions stay one step away.",
    Kind::Choice(&[
        choice("exploring", "We are thinking about it"),
        choice("setting-up", "We have agreed to try"),
        choice("under-way", "We are working together"),
        choice("renewing", "We are reviewing an existing partnership"),
    ]),
);
pub(super) const LANGUAGE: Field = field(
    "plan.language",
    "Which language is the plan in?",
    "",
    Kind::Choice(&[choice("en", "English"), choice("cy", "Cymraeg")]),
);
pub(super) const VERSION: Field = field("plan.version", "Version", "", Kind::Number { least: 1, most: 9999 });
pub(super) const LAST_CHANGED: Field = field("plan.lastChanged", "Last changed", "", Kind::Date);
pub(super) const FINISHED: Field = field(
    "plan.finished",
    "Finished for now",
    "",
    Kind::Choices(&[
        choice("drivers", "Why"),
        choice("partners", "Who"),
        choice("aim", "What"),
        choice("form", "Which form"),
        choice("success", "What success looks like"),
        choice("sustain", "What keeps it going"),
        choice("focus", "Dual focus"),
        choice("seniors", "Support from leaders"),
        choice("review", "Review points"),
        choice("feelings", "Safe space"),
    ]),
);
pub(super) const ID: Field = field("plan.id", "Identity of the plan", "", Kind::Automatic);
pub(super) const BASE: Field = field("plan.base", "Edited from", "", Kind::Automatic);
