//! Plans for tests: the worked example, the samples, and any plan at all.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod primer;

use std::collections::BTreeMap;

use joint_action::content::{FIELDS, Field, Items, Kind, Target};
use joint_action::format;
use joint_action::plan::{Answer, Answers, Date, Plan, Row, RowId, Theme, Unknown};
use proptest::prelude::*;
use serde_json::json;

/// The worked example, as its file stands.
pub const EXAMPLE: &str = include_str!("../samples/thursday-table.json");

/// Every sample with its name.
pub const SAMPLES: &[(&str, &str)] = &[
    ("thursday-table", EXAMPLE),
    ("s2-bws-y-bryn", include_str!("../samples/s2-bws-y-bryn.json")),
    ("t5-wadney-polish", include_str!("../samples/t5-wadney-polish.json")),
    ("l1-selmings-homeless", include_str!("../samples/l1-selmings-homeless.json")),
    ("l3-ellow-flood", include_str!("../samples/l3-ellow-flood.json")),
];

/// The worked example as a plan.
pub fn example() -> Plan {
    format::read(EXAMPLE).unwrap().plan
}

/// So many cases each; failures are told, not written to a file.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any plan that could have come about, from nearly empty to more than full.
pub fn any_plan() -> impl Strategy<Value = Plan> {
    (0u32..100, any::<u64>()).prop_map(|(fullness, seed)| Dice { state: seed | 1, fullness }.plan())
}

/// A plan with something in every field.
pub fn full_plan(seed: u64) -> Plan {
    Dice { state: seed | 1, fullness: 100 }.plan()
}

