//! The walk through a document in the order of the schema. One walk writes,
//! reads and learns: what it meets goes through the models and the coder.
//!
//! A document is bytes: each symbol a number (seven bits a byte, the lowest
//! first, the highest bit set while more follow), each text its UTF-8 and a
//! zero, a zero within it written as 255. Nothing is ever meant by 0 but "no",
//! "none" or "the end", so that a document that breaks off can be completed.

use super::coder::Coder;
use super::math::Tables;
use super::schema::{EXTENSION, FIELDS, Group, Kind, NAMED, RESULTS, TARGETS};
use super::symbols::Symbols;
use super::text::Text;

/// Why a walk stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The document, or what the body gives, is none by the schema.
    Malformed,
    /// More than is taken.
    TooMuch,
}

/// The models together.
pub struct Models {
    /// Made once.
    pub tables: Tables,
    /// For text.
    pub text: Text,
    /// For the rest.
    pub symbols: Symbols,
    /// The same as it was when primed.
    pub kept: Option<Box<Symbols>>,
}

/// The bytes of a document, being read or being written.
pub enum Tape<'a> {
    /// To be packed.
    From(&'a [u8]),
    /// Unpacked so far.
    To(Vec<u8>),
    /// Not wanted: the primer.
    Nowhere,
}

/// One walk.
pub struct Walk<'a> {
    models: &'a mut Models,
    /// The bits.
    pub coder: Coder<'a>,
    /// The document.
    pub tape: Tape<'a>,
    /// The most bytes that the document may still become.
    left: usize,
    /// What was last and before that, by field.
    seen: Box<[[u16; 2]; 4096]>,
    /// The last choice of any field.
    near: u32,
    /// The row's number.
    row: u32,
    /// What the row's references named so far, a bit for each place.
    named: u64,
    /// How many rows the lists have that references point into.
    targets: [u32; 2],
    /// Months since the beginning of 1900 of the last day.
    month: u64,
}

/// September 2026, after which the first day is looked for.
const FIRST_MONTH: u64 = 126 * 12 + 8;

/// The years from 1900 to 2199.
const MOST_MONTH: u64 = 3_600;

const NEVER: u16 = 99;

