//! Plans in links: the same plan, or a clear error.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::time::{Duration, Instant};

use common::{SAMPLES, any_plan, example};
use joint_action::format;
use joint_action::link::{self, LinkError, decode, encode, find_in_address};
use joint_action::plan::Plan;
use proptest::prelude::*;

#[test]
fn every_sample_opens_as_the_plan_that_was_sent() {
    for (name, text) in SAMPLES {
        let plan = format::read(text).unwrap().plan;
        let began = Instant::now();
        let link = encode(&plan);
        let encoded = began.elapsed();
        assert_eq!(decode(&link).as_ref(), Ok(&plan), "{name}");
        println!("{name}: {} characters, encoded in {encoded:?}, both ways in {:?}", link.len(), began.elapsed());
        assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
    assert_eq!(decode(&encode(&Plan::default())), Ok(Plan::default()));
}

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn a_link_gives_back_what_it_was_given(plan in any_plan()) {
        prop_assert_eq!(decode(&encode(&plan)), Ok(plan));
    }

    #[test]
    fn any_text_is_a_plan_or_an_error(text in "(#?p[0-9])?\\PC{0,60}", letters in "p0[0-9A-Za-z]{0,300}") {
        let _ = (decode(&text), decode(&letters), find_in_address(&text), find_in_address(&letters));
    }

    #[test]
    fn any_bytes_that_pass_the_check_are_still_taken_in_with_care(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&link::sealed(&bytes));
    }

    #[test]
    fn a_document_with_a_changed_byte_is_a_plan_or_an_error(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut document = link::opened(&encode(&example())).unwrap();
        let at = at.index(document.len());
        document[at] = byte;
        if let Ok(plan) = decode(&link::sealed(&document)) {
            prop_assert_eq!(decode(&encode(&plan)), Ok(plan));
        }
    }
}

#[test]
fn cut_anywhere_it_says_so() {
    let plan = example();
    let link = encode(&plan);
    for length in 0..link.len() {
        match decode(&link[..length]) {
            Err(LinkError::CutShort { arrived, missing }) => {
                assert_eq!(arrived, length);
                assert!(missing == 0 || missing == (link.len() - length) % 3844, "{length}: {missing}");
            }
            // A cut of almost whole turns of the length looks like a word glued on.
            Err(LinkError::Damaged) => {
                assert!((link.len() - length) % 3844 == 0 || (link.len() - length) % 3844 > 3600)
            }
            Err(LinkError::NotALink) => assert_eq!(length, 0),
            other => panic!("cut at {length}: {other:?}"),
        }
    }
}

#[test]
fn with_any_character_changed_it_is_the_same_plan_or_an_error() {
    let signs = ["0", "A", "k", "z", "-", "%", "é", "", "Zz", "5"];
    let small = format::read(SAMPLES[1].1).unwrap().plan;
    for (plan, each) in [(example(), 1), (small, signs.len())] {
        let link = encode(&plan);
        let same_or_error = |changed: String| {
            if let Ok(opened) = decode(&changed) {
                assert_eq!(opened, plan, "{changed}");
            }
        };
        for at in 0..link.len() {
            for turn in 0..each {
                same_or_error(format!("{}{}{}", &link[..at], signs[(at + turn) % signs.len()], &link[at + 1..]));
            }
            if at + 1 < link.len() && at % 4 == 0 {
                same_or_error(format!("{}{}{}{}", &link[..at], &link[at + 1..at + 2], &link[at..=at], &link[at + 2..]));
            }
        }
        assert_eq!(decode(&link.to_lowercase()), Err(LinkError::LowerCase));
    }
}

#[test]
fn what_is_glued_to_a_link_does_not_matter() {
    let plan = example();
    let link = encode(&plan);
    for end in ["&utm_source=news&fbclid=Iw", ".", ")", "%0A", "\n", "?x", "seeyou", " and more"] {
        assert_eq!(decode(&format!("{link}{end}")), Ok(plan.clone()), "{end}");
    }
    assert_eq!(decode(&format!("#{link}")), Ok(plan));
}

#[test]
fn a_link_is_found_in_an_address() {
    for (address, found) in [
        ("https://a.example/b/#p0abcDEF", Some("p0abcDEF")),
        ("https://a.example/b/%23p0abc&utm_source=x", Some("p0abc")),
        ("https://a.example/b/%2523p0abc", Some("p0abc")),
        ("https://a.example/b/?x=1#p1abc.", Some("p1abc")),
        ("https://a.example/b/#p0", Some("p0")),
        ("https://a.example/b/#/question/2", None),
        ("https://a.example/b/#plan", None),
        ("https://a.example/b/", None),
        ("", None),
    ] {
        assert_eq!(find_in_address(address), found, "{address}");
    }
}

#[test]
fn what_is_no_link_of_ours_is_told_apart() {
    for (fragment, error) in [
        ("", LinkError::NotALink),
        ("/question/2", LinkError::NotALink),
        ("plan", LinkError::NotALink),
        ("p1abc", LinkError::TooNew { version: 1 }),
        ("p", LinkError::CutShort { arrived: 1, missing: 0 }),
        ("p0abc", LinkError::CutShort { arrived: 5, missing: 0 }),
        ("p000aaaa", LinkError::Damaged),
    ] {
        assert_eq!(decode(fragment), Err(error), "{fragment}");
    }
}

#[test]
fn giants_and_bombs_are_refused_at_once() {
    let giant = format!("p0{}", "a".repeat(10_000_000));
    let began = Instant::now();
    assert_eq!(decode(&giant), Err(LinkError::TooLong));
    assert!(began.elapsed() < Duration::from_millis(200));
    let began = Instant::now();
    for bomb in [vec![0u8; 5_000_000], vec![b'['; 199_000]] {
        assert!(decode(&link::sealed(&bomb)).is_err());
    }
    println!("bombs: {:?}, most of it spent making them", began.elapsed());
}

#[test]
fn a_plan_that_outgrew_its_limits_far_is_refused_with_the_field() {
    let mut plan = Plan::default();
    plan.answers.set("plan.title", Some(joint_action::plan::Answer::Text("x".repeat(400))));
    let error = decode(&encode(&plan)).unwrap_err();
    assert!(
        matches!(&error, LinkError::Refused(format::FormatError::TooMuch { path, .. }) if path == "plan.title"),
        "{error}"
    );
}
