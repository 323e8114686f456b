//! Versions brought together: nothing is lost, and the order does not matter.
//!
//! 2,000 random cases for each law, or as many as `MERGE_CASES` says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{any_plan, example, plan_from};
use joint_action::content::{FIELDS, Field, Kind, Target};
use joint_action::format::{self, Source};
use joint_action::merge::{
    self, Change, Choice, Difference, Merged, Part, Piece, Place, Verdict, Who, changes, merge, words,
};
use joint_action::plan::copy::{Part as CopyPart, Parts, Preset, copy};
use joint_action::plan::{Answer, Answers, Edit, History, Path, Plan, Row, RowId, alike, positions};
use proptest::prelude::*;
use serde_json::{Value, json};

fn cases() -> ProptestConfig {
    let given = std::env::var("MERGE_CASES").ok().and_then(|cases| cases.parse().ok());
    // A plan is large: making a failing one smaller takes longer than reading it.
    ProptestConfig { max_shrink_iters: 300, ..common::cases(given.unwrap_or(2000)) }
}

// Random edits.

/// A plan to begin with. Most have a dozen of the fields, so that edits meet.
fn ground() -> impl Strategy<Value = Plan> {
    (any_plan(), any::<u64>()).prop_map(|(mut plan, chosen)| {
        if chosen % 8 == 0 {
            return plan;
        }
        for (at, field) in FIELDS.iter().enumerate() {
            let kept = field.id.starts_with("plan.") || (chosen >> at) & (chosen >> ((at + 3) % 61)) & 1 == 1;
            if !kept {
                plan.answers.set(field.id, None);
            }
        }
        plan.drop_dangling();
        plan
    })
}

/// Somebody who edits a plan: numbers that decide, and another plan whose
/// answers are taken over.
#[derive(Clone, Debug)]
struct Editor {
    seed: u64,
    tag: u64,
    edits: usize,
    donor: Plan,
}

fn editor(most: usize) -> impl Strategy<Value = Editor> {
    (any::<u64>(), 0..=most, any_plan()).prop_map(|(seed, edits, donor)| Editor {
        seed: seed | 1,
        tag: seed,
        edits,
        donor,
    })
}

impl Editor {
    fn roll(&mut self, below: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        ((self.seed >> 33) as usize) % below.max(1)
    }

    /// The plan after some edits, each through the door by which people's edits go.
    fn edit(mut self, plan: &Plan) -> Plan {
        let answered: Vec<&Field> = FIELDS.iter().filter(|field| plan.answers.get(field.id).is_some()).collect();
        let mut plan = plan.clone();
        for _ in 0..self.edits {
            let field = loop {
                // Mostly where something stands already, so that both sides meet there.
                let any = &FIELDS[self.roll(FIELDS.len())];
                let field = match answered.get(self.roll(answered.len())) {
                    Some(field) if self.roll(4) > 0 => field,
                    _ => any,
                };
                if !["plan.version", "plan.lastChanged", "plan.id", "plan.base"].contains(&field.id) {
                    break field;
                }
            };
            let path = Path::top(field.id);
            let edit = match &field.kind {
                Kind::Rows(_) => self.edit_rows(&plan, &path, field),
                _ => Some(self.edit_answer(&plan, &path, field, &self.donor.answers.clone(), field.id)),
            };
            // A full list refuses a row; that is an edit that did not happen.
            let _ = edit.map(|edit| plan.apply(edit));
        }
        plan
    }

