//! Things to keep in mind 1 and 2: relationships and leaders.

use super::*;

pub(super) const RELATIONSHIPS: Field = list(
    "keep.relationships",
    "What we do for our relationships",
    "",
    5,
    ("thing we will do", "things we will do", "Add something we will do"),
    &[line("keep.relationships[].what", "What we will do", "", 120), line("keep.relationships[].when", "When", "", 60)],
);
pub(super) const LEADERS: Field = list(
    "keep.leaders",
    "Support from leaders",
    "A chief executive, director, chair, councillor or clinical lead.",
    12,
    ("leader", "leaders", "Add a leader"),
    &[
        field("keep.leaders[].partner", "Partner", "", Kind::Reference(Target::Partner)),
        line("keep.leaders[].role", "Leader, by job", "A job title is enough, and lasts longer than a name.", 80),
        lines("keep.leaders[].will", "What they will say or give", "", 160),
        field("keep.leaders[].hours", "Hours a month", "", Kind::Number { least: 0, most: 744 }),
        field("keep.leaders[].by", "By", "", Kind::Date),
    ],
);
