//! Where each partner stands on this version of the plan. Not a vote.

use super::outline::clean;
use crate::plan::positions::{agrees, is_asked, row as position, version};
use crate::plan::{Plan, Row, marks};

/// One partner's position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The row id of the partner.
    pub partner: String,
    /// Its whole name.
    pub name: String,
    /// The sign beside it.
    pub standing: Standing,
    /// The position in words: "Yes, with a reservation".
    pub says: String,
    /// What it wants noted, or nothing.
    pub noted: String,
    /// The job title of who said so, and when; or nothing.
    pub by: String,
}

/// How far a partner's position carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It agrees to this version.
    Agrees,
    /// In principle, or to an older version.
    Partly,
    /// Not yet, or no.
    Apart,
    /// No position yet.
    Missing,
}

/// How many agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The partners that agree to this version.
    pub agree: usize,
    /// Those that do in principle, subject to their board.
    pub in_principle: usize,
    /// Those that are asked: they share decisions or do part of the work, and
    /// have not stepped back.
    pub asked: usize,
}

impl Agreed {
    /// "agreed by 3 of 5, 1 in principle".
    pub fn words(self) -> String {
        let agree = if self.agree == 0 { "none".to_owned() } else { self.agree.to_string() };
        let mut words = format!("agreed by {agree} of {}", self.asked);
        if self.in_principle > 0 {
            words.push_str(&format!(", {} in principle", self.in_principle));
        }
        words
    }

    /// "Version 3: agreed by 3 of 5, 1 in principle".
    pub fn headline(self, version: i64) -> String {
        format!("Version {version}: {}", self.words())
    }

    /// "Agreed by 3 of 5, 1 in principle".
    pub fn capital(self) -> String {
        self.words().replacen('a', "A", 1)
    }
}

/// How many agree to this version; nothing while no partner has a position.
pub fn agreed(plan: &Plan) -> Option<Agreed> {
    let asked: Vec<&Row> = plan.partners().iter().filter(|partner| is_asked(partner)).collect();
    let positions: Vec<&Row> = asked.iter().filter_map(|partner| position(plan, partner.id.as_str())).collect();
    if positions.is_empty() {
        return None;
    }
    let now = |row: &&&Row| version(plan, row) == plan.version();
    let count =
        |fits: &dyn Fn(&str) -> bool| positions.iter().filter(now).filter(|row| fits(row.choice("position"))).count();
    Some(Agreed { agree: count(&agrees), in_principle: count(&|id| id == "subject-to-board"), asked: asked.len() })
}

/// Every partner that is asked or has a position, in the order of the alphabet.
pub fn stands(plan: &Plan) -> Vec<Stand> {
    let shown = |id: &str| plan.partner(id).is_some_and(is_asked) || position(plan, id).is_some();
    let marks = marks(plan).into_iter().filter(|mark| shown(&mark.id));
    marks.map(|mark| stand(plan, mark.id, clean(&mark.name))).collect()
}

fn stand(plan: &Plan, partner: String, name: String) -> Stand {
    let Some(row) = position(plan, &partner) else {
        let says = "No position yet".to_owned();
        return Stand { partner, name, standing: Standing::Missing, says, noted: String::new(), by: String::new() };
    };
    let id = row.choice("position");
    let (standing, says) = words(id);
    let (then, now) = (version(plan, row), plan.version());
    let (standing, says) = if then == now {
        (standing, clean(says))
    } else if agrees(id) {
        let how = if id == "yes-with-reservations" { " with a reservation" } else { "" };
        (Standing::Partly, format!("Agreed version {then}{how}, now version {now}"))
    } else {
        let standing = if standing == Standing::Missing { standing } else { Standing::Apart };
        (standing, clean(&format!("{says}: version {then}, now version {now}")))
    };
    let mut by = clean(row.text("byRole"));
    if let Some(day) = row.date("date") {
        if !by.is_empty() {
            by.push_str(", ");
        }
        by.push_str(&day.in_words());
    }
    Stand { partner, name, standing, says, noted: clean(row.text("condition")), by }
}

/// A position, said of somebody else.
fn words(position: &str) -> (Standing, &str) {
    match position {
        "yes" => (Standing::Agrees, "Yes, we agree"),
        "yes-with-reservations" => (Standing::Agrees, "Yes, with a reservation"),
        "can-live-with" => (Standing::Agrees, "We can live with it"),
        "subject-to-board" => (Standing::Partly, "In principle, subject to the board"),
        "not-yet" => (Standing::Apart, "Not yet"),
        "no" => (Standing::Apart, "No"),
        "" => (Standing::Missing, "No position yet"),
        other => (Standing::Apart, other),
    }
}
