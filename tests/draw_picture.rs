//! A drawing saved as a file of its own looks as it does on the page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use joint_action::draw::{DRAWINGS, by_id};
use joint_action::format;
use joint_action::plan::Plan;
use std::collections::BTreeMap;

const ALONE: &str = include_str!("../src/draw/alone.css");

fn read(file: &str) -> String {
    let text = std::fs::read_to_string(format!("{}/style/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    // Without comments.
    text.split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect()
}

/// The light palette and the tokens of the drawings, by name.
fn tokens() -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    for file in ["tokens.css", "drawings.css"] {
        let css = read(file);
        let root = css.split_once(":root {").unwrap().1.split_once('}').unwrap().0;
        for declaration in root.split(';') {
            if let Some((name, value)) = declaration.trim().split_once(':') {
                tokens.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
    // Families that a page may ask for and a file may not.
    tokens.insert("--serif".into(), r#""Palatino Linotype",Palatino,Georgia,serif"#.into());
    tokens.insert("--sans".into(), r#""Segoe UI","Helvetica Neue",Arial,sans-serif"#.into());
    tokens
}

fn resolved(mut value: String, tokens: &BTreeMap<String, String>) -> String {
    while let Some((before, rest)) = value.split_once("var(") {
        let (name, after) = rest.split_once(')').unwrap();
        value = format!("{before}{}{after}", tokens.get(name).unwrap_or_else(|| panic!("no token {name}")));
    }
    value
}

#[test]
fn a_saved_picture_is_dressed_as_on_the_page() {
    let rules = |file: &str, until: &str| {
        let css = read(file);
        css.split_once("@layer parts {").unwrap().1.split_once(until).unwrap().0.to_owned()
    };
    let parts = rules("drawings.css", ".key {") + &rules("later.css", ".reveal-list {");
    let tokens = tokens();
    let mut expected = String::from("svg{overflow:visible}\n");
    for rule in parts.split('}').filter(|rule| rule.contains('{')) {
        let (selectors, declarations) = rule.split_once('{').unwrap();
        let selectors: Vec<&str> = selectors.split(',').map(|one| one.trim().trim_start_matches("svg ")).collect();
        let declarations: Vec<String> = declarations
            .split(';')
            .filter_map(|one| one.split_once(':'))
            .map(|(name, value)| format!("{}:{}", name.trim(), resolved(value.trim().to_owned(), &tokens)))
            .collect();
        expected.push_str(&format!("{}{{{}}}\n", selectors.join(","), declarations.join(";")));
    }
    assert_eq!(ALONE, expected, "write src/draw/alone.css anew:\n{expected}");
}

#[test]
fn every_drawing_can_be_saved() {
    let worked = format::read(include_str!("samples/thursday-table.json")).unwrap().plan;
    for plan in [&worked, &Plan::default()] {
        for (_, id, _) in DRAWINGS {
            let drawing = by_id(plan, id).unwrap();
            let picture = drawing.picture();
            assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{id}");
            assert_eq!(picture.matches("<svg ").count(), picture.matches("</svg>").count(), "{id}");
            assert!(!picture.contains("var("), "{id} asks for a colour that a file does not have");
            let inside = drawing.wide.as_str().split_once(" viewBox").unwrap().1;
            assert!(picture.contains(inside.split_once("</svg>").unwrap().0), "{id} is not whole");
        }
    }
}
