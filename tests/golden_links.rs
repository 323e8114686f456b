//! Links of many plans, letter for letter: what is made here opens for ever.
//!
//! Until the first release a change of the model makes them anew
//! (`UPDATE_EXPECT=1 cargo test --test golden_links`), with a line in the
//! changelog; after it there is no change. Browsers have to make the same
//! letters: see the journey `the_same_letters_as_natively`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use joint_action::content::{FIELDS, Field, Kind};
use joint_action::format;
use joint_action::link::{Document, document};
use joint_action::plan::copy::{Parts, Preset, copy};
use joint_action::plan::{Answer, Answers, Plan};
use joint_action_packer::p1::Packer;

/// One link: the plan's file below `tests`, for whom, what was left out, the link.
struct Golden {
    file: String,
    preset: usize,
    without: u8,
    link: String,
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn plan(file: &str) -> Plan {
    format::read(&std::fs::read_to_string(tests().join(file)).unwrap()).unwrap().plan
}

impl Golden {
    fn document(&self) -> Document {
        let (preset, without) = (Preset::ALL[self.preset], Parts::from_bits(self.without).unwrap());
        Document { preset, without, plan: copy(&plan(&self.file), preset, without) }
    }
}

fn golden() -> Vec<Golden> {
    let text = std::fs::read_to_string(tests().join("golden/links.txt")).unwrap();
    let line = |line: &str| {
        let [file, preset, without, link] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Golden {
            file: file.to_owned(),
            preset: preset.parse().unwrap(),
            without: without.parse().unwrap(),
            link: link.to_owned(),
        }
    };
    text.lines().map(line).collect()
}

/// The plans with everything in them are written once and then stay.
fn write_full_plans() {
    for seed in 1..=4 {
        let file = tests().join(format!("golden/plans/full-{seed}.json"));
        if !file.exists() {
            std::fs::write(file, format::write_pretty(&common::full_plan(seed * 7_919))).unwrap();
        }
    }
}

#[test]
fn every_golden_link_is_made_and_opens_as_ever() {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        write_full_plans();
    }
    let mut packer = Packer::primed();
    let mut out = String::new();
    let mut wrong = Vec::new();
    for golden in golden() {
        let document = golden.document();
        let bytes = document::write(&document);
        let link = packer.pack(&bytes).unwrap();
        assert_eq!(document::read(&packer.open(&link).unwrap()).unwrap(), document, "{}", golden.file);
        if link != golden.link {
            wrong.push(format!("{} for {:?}", golden.file, document.preset));
        }
        out += &format!("{}\t{}\t{}\t{link}\n", golden.file, golden.preset, golden.without);
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(tests().join("golden/links.txt"), out).unwrap();
    } else {
        assert!(wrong.is_empty(), "other letters than ever: {wrong:?}");
    }
}

#[test]
fn there_are_enough_of_them() {
    let all = golden();
    assert!(all.len() >= 40, "{}", all.len());
    for preset in 0..Preset::ALL.len() {
        assert!(all.iter().any(|golden| golden.preset == preset), "none for {:?}", Preset::ALL[preset]);
    }
    let mut written = BTreeSet::new();
    for golden in &all {
        see(FIELDS, true, &golden.document().plan.answers, &mut written);
    }
    let mut every = BTreeSet::new();
    ids(FIELDS, &mut every);
    assert_eq!(every.difference(&written).collect::<Vec<_>>(), Vec::<&&str>::new());
}

/// The ids of fields and columns that are answered.
fn see(fields: &'static [Field], top: bool, answers: &Answers, written: &mut BTreeSet<&'static str>) {
    for field in fields {
        let Some(answer) = answers.get(if top { field.id } else { field.key }) else { continue };
        written.insert(field.id);
        if let (Kind::Rows(list), Answer::Rows(rows)) = (&field.kind, answer) {
            rows.iter().for_each(|row| see(list.columns, false, &row.answers, written));
        }
    }
}

fn ids(fields: &'static [Field], every: &mut BTreeSet<&'static str>) {
    for field in fields {
        every.insert(field.id);
        if let Kind::Rows(list) = &field.kind {
            ids(list.columns, every);
        }
    }
}
