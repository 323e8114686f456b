//! JSON as a plan. Trusts nothing, forgives what `content.md` forgives.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{FORMAT, FormatError, Note, Opened, Source, Trouble, json};
use crate::content::{self, FIELDS, Field, Kind, Rows, Target};
use crate::plan::{Answer, Date, Path, Plan, Row, RowId, Theme, Unknown};

/// A plan from the text of a file.
pub fn read(text: &str) -> Result<Opened, FormatError> {
    read_value(json::parse(text, super::MOST_BYTES)?, Source::Outside)
}

/// A plan from a value that was parsed already, within bounds.
pub fn read_value(value: Value, from: Source) -> Result<Opened, FormatError> {
    let Value::Object(mut top) = value else { return Err(FormatError::NotOurs) };
    is_ours(&top)?;
    let scope = super::take_scope(&mut top);
    let mut reader = Reader {
        from,
        notes: Vec::new(),
        partners: renames(&top, "partners", "items"),
        outcomes: renames(&top, "success", "outcomes"),
    };
    let mut plan = Plan::default();
    for (key, value) in top {
        if key == "format" {
            continue;
        }
        if let Some(field) = content::field(&key).filter(|_| !key.contains('.')) {
            let answer = reader.answer(field, value, &Path::top(field.id))?;
            plan.answers.set(field.id, answer);
        } else if is_section(&key) {
            reader.section(&mut plan, &key, value)?;
        } else {
            plan.unknown.insert(escaped(&key), value);
        }
    }
    for path in plan.drop_dangling() {
        reader.note(&path, Trouble::NoSuchRow);
    }
    Ok(Opened { plan, scope, notes: reader.notes })
}

/// Unknown values are kept by a path with dots, so a dot in a key is written `~1`.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('.', "~1")
}

fn is_section(key: &str) -> bool {
    FIELDS.iter().any(|field| field.id.split_once('.').is_some_and(|(section, _)| section == key))
}

fn is_ours(top: &Map<String, Value>) -> Result<(), FormatError> {
    match top.get("format") {
        Some(Value::String(format)) if format == FORMAT => Ok(()),
        Some(Value::String(format)) if format.starts_with("joint-action/") => {
            Err(FormatError::TooNew { format: format.chars().take(40).collect() })
        }
        None | Some(Value::Null)
            if top.iter().any(|(key, value)| {
                (is_section(key) && value.is_object()) || (content::field(key).is_some() && value.is_array())
            }) =>
        {
            Ok(())
        }
        _ => Err(FormatError::NotOurs),
    }
}

/// The rows to which references point, when their ids had to be changed.
fn renames(top: &Map<String, Value>, section: &str, key: &str) -> BTreeMap<String, RowId> {
    match top.get(section).and_then(|section| section.get(key)) {
        Some(Value::Array(list)) => {
            crate::order::map(row_ids(list).into_iter().filter_map(|(id, was)| Some((was?, id))).rev())
        }
        _ => BTreeMap::new(),
    }
}

/// An id for every row: its own, or its place, or the next free number; and
/// what it was where that could not be used, empty where it was taken.
fn row_ids(list: &[Value]) -> Vec<(RowId, Option<String>)> {
    let given: Vec<Option<String>> =
        list.iter().map(|row| row.get("id").filter(|id| !nothing(id)).map(id_text)).collect();
    let mut taken = crate::order::set(given.iter().flatten().filter_map(|id| RowId::new(id)));
    let mut seen = BTreeSet::new();
    let mut ids = Vec::new();
    for (at, given) in given.into_iter().enumerate() {
        let own = given.as_deref().and_then(RowId::new);
        let was = if own.is_some() { Some(String::new()) } else { given };
        match own.filter(|id| seen.insert(id.clone())) {
            Some(id) => ids.push((id, None)),
            None => {
                let mut number = at + 1;
                while !taken.insert(RowId::numbered(number)) {
                    number += 1;
                }
                ids.push((RowId::numbered(number), was));
            }
        }
    }
    ids
}

/// An id as text; what cannot be one becomes a text that is no id either.
fn id_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => json::compact(other),
    }
}

/// Not answered, in any of the ways there are to say so.
fn nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A whole number that no sum of a few can overflow.
fn whole(value: &Value) -> Option<i64> {
    let number =
        value.as_i64().or_else(|| value.as_f64().filter(|float| float.fract() == 0.0).map(|float| float as i64))?;
    (-1_000_000_000..=1_000_000_000).contains(&number).then_some(number)
}

