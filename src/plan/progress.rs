//! How far each page has come, and which number a version has.
//!
//! Nothing is required: what is missing is said when somebody calls a page
//! finished, and they may.

use super::{Answer, Edit, Path, Plan, Row};
use crate::content::{self, Kind, PAGES, Place};

/// How far a page has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No answer: "Not yet discussed".
    NotYet,
    /// Any answer.
    Started,
    /// Somebody said so: "Finished for now".
    Finished,
}

/// How many of the questions and things to keep in mind have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not yet discussed.
    pub not_yet: usize,
    /// With any answer.
    pub started: usize,
    /// Finished for now.
    pub finished: usize,
}

/// The status of a page by its id.
pub fn status(plan: &Plan, page: &str) -> Status {
    if plan.answers.choices("plan.finished").iter().any(|id| id == page) {
        return Status::Finished;
    }
    if has_answers(plan, page) { Status::Started } else { Status::NotYet }
}

/// Whether anything is written on a page. A copy may call one finished whose
/// answers are not in it.
pub fn has_answers(plan: &Plan, page: &str) -> bool {
    let fields = content::page(page).map_or(&[][..], |page| page.fields);
    fields.iter().any(|id| is_answered(plan, id))
}

/// Over the six questions and the four things to keep in mind.
pub fn counts(plan: &Plan) -> Counts {
    let mut counts = Counts::default();
    for page in PAGES.iter().filter(|page| page.place() != Place::Basics) {
        *match status(plan, page.id) {
            Status::NotYet => &mut counts.not_yet,
            Status::Started => &mut counts.started,
            Status::Finished => &mut counts.finished,
        } += 1;
    }
    counts
}

/// What a finished page would have and this one does not, as words after
/// "Still missing:". Empty when nothing is.
pub fn missing(plan: &Plan, page: &str) -> Vec<String> {
    let filled = |list| plan.rows(list).iter().filter(|row| !row.is_blank()).count();
    let missing = match page {
        "drivers" if filled("drivers.items") == 0 => "at least one reason to work together",
        "partners" if filled("partners.items") == 0 => "at least two partners",
        "partners" if filled("partners.items") == 1 => "a second partner",
        "aim" if plan.text("aim.purpose").trim().is_empty() => "your purpose, in one sentence",
        _ => return Vec::new(),
    };
    vec![missing.to_owned()]
}

/// The edit that calls a page finished for now, or not.
pub fn set_finished(plan: &Plan, page: &str, finished: bool) -> Edit {
    let mut pages: Vec<String> = plan.answers.choices("plan.finished").to_vec();
    pages.retain(|id| id != page);
    if finished {
        pages.push(page.to_owned());
    }
    let place = |id: &String| PAGES.iter().position(|page| page.id == id).unwrap_or(usize::MAX);
    crate::order::by_key(&mut pages, place);
    Edit::Set { path: Path::top("plan.finished"), answer: Some(Answer::Choices(pages)) }
}

/// Whether anything was written there: blank rows and spaces are nothing.
pub fn is_answered(plan: &Plan, field: &str) -> bool {
    let automatic = content::field(field).is_some_and(|field| field.kind == Kind::Automatic);
    !automatic && plan.answers.get(field).is_some_and(says_something)
}

/// Whether an answer says anything: blank rows and spaces do not.
pub fn says_something(answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => !text.trim().is_empty(),
        Answer::Texts(texts) => texts.iter().any(|text| !text.trim().is_empty()),
        Answer::Rows(rows) => rows.iter().any(row_says_something),
        other => !other.is_empty(),
    }
}

/// Whether a row holds anything, what a newer version wrote included.
pub fn row_says_something(row: &Row) -> bool {
    !row.unknown.is_empty() || row.answers.iter().any(|(_, answer)| says_something(answer))
}

/// The number that a change gives to a plan: the first one after a version
/// was shared makes the next number, later ones keep it. Which version was
/// shared is known beside the plan, not in it.
pub fn version_after_change(version: i64, shared: Option<i64>) -> i64 {
    match shared {
        Some(shared) if shared >= version => shared.saturating_add(1),
        _ => version,
    }
}

/// The number of a plan that two versions were brought together in.
pub fn version_together(mine: i64, theirs: i64) -> i64 {
    mine.max(theirs).saturating_add(1)
}
