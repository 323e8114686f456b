//! Question 5: what success looks like.

use super::*;

pub(super) const OUTCOMES: Field = list(
    "success.outcomes",
    "What will be different",
    "A change, not an activity. Three to five is plenty.",
    6,
    ("outcome", "outcomes", "Add an outcome"),
    &[
        lines("success.outcomes[].change", "Change", "", 160),
        field(
            "success.outcomes[].for",
            "For whom",
            "",
            Kind::Choice(&[
                choice("people", "People"),
                choice("community", "Community"),
                choice("partners", "Partners"),
                choice("system", "The system"),
            ]),
        ),
        field(
            "success.outcomes[].by",
            "By",
            "",
            Kind::Choice(&[
                choice("6 months", "6 months"),
                choice("1 year", "1 year"),
                choice("2+ years", "2 years or more"),
            ]),
        ),
        lines("success.outcomes[].sign", "Sign", "How would you notice?", 160),
        line("success.outcomes[].now", "Now", "Where are you today?", 120),
    ],
);
pub(super) const EVIDENCE: Field = list(
    "success.evidence",
    "Evidence",
    "Use what one of you already keeps, if you can.",
    10,
    ("piece of evidence", "pieces of evidence", "Add evidence"),
    &[
        line("success.evidence[].what", "What", "", 120),
        field(
            "success.evidence[].kind",
            "Kind",
            "",
            Kind::Choice(&[
                choice("numbers", "Numbers"),
                choice("stories", "Stories"),
                choice("existing records", "Existing records"),
                choice("survey", "Survey"),
                choice("observation", "Observation"),
                choice("costs", "Costs"),
            ]),
        ),
        field("success.evidence[].outcome", "Which outcome", "", Kind::Reference(Target::Outcome)),
        field("success.evidence[].who", "Who", "", Kind::Reference(Target::Partner)),
        field(
            "success.evidence[].often",
            "How often",
            "",
            Kind::Choice(&[
                choice("once", "Once"),
                choice("monthly", "Monthly"),
                choice("quarterly", "Quarterly"),
                choice("yearly", "Yearly"),
            ]),
        ),
        field(
            "success.evidence[].effort",
            "Effort",
            "",
            Kind::Choice(&[choice("low", "Low"), choice("medium", "Medium"), choice("high", "High")]),
        ),
        line("success.evidence[].dataNote", "Consent or privacy", "", 120),
    ],
);
pub(super) const AUDIENCES: Field = list(
    "success.audiences",
    "Who it has to convince",
    "",
    8,
    ("audience", "audiences", "Add an audience"),
    &[
        line("success.audiences[].who", "Who", "", 80),
        line("success.audiences[].decides", "What they decide", "", 120),
        field(
            "success.audiences[].trusts",
            "What they trust",
            "",
            Kind::Choices(&[
                choice("numbers", "Numbers"),
                choice("stories", "Stories"),
                choice("costs", "Costs"),
                choice("safety and quality", "Safety and quality"),
                choice("comparison elsewhere", "Comparison elsewhere"),
                choice("hearing from people", "Hearing from people"),
            ]),
        ),
        field(
            "success.audiences[].format",
            "How to tell them",
            "",
            Kind::Choices(&[
                choice("one page", "One page"),
                choice("report", "Report"),
                choice("visit", "Visit"),
                choice("presentation", "Presentation"),
                choice("conversation", "Conversation"),
            ]),
        ),
        field("success.audiences[].when", "When", "", Kind::Date),
    ],
);
pub(super) const PROCESS_LEARNING: Field = field(
    "success.processLearning",
    "What we want to learn about working together",
    "",
    Kind::Texts { rows: 3, limit: 160 },
);
pub(super) const CREDIT: Field = lines("success.credit", "How we share credit and name each other", "", 200);
pub(super) const WARNING_SIGNS: Field =
    field("success.warningSigns", "What would tell us to stop or change", "", Kind::Texts { rows: 3, limit: 160 });
