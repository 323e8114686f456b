//! Plans as files: what goes out comes in again, and what comes in is sound.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{EXAMPLE, SAMPLES, any_plan, example, plan_from};
use joint_action::format::{self, FormatError, Source, digest, read, write, write_copy, write_pretty};
use joint_action::plan::copy::{Part, Parts, Preset, Scope};
use joint_action::plan::{Answer, Plan};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn every_sample_is_read_without_a_note_and_written_back_the_same() {
    for (name, text) in SAMPLES {
        let opened = read(text).unwrap();
        assert_eq!(opened.notes, [], "{name}");
        assert!(opened.plan.unknown.is_empty(), "{name}: {:?}", opened.plan.unknown);
        for written in [write(&opened.plan), write_pretty(&opened.plan)] {
            let again = read(&written).unwrap();
            assert_eq!(again.plan, opened.plan, "{name}");
            assert_eq!(again.notes, []);
        }
    }
}

#[test]
fn the_worked_example_loses_nothing_but_its_empty_answers() {
    fn without_empty(value: &Value) -> Value {
        let kept = |value: &Value| {
            !matches!(value, Value::Null) && *value != json!("") && *value != json!([]) && *value != json!({})
        };
        match value {
            Value::Object(map) => map
                .iter()
                .filter(|(key, value)| kept(value) && *key != "id" && *key != "format")
                .map(|(key, value)| (key.clone(), without_empty(value)))
                .collect(),
            Value::Array(list) => list.iter().map(without_empty).collect(),
            other => other.clone(),
        }
    }
    let before: Value = serde_json::from_str(EXAMPLE).unwrap();
    let after: Value = serde_json::from_str(&write(&example())).unwrap();
    assert_eq!(without_empty(&after), without_empty(&before));
}

proptest! {
    #![proptest_config(common::cases(200))]

    #[test]
    fn any_plan_comes_back_as_it_was(plan in any_plan()) {
        let opened = read(&write(&plan)).unwrap();
        prop_assert_eq!(&opened.plan, &plan);
        prop_assert_eq!(opened.notes, []);
        prop_assert_eq!(digest(&opened.plan), digest(&plan));
        prop_assert_eq!(read(&write_pretty(&plan)).unwrap().plan, plan);
    }

    #[test]
    fn any_text_is_a_plan_or_an_error(text in "\\PC{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn the_example_with_any_part_put_in_the_place_of_another_stays_sound(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let mut value: Value = serde_json::from_str(EXAMPLE).unwrap();
        let places = pointers(&value, "");
        let part = value.pointer(&places[from.index(places.len())]).unwrap().clone();
        *value.pointer_mut(&places[to.index(places.len())]).unwrap() = part;
        if let Ok(opened) = read(&value.to_string()) {
            let again = read(&write(&opened.plan)).unwrap();
            prop_assert_eq!(again.plan, opened.plan);
            prop_assert_eq!(again.notes, []);
        }
    }

    #[test]
    fn a_file_cut_anywhere_says_so(at in 1..EXAMPLE.len() - 2) {
        prop_assume!(EXAMPLE.is_char_boundary(at));
        prop_assert_eq!(read(&EXAMPLE[..at]), Err(FormatError::CutShort));
    }
}

fn pointers(value: &Value, at: &str) -> Vec<String> {
    let mut all = Vec::new();
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        _ => Vec::new(),
    };
    for (path, value) in inner {
        all.extend(pointers(value, &path));
        all.push(path);
    }
    all
}

