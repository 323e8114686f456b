//! The primer's texts as the bytes that the packer packs.

use std::fs;
use std::path::{Path, PathBuf};

use joint_action::content::FIELDS;
use joint_action::format;
use joint_action::link::document::{self, Document, fields};
use joint_action::plan::Answer;

/// Where the texts are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packer/primer")
}

/// All of them in the order in which they are read: lists, lines, plans.
pub fn bytes(folder: &Path, leave_out: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    for name in ["lists.txt", "lines.txt"] {
        for line in fs::read_to_string(folder.join(name)).unwrap().lines().filter(|line| !line.is_empty()) {
            put_line(&mut out, line);
        }
    }
    for (name, text) in plans(&folder.join("plans")) {
        if !leave_out.contains(&name.as_str()) {
            put_plan(&mut out, &name, &text);
        }
    }
    out.push(0);
    out
}

/// Every plan of a folder with its name, in the order of the names.
pub fn plans(folder: &Path) -> Vec<(String, String)> {
    let mut plans: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    plans.sort();
    plans
}

/// `field|text`: 1, the numbers of the field and of its column, 0, the text.
fn put_line(out: &mut Vec<u8>, line: &str) {
    let (id, text) = line.split_once('|').unwrap_or_else(|| panic!("no field: {line}"));
    out.push(1);
    let plain = |id: &str| id.replace("[]", "");
    let at = fields().position(|field| id == field.id || id.starts_with(&format!("{}.", field.id)));
    let at = at.unwrap_or_else(|| panic!("no such field: {id}"));
    out.push(at as u8 + 1);
    let mut field = fields().nth(at).unwrap();
    while id != plain(field.id) {
        let columns = document::columns(field);
        let at = columns
            .iter()
            .position(|column| id == plain(column.id) || id.starts_with(&format!("{}.", plain(column.id))));
        let at = at.unwrap_or_else(|| panic!("no such column: {id}"));
        out.push(at as u8 + 1);
        field = &columns[at];
    }
    out.push(0);
    out.extend_from_slice(text.as_bytes());
    out.push(0);
}

/// 2, and a plan as a partner's copy. Every plan that is shared has an identity,
/// which its file may not have yet.
fn put_plan(out: &mut Vec<u8>, name: &str, text: &str) {
    let mut plan = format::read(text).unwrap_or_else(|error| panic!("{name}: {error}")).plan;
    assert!(FIELDS.iter().any(|field| plan.answers.get(field.id).is_some()));
    for (id, digits) in [("plan.id", "000000000000"), ("plan.base", "000000")] {
        if plan.text(id).is_empty() {
            plan.answers.set(id, Some(Answer::Text(digits.to_owned())));
        }
    }
    out.push(2);
    out.extend(document::write(&Document { plan, ..Document::default() }));
}