    fn edit_rows(&mut self, plan: &Plan, path: &Path, field: &'static Field) -> Option<Edit> {
        let Kind::Rows(list) = &field.kind else { return None };
        let rows = match plan.answer(path) {
            Some(Answer::Rows(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let row = rows.get(self.roll(rows.len())).map(|row| row.id.clone());
        match (self.roll(8), row) {
            (0, Some(row)) => Some(Edit::RemoveRow { path: path.clone(), row }),
            (1, Some(row)) => Some(Edit::MoveRow { path: path.clone(), row, to: self.roll(rows.len()) }),
            (2..=5, Some(row)) => {
                let column = &list.columns[self.roll(list.columns.len())];
                let path = path.cell(&row, column.key);
                if matches!(column.kind, Kind::Rows(_)) {
                    return self.edit_rows(plan, &path, column);
                }
                let donors = self.donor.rows(field.id).to_vec();
                let donor = donors.get(self.roll(donors.len())).map(|row| row.answers.clone()).unwrap_or_default();
                Some(self.edit_answer(plan, &path, column, &donor, column.key))
            }
            // The same numbers in every copy, or with the copy's own tag.
            _ => {
                let number = plan.next_row(path);
                // Two copies never have one tag.
                let own = format!("-{:x}", self.tag);
                let tag = ["", &own][self.roll(2)];
                Some(Edit::AddRow { path: path.clone(), row: RowId::new(&format!("{number}{tag}")).unwrap() })
            }
        }
    }

    fn edit_answer(&mut self, plan: &Plan, path: &Path, field: &'static Field, donor: &Answers, key: &str) -> Edit {
        let pick = |dice: &mut Editor, list: &str| {
            let rows = plan.rows(list);
            rows.get(dice.roll(rows.len())).map(|row| row.id.to_string())
        };
        let answer = match (&field.kind, plan.answer(path)) {
            _ if self.roll(6) == 0 => None,
            (Kind::Reference(Target::Outcome), _) => pick(self, "success.outcomes").map(Answer::Reference),
            (Kind::Reference(_), _) => pick(self, "partners.items").map(Answer::Reference),
            (Kind::Partners, _) => Some(Answer::References(pick(self, "partners.items").into_iter().collect())),
            (Kind::Texts { .. }, Some(Answer::Texts(texts))) if self.roll(4) > 0 => {
                let mut texts = texts.clone();
                match self.roll(4) {
                    0 => texts.push(self.text()),
                    1 => {
                        texts.remove(self.roll(texts.len()));
                    }
                    2 => texts.reverse(),
                    _ => {
                        let at = self.roll(texts.len());
                        texts[at].push_str(&self.text());
                    }
                }
                Some(Answer::Texts(texts))
            }
            (Kind::Line { .. } | Kind::Lines { .. }, _) if self.roll(2) == 0 => Some(Answer::Text(self.text())),
            // States by outcome of another plan point nowhere here.
            (Kind::States { .. }, _) if field.key == "outcomes" => {
                pick(self, "success.outcomes").map(|id| Answer::States([(id, "stuck".to_owned())].into()))
            }
            _ => donor.get(key).cloned(),
        };
        Edit::Set { path: path.clone(), answer }
    }

    fn text(&mut self) -> String {
        format!("words {} of {}", self.roll(40), self.roll(4))
    }
}

// What laws are about.

/// Everything that reads as text, wherever it stands.
fn texts(answers: &Answers, into: &mut BTreeSet<String>) {
    for (key, answer) in answers.iter() {
        if !["plan.id", "plan.base"].contains(&key) {
            texts_in(answer, into);
        }
    }
}

fn texts_in(answer: &Answer, into: &mut BTreeSet<String>) {
    let mut add = |text: &String| {
        if !text.trim().is_empty() {
            into.insert(text.clone());
        }
    };
    match answer {
        Answer::Text(text) => add(text),
        Answer::Texts(texts) => texts.iter().for_each(add),
        Answer::Rows(rows) => {
            for row in rows {
                texts(&row.answers, into);
                into.extend(row.unknown.values().map(Value::to_string));
            }
        }
        _ => {}
    }
}

fn all_texts(plan: &Plan) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    texts(&plan.answers, &mut all);
    all.extend(plan.unknown.values().map(Value::to_string));
    all
}

fn reported(merged: &Merged) -> BTreeSet<String> {
    let mut all = all_texts(&merged.plan);
    for difference in &merged.differences {
        for answer in [&difference.mine, &difference.theirs].into_iter().flatten() {
            texts_in(answer, &mut all);
        }
    }
    all
}

/// Every difference in a line.
fn told(merged: &Merged) -> String {
    let line = |each: &Difference| format!("{:?} {} {:?} | {:?}\n", each.verdict, each.place, each.mine, each.theirs);
    merged.differences.iter().map(line).collect()
}

/// What people wrote, without what the app keeps.
fn said(plan: &Plan) -> Value {
    let mut plan = plan.clone();
    for key in ["plan.version", "plan.lastChanged", "plan.id", "plan.base"] {
        plan.answers.set(key, None);
    }
    let mut value = format::to_value(&plan);
    sort_sets(&mut value);
    value
}

/// The same where a list of short texts counts whatever its order. Its entries
/// have no ids: of one that was removed and one that was added, nobody can
/// tell after the first of two mergers whether it was changed instead. An
/// entry in which nothing is written is none.
fn said_in_any_order(plan: &Plan) -> Value {
    let mut plan = plan.clone();
    for field in FIELDS.iter().filter(|field| matches!(field.kind, Kind::Texts { .. })) {
        let mut texts = plan.answers.texts(field.id).to_vec();
        texts.retain(|text| !text.trim().is_empty());
        texts.sort();
        plan.answers.set(field.id, Some(Answer::Texts(texts)));
    }
    said(&plan)
}

/// Lists of ids have no order of their own.
fn sort_sets(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                let set = [
                    "finished",
                    "affectedHow",
                    "brings",
                    "who",
                    "trusts",
                    "format",
                    "does",
                    "supports",
                    "consulted",
                    "informed",
                    "present",
                    "documents",
                ];
                if let (true, Value::Array(list)) = (set.contains(&key.as_str()), &mut *value) {
                    list.sort_by_key(Value::to_string);
                }
                sort_sets(value);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(sort_sets),
        _ => {}
    }
}

/// The first place in which two plans differ, for a message.
fn apart(one: &Value, two: &Value) -> String {
    fn inner(at: &str, one: &Value, two: &Value) -> Option<String> {
        match (one, two) {
            (Value::Object(a), Value::Object(b)) => {
                let keys: BTreeSet<_> = a.keys().chain(b.keys()).collect();
                keys.into_iter().find_map(|key| {
                    inner(
                        &format!("{at}.{key}"),
                        a.get(key).unwrap_or(&Value::Null),
                        b.get(key).unwrap_or(&Value::Null),
                    )
                })
            }
            _ if one == two => None,
            _ => Some(format!("{at}: {one} | {two}")),
        }
    }
    inner("", one, two).unwrap_or_default()
}

/// Sound as a plan that was read is: ids once, nothing points nowhere.
fn is_sound(plan: &Plan) {
    assert_eq!(plan.clone().drop_dangling(), []);
    let opened = format::read_value(format::to_value(plan), Source::Here).unwrap();
    assert_eq!(opened.notes, []);
    assert_eq!(said(&opened.plan), said(plan));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn bringing_in_oneself_or_an_unedited_copy_changes_nothing(base in ground(), one in editor(12)) {
        let mine = one.edit(&base);
        prop_assert_eq!(&merge(Some(&base), &mine, &mine).plan, &mine);
        prop_assert_eq!(&merge(None, &mine, &mine).plan, &mine);
        prop_assert_eq!(merge(None, &mine, &mine).differences, []);
        prop_assert_eq!(&merge(Some(&base), &mine, &base).plan, &mine);
        prop_assert_eq!(said(&merge(Some(&base), &base, &mine).plan), said(&mine));
        prop_assert_eq!(merge(Some(&base), &mine, &base).clashes().count(), 0);
    }

    #[test]
    fn either_order_gives_the_same_up_to_the_names_of_the_sides(base in ground(), one in editor(12), two in editor(12), known in any::<bool>()) {
        let (mine, theirs) = (one.edit(&base), two.edit(&base));
        let base = known.then_some(&base);
        let (there, back) = (merge(base, &mine, &theirs), merge(base, &theirs, &mine));
        // What points to a row that is in question is taken or left out as the row is.
        let (open, back_open) = (there.counts().to_decide, back.counts().to_decide);
        prop_assert_eq!(open, back_open, "{}\nthe other way:\n{}", told(&there), told(&back));
        let (one, two) = (said(&there.plan), said(&back.settled(Choice::Theirs).plan));
        prop_assert_eq!(apart(&one, &two), "", "{}\nthe other way:\n{}", told(&there), told(&back));
        let (one, two) = (said(&there.settled(Choice::Theirs).plan), said(&back.plan));
        prop_assert_eq!(apart(&one, &two), "", "{}\nthe other way:\n{}", told(&there), told(&back));
    }

    #[test]
    fn every_text_of_both_sides_is_in_the_plan_or_in_the_report(base in ground(), one in editor(12), two in editor(12), known in any::<bool>(), how in 0..3usize) {
        let (mine, theirs) = (one.edit(&base), two.edit(&base));
        let merged = merge(known.then_some(&base), &mine, &theirs);
        let settled = merged.settled([Choice::Mine, Choice::Theirs, Choice::Both][how].clone());
        let found = reported(&settled);
        for text in all_texts(&mine).union(&all_texts(&theirs)) {
            prop_assert!(found.contains(text), "lost: {text:?}");
        }
        // Where nobody had to decide, all that is new is in the plan itself.
        let decided = merged.differences.iter().any(|each| each.verdict != Verdict::Taken);
        if known && !decided && merged.left_out().is_empty() {
            let (in_plan, before) = (all_texts(&merged.plan), all_texts(&base));
            for text in all_texts(&theirs).difference(&before) {
                prop_assert!(in_plan.contains(text), "not in the plan: {text:?}");
            }
        }
    }

    #[test]
    fn what_comes_of_it_is_sound_however_it_is_settled(base in ground(), one in editor(16), two in editor(16), known in any::<bool>(), choices in prop::collection::vec(0..3usize, 4)) {
        let (mine, theirs) = (one.edit(&base), two.edit(&base));
        let mut merged = merge(known.then_some(&base), &mine, &theirs);
        is_sound(&merged.plan);
        for (at, choice) in choices.into_iter().enumerate() {
            let Some(place) = merged.differences.get(at * 3).map(|each| each.place.clone()) else { break };
            merged = merged.settle(&place, [Choice::Mine, Choice::Theirs, Choice::Both][choice].clone());
        }
        is_sound(&merged.plan);
    }

    #[test]
    fn undo_gives_back_the_same_bytes(base in ground(), one in editor(12), two in editor(12)) {
        let (mine, theirs) = (one.edit(&base), two.edit(&base));
        let merged = merge(Some(&base), &mine, &theirs);
        let (mut plan, mut history) = (mine.clone(), History::default());
        history.record_as(&plan, "bringing two versions together");
        plan.apply(Edit::Replace(Box::new(merged.plan.clone()))).unwrap();
        prop_assert_eq!(&plan, &merged.plan);
        let plan = history.undo(plan).unwrap();
        prop_assert_eq!(format::write(&plan), format::write(&mine));
        prop_assert_eq!(history.redo(plan), Some(merged.plan));
    }

    #[test]
    fn three_versions_that_do_not_clash_give_one_plan_in_any_order(base in ground(), one in editor(3), two in editor(3), three in editor(3)) {
        let versions = [one.edit(&base), two.edit(&base), three.edit(&base)];
        let mut results = Vec::new();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let first = merge(Some(&base), &versions[order[0]], &versions[order[1]]);
            let second = merge(Some(&base), &first.plan, &versions[order[2]]);
            if first.clashes().chain(second.clashes()).next().is_some() {
                return Ok(());
            }
            results.push(said_in_any_order(&second.plan));
        }
        for result in &results {
            prop_assert_eq!(apart(result, &results[0]), "");
        }
        let [mine, others @ ..] = &versions;
        let others: Vec<_> = others.iter().map(|other| (Some(base.clone()), other.clone())).collect();
        let turned: Vec<_> = others.iter().rev().cloned().collect();
        let (there, back) = (merge::all(mine, &others, &[]), merge::all(mine, &turned, &[]));
        prop_assert_eq!(&there.plan, &back.plan);
        prop_assert_eq!(&said_in_any_order(&there.plan), &results[0]);
    }