struct Reader {
    from: Source,
    notes: Vec<Note>,
    partners: BTreeMap<String, RowId>,
    outcomes: BTreeMap<String, RowId>,
}

impl Reader {
    fn note(&mut self, path: &Path, trouble: Trouble) {
        let label = path.content().map_or("", |field| field.label);
        self.notes.push(Note { path: path.to_string(), label, trouble });
    }

    fn section(&mut self, plan: &mut Plan, section: &str, value: Value) -> Result<(), FormatError> {
        let Value::Object(map) = value else {
            if !nothing(&value) {
                self.notes.push(Note { path: section.to_owned(), label: "", trouble: Trouble::WrongKind });
            }
            return Ok(());
        };
        for (key, value) in map {
            match content::field(&format!("{section}.{key}")) {
                Some(field) => {
                    let answer = self.answer(field, value, &Path::top(field.id))?;
                    plan.answers.set(field.id, answer);
                }
                None => {
                    plan.unknown.insert(format!("{}.{}", escaped(section), escaped(&key)), value);
                }
            }
        }
        Ok(())
    }

    fn answer(&mut self, field: &'static Field, value: Value, path: &Path) -> Result<Option<Answer>, FormatError> {
        if nothing(&value) {
            return Ok(None);
        }
        let answer = match (&field.kind, value) {
            (Kind::Line { limit } | Kind::Lines { limit }, Value::String(text)) => {
                Some(Answer::Text(self.text(text, *limit, field, path)?))
            }
            (Kind::Automatic, Value::String(text)) if text.len() <= 80 => Some(Answer::Text(text)),
            (Kind::Number { .. }, value) => whole(&value).map(Answer::Number),
            (Kind::YesNo, Value::Bool(yes)) => Some(Answer::YesNo(yes)),
            (Kind::Date, Value::String(text)) => {
                let date = Date::parse(&text);
                if date.is_none() {
                    self.note(path, Trouble::NoSuchDate);
                    return Ok(None);
                }
                date.map(Answer::Date)
            }
            (Kind::Choice(_), Value::String(id)) if id.len() <= 200 => Some(Answer::Choice(id)),
            (Kind::Choices(_), value) => self.ids(value, path).map(Answer::Choices),
            (Kind::Reference(target), value @ (Value::String(_) | Value::Number(_))) => {
                Some(Answer::Reference(self.renamed(*target, id_text(&value))))
            }
            (Kind::Partners, value) => self
                .ids(value, path)
                .map(|ids| Answer::References(ids.into_iter().map(|id| self.renamed(Target::Partner, id)).collect())),
            (Kind::Texts { rows, limit }, value @ (Value::String(_) | Value::Array(_))) => {
                Some(self.texts(value, *rows, *limit, field, path)?)
            }
            (Kind::Rows(list), Value::Array(rows)) => Some(self.rows(list, rows, field, path)?),
            (Kind::States { .. }, Value::Object(map)) => Some(self.states(map, path)),
            (Kind::Themes, Value::Object(map)) => Some(self.themes(map, path)),
            _ => None,
        };
        if answer.is_none() {
            self.note(path, Trouble::WrongKind);
        }
        Ok(answer)
    }

    fn renamed(&self, target: Target, id: String) -> String {
        let renames = match target {
            Target::PartnerOrAll if id == "all" => return id,
            Target::Partner | Target::PartnerOrAll => &self.partners,
            Target::Outcome => &self.outcomes,
        };
        renames.get(&id).map_or(id, RowId::to_string)
    }

    fn too_much(&self, over: bool, field: &'static Field, path: &Path) -> Result<(), FormatError> {
        if over && self.from == Source::Outside {
            return Err(FormatError::TooMuch { path: path.to_string(), label: field.label });
        }
        Ok(())
    }

    fn text(&self, text: String, limit: usize, field: &'static Field, path: &Path) -> Result<String, FormatError> {
        self.too_much(text.chars().count() > limit * 4, field, path)?;
        Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
    }

