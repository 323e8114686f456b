//! A place in a plan in which two plans can differ, and its words.

use std::fmt;

use crate::content::{self, Field, Kind, Page, Rows};
use crate::plan::{self, Path, Plan, RowId};

/// A place in a plan that is told and settled by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The answer.
    pub path: Path,
    /// Which part of it.
    pub part: Part,
}

/// Which part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// One row of a list, whether it is there or not.
    Row(RowId),
    /// The order of the rows of a list.
    Order,
    /// An entry of a list of short texts, by a number of its own.
    Entry(usize),
    /// One item of a checklist or of a round's themes.
    Item(String),
    /// What a newer version wrote, by its key, beside this row; at the top the
    /// path names no field.
    Unknown(Option<RowId>, String),
}

/// As `content.md` writes paths; an entry and an item go by their field alone.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Part::Row(row) => write!(f, "{}[{row}]", self.path),
            Part::Unknown(Some(row), key) => write!(f, "{}[{row}].{key}", self.path),
            Part::Unknown(None, key) => f.write_str(key),
            Part::Whole | Part::Order | Part::Entry(_) | Part::Item(_) => self.path.fmt(f),
        }
    }
}

/// A place in the words of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The page that asks; none for positions and for what is unknown here.
    pub page: Option<&'static Page>,
    /// `Question 2`, `Before question 1`, `Keep in mind 3`, `Positions`, or
    /// `Another version of this page`.
    pub page_words: String,
    /// The list that the place is in, if it is.
    pub list: Option<&'static Rows>,
    /// What the row is called, or nothing.
    pub row: String,
    /// What is asked there, as its label; for a whole row the list's.
    pub label: &'static str,
    /// The item of a checklist in words, or nothing.
    pub item: String,
}

impl Place {
    /// The field at the place, if the content knows one.
    pub fn field(&self) -> Option<&'static Field> {
        match self.part {
            Part::Unknown(..) => None,
            _ => self.path.content(),
        }
    }

    /// The place in words. The row is looked for in each plan in turn: it may
    /// be in one of them only.
    pub fn words(&self, plans: &[&Plan]) -> Whereabouts {
        let page = content::PAGES.iter().find(|page| page.fields.contains(&self.path.field));
        let page_words = match page.map(Page::place) {
            Some(content::Place::Basics) => "Before question 1".to_owned(),
            Some(content::Place::Question(number)) => format!("Question {number}"),
            Some(content::Place::Keep(number)) => format!("Keep in mind {number}"),
            None if self.path.field == "agree" => "Positions".to_owned(),
            None if self.path.field.is_empty() => "Another version of this page".to_owned(),
            None => "The plan".to_owned(),
        };
        let (list, row) = self.row();
        let called = |plan: &&Plan| {
            let (list, id) = (list.as_ref()?, row.as_ref()?);
            let Some(plan::Answer::Rows(rows)) = plan.answer(list) else { return None };
            let found = rows.iter().find(|each| each.id == *id)?;
            Some(plan::row_name(plan, list, found)).filter(|name| !name.is_empty())
        };
        let rows = list.as_ref().and_then(Path::content).and_then(|field| match &field.kind {
            Kind::Rows(rows) => Some(rows),
            _ => None,
        });
        let field = self.field();
        let item = match (&self.part, field.map(|field| &field.kind)) {
            (Part::Item(id), Some(Kind::States { of: content::Items::Fixed(items), .. })) => {
                items.iter().find(|item| item.id == id).map_or(id.as_str(), |item| item.label).to_owned()
            }
            (Part::Item(id), Some(Kind::States { .. })) => {
                let change = |plan: &&Plan| plan.row("success.outcomes", id).map(|row| row.text("change").to_owned());
                plans.iter().find_map(change).unwrap_or_default()
            }
            (Part::Item(id), _) => id.clone(),
            _ => String::new(),
        };
        Whereabouts {
            page,
            page_words,
            row: plans.iter().find_map(called).unwrap_or_default(),
            list: rows,
            label: field.map_or("", |field| field.label),
            item,
        }
    }

    /// The innermost list and row that the place is in.
    fn row(&self) -> (Option<Path>, Option<RowId>) {
        if let Part::Row(id) | Part::Unknown(Some(id), _) = &self.part {
            return (Some(self.path.clone()), Some(id.clone()));
        }
        let mut list = self.path.clone();
        match list.cells.pop() {
            // The column before is the list that the last row is in.
            Some((row, _)) => (Some(list), Some(row)),
            None => (matches!(self.part, Part::Order).then_some(list), None),
        }
    }
}