    #[test]
    fn several_at_once_give_one_plan_in_any_order_even_where_they_clash(base in ground(), one in editor(9), two in editor(9), three in editor(9)) {
        let mine = one.edit(&base);
        let (two, three) = ((Some(base.clone()), two.edit(&base)), (None, three.edit(&base)));
        let there = merge::all(&mine, &[two.clone(), three.clone()], &[]);
        let back = merge::all(&mine, &[three, two], &[]);
        prop_assert_eq!(&there.plan, &back.plan);
        prop_assert_eq!((&there.each[0].plan, &there.each[1].plan), (&back.each[1].plan, &back.each[0].plan));
    }

    #[test]
    fn changes_from_one_plan_to_another_are_told_and_nothing_equal_is(from in ground(), one in editor(12)) {
        let to = one.edit(&from);
        let told = changes(&from, &to);
        for change in &told {
            prop_assert_ne!(&change.old, &change.new, "{}", change.place);
        }
        prop_assert_eq!(changes(&to, &to), []);
        // Of plans that say the same at most the order of empty rows is told, and
        // a position, which is one answer, with a blank text that changed in it.
        prop_assert!(alike(&from, &to) || !told.is_empty());
        let blank = |change: &Change| change.kind == merge::Kind::Moved || change.place.path.field == "agree";
        prop_assert!(!alike(&from, &to) || told.iter().all(blank));
        prop_assert!(alike(&to, &to));
        let mut found = all_texts(&from);
        told.iter().filter_map(|change| change.new.as_ref()).for_each(|answer| texts_in(answer, &mut found));
        prop_assert!(all_texts(&to).is_subset(&found));
    }

    #[test]
    fn tabs_keep_the_version_and_lose_no_text(base in ground(), one in editor(6), two in editor(6)) {
        let (mine, stored) = (one.edit(&base), two.edit(&base));
        let merged = merge::tabs(&base, &mine, &stored);
        prop_assert_eq!(merged.plan.version(), mine.version().max(stored.version()));
        let found = reported(&merged);
        prop_assert!(all_texts(&mine).union(&all_texts(&stored)).all(|text| found.contains(text)));
        is_sound(&merged.plan);
        for row in mine.rows("partners.items") {
            let kept = merged.plan.partner(row.id.as_str());
            prop_assert!(kept.is_none_or(|kept| kept.text("name") == row.text("name") || base.partner(row.id.as_str()).is_some()));
        }
    }

    #[test]
    fn marked_words_are_the_two_texts(old in "[a-c ,.é]{0,40}", new in "[a-c ,.é]{0,40}") {
        let pieces = words(&old, &new);
        let text = |with: fn(&Piece) -> Option<&String>| pieces.iter().filter_map(with).cloned().collect::<String>();
        prop_assert_eq!(text(|piece| match piece { Piece::Same(text) | Piece::Gone(text) => Some(text), Piece::New(_) => None }), old.clone());
        prop_assert_eq!(text(|piece| match piece { Piece::Same(text) | Piece::New(text) => Some(text), Piece::Gone(_) => None }), new.clone());
        prop_assert_eq!(pieces.iter().any(|piece| !matches!(piece, Piece::Same(_))), old != new);
    }
}

// One thing at a time.

/// What is told, a line each: verdict, place, mine, theirs.
fn lines(merged: &Merged) -> Vec<String> {
    let short = |answer: &Option<Answer>| match answer {
        None => "-".to_owned(),
        Some(Answer::Text(text)) => text.clone(),
        Some(Answer::Rows(rows)) => rows
            .iter()
            .map(|row| row.answers.iter().map(|(_, answer)| format!("{answer:?}")).collect::<String>())
            .collect(),
        Some(Answer::Texts(texts)) => texts.join(","),
        Some(Answer::Choices(ids) | Answer::References(ids)) => ids.join(","),
        Some(other) => format!("{other:?}"),
    };
    let line = |each: &Difference| {
        format!("{:?} {} {} | {}", each.verdict, each.place, short(&each.mine), short(&each.theirs))
    };
    merged.differences.iter().map(line).collect()
}

fn place(field: &'static str) -> Place {
    Place { path: Path::top(field), part: Part::Whole }
}

#[test]
fn one_sided_changes_are_taken_and_clashes_wait() {
    let base = plan_from(
        json!({ "plan": { "title": "Table", "place": "Anytown", "stage": "exploring" }, "aim": { "why": "Need" } }),
    );
    let mine = plan_from(
        json!({ "plan": { "title": "Our table", "place": "Anytown", "stage": "exploring", "version": 4 }, "aim": { "why": "Need and hope" } }),
    );
    let theirs = plan_from(
        json!({ "plan": { "title": "Table", "place": "Anyshire", "stage": "exploring", "version": 6 }, "aim": { "why": "Want" } }),
    );
    let merged = merge(Some(&base), &mine, &theirs);
    assert_eq!(
        lines(&merged),
        [
            "Taken plan.title Our table | Table",
            "Taken plan.place Anytown | Anyshire",
            "Clash aim.why Need and hope | Want"
        ]
    );
    let who: Vec<_> = merged.differences.iter().map(|each| each.who).collect();
    assert_eq!(who, [Who::Mine, Who::Theirs, Who::Both]);
    assert_eq!((merged.plan.version(), merged.plan.text("aim.why")), (7, "Need and hope"));
    assert_eq!(merged.counts(), merge::Counts { taken: 2, to_decide: 1, decided: 0, left_out: 1 });
    for (choice, why, left_out) in [
        (Choice::Mine, "Need and hope", 1),
        (Choice::Theirs, "Want", 1),
        (Choice::Both, "Need and hope\nWant", 0),
        (Choice::Edit(Answer::Text("Both of them".into())), "Both of them", 2),
        (Choice::Edit(Answer::YesNo(true)), "Need and hope", 1),
    ] {
        let settled = merged.settle(&place("aim.why"), choice.clone());
        assert_eq!(settled.plan.text("aim.why"), why, "{choice:?}");
        assert_eq!(settled.counts(), merge::Counts { taken: 2, to_decide: 0, decided: 1, left_out }, "{choice:?}");
        assert_eq!(settled.unsettle(&place("aim.why")), merged);
    }
    // What was taken can be left out, and comes back.
    let left = merged.settle(&place("plan.place"), Choice::Mine);
    assert_eq!((left.plan.text("plan.place"), left.counts().taken, left.counts().left_out), ("Anytown", 1, 2));
    assert_eq!(left.unsettle(&place("plan.place")), merged);
}

