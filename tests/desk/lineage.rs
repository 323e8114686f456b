//! What a version was made from, its number, and which copy it is, through
//! bringing in and undo.

use joint_action::format::base_digest;
use joint_action::link::Document;
use joint_action::plan::Plan;
use joint_action::plan::copy::{Part, Parts, Preset, Scope, copy};
use joint_action::ui::pages::together::Outcome;

use super::*;

/// The author has shared version 1 whole; the partner's next version came back.
fn came_back() -> (Desk, Document) {
    let desk = writing(Route::Hub);
    desk.start();
    write(desk, "plan.title", "Ours");
    write(desk, "aim.purpose", "Mine");
    desk.flush();
    let first = Document { preset: Preset::AddView, without: Parts::default(), plan: desk.plan.get_untracked() };
    desk.sent(&first);
    let mut plan = first.plan.clone();
    plan.answers.set("aim.purpose", Some(Answer::Text("Theirs".to_owned())));
    plan.answers.set("plan.version", Some(Answer::Number(first.plan.version() + 1)));
    plan.answers.set("plan.base", Some(Answer::Text(base_digest(&first.plan))));
    (desk, Document { plan, ..first })
}

/// Brings it in as it is.
fn bring_in(desk: Desk, came: &Document) {
    let before = desk.bring_in(came.plan.clone(), &[(&came.plan, came)]);
    desk.outcome.set(Some(Outcome { says: String::new(), left_out: String::new(), before }));
}

#[test]
fn a_change_to_what_a_partner_sent_is_a_version_after_it_and_names_it() {
    here(|| {
        let (desk, came) = came_back();
        bring_in(desk, &came);
        assert_eq!(desk.plan.with_untracked(Plan::version), came.plan.version());
        write(desk, "aim.purpose", "Ours together");
        let plan = desk.plan.get_untracked();
        assert_eq!(plan.version(), came.plan.version() + 1);
        assert!(plan.text("plan.base").starts_with(&base_digest(&came.plan)), "{}", plan.text("plan.base"));
        desk.flush();
        let found = save::base_of(&Device, &key(desk), &base_digest(&came.plan)).unwrap();
        assert_eq!(found.sent.text("aim.purpose"), "Theirs");
    });
}

#[test]
fn undo_of_a_bringing_in_gives_back_the_plan_and_which_copy_it_was() {
    here(|| {
        let (desk, came) = came_back();
        let risks = Scope { preset: Preset::Own, without: Parts::default().with(Part::Risks, true) };
        desk.record.update(|record| record.scope = risks);
        let before = desk.plan.get_untracked();
        bring_in(desk, &came);
        assert_eq!(desk.record.with_untracked(|record| record.scope), Scope::default());
        desk.undo();
        assert_eq!(desk.record.with_untracked(|record| record.scope), risks);
        assert_eq!(desk.plan.get_untracked(), before);
        desk.redo();
        assert_eq!(shown(desk, "aim.purpose"), "Theirs");
        desk.undo();
        // The partner has a version 2, so what is written now is another one.
        write(desk, "aim.purpose", "Mine again");
        assert_eq!(desk.plan.with_untracked(Plan::version), came.plan.version() + 1);
    });
}

#[test]
fn what_came_without_some_parts_is_found_by_what_came() {
    here(|| {
        let (desk, whole) = came_back();
        let mut full = whole.plan.clone();
        full.answers.set("form.decisionNotes", Some(Answer::Text("Up to £500".to_owned())));
        let without = Parts::default().with(Part::Money, true);
        let came = Document { without, plan: copy(&full, Preset::AddView, without), ..whole };
        desk.keep_received(&full, &came.plan);
        let found = save::base_of(&Device, &key(desk), &base_digest(&came.plan)).unwrap();
        assert_eq!((found.full, found.sent), (full, came.plan));
    });
}

#[test]
fn a_plan_that_storage_does_not_take_is_still_a_copy_of_its_kind_in_another_wing() {
    here(|| {
        let (desk, came) = came_back();
        joint_action::browser::storage::refuse(Some(joint_action::browser::BrowserError::Full));
        let (one, other) = (arriving(), writing(Route::Hub));
        let scope = Scope { preset: Preset::Read, without: Parts::default().with(Part::Risks, true) };
        one.keep(came.plan.clone(), scope);
        go(one, other, Route::Hub);
        let known = other.record.with_untracked(|record| (record.scope, record.shared));
        assert_eq!(known, (scope.kept(), Some(came.plan.version())));
        let _ = desk;
        joint_action::browser::storage::refuse(None);
    });
}

#[test]
fn what_was_shared_is_known_in_another_wing_where_storage_is_full() {
    here(|| {
        let (desk, _) = came_back();
        let version = desk.plan.with_untracked(Plan::version);
        desk.record.update(|record| record.shared = None);
        desk.save();
        joint_action::browser::storage::refuse(Some(joint_action::browser::BrowserError::Full));
        write(desk, "aim.why", "Because");
        desk.flush();
        desk.copied(true);
        let other = writing(Route::Stand);
        go(desk, other, Route::Stand);
        assert_eq!(other.record.with_untracked(|record| record.shared), Some(version));
        joint_action::browser::storage::refuse(None);
    });
}