impl<'a> Walk<'a> {
    /// A walk over a document of at most so many bytes.
    pub fn new(models: &'a mut Models, coder: Coder<'a>, tape: Tape<'a>, most: usize) -> Walk<'a> {
        Walk {
            models,
            coder,
            tape,
            left: most,
            seen: Box::new([[NEVER; 2]; 4096]),
            near: 0,
            row: 0,
            named: 0,
            targets: [0; 2],
            month: FIRST_MONTH,
        }
    }

    /// A whole document: for whom, what was left out, the fields, what has no number.
    pub fn document(&mut self) -> Result<(), Stop> {
        self.symbol(0, 1, 3)?;
        self.symbol(0, 2, 6)?;
        for (number, kind) in FIELDS.iter().enumerate() {
            let rows = self.field(number as u32 + 1, kind)?;
            for (target, count) in TARGETS.iter().zip(&mut self.targets) {
                if *target == number {
                    *count = rows;
                }
            }
        }
        self.extension(0)
    }

    /// The primer: texts by field, and documents. A text is `1`, the field's
    /// path (up to three numbers from 1, then 0), the text; a document is `2`.
    pub fn primer(&mut self) -> Result<(), Stop> {
        loop {
            self.forget();
            match self.plain(1, 2)? {
                0 => return Ok(()),
                1 => {
                    let mut path = 0;
                    let mut kind = None;
                    loop {
                        let number = self.plain(2 + path, 6)? as u32;
                        let Some(at) = number.checked_sub(1).map(|at| at as usize) else { break };
                        path = path * 32 + number;
                        kind = match kind {
                            None => FIELDS.get(at).copied(),
                            Some(Kind::Rows(_, columns)) => columns.get(at).copied(),
                            Some(_) => None,
                        };
                        if kind.is_none() {
                            return Err(Stop::Malformed);
                        }
                    }
                    match kind {
                        Some(Kind::Text(group) | Kind::Texts(group)) => self.text(path, group)?,
                        _ => return Err(Stop::Malformed),
                    }
                }
                _ => {
                    self.document()?;
                }
            }
        }
    }

    fn forget(&mut self) {
        self.seen.fill([NEVER; 2]);
        (self.near, self.row, self.named) = (0, 0, 0);
        self.targets = [0; 2];
        self.month = FIRST_MONTH;
    }

    /// One field; of a list the number of its rows. A field that was not
    /// understood to its end is not there, texts and lists excepted.
    fn field(&mut self, field: u32, kind: &Kind) -> Result<u32, Stop> {
        let mark = self.mark();
        let rows = self.whole_field(field, kind)?;
        if !matches!(kind, Kind::Text(_) | Kind::Texts(_) | Kind::Rows(..)) {
            self.back_if_ended(mark);
        }
        Ok(rows)
    }

    fn whole_field(&mut self, field: u32, kind: &Kind) -> Result<u32, Stop> {
        match *kind {
            Kind::Text(group) => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.text(field, group)?;
                }
            }
            Kind::Hex(digits) => match self.symbol(field, 0, 2)? {
                0 => {}
                1 => {
                    for _ in 0..digits {
                        self.random(4)?;
                    }
                }
                2 => self.text(field, NAMED)?,
                _ => return Err(Stop::Malformed),
            },
            Kind::Number => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.number(field, 1)?;
                }
            }
            Kind::YesNo => {
                self.below(field, 0, 3)?;
            }
            Kind::Date => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.date(field)?;
                }
            }
            Kind::Choice(options) => self.choice(field, options)?,
            Kind::Choices(options) => match self.symbol(field, 0, 2)? {
                0 => {}
                1 => self.bits(field, u32::from(options), false)?,
                2 => {
                    for _ in 0..self.count(field, 200)? {
                        self.option(field, options)?;
                    }
                }
                _ => return Err(Stop::Malformed),
            },
            Kind::Partner => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.reference(field)?;
                }
            }
            Kind::Outcome => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.reference(field)?;
                }
            }
            Kind::Partners => match self.symbol(field, 0, 2)? {
                0 => {}
                1 => self.bits(field, self.targets[0], true)?,
                2 => {
                    for _ in 0..self.count(field, 200)? {
                        self.reference(field)?;
                    }
                }
                _ => return Err(Stop::Malformed),
            },
            Kind::Texts(group) => {
                let mark = self.mark();
                let many = self.count(field, 40)?;
                for at in 0..many {
                    self.text(field, group)?;
                    if self.coder.ended() {
                        self.patch(mark, at + 1);
                        return Ok(at + 1);
                    }
                }
                return Ok(many);
            }
            Kind::Rows(most, columns) => return self.rows(field, u32::from(most), columns),
            Kind::States(items, states) => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.states(field, u32::from(items), states)?;
                }
            }
            Kind::Outcomes(states) => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.states(field, self.targets[1], states)?;
                }
            }
            Kind::Themes => {
                if self.symbol(field, 0, 1)? == 1 {
                    self.themes(field)?;
                }
            }
        }
        Ok(0)
    }

    fn rows(&mut self, field: u32, most: u32, columns: &[Kind]) -> Result<u32, Stop> {
        let mark = self.mark();
        let mut many = self.count(field, 2 * most)?;
        let (outer_row, outer_named) = (self.row, self.named);
        for row in 0..many {
            let mark_row = self.mark();
            self.row = row + 1;
            self.named = 0;
            self.row_id(field)?;
            if self.coder.ended() {
                self.cut_at(mark_row);
                self.patch(mark, row);
                many = row;
                break;
            }
            for (at, column) in columns.iter().enumerate() {
                self.field(field * 32 + at as u32 + 1, column)?;
            }
            self.extension(field)?;
            if self.coder.ended() {
                self.patch(mark, row + 1);
                many = row + 1;
                break;
            }
        }
        (self.row, self.named) = (outer_row, outer_named);
        Ok(many)
    }

    /// 0: the next after the one before; 1: a text; 2: by how much the number
    /// is another, and the tag: 0 none, or one of those seen, or a new one.
    fn row_id(&mut self, field: u32) -> Result<(), Stop> {
        match self.plain(field * 8 + 3, 2)? {
            0 => Ok(()),
            1 => self.text(field, NAMED),
            2 => {
                self.number(1, 4)?;
                if self.plain(70, 4)? == 15 { self.text(2, NAMED) } else { Ok(()) }
            }
            _ => Err(Stop::Malformed),
        }
    }

    /// What has no number, as JSON, if there is something.
    fn extension(&mut self, field: u32) -> Result<(), Stop> {
        let mark = self.mark();
        if self.plain(field * 8 + 4, 1)? == 1 {
            self.text(3, EXTENSION)?;
            self.back_if_ended(mark);
        }
        Ok(())
    }

    /// 0: none; then the options; after them one that has no number.
    fn choice(&mut self, field: u32, options: u8) -> Result<(), Stop> {
        if self.symbol(field, 0, 1)? == 1 {
            self.option(field, options)?;
        }
        Ok(())
    }

    fn option(&mut self, field: u32, options: u8) -> Result<(), Stop> {
        let chosen = self.below(field, 1, u64::from(options) + 1)?;
        self.near = chosen as u32 + 1;
        if chosen == u64::from(options) { self.text(field, NAMED) } else { Ok(()) }
    }

    /// A row that is pointed to: its place, or 30 and its name, or 31 for all.
    fn reference(&mut self, field: u32) -> Result<(), Stop> {
        let place = self.symbol(field, 2, 5)?;
        if place < 30 {
            self.named |= 1 << place;
        }
        if place == 30 { self.text(1, NAMED) } else { Ok(()) }
    }

    /// Which of some: one bit each.
    fn bits(&mut self, field: u32, many: u32, rows: bool) -> Result<(), Stop> {
        let mut set = 0u32;
        let mut before = 0;
        let mut chosen = 0u64;
        for place in 0..many {
            let named = if rows { (self.named >> place & 1) as u32 } else { 0 };
            let seen = *self.seen(field * 64 + place, 3);
            let was = u32::from(seen[0].min(2));
            let contexts = [
                if rows { 1000 } else { place },
                place * 4 + was,
                place * 8 + before * 4 + was,
                named * 16 + was * 4 + 64 + set.min(3),
                place * 1024 + set.min(15) * 32 + many.min(31),
                place * 64 + self.near,
            ];
            self.models.symbols.begin(field * 16 + 3, contexts);
            let bit = match self.tape {
                Tape::From(_) => self.take()?,
                _ => 0,
            };
            before = self.coded(1, 1, bit)? as u32;
            self.give(u64::from(before))?;
            set += before;
            chosen |= u64::from(before) << place;
            *self.seen(field * 64 + place, 3) = [before as u16, seen[0]];
        }
        if rows {
            self.named |= chosen;
        }
        Ok(())
    }

    /// A state for each thing: 0 none, then the states, then one without a
    /// number. After them things without a number.
    fn states(&mut self, field: u32, items: u32, states: u8) -> Result<(), Stop> {
        for item in 0..items {
            self.near = item;
            let state = self.below(field, 4, u64::from(states) + 2)?;
            if state == u64::from(states) + 1 {
                self.text(field, NAMED)?;
            }
        }
        for _ in 0..self.plain_number(field, 5, 300)? {
            self.text(4, NAMED)?;
            if self.below(field, 6, u64::from(states) + 1)? == u64::from(states) {
                self.text(field, NAMED)?;
            }
        }
        Ok(())
    }

    /// For each theme whether it is there and what it came to; then themes
    /// without a number.
    fn themes(&mut self, field: u32) -> Result<(), Stop> {
        for theme in 0..RESULTS {
            self.near = theme;
            if self.symbol(field, 7, 1)? == 1 {
                self.theme(field)?;
            }
        }
        for _ in 0..self.plain_number(field, 8, 300)? {
            self.text(4, NAMED)?;
            self.theme(field)?;
        }
        Ok(())
    }

    fn theme(&mut self, field: u32) -> Result<(), Stop> {
        for number in 0..3 {
            if self.symbol(field * 64 + number, 9, 1)? == 1 {
                self.number(field * 64 + number, 10)?;
            }
        }
        for choice in 0..2 {
            self.choice(field * 64 + 8 + choice, 3)?;
        }
        self.below(field, 11, 3)?;
        self.extension(field)
    }

    /// A day: how many months from the last one, and the day of the month.
    fn date(&mut self, field: u32) -> Result<(), Stop> {
        let month = match &mut self.tape {
            Tape::From(_) => self.take()?,
            _ => 0,
        };
        if month >= MOST_MONTH {
            return Err(Stop::Malformed);
        }
        let from = self.month as i64;
        let by = self.count_coded(field, 2, zigzag(month as i64 - from))?;
        let month = match &self.tape {
            Tape::From(_) => month,
            _ => u64::try_from(from.saturating_add(unzigzag(by))).unwrap_or(MOST_MONTH),
        };
        if month >= MOST_MONTH {
            return Err(Stop::Malformed);
        }
        self.give(month)?;
        self.month = month;
        self.near = (self.month % 12) as u32;
        self.symbol(3000, 1, 5)?;
        Ok(())
    }

    /// Where in the document that is unpacked.
    fn mark(&self) -> usize {
        match &self.tape {
            Tape::To(bytes) => bytes.len(),
            _ => 0,
        }
    }

    fn cut_at(&mut self, mark: usize) {
        if let Tape::To(bytes) = &mut self.tape {
            bytes.truncate(mark);
        }
    }

    /// What was only partly there is not there.
    fn back_if_ended(&mut self, mark: usize) {
        if self.coder.ended() {
            self.cut_at(mark);
            if let Tape::To(bytes) = &mut self.tape {
                bytes.push(0);
            }
        }
    }

    /// Corrects a number of rows.
    fn patch(&mut self, mark: usize, many: u32) {
        if let Tape::To(bytes) = &mut self.tape
            && let Some(byte) = bytes.get_mut(mark)
        {
            *byte = many as u8;
        }
    }

    /// How many, at most so many.
    fn count(&mut self, field: u32, most: u32) -> Result<u32, Stop> {
        self.plain_number(field, 5, most)
    }

    fn plain_number(&mut self, field: u32, part: u32, most: u32) -> Result<u32, Stop> {
        let mark = self.mark();
        let many = self.number(field, part)?;
        if self.coder.ended() {
            self.cut_at(mark);
            self.give(0)?;
            return Ok(0);
        }
        u32::try_from(many).ok().filter(|many| *many <= most).ok_or(Stop::TooMuch)
    }

    /// A number of any size, small ones cheap.
    fn number(&mut self, field: u32, part: u32) -> Result<u64, Stop> {
        let number = match self.tape {
            Tape::From(_) => self.take()?,
            _ => 0,
        };
        let number = self.count_coded(field, part, number)?;
        self.give(number)?;
        Ok(number)
    }

    /// Four bits, or the length of what is more than 15 and its bits.
    fn count_coded(&mut self, field: u32, part: u32, number: u64) -> Result<u64, Stop> {
        let small = self.known(field, part, 4, number.min(15))?;
        if small < 15 {
            return Ok(small);
        }
        let more = number.saturating_sub(15);
        let length = self.known(field * 2 + 1, part + 32, 6, u64::from(63 - (more + 1).leading_zeros()))?;
        let mut value = 1u64;
        for at in (0..length).rev() {
            self.models.symbols.begin(
                7,
                [
                    0,
                    at as u32,
                    part,
                    field,
                    field * 64 + at as u32,
                    if value < 64 { value as u32 } else { 0 } * 64 + at as u32,
                ],
            );
            value = value << 1 | self.coded(1, 1, (more + 1) >> at & 1)?;
        }
        Ok(value.wrapping_add(14))
    }

    /// A symbol below `many`.
    fn below(&mut self, field: u32, part: u32, many: u64) -> Result<u64, Stop> {
        let symbol = self.symbol(field, part, 64 - (many - 1).leading_zeros())?;
        if symbol < many { Ok(symbol) } else { Err(Stop::Malformed) }
    }

    /// A symbol of the document.
    fn symbol(&mut self, field: u32, part: u32, bits: u32) -> Result<u64, Stop> {
        let symbol = match self.tape {
            Tape::From(_) => self.take()?,
            _ => 0,
        };
        let symbol = self.known(field, part, bits, symbol)?;
        self.give(symbol)?;
        Ok(symbol)
    }

    /// A symbol about which only its own past says something.
    fn plain(&mut self, field: u32, bits: u32) -> Result<u64, Stop> {
        self.symbol(field, 12, bits)
    }

    /// Codes a symbol in the contexts of its field.
    fn known(&mut self, field: u32, part: u32, bits: u32, symbol: u64) -> Result<u64, Stop> {
        let seen = *self.seen(field, part);
        let (last, before) = (u32::from(seen[0]), u32::from(seen[1]));
        let row = self.row.min(12);
        let named = (self.named & 0xFFFF) as u32;
        let contexts = [
            0,
            last + 1,
            last * 128 + before + 1,
            self.near + 1,
            row * 128 + (last & 127),
            if part == 2 { named + 1 } else { row * 128 + self.near },
        ];
        self.models.symbols.begin(field * 16 + part, contexts);
        let symbol = self.coded(1, bits, symbol)?;
        *self.seen(field, part) = [symbol.min(98) as u16, seen[0]];
        Ok(symbol)
    }

    fn seen(&mut self, field: u32, part: u32) -> &mut [u16; 2] {
        let place = super::math::mix(field, part) as usize & 4095;
        &mut self.seen[place]
    }

    /// So many bits in the contexts that were begun, the highest first.
    fn coded(&mut self, node: u32, bits: u32, symbol: u64) -> Result<u64, Stop> {
        if bits < 64 && symbol >> bits != 0 {
            return Err(Stop::Malformed);
        }
        let (mut node, mut value) = (node, 0);
        for at in (0..bits).rev() {
            let one = self.models.symbols.guess(node, &self.models.tables);
            let bit = self.coder.bit((symbol >> at & 1) as u32, one);
            self.models.symbols.learn(bit, &self.models.tables);
            node = node << 1 | bit;
            value = value << 1 | u64::from(bit);
        }
        Ok(value)
    }

    /// Bits that nothing is known about.
    fn random(&mut self, bits: u32) -> Result<(), Stop> {
        let symbol = match self.tape {
            Tape::From(_) => self.take()?,
            _ => 0,
        };
        if symbol >> bits != 0 {
            return Err(Stop::Malformed);
        }
        let mut value = 0;
        for at in (0..bits).rev() {
            value = value << 1 | u64::from(self.coder.bit((symbol >> at & 1) as u32, 32_768));
        }
        self.give(value)
    }

    /// A text to its end.
    fn text(&mut self, field: u32, group: Group) -> Result<(), Stop> {
        self.models.text.begin(field, u32::from(group));
        loop {
            let next = match &mut self.tape {
                Tape::From(bytes) => {
                    let (next, rest) = bytes.split_first().ok_or(Stop::Malformed)?;
                    *bytes = rest;
                    u32::from(*next)
                }
                _ => 0,
            };
            let mut byte = 0;
            for at in (0..8).rev() {
                let one = self.models.text.guess(&self.models.tables);
                let bit = self.coder.bit(next >> at & 1, one);
                self.models.text.learn(bit, &self.models.tables);
                byte = byte << 1 | bit;
            }
            if self.coder.ended() {
                byte = 0;
                self.drop_half_letter();
            }
            self.one_less()?;
            if let Tape::To(bytes) = &mut self.tape {
                bytes.push(byte as u8);
            }
            if byte == 0 {
                return Ok(());
            }
        }
    }

    /// A letter of which not all bytes arrived is none.
    fn drop_half_letter(&mut self) {
        let Tape::To(bytes) = &mut self.tape else { return };
        let rest = bytes.iter().rev().take_while(|byte| **byte & 0xC0 == 0x80).count();
        let length = match bytes.iter().rev().nth(rest) {
            Some(0xC0..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..=0xF7) => 4,
            _ => return,
        };
        if rest + 1 < length {
            bytes.truncate(bytes.len() - rest - 1);
        }
    }

    /// The next symbol of the document to be packed.
    fn take(&mut self) -> Result<u64, Stop> {
        let Tape::From(bytes) = &mut self.tape else { return Ok(0) };
        let mut number = 0;
        for shift in (0..70).step_by(7) {
            let (byte, rest) = bytes.split_first().ok_or(Stop::Malformed)?;
            *bytes = rest;
            if shift == 63 && *byte > 1 {
                break;
            }
            number |= u64::from(byte & 127) << shift;
            if *byte < 128 {
                // Each number is written in one way only.
                return if *byte == 0 && shift > 0 { Err(Stop::Malformed) } else { Ok(number) };
            }
        }
        Err(Stop::Malformed)
    }

    /// The next symbol of the document that is unpacked.
    fn give(&mut self, mut symbol: u64) -> Result<(), Stop> {
        loop {
            self.one_less()?;
            let more = symbol > 127;
            if let Tape::To(bytes) = &mut self.tape {
                bytes.push(symbol as u8 & 127 | if more { 128 } else { 0 });
            }
            if !more {
                return Ok(());
            }
            symbol >>= 7;
        }
    }

    fn one_less(&mut self) -> Result<(), Stop> {
        self.left = self.left.checked_sub(1).ok_or(Stop::TooMuch)?;
        Ok(())
    }
}

fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}
