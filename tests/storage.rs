//! Plans in storage: whatever happens to it, nothing typed is lost unseen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{any_plan, example};
use joint_action::plan::{Answer, Plan};
use joint_action::save::{self, Memory, OpenError, Record, Shelf, State, StoreError};
use proptest::prelude::*;

fn titled(title: &str, saved: i64) -> Record {
    let mut plan = Plan::default();
    plan.answers.set("plan.title", Some(Answer::Text(title.into())));
    Record { saved, plan, ..Record::default() }
}

/// A shelf with three plans of ours and something of another page.
fn shelf() -> Memory {
    let shelf = Memory::default();
    save::store(
        &shelf,
        "a",
        &Record { plan: example(), saved: 30, copied: Some(20), changes: 41, shared: Some(3), ..Record::default() },
        0,
    )
    .unwrap();
    save::store(&shelf, "b", &titled("Warm rooms", 50), 0).unwrap();
    save::store(&shelf, "c", &titled("", 10), 0).unwrap();
    save::set_note(&shelf, "a", "aim", "mine alone").unwrap();
    shelf.set("other/thing", "theirs").unwrap();
    shelf
}

proptest! {
    #![proptest_config(common::cases(60))]

    #[test]
    fn any_plan_is_opened_as_it_was_stored(plan in any_plan(), saved in 0i64..2_000_000_000_000, changes in 0u64..1000) {
        let shelf = Memory::default();
        let record = Record { plan, saved, changes, copied: Some(saved), ..Record::default() };
        prop_assert_eq!(save::store(&shelf, "k", &record, 0), Ok(1));
        let opened = save::open(&shelf, "k").unwrap();
        prop_assert_eq!(opened.notes, []);
        prop_assert_eq!(opened.record, Record { revision: 1, ..record });
    }

    #[test]
    fn damage_to_any_key_leaves_the_others_and_its_own_text(which in 0usize..4, at in any::<prop::sample::Index>(), with in "\\PC{0,3}", cut in any::<bool>()) {
        let shelf = shelf();
        let key = ["joint-action/1/plan/a", "joint-action/1/plan/b", "joint-action/1/plan/c", "joint-action/1/notes/a"][which];
        let text = shelf.get(key).unwrap().unwrap();
        let mut at = at.index(text.len());
        while !text.is_char_boundary(at) { at -= 1; }
        let end = text[at..].chars().next().map_or(at, |sign| at + sign.len_utf8());
        let damaged = format!("{}{with}{}", &text[..at], if cut { "" } else { &text[end..] });
        shelf.set(key, &damaged).unwrap();
        prop_assert_eq!(save::list(&shelf).len(), 3);
        for (index, plan) in ["a", "b", "c"].into_iter().enumerate() {
            match save::open(&shelf, plan) {
                Ok(_) => {}
                Err(OpenError::Damaged { text } | OpenError::TooNew { text }) => {
                    prop_assert_eq!(index, which);
                    prop_assert_eq!(&text, &damaged);
                }
                Err(error) => panic!("{error}"),
            }
        }
        save::notes(&shelf, "a");
        let _ = save::set_note(&shelf, "a", "form", "more");
        // Saving on does not lose the damaged text either.
        let _ = save::store(&shelf, ["a", "b", "c", "a"][which], &titled("New", 99), 1);
        let kept = save::asides(&shelf).iter().any(|aside| aside.text == damaged);
        let readable = matches!(serde_json::from_str::<serde_json::Value>(&damaged), Ok(serde_json::Value::Object(_)));
        prop_assert!(kept || readable, "lost: {}", damaged);
    }
}

#[test]
fn plans_are_listed_with_the_last_saved_first() {
    let entries = save::list(&shelf());
    let shown: Vec<_> = entries.iter().map(|entry| (entry.key.as_str(), entry.title.as_str(), entry.saved)).collect();
    assert_eq!(shown, [("b", "Warm rooms", 50), ("a", "The Thursday Table", 30), ("c", "Untitled plan", 10)]);
    let example = &entries[1];
    assert_eq!((example.place.as_str(), example.stage.as_str(), example.version), ("Anytown", "setting-up", 3));
    assert_eq!((example.copied, example.changes, example.state), (Some(20), 41, State::Good));
}

#[test]
fn damaged_text_is_listed_had_and_set_aside_once() {
    let shelf = shelf();
    shelf
        .set(
            "joint-action/1/plan/b",
            "{\"format\":1,\"revision\":4,\"saved\":50,\"plan\":{\"plan\":{\"title\":\"Warm ro",
        )
        .unwrap();
    let entry = save::list(&shelf).into_iter().find(|entry| entry.key == "b").unwrap();
    assert_eq!((entry.state, entry.saved, entry.title.as_str()), (State::Damaged, 50, ""));
    for _ in 0..2 {
        assert!(matches!(save::open(&shelf, "b"), Err(OpenError::Damaged { text }) if text.ends_with("Warm ro")));
    }
    let asides = save::asides(&shelf);
    assert_eq!(asides.len(), 1);
    assert_eq!((asides[0].key.as_str(), asides[0].number), ("b", 1));
    assert!(asides[0].text.ends_with("Warm ro"));
    assert_eq!(save::store(&shelf, "b", &titled("Warm rooms", 60), 4), Ok(5));
    assert_eq!(save::asides(&shelf), asides);
}

