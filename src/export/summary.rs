//! The plan on one page: what leaders and boards read, in under two minutes.

use super::answer::{block, columns, partner, value, written, written_rows};
use super::outline::{Block, Body, Copy, Line, NOT_DECIDED, Outline, Section, clean};
use super::{review, stand};
use crate::content;
use crate::plan::copy::Scope;
use crate::plan::{Plan, Row};

/// The one-page summary, for partners.
pub fn summary(plan: &Plan) -> Outline {
    copy_summary(plan, Scope::default())
}

/// The one-page summary of a copy that somebody was sent.
pub fn copy_summary(plan: &Plan, scope: Scope) -> Outline {
    Outline { sections: parts(plan, scope), ..Outline::about(plan, Copy::of(scope)) }
}

/// The summary that anybody may read: purpose, partners, outcomes, first
/// steps and dates; no money, risks, worries, give-ups or positions.
pub fn public_summary(plan: &Plan) -> Outline {
    let people = block(plan, "aim.people");
    let who = columns(plan, "partners.items", "", &["name", "sector"]);
    let outcomes = columns(plan, "success.outcomes", "", &["change", "for", "by", "sign", "now"]);
    let dates = columns(plan, "reviews", "Review dates", &["date", "next"]);
    let sections = vec![
        part(
            "aim",
            "What we want to achieve",
            "aim",
            [purpose(plan)].into_iter().chain((!people.is_gap()).then_some(people)).collect(),
        ),
        part("partners", "Who", "partners", vec![who]),
        part("success", "What will be different", "success", vec![outcomes]),
        part("steps", "First steps", "aim", vec![first_steps(plan)]),
        part("review", "Reviews", "review", vec![dates]),
    ];
    Outline { sections, ..Outline::about(plan, Copy::Public) }
}

/// The summary as pieces of the full plan.
pub(super) fn blocks(plan: &Plan, scope: Scope) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in parts(plan, scope) {
        for (at, mut block) in section.blocks.into_iter().enumerate() {
            if at == 0 {
                block.title = section.title.to_owned();
            }
            blocks.push(block);
        }
    }
    blocks
}

/// The parts; each is told by one field whether the sender left it out.
fn parts(plan: &Plan, scope: Scope) -> Vec<Section> {
    const OF: [&str; 9] = [
        "aim.purpose",
        "drivers.items",
        "partners.items",
        "form.chosen",
        "success.outcomes",
        "aim.firstSteps",
        "sustain.promises",
        "reviews",
        "agree",
    ];
    let mut parts = vec![
        part("aim", "What we want to achieve", "aim", vec![purpose(plan)]),
        part("drivers", "Why now", "drivers", vec![reasons(plan)]),
        part("partners", "Who", "partners", vec![columns(plan, "partners.items", "", &["name", "brings", "gains"])]),
        part("form", "How we will work", "form", vec![how(plan)]),
        part("success", "What will be different", "success", vec![outcomes(plan)]),
        part("steps", "First steps", "aim", vec![first_steps(plan)]),
        part("promises", "What we promise each other", "sustain", vec![promises(plan)]),
        part("review", "Next review, and concerns", "review", vec![next_review(plan)]),
        Section { page: None, ..part("stands", "Where each partner stands", "", vec![stands(plan)]) },
    ];
    for (part, id) in parts.iter_mut().zip(OF) {
        let blocks = std::mem::take(&mut part.blocks);
        part.blocks = blocks.into_iter().map(|block| block.of_copy(id, scope)).collect();
    }
    parts
}

fn part(id: &'static str, title: &'static str, page: &'static str, blocks: Vec<Block>) -> Section {
    let blocks = blocks.into_iter().map(|block| Block { title: String::new(), ..block }).collect();
    Section { id, number: 0, title, page: Some(page), drawings: &[], blocks }
}

fn purpose(plan: &Plan) -> Block {
    let text = clean(plan.text("aim.purpose"));
    Block::new("", if text.is_empty() { Body::Gap(NOT_DECIDED) } else { Body::Lead(text) })
}

