//! Thing to keep in mind 3: reviews, planned and done.

use super::*;

const QUESTIONS: &[Choice] = &[
    choice("drivers", "Why we are doing this"),
    choice("partners", "Who is involved"),
    choice("aim", "What we want to achieve"),
    choice("form", "How we will work"),
    choice("success", "What success looks like"),
    choice("sustain", "What will keep it going"),
];

pub(super) const REVIEWS: Field = list(
    "reviews",
    "Reviews",
    "Put the next date in first. The rest is for the day itself.",
    24,
    ("review", "reviews", "Add a review"),
    &[
        field("reviews[].date", "Date", "", Kind::Date),
        field(
            "reviews[].kind",
            "Kind of review",
            "",
            Kind::Choice(&[
                choice("check-in", "Short review"),
                choice("full-review", "Full review"),
                choice("something-changed", "Something changed"),
                choice("closing", "Closing review"),
            ]),
        ),
        field("reviews[].present", "Who was there", "Partners, not people.", Kind::Partners),
        lines("reviews[].expected", "What did we expect?", "", 300),
        lines("reviews[].happened", "What happened?", "", 300),
        lines("reviews[].why", "Why the difference?", "", 300),
        lines("reviews[].change", "What will we do differently?", "", 300),
        field(
            "reviews[].stillRight",
            "Is the plan still right?",
            "",
            Kind::States {
                of: Items::Fixed(QUESTIONS),
                states: &[
                    choice("yes", "Still right"),
                    choice("change", "Change it"),
                    choice("not-discussed", "Not discussed"),
                ],
            },
        ),
        field(
            "reviews[].outcomes",
            "How the outcomes are going",
            "",
            Kind::States {
                of: Items::Outcomes,
                states: &[
                    choice("not-started", "Not started"),
                    choice("some-signs", "Some signs"),
                    choice("clear-signs", "Clear signs"),
                    choice("stuck", "Stuck"),
                ],
            },
        ),
        list(
            "reviews[].actions",
            "Actions",
            "Three at most.",
            5,
            ("action", "actions", "Add an action"),
            &[
                line("reviews[].actions[].what", "Action", "", 120),
                field("reviews[].actions[].owner", "Owner", "", Kind::Reference(Target::Partner)),
                field("reviews[].actions[].by", "By", "", Kind::Date),
                field("reviews[].actions[].done", "Done", "", Kind::YesNo),
            ],
        ),
        field("reviews[].themes", "How we are doing", "", Kind::Themes),
        lines(
            "reviews[].agreedNote",
            "What we agreed to write down about how we work",
            "Neutral words, read back before you keep them.",
            240,
        ),
        field("reviews[].next", "Next review", "", Kind::Date),
    ],
);
