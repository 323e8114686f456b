//! The full plan: twelve parts, always in the same order.

use super::answer::{block, columns, heads, written_rows};
use super::outline::{Block, Body, Cell, Copy, LEFT_OUT, Line, NOT_DECIDED, Outline, Section, Table, clean};
use super::{review, stand, summary, words};
use crate::content::{self, Kind};
use crate::form_aid;
use crate::plan::copy::Scope;
use crate::plan::{Plan, Row};

/// A part of the plan.
struct Part {
    id: &'static str,
    title: &'static str,
    page: Option<&'static str>,
    drawings: &'static [&'static str],
    pieces: &'static [Piece],
}

/// A piece of a part.
enum Piece {
    /// A field under its own label.
    Field(&'static str),
    /// The same, changed on another page than its neighbours.
    FieldOf(&'static str, &'static str),
    /// A field with the reason for it under it.
    Reason(&'static str, &'static str),
    /// Some columns of a list, under a caption.
    Columns(&'static str, &'static str, &'static [&'static str]),
    /// Worked out, mostly from one field.
    Made(&'static str, fn(&Plan) -> Vec<Block>),
    /// The plan in short.
    Summary,
}

use Piece::{Columns, Field, FieldOf, Made, Reason, Summary};

static PARTS: &[Part] = &[
    Part { id: "summary", title: "Summary", page: None, drawings: &[], pieces: &[Summary] },
    Part {
        id: "drivers",
        title: "Why we are doing this",
        page: Some("drivers"),
        drawings: &["scales"],
        pieces: &[
            Field("drivers.items"),
            Field("drivers.notAlone"),
            Field("drivers.worries"),
            Reason("drivers.decision", "drivers.decisionWhy"),
        ],
    },
    Part {
        id: "partners",
        title: "Who is involved",
        page: Some("partners"),
        drawings: &["table", "exchange"],
        pieces: &[
            Columns("partners.items", "Partners", &["name", "sector", "size", "status", "role"]),
            Columns(
                "partners.items",
                "What each wants, and how much say it has",
                &["name", "interest", "say", "contactRole"],
            ),
            Field("partners.affected"),
            Field("partners.affectedHow"),
            Field("partners.missing"),
            Field("partners.history"),
            Columns("partners.items", "Give and gain", &["name", "brings", "gains", "givesUp"]),
        ],
    },
    Part {
        id: "aim",
        title: "What we want to achieve",
        page: Some("aim"),
        drawings: &["rings"],
        pieces: &[
            Made("aim.purpose", purpose),
            Field("aim.why"),
            Field("aim.people"),
            Field("aim.needs"),
            Field("aim.inScope"),
            Field("aim.outOfScope"),
            Field("aim.horizon"),
            Field("aim.ownAims"),
            Field("aim.firstSteps"),
        ],
    },
    Part {
        id: "form",
        title: "How we will work",
        page: Some("form"),
        drawings: &["ladder"],
        pieces: &[
            Field("form.chosen"),
            Made("form.chosenWhy", why_this_form),
            Made("form.answers", side_by_side),
            Field("form.decisionRule"),
            Field("form.decisionNotes"),
            Field("form.checks"),
            Field("form.documents"),
            Field("form.stepUpIf"),
            Field("form.reviewBy"),
        ],
    },
    Part {
        id: "success",
        title: "What success looks like",
        page: Some("success"),
        drawings: &["flow"],
        pieces: &[
            Field("success.outcomes"),
            Field("success.evidence"),
            Field("success.audiences"),
            Field("success.warningSigns"),
            Field("success.credit"),
            Field("success.processLearning"),
        ],
    },
    Part {
        id: "sustain",
        title: "What will keep it going",
        page: Some("sustain"),
        drawings: &["jobs"],
        pieces: &[
            Field("sustain.tasks"),
            Field("sustain.champions"),
            Field("sustain.resources"),
            Field("sustain.promises"),
            Field("sustain.rhythm"),
            Field("sustain.chair"),
            Field("sustain.risks"),
            Field("sustain.disputes"),
            Field("sustain.ifSomeoneLeaves"),
            Field("sustain.ending"),
        ],
    },
    Part {
        id: "keep",
        title: "How we treat each other",
        page: None,
        drawings: &[],
        pieces: &[
            FieldOf("keep.relationships", "focus"),
            FieldOf("keep.leaders", "seniors"),
            FieldOf("safe.agreement", "feelings"),
            FieldOf("safe.steps", "feelings"),
        ],
    },
    Part {
        id: "doing",
        title: "How we are doing",
        page: Some("review"),
        drawings: &[],
        pieces: &[Made("reviews[].themes", review::doing)],
    },
    Part {
        id: "reviews",
        title: "Reviews",
        page: Some("review"),
        drawings: &["dates"],
        pieces: &[Made("reviews", review::reviews)],
    },
    Part {
        id: "stands",
        title: "Where each partner stands",
        page: None,
        drawings: &[],
        pieces: &[Made("agree", where_each_stands)],
    },
];

/// The full plan, for partners.
pub fn plan(plan: &Plan) -> Outline {
    copy(plan, Scope::default())
}

/// The full plan of a copy: what its sender left out is told from what is not
/// decided.
pub fn copy(plan: &Plan, scope: Scope) -> Outline {
    let mut outline = Outline::about(plan, Copy::of(scope));
    for (at, part) in PARTS.iter().enumerate() {
        outline.sections.push(section(plan, part, at + 1, scope));
    }
    let used = words::used(&outline.sections);
    let number = outline.sections.len() + 1;
    let blocks = vec![if used.rows.is_empty() { not_decided() } else { Block::new("", Body::Table(used)) }];
    outline.sections.push(Section { id: "words", number, title: "Words used here", page: None, drawings: &[], blocks });
    outline
}

/// A part; one gap in the place of many where nothing in it is decided.
fn section(plan: &Plan, part: &Part, number: usize, scope: Scope) -> Section {
    let mut blocks = Vec::new();
    for piece in part.pieces {
        match piece {
            Summary => blocks.extend(summary::blocks(plan, scope)),
            Field(id) => blocks.push(block(plan, id).of_copy(id, scope)),
            FieldOf(id, page) => blocks.push(Block { page: Some(page), ..block(plan, id).of_copy(id, scope) }),
            Reason(id, why) => blocks.push(reason(plan, id, why).of_copy(id, scope)),
            Columns(id, caption, keys) => blocks.push(columns(plan, id, caption, keys).of_copy(id, scope)),
            Made(id, make) => match make(plan) {
                none if none.is_empty() => blocks.push(not_decided().of_copy(id, scope)),
                made => blocks.extend(made.into_iter().map(|block| block.of_copy(id, scope))),
            },
        }
    }
    // Drawn without what each brings, partners would look as if they had nothing to give.
    let drawings =
        if part.id == "partners" && scope.leaves_out("partners.items[].brings") { &[] } else { part.drawings };
    let mut section = Section { id: part.id, number, title: part.title, page: part.page, drawings, blocks };
    let left_out = section.blocks.iter().filter(|block| block.is_left_out()).count();
    if section.is_gap() && (left_out == 0 || left_out == section.blocks.len()) {
        let mut gap = not_decided();
        if left_out > 0 {
            gap.body = Body::Gap(LEFT_OUT);
        }
        section.blocks = vec![gap];
    }
    section
}

fn not_decided() -> Block {
    Block::new("", Body::Gap(NOT_DECIDED))
}

/// "Carry on if something changes", and under it why.
fn reason(plan: &Plan, id: &str, why: &str) -> Block {
    let mut decision = block(plan, id);
    let Block { title, body: Body::Paragraphs(more), .. } = block(plan, why) else { return decision };
    match &mut decision.body {
        Body::Paragraphs(lines) => lines.extend(more),
        _ => {
            decision.title = title;
            decision.body = Body::Paragraphs(more);
        }
    }
    decision
}

fn purpose(plan: &Plan) -> Vec<Block> {
    let text = clean(plan.text("aim.purpose"));
    let (title, body) = if text.is_empty() { ("Our purpose", Body::Gap(NOT_DECIDED)) } else { ("", Body::Lead(text)) };
    vec![Block::new(title, body)]
}

/// Why this form, or why another one than the answers of all point to.
fn why_this_form(plan: &Plan) -> Vec<Block> {
    let why = block(plan, "form.chosenWhy");
    let differs = form_aid::group(plan).differs_from_aid;
    vec![if differs {
        Block { title: "Why we chose differently from where our answers meet".to_owned(), ..why }
    } else {
        why
    }]
}

fn where_each_stands(plan: &Plan) -> Vec<Block> {
    let stands = stand::stands(plan);
    if stands.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if let Some(agreed) = stand::agreed(plan) {
        let line = format!("Version {}: {}.", plan.version(), agreed.words());
        blocks.push(Block::new("", Body::Paragraphs(vec![Line::plain(&line)])));
    }
    blocks.push(Block::new("", Body::Stands(stands)));
    blocks.push(Block::new(
        "",
        Body::Note("Not a vote and not a signature. “Not yet” is useful: it says what has to change."),
    ));
    blocks
}

/// The nine answers of each person: a column a person up to five, above that
/// each answer with those who gave it.
fn side_by_side(plan: &Plan) -> Vec<Block> {
    let Some(field) = content::field("form.answers") else { return Vec::new() };
    let Kind::Rows(list) = &field.kind else { return Vec::new() };
    let label = |(at, row): (usize, &Row)| match clean(row.text("label")) {
        label if label.is_empty() => format!("Person {}", at + 1),
        label => label,
    };
    let people: Vec<(String, &Row)> =
        written_rows(plan, "form.answers").enumerate().map(|(at, row)| (label((at, row)), row)).collect();
    if people.is_empty() {
        return vec![Block::new(field.label, Body::Gap(NOT_DECIDED))];
    }
    const UNSURE: &str = "Does not know yet";
    let mut rows = Vec::new();
    for question in list.columns.iter().filter(|column| column.key != "label") {
        let answer = |row: &Row| clean(question.option_label(row.choice(question.key)));
        let mut cells = vec![Cell::Text(question.label.to_owned())];
        if people.len() <= 5 {
            cells.extend(people.iter().map(|(_, row)| Cell::new(answer(row), UNSURE)));
        } else {
            let given = |wanted: &str| {
                listed_names(people.iter().filter(|(_, row)| answer(row) == wanted).map(|(label, _)| label))
            };
            let options = question.options().iter().map(|option| option.label);
            let lines =
                options.chain([""]).map(|option| (if option.is_empty() { UNSURE } else { option }, given(option)));
            let lines: Vec<String> = lines
                .filter(|(_, names)| !names.is_empty())
                .map(|(option, names)| format!("{option}: {names}"))
                .collect();
            cells.push(Cell::Text(lines.join("\n")));
        }
        rows.push(cells);
    }
    let mut head = heads(&["Question"]);
    if people.len() <= 5 {
        head.extend(heads(&people.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>()));
    } else {
        head.extend(heads(&["Who answered what"]));
    }
    vec![Block::new(field.label, Body::Table(Table { head, rows }))]
}

fn listed_names<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}
