//! Links as digits and as square codes, read back by somebody else's reader.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod dice;

use std::time::Instant;

use dice::Dice;
use joint_action_packer::qr::{self, MOST_DIGITS, MOST_VERSION, Qr};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

const ADDRESS: &str = "https://plans.example.org/joint-action/";

#[test]
fn a_link_as_digits_comes_back_exactly() {
    let mut dice = Dice(1);
    for body in (0..700).chain((700..6600).step_by(97)) {
        let link = dice.link(body);
        let digits = qr::digits(&link).unwrap();
        assert!(digits.starts_with("d1") && digits[1..].bytes().all(|digit| digit.is_ascii_digit()));
        assert_eq!(digits.len(), 6 + qr::digits_for(body + 4));
        assert_eq!(qr::from_digits(&digits).as_deref(), Some(link.as_str()), "{body}");
    }
    for link in ["p10000000", "p1zzzzzzz", "p100zzzz", "p1zzzzzzzzzzzzzzzzzzzzzzzz", "p100", "p1000"] {
        assert_eq!(qr::from_digits(&qr::digits(link).unwrap()).as_deref(), Some(link));
    }
}

#[test]
fn digits_that_no_link_is_written_as_are_refused() {
    let digits = qr::digits(&Dice(2).link(60)).unwrap();
    let count = |many: usize| format!("d10060{}", "0".repeat(many));
    for (text, is_one) in [
        (digits.clone(), true),
        // 2 letters are 4 digits and 3 letters are 6, so none are 5.
        (count(4), true),
        (count(5), false),
        (count(6), true),
        // 62 * 62 = 3844.
        ("d100603843".into(), true),
        ("d100603844".into(), false),
        ("d138430000".into(), true),
        ("d138440000".into(), false),
        (digits[..digits.len() - 1].into(), false),
        (digits.replace("d1", "d2"), false),
        (digits.replace("d1", "d1-"), false),
        (format!("{}x", &digits[..digits.len() - 1]), false),
        (format!("{}é", &digits[..digits.len() - 2]), false),
        ("d1".into(), false),
        ("d1é".into(), false),
        ("d1000".into(), false),
        ("".into(), false),
        ("0".repeat(MOST_DIGITS + 1), false),
    ] {
        assert_eq!(qr::from_digits(&text).is_some(), is_one, "{text}");
    }
    for text in ["", "p", "p1", "p10", "p2000000", "j1000000", "p1é00000", "p100-", "d10000"] {
        assert_eq!(qr::digits(text), None, "{text}");
    }
    assert_eq!(qr::digits(&Dice(3).link(6_700)), None);
}

#[test]
fn digits_are_quick_to_make_and_to_read() {
    let link = Dice(4).link(6_000);
    let began = Instant::now();
    let digits = qr::digits(&link).unwrap();
    let made = began.elapsed();
    assert_eq!(qr::from_digits(&digits).unwrap(), link);
    println!("6,000 characters as digits: {made:?}; there and back: {:?}", began.elapsed());
    assert!(began.elapsed().as_millis() < 500);
}

