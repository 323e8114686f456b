//! Words to start from, offered and never forced. Taking one writes it as if
//! it had been typed.

/// The sentence to begin the purpose with; what is in brackets is to be filled in.
pub static PURPOSE: &str = "We are working together so that [who] can [what changes] in [where] by [when].";

/// Risks that many groups share, for `sustain.risks[].risk`.
pub static RISKS: &[&str] = &[
    "A champion leaves",
    "Funding ends",
    "A partner reorganises",
    "More people come than we can help",
    "Personal data goes to the wrong place",
    "A safeguarding concern",
    "Partners compete for the same grant",
    "One partner dominates",
    "People affected lose trust",
];

/// Beginnings of a group agreement, for `safe.agreement`.
pub static AGREEMENT: &[&str] = &[
    "Say when you do not know",
    "Ask before you share a story outside",
    "Challenge ideas and decisions directly",
    "Bigger partners speak later",
    "Name your organisation’s limits early",
    "Anyone can call a pause",
];

/// Three steps for tension, for `safe.steps`.
pub static STEPS: &[&str] = &[
    "Talk directly within a week",
    "Ask an agreed third person",
    "Take it to both leaders, with a written summary that both accept",
];

/// When to review besides the dates.
pub static ALSO_REVIEW_WHEN: &[&str] = &[
    "a champion or leader changes",
    "money starts or stops",
    "a partner joins, leaves or reorganises",
    "there is an incident",
    "anyone asks",
];

/// A usual time between reviews.
#[derive(Debug, PartialEq, Eq)]
pub struct Interval {
    /// When it is usual.
    pub when: &'static str,
    /// The time, in words.
    pub words: &'static str,
    /// The time in weeks, to work out a date.
    pub weeks: u16,
}

/// How often to review, unless the group says otherwise.
pub static INTERVALS: &[Interval] = &[
    Interval { when: "The first look, while habits form", words: "in six weeks", weeks: 6 },
    Interval { when: "In the first year", words: "in three months", weeks: 13 },
    Interval { when: "After that", words: "in six months", weeks: 26 },
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::content::{Kind, field};

    #[test]
    fn starters_fit_the_fields_they_are_offered_for() {
        let limit = |kind: &Kind| match kind {
            Kind::Line { limit } | Kind::Lines { limit } | Kind::Texts { limit, .. } => *limit,
            _ => 0,
        };
        let risk = field("sustain.risks").and_then(|field| field.column("risk")).unwrap();
        for (kind, texts) in [
            (&risk.kind, RISKS),
            (&field("safe.agreement").unwrap().kind, AGREEMENT),
            (&field("safe.steps").unwrap().kind, STEPS),
            (&field("aim.purpose").unwrap().kind, &[PURPOSE]),
        ] {
            assert!(texts.iter().all(|text| text.chars().count() <= limit(kind)));
        }
    }
}