    /// A list of option or row ids; one alone is a list of one.
    fn ids(&mut self, value: Value, path: &Path) -> Option<Vec<String>> {
        let list = match value {
            Value::Array(list) => list,
            one @ (Value::String(_) | Value::Number(_)) => vec![one],
            _ => return None,
        };
        let mut ids: Vec<String> = Vec::new();
        for value in list.iter().filter(|value| !nothing(value)) {
            let id = id_text(value);
            if !(value.is_string() || value.is_number()) || id.len() > 200 {
                self.note(path, Trouble::WrongKind);
            } else if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Some(ids)
    }

    fn texts(
        &mut self,
        value: Value,
        rows: usize,
        limit: usize,
        field: &'static Field,
        path: &Path,
    ) -> Result<Answer, FormatError> {
        let list = match value {
            Value::Array(list) => list,
            one => vec![one],
        };
        self.too_much(list.len() > rows * 2, field, path)?;
        let mut texts = Vec::new();
        for entry in list {
            match entry {
                Value::String(text) => texts.push(self.text(text, limit, field, path)?),
                entry if nothing(&entry) => texts.push(String::new()),
                _ => self.note(path, Trouble::WrongKind),
            }
        }
        Ok(Answer::Texts(texts))
    }

    fn rows(
        &mut self,
        list: &'static Rows,
        values: Vec<Value>,
        field: &'static Field,
        path: &Path,
    ) -> Result<Answer, FormatError> {
        self.too_much(values.len() > list.most * 2, field, path)?;
        let mut rows = Vec::new();
        let ids = row_ids(&values);
        for (value, (id, was)) in values.into_iter().zip(ids) {
            let map = match value {
                Value::Object(map) => map,
                value if nothing(&value) => Map::new(),
                _ => {
                    self.note(path, Trouble::WrongKind);
                    continue;
                }
            };
            if was.is_some() {
                let path = Note { path: format!("{path}[{id}]"), label: field.label, trouble: Trouble::NewId };
                self.notes.push(path);
            }
            let mut row = Row::new(id);
            for (key, value) in map {
                match list.columns.iter().find(|column| column.key == key) {
                    _ if key == "id" => {}
                    Some(column) => {
                        let answer = self.answer(column, value, &path.cell(&row.id, column.key))?;
                        row.answers.set(column.key, answer);
                    }
                    None => {
                        row.unknown.insert(key, value);
                    }
                }
            }
            rows.push(row);
        }
        Ok(Answer::Rows(rows))
    }

    fn states(&mut self, map: Map<String, Value>, path: &Path) -> Answer {
        let mut states = BTreeMap::new();
        for (item, value) in map {
            match value {
                Value::String(state) if !state.is_empty() => {
                    states.insert(self.outcomes.get(&item).map_or(item, RowId::to_string), state);
                }
                value if nothing(&value) => {}
                _ => self.note(path, Trouble::WrongKind),
            }
        }
        Answer::States(states)
    }

    fn themes(&mut self, map: Map<String, Value>, path: &Path) -> Answer {
        let mut themes = BTreeMap::new();
        for (id, value) in map {
            match value {
                Value::Object(map) => {
                    themes.insert(id, self.theme(map, path));
                }
                value if nothing(&value) => {}
                _ => self.note(path, Trouble::WrongKind),
            }
        }
        Answer::Themes(themes)
    }

    fn theme(&mut self, map: Map<String, Value>, path: &Path) -> Theme {
        let mut theme = Theme {
            n: None,
            mean: None,
            band: None,
            spread: None,
            dont_know: None,
            unclear: None,
            unknown: Unknown::new(),
        };
        for (key, value) in map {
            if nothing(&value) {
                continue;
            }
            let text = value.as_str().map(str::to_owned);
            let read = match key.as_str() {
                "n" => put(&mut theme.n, whole(&value)),
                "mean" => put(
                    &mut theme.mean,
                    value.as_f64().filter(|mean| (0.0..=5.0).contains(mean)).map(|mean| (mean * 100.0).round() as i64),
                ),
                "band" => put(&mut theme.band, text),
                "spread" => put(&mut theme.spread, text),
                "dontKnow" => put(&mut theme.dont_know, whole(&value)),
                "unclear" => put(&mut theme.unclear, value.as_bool()),
                _ => {
                    theme.unknown.insert(key, value);
                    true
                }
            };
            if !read {
                self.note(path, Trouble::WrongKind);
            }
        }
        theme
    }
}

fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}
