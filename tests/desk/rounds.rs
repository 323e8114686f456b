//! Answers of people in a round, where this browser keeps them or does not.

use joint_action::assess::{Entry, Names, Response, Round, Statements, Voice};
use joint_action::browser::{BrowserError, storage};
use joint_action::ui::pages::rate::room;

use super::*;

/// A stored plan with a round that has one answer.
fn with_a_round(title: &str) -> Desk {
    let desk = with_a_plan(title);
    begin(desk);
    desk
}

fn with_a_plan(title: &str) -> Desk {
    let desk = writing(Route::read("/rate"));
    desk.start();
    write(desk, "plan.title", title);
    desk.flush();
    room::settle(desk);
    desk
}

fn begin(desk: Desk) {
    desk.with_room(|room| room.start(Round::new(7, Statements::Pulse, Names::Unnamed, Voice::Person, Vec::new())));
    room::put(desk);
    answer(desk, 1);
}

fn answer(desk: Desk, nonce: u32) {
    desk.with_room(|room| {
        let round = room.round.clone().unwrap();
        let mut said = Response::new();
        let place = round.statements.places().next().unwrap();
        said.set(place, joint_action::assess::Reply::of_key('4'));
        room.add(Entry::here(&round, nonce, &said)).unwrap();
    });
    room::store(desk);
}

fn people(desk: Desk) -> usize {
    room::settle(desk);
    desk.with_room(|room| room.people())
}

#[test]
fn the_last_answer_is_taken_back_also_from_storage() {
    here(|| {
        let desk = with_a_round("Ours");
        answer(desk, 2);
        assert_eq!(people(desk), 2);
        desk.with_room(room::Room::undo);
        room::store(desk);
        assert_eq!(people(desk), 1);
    });
}

#[test]
fn answers_that_were_not_kept_stay_with_their_own_plan() {
    here(|| {
        let desk = with_a_round("First");
        let first = key(desk);
        storage::refuse(Some(BrowserError::Full));
        answer(desk, 2);
        assert!(room::fails_to_keep(desk));
        // Another plan is looked at meanwhile, on a page without a round and on one.
        storage::refuse(None);
        desk.start();
        write(desk, "plan.title", "Second");
        desk.flush();
        let second = key(desk);
        storage::refuse(Some(BrowserError::Full));
        assert!(room::fails_to_keep(desk));
        assert_eq!(people(desk), 0);
        assert!(room::fails_to_keep(desk), "nothing asks before the answers go");
        storage::refuse(None);
        assert!(!room::fails_to_keep(desk));
        assert_eq!(save::round(&Device, &second), None);
        assert!(desk.open(&first).is_ok());
        assert_eq!(people(desk), 2);
    });
}

#[test]
fn answers_that_were_not_kept_do_not_come_back_after_their_plan() {
    here(|| {
        let desk = with_a_plan("Ours");
        storage::refuse(Some(BrowserError::Full));
        begin(desk);
        storage::refuse(None);
        // As another wing does.
        save::delete_everything(&Device).unwrap();
        // The wing that rests is told to try once more when the page is left.
        room::fails_to_keep(desk);
        let keys = storage::keys().unwrap();
        assert!(keys.iter().all(|key| !key.contains("/round/")), "{keys:?}");
    });
}

#[test]
fn a_round_that_was_closed_elsewhere_meanwhile_stays_closed() {
    here(|| {
        let desk = with_a_round("First");
        let first = key(desk);
        storage::refuse(Some(BrowserError::Full));
        answer(desk, 2);
        storage::refuse(None);
        desk.start();
        write(desk, "plan.title", "Second");
        desk.flush();
        storage::refuse(Some(BrowserError::Full));
        assert_eq!(people(desk), 0);
        storage::refuse(None);
        // Another tab closes the first plan's round.
        save::set_round(&Device, &first, None).unwrap();
        assert!(!room::fails_to_keep(desk));
        assert_eq!(save::round(&Device, &first), None);
    });
}