#[test]
fn what_had_to_be_left_out_is_set_aside_before_it_could_be_lost() {
    let shelf = shelf();
    shelf.set("joint-action/1/plan/b", "{\"format\":1,\"plan\":{\"plan\":{\"title\":7,\"place\":\"X\"}}}").unwrap();
    let opened = save::open(&shelf, "b").unwrap();
    assert_eq!(opened.notes.len(), 1);
    assert_eq!(save::asides(&shelf).len(), 1);
}

#[test]
fn a_newer_format_is_read_only() {
    for newer in ["{\"format\":2,\"plan\":{}}", "{\"format\":1,\"plan\":{\"format\":\"joint-action/2\",\"plan\":{}}}"] {
        let shelf = shelf();
        shelf.set("joint-action/1/plan/b", newer).unwrap();
        assert_eq!(save::list(&shelf).iter().find(|entry| entry.key == "b").unwrap().state, State::TooNew);
        assert_eq!(save::open(&shelf, "b"), Err(OpenError::TooNew { text: newer.into() }));
        assert_eq!(save::store(&shelf, "b", &titled("Old", 60), 1), Err(StoreError::Newer));
        assert_eq!(shelf.get("joint-action/1/plan/b").unwrap().as_deref(), Some(newer));
    }
}

#[test]
fn two_tabs_cannot_write_over_each_other() {
    let shelf = shelf();
    let mine = save::open(&shelf, "b").unwrap().record;
    let theirs = save::open(&shelf, "b").unwrap().record;
    assert_eq!(save::store(&shelf, "b", &titled("Theirs", 60), theirs.revision), Ok(2));
    assert_eq!(
        save::store(&shelf, "b", &titled("Mine", 61), mine.revision),
        Err(StoreError::ChangedElsewhere { revision: 2 })
    );
    assert_eq!(save::open(&shelf, "b").unwrap().record.plan.title(), "Theirs");
    assert_eq!(save::revision(&shelf, "b"), 2);
    assert_eq!(save::store(&shelf, "b", &titled("Mine", 62), 2), Ok(3));
    save::delete(&shelf, "b").unwrap();
    assert_eq!(
        save::store(&shelf, "b", &titled("Back again?", 63), 3),
        Err(StoreError::ChangedElsewhere { revision: 0 })
    );
    assert_eq!(save::open(&shelf, "b"), Err(OpenError::Missing));
}

#[test]
fn a_full_or_blocked_shelf_says_so_and_loses_nothing() {
    let mut shelf = shelf();
    let before = save::open(&shelf, "a").unwrap();
    let used: usize = shelf.keys().unwrap().iter().map(|key| shelf.get(key).unwrap().unwrap().len()).sum();
    shelf.room = Some(used);
    let mut longer = before.record.clone();
    longer.plan.answers.set("aim.why", Some(Answer::Text("x".repeat(400))));
    assert_eq!(save::store(&shelf, "a", &longer, 1), Err(StoreError::Full));
    assert_eq!(save::open(&shelf, "a").unwrap(), before);
    shelf.set("joint-action/1/plan/b", "{").unwrap();
    assert!(matches!(save::open(&shelf, "b"), Err(OpenError::Damaged { .. })));
    shelf.blocked = true;
    assert_eq!(save::list(&shelf), []);
    assert_eq!(save::open(&shelf, "a"), Err(OpenError::Blocked));
    assert_eq!(save::store(&shelf, "a", &longer, 1), Err(StoreError::Blocked));
    assert_eq!(save::set_note(&shelf, "a", "aim", "x"), Err(StoreError::Blocked));
    assert_eq!(save::delete_everything(&shelf), Err(StoreError::Blocked));
}

#[test]
fn deleting_takes_a_plan_with_all_that_was_kept_of_it() {
    let shelf = shelf();
    save::set_aside(&shelf, "a", "damaged").unwrap();
    save::delete(&shelf, "a").unwrap();
    assert_eq!(shelf.keys().unwrap(), ["joint-action/1/plan/b", "joint-action/1/plan/c", "other/thing"]);
    save::delete_everything(&shelf).unwrap();
    assert_eq!(shelf.keys().unwrap(), ["other/thing"]);
}

#[test]
fn private_notes_stay_beside_the_plan() {
    let shelf = shelf();
    assert_eq!(save::notes(&shelf, "a")["aim"], "mine alone");
    assert!(!shelf.get("joint-action/1/plan/a").unwrap().unwrap().contains("mine alone"));
    save::set_note(&shelf, "a", "aim", "").unwrap();
    assert!(save::notes(&shelf, "a").is_empty());
}

#[test]
fn what_a_newer_version_keeps_beside_the_plan_stays() {
    let shelf = shelf();
    shelf.set("joint-action/1/plan/b", "{\"format\":1,\"revision\":4,\"plan\":{\"plan\":{}},\"pinned\":true}").unwrap();
    let record = save::open(&shelf, "b").unwrap().record;
    save::store(&shelf, "b", &record, 4).unwrap();
    assert!(shelf.get("joint-action/1/plan/b").unwrap().unwrap().ends_with("\"pinned\":true}"));
}
