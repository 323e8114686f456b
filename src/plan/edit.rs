//! Every change there is, and the only door by which a plan changes.

use std::collections::BTreeSet;
use std::fmt;

use super::{Answer, Path, Plan, Row, RowId};
use crate::content::{Field, Items, Kind, Target};

/// One change to a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Writes an answer, or takes it away.
    Set {
        /// Which answer.
        path: Path,
        /// What it becomes.
        answer: Option<Answer>,
    },
    /// Adds an empty row at the end of a list.
    AddRow {
        /// Which list.
        path: Path,
        /// The new row's id: see [`Plan::fresh_row`].
        row: RowId,
    },
    /// Takes a row away, and with it every reference to it.
    RemoveRow {
        /// Which list.
        path: Path,
        /// Which row.
        row: RowId,
    },
    /// Puts a row in another place of its list.
    MoveRow {
        /// Which list.
        path: Path,
        /// Which row.
        row: RowId,
        /// Its new place, counted from 0; past the end is the end.
        to: usize,
    },
    /// Puts another plan in the place of this one: opening a file, undo.
    Replace(Box<Plan>),
}

/// Why a change was refused. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// No such field, row or list.
    NoSuchPlace,
    /// The answer is of another kind than the field takes.
    WrongKind,
    /// The list holds as many rows as it can.
    Full,
    /// The row id is taken.
    Taken,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EditError::NoSuchPlace => "the row was removed; add it again or undo",
            EditError::WrongKind => "this answer is of another kind than the field takes",
            EditError::Full => "the list is full; remove a row first",
            EditError::Taken => "a row with this id is already there",
        })
    }
}

impl Plan {
    /// Makes a change, or refuses it and changes nothing.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::Set { path, answer } => self.set(&path, answer),
            Edit::AddRow { path, row } => self.add_row(&path, row),
            Edit::RemoveRow { path, row } => self.remove_row(&path, &row),
            Edit::MoveRow { path, row, to } => self.move_row(&path, &row, to),
            Edit::Replace(plan) => {
                *self = *plan;
                Ok(())
            }
        }
    }

    /// The lowest number above every number in use in a list, as an id.
    pub fn next_row(&self, path: &Path) -> RowId {
        let number = |row: &Row| row.id.as_str().split('-').next().and_then(|part| part.parse::<usize>().ok());
        let highest = match self.answer(path) {
            Some(Answer::Rows(rows)) => rows.iter().filter_map(number).max().unwrap_or(0),
            _ => 0,
        };
        RowId::numbered(highest.saturating_add(1))
    }

    /// The id for a row that somebody adds. From the second version on it
    /// carries the version: of a row that was shared and removed since, the
    /// copies of others still have the number.
    pub fn fresh_row(&self, path: &Path) -> RowId {
        match self.version() {
            ..=1 => self.next_row(path),
            version => self.next_row_of(path, &["V", &version.to_string()].concat()),
        }
    }

    /// The next number with the tag of a copy, so that two copies (or two tabs) never
    /// number their rows alike: `4-k7`. The tag is letters and digits; without
    /// one it is the number alone.
    pub fn next_row_of(&self, path: &Path, tag: &str) -> RowId {
        let number = self.next_row(path);
        RowId::new(&format!("{number}-{tag}")).filter(|_| !tag.is_empty()).unwrap_or(number)
    }

    fn set(&mut self, path: &Path, answer: Option<Answer>) -> Result<(), EditError> {
        let field = path.content().ok_or(EditError::NoSuchPlace)?;
        if answer.as_ref().is_some_and(|answer| !fits(field, answer)) {
            return Err(EditError::WrongKind);
        }
        let (answers, key) = self.around(path).ok_or(EditError::NoSuchPlace)?;
        answers.set(key, answer);
        Ok(())
    }

    fn add_row(&mut self, path: &Path, id: RowId) -> Result<(), EditError> {
        let Some(Field { kind: Kind::Rows(list), .. }) = path.content() else { return Err(EditError::NoSuchPlace) };
        let (answers, key) = self.around(path).ok_or(EditError::NoSuchPlace)?;
        let mut rows = answers.rows(key).to_vec();
        if rows.len() >= list.most {
            return Err(EditError::Full);
        }
        if rows.iter().any(|row| row.id == id) {
            return Err(EditError::Taken);
        }
        rows.push(Row::new(id));
        answers.set(key, Some(Answer::Rows(rows)));
        Ok(())
    }

    fn remove_row(&mut self, path: &Path, id: &RowId) -> Result<(), EditError> {
        let (answers, key) = self.around(path).ok_or(EditError::NoSuchPlace)?;
        let mut rows = answers.rows(key).to_vec();
        let before = rows.len();
        rows.retain(|row| row.id != *id);
        if rows.len() == before {
            return Err(EditError::NoSuchPlace);
        }
        answers.set(key, Some(Answer::Rows(rows)));
        self.drop_dangling();
        Ok(())
    }

    fn move_row(&mut self, path: &Path, id: &RowId, to: usize) -> Result<(), EditError> {
        let (answers, key) = self.around(path).ok_or(EditError::NoSuchPlace)?;
        let Some(Answer::Rows(rows)) = answers.get_mut(key) else { return Err(EditError::NoSuchPlace) };
        let from = rows.iter().position(|row| row.id == *id).ok_or(EditError::NoSuchPlace)?;
        let row = rows.remove(from);
        rows.insert(to.min(rows.len()), row);
        Ok(())
    }

    /// Takes away every reference to a row that is not there, and says where they stood.
    pub fn drop_dangling(&mut self) -> Vec<Path> {
        let ids = |field| crate::order::set(self.rows(field).iter().map(|row| row.id.to_string()));
        let known = Known { partners: ids("partners.items"), outcomes: ids("success.outcomes") };
        let mut dropped = Vec::new();
        for field in crate::content::FIELDS {
            known.clean(&mut self.answers, field, field.id, &Path::top(field.id), &mut dropped);
        }
        dropped
    }
}

