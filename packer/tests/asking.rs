//! What the page asks of the packer: answered soon, whatever was pasted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod dice;

use std::time::Instant;

use dice::Dice;
use joint_action_packer::ask::Packing;

/// The statuses of what was found in a message.
fn statuses(packing: &mut Packing, message: &str) -> Vec<u8> {
    let answer = packing.answer(&[&[2], message.as_bytes()].concat());
    let mut rest = answer.as_slice();
    let mut statuses = Vec::new();
    while let Some((&status, mut after)) = rest.split_first() {
        for _ in 0..2 {
            let (length, more) = after.split_first_chunk::<4>().unwrap();
            after = &more[u32::from_le_bytes(*length) as usize..];
        }
        statuses.push(status);
        rest = after;
    }
    statuses
}

#[test]
fn a_hostile_message_is_answered_soon_and_says_that_not_all_was_looked_at() {
    let mut packing = Packing::default();
    statuses(&mut packing, "");
    let mut dice = Dice(30);
    let mut links = |many: usize, length: usize| -> String {
        (0..many).map(|_| format!("#p1{}.\n", dice.letters(length))).collect()
    };
    for (name, message, all) in [
        ("one changed link", links(1, 3_000), true),
        ("a few changed links", links(3, 3_000), true),
        ("many long links", links(100, 40_000), false),
        ("many links", links(2_000, 2_000), false),
        ("more than any reader of it wants", links(50_000, 30), false),
        ("starts", "#p1".repeat(1_500_000), false),
        ("starts with room", "#p100aaaabbbb".repeat(300_000), false),
    ] {
        let began = Instant::now();
        let found = statuses(&mut packing, &message);
        let took = began.elapsed();
        println!("{name}: {took:?}, {} found", found.len());
        assert_eq!(found.last() != Some(&7), all, "{name}: {found:?}");
        assert!(found.len() <= 201 && took.as_millis() < 2_000, "{name}: {took:?}");
    }
}
