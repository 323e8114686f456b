//! Plans in storage: whatever happens to it, nothing typed is lost unseen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{any_plan, example};
use joint_action::format::{self, FormatError, base_digest};
use joint_action::merge;
use joint_action::plan::copy::{Part, Parts, Preset, Scope, copy};
use joint_action::plan::{Answer, Edit, Path, Plan, RowId};
use joint_action::save::{self, Found, Memory, OpenError, Record, Shelf, ShelfError, State, StoreError, Why};
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
    fn any_plan_is_opened_as_it_was_stored(plan in any_plan(), saved in 0i64..2_000_000_000_000, changes in 0u64..1000, preset in 0usize..6, bits in 0u8..64) {
        let shelf = Memory::default();
        let scope = Scope { preset: Preset::ALL[preset], without: Parts::from_bits(bits).unwrap() };
        let record = Record { plan, saved, changes, scope, copied: Some(saved), ..Record::default() };
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

// Restore points.

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const NOW: i64 = 1_774_000_000_000;

fn whys(shelf: &Memory, key: &str) -> Vec<String> {
    save::points(shelf, key).iter().map(|point| point.why.to_string()).collect()
}

#[test]
fn a_restore_point_is_the_plan_as_it_was() {
    let shelf = shelf();
    let record = save::open(&shelf, "a").unwrap().record;
    save::keep_point(&shelf, "a", &record, Why::Merge, NOW).unwrap();
    // The same answers once more are not worth another.
    save::keep_point(&shelf, "a", &record, Why::Import, NOW + 5).unwrap();
    let points = save::points(&shelf, "a");
    assert_eq!((points.len(), points[0].why, points[0].time), (1, Why::Merge, NOW));
    let opened = save::open_point(&shelf, &points[0]).unwrap();
    assert_eq!((opened.record.plan, opened.notes), (example(), vec![]));
    // Two in one millisecond are two.
    save::keep_point(&shelf, "a", &titled("Other", 1), Why::Replace, NOW).unwrap();
    assert_eq!(save::points(&shelf, "a").iter().map(|point| point.time).collect::<Vec<_>>(), [NOW + 1, NOW]);
    save::delete_point(&shelf, &points[0]).unwrap();
    assert_eq!(whys(&shelf, "a"), ["replace"]);
    assert!(save::list(&shelf).len() == 3 && save::points(&shelf, "b").is_empty());
}

#[test]
fn timed_points_come_now_and_then_and_thin_out_with_age() {
    let shelf = Memory::default();
    let mut made = 0;
    for minute in 0..(3 * 24 * 60) {
        let record = titled(&format!("Version {minute}"), 0);
        save::store(&shelf, "a", &record, minute as u64).unwrap();
        let before = save::points(&shelf, "a").first().map(|point| point.time);
        save::keep_timed(&shelf, "a", NOW + minute * MINUTE).unwrap();
        made += usize::from(save::points(&shelf, "a").first().map(|point| point.time) != before);
    }
    let end = NOW + 3 * DAY;
    // One in eleven minutes, as each needs ten to pass.
    assert_eq!(made, (3 * 24 * 60usize).div_ceil(11));
    let ages: Vec<i64> = save::points(&shelf, "a").iter().map(|point| end - point.time).collect();
    let within = |from: i64, to: i64| ages.iter().filter(|age| (from..to).contains(*age)).count();
    assert_eq!(within(0, HOUR), 5, "{ages:?}");
    assert!((22..=25).contains(&within(HOUR, DAY)), "{ages:?}");
    assert!((2..=3).contains(&within(DAY, 4 * DAY)), "{ages:?}");
    // Nothing changed, nothing kept.
    let last = titled(&format!("Version {}", 3 * 24 * 60 - 1), 0);
    let count = ages.len();
    save::keep_point(&shelf, "a", &last, Why::Import, end + HOUR).unwrap();
    save::keep_timed(&shelf, "a", end + 3 * HOUR).unwrap();
    assert!(save::points(&shelf, "a").len() <= count + 1);
}

#[test]
fn a_timed_point_is_the_plan_before_the_change() {
    let shelf = Memory::default();
    let mut revision = 0;
    for (title, at) in [("First", 0), ("Second", 1), ("", 60), ("Third", 61), ("Fourth", 120)] {
        // As the desk saves.
        save::keep_timed(&shelf, "a", NOW + at * MINUTE).unwrap();
        revision = save::store(&shelf, "a", &titled(title, NOW + at * MINUTE), revision).unwrap();
    }
    let titles =
        save::points(&shelf, "a").into_iter().map(|point| save::open_point(&shelf, &point).unwrap().record.plan);
    let titles: Vec<String> = titles.map(|plan| plan.text("plan.title").to_owned()).collect();
    // What was cleared after an hour is the first that somebody wants back.
    assert_eq!(titles, ["Third", "Second", "First"]);
}

#[test]
fn what_comes_back_finds_the_version_that_it_was_made_from() {
    let shelf = shelf();
    let record = save::open(&shelf, "a").unwrap().record;
    let without = Parts::default().with(Part::Money, true);
    let sent = copy(&record.plan, Preset::AddView, without);
    save::keep_shared(&shelf, "a", &record, &sent, NOW).unwrap();
    save::keep_shared(&shelf, "a", &record, &sent, NOW + 1).unwrap();
    let mut theirs = sent.clone();
    theirs.answers.set("aim.why", Some(Answer::Text("Their words".into())));
    save::keep_received(&shelf, "a", &theirs, &theirs, NOW + 2).unwrap();
    assert_eq!(whys(&shelf, "a"), ["received", "shared"]);
    let mut changed = record.clone();
    changed.plan.answers.set("aim.why", Some(Answer::Text("Ours by now".into())));
    save::store(&shelf, "a", &changed, 1).unwrap();
    let found = save::version_with_digest(&shelf, "a", &base_digest(&sent)).unwrap();
    assert_eq!((found.full, found.sent), (record.plan.clone(), sent));
    let found = save::version_with_digest(&shelf, "a", &base_digest(&theirs)).unwrap();
    assert_eq!((&found.full, &found.sent), (&theirs, &theirs));
    // The plan as it stands is a version, too.
    assert!(save::version_with_digest(&shelf, "a", &base_digest(&changed.plan)).is_some());
    assert_eq!(save::version_with_digest(&shelf, "a", "000000"), None);
    assert_eq!(save::version_with_digest(&shelf, "b", &base_digest(&theirs)), None);
    // Opened as a restore point, it is all of it.
    let shared = save::points(&shelf, "a").pop().unwrap();
    assert_eq!(save::open_point(&shelf, &shared).unwrap().record.plan, record.plan);
    // The last twelve may come back.
    for number in 0..20 {
        save::keep_received(
            &shelf,
            "a",
            &titled(&format!("V{number}"), 0).plan,
            &titled(&format!("V{number}"), 0).plan,
            NOW + 10 + number,
        )
        .unwrap();
    }
    let received = whys(&shelf, "a").iter().filter(|why| *why == "received").count();
    assert_eq!((received, save::points(&shelf, "a").len()), (12, 13));
    // However many came in, what was sent finds its way back.
    assert_eq!(save::open_point(&shelf, &shared).unwrap().record.plan, record.plan);
}

#[test]
fn versions_and_points_to_go_back_to_do_not_push_each_other_out() {
    let mut shelf = Memory::default();
    let long = |words: &str| {
        let mut record = titled(words, 0);
        record.plan.answers.set("aim.why", Some(Answer::Text(words.repeat(20_000))));
        record
    };
    let count = |shelf: &Memory, word: &str| whys(shelf, "a").iter().filter(|why| *why == word).count();
    for number in 0..4 {
        save::keep_point(&shelf, "a", &long(&format!("p{number}")), Why::Replace, NOW + number).unwrap();
    }
    for number in 0..40 {
        let record = long(&format!("s{number:02}"));
        save::keep_shared(&shelf, "a", &record, &record.plan, NOW + 10 + number).unwrap();
    }
    assert_eq!((count(&shelf, "replace"), count(&shelf, "shared")), (4, 12));
    for number in 0..60 {
        save::keep_point(&shelf, "a", &long(&format!("q{number}")), Why::Replace, NOW + 100 + number).unwrap();
    }
    assert_eq!(count(&shelf, "shared"), 12);
    // Nor where the browser has no room left.
    let used: usize = shelf.keys().unwrap().iter().map(|key| shelf.get(key).unwrap().unwrap().len()).sum();
    shelf.room = Some(used);
    let before = count(&shelf, "replace");
    save::keep_received(&shelf, "a", &long("r").plan, &long("r").plan, NOW + 200).unwrap();
    assert_eq!((count(&shelf, "replace"), count(&shelf, "received")), (before, 1));
}

#[test]
fn a_deleted_plan_can_be_had_back_for_thirty_days() {
    let shelf = shelf();
    let before = save::open(&shelf, "a").unwrap().record;
    save::keep_point(&shelf, "a", &titled("Old", 0), Why::Import, NOW - DAY).unwrap();
    save::set_deleted(&shelf, "a", NOW).unwrap();
    assert_eq!(save::open(&shelf, "a"), Err(OpenError::Missing));
    assert!(save::notes(&shelf, "a").is_empty() && save::list(&shelf).len() == 2);
    let deleted = save::deleted(&shelf);
    assert_eq!((deleted.len(), deleted[0].plan.as_str(), whys(&shelf, "a").len()), (1, "a", 1));
    assert_eq!(save::open_point(&shelf, &deleted[0]).unwrap().record.plan.title(), "The Thursday Table");
    save::tidy(&shelf, NOW + 29 * DAY);
    save::undelete(&shelf, &deleted[0]).unwrap();
    let after = save::open(&shelf, "a").unwrap().record;
    assert_eq!(after, Record { revision: after.revision, ..before });
    assert_eq!(save::notes(&shelf, "a")["aim"], "mine alone");
    assert!(save::deleted(&shelf).is_empty() && save::points(&shelf, "a").is_empty());
    save::set_deleted(&shelf, "a", NOW).unwrap();
    save::tidy(&shelf, NOW + 31 * DAY);
    assert_eq!(save::deleted(&shelf), []);
    // For good means at once.
    save::keep_point(&shelf, "b", &titled("Old", 0), Why::Import, NOW).unwrap();
    save::delete(&shelf, "b").unwrap();
    assert!(save::points(&shelf, "b").is_empty());
    // Damaged text is kept as it was.
    shelf.set("joint-action/1/plan/c", "{\"format\":1,").unwrap();
    save::set_deleted(&shelf, "c", NOW).unwrap();
    assert!(save::asides(&shelf).iter().any(|aside| aside.text == "{\"format\":1,"));
}

#[test]
fn a_plan_that_cannot_be_read_is_deleted_with_all_that_belongs_to_it() {
    for text in
        ["", "{\"format\":1,", "{\"format\":2,\"plan\":{}}", "{\"format\":1,\"plan\":{\"format\":\"joint-action/2\"}}"]
    {
        let shelf = shelf();
        save::keep_point(&shelf, "a", &titled("Old", 0), Why::Import, NOW - DAY).unwrap();
        save::set_round(&shelf, "a", Some("everybody's answers")).unwrap();
        shelf.set("joint-action/1/plan/a", text).unwrap();
        save::set_deleted(&shelf, "a", NOW).unwrap();
        let left: Vec<String> = shelf.keys().unwrap().into_iter().filter(|key| key.contains("/a")).collect();
        assert_eq!(left, ["joint-action/1/aside/a/1"], "{text}");
        assert_eq!(save::asides(&shelf)[0].text, text);
    }
    // Twice is once: the way back stays.
    let shelf = shelf();
    save::set_deleted(&shelf, "b", NOW).unwrap();
    save::set_deleted(&shelf, "b", NOW).unwrap();
    assert_eq!(save::deleted(&shelf).len(), 1);
}

#[test]
fn restore_points_give_way_to_plans_the_largest_user_first() {
    let mut shelf = shelf();
    let long = |words: &str, many: usize| {
        let mut record = titled(words, 0);
        record.plan.answers.set("aim.why", Some(Answer::Text(words.repeat(many))));
        record
    };
    save::keep_received(&shelf, "a", &long("received ", 200).plan, &long("received ", 200).plan, NOW).unwrap();
    for number in 0..5 {
        save::keep_point(&shelf, "a", &long(&format!("timed {number} "), 300), Why::Timed, NOW + number).unwrap();
    }
    save::keep_point(&shelf, "b", &long("b ", 50), Why::Timed, NOW).unwrap();
    let used: usize = shelf.keys().unwrap().iter().map(|key| shelf.get(key).unwrap().unwrap().len()).sum();
    shelf.room = Some(used + 100);
    let bigger = long("plan ", 600);
    assert_eq!(save::store(&shelf, "c", &bigger, 1), Ok(2));
    assert_eq!(save::open(&shelf, "c").unwrap().record.plan, bigger.plan);
    // The oldest timed ones of the plan that uses most; nobody else's, and no version that may come back.
    assert_eq!(whys(&shelf, "a"), ["timed", "timed", "timed", "received"]);
    assert_eq!(whys(&shelf, "b"), ["timed"]);
    // A timed point pushes out no version.
    shelf.room = Some(shelf.keys().unwrap().iter().map(|key| shelf.get(key).unwrap().unwrap().len()).sum());
    assert_eq!(save::keep_point(&shelf, "b", &long("much ", 2000), Why::Timed, NOW + DAY), Err(StoreError::Full));
    assert!(whys(&shelf, "a").contains(&"received".to_owned()));
    // With nothing left to give, the plan says that it is full and stays as it was.
    assert_eq!(save::store(&shelf, "c", &long("too much ", 20_000), 2), Err(StoreError::Full));
    assert_eq!(save::open(&shelf, "c").unwrap().record.plan, bigger.plan);
}

#[test]
fn all_restore_points_together_stay_within_their_room() {
    let shelf = Memory::default();
    for number in 0..400 {
        let plan = ["a", "b", "c"][usize::from(number % 8 == 0) + usize::from(number % 32 == 0)];
        let mut record = titled(&format!("{number}"), 0);
        record.plan.answers.set("aim.why", Some(Answer::Text("x".repeat(20_000))));
        save::keep_point(&shelf, plan, &record, Why::Import, NOW + number).unwrap();
    }
    let sum = |key| save::points(&shelf, key).iter().map(|point| point.length).sum::<usize>();
    let (a, b, c) = (sum("a"), sum("b"), sum("c"));
    assert!(a + b + c <= save::ROOM && a + b + c > save::ROOM - 30_000);
    // Those who took little lost nothing.
    assert_eq!((save::points(&shelf, "c").len(), save::points(&shelf, "b").len() > 25), (13, true));
}

#[test]
fn a_point_of_a_newer_build_stays_and_one_that_is_damaged_says_so() {
    let shelf = shelf();
    let place = format!("joint-action/1/point/b/{NOW}-someday-20-abcdef");
    shelf.set(&place, "{\"format\":2}").unwrap();
    shelf.set(&format!("joint-action/1/point/b/{}-merge-20-abcdef", NOW - 1), "{\"form").unwrap();
    shelf.set("joint-action/1/point/b/what is this", "?").unwrap();
    let points = save::points(&shelf, "b");
    assert_eq!(points.iter().map(|point| point.why).collect::<Vec<_>>(), [Why::Other, Why::Merge]);
    assert!(matches!(save::open_point(&shelf, &points[0]), Err(OpenError::TooNew { .. })));
    assert!(matches!(save::open_point(&shelf, &points[1]), Err(OpenError::Damaged { .. })));
    assert_eq!(save::version_with_digest(&shelf, "b", "abcdef"), None);
}

// Lists.

#[test]
fn a_list_is_right_whoever_wrote_the_text() {
    let shelf = shelf();
    let before = save::list(&shelf);
    let place = "joint-action/1/plan/a";
    let text = shelf.get(place).unwrap().unwrap();
    // Changed in the plan by another hand, without what stands in front for lists.
    shelf
        .set(place, &text.replace("The Thursday Table", "The Friday Table").replacen("The Friday", "The Thursday", 1))
        .unwrap();
    let titles = |shelf: &Memory| save::list(shelf).into_iter().map(|entry| entry.title).collect::<Vec<_>>();
    assert_eq!(titles(&shelf), ["Warm rooms", "The Friday Table", "Untitled plan"]);
    // Written by a build that has no list in front.
    let without: String = {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value.as_object_mut().unwrap().shift_remove("list");
        value.to_string()
    };
    shelf.set(place, &without).unwrap();
    assert_eq!(save::list(&shelf), before);
    // Of a newer version, whatever stands in front.
    shelf.set(place, &text.replace("joint-action/1\"", "joint-action/2\"")).unwrap();
    assert_eq!(save::list(&shelf).iter().find(|entry| entry.key == "a").unwrap().state, State::TooNew);
}

#[test]
fn plans_are_found_by_their_identity() {
    let shelf = shelf();
    let mut record = titled("With one", 0);
    record.plan.answers.set("plan.id", Some(Answer::Text("0123456789ab".into())));
    save::store(&shelf, "d", &record, 0).unwrap();
    assert_eq!(save::with_identity(&shelf, "0123456789ab"), ["d"]);
    assert!(save::with_identity(&shelf, "").is_empty() && save::with_identity(&shelf, "ffff56789abc").is_empty());
}

#[test]
fn two_hundred_plans_with_restore_points_are_listed_without_opening_a_point() {
    let shelf = Memory::default();
    for number in 0..200 {
        let key = format!("p{number}");
        let mut record = Record { plan: example(), saved: number, ..Record::default() };
        save::store(&shelf, &key, &record, 0).unwrap();
        record.plan.answers.set("plan.title", Some(Answer::Text(format!("Older {number}"))));
        shelf.set(&format!("joint-action/1/point/{key}/{NOW}-timed-9-abcdef"), "not even text of ours").unwrap();
    }
    let start = std::time::Instant::now();
    let entries = save::list(&shelf);
    println!("listing 200 plans: {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    assert_eq!((entries.len(), entries[0].title.as_str(), entries[0].saved), (200, "The Thursday Table", 199));
}

// A backup.

#[test]
fn all_plans_go_into_one_file_and_come_back() {
    let here = shelf();
    here.set("joint-action/1/plan/d", "{\"format\":2,\"plan\":{}}").unwrap();
    let file = save::backup(&here).unwrap();
    assert!(!file.contains("mine alone"), "private notes never leave the device");
    let backup = save::read_backup(&file).unwrap();
    assert_eq!((backup.plans.len(), backup.unread.len()), (3, 1));
    let mut keys = (0..).map(|number| format!("new{number}"));
    let mut new_key = || keys.next().unwrap();
    // All is here already.
    assert_eq!(save::keep_backup(&here, &backup, &mut new_key), Ok(0));
    // On an empty device everything is as it was.
    let there = Memory::default();
    assert_eq!(save::keep_backup(&there, &backup, &mut new_key), Ok(3));
    for key in ["a", "b", "c"] {
        assert_eq!(save::open(&there, key).unwrap().record, save::open(&here, key).unwrap().record);
    }
    assert_eq!(save::asides(&there).len(), 1);
    // A plan that was changed since comes back beside the one that is here.
    save::store(&there, "b", &titled("Warmer rooms", 70), 1).unwrap();
    save::delete(&there, "c").unwrap();
    let found = save::compare_backup(&there, &backup);
    assert_eq!(found, [Found::Same("a".into()), Found::Other("b".into()), Found::New]);
    assert_eq!(save::keep_backup(&there, &backup, &mut new_key), Ok(2));
    assert_eq!(save::open(&there, "b").unwrap().record.plan.title(), "Warmer rooms");
    assert_eq!(save::open(&there, "new0").unwrap().record.plan.title(), "Warm rooms");
}

/// A shelf that does not give one of its texts.
struct Withholding(Memory, &'static str);

impl Shelf for Withholding {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        if key == self.1 { Err(ShelfError::Other) } else { self.0.get(key) }
    }
    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.0.set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.0.keys()
    }
}

#[test]
fn no_plan_is_left_out_of_the_file_unseen() {
    let shelf = Withholding(shelf(), "joint-action/1/plan/b");
    assert_eq!(save::backup(&shelf), Err(OpenError::Blocked));
}

#[test]
fn a_file_that_is_no_backup_says_so() {
    for (text, error) in [
        ("{\"format\":\"joint-action/1\"}", FormatError::NotOurs),
        ("{\"format\":\"joint-action-backup/2\"}", FormatError::TooNew { format: "joint-action-backup/2".into() }),
        ("{\"format\":\"joint-action-backup/1\",\"plans\":{", FormatError::CutShort),
        ("[]", FormatError::NotOurs),
    ] {
        assert_eq!(save::read_backup(text), Err(error), "{text}");
    }
    // A key that is no key of ours is not used as one.
    let odd = "{\"format\":\"joint-action-backup/1\",\"plans\":{\"../x/y\":{\"format\":1,\"plan\":{\"plan\":{\"title\":\"T\"}}}}}";
    let shelf = Memory::default();
    save::keep_backup(&shelf, &save::read_backup(odd).unwrap(), &mut || "safe".to_owned()).unwrap();
    assert_eq!(shelf.keys().unwrap(), ["joint-action/1/plan/safe"]);
}

// What was released.

/// Keys and texts as a released build stored them: never edited.
const STORED: &[(&str, &str)] = &[
    ("joint-action/1/plan/4f1d2c3b5a69", include_str!("samples/released/record-1.txt")),
    ("joint-action/1/plan/77aa01020304", include_str!("samples/released/record-1-listed.txt")),
    (
        "joint-action/1/point/77aa01020304/1774000000000-shared-2466-8fec8c",
        include_str!("samples/released/point-1.txt"),
    ),
    ("joint-action/1/notes/4f1d2c3b5a69", "{\"aim\":\"mine alone\"}"),
];

#[test]
fn what_released_builds_stored_is_read_for_ever() {
    let shelf = Memory::default();
    for (key, text) in STORED {
        shelf.set(key, text.trim_end()).unwrap();
    }
    let listed: Vec<_> =
        save::list(&shelf).into_iter().map(|entry| (entry.title, entry.version, entry.state)).collect();
    assert_eq!(listed, [("Warm rooms".to_owned(), 2, State::Good), ("The Thursday Table".to_owned(), 3, State::Good)]);
    let record = save::open(&shelf, "4f1d2c3b5a69").unwrap();
    assert_eq!((record.notes.len(), record.record.revision, record.record.shared), (0, 12, Some(3)));
    assert_eq!(record.record.plan.partners().len(), example().partners().len());
    assert_eq!(save::notes(&shelf, "4f1d2c3b5a69")["aim"], "mine alone");
    let point = &save::points(&shelf, "77aa01020304")[0];
    assert_eq!((point.why, point.digest.as_str()), (Why::Shared, "8fec8c"));
    let version = save::version_with_digest(&shelf, "77aa01020304", "8fec8c").unwrap();
    assert!(version.full.rows("sustain.risks").len() == 1 && version.sent.rows("sustain.risks").is_empty());
    let file = include_str!("samples/released/plan-1.json");
    let opened = format::read(file).unwrap();
    assert_eq!((opened.notes, format::write_pretty(&opened.plan).as_str()), (vec![], file));
    assert_eq!((&opened.plan, base_digest(&opened.plan).as_str()), (&version.full, "38e234"));
    let backup = save::read_backup(include_str!("samples/released/backup-1.json")).unwrap();
    assert_eq!((backup.plans.len(), backup.unread.len()), (2, 1));
    assert_eq!(backup.plans[1].1.record, save::open(&shelf, "77aa01020304").unwrap().record);
}

#[test]
fn unknown_fields_and_options_survive_an_older_builds_edit_and_save() {
    let shelf = Memory::default();
    let newer = "{\"format\":1,\"revision\":1,\"saved\":5,\"plan\":{\"format\":\"joint-action/1\",\"plan\":{\"stage\":\"dreaming\",\"mood\":\"sunny\"},\
        \"partners\":{\"items\":[{\"id\":\"1\",\"name\":\"GP\",\"sector\":\"moon\",\"colour\":\"red\",\"brings\":[\"people\",\"hope\"]}]},\
        \"reviews\":[{\"id\":\"1\",\"themes\":{\"aim\":{\"n\":6,\"trend\":\"up\"}},\"actions\":[{\"id\":\"1\",\"what\":\"Ask\",\"how\":\"kindly\"}]}],\
        \"weather\":{\"now\":[1,2]}},\"pinned\":true}";
    shelf.set("joint-action/1/plan/n", newer).unwrap();
    let mut record = save::open(&shelf, "n").unwrap().record;
    let name = Path::top("partners.items").cell(&RowId::numbered(1), "name");
    record.plan.apply(Edit::Set { path: name, answer: Some(Answer::Text("GP practice".into())) }).unwrap();
    record.plan.apply(Edit::AddRow { path: Path::top("partners.items"), row: RowId::numbered(2) }).unwrap();
    save::store(&shelf, "n", &record, 1).unwrap();
    let text = shelf.get("joint-action/1/plan/n").unwrap().unwrap();
    for kept in [
        "dreaming",
        "sunny",
        "moon",
        "red",
        "hope",
        "\"trend\":\"up\"",
        "kindly",
        "\"weather\":{\"now\":[1,2]}",
        "\"pinned\":true",
        "GP practice",
    ] {
        assert!(text.contains(kept), "{kept} is gone: {text}");
    }
}

// Tabs.

/// A tab as the page has it: what it read or stored last, and what it shows.
struct Tab {
    read: Plan,
    shown: Plan,
    revision: u64,
    /// Wordings that stand in an open choice.
    open: Vec<String>,
}

impl Tab {
    fn of(shelf: &Memory) -> Tab {
        let record = save::open(shelf, "t").unwrap().record;
        Tab { read: record.plan.clone(), shown: record.plan, revision: record.revision, open: Vec::new() }
    }

    /// Takes in what another tab stored.
    fn hear(&mut self, shelf: &Memory) {
        let stored = save::open(shelf, "t").unwrap().record;
        let merged = merge::tabs(&self.read, &self.shown, &stored.plan);
        for left in merged.left_out() {
            if let Some(Answer::Text(text)) = left.answer {
                self.open.push(text.clone());
            }
        }
        (self.read, self.shown, self.revision) = (stored.plan, merged.plan, stored.revision);
    }

    fn save(&mut self, shelf: &Memory) {
        let record = Record { plan: self.shown.clone(), ..Record::default() };
        match save::store(shelf, "t", &record, self.revision) {
            Ok(revision) => (self.read, self.revision) = (self.shown.clone(), revision),
            Err(StoreError::ChangedElsewhere { .. }) => {
                self.hear(shelf);
                self.save(shelf);
            }
            Err(error) => panic!("{error}"),
        }
    }
}

proptest! {
    #![proptest_config(common::cases(500))]

    #[test]
    fn two_tabs_on_one_plan_lose_no_answer_without_a_visible_choice(steps in prop::collection::vec((0..2usize, 0..5usize, 0..4usize), 1..40)) {
        let shelf = Memory::default();
        save::store(&shelf, "t", &titled("Two tabs", 0), 0).unwrap();
        let mut tabs = [Tab::of(&shelf), Tab::of(&shelf)];
        let mut alive: Vec<String> = Vec::new();
        for (number, (which, what, field)) in steps.into_iter().enumerate() {
            let field = ["aim.why", "aim.purpose", "partners.history", "sustain.disputes"][field];
            let tab = &mut tabs[which];
            match what {
                0 => tab.save(&shelf),
                1 => tab.hear(&shelf),
                _ => {
                    // Whoever types over a text has seen it.
                    let before = tab.shown.text(field).to_owned();
                    alive.retain(|text| *text != before);
                    let text = format!("text {number}.");
                    tab.shown.apply(Edit::Set { path: Path::top(field), answer: Some(Answer::Text(text.clone())) }).unwrap();
                    alive.push(text);
                }
            }
        }
        for _ in 0..2 {
            tabs.iter_mut().for_each(|tab| tab.save(&shelf));
            tabs.iter_mut().for_each(|tab| tab.hear(&shelf));
        }
        let stored = shelf.get("joint-action/1/plan/t").unwrap().unwrap();
        for text in alive {
            let chosen = tabs.iter().any(|tab| tab.open.contains(&text));
            prop_assert!(chosen || stored.contains(&text), "lost: {}", text);
        }
        prop_assert_eq!(&tabs[0].shown, &tabs[1].shown);
    }
}

#[test]
fn answers_of_a_round_are_kept_beside_the_plan_and_go_nowhere() {
    let shelf = shelf();
    let record = save::open(&shelf, "a").unwrap().record;
    save::set_round(&shelf, "a", Some("ANSWERS-OF-PEOPLE")).unwrap();
    assert_eq!(save::rounds(&shelf), ["a"]);
    assert_eq!(save::round(&shelf, "a").as_deref(), Some("ANSWERS-OF-PEOPLE"));
    save::keep_point(&shelf, "a", &record, Why::Timed, 60).unwrap();
    let holds = |shelf: &Memory| -> Vec<String> {
        let keys = shelf.keys().unwrap().into_iter();
        keys.filter(|key| shelf.get(key).unwrap().is_some_and(|text| text.contains("ANSWERS-OF-PEOPLE"))).collect()
    };
    assert_eq!(holds(&shelf), ["joint-action/1/round/a"], "in a restore point");
    assert!(!save::backup(&shelf).unwrap().contains("ANSWERS"), "in a backup");
    // Deleted with the plan, for good or for a while, and by themselves.
    save::set_deleted(&shelf, "a", 70).unwrap();
    assert_eq!(holds(&shelf), Vec::<String>::new());
    for delete in [
        |shelf: &Memory| save::delete(shelf, "b").unwrap(),
        |shelf: &Memory| save::set_round(shelf, "b", None).unwrap(),
    ] {
        save::set_round(&shelf, "b", Some("ANSWERS-OF-PEOPLE")).unwrap();
        delete(&shelf);
        assert_eq!(holds(&shelf), Vec::<String>::new());
    }
}

#[test]
fn the_plans_saved_last_are_listed_and_all_are_counted() {
    let shelf = Memory::default();
    for (at, saved) in [(1, 30), (2, 10), (3, 40), (4, 20)] {
        let record = Record { saved, ..Record::default() };
        save::store(&shelf, &format!("k{at}"), &record, 0).unwrap();
    }
    for (most, expected) in [(2, vec!["k3", "k1"]), (0, vec![]), (9, vec!["k3", "k1", "k4", "k2"])] {
        let (entries, count) = save::last_saved(&shelf, most);
        assert_eq!(entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), expected);
        assert_eq!(count, 4);
    }
}

