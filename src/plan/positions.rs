//! Where each partner stands on a version of the plan: reading and recording.
//!
//! One row a partner: a new position takes the place of the old one. What is
//! said of positions in papers is in [`crate::export`].
//!
//! Recording a position is no change of the plan that partners agreed to, so
//! it must not make a new version: see [`is_position`].

use super::progress::says_something;
use super::{Answer, Date, Edit, Path, Plan, Row, RowId};

/// A partner's position, as it is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The row id of the partner.
    pub partner: String,
    /// The id of the position: `yes`, `not-yet`, …
    pub position: String,
    /// What should be noted, or nothing.
    pub condition: String,
    /// The job title of who says so, or nothing.
    pub by_role: String,
    /// The day on which it was taken.
    pub date: Option<Date>,
    /// The version that it is about.
    pub version: i64,
}

/// How a position stands to the plan as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// This version.
    ThisVersion,
    /// An older one, by its number: "agreed version 2, now version 3".
    Older(i64),
    /// One that is not here yet.
    Newer(i64),
}

/// Whether the partner is asked for its position: it shares decisions or does
/// part of the work, and has not stepped back.
pub fn is_asked(partner: &Row) -> bool {
    matches!(partner.choice("role"), "core" | "delivery") && partner.choice("status") != "stepped-back"
}

/// Whether a position agrees to the plan, with a reservation or without.
pub fn agrees(position: &str) -> bool {
    matches!(position, "yes" | "yes-with-reservations" | "can-live-with")
}

/// The row that holds a partner's position: the last one that says anything.
pub fn row<'a>(plan: &'a Plan, partner: &str) -> Option<&'a Row> {
    plan.rows("agree").iter().rev().find(|row| row.reference("partner") == partner && says_position(row))
}

/// Whether a row of positions says more than whose it is.
pub fn says_position(row: &Row) -> bool {
    row.answers.iter().any(|(key, answer)| key != "partner" && says_something(answer))
}

/// The version that a position is about; one without a number is about this one.
pub fn version(plan: &Plan, row: &Row) -> i64 {
    row.answers.number("version").unwrap_or_else(|| plan.version())
}

/// Whether a position is about this version of the plan.
pub fn about(plan: &Plan, row: &Row) -> About {
    match version(plan, row) {
        then if then < plan.version() => About::Older(then),
        then if then > plan.version() => About::Newer(then),
        _ => About::ThisVersion,
    }
}

/// A partner's position, if it has one.
pub fn of(plan: &Plan, partner: &str) -> Option<Position> {
    let row = row(plan, partner)?;
    Some(Position {
        partner: partner.to_owned(),
        position: row.choice("position").to_owned(),
        condition: row.text("condition").to_owned(),
        by_role: row.text("byRole").to_owned(),
        date: row.date("date"),
        version: version(plan, row),
    })
}

/// The edit that records a partner's position in the place of the one before.
/// What a newer version of this page wrote beside it stays.
pub fn record(plan: &Plan, position: &Position) -> Edit {
    let mut rows = plan.rows("agree").to_vec();
    let of_partner = |row: &Row| row.reference("partner") == position.partner;
    let mut new = match rows.iter().rev().find(|row| of_partner(row)) {
        Some(old) => old.clone(),
        None => Row::new(free_id(plan, &position.partner)),
    };
    let text = |text: &str| Some(Answer::Text(text.to_owned()));
    new.answers.set("partner", Some(Answer::Reference(position.partner.clone())));
    new.answers.set("position", Some(Answer::Choice(position.position.clone())));
    new.answers.set("condition", text(&position.condition));
    new.answers.set("byRole", text(&position.by_role));
    new.answers.set("date", position.date.map(Answer::Date));
    new.answers.set("version", Some(Answer::Number(position.version)));
    let place = rows.iter().position(of_partner).unwrap_or(rows.len());
    rows.retain(|row| !of_partner(row));
    rows.insert(place.min(rows.len()), new);
    Edit::Set { path: Path::top("agree"), answer: Some(Answer::Rows(rows)) }
}

/// The edit that takes a partner's position away.
pub fn withdraw(plan: &Plan, partner: &str) -> Edit {
    let rows = plan.rows("agree").iter().filter(|row| row.reference("partner") != partner);
    Edit::Set { path: Path::top("agree"), answer: Some(Answer::Rows(rows.cloned().collect())) }
}

/// Whether an edit only says where somebody stands, which is about a version
/// and makes no new one.
pub fn is_position(edit: &Edit) -> bool {
    match edit {
        Edit::Set { path, .. }
        | Edit::AddRow { path, .. }
        | Edit::RemoveRow { path, .. }
        | Edit::MoveRow { path, .. } => path.field == "agree",
        Edit::Replace(_) => false,
    }
}

/// What of a plan an answer repeats, so that whoever gets it sees what it is about.
const REPEATED: [&str; 4] = ["plan.id", "plan.title", "plan.version", "plan.base"];

/// A position to send back: which plan and which partner it is about, and
/// nothing else of the plan.
pub fn answer(plan: &Plan, position: &Position) -> Plan {
    let mut answer = Plan::default();
    for key in REPEATED {
        answer.answers.set(key, plan.answers.get(key).cloned());
    }
    if let Some(id) = RowId::new(&position.partner) {
        let mut partner = Row::new(id);
        partner.answers.set("name", Some(Answer::Text(plan.partner_name(&position.partner))));
        answer.answers.set("partners.items", Some(Answer::Rows(vec![partner])));
    }
    let before = plan.rows("agree").iter().filter(|row| row.reference("partner") == position.partner);
    answer.answers.set("agree", Some(Answer::Rows(before.cloned().collect())));
    // The list takes this kind of answer.
    let _ = answer.apply(record(&answer, position));
    answer
}

