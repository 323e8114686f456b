//! Documents and their links, byte for byte. A change here is a change of the
//! format: after the first release there is none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use joint_action_packer::p1::Packer;

const VECTORS: &str = include_str!("vectors.txt");

#[test]
fn documents_and_links_are_one_to_one() {
    let mut packer = Packer::primed();
    let mut out = String::new();
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    for (at, line) in VECTORS.lines().enumerate() {
        let (document, link) = line.split_once(' ').unwrap();
        let document: Vec<u8> =
            (0..document.len()).step_by(2).map(|at| u8::from_str_radix(&document[at..at + 2], 16).unwrap()).collect();
        let made = packer.pack(&document).unwrap();
        out += &format!("{} {made}\n", line.split_once(' ').unwrap().0);
        if update {
            continue;
        }
        assert_eq!(made, link, "line {}", at + 1);
        assert!(packer.open(link) == Ok(document), "line {}", at + 1);
    }
    if update {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors.txt"), out).unwrap();
    }
    assert_eq!(VECTORS.lines().count(), 3);
}
