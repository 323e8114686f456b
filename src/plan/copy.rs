//! A copy of a plan for somebody: who it is for, what goes in, what stays out.
//!
//! Private notes and one person's ratings are in no copy: they are not part
//! of a plan.

use crate::content::{FIELDS, Field, Kind};

use super::people::{people_in, people_in_role};
use super::{Answer, Answers, Plan, Row, alike};

/// Who a copy is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// A partner to read.
    #[default]
    Read,
    /// A partner to add their view; what comes back is compared.
    AddView,
    /// A partner to say where it stands.
    SayWhere,
    /// Anybody: the public summary.
    Public,
    /// A group that fills in a blank form.
    Blank,
    /// Oneself, on another device.
    Own,
}

impl Preset {
    /// All, in the order in which they are offered and numbered in links.
    pub const ALL: [Preset; 6] =
        [Preset::Read, Preset::AddView, Preset::SayWhere, Preset::Public, Preset::Blank, Preset::Own];

    /// What files call them, in that order.
    pub const IDS: [&str; 6] = ["read", "add-view", "say-where", "public", "blank", "own"];

    /// Whether single parts can be left out of it. The rest is fixed.
    pub fn has_switches(self) -> bool {
        matches!(self, Preset::Read | Preset::AddView | Preset::SayWhere)
    }
}

/// What can be left out of a partner's copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who pays what, and limits.
    Money,
    /// Risks.
    Risks,
    /// Reasons to be careful.
    Worries,
    /// What each partner gives up.
    GiveUps,
    /// Job titles of those to speak to.
    Contacts,
    /// Results of the self-assessment, by theme.
    Assessment,
}

impl Part {
    /// All, in the order in which they are offered and numbered in links.
    pub const ALL: [Part; 6] =
        [Part::Money, Part::Risks, Part::Worries, Part::GiveUps, Part::Contacts, Part::Assessment];

    /// What files call them, in that order.
    pub const IDS: [&str; 6] = ["money", "risks", "worries", "give-ups", "contacts", "assessment"];

    /// Which part a field or column belongs to, by its id.
    pub fn of(id: &str) -> Option<Part> {
        let list = id.split("[].").next().unwrap_or(id);
        Some(match if matches!(list, "sustain.resources" | "sustain.risks") { list } else { id } {
            "sustain.resources" | "form.decisionNotes" => Part::Money,
            "sustain.risks" => Part::Risks,
            "drivers.worries" => Part::Worries,
            "partners.items[].givesUp" => Part::GiveUps,
            "partners.items[].contactRole"
            | "agree[].byRole"
            | "sustain.champions[].role"
            | "sustain.champions[].deputy"
            | "keep.leaders[].role" => Part::Contacts,
            "reviews[].themes" | "reviews[].agreedNote" => Part::Assessment,
            _ => return None,
        })
    }

    /// Whether something of it is written in this plan.
    pub fn is_in(self, plan: &Plan) -> bool {
        let written =
            |field: &Field, answers: &Answers| Part::of(field.id) == Some(self) && answers.get(field.key).is_some();
        FIELDS.iter().any(|field| match &field.kind {
            Kind::Rows(list) if Part::of(field.id).is_none() => {
                plan.rows(field.id).iter().any(|row| list.columns.iter().any(|column| written(column, &row.answers)))
            }
            _ => Part::of(field.id) == Some(self) && plan.answers.get(field.id).is_some(),
        })
    }
}

/// What a copy says of itself: for whom it was made, and what was switched off
/// in it. A plan of one's own has everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// For whom it was made.
    pub preset: Preset,
    /// What was switched off.
    pub without: Parts,
}

impl Default for Scope {
    fn default() -> Scope {
        Scope { preset: Preset::Own, without: Parts::default() }
    }
}

