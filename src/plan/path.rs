//! Where an answer stands: `partners.items[food].gains`.

use std::fmt;

use super::{Answer, Answers, Plan, Row, RowId};
use crate::content::{self, Field};

/// The address of one answer in a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The id of the field at the top.
    pub field: &'static str,
    /// For an answer inside rows: which row and which column, from the outside in.
    pub cells: Vec<(RowId, &'static str)>,
}

impl Path {
    /// A field at the top of the plan. The id is one of [`content::FIELDS`].
    pub fn top(field: &'static str) -> Path {
        Path { field, cells: Vec::new() }
    }

    /// A column of one row of the list that this path names.
    pub fn cell(&self, row: &RowId, column: &'static str) -> Path {
        let mut path = self.clone();
        path.cells.push((row.clone(), column));
        path
    }

    /// What is asked there, if the content knows the field.
    pub fn content(&self) -> Option<&'static Field> {
        self.cells.iter().try_fold(content::field(self.field)?, |list, (_, column)| list.column(column))
    }

    /// An id for HTML, one to one with the path: `partners.items-food.gains`.
    pub fn html_id(&self) -> String {
        self.cells.iter().fold(self.field.to_owned(), |id, (row, column)| format!("{id}_{row}_{column}"))
    }
}

/// As `content.md` writes it, for files and reports.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field)?;
        self.cells.iter().try_for_each(|(row, column)| write!(f, "[{row}].{column}"))
    }
}

impl Plan {
    /// The answer at a path, if there is one.
    pub fn answer(&self, path: &Path) -> Option<&Answer> {
        let mut key = path.field;
        let mut answers = &self.answers;
        for (row, column) in &path.cells {
            answers = &answers.rows(key).iter().find(|each| each.id == *row)?.answers;
            key = column;
        }
        answers.get(key)
    }

    /// The answers among which the path's last part stands, and that part.
    pub(super) fn around(&mut self, path: &Path) -> Option<(&mut Answers, &'static str)> {
        let mut key = path.field;
        let mut answers = &mut self.answers;
        for (id, column) in &path.cells {
            let Some(Answer::Rows(rows)) = answers.get_mut(key) else { return None };
            let row: &mut Row = rows.iter_mut().find(|row| row.id == *id)?;
            answers = &mut row.answers;
            key = column;
        }
        Some((answers, key))
    }
}
