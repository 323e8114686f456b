//! A document as a plan's JSON. Trusts nothing: what is no document gives nothing.

use serde_json::{Map, Value};

use super::{frozen, keys, row_ids};
use crate::content::{Choice, Field, Kind, Target};
use crate::format;
use crate::plan::Date;
use crate::plan::copy::Parts;

/// The preset's number, what was left out, and the plan.
pub(super) fn read(bytes: &[u8]) -> Option<(usize, Parts, Value)> {
    let mut reader = Reader { rest: bytes, partners: Vec::new(), outcomes: Vec::new(), tags: Vec::new() };
    let preset = reader.place()?;
    let without = Parts::from_bits(u8::try_from(reader.place()?).ok()?)?;
    let mut plan = Map::new();
    plan.insert("format".to_owned(), format::FORMAT.into());
    for field in frozen::fields() {
        let Some(value) = reader.field(field)? else { continue };
        match keys(field.id) {
            (Some(section), key) => {
                if let Value::Object(section) = plan.entry(section).or_insert_with(|| Map::new().into()) {
                    section.insert(key.to_owned(), value);
                }
            }
            (None, key) => drop(plan.insert(key.to_owned(), value)),
        }
    }
    for (key, value) in reader.extension()? {
        match (plan.get_mut(&key), value) {
            // What is unknown in a section, beside what is known.
            (Some(Value::Object(section)), Value::Object(more)) => section.extend(more),
            (_, value) => drop(plan.insert(key, value)),
        }
    }
    reader.rest.is_empty().then_some((preset, without, Value::Object(plan)))
}

struct Reader<'a> {
    rest: &'a [u8],
    partners: Vec<String>,
    outcomes: Vec<String>,
    tags: Vec<String>,
}