/// A small generator of its own: the shape of a plan is data, and strategies
/// made from data are slow.
struct Dice {
    state: u64,
    fullness: u32,
}

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        ((self.state >> 33) as usize) % below.max(1)
    }

    fn answers(&mut self) -> bool {
        self.roll(100) < self.fullness as usize
    }

    fn plan(mut self) -> Plan {
        let mut plan = Plan::default();
        let partners: Vec<String> = self.ids(4);
        let outcomes: Vec<String> = self.ids(3);
        for field in FIELDS {
            if self.answers() {
                let answer = self.answer(field, &partners, &outcomes);
                plan.answers.set(field.id, Some(answer));
            }
        }
        if self.roll(3) == 0 {
            plan.unknown.insert("mood".into(), json!({"words": ["sunny", null, 2.5], "aim.x": {}}));
            plan.unknown.insert("aim.mood".into(), json!("sunny"));
            plan.unknown.insert("odd~1key~0".into(), json!(null));
            plan.unknown.insert("safe.a~1b".into(), json!({}));
        }
        // What points to rows that did not come about is not a sound plan.
        plan.drop_dangling();
        plan
    }

    fn ids(&mut self, most: usize) -> Vec<String> {
        let names = ["1", "2", "4-k7", "food", "gp", "10"];
        let many = self.roll(most + 1);
        let first = self.roll(names.len() - most);
        names[first..first + many].iter().map(|name| (*name).to_owned()).collect()
    }

    fn text(&mut self, limit: usize) -> String {
        let words = [
            "Bwyd",
            "help",
            "food bank",
            "żółć",
            "£2,000",
            "\"quoted\"",
            "\\",
            "\n",
            "🙂",
            "a",
            "-",
            "=1+1",
            "<b>",
            "\u{202e}x",
            "\t",
            "\u{1}",
            "日本",
        ];
        let mut text = String::new();
        for _ in 0..=self.roll(6) {
            text.push_str(words[self.roll(words.len())]);
            text.push(' ');
        }
        text.chars().take(limit * 2).collect()
    }

    fn some(&mut self, from: &[&str]) -> Vec<String> {
        let mut chosen: Vec<String> = from.iter().filter(|_| self.roll(2) == 0).map(|id| (*id).to_owned()).collect();
        if self.roll(4) == 0 {
            chosen.reverse();
        }
        chosen
    }

    fn answer(&mut self, field: &'static Field, partners: &[String], outcomes: &[String]) -> Answer {
        let ids: Vec<&str> = field.options().iter().map(|option| option.id).chain(["unheard of"]).collect();
        let pick = |dice: &mut Dice, from: &[String]| from.get(dice.roll(from.len())).cloned().unwrap_or_default();
        match &field.kind {
            Kind::Line { limit } | Kind::Lines { limit } => Answer::Text(self.text(*limit)),
            Kind::Automatic => Answer::Text("0123456789ab".into()),
            Kind::Number { least, most } => Answer::Number(least + self.roll((most - least + 1) as usize) as i64),
            Kind::YesNo => Answer::YesNo(self.roll(2) == 0),
            Kind::Date => Answer::Date(
                Date::new(1900 + self.roll(300) as u16, 1 + self.roll(12) as u8, 1 + self.roll(28) as u8).unwrap(),
            ),
            Kind::Choice(_) => Answer::Choice(ids[self.roll(ids.len())].to_owned()),
            Kind::Choices(_) => Answer::Choices(self.some(&ids)),
            Kind::Reference(Target::PartnerOrAll) if self.roll(3) == 0 => Answer::Reference("all".into()),
            Kind::Reference(Target::Outcome) => Answer::Reference(pick(self, outcomes)),
            Kind::Reference(_) => Answer::Reference(pick(self, partners)),
            Kind::Partners => {
                let partners: Vec<&str> = partners.iter().map(String::as_str).collect();
                Answer::References(self.some(&partners))
            }
            Kind::Texts { rows, limit } => Answer::Texts(
                (0..self.roll(rows + 2))
                    .map(|_| if self.roll(4) == 0 { String::new() } else { self.text(*limit) })
                    .collect(),
            ),
            Kind::Rows(list) => {
                let named = match field.id {
                    "partners.items" => partners.to_vec(),
                    "success.outcomes" => outcomes.to_vec(),
                    _ => (0..self.roll((list.most + 1).min(5)))
                        .map(|at| (at + 1 + at * self.roll(2)).to_string())
                        .collect(),
                };
                let mut rows: Vec<Row> = Vec::new();
                for id in named {
                    if rows.iter().any(|row| row.id.as_str() == id) {
                        continue;
                    }
                    let mut row = Row::new(RowId::new(&id).unwrap());
                    for column in list.columns {
                        if self.answers() {
                            row.answers.set(column.key, Some(self.answer(column, partners, outcomes)));
                        }
                    }
                    if self.roll(6) == 0 {
                        row.unknown.insert("colour".into(), json!(["red", {"deep": true}]));
                    }
                    rows.push(row);
                }
                Answer::Rows(rows)
            }
            Kind::States { of, .. } => {
                let items: Vec<String> = match of {
                    Items::Fixed(items) => {
                        items.iter().map(|item| item.id.to_owned()).chain(["more".to_owned()]).collect()
                    }
                    Items::Outcomes => outcomes.to_vec(),
                };
                let mut states = BTreeMap::new();
                for item in items {
                    if self.answers() {
                        states.insert(item, ids[self.roll(ids.len())].to_owned());
                    }
                }
                Answer::States(states)
            }
            Kind::Themes => {
                let theme = |dice: &mut Dice| Theme {
                    n: Some(dice.roll(40) as i64),
                    mean: Some(100 + dice.roll(401) as i64),
                    band: Some("talk".into()),
                    spread: (dice.roll(2) == 0).then(|| "split".to_owned()),
                    dont_know: Some(0),
                    unclear: Some(dice.roll(2) == 0),
                    unknown: if dice.roll(3) == 0 {
                        Unknown::from([("trend".to_owned(), json!("up"))])
                    } else {
                        Unknown::new()
                    },
                };
                Answer::Themes(
                    ["aim", "form", "new-theme"].into_iter().map(|id| (id.to_owned(), theme(self))).collect(),
                )
            }
        }
    }
}

/// A plan from a few answers, for tests of one thing.
pub fn plan_from(json: serde_json::Value) -> Plan {
    format::read(&json.to_string()).unwrap().plan
}

/// The answers of a plan, so that a difference reads well.
pub fn answers(plan: &Plan) -> &Answers {
    &plan.answers
}
