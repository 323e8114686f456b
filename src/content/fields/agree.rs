//! Where each partner stands on a version of the plan.

use super::*;

pub(super) const AGREE: Field = list(
    "agree",
    "Where each partner stands",
    "Not a vote and not a signature.",
    12,
    ("position", "positions", "Add a position"),
    &[
        field("agree[].partner", "Partner", "", Kind::Reference(Target::Partner)),
        field(
            "agree[].position",
            "Where do you stand?",
            "",
            Kind::Choice(&[
                choice("yes", "Yes, we agree"),
                choice("yes-with-reservations", "Yes, with a reservation we want noted"),
                choice("can-live-with", "We can live with it"),
                explained("not-yet", "Not yet", "Say what has to change"),
                choice("no", "No"),
                explained(
                    "subject-to-board",
                    "In principle, subject to our board, trustees or cabinet",
                    "Say when they meet",
                ),
            ]),
        ),
        lines("agree[].condition", "What should be noted", "", 200),
        line("agree[].byRole", "Your job title", "", 80),
        field("agree[].date", "Date", "", Kind::Date),
        field("agree[].version", "Version", "", Kind::Number { least: 1, most: 9999 }),
    ],
);