/// A plan of one device, as the desk shares it and goes on with it.
struct Side<'a> {
    shelf: &'a Memory,
    record: Record,
}

impl Side<'_> {
    fn share(&self, without: Parts, now: i64) -> Plan {
        let sent = copy(&self.record.plan, Preset::AddView, without);
        save::keep_shared(self.shelf, "k", &self.record, &sent, now).unwrap();
        sent
    }

    /// The first change after a version was shared or received.
    fn next(&mut self, field: &'static str, text: &str) {
        let plan = &mut self.record.plan;
        let base = save::made_from(self.shelf, "k", plan.text("plan.base"));
        plan.answers.set("plan.version", Some(Answer::Number(plan.version() + 1)));
        plan.answers.set("plan.base", Some(Answer::Text(base)));
        plan.answers.set(field, Some(Answer::Text(text.into())));
    }
}

#[test]
fn each_version_finds_the_one_that_both_sides_know() {
    let (ours, partners) = (Memory::default(), Memory::default());
    let mut author = Side { shelf: &ours, record: Record { plan: example(), ..Record::default() } };
    let first = author.share(Parts::default(), NOW);
    // The partner keeps it and changes something.
    save::keep_received(&partners, "k", &first, &first, NOW).unwrap();
    let mut plan = first.clone();
    plan.answers.set("plan.base", Some(Answer::Text(base_digest(&first))));
    let mut partner = Side { shelf: &partners, record: Record { plan, ..Record::default() } };
    partner.next("aim.why", "The partner's why");
    // The author sends a next version to somebody else, then one to the partner.
    author.next("plan.place", "Anyshire");
    author.share(Parts::default().with(Part::Risks, true), NOW + 1);
    author.next("aim.people", "Everybody over 60");
    let third = author.share(Parts::default().with(Part::Money, true), NOW + 2);

    let known = save::base_of(&partners, "k", third.text("plan.base")).unwrap();
    assert_eq!(known.full, first);
    // What was left out of this copy was not taken away.
    let sent = copy(&known.sent, Preset::AddView, Parts::default().with(Part::Money, true));
    let whole = merge::returned(&known.full, &sent, &third);
    let merged = merge::merge(Some(&known.full), &partner.record.plan, &whole);
    assert_eq!(merged.clashes().count(), 0);
    let text = |field| merged.plan.text(field);
    assert_eq!((text("aim.why"), text("plan.place")), ("The partner's why", "Anyshire"));
    assert_eq!(merged.plan.rows("sustain.resources"), first.rows("sustain.resources"));

    // What the partner made of the first version finds it with the author, who is two versions on,
    // also where it was shared with others on the way.
    partner.share(Parts::default(), NOW + 3);
    partner.next("aim.why", "The partner's second thought");
    let back = save::base_of(&ours, "k", partner.record.plan.text("plan.base")).unwrap();
    assert_eq!(back.full, example());
    let merged = merge::merge(Some(&back.full), &author.record.plan, &partner.record.plan);
    assert_eq!((merged.clashes().count(), merged.plan.text("aim.why")), (0, "The partner's second thought"));
}

