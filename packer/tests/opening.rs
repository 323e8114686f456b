//! Real links of format 1 in messages: the document that was sent, or a clear
//! answer, and never another one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod dice;
mod treatments;

use std::time::Instant;

use dice::Dice;
use joint_action_packer::find::{Found, State, links};
use joint_action_packer::p1::Packer;
use joint_action_packer::qr;
use treatments::TREATMENTS;

const BASE: &str = "https://plans.example.org/joint-action/#";

/// A document with two texts of so many words and nothing else.
fn document(packer: &mut Packer, dice: &mut Dice, words: usize) -> (Vec<u8>, String) {
    // For whom, and what was left out: nothing.
    let mut document = vec![0, 0];
    for _ in 0..2 {
        let text: Vec<String> = (0..words)
            .map(|_| {
                let many = 1 + dice.below(9);
                dice.letters(many).to_lowercase()
            })
            .collect();
        document.push(1);
        document.extend(text.join(" ").into_bytes());
        document.push(0);
    }
    // What is not there is 0, as often as there are fields.
    for _ in 0..400 {
        if let Ok(link) = packer.pack(&document) {
            return (document, link);
        }
        document.push(0);
    }
    panic!("no document");
}

/// What is found in a message, and the documents of the links that open.
fn opened(packer: &mut Packer, message: &str) -> (Vec<Found>, Vec<Vec<u8>>) {
    let mut documents = Vec::new();
    let found = links(message, &mut |link| packer.open(link).map(|document| documents.push(document)).is_ok());
    assert_eq!(documents.len(), found.iter().filter(|found| found.state == State::Opens).count());
    (found, documents)
}

#[test]
fn each_treatment_leaves_the_same_document() {
    let mut packer = Packer::primed_by(&[]);
    let mut dice = Dice(20);
    for words in [0, 4, 60, 200] {
        let (document, link) = document(&mut packer, &mut dice, words);
        let digits = qr::digits(&link).unwrap();
        println!("{words} words twice: a link of {} characters", link.len());
        for (name, treatment) in TREATMENTS {
            let (found, documents) = opened(&mut packer, &treatment(&format!("{BASE}{link}")));
            assert_eq!(documents, [document.as_slice()], "{name}: {found:?}");
            assert!(found.len() == 1 && found[0].text == link, "{name}");
            if *name != "proofpoint 3, signs together" {
                let (found, documents) = opened(&mut packer, &treatment(&format!("{BASE}{digits}")));
                assert_eq!(documents, [document.as_slice()], "{name}, in digits: {found:?}");
            }
        }
    }
}

#[test]
fn no_damage_opens_as_another_document() {
    let mut packer = Packer::primed_by(&[]);
    let mut dice = Dice(21);
    let (document, link) = document(&mut packer, &mut dice, 12);
    let mut damaged: Vec<(&str, String)> = Vec::new();
    for at in 0..link.len() {
        damaged.push(("cut", link[..at].to_owned()));
        damaged.push(("a character gone", [&link[..at], &link[at + 1..]].concat()));
        damaged.push(("a character twice", [&link[..=at], &link[at..]].concat()));
        for other in ["0", "Q", "z", "-", "é"] {
            damaged.push(("a character replaced", [&link[..at], other, &link[at + 1..]].concat()));
        }
        if at > 0 {
            damaged.push((
                "neighbours swapped",
                [&link[..at - 1], &link[at..=at], &link[at - 1..at], &link[at + 1..]].concat(),
            ));
        }
    }
    damaged.push(("case", link.to_lowercase()));
    damaged.push(("case", link.to_uppercase()));
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    let mut slowest = std::time::Duration::ZERO;
    for (what, text) in &damaged {
        let began = Instant::now();
        let (found, documents) = opened(&mut packer, &format!("Our plan: {BASE}{text}"));
        slowest = slowest.max(began.elapsed());
        assert!(documents.iter().all(|opened| *opened == document), "{what}: {text}");
        let state = found.first().map_or("nothing".to_owned(), |found| format!("{:?}", found.state));
        let state = state.split([' ', '(']).next().unwrap_or_default().to_owned();
        *counts.entry(format!("{what}: {state}")).or_default() += 1;
        // Without its first two letters nothing tells a link.
        let told = text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("p1"));
        assert!(found.len() == 1 || !told, "{what}: {text} {found:?}");
    }
    println!("a link of {} characters, {} times damaged; slowest {slowest:?}", link.len(), damaged.len());
    counts.iter().for_each(|(what, count)| println!("  {what}: {count}"));
}
