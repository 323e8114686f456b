//! Question 3: what.

use super::*;

pub(super) const PURPOSE: Field =
    lines("aim.purpose", "Our purpose, in one sentence", "Who will be able to do what, where, and by when?", 240);
pub(super) const WHY: Field = lines("aim.why", "Why this matters", "", 400);
pub(super) const PEOPLE: Field = lines("aim.people", "Who is at the centre", "", 160);
pub(super) const NEEDS: Field = list(
    "aim.needs",
    "What they need around them",
    "Put the person in the middle, then ask what helps and who gives it now.",
    8,
    ("need", "needs", "Add a need"),
    &[
        line("aim.needs[].need", "Need", "", 120),
        lines("aim.needs[].whatHelps", "What helps", "", 160),
        field("aim.needs[].who", "Who", "", Kind::Partners),
        field(
            "aim.needs[].gap",
            "Gap",
            "Is something missing here?",
            Kind::Choice(&[choice("yes", "Yes"), choice("partly", "Partly"), choice("no", "No")]),
        ),
    ],
);
pub(super) const IN_SCOPE: Field = field("aim.inScope", "In scope", "", Kind::Texts { rows: 5, limit: 120 });
pub(super) const OUT_OF_SCOPE: Field = field(
    "aim.outOfScope",
    "Out of scope",
    "Many disputes start where this was never said.",
    Kind::Texts { rows: 5, limit: 120 },
);
pub(super) const HORIZON: Field = field(
    "aim.horizon",
    "For how long",
    "",
    Kind::Choice(&[
        choice("3 months", "3 months"),
        choice("6 months", "6 months"),
        choice("1 year", "1 year"),
        choice("2-3 years", "2 to 3 years"),
        choice("longer", "Longer"),
        choice("ongoing", "Ongoing"),
    ]),
);
pub(super) const OWN_AIMS: Field = list(
    "aim.ownAims",
    "What matters to one of us alone",
    "Partners need not want all the same things.",
    12,
    ("own aim", "own aims", "Add an own aim"),
    &[
        field("aim.ownAims[].partner", "Partner", "", Kind::Reference(Target::Partner)),
        lines("aim.ownAims[].aim", "What matters to it", "", 160),
    ],
);
pub(super) const FIRST_STEPS: Field = list(
    "aim.firstSteps",
    "First steps",
    "Something small that you do together in the next weeks.",
    3,
    ("first step", "first steps", "Add a first step"),
    &[
        line("aim.firstSteps[].what", "Step", "", 120),
        field("aim.firstSteps[].who", "Who", "", Kind::Reference(Target::Partner)),
        field("aim.firstSteps[].by", "By", "", Kind::Date),
    ],
);