impl Reader<'_> {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn flag(&mut self) -> Option<bool> {
        Some(self.number()? == 1)
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.rest.iter().position(|byte| *byte == 0)?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest.get(1..)?;
        String::from_utf8(text.iter().map(|byte| if *byte == 255 { 0 } else { *byte }).collect()).ok()
    }

    fn extension(&mut self) -> Option<Map<String, Value>> {
        if !self.flag()? {
            return Some(Map::new());
        }
        match format::parse(&self.text()?, super::super::MOST_DOCUMENT) {
            Ok(Value::Object(map)) => Some(map),
            _ => None,
        }
    }

    fn option<'a>(&mut self, ids: impl Iterator<Item = &'a str>) -> Option<String> {
        let place = self.place()?;
        let mut ids = ids.skip(place);
        match ids.next() {
            Some(id) => Some(id.to_owned()),
            None => self.text(),
        }
    }

    /// So many of something; each takes at least a byte, so that a number
    /// without its entries ends with the bytes.
    fn many<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| one(self)).collect()
    }

    /// A field's answer, if it has one; nothing at all if the bytes are no document.
    fn field(&mut self, field: &'static Field) -> Option<Option<Value>> {
        // Texts and rows say how many there are, the rest whether they are there.
        match &field.kind {
            Kind::Texts { .. } => return Some(list(self.many(Self::text)?)),
            Kind::Rows(_) => return Some(list(self.rows(field)?)),
            _ => {}
        }
        let way = self.number()?;
        if way == 0 {
            return Some(None);
        }
        let options = frozen::options(field);
        Some(Some(match &field.kind {
            Kind::Line { .. } | Kind::Lines { .. } => self.text()?.into(),
            Kind::Automatic if way == 1 => {
                let digits =
                    (0..frozen::digits(field)).map(|_| char::from_digit(u32::try_from(self.number()?).ok()?, 16));
                Value::String(digits.collect::<Option<_>>()?)
            }
            Kind::Automatic => self.text()?.into(),
            Kind::Number { .. } => self.signed()?.into(),
            Kind::YesNo => (way == 2).into(),
            Kind::Date => return self.date(),
            Kind::Choice(_) => self.option(ids(options))?.into(),
            Kind::Choices(_) if way == 1 => self.some(options.iter().map(|option| option.id.to_owned()).collect())?,
            Kind::Choices(_) => self.many(|reader| reader.option(ids(options)))?.into(),
            Kind::Reference(target) => self.reference(*target)?.into(),
            Kind::Partners if way == 1 => self.some(self.partners.clone())?,
            Kind::Partners => self.many(|reader| reader.reference(Target::Partner))?.into(),
            Kind::States { .. } => self.states(field)?,
            Kind::Themes => self.themes()?,
            Kind::Texts { .. } | Kind::Rows(_) => return None,
        }))
    }

    fn date(&mut self) -> Option<Option<Value>> {
        let (month, day) = (self.number()?, self.number()?);
        let year = u16::try_from(1900 + month / 12).ok()?;
        let date = Date::new(year, (month % 12 + 1) as u8, u8::try_from(day).ok()?)?;
        Some(Some(date.to_string().into()))
    }

    fn some(&mut self, of: Vec<String>) -> Option<Value> {
        let mut chosen: Vec<Value> = Vec::new();
        for id in of {
            if self.flag()? {
                chosen.push(id.into());
            }
        }
        Some(chosen.into())
    }

    fn reference(&mut self, target: Target) -> Option<String> {
        match self.place()? {
            30 => self.text(),
            31 => Some("all".to_owned()),
            place => {
                let rows = if target == Target::Outcome { &self.outcomes } else { &self.partners };
                rows.get(place).cloned()
            }
        }
    }

    fn rows(&mut self, field: &'static Field) -> Option<Vec<Value>> {
        let mut before = "0".to_owned();
        let mut names = Vec::new();
        let rows = self.many(|reader| {
            let id = reader.row_id(&before)?;
            before.clone_from(&id);
            names.push(id.clone());
            let mut row = Map::new();
            row.insert("id".to_owned(), id.into());
            for column in frozen::columns(field) {
                let value = reader.field(column)?;
                row.extend(value.map(|value| (column.key.to_owned(), value)));
            }
            row.extend(reader.extension()?);
            Some(Value::Object(row))
        })?;
        match field.id {
            "partners.items" => self.partners = names,
            "success.outcomes" => self.outcomes = names,
            _ => {}
        }
        Some(rows)
    }

    fn row_id(&mut self, before: &str) -> Option<String> {
        match self.number()? {
            0 => Some(row_ids::next(before)),
            1 => self.text(),
            _ => {
                let was = row_ids::numbered(before).map_or(0, |(number, _)| number);
                let number = u64::try_from(i64::try_from(was).ok()?.checked_add(self.signed()?)?).ok()?;
                let tag = match self.place()? {
                    0 => String::new(),
                    15 => {
                        let tag = self.text()?;
                        self.tags.push(tag.clone());
                        tag
                    }
                    place => self.tags.get(place - 1)?.clone(),
                };
                Some(row_ids::write(number, &tag))
            }
        }
    }

    fn states(&mut self, field: &'static Field) -> Option<Value> {
        let states = frozen::options(field);
        let known = frozen::items(field).iter().map(|item| item.id.to_owned());
        let items: Vec<String> = if field.id == "reviews[].outcomes" { self.outcomes.clone() } else { known.collect() };
        let mut map = Map::new();
        for item in items {
            let state = match self.place()? {
                0 => continue,
                place => match states.get(place - 1) {
                    Some(state) => state.id.to_owned(),
                    None => self.text()?,
                },
            };
            map.insert(item, state.into());
        }
        map.extend(self.many(|reader| Some((reader.text()?, reader.option(ids(states))?.into())))?);
        Some(map.into())
    }

    fn themes(&mut self) -> Option<Value> {
        let mut map = Map::new();
        for id in frozen::THEMES {
            if self.flag()? {
                map.insert(id.to_owned(), self.theme()?);
            }
        }
        map.extend(self.many(|reader| Some((reader.text()?, reader.theme()?)))?);
        Some(map.into())
    }

    fn theme(&mut self) -> Option<Value> {
        let mut theme = Map::new();
        for key in ["n", "mean", "dontKnow"] {
            if self.flag()? {
                let number = self.signed()?;
                let value = if key == "mean" { Value::from(number as f64 / 100.0) } else { number.into() };
                theme.insert(key.to_owned(), value);
            }
        }
        for (key, known) in [("band", &frozen::BANDS), ("spread", &frozen::SPREADS)] {
            if self.flag()? {
                theme.insert(key.to_owned(), self.option(known.iter().copied())?.into());
            }
        }
        match self.number()? {
            0 => {}
            way => drop(theme.insert("unclear".to_owned(), (way == 2).into())),
        }
        theme.extend(self.extension()?);
        Some(theme.into())
    }
}

fn ids(options: &'static [Choice]) -> impl Iterator<Item = &'static str> {
    options.iter().map(|option| option.id)
}

/// A list, if there is something in it.
fn list<T: Into<Value>>(list: Vec<T>) -> Option<Value> {
    if list.is_empty() { None } else { Some(list.into_iter().map(Into::into).collect()) }
}