/// The top three reasons: main ones before the others.
fn reasons(plan: &Plan) -> Block {
    let mut rows: Vec<&Row> = written_rows(plan, "drivers.items").collect();
    crate::order::by_key(&mut rows, |row| row.choice("strength") != "main");
    let reason = content::field("drivers.items").and_then(|field| field.column("type"));
    let line = |row: &&Row| {
        let kind = reason.map(|reason| value(plan, &row.answers, reason, "type")).unwrap_or_default();
        let detail = clean(row.text("detail"));
        Line::with(if detail.is_empty() { &kind } else { &detail }, &partner(plan, row.reference("whose")))
    };
    list(rows.iter().map(line), 3)
}

/// "Partnership agreement (alliance). We decide by consent: no reasoned objection."
fn how(plan: &Plan) -> Block {
    let form = content::field("form.chosen")
        .map(|field| clean(field.option_label(plan.choice("form.chosen"))))
        .unwrap_or_default();
    let rule = match plan.choice("form.decisionRule") {
        "consensus" => "We decide by consensus: all can live with it.",
        "consent" => "We decide by consent: no reasoned objection.",
        "majority" => "We decide by majority vote.",
        "lead" => "The lead partner decides after asking.",
        "own" => "Each decides for itself.",
        other => other,
    };
    let notes = clean(plan.text("form.decisionNotes"));
    let text = [rule, &notes].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    if form.is_empty() && text.is_empty() {
        return Block::new("", Body::Gap(NOT_DECIDED));
    }
    let strong = if form.is_empty() { form } else { form + "." };
    Block::new("", Body::Paragraphs(vec![Line { strong, text: clean(&text), small: String::new() }]))
}

fn outcomes(plan: &Plan) -> Block {
    list(written_rows(plan, "success.outcomes").map(|row| Line::with(row.text("change"), row.text("sign"))), 3)
}

fn first_steps(plan: &Plan) -> Block {
    let line = |row: &Row| {
        let (who, day) = (partner(plan, row.reference("who")), row.date("by").map(|day| day.in_words()));
        let small =
            [Some(who), day].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        Line::with(row.text("what"), &small)
    };
    list(written_rows(plan, "aim.firstSteps").map(line), 3)
}

fn promises(plan: &Plan) -> Block {
    list(written(plan.answers.texts("sustain.promises")).map(Line::plain), 4)
}

fn next_review(plan: &Plan) -> Block {
    let look = review::next(plan).map(|day| format!("We stop and look on {}", day.in_words()));
    let form = plan.answers.date("form.reviewBy").map(|day| day.in_words());
    let dates = match (look, form) {
        (Some(look), Some(form)) => format!("{look}, and at the form by {form}."),
        (Some(look), None) => format!("{look}."),
        (None, Some(form)) => format!("We look at the form again by {form}."),
        (None, None) => String::new(),
    };
    let mut lines = Vec::new();
    if !dates.is_empty() {
        lines.push(Line::plain(&dates));
    }
    let steps = match clean(plan.text("sustain.disputes")) {
        text if text.is_empty() => written(plan.answers.texts("safe.steps")).map(clean).collect::<Vec<_>>().join("; "),
        text => text,
    };
    if !steps.is_empty() {
        lines.push(Line { strong: "A concern:".to_owned(), text: steps, small: String::new() });
    }
    Block::new("", if lines.is_empty() { Body::Gap(NOT_DECIDED) } else { Body::Paragraphs(lines) })
}

fn stands(plan: &Plan) -> Block {
    let stands = stand::stands(plan);
    Block::new("", if stands.is_empty() { Body::Gap(NOT_DECIDED) } else { Body::Stands(stands) })
}

fn list(lines: impl Iterator<Item = Line>, most: usize) -> Block {
    let lines: Vec<Line> = lines.filter(|line| !line.text.is_empty()).take(most).collect();
    Block::new("", if lines.is_empty() { Body::Gap(NOT_DECIDED) } else { Body::List(lines) })
}
