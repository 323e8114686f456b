//! The browser has no room or refuses: what was written is still there, on every page.

use joint_action::assess::{Entry, Names, Reply, Response, Round, Statements, Voice};
use joint_action::browser::{BrowserError, storage::refuse};
use joint_action::ui::desk::Saving;
use joint_action::ui::pages::rate::room;
use joint_action::ui::route::Rate;

use super::*;

/// A plan of which the last words could not be stored.
fn with_words_that_are_not_stored() -> Desk {
    let desk = writing(Route::Hub);
    desk.start();
    write(desk, "plan.title", "Kept");
    desk.flush();
    refuse(Some(BrowserError::Full));
    write(desk, "aim.purpose", "Only here");
    desk.flush();
    assert!(matches!(desk.saving.get_untracked(), Saving::Full(_)));
    desk
}

#[test]
fn words_that_are_not_stored_go_along_to_every_page_and_are_stored_later() {
    here(|| {
        let (desk, first) = (with_words_that_are_not_stored(), arriving());
        go(desk, first, Route::First);
        assert_eq!(shown(first, "aim.purpose"), "Only here");
        for route in [Route::First, Route::Received, Route::DeleteAll] {
            first.route.set(route.clone());
            let html = html(first);
            assert!(html.contains("There is no room left"), "{route:?} does not say so");
            assert!(html.contains("Download a copy"), "{route:?} offers no copy");
            assert!(html.contains("Back to the plan"), "{route:?} does not lead back");
        }
        go(first, desk, Route::Hub);
        assert_eq!(shown(desk, "aim.purpose"), "Only here");
        assert!(desk.fails_to_store());
        refuse(None);
        desk.save();
        assert!(!desk.fails_to_store());
        assert_eq!((stored("plan.title"), stored("aim.purpose")), ("Kept".to_owned(), "Only here".to_owned()));
    });
}

#[test]
fn another_plan_takes_the_place_of_one_that_is_not_stored_only_where_somebody_says_so() {
    here(|| {
        let other = writing(Route::Hub);
        other.start();
        write(other, "plan.title", "Other");
        other.flush();
        let (desk, first) = (with_words_that_are_not_stored(), arriving());
        let key = key(desk);
        go(desk, first, Route::First);
        // The same plan, opened from the list.
        assert!(first.gives_way_to(&key) && first.open(&key).is_ok());
        assert_eq!(shown(first, "aim.purpose"), "Only here");
        // (Without a browser the question is answered with no.)
        assert!(!first.open_once(&super::key(other)));
        first.start();
        first.lay_example(joint_action::plan::Plan::default());
        assert_eq!((super::key(first), shown(first, "aim.purpose")), (key, "Only here".to_owned()));
        // With room again, it is stored and gives way.
        refuse(None);
        first.start();
        assert!(shown(first, "aim.purpose").is_empty());
        assert_eq!(save::list(&Device).len(), 2);
    });
}

#[test]
fn what_another_tab_stored_meanwhile_is_not_written_over() {
    here(|| {
        let (desk, first) = (with_words_that_are_not_stored(), arriving());
        let elsewhere = writing(Route::Hub);
        elsewhere.open(&key(desk)).unwrap();
        go(desk, first, Route::First);
        refuse(None);
        write(elsewhere, "aim.why", "Elsewhere");
        elsewhere.flush();
        go(first, desk, Route::Hub);
        assert_eq!(
            (shown(desk, "aim.purpose"), shown(desk, "aim.why")),
            ("Only here".to_owned(), "Elsewhere".to_owned())
        );
        assert_eq!((stored("aim.purpose"), stored("aim.why")), ("Only here".to_owned(), "Elsewhere".to_owned()));
    });
}

#[test]
fn a_new_version_waits_until_everything_is_stored() {
    here(|| {
        let desk = with_words_that_are_not_stored();
        assert!(!desk.may_reload());
        assert!(desk.said.get_untracked().contains("only in this tab"));
        refuse(None);
        write(desk, "aim.why", "Typed a moment ago");
        assert!(desk.may_reload());
        assert_eq!(
            (stored("aim.purpose"), stored("aim.why")),
            ("Only here".to_owned(), "Typed a moment ago".to_owned())
        );
    });
}

#[test]
fn answers_of_a_round_that_are_not_kept_hold_the_page_back() {
    here(|| {
        let desk = writing(Route::Rate(Rate::Collect));
        desk.start();
        write(desk, "plan.title", "Kept");
        desk.flush();
        refuse(Some(BrowserError::Full));
        room::settle(desk);
        desk.with_room(|room| {
            let round = Round::new(5, Statements::Pulse, Names::Unnamed, Voice::Person, Vec::new());
            let mut said = Response::new();
            said.set(0, Reply::of_key('2'));
            let entry = Entry::here(&round, 1, &said);
            room.start(round);
            room.add(entry).unwrap();
        });
        assert!(!room::fails_to_keep(desk));
        room::store(desk);
        assert!(room::fails_to_keep(desk));
        refuse(None);
        assert!(!room::fails_to_keep(desk));
        assert!(save::round(&Device, &key(desk)).is_some());
    });
}

#[test]
fn undo_after_a_look_at_the_first_page_leaves_what_another_tab_stored_meanwhile() {
    here(|| {
        let (desk, first) = (writing(Route::Hub), arriving());
        desk.start();
        write(desk, "plan.title", "Ours");
        write(desk, "aim.purpose", "Mine");
        desk.flush();
        go(desk, first, Route::First);
        let other = writing(Route::Hub);
        assert!(other.open(&save::list(&Device)[0].key).is_ok());
        write(other, "aim.why", "Theirs");
        other.flush();
        go(first, desk, Route::Hub);
        assert_eq!(shown(desk, "aim.why"), "Theirs");
        desk.undo();
        assert_eq!((shown(desk, "aim.purpose"), shown(desk, "aim.why")), (String::new(), "Theirs".to_owned()));
    });
}
