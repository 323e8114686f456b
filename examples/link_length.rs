//! How long the links of plans are, and how long making and opening them takes.
//!
//! `cargo run --release --example link_length -- FILE.json …` prints a line for
//! each plan, tab-separated: file name, characters of the full plan's link
//! after `#`, version of its QR code (or `-`), milliseconds to make and to open
//! it; last a line with milliseconds and megabytes of priming. Each link is
//! opened and compared with the plan before its line is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use joint_action::format;
use joint_action::link::document::{self, Document};
use joint_action::plan::copy::{Parts, Preset};
use joint_action_packer::p1::Packer;
use joint_action_packer::qr;

/// Where the page may stand, which a QR code has to hold too.
const ADDRESS: &str = "https://joint-action.example/";

fn main() -> ExitCode {
    let began = Instant::now();
    let mut packer = Packer::primed();
    let primed = began.elapsed();
    for file in std::env::args().skip(1) {
        if let Err(fault) = line(&mut packer, &file) {
            eprintln!("{file}: {fault}");
            return ExitCode::FAILURE;
        }
    }
    println!("priming\t{:.1}\t{:.1}", primed.as_secs_f64() * 1e3, packer.memory() as f64 / 1e6);
    ExitCode::SUCCESS
}

fn line(packer: &mut Packer, file: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let plan = format::read(&text).map_err(|error| error.to_string())?.plan;
    let document = Document { preset: Preset::Own, without: Parts::default(), plan };
    let began = Instant::now();
    let link = packer.pack(&document::write(&document)).map_err(|error| format!("{error:?}"))?;
    let made = began.elapsed();
    let began = Instant::now();
    let opened = packer.open(&link).map_err(|error| format!("{error:?}"))?;
    let opened = document::read(&opened).map_err(|error| error.to_string())?;
    let took = began.elapsed();
    if opened != document {
        return Err("the link opens as another plan".to_owned());
    }
    let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let version = qr::plan(ADDRESS, &link).map_or_else(|| "-".to_owned(), |qr| qr.version.to_string());
    println!("{name}\t{}\t{version}\t{:.1}\t{:.1}", link.len(), made.as_secs_f64() * 1e3, took.as_secs_f64() * 1e3);
    Ok(())
}
