//! What goes into a copy and what stays out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{any_plan, cases, example};
use joint_action::content::{FIELDS, Field, Kind};
use joint_action::plan::copy::{Part, Parts, PersonNamed, Preset, Scope, copy, people_named};
use joint_action::plan::progress::{Status, has_answers, set_finished, status};
use joint_action::plan::{Answer, Answers, Edit, Path, Plan, Row, RowId};
use proptest::prelude::*;

/// The ids of all fields and columns in which something is written.
fn written(plan: &Plan) -> Vec<&'static str> {
    fn walk(fields: &'static [Field], by_id: bool, answers: &Answers, ids: &mut Vec<&'static str>) {
        for field in fields {
            let Some(answer) = answers.get(if by_id { field.id } else { field.key }) else { continue };
            ids.push(field.id);
            if let (Kind::Rows(list), Answer::Rows(rows)) = (&field.kind, answer) {
                rows.iter().for_each(|row| walk(list.columns, false, &row.answers, ids));
            }
        }
    }
    let mut ids = Vec::new();
    walk(FIELDS, true, &plan.answers, &mut ids);
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn parts(of: &[Part]) -> Parts {
    of.iter().fold(Parts::default(), |parts, part| parts.with(*part, true))
}

#[test]
fn ones_own_copy_is_the_plan() {
    assert_eq!(copy(&example(), Preset::Own, parts(&Part::ALL)), example());
}

#[test]
fn a_blank_form_holds_the_title_and_nothing_else() {
    let blank = copy(&example(), Preset::Blank, Parts::default());
    assert_eq!(written(&blank), ["plan.title"]);
    assert_eq!(blank.title(), example().title());
}