impl Scope {
    /// Whether the sender left out what a field or column asks, by its id. In
    /// a blank form nothing is missing: it is there to be filled in.
    pub fn leaves_out(self, id: &str) -> bool {
        match self.preset {
            Preset::Blank => false,
            Preset::Public => !is_public(id),
            Preset::Own | Preset::Read | Preset::AddView | Preset::SayWhere => {
                Part::of(id).is_some_and(|part| self.without.has(part))
            }
        }
    }

    /// The same once somebody keeps it: as a plan of their own, in which the
    /// same is left out. A form that is filled in is a plan like any other.
    pub fn kept(self) -> Scope {
        match self.preset {
            Preset::Public => self,
            Preset::Blank => Scope::default(),
            _ => Scope { preset: Preset::Own, ..self },
        }
    }

    /// What is still missing once a version with more or less in it was brought in.
    pub fn joined(self, other: Scope) -> Scope {
        match (self.preset, other.preset) {
            (_, Preset::Public | Preset::Blank) => self,
            (Preset::Public, _) => other.kept(),
            _ => Scope { without: Parts(self.without.0 & other.without.0), ..self },
        }
    }

    /// What a file of one's own plan says that it is: without what was left
    /// out of the copy that it was made from and was not written since.
    pub fn of_file(self, plan: &Plan) -> Scope {
        match self.preset {
            Preset::Public if alike(&copy(plan, Preset::Public, Parts::default()), plan) => self,
            _ => Scope { preset: Preset::Own, without: self.passed_on(plan, Preset::Own, Parts::default()) },
        }
    }

    /// What a copy of this copy is without: what is switched off now, and what
    /// was left out before and was not written since; of a public summary that
    /// is every part.
    pub fn passed_on(self, plan: &Plan, preset: Preset, switched_off: Parts) -> Parts {
        let left_out = if self.preset == Preset::Public { Parts::ALL } else { self.without };
        let before = left_out.each().filter(|part| !part.is_in(plan));
        let now = if preset.has_switches() { switched_off } else { Parts::default() };
        let goes_on = preset.has_switches() || preset == Preset::Own;
        before.filter(|_| goes_on).fold(now, |parts, part| parts.with(part, true))
    }
}

/// A set of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u8);

impl Parts {
    /// Every part.
    pub const ALL: Parts = Parts(63);

    /// The set that a number below 64 stands for: the first part is its lowest bit.
    pub fn from_bits(bits: u8) -> Option<Parts> {
        (bits < 64).then_some(Parts(bits))
    }

    /// The number that stands for it.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether it holds a part.
    pub fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u8) != 0
    }

    /// The set with or without a part.
    pub fn with(self, part: Part, held: bool) -> Parts {
        let bit = 1 << part as u8;
        Parts(if held { self.0 | bit } else { self.0 & !bit })
    }

    /// Its parts, in order.
    pub fn each(self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(move |part| self.has(*part))
    }
}

/// The copy for somebody, without the parts that were switched off.
pub fn copy(plan: &Plan, preset: Preset, without: Parts) -> Plan {
    match preset {
        Preset::Own => plan.clone(),
        Preset::Read | Preset::AddView | Preset::SayWhere => {
            let unknown = plan.unknown.clone();
            Plan { unknown, ..only(plan, &|id| Part::of(id).is_none_or(|part| !without.has(part)), true) }
        }
        Preset::Public => only(plan, &is_public, false),
        Preset::Blank => only(plan, &|id| id == "plan.title", false),
    }
}

/// Whether anybody may read it. A list counts as public by its columns.
fn is_public(id: &str) -> bool {
    const ALLOWED: [&str; 7] = [
        "partners.items[].name",
        "partners.items[].sector",
        "aim.purpose",
        "aim.people",
        "aim.firstSteps",
        "reviews[].date",
        "reviews[].next",
    ];
    const WHOLE: [&str; 3] = ["plan.", "success.outcomes", "aim.firstSteps["];
    ALLOWED.contains(&id)
        || WHOLE.iter().any(|begins| id.starts_with(begins))
        || matches!(id, "partners.items" | "reviews")
}

