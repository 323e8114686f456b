//! Undo and redo of everything, by whole copies of the plan.
//!
//! A plan is a few kilobytes, so a copy for each step is cheaper than being
//! clever. Typing in one field is one step, until there is a pause.

use super::{Answer, Edit, Path, Plan, Row};
use crate::content::Kind;

/// Steps that are kept; the oldest is forgotten first.
pub const MOST: usize = 100;

/// Steps that are kept when something comes from elsewhere: each costs a merge.
const REBASED: usize = 20;

/// The way back, and forward again.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// The field in which somebody is typing.
    typing: Option<Path>,
    /// Steps since they were last counted, those back and forth included.
    uncounted: u64,
}

/// A plan as it was, and what was done after it (or undone, in the future).
#[derive(Clone, Debug)]
struct Step {
    plan: Plan,
    says: String,
}

impl History {
    /// Remembers the plan as it is before an edit. To be called with edits
    /// that will be accepted; an edit that changes nothing is not a step.
    pub fn record(&mut self, before: &Plan, edit: &Edit) {
        let typing = typed(before, edit);
        if let Edit::Set { path, answer } = edit {
            if before.answer(path) == answer.as_ref().filter(|answer| !answer.is_empty()) {
                return;
            }
        }
        if typing.is_some() && typing == self.typing {
            return;
        }
        self.step(before, describe(before, edit));
        self.typing = typing;
    }

    /// Remembers the plan before a change of many answers at once, in the
    /// caller's own words: `bringing two versions together`.
    pub fn record_as(&mut self, before: &Plan, says: &str) {
        self.step(before, says.to_owned());
    }

    /// How many steps were made since [`History::counted`].
    pub fn uncounted(&self) -> u64 {
        self.uncounted
    }

    /// The steps so far are counted: what they led to is stored.
    pub fn counted(&mut self) {
        self.uncounted = 0;
    }

    /// Typing that follows is a step of its own.
    pub fn pause(&mut self) {
        self.typing = None;
    }

    /// Takes the last step back. `now` is kept for redo.
    pub fn undo(&mut self, now: Plan) -> Option<Plan> {
        self.typing = None;
        let Step { plan, says } = self.past.pop()?;
        self.uncounted += 1;
        self.future.push(Step { plan: now, says });
        Some(plan)
    }

    /// Does again what was undone last. `now` is kept for undo.
    pub fn redo(&mut self, now: Plan) -> Option<Plan> {
        self.typing = None;
        let Step { plan, says } = self.future.pop()?;
        self.uncounted += 1;
        self.past.push(Step { plan: now, says });
        Some(plan)
    }

    /// Changes the plans of the last steps, and forgets older ones: what came
    /// from elsewhere meanwhile is not taken back by undo.
    pub fn rebase(&mut self, change: impl Fn(&Plan) -> Plan) {
        for steps in [&mut self.past, &mut self.future] {
            let old = steps.len().saturating_sub(REBASED);
            steps.drain(..old);
            steps.iter_mut().for_each(|step| step.plan = change(&step.plan));
        }
    }

    /// There is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// There is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What undo would take back: `removing Anytown Library`.
    pub fn undo_says(&self) -> Option<&str> {
        self.past.last().map(|step| step.says.as_str())
    }

    /// What redo would do again.
    pub fn redo_says(&self) -> Option<&str> {
        self.future.last().map(|step| step.says.as_str())
    }

    /// The last steps that can be undone, and those that can be done again,
    /// each the plan as it was and what was done: to be handed on.
    pub fn steps(&self, most: usize) -> [Vec<(&Plan, &str)>; 2] {
        [&self.past, &self.future].map(|steps| {
            steps.iter().skip(steps.len().saturating_sub(most)).map(|step| (&step.plan, step.says.as_str())).collect()
        })
    }

    /// A history of steps that were handed on.
    pub fn of_steps([past, future]: [Vec<(Plan, String)>; 2]) -> History {
        let steps = |steps: Vec<(Plan, String)>| steps.into_iter().map(|(plan, says)| Step { plan, says }).collect();
        History { past: steps(past), future: steps(future), ..History::default() }
    }

    fn step(&mut self, before: &Plan, says: String) {
        self.future.clear();
        self.typing = None;
        self.uncounted += 1;
        if self.past.len() >= MOST {
            self.past.remove(0);
        }
        self.past.push(Step { plan: before.clone(), says });
    }
}

/// The field that an edit types in. A list of texts counts as typing while
/// its entries stay as many.
fn typed(before: &Plan, edit: &Edit) -> Option<Path> {
    let Edit::Set { path, answer } = edit else { return None };
    let types = match (&path.content()?.kind, answer) {
        (Kind::Line { .. } | Kind::Lines { .. } | Kind::Number { .. }, _) => true,
        (Kind::Texts { .. }, Some(Answer::Texts(after))) => {
            matches!(before.answer(path), Some(Answer::Texts(texts)) if texts.len() == after.len())
        }
        _ => false,
    };
    types.then(|| path.clone())
}

/// What an edit does, as words after "Undo": `adding a partner`.
fn describe(before: &Plan, edit: &Edit) -> String {
    match edit {
        Edit::Set { path, .. } => {
            let label = path.content().map_or("", |field| field.label);
            let verb = if typed(before, edit).is_some() { "typing in" } else { "changing" };
            format!("{verb} “{label}”")
        }
        Edit::AddRow { path, .. } => format!("adding {}", one_of(path)),
        Edit::RemoveRow { path, row } => format!("removing {}", row_called(before, path, row.as_str())),
        Edit::MoveRow { path, row, .. } => format!("moving {}", row_called(before, path, row.as_str())),
        Edit::Replace(_) => "putting another plan here".to_owned(),
    }
}

/// `a partner`, `an outcome`.
fn one_of(path: &Path) -> String {
    let one = match path.content().map(|field| &field.kind) {
        Some(Kind::Rows(list)) => list.one,
        _ => "row",
    };
    let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {one}")
}

/// What the row says first, or what it is.
fn row_called(plan: &Plan, path: &Path, id: &str) -> String {
    let row = match plan.answer(path) {
        Some(Answer::Rows(rows)) => rows.iter().find(|row| row.id.as_str() == id),
        _ => None,
    };
    let name = row.map_or_else(String::new, |row| row_name(plan, path, row));
    if name.is_empty() { one_of(path) } else { name }
}

/// A few words by which a person knows a row: its first answer that is words.
pub fn row_name(plan: &Plan, list: &Path, row: &Row) -> String {
    let Some(Kind::Rows(rows)) = list.content().map(|field| &field.kind) else { return String::new() };
    for column in rows.columns {
        let words = match row.answers.get(column.key) {
            Some(Answer::Text(text)) => text.trim().to_owned(),
            Some(Answer::Choice(id)) => column.option_label(id).to_owned(),
            Some(Answer::Date(date)) => date.in_words(),
            Some(Answer::Reference(id)) => plan.partner_name(id),
            _ => continue,
        };
        if !words.is_empty() {
            return shortened(&words, 40);
        }
    }
    String::new()
}

/// The first line, cut between words with an ellipsis where it is longer.
pub fn shortened(text: &str, most: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let start: String = line.chars().take(most).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', ' ']))
}
