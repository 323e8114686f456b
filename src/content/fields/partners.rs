//! Question 2: who.

use super::*;

const SECTORS: &[Choice] = &[
    choice("vcse", "Charity, community group or social enterprise"),
    choice("council", "Council"),
    choice("nhs", "NHS body, GP practice or GP federation"),
    choice("public-other", "Another public body: police, school, university, housing association"),
    choice("business", "Business"),
    choice("lived-experience", "Group of people affected"),
    choice("funder", "Funder"),
    choice("other", "Something else"),
];
const SIZES: &[Choice] = &[
    choice("volunteers", "No paid staff"),
    choice("small", "1 to 10 staff"),
    choice("medium", "11 to 50 staff"),
    choice("large", "Over 50 staff"),
    choice("unknown", "Do not know"),
];
const STATUSES: &[Choice] = &[
    choice("idea", "Not approached"),
    choice("talking", "Talking"),
    choice("interested", "Interested"),
    choice("committed", "Committed"),
    choice("stepped-back", "Stepped back"),
];
const ROLES: &[Choice] = &[
    choice("core", "Shares decisions"),
    choice("delivery", "Does part of the work"),
    choice("advice", "Is consulted"),
    choice("informed", "Is kept informed"),
];
const BRINGS: &[Choice] = &[
    choice("people", "Staff or volunteers"),
    choice("space", "Space"),
    choice("money", "Money"),
    choice("skills", "Skills"),
    choice("data", "Information"),
    choice("trust", "Links with the community"),
    choice("voice", "Influence"),
    choice("kit", "Equipment or systems"),
];
const SAY: &[Choice] = &[choice("low", "Little"), choice("some", "Some"), choice("high", "Much")];

pub(super) const ITEMS: Field = list(
    "partners.items",
    "Partners",
    "Organisations and groups, not people.",
    12,
    ("partner", "partners", "Add a partner"),
    &[
        line("partners.items[].name", "Name", "", 80),
        field("partners.items[].sector", "Kind of partner", "", Kind::Choice(SECTORS)),
        field("partners.items[].size", "Size", "", Kind::Choice(SIZES)),
        field("partners.items[].status", "Where it stands", "", Kind::Choice(STATUSES)),
        field("partners.items[].role", "Its part", "", Kind::Choice(ROLES)),
        line(
            "partners.items[].contactRole",
            "Contact, by job",
            "A job title is enough, and lasts longer than a name.",
            80,
        ),
        lines("partners.items[].interest", "What it wants from this", "", 200),
        field("partners.items[].brings", "What it brings", "", Kind::Choices(BRINGS)),
        lines("partners.items[].gains", "What it gains", "", 200),
        lines("partners.items[].givesUp", "What it gives up or changes", "", 200),
        field("partners.items[].say", "How much say it has now", "", Kind::Choice(SAY)),
    ],
);
pub(super) const AFFECTED: Field = lines("partners.affected", "Who is affected, and how will they take part?", "", 300);
pub(super) const AFFECTED_HOW: Field = field(
    "partners.affectedHow",
    "How people affected take part",
    "",
    Kind::Choices(&[
        choice("told", "Kept informed"),
        choice("asked", "Consulted"),
        choice("designing", "Designing with us"),
        choice("deciding", "Share decisions"),
        choice("paid", "Paid for their time"),
        alone("undecided", "Undecided"),
    ]),
);
pub(super) const MISSING: Field = list(
    "partners.missing",
    "Who is missing?",
    "",
    6,
    ("missing partner", "missing partners", "Add someone missing"),
    &[
        line("partners.missing[].who", "Who", "", 80),
        lines("partners.missing[].why", "Why they matter", "", 160),
        field("partners.missing[].approachedBy", "Who asks them", "", Kind::Reference(Target::Partner)),
        field("partners.missing[].by", "By", "", Kind::Date),
    ],
);
pub(super) const HISTORY: Field =
    lines("partners.history", "What past joint work taught us", "No names of people, please.", 300);
