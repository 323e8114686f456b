//! Collecting: counting each answer once, in any order, and keeping it on the
//! device until the round is closed.

use joint_action::assess::{Added, GroupError, MOST_PEOPLE, own, restore, store};
use proptest::prelude::*;

use crate::*;

#[test]
fn the_same_answer_counts_once_and_two_people_who_agree_are_two() {
    let round = unnamed();
    let said = person(&[4; STATEMENT_COUNT], "");
    let mut group = Group::new();
    for (nonce, added) in [(7, Added::Now), (7, Added::Before), (8, Added::Now), (8, Added::Before)] {
        assert_eq!(group.insert(&round, Entry::new(&round, nonce, &said)), Ok(added));
    }
    assert_eq!(group.people(), 2);
    assert!(group.remove(&Entry::new(&round, 7, &said)) && !group.remove(&Entry::new(&round, 7, &said)));
    assert_eq!(group.people(), 1);
}

#[test]
fn answers_to_another_round_and_empty_ones_are_refused() {
    let round = unnamed();
    let other = Round::new(346, Statements::Full, Names::Unnamed, Voice::Person, Vec::new());
    let mut group = Group::new();
    let said = person(&[4; STATEMENT_COUNT], "");
    assert_eq!(group.insert(&round, Entry::new(&other, 1, &said)), Err(GroupError::OtherRound));
    assert_eq!(group.insert(&round, Entry::new(&round, 1, &Response::new())), Err(GroupError::Empty));
    for nonce in 0..MOST_PEOPLE as u32 {
        group.insert(&round, Entry::here(&round, nonce, &said)).unwrap();
    }
    assert_eq!(group.insert(&round, Entry::here(&round, 999, &said)), Err(GroupError::Full));
    assert_eq!(group.insert(&round, Entry::here(&round, 3, &said)), Ok(Added::Before));
}

#[test]
fn an_answer_that_was_taken_back_on_either_side_stays_away() {
    let round = unnamed();
    let [first, second, third] = [1, 2, 3].map(|nonce| Entry::here(&round, nonce, &person(&[4; STATEMENT_COUNT], "")));
    let all = |entries: &[&Entry]| {
        let mut group = Group::new();
        entries.iter().for_each(|entry| assert_eq!(group.insert(&round, (*entry).clone()), Ok(Added::Now)));
        group
    };
    let before = all(&[&first, &second]);
    // Undo here, while storage still has it.
    let mut ours = all(&[&first]);
    ours.bring_in(&round, &before, &before);
    assert_eq!(ours, all(&[&first]));
    // Undo there, and one that came there, while one came here.
    let mut ours = all(&[&first, &second, &third]);
    ours.bring_in(&round, &before, &all(&[&second]));
    assert_eq!(ours, all(&[&second, &third]));
}

#[test]
fn only_what_is_asked_is_kept() {
    let pulse = Round::new(1, Statements::Pulse, Names::Unnamed, Voice::Person, vec![member("food")]);
    let entry = Entry::new(&pulse, 1, &person(&[4; STATEMENT_COUNT], "food"));
    assert_eq!((entry.response.answered(Statements::Full), entry.response.org.clone()), (10, None));
    let mut asks = pulse;
    asks.voice = Voice::Organisation;
    assert_eq!(Entry::new(&asks, 1, &person(&[4; STATEMENT_COUNT], "food")).response.org, RowId::new("food"));
    assert_eq!(Entry::new(&asks, 1, &person(&[4; STATEMENT_COUNT], "gp")).response.org, None);
}

#[test]
fn ones_own_answers_are_one_persons_view() {
    let mut said = [4; STATEMENT_COUNT];
    said[statement_at("aim.same-answer").unwrap()] = 2;
    said[statement_at("form.decisions").unwrap()] = 6;
    let own = own(&person(&said, ""), Statements::Pulse);
    assert_eq!(own.iter().map(|theme| theme.replies.len()).collect::<Vec<_>>(), [1; 10]);
    let raise: Vec<_> = own.iter().filter(|theme| theme.raise).map(|theme| theme.theme.id).collect();
    assert_eq!(raise, ["aim", "form"]);
}

proptest! {
    #[test]
    fn the_order_of_coming_makes_no_difference_and_a_group_is_read_back(
        people in prop::collection::vec((0u32..50, prop::array::uniform30(0u8..=6), 0usize..4), 0..20),
        turn in 0usize..20,
        voice in prop::bool::ANY,
    ) {
        let round = round(Names::Unnamed, if voice { Voice::Organisation } else { Voice::Person });
        let entries: Vec<Entry> = people
            .iter()
            .map(|(nonce, said, org)| Entry::new(&round, *nonce, &person(said, ["", "food", "gp", "nobody"][*org])))
            .collect();
        let collect = |entries: &[Entry]| {
            let mut group = Group::new();
            for entry in entries {
                let _ = group.insert(&round, entry.clone());
            }
            group
        };
        let group = collect(&entries);
        let mut turned = entries.clone();
        turned.rotate_left(turn % entries.len().max(1));
        turned.reverse();
        turned.extend(entries.iter().cloned());
        prop_assert_eq!(&collect(&turned), &group);
        prop_assert_eq!(store(&round, &collect(&turned)), store(&round, &group));
        prop_assert_eq!(restore(&store(&round, &group)), Some((round, group)));
    }

    #[test]
    fn damaged_storage_never_panics(damage in prop::collection::vec((0usize..2000, 0u8..128), 1..6)) {
        let round = round(Names::Open, Voice::Organisation);
        let people: Vec<_> = (1..6).map(|digit| person(&[digit; STATEMENT_COUNT], "food")).collect();
        let mut stored = store(&round, &group(&round, &people)).into_bytes();
        for (at, byte) in damage {
            let length = stored.len();
            stored[at % length] = byte;
        }
        if let Some((_, group)) = restore(&String::from_utf8_lossy(&stored)) {
            prop_assert!(group.people() <= 5);
        }
    }
}