/// Each kind of key with something in it, of the plan `a`; `b` has the same and stays whole.
fn every_kind_of_key() -> (Memory, Vec<String>) {
    let shelf = shelf();
    for key in ["a", "b"] {
        let record = save::open(&shelf, key).unwrap().record;
        save::set_note(&shelf, key, "aim", "mine alone").unwrap();
        save::set_round(&shelf, key, Some("{\"format\":1}")).unwrap();
        save::set_aside(&shelf, key, "damaged long ago").unwrap();
        save::keep_point(&shelf, key, &record, Why::Import, NOW).unwrap();
        save::keep_shared(&shelf, key, &record, &copy(&record.plan, Preset::Read, Parts::default()), NOW + 1).unwrap();
        save::keep_received(&shelf, key, &titled("Theirs", 0).plan, &titled("Theirs", 0).plan, NOW + 2).unwrap();
    }
    save::set_deleted(&shelf, "c", NOW).unwrap();
    let keys = shelf.keys().unwrap().into_iter().filter(|key| is_of(key, "a") || is_of(key, "c")).collect();
    (shelf, keys)
}

/// Whether a key belongs to this plan.
fn is_of(key: &str, plan: &str) -> bool {
    key.split('/').nth(3) == Some(plan)
}

fn is_object(text: &str) -> bool {
    matches!(serde_json::from_str(text), Ok(serde_json::Value::Object(_)))
}