#[test]
fn a_row_removed_on_one_side_and_changed_on_the_other_is_a_question() {
    let risk = |risks: Value| plan_from(json!({ "sustain": { "risks": risks } }));
    let base = risk(json!([{ "id": "1", "risk": "Heating fails" }, { "id": "2", "risk": "Nobody comes" }]));
    let mine = risk(json!([{ "id": "2", "risk": "Nobody comes" }]));
    let theirs =
        risk(json!([{ "id": "1", "risk": "Heating fails", "likely": 3 }, { "id": "2", "risk": "Nobody comes" }]));
    let merged = merge(Some(&base), &mine, &theirs);
    assert_eq!(merged.clashes().map(|each| each.place.to_string()).collect::<Vec<_>>(), ["sustain.risks[1]"]);
    assert_eq!(said(&merged.plan), said(&mine));
    let row = merged.differences[0].place.clone();
    let kept = merged.settle(&row, Choice::Theirs);
    assert_eq!(said(&kept.plan), said(&theirs));
    assert!(!merged.differences[0].both);
}

#[test]
fn what_points_to_a_row_goes_or_stays_with_the_row() {
    let base = plan_from(json!({
        "partners": { "items": [{ "id": "gp", "name": "GP" }, { "id": "food", "name": "Food Bank" }] },
        "sustain": { "tasks": [{ "id": "1", "task": "Refer", "owner": "gp", "does": ["gp", "food"] }] },
        "success": { "outcomes": [{ "id": "1", "change": "Fewer wait" }], "evidence": [{ "id": "1", "what": "Log", "outcome": "1" }] },
        "reviews": [{ "id": "1", "outcomes": { "1": "stuck" } }]
    }));
    let edit = |plan: &Plan, edit: Edit| {
        let mut plan = plan.clone();
        plan.apply(edit).unwrap();
        plan
    };
    let remove = |list| Edit::RemoveRow {
        path: Path::top(list),
        row: RowId::new(if list == "partners.items" { "gp" } else { "1" }).unwrap(),
    };
    let name = Path::top("partners.items").cell(&RowId::new("gp").unwrap(), "name");
    let without = edit(&base, remove("partners.items"));
    // Untouched on the other side: gone, with what pointed to it, and one line says so.
    let merged = merge(Some(&base), &without, &base);
    assert_eq!((merged.differences.len(), said(&merged.plan)), (1, said(&without)));
    // Changed on the other side: a question; if it stays, so does what points to it.
    let renamed = edit(&base, Edit::Set { path: name, answer: Some(Answer::Text("GP Federation".into())) });
    let merged = merge(Some(&base), &without, &renamed);
    assert_eq!(merged.clashes().count(), 1);
    let row = merged.differences[0].place.clone();
    assert_eq!(said(&merged.settle(&row, Choice::Theirs).plan), said(&renamed));
    // Newly pointed to on the other side: left out, and told.
    let step = Path::top("sustain.tasks");
    let theirs = edit(&base, Edit::AddRow { path: step.clone(), row: RowId::numbered(2) });
    let theirs = edit(
        &theirs,
        Edit::Set { path: step.cell(&RowId::numbered(2), "owner"), answer: Some(Answer::Reference("gp".into())) },
    );
    let theirs = edit(
        &theirs,
        Edit::Set {
            path: step.cell(&RowId::numbered(1), "supports"),
            answer: Some(Answer::References(vec!["gp".into()])),
        },
    );
    let merged = merge(Some(&base), &without, &theirs);
    assert_eq!(
        lines(&merged)[1..],
        [
            "LeftOut sustain.tasks[1].supports - | gp",
            "Taken sustain.tasks[2] - | Reference(\"gp\")",
            "LeftOut sustain.tasks[2].owner - | Reference(\"gp\")"
        ]
    );
    assert_eq!(merged.plan.clone().drop_dangling(), []);
    let without = edit(&base, remove("success.outcomes"));
    assert_eq!(said(&merge(Some(&base), &base, &without).plan), said(&without));
}

#[test]
fn rows_that_two_copies_numbered_alike_stay_two_and_references_follow() {
    let base = plan_from(json!({ "partners": { "items": [{ "id": "1", "name": "Council" }] } }));
    let added = |name: &str| {
        plan_from(json!({
            "partners": { "items": [{ "id": "1", "name": "Council" }, { "id": "2", "name": name }] },
            "sustain": { "tasks": [{ "id": "1", "task": format!("Ask {name}"), "owner": "2", "does": ["1", "2"] }] },
            "drivers": { "items": [{ "id": "1", "detail": format!("{name} wants it"), "whose": "2" }] }
        }))
    };
    let merged = merge(Some(&base), &added("Library"), &added("Museum"));
    assert_eq!(merged.clashes().count(), 0);
    let names: Vec<_> = merged.plan.partners().iter().map(|row| row.text("name")).collect();
    assert_eq!(names, ["Council", "Library", "Museum"]);
    assert_eq!(merged.plan.rows("sustain.tasks").len(), 2);
    for task in merged.plan.rows("sustain.tasks") {
        let owner = merged.plan.partner_name(task.reference("owner"));
        assert_eq!(task.text("task"), format!("Ask {owner}"));
        assert!(task.references("does").contains(&task.reference("owner").to_owned()));
    }
    assert_eq!(said(&merged.plan), said(&merge(Some(&base), &added("Museum"), &added("Library")).plan));
    // About the same, it is one row; with the tag of a copy, too.
    let merged = merge(Some(&base), &added("Library"), &added("library "));
    assert_eq!(merged.plan.partners().len(), 2);
}

#[test]
fn nothing_is_cut_where_lists_come_together() {
    let promises = |texts: &[&str], more: &str| {
        let mut all: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        all.extend((1..=8).filter(|_| !more.is_empty()).map(|at| format!("{more} {at}")));
        plan_from(json!({ "sustain": { "promises": all } }))
    };
    let merged = merge(Some(&promises(&[], "")), &promises(&[], "Ours"), &promises(&[], "Theirs"));
    assert_eq!(merged.plan.answers.texts("sustain.promises").len(), 16);
    assert_eq!((merged.taken().count(), merged.clashes().count()), (16, 0));
    // Equal ones meet first, then those at one place.
    for (base, mine, theirs, together, clashes) in [
        (vec!["a", "b"], vec!["a", "b", "c"], vec!["a", "b", "d"], "a|b|c|d", 0),
        (vec!["a", "b"], vec!["b"], vec!["a", "b c"], "b c", 0),
        (vec!["a", "b"], vec!["a", "x"], vec!["a", "y"], "a|x", 1),
        (vec!["a", "b"], vec!["b", "a"], vec!["a", "b", "c"], "b|a|c", 0),
        (vec!["a"], vec!["a", "same"], vec!["a", "same"], "a|same", 0),
        (vec!["a"], vec![], vec!["a b"], "", 1),
        (vec!["Meet weekly", "Be kind"], vec!["Be kind"], vec!["Meet weekly", "Be very kind"], "Be very kind", 0),
    ] {
        let merged = merge(Some(&promises(&base, "")), &promises(&mine, ""), &promises(&theirs, ""));
        let shown = (merged.plan.answers.texts("sustain.promises").join("|"), merged.clashes().count());
        assert_eq!(shown, (together.to_owned(), clashes), "{base:?} {mine:?} {theirs:?}");
    }
    let merged = merge(Some(&promises(&["a"], "")), &promises(&["b"], ""), &promises(&["c"], ""));
    let both = merged.settled(Choice::Both);
    assert_eq!(both.plan.answers.texts("sustain.promises"), ["b", "c"]);
}

