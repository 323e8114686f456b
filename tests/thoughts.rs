//! What is worked out beside a plan: undo, progress, versions, gentle flags.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{SAMPLES, any_plan, example, plan_from};
use joint_action::content::PAGES;
use joint_action::format;
use joint_action::plan::flags::flags;
use joint_action::plan::history::MOST;
use joint_action::plan::progress::{self, Counts, Status};
use joint_action::plan::{Answer, Edit, History, Path, Plan, RowId};
use proptest::prelude::*;
use serde_json::json;

/// A plan with its history, as the page keeps them.
#[derive(Default)]
struct Desk {
    plan: Plan,
    history: History,
}

impl Desk {
    fn apply(&mut self, edit: Edit) {
        let before = self.plan.clone();
        self.plan.apply(edit.clone()).unwrap();
        self.history.record(&before, &edit);
    }

    fn type_in(&mut self, field: &'static str, text: &str) {
        for end in 1..=text.len() {
            self.apply(Edit::Set { path: Path::top(field), answer: Some(Answer::Text(text[..end].into())) });
        }
    }

    fn undo(&mut self) -> bool {
        self.history.undo(self.plan.clone()).map(|plan| self.plan = plan).is_some()
    }

    fn redo(&mut self) -> bool {
        self.history.redo(self.plan.clone()).map(|plan| self.plan = plan).is_some()
    }
}

#[test]
fn typing_in_one_field_is_one_step_until_a_pause() {
    let mut desk = Desk::default();
    desk.type_in("plan.title", "The Table");
    desk.type_in("plan.place", "Anytown");
    desk.history.pause();
    desk.type_in("plan.place", "B");
    assert_eq!(desk.history.undo_says(), Some("typing in “Which area or community is it for?”"));
    for (title, place) in [("The Table", "Anytown"), ("The Table", ""), ("", "")] {
        assert!(desk.undo());
        assert_eq!((desk.plan.text("plan.title"), desk.plan.text("plan.place")), (title, place));
    }
    assert!(!desk.history.can_undo() && !desk.undo());
    while desk.redo() {}
    assert_eq!((desk.plan.text("plan.title"), desk.plan.text("plan.place")), ("The Table", "B"));
    desk.undo();
    desk.type_in("plan.place", "C");
    assert!(!desk.history.can_redo());
}

#[test]
fn each_step_says_what_it_was() {
    let mut desk = Desk { plan: example(), history: History::default() };
    let partners = Path::top("partners.items");
    let food = RowId::new("food").unwrap();
    for (edit, says) in [
        (Edit::AddRow { path: partners.clone(), row: RowId::numbered(6) }, "adding a partner"),
        (Edit::RemoveRow { path: partners.clone(), row: RowId::numbered(6) }, "removing a partner"),
        (Edit::MoveRow { path: partners.clone(), row: food.clone(), to: 0 }, "moving Anytown Food Bank"),
        (Edit::RemoveRow { path: partners.clone(), row: food }, "removing Anytown Food Bank"),
        (Edit::AddRow { path: Path::top("success.outcomes"), row: RowId::numbered(90) }, "adding an outcome"),
        (Edit::RemoveRow { path: Path::top("drivers.items"), row: RowId::numbered(2) }, "removing Not enough capacity"),
        (Edit::Set { path: Path::top("plan.stage"), answer: None }, "changing “Where are you now?”"),
        (Edit::Replace(Box::default()), "putting another plan here"),
    ] {
        desk.apply(edit);
        assert_eq!(desk.history.undo_says(), Some(says));
    }
    while desk.undo() {}
    assert_eq!(desk.plan, example());
    assert_eq!(desk.history.redo_says(), Some("adding a partner"));
}

#[test]
fn every_step_is_counted_until_it_is_stored() {
    let mut desk = Desk::default();
    desk.type_in("plan.title", "The Table");
    desk.history.pause();
    desk.type_in("plan.title", "The Thursday Table");
    desk.type_in("plan.place", "Anytown");
    desk.undo();
    // Three steps and one back, whenever they are stored.
    assert_eq!(desk.history.uncounted(), 4);
    desk.history.counted();
    desk.redo();
    assert_eq!(desk.history.uncounted(), 1);
}

