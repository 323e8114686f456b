//! Who may know whom, read from the source itself.
//!
//! Imports go down only, and neighbours do not import each other; only the
//! user interface knows Leptos, only `browser` knows the browser, and nothing
//! below the user interface reads a clock, makes random numbers or does I/O.
//! Tests inside a module may use anything, so they are not read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module below the user interface and what it may import.
const LAYERS: &[(&str, &[&str])] = &[
    ("content", &[]),
    ("markup", &[]),
    ("order", &[]),
    ("plan", &["content", "order"]),
    ("form_aid", &["plan", "content", "order"]),
    ("format", &["plan", "content", "order"]),
    ("assess", &["form_aid", "format", "plan", "content", "order"]),
    ("draw", &["assess", "form_aid", "plan", "content", "markup", "order"]),
    ("link", &["format", "plan", "content", "order"]),
    ("merge", &["format", "plan", "content", "order"]),
    ("save", &["format", "plan", "content", "order"]),
    ("export", &["assess", "form_aid", "plan", "content", "markup", "order"]),
    ("browser", &[]),
];

/// What does I/O, reads a clock or makes random numbers.
const OUTSIDE: &[&str] = &[
    "js_sys",
    "web_sys",
    "wasm_bindgen",
    "gloo_",
    "getrandom",
    "rand::",
    "Date::now",
    "SystemTime",
    "Instant::",
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "println!",
    "print!",
    "eprintln!",
    "dbg!",
];

/// One file of `src`, without comments and without its tests.
struct Source {
    path: PathBuf,
    /// The parts of the module's path: `["plan", "date"]`.
    module: Vec<String>,
    code: String,
}

impl Source {
    fn top(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    fn named(&self) -> String {
        self.path.display().to_string()
    }

    /// The modules of this crate that the file names, by `crate::` or by
    /// enough `super::` to reach the root.
    fn imports(&self) -> Vec<String> {
        let root = "super::".repeat(self.module.len());
        let mut names = after(&self.code, "crate::");
        if !root.is_empty() {
            names.extend(after(&self.code, &root));
        }
        names
    }
}

/// The names that follow a prefix: one, or each of a group in braces.
fn after(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        if before.is_alphanumeric() || before == '_' || before == ':' {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            None => names.push(word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            names.push(word(&group[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The code of a file: no comment lines, nothing from its tests on.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    text.lines()
        .map(|line| line.split_once("// ").map_or(line, |(code, _)| code))
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let inside = path.strip_prefix(&root).unwrap().with_extension("");
                let mut module: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                if module.iter().any(|part| part == "tests") {
                    continue;
                }
                if module.last().is_some_and(|last| last == "mod") {
                    module.pop();
                }
                let code = code(&fs::read_to_string(&path).unwrap());
                sources.push(Source { path: inside.with_extension("rs"), module, code });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// Fails with every sentence there is to say, not only the first.
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn below_ui(source: &Source) -> bool {
    LAYERS.iter().any(|(name, _)| *name == source.top() && *name != "browser")
}

#[test]
fn every_module_has_its_place() {
    let known = |name: &str| {
        ["lib", "main", "writing", "together", "ui"].contains(&name) || LAYERS.iter().any(|(layer, _)| *layer == name)
    };
    none(
        sources()
            .iter()
            .filter(|source| !known(source.top()))
            .map(|source| format!("{} is in no layer", source.named()))
            .collect(),
    );
}

#[test]
fn imports_go_down_only() {
    let mut complaints = Vec::new();
    for source in sources() {
        let Some((name, may)) = LAYERS.iter().find(|(name, _)| *name == source.top()) else { continue };
        for import in source.imports() {
            let known = LAYERS.iter().any(|(layer, _)| *layer == import) || import == "ui";
            if known && import != *name && !may.contains(&import.as_str()) {
                complaints.push(format!("{} imports {import}; {name} may import {may:?}", source.named()));
            }
        }
    }
    none(complaints);
}

#[test]
fn only_the_user_interface_knows_leptos() {
    none(
        sources()
            .iter()
            .filter(|source| !["ui", "main", "writing", "together"].contains(&source.top()))
            .filter(|source| {
                ["leptos", "reactive_graph", "tachys", "RwSignal"].iter().any(|name| source.code.contains(name))
            })
            .map(|source| format!("{} names Leptos", source.named()))
            .collect(),
    );
}

#[test]
fn only_browser_knows_the_browser() {
    let event = |name: &str| {
        name.ends_with("Event") || name == "EventTarget" || (name.starts_with("Html") && name.ends_with("Element"))
    };
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|source| source.top() != "browser") {
        for name in after(&source.code, "web_sys::") {
            if source.top() != "ui" || !event(&name) {
                complaints.push(format!("{} names web_sys::{name}", source.named()));
            }
        }
        for other in ["js_sys::", "gloo_storage"] {
            if source.code.contains(other) {
                complaints.push(format!("{} names {other}", source.named()));
            }
        }
    }
    none(complaints);
}

#[test]
fn nothing_below_the_user_interface_reaches_outside() {
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|source| below_ui(source)) {
        for name in OUTSIDE.iter().filter(|name| source.code.contains(*name)) {
            complaints.push(format!("{} names {name}", source.named()));
        }
    }
    none(complaints);
}

#[test]
fn names_in_a_group_are_found() {
    for (code, expected) in [
        ("use crate::plan::Plan;", vec!["plan"]),
        ("use crate::{plan::{Plan, Row}, content, markup as m};", vec!["plan", "content", "markup"]),
        ("fn a(b: &crate::format::C) {}", vec!["format"]),
        ("use not_crate::plan;", vec![]),
    ] {
        assert_eq!(after(code, "crate::"), expected, "{code}");
    }
}