#[test]
fn options_and_partners_are_sets() {
    let how = |ids: &[&str]| plan_from(json!({ "partners": { "affectedHow": ids } }));
    for (base, mine, theirs, together, verdict) in [
        (&["told", "asked"][..], &["told"][..], &["told", "asked", "paid"][..], "told,paid", Verdict::Taken),
        (&["told"], &["told", "designing"], &["told", "asked"], "told,asked,designing", Verdict::Taken),
        (&["told"], &["undecided"], &["told", "asked"], "undecided", Verdict::Clash),
    ] {
        let merged = merge(Some(&how(base)), &how(mine), &how(theirs));
        assert_eq!(merged.plan.answers.choices("partners.affectedHow").join(","), together);
        assert_eq!(merged.differences[0].verdict, verdict);
    }
    assert_eq!(merge(None, &how(&["asked", "told"]), &how(&["told", "asked"])).differences, []);
    let two = merge(None, &how(&["asked"]), &how(&["told"]));
    assert_eq!(two.settled(Choice::Both).plan.answers.choices("partners.affectedHow"), ["asked", "told"]);
}

#[test]
fn checklists_and_themes_meet_item_by_item() {
    let plan = |vat: &str, boards: &str| plan_from(json!({ "form": { "checks": { "vat": vat, "boards": boards } } }));
    let merged = merge(Some(&plan("", "in-hand")), &plan("done", "in-hand"), &plan("", "done"));
    let state = |item| merged.plan.answers.state("form.checks", item).to_owned();
    assert_eq!((state("vat"), state("boards"), merged.clashes().count()), ("done".into(), "done".into(), 0));
    let merged = merge(Some(&plan("", "in-hand")), &plan("done", "in-hand"), &plan("not-needed", "in-hand"));
    assert_eq!(merged.clashes().count(), 1);
    let words = merged.differences[0].place.words(&[&merged.plan]);
    assert_eq!((words.page_words.as_str(), words.label), ("Question 4", "Checks before we start"));
    assert!(!words.item.is_empty());
}

#[test]
fn of_two_positions_of_a_partner_the_newer_one_holds() {
    let stand = |id: &str, position: &str, version: i64, date: &str| {
        plan_from(json!({
            "partners": { "items": [{ "id": "gp", "name": "GP" }] },
            "agree": [{ "id": id, "partner": "gp", "position": position, "condition": position, "version": version, "date": date }]
        }))
    };
    let base = stand("gp", "not-yet", 2, "2026-03-01");
    let (older, newer) = (stand("gp", "yes", 3, "2026-03-09"), stand("gp", "no", 3, "2026-03-10"));
    for (mine, theirs) in [(&older, &newer), (&newer, &older)] {
        let merged = merge(Some(&base), mine, theirs);
        assert_eq!(merged.plan.rows("agree"), newer.rows("agree"));
        assert_eq!((merged.clashes().count(), merged.differences[0].place.to_string().as_str()), (0, "agree[gp]"));
        assert_eq!(merged.left_out().len(), 1);
    }
    let merged = merge(None, &stand("1", "yes", 3, "2026-03-09"), &newer);
    assert_eq!(merged.plan.rows("agree").len(), 1);
    assert_eq!(merged.plan.rows("agree")[0].choice("position"), "no");
}

#[test]
fn moved_rows_stay_once() {
    let steps = |ids: &[&str]| {
        let rows: Vec<Value> = ids.iter().map(|id| json!({ "id": id, "task": format!("Step {id}") })).collect();
        plan_from(json!({ "sustain": { "tasks": rows } }))
    };
    let base = ["1", "2", "3"];
    for (mine, theirs, expected, clashes) in [
        (&["3", "1", "2"][..], &["1", "2", "3", "4"][..], "3 1 2 4", 0),
        (&["3", "1", "2"], &["1", "3"], "3 1", 0),
        (&["3", "1", "2"], &["2", "1", "3"], "3 1 2", 1),
        (&["1", "2", "3", "5"], &["1", "4", "2", "3"], "1 4 2 3 5", 0),
    ] {
        let merged = merge(Some(&steps(&base)), &steps(mine), &steps(theirs));
        let ids: Vec<_> = merged.plan.rows("sustain.tasks").iter().map(|row| row.id.as_str()).collect();
        assert_eq!((ids.join(" ").as_str(), merged.clashes().count()), (expected, clashes));
    }
    let told = changes(&steps(&base), &steps(&["3", "1", "2"]));
    assert_eq!((told.len(), told[0].kind, told[0].place.part.clone()), (1, merge::Kind::Moved, Part::Order));
    let (Some(Answer::Texts(old)), Some(Answer::Texts(new))) = (&told[0].old, &told[0].new) else { panic!() };
    assert_eq!(merge::moved(old, new), ["3"]);
}

#[test]
fn what_a_newer_version_wrote_is_brought_together_too() {
    let plan = |mood: Value, colour: Value| {
        plan_from(
            json!({ "mood": mood, "aim": { "x": 1 }, "sustain": { "tasks": [{ "id": "1", "task": "T", "colour": colour }] } }),
        )
    };
    let base = plan(json!("calm"), json!(["red"]));
    let merged =
        merge(Some(&base), &plan(json!("calm"), json!(["blue"])), &plan(json!({ "now": "sunny" }), json!(["red"])));
    assert_eq!(said(&merged.plan), said(&plan(json!({ "now": "sunny" }), json!(["blue"]))));
    assert_eq!(
        lines(&merged),
        ["Taken sustain.tasks[1].colour [\"blue\"] | [\"red\"]", "Taken mood \"calm\" | {\"now\":\"sunny\"}"]
    );
    assert_eq!(merge(Some(&base), &plan(json!(1), json!(2)), &plan(json!(3), json!(4))).clashes().count(), 2);
}

#[test]
fn without_a_base_what_one_side_alone_has_is_taken_and_the_rest_is_asked() {
    let mine = plan_from(
        json!({ "plan": { "id": "0123456789ab", "title": "A", "finished": ["aim"] }, "partners": { "items": [{ "id": "1", "name": "GP" }] } }),
    );
    let theirs = plan_from(
        json!({ "plan": { "id": "0123456789ab", "title": "B", "place": "Anytown", "finished": ["form"] }, "partners": { "items": [{ "id": "1", "name": "GP", "gains": "Time" }, { "id": "2", "name": "Hub" }] } }),
    );
    let merged = merge(None, &mine, &theirs);
    assert!(merged.differences.iter().all(|each| matches!(each.who, Who::CannotTell | Who::Both)));
    let verdicts: Vec<_> = merged.differences.iter().map(|each| format!("{:?} {}", each.verdict, each.place)).collect();
    assert_eq!(
        verdicts,
        [
            "Clash plan.title",
            "Taken plan.place",
            "Taken plan.finished",
            "Taken partners.items[1].gains",
            "Taken partners.items[2]"
        ]
    );
    assert_eq!(merged.plan.answers.choices("plan.finished"), ["aim", "form"]);
}

#[test]
fn what_was_never_sent_was_not_taken_away() {
    let full = example();
    let without = Parts::default().with(CopyPart::Money, true).with(CopyPart::GiveUps, true);
    let sent = copy(&full, Preset::AddView, without);
    let mut theirs = sent.clone();
    theirs.answers.set("aim.why", Some(Answer::Text("They wrote this.".into())));
    let whole = merge::returned(&full, &sent, &theirs);
    let merged = merge(Some(&full), &full, &whole);
    assert_eq!(lines(&merged).len(), 1, "{:?}", lines(&merged));
    assert_eq!(merged.plan.rows("sustain.resources"), full.rows("sustain.resources"));
}

