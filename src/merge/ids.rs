//! Row ids and what points to them, made ready for bringing together.

use super::lists::align;
use crate::content::{FIELDS, Field, Items, Kind, Rows, Target};
use crate::format;
use crate::plan::positions::says_position;
use crate::plan::progress::row_says_something;
use crate::plan::{Answer, Answers, Plan, Row, RowId};

/// Which of two rows that were numbered alike keeps its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeps {
    /// The same one on whichever side it is, so that the order of the sides
    /// does not matter.
    Either,
    /// Mine, which others know: theirs was added to a copy that did not have it.
    Mine,
    /// Mine: somebody may be writing in it in this tab.
    Tab,
}

/// New ids for rows: from, to.
type Renames = Vec<(RowId, RowId)>;

/// A side as it would be had it not lost the references that went with a row
/// that it removed: whether they go is decided with the row. That an empty row
/// went is not told, so what pointed to one is told by itself.
pub(super) fn restored(base: &Plan, side: &Plan) -> Plan {
    let gone = |field: &str| -> Vec<String> {
        let rows = base.rows(field).iter().filter(|row| row_says_something(row));
        rows.map(|row| row.id.to_string()).filter(|id| side.row(field, id).is_none()).collect()
    };
    let (partners, outcomes) = (gone("partners.items"), gone("success.outcomes"));
    if partners.is_empty() && outcomes.is_empty() {
        return side.clone();
    }
    let restore = |field: &'static Field, was: Option<&Answer>, now: Option<&Answer>| match (&field.kind, was) {
        (Kind::Reference(target), Some(Answer::Reference(id))) if now.is_none() => {
            let gone = if *target == Target::Outcome { &outcomes } else { &partners };
            gone.contains(id).then(|| Answer::Reference(id.clone()))
        }
        (Kind::Partners, Some(Answer::References(was))) => {
            let mut ids = match now {
                Some(Answer::References(ids)) => ids.clone(),
                _ => Vec::new(),
            };
            let missing =
                was.iter().filter(|id| partners.contains(id) && !ids.contains(id)).cloned().collect::<Vec<_>>();
            ids.extend(missing);
            Some(Answer::References(ids))
        }
        (Kind::States { of: Items::Outcomes, .. }, Some(Answer::States(was))) => {
            let mut states = match now {
                Some(Answer::States(states)) => states.clone(),
                _ => Default::default(),
            };
            for (id, state) in was.iter().filter(|(id, _)| outcomes.contains(id)) {
                states.entry(id.clone()).or_insert_with(|| state.clone());
            }
            Some(Answer::States(states))
        }
        _ => now.cloned(),
    };
    let answers = adjusted(FIELDS, true, Some(&base.answers), &side.answers, &restore);
    Plan { answers, unknown: side.unknown.clone() }
}

/// A side whose rows had no ids in the file that they came in, so that they
/// were numbered by their places: after a row was taken out of the middle, the
/// ones behind it have the ids of others. They are known by what they say.
///
/// Only where every row of a list, in the base and here, has the id of its
/// place, and a row says word for word what another one said: no edit of this
/// page leaves a list like that.
pub(super) fn renumbered(base: &Plan, side: &mut Plan) {
    for field in FIELDS.iter().filter(|field| matches!(field.kind, Kind::Rows(_))) {
        let renames = by_content(base.rows(field.id), side.rows(field.id));
        follow(side, field.id, &renames);
    }
}

fn by_content(base: &[Row], side: &[Row]) -> Renames {
    let by_place = |rows: &[Row]| rows.iter().enumerate().all(|(at, row)| row.id == RowId::numbered(at + 1));
    if !by_place(base) || !by_place(side) {
        return Vec::new();
    }
    let says = |one: &Row, two: &Row| one.answers == two.answers && one.unknown == two.unknown;
    let moved = |(at, row): (usize, &Row)| {
        let stayed = base.get(at).is_some_and(|before| says(before, row));
        !stayed && row.answers.iter().count() > 1 && base.iter().any(|before| says(before, row))
    };
    if !side.iter().enumerate().any(moved) {
        return Vec::new();
    }
    // Rows that are the same, then in order those that have most in common.
    let alike = |one: &Row, two: &Row| {
        one.answers.iter().filter(|(key, answer)| two.answers.get(key) == Some(answer)).count() as u32
    };
    let score = |a: usize, b: usize| match (base.get(a), side.get(b)) {
        (Some(one), Some(two)) if says(one, two) => 100,
        (Some(one), Some(two)) => alike(one, two),
        _ => 0,
    };
    let pairs = align(base.len(), side.len(), &score);
    let mut next = base.len().max(side.len());
    let mut renames = Vec::new();
    for (place, row) in side.iter().enumerate() {
        let to = match pairs.iter().find(|(_, b)| *b == place) {
            Some((a, _)) => RowId::numbered(a + 1),
            None => {
                next += 1;
                RowId::numbered(next)
            }
        };
        if to != row.id {
            renames.push((row.id.clone(), to));
        }
    }
    renames
}

