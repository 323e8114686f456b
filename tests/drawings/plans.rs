//! Plans to draw: the worked example, plans at every limit, random ones.

use joint_action::content::{self, Choice, FIELDS, Field, Items, Kind, Target};
use joint_action::format;
use joint_action::plan::{Answer, Answers, Date, Plan, Row, RowId, Theme, Unknown};
use std::collections::BTreeMap;

/// The worked example.
pub fn worked_example() -> Plan {
    read(include_str!("../samples/thursday-table.json"))
}

/// Two partners, nobody at the head.
pub fn two_partners() -> Plan {
    read(
        r#"{"plan":{"title":"Tea","place":"Anytown"},"partners":{"items":[
            {"id":"1","name":"Anytown Wellbeing Charity","sector":"vcse","status":"talking","brings":["people"]},
            {"id":"2","name":"Anytown Food Bank","sector":"vcse","gains":"Help on site"}]},
            "drivers":{"items":[{"type":"other","whose":"all","strength":"main","detail":"A bequest."}]}}"#,
    )
}

fn read(text: &str) -> Plan {
    format::read(text).expect("a plan").plan
}

/// What the texts of a plan are like.
#[derive(Clone, Copy, Debug)]
pub enum Text {
    /// Words, as many as the limit allows.
    Words,
    /// One word as long as the limit.
    OneWord,
    /// Letters that are wide, or pictures.
    Wide,
    /// What tries to become markup.
    Hostile,
}

impl Text {
    fn of(self, limit: usize) -> String {
        let pattern = match self {
            Text::Words => "Anytown neighbourhood partnership for wellbeing, advice and food ",
            Text::OneWord => "Wohnungsbaugenossenschaftsverband",
            Text::Wide => "WWM@ 🙂中文Ŵ ",
            Text::Hostile => "</text><script>alert('x')</script>\" onload=\"x&amp;\u{202e}\n]]><!--",
        };
        pattern.chars().cycle().take(limit).collect()
    }
}

/// A plan in which everything is answered, to its limits.
pub fn full(text: Text, partners: usize) -> Plan {
    let mut make = Make { random: Random(7), text: Some(text), partners, fill: 100 };
    make.plan()
}

/// Some plan or other.
pub fn random(seed: u64) -> Plan {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let partners = random.below(13);
    let fill = [15, 50, 85][random.below(3)];
    Make { random, text: None, partners, fill }.plan()
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }
}

struct Make {
    random: Random,
    text: Option<Text>,
    partners: usize,
    /// How many of a hundred fields are answered.
    fill: usize,
}

impl Make {
    fn plan(&mut self) -> Plan {
        let mut plan = Plan::default();
        for field in FIELDS {
            let answer = self.answer(field);
            plan.answers.set(field.id, answer);
        }
        plan
    }

    fn is_full(&self) -> bool {
        self.text.is_some()
    }

    fn answer(&mut self, field: &'static Field) -> Option<Answer> {
        if self.random.below(100) >= self.fill {
            return None;
        }
        Some(match &field.kind {
            Kind::Line { limit } | Kind::Lines { limit } => Answer::Text(self.words(*limit)),
            Kind::Automatic => return None,
            Kind::Number { least, most } => {
                Answer::Number(least + self.random.below((most - least + 1).min(50) as usize) as i64)
            }
            Kind::YesNo => Answer::YesNo(self.random.below(2) == 0),
            Kind::Date => Answer::Date(Date::new(
                2026 + self.random.below(3) as u16,
                1 + self.random.below(12) as u8,
                1 + self.random.below(28) as u8,
            )?),
            Kind::Choice(options) => Answer::Choice(self.option(options)),
            Kind::Choices(options) => {
                let full = self.is_full();
                let some =
                    options.iter().filter(|_| full || self.random.below(2) == 0).map(|option| option.id.to_owned());
                Answer::Choices(some.collect())
            }
            Kind::Reference(target) => Answer::Reference(self.reference(*target)),
            Kind::Partners => {
                let full = self.is_full();
                let some =
                    (1..=self.partners).filter(|_| full || self.random.below(3) == 0).map(|number| number.to_string());
                Answer::References(some.collect())
            }
            Kind::Texts { rows, limit } => {
                let many = self.many(*rows);
                Answer::Texts((0..many).map(|_| self.words(*limit)).collect())
            }
            Kind::Rows(rows) => {
                let many = if field.id == "partners.items" { self.partners } else { self.many(rows.most) };
                Answer::Rows((1..=many).map(|number| self.row(number, rows.columns)).collect())
            }
            Kind::States { of, states } => {
                let ids: Vec<String> = match of {
                    Items::Fixed(items) => items.iter().map(|item| item.id.to_owned()).collect(),
                    Items::Outcomes => (1..5).map(|number| number.to_string()).collect(),
                };
                let states: BTreeMap<String, String> = ids.into_iter().map(|id| (id, self.option(states))).collect();
                Answer::States(states)
            }
            Kind::Themes => {
                let theme = Theme {
                    n: Some(6),
                    mean: Some(400),
                    band: Some("talk".into()),
                    spread: Some("split".into()),
                    dont_know: Some(1),
                    unclear: Some(false),
                    unknown: Unknown::new(),
                };
                Answer::Themes(BTreeMap::from([("aim".to_owned(), theme)]))
            }
        })
    }

    fn row(&mut self, number: usize, columns: &'static [Field]) -> Row {
        let mut row = Row::new(RowId::numbered(number));
        let mut answers = Answers::default();
        for column in columns {
            let answer = self.answer(column);
            answers.set(column.key, answer);
        }
        row.answers = answers;
        row
    }

    fn many(&mut self, most: usize) -> usize {
        if self.is_full() { most } else { self.random.below(most + 1) }
    }

    fn option(&mut self, options: &[Choice]) -> String {
        // Now and then an option of a later version.
        if !self.is_full() && self.random.below(20) == 0 {
            return "option-of-a-later-version".to_owned();
        }
        options[self.random.below(options.len())].id.to_owned()
    }

    fn reference(&mut self, target: Target) -> String {
        match target {
            Target::Outcome => (1 + self.random.below(6)).to_string(),
            Target::PartnerOrAll if self.random.below(3) == 0 => "all".to_owned(),
            _ => (1 + self.random.below(self.partners.max(1))).to_string(),
        }
    }

    fn words(&mut self, limit: usize) -> String {
        if let Some(text) = self.text {
            return text.of(limit);
        }
        let kinds = [Text::Words, Text::Words, Text::OneWord, Text::Wide, Text::Hostile];
        let kind = kinds[self.random.below(kinds.len())];
        match self.random.below(6) {
            0 => " \n ".to_owned(),
            1 => kind.of(limit),
            // A little over the limit is kept too.
            2 => kind.of(limit + limit / 4),
            _ => {
                let start = self.random.below(20);
                let length = 3 + self.random.below(limit.min(60));
                kind.of(start + length).chars().skip(start).collect()
            }
        }
    }
}

/// The content has the fields that this file names.
#[test]
fn partners_are_a_list_of_the_content() {
    assert!(content::field("partners.items").is_some());
}
