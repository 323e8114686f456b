//! A plan's JSON as a document. What does not fit its field's kind is left
//! over, and travels in the extension.

use serde_json::{Map, Value};

use super::{frozen, keys, row_ids};
use crate::content::{Choice, Field, Kind, Target};
use crate::format;
use crate::plan::Date;
use crate::plan::copy::Parts;

/// The document of a plan for a preset.
pub(super) fn write(preset: usize, without: Parts, mut plan: Map<String, Value>) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(preset as u64);
    writer.number(u64::from(without.bits()));
    for field in frozen::fields() {
        let (section, key) = keys(field.id);
        let object = match section {
            Some(section) => plan.get_mut(section).and_then(Value::as_object_mut),
            None => Some(&mut plan),
        };
        let value = object.and_then(|object| object.remove(key)).unwrap_or_default();
        if let Some(left) = writer.field(field, value) {
            match section {
                Some(section) => drop(
                    plan.get_mut(section)
                        .and_then(Value::as_object_mut)
                        .map(|object| object.insert(key.to_owned(), left)),
                ),
                None => drop(plan.insert(key.to_owned(), left)),
            }
        }
    }
    plan.remove("format");
    // Sections that are empty now are in the plan anyway.
    for field in frozen::fields() {
        if let (Some(section), _) = keys(field.id) {
            if plan.get(section).and_then(Value::as_object).is_some_and(Map::is_empty) {
                plan.remove(section);
            }
        }
    }
    writer.extension(plan);
    writer.out
}

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    partners: Vec<String>,
    outcomes: Vec<String>,
    tags: Vec<String>,
}