#[test]
fn a_row_added_to_a_list_that_was_never_sent_is_a_new_one() {
    let full = example();
    let sent = copy(&full, Preset::AddView, Parts::default().with(CopyPart::Risks, true));
    assert!(sent.rows("sustain.risks").is_empty());
    let mut theirs = sent.clone();
    let list = Path::top("sustain.risks");
    // Whichever of the two comes first by what it says.
    for (number, risk) in [(1, "A cold hall"), (2, "Zeal wears off")] {
        let row = theirs.next_row(&list);
        assert_eq!(row, RowId::numbered(number));
        theirs.apply(Edit::AddRow { path: list.clone(), row: row.clone() }).unwrap();
        let cell = list.cell(&row, "risk");
        theirs.apply(Edit::Set { path: cell, answer: Some(Answer::Text(risk.into())) }).unwrap();
    }
    let whole = merge::returned(&full, &sent, &theirs);
    let merged = merge(Some(&full), &full, &whole);
    let told: Vec<_> = merged.differences.iter().map(|each| (&each.base, each.verdict)).collect();
    assert_eq!(told, [(&None, Verdict::Taken), (&None, Verdict::Taken)], "{:?}", lines(&merged));
    let after = merged.plan.rows("sustain.risks").iter();
    let (known, new): (Vec<Row>, Vec<Row>) =
        after.cloned().partition(|row| full.row("sustain.risks", row.id.as_str()).is_some());
    assert_eq!(known, full.rows("sustain.risks"), "what was left out for them is as it was");
    assert_eq!(new.iter().map(|row| row.text("risk")).collect::<Vec<_>>(), ["A cold hall", "Zeal wears off"]);
}

#[test]
fn what_was_written_in_place_of_what_was_not_sent_stands_beside_it() {
    let full = example();
    let sent = copy(&full, Preset::AddView, Parts::default().with(CopyPart::GiveUps, true));
    let gives_up = Path::top("partners.items").cell(&RowId::new("food").unwrap(), "givesUp");
    let Some(Answer::Text(ours)) = full.answer(&gives_up) else { panic!("it gives something up") };
    assert_eq!(sent.answer(&gives_up), None);
    let mut theirs = sent.clone();
    theirs.apply(Edit::Set { path: gives_up.clone(), answer: Some(Answer::Text("Thursday evenings".into())) }).unwrap();
    let merged = merge(Some(&full), &full, &merge::returned(&full, &sent, &theirs));
    assert_eq!(lines(&merged).len(), 1, "{:?}", lines(&merged));
    let Some(Answer::Text(both)) = merged.plan.answer(&gives_up) else { panic!("it is a text") };
    assert!(both.contains(ours.as_str()) && both.contains("Thursday evenings"), "{both}");
}

#[test]
fn changed_words_are_marked_inside_a_text() {
    use Piece::{Gone, New, Same};
    for (old, new, expected) in [
        (
            "by March 2027.",
            "by June 2027.",
            vec![Same("by ".into()), Gone("March".into()), New("June".into()), Same(" 2027.".into())],
        ),
        (
            "within two weeks, by March",
            "within ten days, by March",
            vec![Same("within ".into()), Gone("two weeks".into()), New("ten days".into()), Same(", by March".into())],
        ),
        ("new ways", "new ways, one evening", vec![Same("new ways".into()), New(", one evening".into())]),
        ("", "all new", vec![New("all new".into())]),
        ("gone", "", vec![Gone("gone".into())]),
        ("same", "same", vec![Same("same".into())]),
        ("", "", vec![]),
    ] {
        assert_eq!(words(old, new), expected, "{old:?} {new:?}");
    }
    let (long, other): (String, String) =
        ((0..3000).map(|n| format!("a{n} ")).collect(), (0..3000).map(|n| format!("b{n} ")).collect());
    assert_eq!(words(&long, &other).len(), 3);
}

#[test]
fn a_place_has_the_words_of_the_questions() {
    let base = example();
    let mut theirs = base.clone();
    let food = RowId::new("food").unwrap();
    let gains = Path::top("partners.items").cell(&food, "gains");
    theirs.apply(Edit::Set { path: gains, answer: Some(Answer::Text("Less".into())) }).unwrap();
    theirs.apply(Edit::Set { path: Path::top("aim.purpose"), answer: None }).unwrap();
    theirs.apply(Edit::RemoveRow { path: Path::top("sustain.risks"), row: RowId::numbered(1) }).unwrap();
    let told = changes(&base, &theirs);
    let words: Vec<String> = told
        .iter()
        .map(|change| {
            let words = change.place.words(&[&theirs, &base]);
            format!("{:?} {} {} / {} / {}", change.kind, change.place, words.page_words, words.row, words.label)
        })
        .collect();
    assert_eq!(words.len(), 3, "{words:?}");
    assert_eq!(words[0], "Changed partners.items[food].gains Question 2 / Anytown Food Bank / What it gains");
    assert_eq!(words[1], "Removed aim.purpose Question 3 /  / Our purpose, in one sentence");
    assert!(words[2].starts_with("RowRemoved sustain.risks[1] Question 6 / "), "{}", words[2]);
}

#[test]
fn two_full_plans_are_brought_together_quickly() {
    let base = example();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    for (plan, by) in [(&mut mine, " ours"), (&mut theirs, " theirs")] {
        for key in ["aim.purpose", "aim.why", "sustain.disputes", "partners.affected"] {
            let text = format!("{}{by}", plan.text(key));
            plan.answers.set(joint_action::content::field(key).unwrap().id, Some(Answer::Text(text)));
        }
    }
    let start = std::time::Instant::now();
    for _ in 0..100 {
        assert_eq!(merge(Some(&base), &mine, &theirs).clashes().count(), 4);
    }
    let each = start.elapsed().as_secs_f64() * 10.0;
    println!("bringing two full plans together: {each:.3} ms");
    // Far above what it takes, so that a slow day does not fail it.
    assert!(each < 200.0, "{each} ms");
}

#[test]
fn positions_that_come_back_are_brought_in_alone() {
    let partners = json!({ "items": [{ "id": "gp", "name": "GP" }, { "id": "food", "name": "Food Bank" }, { "id": "hub", "name": "Hub" }] });
    let mine = plan_from(json!({
        "plan": { "version": 3, "title": "Ours" }, "partners": partners,
        "agree": [
            { "id": "1", "partner": "gp", "position": "yes", "version": 2, "date": "2026-03-01" },
            { "id": "2", "partner": "hub", "position": "no", "version": 3, "date": "2026-03-09" }
        ]
    }));
    let theirs = plan_from(json!({
        "plan": { "version": 3, "title": "Theirs, changed" },
        "partners": { "items": [{ "id": "gp", "name": "GP" }, { "id": "food", "name": "Food Bank" }, { "id": "hub", "name": "Hub" }, { "id": "new", "name": "New" }] },
        "agree": [
            { "id": "gp", "partner": "gp", "position": "not-yet", "condition": "The date", "version": 3, "date": "2026-03-08" },
            { "id": "food", "partner": "food", "position": "yes", "version": 3, "date": "2026-03-08" },
            { "id": "2", "partner": "hub", "position": "yes", "version": 2, "date": "2026-02-09" },
            { "id": "new", "partner": "new", "position": "yes", "version": 3 }
        ]
    }));
    let stands = |plan: &Plan| -> Vec<String> {
        let say = |row: &Row| format!("{} {}", row.reference("partner"), row.choice("position"));
        plan.rows("agree").iter().map(say).collect()
    };
    let (plan, left_out) = positions::brought_in(&mine, &theirs);
    assert_eq!(stands(&plan), ["gp not-yet", "hub no", "food yes"]);
    assert_eq!(left_out.iter().map(|row| row.reference("partner")).collect::<Vec<_>>(), ["new"]);
    let places: Vec<_> = merge::changes(&mine, &plan).iter().map(|each| each.place.to_string()).collect();
    assert_eq!(places, ["agree[1]", "agree[food]"], "nothing else of theirs");
    assert_eq!(plan.version(), 3);
    assert_eq!(positions::brought_in(&plan, &theirs).0, plan, "twice is once");

    // Two of one day on one version: the one that came.
    let mut later = theirs.clone();
    later.answers.set("agree", Some(Answer::Rows(vec![theirs.rows("agree")[1].clone()])));
    let said = Path::top("agree").cell(&RowId::new("food").unwrap(), "position");
    later.apply(Edit::Set { path: said, answer: Some(Answer::Choice("no".to_owned())) }).unwrap();
    assert_eq!(stands(&positions::brought_in(&plan, &later).0), ["gp not-yet", "hub no", "food no"]);
}

