//! Files out and in, links in: between the browser and the desk.

use leptos::prelude::*;

use super::desk::{Desk, Received, Via};
use super::route::Route;
use crate::browser::{self, file::Chosen};
use crate::plan::Plan;
use crate::{format, link};

/// A file larger than this is not a plan: 2 MB.
const MOST_BYTES: f64 = 2_000_000.0;

/// Saves the plan on the desk as a file.
pub fn save_file(desk: Desk) {
    let plan = desk.plan.get_untracked();
    if save_plan(&plan, "") {
        desk.copied(false);
        desk.say("Saved as a file, among your downloads.".to_owned());
    }
}

/// Saves any plan as a file; whether the browser took it.
pub fn save_plan(plan: &Plan, suffix: &str) -> bool {
    browser::file::download(&file_name(plan, suffix, "json"), "application/json", &format::write_pretty(plan)).is_ok()
}

/// A name for a file: the title in letters that every system takes, and the version.
pub fn file_name(plan: &Plan, suffix: &str, ending: &str) -> String {
    let mut name = String::new();
    for letter in plan.title().to_lowercase().chars() {
        match letter {
            letter if letter.is_alphanumeric() => name.push(letter),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    let name: String = name.trim_end_matches('-').chars().take(50).collect();
    let name = if name.is_empty() { "plan".to_owned() } else { name };
    format!("{name}-version-{}{suffix}.{ending}", plan.version())
}

/// Looks at a link that is in the address bar or was pasted.
pub fn receive_link(desk: Desk, text: &str) {
    let received = match link::decode(text) {
        Ok(plan) => Received::Plan(Box::new(plan), Vec::new(), Via::Link),
        Err(fault) => Received::BrokenLink(fault, text.to_owned()),
    };
    desk.received.set(received);
}

/// Looks at what was pasted or typed into the box: a link, a message with a link in it, or a file's text.
pub fn receive_text(desk: Desk, text: &str) {
    let text = text.trim();
    if text.starts_with('{') || text.starts_with('[') {
        return receive_file_text(desk, text);
    }
    match find_link(text) {
        Some(found) => receive_link(desk, found),
        None => desk.received.set(Received::BrokenFile(
            "There is no plan in this text. Paste the whole link, with everything after the # sign, or choose the file.".to_owned(),
        )),
    }
    desk.go(Route::Received);
}

/// The first link in a message, or a link without its address.
fn find_link(text: &str) -> Option<&str> {
    let words = || {
        text.split(|letter: char| letter.is_whitespace() || "<>\"()[]".contains(letter)).filter(|word| !word.is_empty())
    };
    let bare =
        || words().map(|word| word.trim_start_matches('#')).find(|word| word.len() > 20 && word.starts_with("p0"));
    words().find_map(link::find_in_address).or_else(bare)
}

/// Looks at a file that was chosen or dropped.
pub fn receive_file(desk: Desk, file: Chosen) {
    if file.size > MOST_BYTES {
        desk.received
            .set(Received::BrokenFile(format!("“{}” is far larger than any plan, so it was not opened.", file.name)));
        return desk.go(Route::Received);
    }
    leptos::task::spawn_local(async move {
        match file.text().await {
            Ok(text) if text.trim_start().starts_with('{') => receive_file_text(desk, &text),
            Ok(text) => receive_text(desk, &text),
            Err(_) => {
                desk.received.set(Received::BrokenFile(format!(
                    "“{}” could not be read. It may have been moved or removed; choose it again.",
                    file.name
                )));
                desk.go(Route::Received);
            }
        }
    });
}

fn receive_file_text(desk: Desk, text: &str) {
    desk.received.set(match format::read(text) {
        Ok(opened) => Received::Plan(Box::new(opened.plan), opened.notes, Via::File),
        Err(fault) => Received::BrokenFile(sentence(&fault.to_string())),
    });
    desk.go(Route::Received);
}

/// A fault as a sentence: errors are written in lower case, to stand after a colon.
pub fn sentence(fault: &str) -> String {
    let mut text = crate::form_aid::words::capital(fault);
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}
