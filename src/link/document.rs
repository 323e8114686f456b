//! A plan as few bytes: fields by their number in the content's order,
//! options by their place, unknown ones and what a newer version wrote as text.
//!
//! Reading answers nothing rather than guess; what it answers has still to go
//! through [`crate::format`].

use std::collections::BTreeMap;

use serde_json::Value;

use crate::content::{Choice, FIELDS, Field, Items, Kind};
use crate::format;
use crate::plan::{Answer, Answers, Date, Plan, Row, RowId, Theme, Unknown};

/// The plan as bytes.
pub(super) fn write(plan: &Plan) -> Vec<u8> {
    let mut out = Writer(Vec::new());
    let fields = FIELDS.iter().map(|field| (field, field.id));
    out.answers(fields, &plan.answers);
    out.unknown(&plan.unknown);
    out.0
}

/// The plan that bytes are, if they are one.
pub(super) fn read(bytes: &[u8]) -> Option<Plan> {
    let mut bytes = Reader(bytes);
    let answers = bytes.answers(FIELDS, |field| field.id)?;
    let plan = Plan { answers, unknown: bytes.unknown()? };
    bytes.0.is_empty().then_some(plan)
}

/// What an item of a field of states is called: its place in a fixed list.
fn items(of: &'static Items) -> &'static [Choice] {
    match of {
        Items::Fixed(items) => items,
        Items::Outcomes => &[],
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// Small numbers of either sign stay small: 0, -1, 1, -2, …
    fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as u64);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as u64);
        texts.iter().for_each(|text| self.text(text));
    }

    fn option(&mut self, options: &[Choice], id: &str) {
        let place = options.iter().position(|option| option.id == id);
        self.number(place.map_or(0, |place| place as u64 + 1));
        if place.is_none() {
            self.text(id);
        }
    }

    fn unknown(&mut self, unknown: &Unknown) {
        if unknown.is_empty() {
            return self.text("");
        }
        let map = unknown.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        self.text(&format::compact(&Value::Object(map)));
    }

    fn answers(&mut self, fields: impl Iterator<Item = (&'static Field, &'static str)>, answers: &Answers) {
        for (at, (field, key)) in fields.enumerate() {
            if let Some(answer) = answers.get(key) {
                self.number(at as u64 + 1);
                self.answer(field, answer);
            }
        }
        self.number(0);
    }

    fn answer(&mut self, field: &'static Field, answer: &Answer) {
        match answer {
            Answer::Text(text) | Answer::Reference(text) => self.text(text),
            Answer::Number(number) => self.signed(*number),
            Answer::YesNo(yes) => self.number(u64::from(*yes)),
            Answer::Date(date) => self.number(date.days() as u64),
            Answer::Choice(id) => self.option(field.options(), id),
            Answer::Choices(ids) => {
                self.number(ids.len() as u64);
                ids.iter().for_each(|id| self.option(field.options(), id));
            }
            Answer::References(texts) | Answer::Texts(texts) => self.texts(texts),
            Answer::Rows(rows) => self.rows(field, rows),
            Answer::States(states) => {
                let Kind::States { of, states: options } = &field.kind else { return };
                self.number(states.len() as u64);
                for (item, state) in states {
                    self.option(items(of), item);
                    self.option(options, state);
                }
            }
            Answer::Themes(themes) => {
                self.number(themes.len() as u64);
                for (id, theme) in themes {
                    self.text(id);
                    self.theme(theme);
                }
            }
        }
    }

    fn rows(&mut self, field: &'static Field, rows: &[Row]) {
        let Kind::Rows(list) = &field.kind else { return };
        self.number(rows.len() as u64);
        for (at, row) in rows.iter().enumerate() {
            // An id that is the row's place costs one byte; no id is empty.
            self.text(if row.id == RowId::numbered(at + 1) { "" } else { row.id.as_str() });
            self.answers(list.columns.iter().map(|column| (column, column.key)), &row.answers);
            self.unknown(&row.unknown);
        }
    }

    fn theme(&mut self, theme: &Theme) {
        for number in [theme.n, theme.mean, theme.dont_know, theme.unclear.map(i64::from)] {
            self.number(u64::from(number.is_some()));
            number.into_iter().for_each(|number| self.signed(number));
        }
        for text in [&theme.band, &theme.spread] {
            self.text(text.as_deref().unwrap_or_default());
        }
        self.unknown(&theme.unknown);
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }

    /// A list of anything; each entry takes at least a byte, so a count
    /// without its entries ends with the bytes.
    fn texts(&mut self) -> Option<Vec<String>> {
        (0..self.number()?).map(|_| self.text()).collect()
    }

    fn option(&mut self, options: &[Choice]) -> Option<String> {
        match self.number()? {
            0 => self.text(),
            place => Some(options.get(usize::try_from(place).ok()? - 1)?.id.to_owned()),
        }
    }

    fn unknown(&mut self) -> Option<Unknown> {
        let text = self.text()?;
        if text.is_empty() {
            return Some(Unknown::new());
        }
        match format::parse(&text, super::MOST_DOCUMENT) {
            Ok(Value::Object(map)) => Some(map.into_iter().collect()),
            _ => None,
        }
    }

    fn answers(&mut self, fields: &'static [Field], key: fn(&'static Field) -> &'static str) -> Option<Answers> {
        let mut answers = Answers::default();
        loop {
            match usize::try_from(self.number()?).ok()? {
                0 => return Some(answers),
                number => {
                    let field = fields.get(number - 1)?;
                    answers.set(key(field), Some(self.answer(field)?));
                }
            }
        }
    }

    fn answer(&mut self, field: &'static Field) -> Option<Answer> {
        Some(match &field.kind {
            Kind::Line { .. } | Kind::Lines { .. } | Kind::Automatic => Answer::Text(self.text()?),
            Kind::Number { .. } => Answer::Number(self.signed()?),
            Kind::YesNo => Answer::YesNo(self.number()? == 1),
            Kind::Date => Answer::Date(Date::from_days(i64::try_from(self.number()?).ok()?)?),
            Kind::Choice(options) => Answer::Choice(self.option(options)?),
            Kind::Choices(options) => {
                Answer::Choices((0..self.number()?).map(|_| self.option(options)).collect::<Option<_>>()?)
            }
            Kind::Reference(_) => Answer::Reference(self.text()?),
            Kind::Partners => Answer::References(self.texts()?),
            Kind::Texts { .. } => Answer::Texts(self.texts()?),
            Kind::Rows(list) => {
                Answer::Rows((0..self.number()?).map(|at| self.row(list.columns, at)).collect::<Option<_>>()?)
            }
            Kind::States { of, states } => {
                let pair = |bytes: &mut Self| Some((bytes.option(items(of))?, bytes.option(states)?));
                Answer::States((0..self.number()?).map(|_| pair(self)).collect::<Option<_>>()?)
            }
            Kind::Themes => {
                let pair = |bytes: &mut Self| Some((bytes.text()?, bytes.theme()?));
                Answer::Themes((0..self.number()?).map(|_| pair(self)).collect::<Option<BTreeMap<_, _>>>()?)
            }
        })
    }

    fn row(&mut self, columns: &'static [Field], at: u64) -> Option<Row> {
        let id = match self.text()?.as_str() {
            "" => RowId::numbered(usize::try_from(at).ok()? + 1),
            id => RowId::new(id)?,
        };
        let mut row = Row::new(id);
        row.answers = self.answers(columns, |column| column.key)?;
        row.unknown = self.unknown()?;
        Some(row)
    }

    fn theme(&mut self) -> Option<Theme> {
        let mut numbers = [None; 4];
        for number in &mut numbers {
            if self.number()? == 1 {
                *number = Some(self.signed()?);
            }
        }
        let [n, mean, dont_know, unclear] = numbers;
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        let (band, spread) = (text(self.text()?), text(self.text()?));
        Some(Theme {
            n,
            mean,
            band,
            spread,
            dont_know,
            unclear: unclear.map(|unclear| unclear == 1),
            unknown: self.unknown()?,
        })
    }
}