#[test]
fn two_positions_that_come_back_under_numbers_in_use_stay_two() {
    let partners = json!({ "items": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }, { "id": "c", "name": "C" }, { "id": "d", "name": "D" }] });
    let plan = |agree: &[(&str, &str)]| {
        let row = |(id, partner): &(&str, &str)| json!({ "id": id, "partner": partner, "position": "yes" });
        plan_from(json!({ "partners": partners, "agree": agree.iter().map(row).collect::<Vec<_>>() }))
    };
    let (plan, _) = positions::brought_in(&plan(&[("1", "a"), ("2", "b")]), &plan(&[("1", "c"), ("2", "d")]));
    let ids: Vec<&str> = plan.rows("agree").iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
}

#[test]
fn rows_with_the_tag_of_a_copy_are_never_confused() {
    let base = plan_from(json!({ "sustain": { "risks": [{ "id": "1", "risk": "Heat" }] } }));
    let path = Path::top("sustain.risks");
    let add = |tag: &str| {
        let mut plan = base.clone();
        let row = plan.next_row_of(&path, tag);
        plan.apply(Edit::AddRow { path: path.clone(), row: row.clone() }).unwrap();
        let risk = Some(Answer::Text(format!("Of {tag}")));
        plan.apply(Edit::Set { path: path.cell(&row, "risk"), answer: risk }).unwrap();
        plan
    };
    let merged = merge(Some(&base), &add("k7"), &add("z3"));
    let ids: Vec<_> = merged.plan.rows("sustain.risks").iter().map(|row| row.id.as_str()).collect();
    assert_eq!((ids, merged.clashes().count()), (vec!["1", "2-k7", "2-z3"], 0));
    assert_eq!(base.next_row_of(&path, ""), base.next_row(&path));
    assert_eq!(merged.plan.next_row_of(&path, "k7").as_str(), "3-k7");
}

#[test]
fn rows_that_came_without_ids_are_known_by_what_they_say() {
    let risks = |rows: &[(&str, i64)]| {
        let rows: Vec<Value> = rows.iter().map(|(risk, likely)| json!({ "risk": risk, "likely": likely })).collect();
        plan_from(json!({ "sustain": { "risks": rows } }))
    };
    let base = risks(&[("Heat", 1), ("Rain", 2), ("Snow", 3), ("Wind", 1)]);
    let mine = risks(&[("Heat", 1), ("Rain", 2), ("Snow and ice", 3), ("Wind", 1), ("Fog", 1)]);
    let theirs = risks(&[("Rain", 2), ("Snow", 2), ("Wind", 1)]);
    let merged = merge(Some(&base), &mine, &theirs);
    let shown: Vec<_> =
        merged.plan.rows("sustain.risks").iter().map(|row| (row.text("risk"), row.answers.number("likely"))).collect();
    assert_eq!(shown, [("Rain", Some(2)), ("Snow and ice", Some(2)), ("Wind", Some(1)), ("Fog", Some(1))]);
    assert_eq!(merged.clashes().count(), 0);
    // Partners take along what points to them.
    let plan = |names: &[&str], owner: i64| {
        let rows: Vec<Value> = names.iter().map(|name| json!({ "name": name, "role": "core" })).collect();
        plan_from(
            json!({ "partners": { "items": rows }, "sustain": { "tasks": [{ "task": "Lead", "owner": owner }] } }),
        )
    };
    let base = plan(&["Council", "GP", "Hub"], 3);
    let mut mine = base.clone();
    mine.answers.set("plan.place", Some(Answer::Text("Anytown".into())));
    let merged = merge(Some(&base), &mine, &plan(&["GP", "Hub"], 2));
    assert_eq!(merged.plan.partner_name(merged.plan.rows("sustain.tasks")[0].reference("owner")), "Hub");
    assert_eq!(merged.plan.partners().len(), 2);
}

#[test]
fn a_text_that_stands_twice_is_brought_together_alike_in_either_order() {
    let promises = |texts: &[&str]| plan_from(json!({ "sustain": { "promises": texts } }));
    for (one, two) in [
        (&["b", "b"][..], &["a b", "a", "b"][..]),
        (&["a", "z", "x"], &["x", "x"]),
        (&["a", "a+", "a"], &["b", "a"]),
        (&["a", "b", "a"], &["b", "a", "a"]),
    ] {
        let (there, back) = (merge(None, &promises(one), &promises(two)), merge(None, &promises(two), &promises(one)));
        assert_eq!(there.counts().to_decide, back.counts().to_decide, "{one:?} {two:?}");
        assert_eq!(said(&there.plan), said(&back.settled(Choice::Theirs).plan), "{one:?} {two:?}");
        assert_eq!(said(&there.settled(Choice::Theirs).plan), said(&back.plan), "{one:?} {two:?}");
    }
    // New ones are told apart whatever they say.
    let merged = merge(Some(&promises(&[])), &promises(&["a", "a", "a+", "+a"]), &promises(&["a+"]));
    let mut texts = merged.plan.answers.texts("sustain.promises").to_vec();
    texts.sort();
    assert_eq!((texts.join("|").as_str(), merged.clashes().count()), ("+a|a|a|a+", 0));
}

#[test]
fn a_text_is_held_by_another_as_whole_words_alone() {
    let why = |text: &str| plan_from(json!({ "aim": { "why": text } }));
    for (mine, theirs, both) in [
        ("No", "Not yet", "No\nNot yet"),
        ("Not yet", "No", "Not yet\nNo"),
        ("Not yet, in May", "Not yet", "Not yet, in May"),
        ("One\nTwo", "Two", "One\nTwo"),
    ] {
        let merged = merge(None, &why(mine), &why(theirs)).settled(Choice::Both);
        assert_eq!((merged.plan.text("aim.why"), merged.left_out().len()), (both, 0));
    }
    let merged = merge(None, &why("No"), &why("Not yet")).settled(Choice::Theirs);
    assert_eq!(merged.left_out().len(), 1, "“No” is not in the plan");
}