/// Everything that the page does with what is stored of a plan.
fn use_all_of(shelf: &Memory, key: &str) {
    save::list(shelf);
    save::last_saved(shelf, 2);
    save::with_identity(shelf, "0123456789ab");
    save::revision(shelf, key);
    let _ = save::open(shelf, key);
    for point in save::points(shelf, key).iter().chain(&save::deleted(shelf)) {
        let _ = save::open_point(shelf, point);
        save::version_with_digest(shelf, key, &point.digest);
    }
    save::made_from(shelf, key, "");
    save::notes(shelf, key);
    save::round(shelf, key);
    save::rounds(shelf);
    save::asides(shelf);
    let backup = save::read_backup(&save::backup(shelf).unwrap()).unwrap();
    save::compare_backup(shelf, &backup);
    let _ = save::keep_timed(shelf, key, NOW + HOUR);
    let _ = save::keep_point(shelf, key, &titled("New", 0), Why::Merge, NOW + HOUR);
    let _ = save::set_note(shelf, key, "form", "more");
    let _ = save::store(shelf, key, &titled("New", 99), save::revision(shelf, key));
    save::tidy(shelf, NOW + DAY);
}

#[test]
fn damage_to_any_kind_of_key_costs_nothing_else() {
    let deep = "[".repeat(20_000);
    let huge = format!("{{\"format\":1,\"plan\":{{\"aim\":{{\"why\":\"{}\"}}}}}}", "x".repeat(1_600_000));
    let damages = [
        "",
        "\0\u{feff}\u{202e}garbage",
        "null",
        "[]",
        "7",
        "{\"format\":1",
        "{\"format\":\"1\",\"plan\":[]}",
        "{\"format\":1,\"revision\":-1,\"saved\":9e99,\"plan\":{\"partners\":{\"items\":\"none\"}}}",
        "{\"format\":2,\"plan\":{},\"answers\":{\"new\":1}}",
        "{\"format\":1,\"plan\":{\"format\":\"joint-action/9\"}}",
        &deep,
        &huge,
    ];
    let (_, keys) = every_kind_of_key();
    let kinds: Vec<&str> = keys.iter().filter_map(|key| key.split('/').nth(2)).collect();
    for kind in ["plan", "point", "notes", "aside", "round"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
    for place in &keys {
        for damage in damages {
            let (shelf, _) = every_kind_of_key();
            shelf.set(place, damage).unwrap();
            let others = |shelf: &Memory| {
                let keys = shelf.keys().unwrap().into_iter().filter(|key| is_of(key, "b") || key.starts_with("other"));
                keys.map(|key| (key.clone(), shelf.get(&key).unwrap())).collect::<Vec<_>>()
            };
            let before = others(&shelf);
            use_all_of(&shelf, "a");
            assert_eq!(others(&shelf), before, "{place}");
            assert!(save::open(&shelf, "b").is_ok() && save::notes(&shelf, "b").len() == 1);
            assert_eq!(save::points(&shelf, "b").len(), 3);
            // What stood there is kept as it is, unless it could be read.
            let kept = shelf.keys().unwrap().iter().any(|key| shelf.get(key).unwrap().as_deref() == Some(damage));
            let read = (place.contains("/plan/") && damage == huge) || (place.contains("/notes/") && is_object(damage));
            assert!(kept || read, "{place} {}", damage.chars().take(60).collect::<String>());
            // And all of it can be deleted.
            // (What is larger than the room for points cannot be had back.)
            let gone = save::set_deleted(&shelf, "a", NOW + 2 * HOUR);
            assert!(matches!(gone, Ok(()) | Err(StoreError::Full)), "{place}");
            save::delete(&shelf, "a").unwrap();
            assert!(!shelf.keys().unwrap().iter().any(|key| is_of(key, "a")), "{place}");
            save::delete_everything(&shelf).unwrap();
            assert_eq!(shelf.keys().unwrap(), ["other/thing"]);
        }
    }
}
