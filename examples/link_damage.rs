//! What becomes of links that are damaged on their way.
//!
//! `cargo run --release --example link_damage -- FILE.json …` takes the link of
//! each plan and cuts it at every length, puts another character in the place
//! of each in turn, swaps all neighbours, and loses its case both ways. It
//! prints a line for each plan and kind of damage, tab-separated: file name,
//! kind, links tried, opened as the same plan, said to be cut, said to be
//! changed, other sentences, the slowest in milliseconds. A link that opens as
//! another plan ends it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use joint_action::format;
use joint_action::link::document::{self, Document};
use joint_action::plan::copy::{Parts, Preset};
use joint_action_packer::p1::{OpenError, Packer};

const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn main() -> ExitCode {
    let mut packer = Packer::primed();
    for file in std::env::args().skip(1) {
        if let Err(fault) = plan(&mut packer, &file) {
            eprintln!("{file}: {fault}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn plan(packer: &mut Packer, file: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let plan = format::read(&text).map_err(|error| error.to_string())?.plan;
    let whole = document::write(&Document { preset: Preset::Own, without: Parts::default(), plan });
    let link = packer.pack(&whole).map_err(|error| format!("{error:?}"))?;
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let signs = link.as_bytes();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("letters and digits");
    let cut = (0..signs.len()).map(|at| link[..at].to_owned());
    let changed = (0..signs.len()).map(|at| {
        let mut signs = signs.to_vec();
        // Each time another one.
        let old = DIGITS.iter().position(|sign| *sign == signs[at]).expect("a digit");
        signs[at] = DIGITS[(old + 1 + at % 61) % 62];
        text(signs)
    });
    let swapped = (1..signs.len()).filter(|at| signs[at - 1] != signs[*at]).map(|at| {
        let mut signs = signs.to_vec();
        signs.swap(at - 1, at);
        text(signs)
    });
    let case = [link.to_lowercase(), link.to_uppercase()];
    try_all(packer, &name, "cut", &whole, cut)?;
    try_all(packer, &name, "changed", &whole, changed)?;
    try_all(packer, &name, "swapped", &whole, swapped)?;
    try_all(packer, &name, "case lost", &whole, case.into_iter())
}

fn try_all(
    packer: &mut Packer,
    name: &str,
    kind: &str,
    whole: &[u8],
    links: impl Iterator<Item = String>,
) -> Result<(), String> {
    let (mut tried, mut same, mut cut, mut changed, mut other) = (0, 0, 0, 0, 0);
    let mut slowest = Duration::ZERO;
    for link in links {
        let began = Instant::now();
        let opened = packer.open(&link);
        slowest = slowest.max(began.elapsed());
        tried += 1;
        match opened {
            Ok(bytes) if bytes == whole => same += 1,
            Ok(_) => return Err(format!("opens as another plan: {link}")),
            Err(OpenError::CutShort { .. }) => cut += 1,
            Err(OpenError::Changed) => changed += 1,
            Err(_) => other += 1,
        }
    }
    println!("{name}\t{kind}\t{tried}\t{same}\t{cut}\t{changed}\t{other}\t{:.0}", slowest.as_secs_f64() * 1e3);
    Ok(())
}
