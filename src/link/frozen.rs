//! The numbers of format `p1`: which field is which in a document. Nothing
//! here is ever changed; a new field stands in no list here, and travels in
//! the document's extension by its id.

use crate::content::{self, Choice, Field, Items, Kind};

/// The fields in the order in which they travel; a field's number is its place.
pub(super) static ORDER: [&str; 59] = [
    "plan.title",
    "plan.place",
    "partners.items",
    "aim.purpose",
    "plan.stage",
    "plan.language",
    "plan.version",
    "plan.lastChanged",
    "plan.finished",
    "aim.why",
    "aim.people",
    "aim.needs",
    "aim.inScope",
    "aim.outOfScope",
    "aim.horizon",
    "aim.ownAims",
    "aim.firstSteps",
    "drivers.items",
    "drivers.notAlone",
    "drivers.worries",
    "drivers.decision",
    "drivers.decisionWhy",
    "partners.affected",
    "partners.affectedHow",
    "partners.missing",
    "partners.history",
    "form.answers",
    "form.chosen",
    "form.chosenWhy",
    "form.decisionRule",
    "form.decisionNotes",
    "form.documents",
    "form.checks",
    "form.stepUpIf",
    "form.reviewBy",
    "success.outcomes",
    "success.evidence",
    "success.audiences",
    "success.processLearning",
    "success.credit",
    "success.warningSigns",
    "sustain.tasks",
    "sustain.champions",
    "sustain.resources",
    "sustain.promises",
    "sustain.rhythm",
    "sustain.chair",
    "sustain.risks",
    "sustain.disputes",
    "sustain.ifSomeoneLeaves",
    "sustain.ending",
    "keep.relationships",
    "keep.leaders",
    "safe.agreement",
    "safe.steps",
    "agree",
    "reviews",
    "plan.id",
    "plan.base",
];

/// The themes of a round by number.
pub(super) static THEMES: [&str; 10] =
    ["drivers", "partners", "aim", "form", "success", "sustain", "focus", "seniors", "review", "feelings"];

/// The bands and the spreads of a theme by number.
pub(super) static BANDS: [&str; 3] = ["strong", "talk", "action"];
pub(super) static SPREADS: [&str; 3] = ["together", "some-differ", "split"];

/// Fields whose columns, options or things with a state became more after the
/// freeze, and how many of them `p1` has numbers for.
static GROWN: &[(&str, usize)] = &[];

fn known(id: &str, now: usize) -> usize {
    GROWN.iter().find(|(grown, _)| *grown == id).map_or(now, |(_, known)| *known)
}

/// The fields that travel by number, in their order.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    ORDER.iter().filter_map(|id| content::field(id))
}

/// The columns of a list that have numbers.
pub fn columns(list: &'static Field) -> &'static [Field] {
    match &list.kind {
        Kind::Rows(rows) => rows.columns.get(..known(list.id, rows.columns.len())).unwrap_or(rows.columns),
        _ => &[],
    }
}

/// The options, or states, that have numbers.
pub fn options(field: &'static Field) -> &'static [Choice] {
    let options = field.options();
    match field.kind {
        Kind::States { .. } => options,
        _ => options.get(..known(field.id, options.len())).unwrap_or(options),
    }
}

/// The things that have states and numbers.
pub fn items(field: &'static Field) -> &'static [Choice] {
    match &field.kind {
        Kind::States { of: Items::Fixed(items), .. } => items.get(..known(field.id, items.len())).unwrap_or(items),
        _ => &[],
    }
}

/// How many hexadecimal digits a field of the app's own has.
pub(super) fn digits(field: &Field) -> usize {
    if field.id == "plan.id" { 12 } else { 6 }
}