#[test]
fn a_text_of_spaces_gives_way_to_words() {
    let why = |text: &str| plan_from(json!({ "aim": { "why": text } }));
    for known in [Some(Plan::default()), Some(why("  ")), None] {
        for (mine, theirs) in [(" ", "Need"), ("Need", " ")] {
            let merged = merge(known.as_ref(), &why(mine), &why(theirs));
            assert_eq!((merged.plan.text("aim.why"), merged.clashes().count()), ("Need", 0), "{known:?}");
        }
    }
    // What was cleared on one side and changed on the other is a question still.
    assert_eq!(merge(Some(&why("Hope")), &why(" "), &why("Need")).clashes().count(), 1);
}

#[test]
fn the_number_of_a_row_that_was_shared_and_removed_is_not_used_again() {
    let shared = plan_from(json!({
        "plan": { "version": 1 },
        "sustain": { "risks": [{ "id": "1", "risk": "Heat" }, { "id": "2", "risk": "Nobody comes", "likely": 2 }] }
    }));
    let list = Path::top("sustain.risks");
    let edit = |plan: &Plan, edits: &dyn Fn(&mut Plan)| {
        let mut plan = plan.clone();
        // The first change after a version was shared makes the next one.
        plan.answers.set("plan.version", Some(Answer::Number(2)));
        edits(&mut plan);
        plan
    };
    let set = |plan: &mut Plan, row: &RowId, key, answer| {
        plan.apply(Edit::Set { path: list.cell(row, key), answer: Some(answer) }).unwrap();
    };
    let two = RowId::numbered(2);
    let swap = |risk: &'static str| {
        let (list, two, set) = (&list, &two, &set);
        move |plan: &mut Plan| {
            plan.apply(Edit::RemoveRow { path: list.clone(), row: two.clone() }).unwrap();
            let row = plan.fresh_row(list);
            plan.apply(Edit::AddRow { path: list.clone(), row: row.clone() }).unwrap();
            set(plan, &row, "risk", Answer::Text(risk.into()));
        }
    };
    let mine = edit(&shared, &swap("Money ends"));
    let theirs = edit(&shared, &|plan| set(plan, &two, "response", Answer::Text("Ask at the school".into())));
    let risks = |plan: &Plan| {
        let words = |row: &Row| format!("{}/{}", row.text("risk"), row.text("response"));
        plan.rows("sustain.risks").iter().map(words).collect::<Vec<_>>()
    };
    let merged = merge(Some(&shared), &mine, &theirs);
    assert_eq!(merged.clashes().map(|each| each.place.to_string()).collect::<Vec<_>>(), ["sustain.risks[2]"]);
    assert_eq!(risks(&merged.plan), ["Heat/", "Money ends/"]);
    let both = risks(&merged.settled(Choice::Theirs).plan);
    assert_eq!(both, ["Heat/", "Nobody comes/Ask at the school", "Money ends/"]);
    // Two copies that did the same stay two, whichever is mine.
    let theirs = edit(&shared, &swap("Zeal wears off"));
    let mut there = risks(&merge(Some(&shared), &mine, &theirs).plan);
    let mut back = risks(&merge(Some(&shared), &theirs, &mine).plan);
    there.sort();
    back.sort();
    assert_eq!((&there, there.len()), (&back, 3));
}

#[test]
fn an_empty_row_removed_on_one_side_and_written_in_on_the_other_is_a_question() {
    let tasks = |tasks: &[(&str, &str)]| {
        let rows: Vec<Value> = tasks.iter().map(|(id, task)| json!({ "id": id, "task": task })).collect();
        plan_from(json!({ "sustain": { "tasks": rows } }))
    };
    let base = tasks(&[("1", ""), ("3", ""), ("7", "")]);
    let (removed, written) = (tasks(&[("1", ""), ("3", "")]), tasks(&[("1", ""), ("3", ""), ("7", "Call")]));
    let moved = tasks(&[("1", ""), ("7", ""), ("3", "")]);
    assert_eq!(merge(Some(&base), &removed, &written).clashes().count(), 1);
    // If it came back by itself, a third version's order would hold or not, as the versions come.
    let first = merge(Some(&base), &removed, &moved);
    assert_eq!((first.clashes().count(), merge(Some(&base), &first.plan, &written).clashes().count()), (0, 1));
    let first = merge(Some(&base), &written, &moved);
    assert_eq!((first.clashes().count(), merge(Some(&base), &first.plan, &removed).clashes().count()), (0, 1));
}

#[test]
fn what_pointed_to_an_empty_row_that_went_is_told() {
    let risks = |partners: &[&str], owner: Option<&str>| {
        let partners: Vec<Value> = partners.iter().map(|id| json!({ "id": id })).collect();
        let mut risk = json!({ "id": "1", "impact": 1 });
        owner.into_iter().for_each(|owner| risk["owner"] = json!(owner));
        plan_from(json!({ "partners": { "items": partners }, "sustain": { "risks": [risk] } }))
    };
    let (from, to) = (risks(&["1", "2"], Some("2")), risks(&["1"], None));
    let told = changes(&from, &to);
    assert_eq!(told.iter().map(|change| change.place.to_string()).collect::<Vec<_>>(), ["sustain.risks[1].owner"]);
    assert!(alike(&merge(Some(&from), &from, &to).plan, &to));
    assert!(alike(&merge(Some(&from), &to, &from).plan, &to));
}

#[test]
fn short_lists_of_texts_are_brought_together_alike_in_either_order() {
    let plans = |words: &[&str], most: usize| {
        let mut lists: Vec<Vec<String>> = vec![Vec::new()];
        let mut from = 0;
        for _ in 0..most {
            let to = lists.len();
            for at in from..to {
                let list = lists[at].clone();
                lists.extend(words.iter().map(|word| [list.as_slice(), &[(*word).to_owned()]].concat()));
            }
            from = to;
        }
        let plan = |texts| {
            let mut plan = Plan::default();
            plan.answers.set("sustain.promises", Some(Answer::Texts(texts)));
            plan
        };
        lists.into_iter().map(plan).collect::<Vec<_>>()
    };
    let alike = |base: Option<&Plan>, mine: &Plan, theirs: &Plan| {
        let (there, back) = (merge(base, mine, theirs), merge(base, theirs, mine));
        let texts = |plan: &Plan| plan.answers.texts("sustain.promises").to_vec();
        let all = || format!("{:?} {:?} {:?}", base.map(&texts), texts(mine), texts(theirs));
        assert_eq!(there.counts().to_decide, back.counts().to_decide, "{}", all());
        assert_eq!(texts(&there.plan), texts(&back.settled(Choice::Theirs).plan), "{}", all());
    };
    let lists = plans(&["a", "b", "a b", " "], 3);
    for (at, one) in lists.iter().enumerate() {
        lists[at..].iter().for_each(|two| alike(None, one, two));
    }
    let lists = plans(&["a", "b", ""], 2);
    for base in &lists {
        for (at, one) in lists.iter().enumerate() {
            lists[at..].iter().for_each(|two| alike(Some(base), one, two));
        }
    }
}

#[test]
fn two_tabs_keep_what_the_version_was_made_from() {
    let plan = |why: &str, who: &str, base: &str, version: i64| {
        plan_from(json!({ "plan": { "version": version, "base": base }, "aim": { "why": why, "people": who } }))
    };
    let read = plan("", "", "aaaaaa", 1);
    let newer = plan("", "Everybody", "bbbbbb aaaaaa", 2);
    for (mine, stored) in [(plan("Need", "", "aaaaaa", 1), newer.clone()), (newer, plan("Need", "", "aaaaaa", 1))] {
        let merged = merge::tabs(&read, &mine, &stored).plan;
        assert_eq!((merged.text("plan.base"), merged.version()), ("bbbbbb aaaaaa", 2));
    }
}
