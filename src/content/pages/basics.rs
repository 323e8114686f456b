//! Before question 1.

use super::*;

pub(super) const BASICS: Page = Page {
    id: "plan",
    title: "About this plan",
    short: "Basics",
    fields: &["plan.title", "plan.place", "plan.stage", "plan.language"],
    first: &["plan.title", "plan.place", "plan.stage"],
};

pub(super) const BASICS_GUIDE: Guide = Guide {
    purpose: "Give the plan a name that all of you recognise.",
    guidance: &[
        "Everything in a plan is optional, and every page can wait. A half-finished plan is a useful plan.",
        "Start anywhere. Not sure why yet? Start with question 3, what you are trying to achieve.",
    ],
    added: &[],
    prompts: &[],
    example: "",
};