#[test]
fn what_changes_nothing_is_not_a_step_and_old_steps_are_forgotten() {
    let mut desk = Desk::default();
    desk.apply(Edit::Set { path: Path::top("plan.title"), answer: Some(Answer::Text(String::new())) });
    assert!(!desk.history.can_undo());
    for _ in 0..MOST + 20 {
        desk.type_in("plan.title", "ab");
        desk.history.pause();
    }
    let mut steps = 0;
    while desk.undo() {
        steps += 1;
    }
    assert_eq!(steps, MOST);
}

proptest! {
    #![proptest_config(common::cases(60))]

    #[test]
    fn undo_gives_back_the_same_plan_and_redo_the_other(before in any_plan(), after in any_plan()) {
        let mut desk = Desk { plan: before.clone(), history: History::default() };
        for list in ["partners.items", "success.outcomes"] {
            if let Some(row) = before.rows(list).first() {
                desk.apply(Edit::RemoveRow { path: Path::top(list), row: row.id.clone() });
            }
        }
        desk.apply(Edit::Replace(Box::new(after.clone())));
        while desk.undo() {}
        prop_assert_eq!(&desk.plan, &before);
        while desk.redo() {}
        prop_assert_eq!(&desk.plan, &after);
    }

    #[test]
    fn any_plan_has_flags_marks_and_a_progress(plan in any_plan()) {
        for flag in flags(&plan) {
            prop_assert!(!flag.says.contains("“”") && !flag.says.contains("  "), "{}", flag.says);
            if let Some(at) = flag.at {
                prop_assert!(at.content().is_some(), "{}", at);
            }
        }
        let counts = progress::counts(&plan);
        prop_assert_eq!(counts.not_yet + counts.started + counts.finished, 10);
    }
}

#[test]
fn a_page_is_finished_when_somebody_says_so() {
    let mut plan =
        plan_from(json!({ "aim": { "why": " " }, "drivers": { "items": [{}] }, "partners": { "history": "x" } }));
    for (page, status) in [("aim", Status::NotYet), ("drivers", Status::NotYet), ("partners", Status::Started)] {
        assert_eq!(progress::status(&plan, page), status, "{page}");
    }
    for (page, missing) in [
        ("aim", vec!["your purpose, in one sentence"]),
        ("drivers", vec!["at least one reason to work together"]),
        ("partners", vec!["at least two partners"]),
        ("form", vec![]),
    ] {
        assert_eq!(progress::missing(&plan, page), missing, "{page}");
    }
    for page in ["sustain", "aim"] {
        plan.apply(progress::set_finished(&plan, page, true)).unwrap();
    }
    assert_eq!(plan.answers.choices("plan.finished"), ["aim", "sustain"]);
    assert_eq!(progress::status(&plan, "aim"), Status::Finished);
    assert_eq!(progress::counts(&plan), Counts { not_yet: 7, started: 1, finished: 2 });
    for page in ["sustain", "aim"] {
        plan.apply(progress::set_finished(&plan, page, false)).unwrap();
    }
    assert_eq!(plan.answers.get("plan.finished"), None);
}

#[test]
fn the_worked_example_is_missing_nothing() {
    let plan = example();
    for page in PAGES {
        assert_eq!(progress::missing(&plan, page.id), Vec::<String>::new(), "{}", page.id);
    }
    assert_eq!(progress::counts(&plan), Counts { not_yet: 0, started: 1, finished: 9 });
}

#[test]
fn the_first_change_after_sharing_makes_the_next_version() {
    for (version, shared, expected) in
        [(1, None, 1), (1, Some(1), 2), (2, Some(1), 2), (3, Some(3), 4), (3, Some(5), 6)]
    {
        assert_eq!(progress::version_after_change(version, shared), expected);
    }
    assert_eq!(progress::version_together(3, 5), 6);
}

fn said(plan: &Plan) -> Vec<String> {
    flags(plan).into_iter().map(|flag| flag.says).collect()
}

