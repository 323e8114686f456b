//! Question 6: what keeps it going.

use super::*;

/// One, two, three stand for low, medium, high.
const LEVEL: Kind = Kind::Number { least: 1, most: 3 };

pub(super) const TASKS: Field = list(
    "sustain.tasks",
    "Who does what",
    "One owner for each job; many can help.",
    20,
    ("job", "jobs", "Add a job"),
    &[
        line("sustain.tasks[].task", "Job", "", 100),
        field("sustain.tasks[].owner", "Owner", "", Kind::Reference(Target::Partner)),
        field("sustain.tasks[].does", "Does it", "", Kind::Partners),
        field("sustain.tasks[].supports", "Helps", "", Kind::Partners),
        field("sustain.tasks[].consulted", "Asked first", "", Kind::Partners),
        field("sustain.tasks[].informed", "Told", "", Kind::Partners),
        field("sustain.tasks[].by", "By", "", Kind::Date),
    ],
);
pub(super) const CHAMPIONS: Field = list(
    "sustain.champions",
    "Champions and deputies",
    "People who look beyond their own organisation and bring others together.",
    12,
    ("champion", "champions", "Add a champion"),
    &[
        field("sustain.champions[].partner", "Partner", "", Kind::Reference(Target::Partner)),
        line(
            "sustain.champions[].role",
            "Champion, by job",
            "A job title is enough, and lasts longer than a name.",
            80,
        ),
        lines("sustain.champions[].will", "What they will do", "", 160),
        line("sustain.champions[].deputy", "Deputy, by job", "", 80),
    ],
);
pub(super) const RESOURCES: Field = list(
    "sustain.resources",
    "What it takes, and who gives it",
    "Add a funder as a partner, then choose it here.",
    12,
    ("resource", "resources", "Add a resource"),
    &[
        line("sustain.resources[].what", "What", "", 80),
        field("sustain.resources[].from", "From", "", Kind::Reference(Target::Partner)),
        field(
            "sustain.resources[].kind",
            "Kind",
            "",
            Kind::Choice(&[
                choice("money", "Money"),
                choice("staff time", "Staff time"),
                choice("volunteer time", "Volunteer time"),
                choice("space", "Space"),
                choice("kit", "Kit"),
                choice("data", "Data"),
                choice("expertise", "Expertise"),
            ]),
        ),
        line("sustain.resources[].amount", "How much", "", 60),
        field("sustain.resources[].until", "Until", "", Kind::Date),
        field(
            "sustain.resources[].status",
            "How sure",
            "",
            Kind::Choice(&[
                choice("confirmed", "Confirmed"),
                choice("in principle", "In principle"),
                choice("needed", "Needed"),
            ]),
        ),
    ],
);
pub(super) const PROMISES: Field =
    field("sustain.promises", "What we promise each other", "", Kind::Texts { rows: 8, limit: 140 });
pub(super) const RHYTHM: Field = field(
    "sustain.rhythm",
    "How often we meet",
    "",
    Kind::Choice(&[
        choice("weekly", "Weekly"),
        choice("fortnightly", "Fortnightly"),
        choice("monthly", "Monthly"),
        choice("six-weekly", "Every six weeks"),
        choice("quarterly", "Quarterly"),
    ]),
);
pub(super) const CHAIR: Field = field(
    "sustain.chair",
    "Who chairs",
    "",
    Kind::Choice(&[
        choice("rotates", "It rotates"),
        choice("one-partner", "One partner"),
        choice("independent", "Someone independent"),
        choice("co-chairs", "Co-chairs"),
    ]),
);
pub(super) const RISKS: Field = list(
    "sustain.risks",
    "What could go wrong",
    "",
    10,
    ("risk", "risks", "Add a risk"),
    &[
        lines("sustain.risks[].risk", "Risk", "", 140),
        field("sustain.risks[].likely", "How likely", "1 low, 2 medium, 3 high", LEVEL),
        field("sustain.risks[].impact", "How bad", "1 low, 2 medium, 3 high", LEVEL),
        lines("sustain.risks[].response", "What we would do", "", 160),
        field("sustain.risks[].owner", "Owner", "", Kind::Reference(Target::Partner)),
    ],
);
pub(super) const DISPUTES: Field = lines("sustain.disputes", "If we disagree", "The steps, one after the other.", 300);
pub(super) const IF_SOMEONE_LEAVES: Field = lines("sustain.ifSomeoneLeaves", "If someone leaves", "", 240);
pub(super) const ENDING: Field = lines(
    "sustain.ending",
    "How it ends well",
    "Who tells people; what happens to data, money, staff, things and learning.",
    400,
);