impl Writer {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.out.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }

    /// Numbers of either sign: 0, -1, 1, -2, …
    fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    fn text(&mut self, text: &str) {
        self.out.extend(text.bytes().map(|byte| if byte == 0 { 255 } else { byte }));
        self.out.push(0);
    }

    fn extension(&mut self, left: Map<String, Value>) {
        self.number(u64::from(!left.is_empty()));
        if !left.is_empty() {
            self.text(&format::compact(&Value::Object(left)));
        }
    }

    /// One of the options by number, or else as text.
    fn option(&mut self, ids: impl Iterator<Item = &'static str> + Clone, id: &str) {
        let place = ids.clone().position(|known| known == id);
        self.number(place.unwrap_or_else(|| ids.count()) as u64);
        if place.is_none() {
            self.text(id);
        }
    }

    /// Writes a field's answer, and answers what could not be written.
    fn field(&mut self, field: &'static Field, value: Value) -> Option<Value> {
        let options = frozen::options(field);
        match (&field.kind, value) {
            (Kind::Line { .. } | Kind::Lines { .. }, Value::String(text)) if !text.is_empty() => {
                self.number(1);
                self.text(&text);
            }
            (Kind::Automatic, Value::String(text)) if !text.is_empty() => self.digits(&text, frozen::digits(field)),
            (Kind::Number { .. }, Value::Number(number)) if number.is_i64() => {
                self.number(1);
                self.signed(number.as_i64().unwrap_or_default());
            }
            (Kind::YesNo, Value::Bool(yes)) => self.number(1 + u64::from(yes)),
            (Kind::Date, Value::String(text)) if Date::parse(&text).is_some() => self.date(Date::parse(&text)),
            (Kind::Choice(_), Value::String(id)) if !id.is_empty() => {
                self.number(1);
                self.option(ids(options), &id);
            }
            (Kind::Choices(_), Value::Array(list)) if texts(&list).is_some_and(|list| !list.is_empty()) => {
                self.choices(options, &texts(&list).unwrap_or_default());
            }
            (Kind::Reference(target), Value::String(id)) if !id.is_empty() => {
                self.number(1);
                self.reference(*target, &id);
            }
            (Kind::Partners, Value::Array(list)) if texts(&list).is_some_and(|list| !list.is_empty()) => {
                self.references(&texts(&list).unwrap_or_default());
            }
            (Kind::Texts { .. }, Value::Array(list)) if texts(&list).is_some() => {
                self.number(list.len() as u64);
                texts(&list).unwrap_or_default().iter().for_each(|text| self.text(text));
            }
            (Kind::Rows(_), Value::Array(list))
                if list.iter().all(|row| row.get("id").is_some_and(Value::is_string)) =>
            {
                self.rows(field, list);
            }
            (Kind::States { .. }, Value::Object(map)) if !map.is_empty() && map.values().all(filled) => {
                self.states(field, map);
            }
            (Kind::Themes, Value::Object(map)) if !map.is_empty() && map.values().all(Value::is_object) => {
                self.themes(map);
            }
            (_, value) => {
                self.number(0);
                return Some(value).filter(|value| !value.is_null());
            }
        }
        None
    }

    /// The digits that the app gave, or another text.
    fn digits(&mut self, text: &str, many: usize) {
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == many && text.bytes().all(digit) {
            self.number(1);
            text.chars().for_each(|digit| self.number(digit.to_digit(16).unwrap_or_default().into()));
        } else {
            self.number(2);
            self.text(text);
        }
    }

    /// The month since the beginning of 1900 and the day in it.
    fn date(&mut self, date: Option<Date>) {
        let (year, month, day) = date.map_or((1900, 1, 0), Date::parts);
        self.number(1);
        self.number(u64::from(year - 1900) * 12 + u64::from(month) - 1);
        self.number(day.into());
    }

    /// A yes or no for each option, or a list where that would not say it.
    fn choices(&mut self, options: &'static [Choice], chosen: &[&str]) {
        let places: Vec<_> = chosen.iter().map(|id| options.iter().position(|option| option.id == *id)).collect();
        if in_order(&places) {
            self.number(1);
            (0..options.len()).for_each(|place| self.number(u64::from(places.contains(&Some(place)))));
        } else {
            self.number(2);
            self.number(chosen.len() as u64);
            chosen.iter().for_each(|id| self.option(ids(options), id));
        }
    }

    fn references(&mut self, chosen: &[&str]) {
        let places: Vec<_> = chosen.iter().map(|id| self.partners.iter().position(|partner| partner == id)).collect();
        if in_order(&places) {
            self.number(1);
            (0..self.partners.len()).for_each(|place| self.number(u64::from(places.contains(&Some(place)))));
        } else {
            self.number(2);
            self.number(chosen.len() as u64);
            chosen.iter().for_each(|id| self.reference(Target::Partner, id));
        }
    }

    /// The place of the row, 31 for all of them, or 30 and the id.
    fn reference(&mut self, target: Target, id: &str) {
        let rows = if target == Target::Outcome { &self.outcomes } else { &self.partners };
        match rows.iter().position(|row| row == id) {
            _ if target == Target::PartnerOrAll && id == "all" => self.number(31),
            Some(place @ 0..30) => self.number(place as u64),
            _ => {
                self.number(30);
                self.text(id);
            }
        }
    }

    fn rows(&mut self, field: &'static Field, rows: Vec<Value>) {
        self.number(rows.len() as u64);
        let mut before = "0".to_owned();
        let mut names = Vec::new();
        for row in rows {
            let Value::Object(mut row) = row else { continue };
            if let Some(Value::String(id)) = row.remove("id") {
                self.row_id(&before, &id);
                names.push(id.clone());
                before = id;
            }
            for column in frozen::columns(field) {
                let value = row.remove(column.key).unwrap_or_default();
                if let Some(left) = self.field(column, value) {
                    row.insert(column.key.to_owned(), left);
                }
            }
            self.extension(row);
        }
        match field.id {
            "partners.items" => self.partners = names,
            "success.outcomes" => self.outcomes = names,
            _ => {}
        }
    }

    /// 0: as foretold; 2: another number and the place of its tag; 1: a text.
    fn row_id(&mut self, before: &str, id: &str) {
        if row_ids::next(before) == id {
            return self.number(0);
        }
        let Some((number, tag)) = row_ids::numbered(id) else {
            self.number(1);
            return self.text(id);
        };
        self.number(2);
        let was = row_ids::numbered(before).map_or(0, |(number, _)| number);
        self.signed(number as i64 - was as i64);
        match self.tags.iter().position(|known| known == tag) {
            _ if tag.is_empty() => self.number(0),
            Some(place @ 0..14) => self.number(place as u64 + 1),
            _ => {
                self.number(15);
                self.text(tag);
                self.tags.push(tag.to_owned());
            }
        }
    }

    /// A state for each thing: 0 none, then the states; then the other things.
    fn states(&mut self, field: &'static Field, mut map: Map<String, Value>) {
        self.number(1);
        let states = frozen::options(field);
        let known = frozen::items(field).iter().map(|item| item.id.to_owned());
        let items: Vec<String> = if field.id == "reviews[].outcomes" { self.outcomes.clone() } else { known.collect() };
        for item in items {
            match map.remove(&item).as_ref().and_then(Value::as_str) {
                Some(state) => {
                    let place = states.iter().position(|known| known.id == state);
                    self.number(place.unwrap_or(states.len()) as u64 + 1);
                    if place.is_none() {
                        self.text(state);
                    }
                }
                None => self.number(0),
            }
        }
        // The page keeps them sorted; so do documents.
        let mut others: Vec<(String, Value)> = map.into_iter().collect();
        crate::order::by(&mut others, |a, b| a.0.cmp(&b.0));
        self.number(others.len() as u64);
        for (item, state) in others {
            self.text(&item);
            self.option(ids(states), state.as_str().unwrap_or_default());
        }
    }

    fn themes(&mut self, mut map: Map<String, Value>) {
        self.number(1);
        for id in frozen::THEMES {
            let theme = map.remove(id);
            self.number(u64::from(theme.is_some()));
            theme.into_iter().for_each(|theme| self.theme(theme));
        }
        let mut others: Vec<(String, Value)> = map.into_iter().collect();
        crate::order::by(&mut others, |a, b| a.0.cmp(&b.0));
        self.number(others.len() as u64);
        for (id, theme) in others {
            self.text(&id);
            self.theme(theme);
        }
    }

    fn theme(&mut self, theme: Value) {
        let Value::Object(mut theme) = theme else { return };
        for (key, parts) in [("n", 1), ("mean", 100), ("dontKnow", 1)] {
            let number = theme.get(key).and_then(|number| scaled(number, parts));
            self.number(u64::from(number.is_some()));
            if let Some(number) = number {
                theme.remove(key);
                self.signed(number);
            }
        }
        for (key, known) in [("band", &frozen::BANDS), ("spread", &frozen::SPREADS)] {
            let id = theme.get(key).and_then(Value::as_str).map(str::to_owned);
            self.number(u64::from(id.is_some()));
            if let Some(id) = id {
                theme.remove(key);
                self.option(known.iter().copied(), &id);
            }
        }
        let unclear = theme.get("unclear").and_then(Value::as_bool);
        self.number(unclear.map_or(0, |unclear| 1 + u64::from(unclear)));
        if unclear.is_some() {
            theme.remove("unclear");
        }
        self.extension(theme);
    }
}

fn ids(options: &'static [Choice]) -> impl Iterator<Item = &'static str> + Clone {
    options.iter().map(|option| option.id)
}

fn filled(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

/// A list of texts, if it is one.
fn texts(list: &[Value]) -> Option<Vec<&str>> {
    list.iter().map(Value::as_str).collect()
}

/// All known, each after the one before.
fn in_order(places: &[Option<usize>]) -> bool {
    places.iter().all(Option::is_some) && places.windows(2).all(|two| two.first() < two.last())
}

/// A number in parts of a whole: 4.25 is 425 hundredths.
fn scaled(number: &Value, parts: i64) -> Option<i64> {
    if let Some(whole) = number.as_i64() {
        return whole.checked_mul(parts);
    }
    let scaled = (number.as_f64()? * parts as f64).round();
    (parts > 1 && scaled.abs() < 1e12).then_some(scaled as i64)
}