/// Whether a plan is nothing but such an answer.
pub fn is_answer(plan: &Plan) -> bool {
    let said = |(key, _): (&str, &Answer)| REPEATED.contains(&key) || matches!(key, "partners.items" | "agree");
    let ([partner], [row]) = (plan.partners(), plan.rows("agree")) else { return false };
    row.reference("partner") == partner.id.as_str()
        && partner.answers.iter().all(|(key, _)| key == "name")
        && plan.answers.iter().all(said)
        && !plan.text("plan.base").is_empty()
}

/// When a position was taken: on which version, then on which day.
pub fn said_when(row: &Row) -> (Option<i64>, Option<Date>) {
    (row.answers.number("version"), row.date("date"))
}

/// The plan with the positions that came back in another copy, and nothing
/// else of it; and those that are left out, since their partner is not in the
/// plan. Of two positions of one partner the newer one holds, of two of one
/// day on one version the one that came.
pub fn brought_in(mine: &Plan, theirs: &Plan) -> (Plan, Vec<Row>) {
    let (mut rows, mut left_out) = (mine.rows("agree").to_vec(), Vec::new());
    let mut plan = mine.clone();
    for new in theirs.rows("agree") {
        let partner = new.reference("partner");
        if row(theirs, partner) != Some(new) {
            continue;
        }
        let mut new = new.clone();
        match rows.iter_mut().find(|row| row.reference("partner") == partner) {
            _ if mine.partner(partner).is_none() => left_out.push(new),
            Some(old) if said_when(old) <= said_when(&new) => {
                new.id = old.id.clone();
                *old = new;
            }
            Some(_) => {}
            None => {
                if rows.iter().any(|each| each.id == new.id) {
                    // Of two that came, each a number of its own.
                    plan.answers.set("agree", Some(Answer::Rows(rows.clone())));
                    new.id = plan.next_row(&Path::top("agree"));
                }
                rows.push(new);
            }
        }
    }
    plan.answers.set("agree", Some(Answer::Rows(rows)));
    (plan, left_out)
}

/// The partner's own id, so that two copies write its position in one row.
fn free_id(plan: &Plan, partner: &str) -> RowId {
    let own = RowId::new(partner).filter(|id| plan.row("agree", id.as_str()).is_none());
    own.unwrap_or_else(|| plan.next_row(&Path::top("agree")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn yes(partner: &str, version: i64) -> Position {
        Position { partner: partner.into(), position: "yes".into(), version, ..Position::default() }
    }

    #[test]
    fn a_new_position_takes_the_place_of_the_old_one() {
        let mut plan = Plan::default();
        plan.answers.set("plan.version", Some(Answer::Number(3)));
        for position in [yes("food", 2), yes("gp", 3), Position { position: "not-yet".into(), ..yes("food", 3) }] {
            let edit = record(&plan, &position);
            assert!(is_position(&edit));
            plan.apply(edit).unwrap();
            assert_eq!(of(&plan, &position.partner), Some(position));
        }
        let rows: Vec<_> = plan.rows("agree").iter().map(|row| (row.id.as_str(), row.choice("position"))).collect();
        assert_eq!(rows, [("food", "not-yet"), ("gp", "yes")]);
        plan.apply(withdraw(&plan, "food")).unwrap();
        assert_eq!((of(&plan, "food"), plan.rows("agree").len()), (None, 1));
    }

    #[test]
    fn an_answer_says_nothing_else_of_the_plan() {
        let text = |text: &str| Some(Answer::Text(text.to_owned()));
        let mut plan = Plan::default();
        plan.answers.set("plan.title", text("Thursdays"));
        plan.answers.set("plan.version", Some(Answer::Number(3)));
        plan.answers.set("aim.purpose", text("Not for others"));
        let mut partners = ["gp", "food"].map(|id| Row::new(RowId::new(id).unwrap()));
        partners[1].answers.set("contactRole", text("Manager"));
        plan.answers.set("partners.items", Some(Answer::Rows(partners.to_vec())));
        plan.apply(record(&plan, &yes("gp", 3))).unwrap();
        let mut back = answer(&plan, &yes("food", 3));
        assert!(!is_answer(&back), "it does not say which version it was made from");
        back.answers.set("plan.base", text("abcdef"));
        assert!(is_answer(&back) && !is_answer(&plan));
        assert_eq!((back.title(), back.version(), back.partner_name("food")), ("Thursdays", 3, "Partner 2".to_owned()));
        assert_eq!((back.partners().len(), back.rows("agree").len(), back.text("aim.purpose")), (1, 1, ""));
        assert_eq!(of(&back, "food"), Some(yes("food", 3)));
        let (brought, left_out) = brought_in(&plan, &back);
        assert_eq!((of(&brought, "food"), of(&brought, "gp")), (Some(yes("food", 3)), Some(yes("gp", 3))));
        assert_eq!((left_out.len(), brought.text("aim.purpose")), (0, "Not for others"));
    }

    #[test]
    fn a_position_is_about_a_version() {
        let mut plan = Plan::default();
        for (now, then, expected) in [(3, 3, About::ThisVersion), (3, 2, About::Older(2)), (2, 3, About::Newer(3))] {
            plan.answers.set("plan.version", Some(Answer::Number(now)));
            plan.apply(record(&plan, &yes("gp", then))).unwrap();
            assert_eq!(about(&plan, row(&plan, "gp").unwrap()), expected);
        }
    }
}