/// Gives new ids to partners and outcomes that were numbered alike in two
/// copies and are not the same, together with what points to them.
pub(super) fn apart(base: Option<&Plan>, mine: &mut Plan, theirs: &mut Plan, keeps: Keeps) {
    for id in ["partners.items", "success.outcomes"] {
        let Some(Field { kind: Kind::Rows(list), .. }) = crate::content::field(id) else { continue };
        let base = base.map_or(&[][..], |base| base.rows(id));
        let (for_mine, for_theirs) = renames(list, base, mine.rows(id), theirs.rows(id), keeps);
        follow(mine, id, &for_mine);
        follow(theirs, id, &for_theirs);
    }
    one_row_a_partner(base, mine, theirs);
}

/// A partner has one position: where two copies wrote it down under two ids,
/// it gets the one that the base has, else the lower one.
fn one_row_a_partner(base: Option<&Plan>, mine: &mut Plan, theirs: &mut Plan) {
    // Where it has several, as a file may bring, they stay as they are; so does
    // one that says no position.
    fn row<'a>(plan: &'a Plan, partner: &str) -> Option<&'a Row> {
        let mut rows =
            plan.rows("agree").iter().filter(|row| row.reference("partner") == partner && says_position(row));
        rows.next().filter(|_| rows.next().is_none())
    }
    let partners: Vec<String> = mine.rows("agree").iter().map(|row| row.reference("partner").to_owned()).collect();
    for partner in partners.iter().filter(|partner| !partner.is_empty()) {
        let (Some(one), Some(two)) = (row(mine, partner), row(theirs, partner)) else { continue };
        // What only one side wrote anew is as that side has it.
        let before = base.and_then(|base| row(base, partner));
        if one.id == two.id || before == Some(one) || before == Some(two) {
            continue;
        }
        let (one, two, before) = (one.id.clone(), two.id.clone(), before.map(|row| row.id.clone()));
        let id = before.unwrap_or_else(|| if one < two { one.clone() } else { two.clone() });
        for (plan, from) in [(&mut *mine, one), (&mut *theirs, two)] {
            if from != id && plan.row("agree", id.as_str()).is_none() {
                let mut rows = plan.rows("agree").to_vec();
                rename(&mut rows, &vec![(from, id.clone())]);
                plan.answers.set("agree", Some(Answer::Rows(rows)));
            }
        }
    }
}

/// Changes ids in a list and in all that points to it.
fn follow(plan: &mut Plan, list: &'static str, renames: &Renames) {
    if renames.is_empty() {
        return;
    }
    let to = |id: &String| {
        let found = renames.iter().find(|(from, _)| from.as_str() == id);
        found.map_or_else(|| id.clone(), |(_, to)| to.to_string())
    };
    let (of_partners, of_outcomes) = (list == "partners.items", list == "success.outcomes");
    let points = |target: Target| if target == Target::Outcome { of_outcomes } else { of_partners };
    let change = |field: &'static Field, _: Option<&Answer>, now: Option<&Answer>| match (&field.kind, now) {
        (Kind::Reference(target), Some(Answer::Reference(id))) if points(*target) => Some(Answer::Reference(to(id))),
        (Kind::Partners, Some(Answer::References(ids))) if of_partners => {
            Some(Answer::References(ids.iter().map(to).collect()))
        }
        (Kind::States { of: Items::Outcomes, .. }, Some(Answer::States(states))) if of_outcomes => {
            Some(Answer::States(crate::order::map(states.iter().map(|(id, state)| (to(id), state.clone())))))
        }
        _ => now.cloned(),
    };
    if of_partners || of_outcomes {
        plan.answers = adjusted(FIELDS, true, None, &plan.answers, &change);
    }
    let mut rows = plan.rows(list).to_vec();
    rename(&mut rows, renames);
    plan.answers.set(list, Some(Answer::Rows(rows)));
}

