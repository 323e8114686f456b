//! Reading what was printed.

use std::io::Write;
use std::process::{Command, Stdio};

use browser_tests::engine::program;

/// The text of a PDF in three readings: of columns and tables, no single one has them all in order.
pub fn text_of(pdf: &[u8]) -> Vec<String> {
    let program = program("JOINT_ACTION_PDFTOTEXT", &["pdftotext"]);
    let reading = |way: &[&str]| {
        let mut child = Command::new(&program)
            .args(way)
            .args(["-enc", "UTF-8", "-nopgbrk", "-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let mut into = child.stdin.take().expect("its input");
        let bytes = pdf.to_vec();
        let writer = std::thread::spawn(move || into.write_all(&bytes));
        let out = child.wait_with_output().expect("its output");
        writer.join().expect("written").expect("written");
        assert!(out.status.success(), "{} could not read the PDF", program.display());
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    vec![reading(&[]), reading(&["-raw"]), reading(&["-layout"])]
}

/// Every one of these is on the paper, wherever its lines break.
pub fn assert_holds(readings: &[String], words: &[String]) {
    let squeezed: Vec<String> = readings.iter().map(|text| squeeze(text)).collect();
    let missing: Vec<&String> =
        words.iter().filter(|words| !squeezed.iter().any(|text| text.contains(&squeeze(words)))).collect();
    assert!(missing.is_empty(), "{} of {} answers are not on the paper: {missing:#?}", missing.len(), words.len());
}

/// Letters and digits alone; what a font writes as one shape is taken apart again.
fn squeeze(text: &str) -> String {
    let mut plain = text.to_owned();
    for (shape, letters) in
        [("\u{fb00}", "ff"), ("\u{fb01}", "fi"), ("\u{fb02}", "fl"), ("\u{fb03}", "ffi"), ("\u{fb04}", "ffl")]
    {
        plain = plain.replace(shape, letters);
    }
    plain.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
