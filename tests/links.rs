//! Plans in links: the same plan, or a clear error.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use common::primer;
use common::{SAMPLES, any_plan, example};
use joint_action::content::{Field, Items, Kind, Target};
use joint_action::format;
use joint_action::link::document::{self, Document};
use joint_action::plan::copy::{Parts, Preset};
use joint_action::plan::{Answer, Plan};
use joint_action_packer::p1::{OpenError, Packer, pack_primer, schema};
use proptest::prelude::*;

/// What every opening must take less than. Builds that are not optimised
/// throughout, and machines with other work, get some room.
const AT_ONCE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2_000 } else { 1_000 });

/// One packer for all tests: priming takes a while, and packing must leave no trace.
fn packer<T>(act: impl FnOnce(&mut Packer) -> T) -> T {
    static PACKER: OnceLock<Mutex<Packer>> = OnceLock::new();
    let packer = PACKER.get_or_init(|| Mutex::new(Packer::primed()));
    act(&mut packer.lock().unwrap_or_else(|broken| broken.into_inner()))
}

fn pack(plan: &Plan) -> String {
    let document = Document { plan: plan.clone(), ..Document::default() };
    packer(|packer| packer.pack(&document::write(&document))).unwrap()
}

/// What a link opens as, at once.
fn open(link: &str) -> Result<Plan, OpenError> {
    let began = Instant::now();
    let opened = packer(|packer| {
        let began = Instant::now();
        (packer.open(link), began.elapsed())
    });
    assert!(opened.1 < AT_ONCE, "{:?} of {:?}: {link}", opened.1, began.elapsed());
    opened.0.map(|bytes| document::read(&bytes).unwrap().plan)
}

/// So many at least, or more in a long run: `JOINT_ACTION_LONG=200000`.
fn long(ordinary: usize) -> usize {
    std::env::var("JOINT_ACTION_LONG").ok().and_then(|many| many.parse().ok()).unwrap_or(ordinary)
}

/// The small plans by which the primer is judged.
fn small_plans() -> Vec<Plan> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let plans = primer::plans(&folder).into_iter().filter(|(name, _)| name.starts_with("s-"));
    plans.map(|(_, text)| format::read(&text).unwrap().plan).collect()
}

/// Numbers that differ each time they are asked for, but not from run to run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#[test]
fn every_sample_opens_as_the_plan_that_was_sent() {
    for (name, text) in SAMPLES {
        let plan = format::read(text).unwrap().plan;
        let link = pack(&plan);
        assert_eq!(open(&link), Ok(plan), "{name}");
        assert!(link.starts_with("p1") && link.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
    assert_eq!(open(&pack(&Plan::default())), Ok(Plan::default()));
}

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn a_link_gives_back_what_it_was_given(plan in any_plan(), preset in 0usize..6, bits in 0u8..64) {
        let document = Document { preset: Preset::ALL[preset], without: Parts::from_bits(bits).unwrap(), plan };
        let bytes = document::write(&document);
        prop_assert_eq!(document::read(&bytes).unwrap(), document.clone());
        let link = packer(|packer| packer.pack(&bytes)).unwrap();
        let opened = packer(|packer| packer.open(&link)).unwrap();
        prop_assert!(opened == bytes);
    }

    #[test]
    fn any_bytes_are_a_document_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = document::read(&bytes);
        let _ = packer(|packer| packer.pack(&bytes));
    }

    #[test]
    fn a_document_with_a_changed_byte_is_packed_as_it_is_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = document::write(&Document { plan: example(), ..Document::default() });
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = document::read(&bytes);
        if let Ok(link) = packer(|packer| packer.pack(&bytes)) {
            prop_assert!(packer(|packer| packer.open(&link)) == Ok(bytes), "byte {at} as {byte}");
        }
    }

    #[test]
    fn any_text_is_a_link_or_an_error(text in "(#?p[0-9])?\\PC{0,60}", letters in "p1[0-9A-Za-z]{0,300}") {
        prop_assert!(open(&text).is_err() && open(&letters).is_err());
    }
}