#[test]
fn an_empty_plan_raises_no_flag() {
    assert_eq!(flags(&Plan::default()), []);
    let blank = plan_from(
        json!({ "partners": { "items": [{}, {}] }, "success": { "outcomes": [{}], "evidence": [{}], "audiences": [{}] }, "sustain": { "tasks": [{}] } }),
    );
    assert_eq!(flags(&blank), []);
}

#[test]
fn the_flags_of_the_worked_example() {
    assert_eq!(
        said(&example()),
        [
            "3 of your 4 main reasons are responses to pressure.",
            "The Food Bank shares decisions, but has little say. What would give it more?",
            "People who use the food bank share decisions, but have little say. What would give them more?",
        ]
    );
}

#[test]
fn every_flag_is_raised_by_what_it_is_about() {
    let of = |plan: serde_json::Value| said(&plan_from(plan));
    let items = |types: &[&str]| json!({ "drivers": { "items": types.iter().map(|kind| json!({ "type": kind, "strength": "main" })).collect::<Vec<_>>() } });
    assert_eq!(
        of(items(&["policy"])),
        [
            "Your main reason is a response to pressure. What would make this worth doing even if the pressure went away?"
        ]
    );
    assert_eq!(
        of(items(&["policy", "money"])),
        [
            "All your main reasons are responses to pressure. What would make this worth doing even if the pressure went away?"
        ]
    );
    assert_eq!(of(items(&["policy", "other"])), Vec::<String>::new());
    assert_eq!(
        of(
            json!({ "partners": { "items": [{ "id": "1", "name": "Mend It", "gains": "x", "role": "delivery", "say": "low" }, { "id": "2", "name": "Residents", "size": "small" }] } })
        ),
        [
            "Mend It does part of the work, but has little say. What would give it more?",
            "Residents do not gain anything yet, as far as this plan says. What would they take home?",
            "Nobody here speaks for the people affected yet. How will they take part?",
        ]
    );
    assert_eq!(
        of(json!({
            "partners": { "affectedHow": ["undecided"], "items": [{ "id": "1", "name": "Mend It", "gains": "x", "size": "small" }] },
            "success": {
                "outcomes": [{ "id": "1", "change": "Fewer people wait" }, { "id": "2", "change": "More is mended" }],
                "evidence": [
                    { "what": "Counting", "kind": "survey", "outcome": "2", "effort": "high", "who": "1" },
                    { "what": "Tales", "kind": "stories", "effort": "high", "who": "1" },
                ],
                "audiences": [{ "who": "Council", "trusts": ["numbers"] }],
            },
        })),
        [
            "Nothing would show yet whether “Fewer people wait” happens. Who could notice, and how?",
            "Nobody named here trusts this kind of evidence (“Tales”). Who is it for?",
            "Mend It carries 2 kinds of evidence that take much effort. Could somebody bigger take one?",
        ]
    );
    assert_eq!(
        of(json!({ "success": { "evidence": [{ "what": "Counting", "kind": "survey" }] } })),
        ["Nobody is named yet whom your evidence is for. Whose mind do you want to change?"]
    );
    assert_eq!(
        of(json!({ "sustain": { "tasks": [{ "task": "Open up" }] } })),
        ["This job (“Open up”) has no owner yet. Who sees that it happens?"]
    );
    let flag = &flags(&plan_from(json!({ "agree": [{ "byRole": "jane@example.org" }] })))[0];
    assert_eq!((flag.says.as_str(), flag.page), ("A job title is enough and lasts longer.", "agree"));
}

#[test]
fn names_in_the_samples_are_noticed_and_job_titles_are_not() {
    let mut taken = Vec::new();
    for (_, text) in SAMPLES {
        let plan = format::read(text).unwrap().plan;
        for flag in flags(&plan).into_iter().filter(|flag| flag.says.starts_with("A job title")) {
            match plan.answer(&flag.at.unwrap()) {
                Some(Answer::Text(role)) => taken.push(role.chars().take(24).collect::<String>()),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(
        taken,
        [
            "Mairwen Bebb",
            "Danuta Wróbel",
            "Phil Thackwell",
            "Peggy Farncomb – ran Shi",
            "Holly Greenroyd, who san",
            "Imam Tanvir",
            "Gareth at the WA (likes ",
        ]
    );
}