pub(super) fn rename(rows: &mut [Row], renames: &Renames) {
    let mut renamed = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        if let Some((_, to)) = renames.iter().find(|(from, _)| *from == row.id) {
            row.id = to.clone();
            renamed.push(at);
        }
    }
    // Among neighbours of its number it goes where its new tag puts it: which
    // of several copies was brought in first must not be seen.
    for mut at in renamed {
        while after(rows, at) {
            rows.swap(at, at + 1);
            at += 1;
        }
        while at > 0 && after(rows, at - 1) {
            rows.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Whether a row has the number of the next one and a later tag.
fn after(rows: &[Row], at: usize) -> bool {
    let (Some(one), Some(two)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let number = one.id.as_str().split('-').next();
    number == two.id.as_str().split('-').next() && one.id > two.id
}

/// The new ids that rows of one list need, in mine and in theirs: a row that
/// both added under one number keeps it where it is about the same.
pub(super) fn renames(
    list: &'static Rows,
    base: &[Row],
    mine: &[Row],
    theirs: &[Row],
    keeps: Keeps,
) -> (Renames, Renames) {
    let (mut for_mine, mut for_theirs) = (Vec::new(), Vec::new());
    for row in mine {
        let Some(other) = theirs.iter().find(|other| other.id == row.id) else { continue };
        // An id with the tag of a copy was given once; a name that a file brought is a name.
        if !numbered(&row.id) || base.iter().any(|each| each.id == row.id) {
            continue;
        }
        let (one, two) = (about(list, row), about(list, other));
        if one == two {
            continue;
        }
        let ours_keep = keeps != Keeps::Either || one < two;
        let (renamed, about) = if ours_keep { (&mut for_theirs, two) } else { (&mut for_mine, one) };
        renamed.push((row.id.clone(), tagged(&row.id, &about, &[base, mine, theirs])));
    }
    (for_mine, for_theirs)
}

/// Whether two copies can have given this id: a number, or one with its version.
fn numbered(id: &RowId) -> bool {
    let (number, version) = id.as_str().split_once("-V").unwrap_or((id.as_str(), ""));
    number.bytes().chain(version.bytes()).all(|byte| byte.is_ascii_digit())
}

/// The number with a tag made of what the row is about, so that whoever gives
/// it a new id gives it the same one.
fn tagged(id: &RowId, about: &str, lists: &[&[Row]]) -> RowId {
    let mut number = format::hash(about.as_bytes());
    loop {
        let tag: String = (0..3).filter_map(|at| char::from_digit(number / 36u32.pow(at) % 36, 36)).collect();
        let given = RowId::new(&format!("{id}-{tag}")).unwrap_or_else(|| id.clone());
        if !lists.iter().any(|rows| rows.iter().any(|row| row.id == given)) {
            return given;
        }
        number = number.wrapping_add(1);
    }
}

/// What a row is about: its first text; without one, all that it says. What
/// it points to has no part in it, since that may get a new id as well.
fn about(list: &'static Rows, row: &Row) -> String {
    // A position is about its partner.
    if list.columns.first().is_some_and(|column| column.id == "agree[].partner") {
        return row.reference("partner").to_owned();
    }
    let text = |column: &&Field| match row.answers.get(column.key) {
        Some(Answer::Text(text)) => Some(text.trim().to_lowercase()).filter(|text| !text.is_empty()),
        _ => None,
    };
    if let Some(text) = list.columns.iter().find_map(|column| text(&column)) {
        return text;
    }
    let mut all = String::new();
    for column in list.columns {
        let says = match row.answers.get(column.key) {
            Some(Answer::Choice(id)) => id.clone(),
            Some(Answer::Choices(ids)) => {
                let mut ids = ids.clone();
                crate::order::by(&mut ids, Ord::cmp);
                ids.join(" ")
            }
            Some(Answer::Date(date)) => date.to_string(),
            Some(Answer::Number(number)) => number.to_string(),
            _ => continue,
        };
        all.push_str(&says);
        all.push('\n');
    }
    all
}

/// What becomes of an answer, from the field, the answer in the base and the one now.
type Change<'a> = &'a dyn Fn(&'static Field, Option<&Answer>, Option<&Answer>) -> Option<Answer>;

/// Every answer of a plan or a row, changed beside the one at the same place
/// in the base; rows one by one.
fn adjusted(fields: &'static [Field], top: bool, base: Option<&Answers>, side: &Answers, change: Change) -> Answers {
    let mut out = Answers::default();
    for field in fields {
        let key = if top { field.id } else { field.key };
        let (was, now) = (base.and_then(|base| base.get(key)), side.get(key));
        let answer = match (&field.kind, now) {
            (Kind::Rows(list), Some(Answer::Rows(rows))) => {
                let old = base.map_or(&[][..], |base| base.rows(key));
                let row = |row: &Row| {
                    let before = old.iter().find(|each| each.id == row.id).map(|each| &each.answers);
                    let answers = adjusted(list.columns, false, before, &row.answers, change);
                    Row { id: row.id.clone(), answers, unknown: row.unknown.clone() }
                };
                Some(Answer::Rows(rows.iter().map(row).collect()))
            }
            (Kind::Rows(_), _) => None,
            _ => change(field, was, now),
        };
        out.set(key, answer);
    }
    out
}