#[test]
fn the_public_summary_holds_just_what_anybody_may_read() {
    let public = copy(&example(), Preset::Public, Parts::default());
    for id in written(&public) {
        let may = id.starts_with("plan.")
            || id.starts_with("success.outcomes")
            || id.starts_with("aim.firstSteps")
            || [
                "aim.purpose",
                "aim.people",
                "partners.items",
                "partners.items[].name",
                "partners.items[].sector",
                "reviews",
                "reviews[].date",
                "reviews[].next",
            ]
            .contains(&id);
        assert!(may, "{id}");
    }
    for id in ["aim.purpose", "partners.items[].name", "success.outcomes[].change", "aim.firstSteps[].what"] {
        assert!(written(&public).contains(&id), "{id}");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_partners_copy_lacks_what_was_switched_off_and_nothing_else(plan in any_plan(), bits in 0u8..64) {
        let without = Parts::from_bits(bits).unwrap();
        for preset in [Preset::Read, Preset::AddView, Preset::SayWhere] {
            let expected: Vec<_> =
                written(&plan).into_iter().filter(|id| Part::of(id).is_none_or(|part| !without.has(part))).collect();
            let sent = copy(&plan, preset, without);
            prop_assert_eq!(written(&sent), expected);
            prop_assert_eq!(&sent.unknown, &plan.unknown);
            for part in Part::ALL {
                prop_assert_eq!(part.is_in(&sent), part.is_in(&plan) && !without.has(part));
            }
        }
        prop_assert_eq!(copy(&plan, Preset::Read, Parts::default()), plan);
    }

    #[test]
    fn what_a_newer_version_wrote_is_not_public(plan in any_plan()) {
        let public = copy(&plan, Preset::Public, Parts::default());
        prop_assert!(public.unknown.is_empty());
        prop_assert!(public.partners().iter().all(|row| row.unknown.is_empty()));
    }
}

#[test]
fn a_set_of_parts_is_a_number_and_back() {
    for bits in 0..64 {
        let set = Parts::from_bits(bits).unwrap();
        assert_eq!(parts(&set.each().collect::<Vec<_>>()).bits(), bits);
    }
    assert_eq!(Parts::from_bits(64), None);
}

#[test]
fn people_in_texts_are_pointed_out_with_their_place() {
    let mut plan = example();
    let write = |plan: &mut Plan, path: Path, text: &str| {
        plan.apply(Edit::Set { path, answer: Some(Answer::Text(text.into())) }).unwrap();
    };
    assert_eq!(people_named(&plan), []);
    write(&mut plan, Path::top("partners.history"), "Started by Mrs A. Example, who left in 2024.");
    let gp = RowId::new("gp").unwrap();
    write(&mut plan, Path::top("partners.items").cell(&gp, "contactRole"), "Jane Smith");
    write(&mut plan, Path::top("sustain.ending"), "Write to hall.bookings@example.org, or Mrs A. Example.");
    let at = plan.partners().iter().position(|row| row.id.as_str() == "gp");
    let named = |what: &str, field, row| PersonNamed { what: what.into(), field, row };
    assert_eq!(
        people_named(&plan),
        [
            named("Jane Smith", "partners.items", at),
            named("Mrs A. Example", "partners.history", None),
            named("hall.bookings@example.org", "sustain.ending", None),
        ]
    );
}

#[test]
fn nobody_in_any_text_is_passed_over() {
    /// Two addresses in each text, the second behind other words.
    fn text(seen: &mut Vec<String>) -> String {
        let two = [0, 1].map(|_| {
            seen.push(format!("p{}@example.org", seen.len()));
            seen[seen.len() - 1].clone()
        });
        format!("Ask {}, or else {}.", two[0], two[1])
    }
    fn fill(fields: &'static [Field], seen: &mut Vec<String>, answers: &mut Answers) {
        for field in fields {
            let answer = match &field.kind {
                Kind::Line { .. } | Kind::Lines { .. } => Answer::Text(text(seen)),
                Kind::Texts { .. } => Answer::Texts(vec![text(seen), text(seen)]),
                Kind::Rows(list) => {
                    let rows = ["a", "b"].map(|id| {
                        let mut row = Row::new(RowId::new(id).unwrap());
                        fill(list.columns, seen, &mut row.answers);
                        row
                    });
                    Answer::Rows(rows.to_vec())
                }
                _ => continue,
            };
            answers.set(field.key, Some(answer));
        }
    }
    let (mut plan, mut seen) = (Plan::default(), Vec::new());
    for field in FIELDS {
        let mut one = Answers::default();
        fill(std::slice::from_ref(field), &mut seen, &mut one);
        plan.answers.set(field.id, one.get(field.key).cloned());
    }
    let mut found: Vec<String> = people_named(&plan).into_iter().map(|named| named.what).collect();
    found.sort();
    seen.sort();
    assert!(seen.len() > 100);
    assert_eq!(found, seen);
}

#[test]
fn a_page_that_was_left_out_is_not_counted_as_answered() {
    let mut plan = example();
    plan.apply(set_finished(&plan, "drivers", true)).unwrap();
    let public = copy(&plan, Preset::Public, Parts::default());
    assert_eq!(status(&public, "drivers"), Status::Finished);
    assert!(has_answers(&plan, "drivers") && !has_answers(&public, "drivers"));
}

#[test]
fn what_was_left_out_of_a_copy_is_left_out_of_copies_of_it() {
    let came = Scope { preset: Preset::Read, without: parts(&[Part::Money, Part::Risks]) };
    let mut plan = copy(&example(), came.preset, came.without);
    let now = parts(&[Part::Worries]);
    assert_eq!(came.passed_on(&plan, Preset::AddView, now), parts(&[Part::Money, Part::Risks, Part::Worries]));
    assert_eq!(came.passed_on(&plan, Preset::Own, now), came.without);
    assert_eq!(came.passed_on(&plan, Preset::Public, now), Parts::default());
    // What the partner wrote in its place goes along.
    plan.answers.set("form.decisionNotes", Some(Answer::Text("Up to £500".to_owned())));
    assert_eq!(came.passed_on(&plan, Preset::Own, now), parts(&[Part::Risks]));
    // A whole plan has nothing to pass on.
    assert_eq!(Scope::default().passed_on(&plan, Preset::Read, now), now);
}

#[test]
fn a_file_of_ones_own_says_what_it_still_lacks_and_nothing_that_it_has() {
    let money = Scope { preset: Preset::Own, without: parts(&[Part::Money, Part::Risks]) };
    let mut plan = copy(&example(), Preset::Read, money.without);
    assert_eq!(money.of_file(&plan), money);
    plan.answers.set("form.decisionNotes", Some(Answer::Text("Up to £500".to_owned())));
    assert_eq!(money.of_file(&plan).without, parts(&[Part::Risks]));
    // A public summary stays one until something else is written in it.
    let public = Scope { preset: Preset::Public, without: Parts::default() };
    let mut plan = copy(&example(), Preset::Public, Parts::default());
    assert_eq!(public.of_file(&plan), public);
    plan.answers.set("form.decisionNotes", Some(Answer::Text("Up to £500".to_owned())));
    let lacks = public.of_file(&plan);
    assert_eq!(lacks.preset, Preset::Own);
    assert!(!lacks.without.has(Part::Money) && lacks.without.has(Part::Risks) && lacks.without.has(Part::Worries));
    assert_eq!(public.passed_on(&plan, Preset::Read, Parts::default()), lacks.without);
}

#[test]
fn a_copy_that_is_kept_is_a_plan_of_ones_own() {
    let money = parts(&[Part::Money]);
    for (preset, kept) in [
        (Preset::Read, Preset::Own),
        (Preset::AddView, Preset::Own),
        (Preset::SayWhere, Preset::Own),
        (Preset::Public, Preset::Public),
        (Preset::Own, Preset::Own),
    ] {
        let scope = Scope { preset, without: money }.kept();
        assert_eq!((scope.preset, scope.without), (kept, money));
        assert!(scope.leaves_out("sustain.resources"), "{preset:?}");
    }
    assert_eq!(Scope { preset: Preset::Blank, without: money }.kept(), Scope::default());
}

#[test]
fn what_another_version_has_is_not_left_out_any_more() {
    let copy = |preset, left_out: &[Part]| Scope { preset, without: parts(left_out) };
    let mine = copy(Preset::Own, &[Part::Money, Part::Risks]);
    for (theirs, both) in [
        (copy(Preset::Own, &[]), copy(Preset::Own, &[])),
        (copy(Preset::Read, &[Part::Risks, Part::Worries]), copy(Preset::Own, &[Part::Risks])),
        (copy(Preset::Public, &[]), mine),
        (copy(Preset::Blank, &[]), mine),
        // A whole plan that asks where one stands; an answer is not joined at all.
        (copy(Preset::SayWhere, &[Part::Risks]), copy(Preset::Own, &[Part::Risks])),
    ] {
        assert_eq!(mine.joined(theirs), both, "{theirs:?}");
    }
    let public = copy(Preset::Public, &[]);
    assert_eq!(public.joined(public), public);
    assert_eq!(public.joined(copy(Preset::Read, &[Part::Money])), copy(Preset::Own, &[Part::Money]));
    // One's own plan has everything, whatever comes in.
    assert_eq!(Scope::default().joined(copy(Preset::Read, &[Part::Money])), Scope::default());
}