#[test]
fn what_is_not_ours_is_refused_with_a_sentence() {
    for (text, begins) in [
        ("{\"name\": \"left-pad\", \"version\": \"1.0.0\"}", "this file is from another program"),
        ("[]", "this file is from another program"),
        ("{\"format\": \"other/1\", \"plan\": {}}", "this file is from another program"),
        (
            "{\"format\": \"joint-action/2\", \"plan\": {}}",
            "this plan was made by a newer version of this page (joint-action/2)",
        ),
        ("{\"plan\": {\"title\": \"The Th", "the end of this file is missing"),
        ("PK\u{3}\u{4}", "this is not a plan"),
        ("{\"plan\": \"basic\"}", "this file is from another program"),
    ] {
        let error = read(text).unwrap_err().to_string();
        assert!(error.starts_with(begins), "{text}: {error}");
    }
    for ours in ["{\"plan\": {}}", "{\"agree\": []}", "{\"format\": \"joint-action/1\"}"] {
        assert!(read(ours).is_ok(), "{ours}");
    }
    assert_eq!(
        read(&format!("{{\"plan\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000))).unwrap_err(),
        FormatError::NotJson { line: 1 }
    );
}

#[test]
fn what_cannot_be_used_is_left_out_and_listed_with_its_place() {
    let opened = read(
        &json!({
            "plan": { "title": 7, "place": "Anytown", "version": "three" },
            "drivers": [1],
            "partners": { "items": [{ "id": "food", "name": { "first": "x" } }, 3] },
            "form": { "reviewBy": "2026-02-30", "checks": { "boards": "done", "vat": 4 } },
            "aim": { "firstSteps": [{ "what": "Meet", "who": "nobody", "by": "2026-13-01" }] },
            "sustain": { "tasks": [{ "task": "Run it", "does": ["food", "gone"] }] },
        })
        .to_string(),
    )
    .unwrap();
    let notes: Vec<String> = opened.notes.iter().map(|note| format!("{} {:?}", note.path, note.trouble)).collect();
    assert_eq!(
        notes,
        [
            "plan.title WrongKind",
            "plan.version WrongKind",
            "drivers WrongKind",
            "partners.items[food].name WrongKind",
            "partners.items WrongKind",
            "form.reviewBy NoSuchDate",
            "form.checks WrongKind",
            "aim.firstSteps[1].by NoSuchDate",
            "aim.firstSteps[1].who NoSuchRow",
            "sustain.tasks[1].does NoSuchRow",
        ]
    );
    let said = opened.notes.iter().find(|note| note.path == "form.reviewBy").unwrap().to_string();
    assert!(said.ends_with("(form.reviewBy): is not a date in the calendar; it was left out"), "{said}");
    assert_eq!(opened.plan.rows("sustain.tasks")[0].references("does"), ["food"]);
    assert_eq!(opened.plan.answers.state("form.checks", "boards"), "done");
}

#[test]
fn reading_forgives_other_ways_to_say_the_same() {
    let plan = plan_from(json!({
        "plan": { "title": "A\r\nB\rC", "place": null, "stage": "", "version": 2.0, "finished": "aim" },
        "drivers": { "worries": "Too fast", "items": {}, "notAlone": [] },
        "partners": { "affectedHow": ["asked", "asked", "", "by pigeon"] },
        "safe": { "steps": ["", "Talk", null] },
    }));
    assert_eq!(plan.text("plan.title"), "A\nB\nC");
    assert_eq!(plan.version(), 2);
    assert_eq!(plan.answers.choices("plan.finished"), ["aim"]);
    assert_eq!(plan.answers.texts("drivers.worries"), ["Too fast"]);
    assert_eq!(plan.answers.choices("partners.affectedHow"), ["asked", "by pigeon"]);
    assert_eq!(plan.answers.texts("safe.steps"), ["", "Talk", ""]);
    for unanswered in ["plan.place", "plan.stage", "drivers.items", "drivers.notAlone"] {
        assert_eq!(plan.answers.get(unanswered), None, "{unanswered}");
    }
}

#[test]
fn row_ids_are_kept_given_or_put_right_together_with_what_points_to_them() {
    let opened = read(
        &json!({
            "partners": { "items": [
                { "name": "First" },
                { "id": "food bank", "name": "Malformed" },
                { "id": "2", "name": "Kept" },
                { "id": "2", "name": "Second of two" },
                { "id": 7, "name": "A number" },
                { "id": "all", "name": "Everybody?" },
            ] },
            "sustain": { "tasks": [{ "task": "a", "owner": "food bank", "does": ["2", "food bank", 7], "consulted": "all" }] },
            "drivers": { "items": [{ "whose": "all" }, { "whose": 1 }] },
        })
        .to_string(),
    )
    .unwrap();
    let ids: Vec<_> = opened.plan.partners().iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["1", "3", "2", "4", "7", "6"]);
    let task = &opened.plan.rows("sustain.tasks")[0];
    assert_eq!(task.reference("owner"), "3");
    assert_eq!(task.references("does"), ["2", "3", "7"]);
    assert_eq!(task.references("consulted"), ["6"]);
    let whose: Vec<_> = opened.plan.rows("drivers.items").iter().map(|row| row.reference("whose")).collect();
    assert_eq!(whose, ["all", "1"]);
    let renewed: Vec<_> = opened.notes.iter().map(|note| note.path.as_str()).collect();
    assert_eq!(renewed, ["partners.items[3]", "partners.items[4]", "partners.items[6]"]);
}

#[test]
fn what_a_newer_version_wrote_is_kept_in_its_place() {
    let text = json!({
        "format": "joint-action/1",
        "plan": { "title": "T", "mood": { "now": ["sunny", null] } },
        "aim": { "extra.dotted": 1 },
        "reviews": [{ "id": "1", "themes": { "aim": { "n": 6, "mean": 4.25, "trend": "up" }, "fun": { "n": 3 } }, "weather": 1.5 }],
        "colours": { "top": true },
        "x.y~z": null,
    });
    let opened = read(&text.to_string()).unwrap();
    assert_eq!(opened.notes, []);
    assert_eq!(write(&opened.plan), text.to_string());
    let mut edited = opened.plan;
    edited.answers.set("plan.title", None);
    assert!(write(&edited).contains("\"plan\":{\"mood\":{\"now\":[\"sunny\",null]}}"));
}

#[test]
fn far_more_than_fits_is_refused_from_outside_and_kept_from_here() {
    let over = |characters: usize| json!({ "plan": { "title": "é".repeat(characters) } });
    assert!(read(&over(320).to_string()).is_ok());
    let error = read(&over(321).to_string()).unwrap_err();
    assert!(
        error.to_string().ends_with(
            "(plan.title) holds far more than fits; make it shorter where the plan came from and send it again"
        ),
        "{error}"
    );
    assert_eq!(format::read_value(over(321), Source::Here).unwrap().plan.text("plan.title").chars().count(), 321);
    let rows = |many: usize| json!({ "sustain": { "promises": vec!["x"; many] }, "aim": { "firstSteps": vec![json!({ "what": "x" }); 6] } });
    assert!(read(&rows(16).to_string()).is_ok());
    assert!(
        matches!(read(&rows(17).to_string()), Err(FormatError::TooMuch { path, .. }) if path == "sustain.promises")
    );
}

#[test]
fn a_copy_says_in_its_file_what_was_left_out() {
    let plan = plan_from(json!({ "plan": { "title": "T" } }));
    for preset in Preset::ALL {
        for bits in 0..64 {
            let scope = Scope { preset, without: Parts::from_bits(bits).unwrap() };
            let opened = read(&write_copy(&plan, scope)).unwrap();
            assert_eq!((&opened.plan, opened.scope, opened.notes), (&plan, scope, vec![]));
        }
    }
    let risks = Scope { preset: Preset::Read, without: Parts::default().with(Part::Risks, true) };
    assert!(write_copy(&plan, risks).ends_with("\"for\": \"read\",\n  \"without\": [\"risks\"]\n}\n"));
    // A whole plan says nothing, as files did before.
    assert_eq!(write_copy(&plan, Scope::default()), write_pretty(&plan));
    assert!(!write_pretty(&plan).contains("\"for\""));
    // What is not known here is kept.
    let newer = json!({ "format": "joint-action/1", "plan": { "title": "T" }, "for": "auditors", "without": ["x"] });
    let opened = read(&newer.to_string()).unwrap();
    assert_eq!((opened.scope, write(&opened.plan)), (Scope::default(), newer.to_string()));
}

#[test]
fn an_empty_plan_is_written_and_read() {
    assert_eq!(write(&Plan::default()), "{\"format\":\"joint-action/1\"}");
    assert_eq!(read("{\"format\":\"joint-action/1\"}").unwrap().plan, Plan::default());
}

#[test]
fn plans_with_the_same_answers_have_the_same_digest() {
    let one = plan_from(json!({ "partners": { "affectedHow": ["asked", "paid"] } }));
    let other = plan_from(json!({ "partners": { "affectedHow": ["paid", "asked"] } }));
    assert_eq!(digest(&one), digest(&other));
    let mut changed = one.clone();
    changed.answers.set("plan.title", Some(Answer::Text("x".into())));
    assert_ne!(digest(&one), digest(&changed));
}