#[test]
fn cut_anywhere_it_says_so_and_gives_its_beginning() {
    for plan in [small_plans().remove(0), format::read(SAMPLES[1].1).unwrap().plan] {
        let link = pack(&plan);
        let mut most = 0;
        for length in 1..link.len() {
            match packer(|packer| packer.open(&link[..length])) {
                Err(OpenError::CutShort { arrived, missing, beginning }) => {
                    assert_eq!(arrived, length);
                    assert!(missing == 0 || missing == link.len() - length, "{length}: {missing}");
                    if beginning.is_empty() {
                        assert!(length <= 10, "nothing of {length} characters");
                        continue;
                    }
                    let begun = document::read(&beginning).unwrap().plan;
                    let (title, whole) = (begun.text("plan.title"), plan.text("plan.title"));
                    assert!(whole.starts_with(title), "{title:?} for {whole:?}");
                    for (row, own) in begun.partners().iter().zip(plan.partners()) {
                        assert!(own.text("name").starts_with(row.text("name")));
                        for choice in ["sector", "size", "status", "role", "say"] {
                            assert!(["", own.choice(choice)].contains(&row.choice(choice)), "{choice} at {length}");
                        }
                    }
                    most = most.max(begun.answers.iter().count());
                }
                other => panic!("cut at {length}: {other:?}"),
            }
        }
        assert!(most + 3 >= plan.answers.iter().count(), "{most} answers at most");
    }
    assert_eq!(open(""), Err(OpenError::NotALink));
}

#[test]
fn with_any_character_changed_it_is_the_same_plan_or_an_error() {
    let mut dice = Dice(7);
    for plan in small_plans() {
        let link = pack(&plan);
        for at in 0..link.len() {
            let mut changed = link.clone().into_bytes();
            let other = DIGITS[dice.below(62)];
            if other == changed[at] {
                continue;
            }
            changed[at] = other;
            let changed = String::from_utf8(changed).unwrap();
            // The last one may have bits to spare.
            let opened = open(&changed);
            assert!(opened.is_err() || opened.as_ref() == Ok(&plan), "{changed}");
        }
    }
}

#[test]
fn with_neighbours_swapped_it_is_the_same_plan_or_an_error() {
    for plan in small_plans() {
        let link = pack(&plan);
        for at in 1..link.len() {
            let mut swapped = link.clone().into_bytes();
            swapped.swap(at - 1, at);
            let swapped = String::from_utf8(swapped).unwrap();
            let opened = open(&swapped);
            assert!(opened.is_err() || opened.as_ref() == Ok(&plan), "{swapped}");
        }
    }
}

#[test]
fn with_its_case_lost_it_says_so() {
    for plan in small_plans() {
        let small = pack(&plan).to_lowercase();
        assert_eq!(open(&small), Err(OpenError::LowerCase));
        assert!(open(&pack(&plan).to_uppercase()).is_err());
    }
}

#[test]
fn no_body_opens_as_another_plan_or_takes_long() {
    let mut dice = Dice(long(1) as u64);
    let plans = small_plans();
    let links: Vec<String> = plans.iter().map(pack).collect();
    let mut slowest = Duration::ZERO;
    for turn in 0..long(2_000) {
        let mut link = links[turn % links.len()].clone().into_bytes();
        match turn % 4 {
            // Other characters in some places.
            0 | 1 => {
                for _ in 0..=dice.below(8) {
                    let at = 8 + dice.below(link.len() - 8);
                    link[at] = DIGITS[dice.below(62)];
                }
            }
            // Any body of this length; any check.
            2 => link[4..].iter_mut().for_each(|sign| *sign = DIGITS[dice.below(62)]),
            // One character many times over.
            _ => {
                let from = 8 + dice.below(link.len() - 8);
                let sign = DIGITS[dice.below(62)];
                link[from..].fill(sign);
            }
        }
        let link = String::from_utf8(link).unwrap();
        let began = Instant::now();
        let opened = open(&link);
        slowest = slowest.max(began.elapsed());
        assert!(opened.is_err() || opened.as_ref() == Ok(&plans[turn % links.len()]), "{link}");
    }
    println!("slowest {slowest:?}");
}

#[test]
fn what_is_glued_to_a_link_does_not_matter() {
    let plan = example();
    let link = pack(&plan);
    for end in ["&utm_source=news&fbclid=Iw", ".", ")", "%0A", "\n", "?x", "seeyou", " and more"] {
        assert_eq!(open(&format!("{link}{end}")), Ok(plan.clone()), "{end}");
    }
    assert_eq!(open(&format!("#{link}")), Ok(plan));
}