/// What an independent reader sees in the drawing, at so many pixels a module.
fn read(code: &Qr, pixels: usize) -> Option<String> {
    let (side, dark) = drawn(code);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * pixels, side * pixels, |x, y| {
        if dark[y / pixels * side + x / pixels] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    assert!(grids.len() <= 1);
    grids.first().map(|grid| grid.decode().unwrap().1)
}

/// The modules of a drawing, quiet zone included.
fn drawn(code: &Qr) -> (usize, Vec<bool>) {
    let side = code.size + 2 * qr::QUIET;
    let mut dark = vec![false; side * side];
    for run in code.dark().split_terminator('z') {
        let (x, rest) = run.strip_prefix('M').unwrap().split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (width, rest) = rest.split_once("v1h-").unwrap();
        assert_eq!(width, rest);
        let (x, y, width): (usize, usize, usize) = (x.parse().unwrap(), y.parse().unwrap(), width.parse().unwrap());
        dark[y * side + x..][..width].fill(true);
    }
    (side, dark)
}

#[test]
fn a_plan_is_read_from_its_code_by_an_independent_reader() {
    let mut dice = Dice(5);
    let mut versions = Vec::new();
    for body in (0..1278).step_by(27) {
        let link = dice.link(body);
        let Some(code) = qr::plan(ADDRESS, &link) else { panic!("a body of {body} has no code") };
        let pixels = 3 + body % 2;
        let text = read(&code, pixels).unwrap();
        let digits = text.strip_prefix(ADDRESS).unwrap().strip_prefix('#').unwrap();
        assert_eq!(qr::from_digits(digits).unwrap(), link, "{body} at {pixels}");
        versions.push(code.version);
    }
    assert!(versions.is_sorted());
    assert_eq!(versions.last(), Some(&MOST_VERSION));
    versions.dedup();
    assert_eq!(versions.len(), 20, "{versions:?}");
}

#[test]
fn each_module_is_where_another_writer_draws_it() {
    let mut dice = Dice(10);
    for version in 1..=MOST_VERSION {
        // As many signs as a version holds, then fewer: of bytes, of digits, of both.
        let all: String = dice.letters(1_100);
        let most = (1..1_100).rev().find(|count| qr::text(&all[..*count], version).is_some()).unwrap();
        let both = format!("{}{}", &all[..most / 3], "8675309".repeat(most / 7));
        for text in [&all[..most], &all[..most - 1], &all[..most - 2], "0123456789".repeat(most / 5).as_str(), &both] {
            let ours = qr::text(text, version).unwrap();
            let signs = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
            let bytes = QrSegment::make_bytes(signs.as_bytes());
            let segments: Vec<QrSegment> = [bytes, QrSegment::make_numeric(&text[signs.len()..])]
                .into_iter()
                .filter(|segment| segment.num_chars() > 0)
                .collect();
            let is_ours = |mask| {
                let (least, most) = (Version::new(1), Version::new(version));
                let code = QrCode::encode_segments_advanced(
                    &segments,
                    QrCodeEcc::Low,
                    least,
                    most,
                    Some(Mask::new(mask)),
                    false,
                )
                .unwrap();
                let at = |at: usize| code.get_module((at % ours.size) as i32, (at / ours.size) as i32);
                code.version().value() == ours.version
                    && (0..).map(at).zip(&ours.modules).all(|(theirs, ours)| theirs == *ours)
            };
            // Which mask is best is judged a little differently.
            assert!((0..8).any(is_ours), "version {version}: {text}");
        }
    }
}

#[test]
fn a_plan_too_large_for_a_code_that_is_easily_read_has_none() {
    let mut dice = Dice(6);
    let most = (1000..2000).rev().find(|body| qr::plan(ADDRESS, &dice.link(*body)).is_some()).unwrap();
    println!("the longest body in a code of version 22 at this address: {most} characters");
    assert!((1250..1400).contains(&most), "{most}");
    assert_eq!(qr::plan(ADDRESS, &dice.link(6_000)), None);
    assert_eq!(qr::plan(ADDRESS, "#/question/2"), None);
    assert_eq!(qr::plan(&"x".repeat(2_000), &dice.link(10)), None);
}

#[test]
fn any_text_is_read_from_its_code_if_it_fits() {
    let join = format!("{ADDRESS}#j1{}", Dice(7).letters(60));
    for text in [join.as_str(), "0123456789", "ABC-123", "Pawb yn ôl i’r bwrdd", "سب", " "] {
        let code = qr::text(text, 6).unwrap();
        assert!(code.version <= 6);
        assert_eq!(read(&code, 3).as_deref(), Some(text));
    }
    for (most, bytes) in [(1, 17), (2, 32), (6, 134), (7, 154), (10, 271), (22, 1003)] {
        let text = "é".repeat(bytes / 2) + &"x".repeat(bytes % 2);
        assert_eq!(qr::text(&text, most).map(|code| code.version), Some(most));
        assert_eq!(qr::text(&(text + "x"), most), None);
    }
}

#[test]
fn a_drawing_is_the_code_with_its_quiet_zone() {
    let Qr { size, modules, version } = qr::plan(ADDRESS, &Dice(8).link(300)).unwrap();
    assert_eq!(size, 17 + 4 * usize::from(version));
    let code = Qr { size, modules, version };
    let (side, dark) = drawn(&code);
    assert_eq!(side, size + 8);
    for y in 0..side {
        for x in 0..side {
            let inside = (4..side - 4).contains(&x) && (4..side - 4).contains(&y);
            assert_eq!(dark[y * side + x], inside && code.modules[(y - 4) * size + x - 4], "{x} {y}");
        }
    }
}

#[test]
fn the_code_of_a_plan_is_drawn_quickly() {
    let link = Dice(9).link(1_270);
    let began = Instant::now();
    let dark = qr::plan(ADDRESS, &link).unwrap().dark();
    println!("a code of version 22: {:?}, {} bytes", began.elapsed(), dark.len());
    assert!(began.elapsed().as_millis() < 500);
}
