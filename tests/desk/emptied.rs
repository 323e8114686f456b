//! What was stored is deleted while the plan is open: by another tab, or from outside.

use joint_action::browser::storage;
use joint_action::ui::desk::{Hold, Saving};

use super::*;

/// A plan that is stored, and open here.
fn open() -> Desk {
    let desk = writing(Route::Hub);
    desk.start();
    write(desk, "plan.title", "Kept");
    desk.flush();
    desk
}

fn empty() {
    for key in storage::keys().unwrap() {
        storage::remove(&key).unwrap();
    }
}

#[test]
fn where_all_of_storage_was_emptied_the_plan_is_stored_again_with_the_next_change() {
    for told in [true, false] {
        Owner::new().with(|| {
            let desk = open();
            empty();
            storage::set("somebody-else", "theirs").unwrap();
            if told {
                desk.stored_elsewhere(None);
            } else {
                write(desk, "aim.why", "Noticed with this");
                desk.flush();
            }
            assert_eq!(desk.saving.get_untracked(), Saving::Emptied);
            assert!(html(desk).contains("is still in this tab"));
            // Whoever deleted it on purpose can close the tab: it is asked, and not stored again.
            assert!(desk.fails_to_store() && save::list(&Device).is_empty());
            write(desk, "aim.purpose", "The next change");
            desk.save();
            assert!(!desk.fails_to_store());
            assert_eq!(
                (stored("plan.title"), stored("aim.purpose")),
                ("Kept".to_owned(), "The next change".to_owned())
            );
            empty();
        });
    }
}

#[test]
fn a_plan_that_another_tab_deleted_is_not_stored_again_by_itself() {
    here(|| {
        let desk = open();
        // Everything is deleted there; the browser tells of each text.
        let place = format!("joint-action/1/plan/{}", key(desk));
        empty();
        desk.stored_elsewhere(Some(place));
        assert_eq!(desk.saving.get_untracked(), Saving::DeletedElsewhere);
        write(desk, "aim.purpose", "Later");
        desk.save();
        assert_eq!(desk.saving.get_untracked(), Saving::DeletedElsewhere);
        assert!(save::list(&Device).is_empty());
        desk.keep(desk.plan.get_untracked(), desk.scope());
        assert_eq!((stored("plan.title"), stored("aim.purpose")), ("Kept".to_owned(), "Later".to_owned()));
    });
}

#[test]
fn a_newer_build_that_stores_the_plan_has_not_deleted_it() {
    here(|| {
        let desk = open();
        let place = format!("joint-action/1/plan/{}", key(desk));
        let newer = storage::get(&place).unwrap().unwrap().replacen("\"format\":1", "\"format\":2", 1);
        storage::set(&place, &newer).unwrap();
        desk.stored_elsewhere(Some(place));
        assert_eq!(desk.hold.get_untracked(), Hold::Newer);
        assert!(desk.is_stored());
        assert_ne!(desk.saving.get_untracked(), Saving::DeletedElsewhere);
    });
}

#[test]
fn what_is_deleted_while_another_page_is_open_is_not_called_saved() {
    for (told, says) in [(true, Saving::DeletedElsewhere), (false, Saving::Emptied)] {
        Owner::new().with(|| {
            let (desk, first) = (open(), arriving());
            let place = format!("joint-action/1/plan/{}", key(desk));
            go(desk, first, Route::First);
            empty();
            if told {
                first.stored_elsewhere(Some(place));
            }
            go(first, desk, Route::Hub);
            assert_eq!((desk.saving.get_untracked(), shown(desk, "plan.title")), (says, "Kept".to_owned()));
            assert!(desk.fails_to_store() && save::list(&Device).is_empty());
        });
    }
}