#[test]
fn what_is_no_link_of_ours_is_told_apart() {
    let cut = |arrived| OpenError::CutShort { arrived, missing: 0, beginning: Vec::new() };
    for (fragment, error) in [
        ("", OpenError::NotALink),
        ("/question/2", OpenError::NotALink),
        ("plan", OpenError::NotALink),
        ("p0abcdefghijk", OpenError::NotALink),
        ("p2abc", OpenError::TooNew { version: 2 }),
        ("p", cut(1)),
        ("p1abc", cut(5)),
        ("p100aaaa", OpenError::Changed),
    ] {
        assert_eq!(open(fragment), Err(error), "{fragment}");
    }
}

#[test]
fn giants_and_bombs_are_refused_at_once() {
    let giant = format!("p1{}", "aA".repeat(5_000_000));
    assert_eq!(open(&giant), Err(OpenError::TooLong));
    for sign in DIGITS {
        for length in [74, 500, 3_000] {
            let body: String = std::iter::repeat_n(char::from(*sign), length).collect();
            let header = [length % 3844 / 62, length % 62].map(|digit| char::from(DIGITS[digit]));
            assert!(open(&format!("p1{}{}Aaaa{body}", header[0], header[1])).is_err());
        }
    }
}

#[test]
fn a_plan_that_outgrew_its_limits_far_is_refused_with_the_field() {
    let mut plan = Plan::default();
    plan.answers.set("plan.title", Some(Answer::Text("x".repeat(400))));
    let link = pack(&plan);
    let error = document::read(&packer(|packer| packer.open(&link)).unwrap()).unwrap_err();
    assert!(error.to_string().contains("is this plan called"), "{error}");
}

#[test]
fn the_packer_numbers_fields_as_the_page_does() {
    fn same(field: &'static Field, kind: schema::Kind) -> bool {
        use schema::Kind as Packed;
        let options = document::options(field).len();
        match (&field.kind, kind) {
            (Kind::Line { .. } | Kind::Lines { .. }, Packed::Text(_))
            | (Kind::Number { .. }, Packed::Number)
            | (Kind::YesNo, Packed::YesNo)
            | (Kind::Date, Packed::Date)
            | (Kind::Partners, Packed::Partners)
            | (Kind::Texts { .. }, Packed::Texts(_))
            | (Kind::Themes, Packed::Themes) => true,
            (Kind::Automatic, Packed::Hex(digits)) => digits == if field.id == "plan.id" { 12 } else { 6 },
            (Kind::Choice(_), Packed::Choice(many)) | (Kind::Choices(_), Packed::Choices(many)) => {
                options == usize::from(many)
            }
            (Kind::Reference(target), Packed::Partner) => *target != Target::Outcome,
            (Kind::Reference(target), Packed::Outcome) => *target == Target::Outcome,
            (Kind::States { of: Items::Outcomes, .. }, Packed::Outcomes(states)) => options == usize::from(states),
            (Kind::States { of: Items::Fixed(_), .. }, Packed::States(items, states)) => {
                document::items(field).len() == usize::from(items) && options == usize::from(states)
            }
            (Kind::Rows(rows), Packed::Rows(most, kinds)) => {
                let columns = document::columns(field);
                rows.most == usize::from(most)
                    && columns.len() == kinds.len()
                    && columns.iter().zip(kinds).all(|(column, kind)| same(column, *kind))
            }
            _ => false,
        }
    }
    assert_eq!(document::fields().count(), schema::FIELDS.len());
    for (field, kind) in document::fields().zip(schema::FIELDS) {
        assert!(same(field, kind), "{} is packed as {kind:?}", field.id);
    }
    for (place, id) in schema::TARGETS.into_iter().zip(["partners.items", "success.outcomes"]) {
        assert_eq!(document::fields().nth(place).unwrap().id, id);
    }
}

#[test]
fn the_packed_primer_is_the_primer() {
    let packed = std::fs::read(primer::folder().join("primer.bin")).unwrap();
    let made = pack_primer(&primer::bytes(&primer::folder(), &[])).unwrap();
    assert!(packed == made, "run `cargo run --release --example make_primer`");
}