/// The answers whose fields may go. What a newer version wrote goes along only
/// where it is said, since nobody here knows what it is.
fn only(plan: &Plan, may_go: &dyn Fn(&str) -> bool, with_unknown: bool) -> Plan {
    let mut kept = Plan::default();
    for field in FIELDS.iter().filter(|field| may_go(field.id)) {
        let Some(answer) = plan.answers.get(field.id) else { continue };
        let answer = match (&field.kind, answer) {
            (Kind::Rows(list), Answer::Rows(rows)) => {
                Answer::Rows(rows.iter().map(|row| only_columns(row, list.columns, may_go, with_unknown)).collect())
            }
            _ => answer.clone(),
        };
        kept.answers.set(field.id, Some(answer));
    }
    kept
}

fn only_columns(row: &Row, columns: &'static [Field], may_go: &dyn Fn(&str) -> bool, with_unknown: bool) -> Row {
    let mut kept = Row::new(row.id.clone());
    for column in columns.iter().filter(|column| may_go(column.id)) {
        let nested = match (&column.kind, row.answers.get(column.key)) {
            (Kind::Rows(list), Some(Answer::Rows(rows))) => Some(Answer::Rows(
                rows.iter().map(|row| only_columns(row, list.columns, may_go, with_unknown)).collect(),
            )),
            (_, answer) => answer.cloned(),
        };
        kept.answers.set(column.key, nested);
    }
    if with_unknown {
        kept.unknown = row.unknown.clone();
    }
    kept
}

/// Something in a text that looks like a person, to be pointed out before
/// the copy is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNamed {
    /// What was typed: an address, a number, a name.
    pub what: String,
    /// The field of the plan in which it stands.
    pub field: &'static str,
    /// The place of its row, from 0, where the field is a list of rows.
    pub row: Option<usize>,
}

/// More are pointed out in no plan that people wrote.
const MOST_NAMED: usize = 1_000;

/// All people, email addresses and telephone numbers in the texts of a plan,
/// each once.
pub fn people_named(plan: &Plan) -> Vec<PersonNamed> {
    let mut found: Vec<PersonNamed> = Vec::new();
    for field in FIELDS.iter().filter(|field| field.kind != Kind::Automatic) {
        let mut see = |row: Option<usize>, id: &str, text: &str| {
            let is_role = Part::of(id) == Some(Part::Contacts);
            for what in if is_role { people_in_role(text) } else { people_in(text) } {
                if found.len() < MOST_NAMED && !found.iter().any(|known| known.what == what) {
                    found.push(PersonNamed { what, field: field.id, row });
                }
            }
        };
        match (&field.kind, plan.answers.get(field.id)) {
            (Kind::Rows(list), Some(Answer::Rows(rows))) => {
                for (at, row) in rows.iter().enumerate() {
                    texts(list.columns, &row.answers, &mut |id, text| see(Some(at), id, text));
                }
            }
            (_, Some(answer)) => texts_in(field, answer, &mut |id, text| see(None, id, text)),
            (_, None) => {}
        }
    }
    found
}

fn texts(columns: &'static [Field], answers: &Answers, see: &mut dyn FnMut(&str, &str)) {
    for column in columns {
        if let Some(answer) = answers.get(column.key) {
            texts_in(column, answer, see);
        }
    }
}

fn texts_in(field: &'static Field, answer: &Answer, see: &mut dyn FnMut(&str, &str)) {
    match (&field.kind, answer) {
        (_, Answer::Text(text)) => see(field.id, text),
        (_, Answer::Texts(entries)) => entries.iter().for_each(|entry| see(field.id, entry)),
        (Kind::Rows(list), Answer::Rows(rows)) => rows.iter().for_each(|row| texts(list.columns, &row.answers, see)),
        _ => {}
    }
}