struct Known {
    partners: BTreeSet<String>,
    outcomes: BTreeSet<String>,
}

impl Known {
    fn clean(
        &self,
        answers: &mut super::Answers,
        field: &'static Field,
        key: &'static str,
        path: &Path,
        dropped: &mut Vec<Path>,
    ) {
        let Some(answer) = answers.get_mut(key) else { return };
        let whole = match (&field.kind, answer) {
            (Kind::Reference(target), Answer::Reference(id)) => !match target {
                Target::Partner => self.partners.contains(id),
                Target::PartnerOrAll => id == "all" || self.partners.contains(id),
                Target::Outcome => self.outcomes.contains(id),
            },
            (Kind::Partners, Answer::References(ids)) => {
                let before = ids.len();
                ids.retain(|id| self.partners.contains(id));
                if ids.len() < before {
                    dropped.push(path.clone());
                }
                let emptied = ids.is_empty();
                if emptied {
                    answers.set(key, None);
                }
                return;
            }
            (Kind::States { of: Items::Outcomes, .. }, Answer::States(states)) => {
                let before = states.len();
                states.retain(|id, _| self.outcomes.contains(id));
                if states.len() < before {
                    dropped.push(path.clone());
                }
                if states.is_empty() {
                    answers.set(key, None);
                }
                return;
            }
            (Kind::Rows(list), Answer::Rows(rows)) => {
                for row in rows {
                    for column in list.columns {
                        let cell = path.cell(&row.id, column.key);
                        self.clean(&mut row.answers, column, column.key, &cell, dropped);
                    }
                }
                return;
            }
            _ => return,
        };
        if whole {
            answers.set(key, None);
            dropped.push(path.clone());
        }
    }
}

/// Whether a field takes this kind of answer. Limits are for people, not for this.
pub(crate) fn fits(field: &Field, answer: &Answer) -> bool {
    matches!(
        (&field.kind, answer),
        (Kind::Line { .. } | Kind::Lines { .. } | Kind::Automatic, Answer::Text(_))
            | (Kind::Number { .. }, Answer::Number(_))
            | (Kind::YesNo, Answer::YesNo(_))
            | (Kind::Date, Answer::Date(_))
            | (Kind::Choice(_), Answer::Choice(_))
            | (Kind::Choices(_), Answer::Choices(_))
            | (Kind::Reference(_), Answer::Reference(_))
            | (Kind::Partners, Answer::References(_))
            | (Kind::Texts { .. }, Answer::Texts(_))
            | (Kind::Rows(_), Answer::Rows(_))
            | (Kind::States { .. }, Answer::States(_))
            | (Kind::Themes, Answer::Themes(_))
    )
}
