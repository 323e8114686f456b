//! Files out and in, links in: between the browser and the desk.

use leptos::prelude::*;

use super::desk::{Desk, Kept, Preview, Received, Via};
use super::packing::{self, Found, Opened};
use super::route::Route;
use super::shelf::Device;
use crate::browser::{self, file::Chosen};
use crate::form_aid::words::{capital, number as in_words};
use crate::format::{self, FormatError};
use crate::link::Document;
use crate::plan::copy::{Preset, Scope};
use crate::plan::{Plan, positions};
use crate::save;

/// A file larger than this is not a plan: 2 MB.
const MOST_BYTES: f64 = 2_000_000.0;
/// All plans of a device are more: 40 MB.
const MOST_BYTES_OF_ALL: f64 = 40_000_000.0;

/// Saves the plan on the desk as a file.
pub fn save_file(desk: Desk) {
    let plan = desk.plan.get_untracked();
    if save_plan(&plan, desk.scope().of_file(&plan), "") {
        // A file that nobody could open is no copy.
        let fault = format::read(&format::write_pretty(&plan)).err();
        if let Some(FormatError::TooMuch { label, .. }) = fault {
            let says = [
                "Saved, but “",
                label,
                "” holds far more than fits, and the file does not open like this. Make it shorter and save again.",
            ];
            return desk.say(says.concat());
        }
        desk.copied(false);
        desk.say("Saved as a file, among your downloads.".to_owned());
    }
}

/// Saves any plan as a file; whether the browser took it.
pub fn save_plan(plan: &Plan, scope: Scope, suffix: &str) -> bool {
    let text = format::write_copy(plan, scope);
    browser::file::download(&file_name(plan, suffix, "json"), "application/json", &text).is_ok()
}

/// Saves a text as it is as a file, and says whether that went well.
pub fn save_text(desk: Desk, name: &str, text: &str) {
    let saved = browser::file::download(name, "text/plain", text).is_ok();
    desk.say(
        if saved { "Saved as a text file, among your downloads." } else { "The browser did not save the file." }
            .to_owned(),
    );
}

/// Saves all plans of this device as one file.
pub fn save_all(desk: Desk) {
    desk.flush();
    let (year, month, day, ..) = browser::clock::local(browser::clock::now());
    let name = format!("joint-action-plans-{year}-{month:02}-{day:02}.json");
    let text = save::backup(&Device).ok();
    let saved = text.is_some_and(|text| browser::file::download(&name, "application/json", &text).is_ok());
    let entries = save::list(&Device);
    let unread = entries.iter().filter(|entry| entry.state != save::State::Good).count();
    if saved {
        for entry in entries {
            if desk.kept.get_untracked() == Kept::Here(entry.key.clone()) {
                desk.copied(false);
            } else {
                note_copy(&entry.key);
            }
        }
        desk.stored.update(|count| *count += 1);
    }
    let said = if saved {
        "All plans were saved as one file, among your downloads. Private notes are not in it."
    } else {
        "The browser did not save the file. Try again."
    };
    let mut said = said.to_owned();
    if saved && unread > 0 {
        let how_many = [" ", &capital(&in_words(unread)), " could not be read: the text is in the file as it is."];
        said.push_str(&how_many.concat());
    }
    desk.say(said);
}

/// Notes that a copy of a stored plan was made. A copy that cannot be noted is still a copy.
pub fn note_copy(key: &str) {
    if let Ok(opened) = save::open(&Device, key) {
        let revision = opened.record.revision;
        let record = save::Record { copied: Some(browser::clock::now() as i64), changes: 0, ..opened.record };
        let _ = save::store(&Device, key, &record, revision);
    }
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

/// Looks at what was pasted, typed or dropped, or is in the address: links, a
/// message with links in it, or a file's text.
pub fn receive_text(desk: Desk, text: &str) {
    let text = text.trim();
    if let Some(file) = of_a_file(text) {
        desk.settle();
        desk.received.set(file);
    } else if let Some(link) = of_a_round(text) {
        return browser::address::go(&link);
    } else {
        receive_links(desk, text.to_owned());
    }
    desk.go(Route::Received);
}

/// What belongs to a round, as an address of it: an invitation, somebody's
/// answers, or the six characters beside the square code. What it comes to is
/// for the pages of rounds to say.
fn of_a_round(text: &str) -> Option<String> {
    let is_link = |piece: &&str| {
        piece.starts_with("j1") && piece.len() >= 8 || piece.starts_with("a1") && [14, 26].contains(&piece.len())
    };
    // Answers first: a chat holds the invitation, too. All of them, whatever stands behind each.
    let ends = |piece: &str| piece.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(piece.len());
    let answers = text.split('#').skip(1).map(|part| part.get(..ends(part)).unwrap_or_default());
    let answers: Vec<&str> = answers.filter(|piece| piece.starts_with("a1") && is_link(piece)).collect();
    if !answers.is_empty() {
        return Some(answers.join("+"));
    }
    // A line within a plan's link may begin like this: there only a `#` in front counts.
    let plan = text.contains("p1");
    let mut parts = text.split('#').map(|part| part.split([' ', '\n']).map(str::trim));
    if let Some(link) =
        parts.find_map(|mut words| if plan { words.next().filter(is_link) } else { words.find(is_link) })
    {
        return Some(link.to_owned());
    }
    let code: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    let coded = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    coded.then(|| ["j1", &code].concat())
}

/// Finds and opens every link in a text. The packer may have to be loaded first.
pub fn receive_links(desk: Desk, text: String) {
    desk.settle();
    desk.received.set(Received::Opening);
    desk.turn.update_value(|turn| *turn += 1);
    let turn = desk.turn.get_value();
    leptos::task::spawn_local(async move {
        let read = packing::read(&text).await;
        // Something else was opened, or the page was left, while this was read.
        if desk.received.get_untracked() != Received::Opening || desk.turn.get_value() != turn {
            return;
        }
        let found = match read {
            Ok(found) => found,
            Err(_) => return desk.received.set(Received::NoPacker(text)),
        };
        match found.as_slice() {
            [] => desk.received.set(Received::BrokenFile(nothing_in(&text))),
            [only] => look_at(desk, only),
            _ => {
                desk.found.set(found.clone());
                desk.received.set(Received::Several(found));
            }
        }
    });
}

/// What is said of the rest of a very long text.
pub const NOT_ALL: &str =
    "This text is very long, and not all of it was looked at. Paste only the message with the link.";

/// Shows one thing that was found.
pub fn look_at(desk: Desk, found: &Found) {
    desk.bringing.set(None);
    desk.received.set(match &found.opened {
        Opened::Copy(document) => {
            Received::Plan(Box::new(Preview { document: (**document).clone(), notes: Vec::new(), via: Via::Link }))
        }
        Opened::Broken(fault, beginning) => Received::BrokenLink(fault.clone(), found.text.clone(), beginning.clone()),
        Opened::Hidden => Received::Hidden(found.text.clone()),
        Opened::Rest => Received::BrokenFile(NOT_ALL.to_owned()),
    });
}

/// Looks at a file that was chosen or dropped.
pub fn receive_file(desk: Desk, file: Chosen) {
    let most = if file.name.ends_with(".json") { MOST_BYTES_OF_ALL } else { MOST_BYTES };
    if file.size > most {
        desk.received
            .set(Received::BrokenFile(format!("“{}” is far larger than any plan, so it was not opened.", file.name)));
        return desk.go(Route::Received);
    }
    leptos::task::spawn_local(async move {
        match file.text().await {
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

/// A file's text as what it holds. A message may begin with a bracket, too: a
/// text that is no file of ours is looked through for links like any other.
fn of_a_file(text: &str) -> Option<Received> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let beginning = text.get(..200).unwrap_or(text);
    if beginning.contains("\"joint-action-backup/") {
        return Some(match save::read_backup(text) {
            Ok(backup) => Received::Backup(Box::new(backup)),
            Err(fault) => Received::BrokenFile(sentence(&fault.to_string())),
        });
    }
    match format::read(text) {
        Ok(opened) => {
            let Scope { preset, without } = opened.scope;
            let preset = if positions::is_answer(&opened.plan) { Preset::SayWhere } else { preset };
            let document = Document { preset, without, plan: opened.plan };
            Some(Received::Plan(Box::new(Preview { document, notes: opened.notes, via: Via::File })))
        }
        Err(fault @ (FormatError::TooNew { .. } | FormatError::TooMuch { .. })) => {
            Some(Received::BrokenFile(sentence(&fault.to_string())))
        }
        Err(_) => None,
    }
}

/// What is said of a text with no link in it: what is wrong with it as a
/// file, if it begins as one.
fn nothing_in(text: &str) -> String {
    match format::read(text) {
        Err(fault) if text.starts_with('{') => sentence(&fault.to_string()),
        _ => {
            "There is no plan in this text. Paste the whole link, with everything after the # sign, or choose the file."
                .to_owned()
        }
    }
}

/// A fault as a sentence: errors are written in lower case, to stand after a colon.
pub fn sentence(fault: &str) -> String {
    let mut text = crate::form_aid::words::capital(fault);
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_begins_with_a_bracket_is_no_file() {
        for (text, file) in [
            ("[12/11/2026, 10:31] Anna: https://example.org/#p1abcdefghijk", false),
            ("{plan} https://example.org/#p1abcdefghijk", false),
            ("[\"https://example.org/#p1abcdefghijk\"]", false),
            ("{\"from\": \"Anna\", \"text\": \"https://example.org/#p1abcdefghijk\"}", false),
            ("{\"plan\": {\"title\": \"See https://example.org/#j1K74QX2\"}}", true),
            ("{\"format\": \"joint-action/9\"}", true),
            ("{\"format\": \"joint-action-backup/1\", \"plans\": {}}", true),
        ] {
            assert_eq!(of_a_file(text).is_some(), file, "{text}");
        }
    }

    #[test]
    fn what_holds_neither_a_plan_nor_a_link_says_so() {
        for (text, says) in [
            ("[12/11/2026, 10:31] Anna: see you", "There is no plan in this text."),
            ("{\"plan\": {\"title\": ", "The end of this file is missing;"),
            ("{\"messages\": []}", "This file is from another program;"),
        ] {
            assert!(nothing_in(text).starts_with(says), "{text}: {}", nothing_in(text));
        }
    }

    #[test]
    fn what_belongs_to_a_round_is_told_from_a_plan() {
        for (text, link) in [
            ("K74 QX2", Some("j1K74QX2")),
            ("k74-qx2", Some("j1k74qx2")),
            ("Join us: https://example.org/#j1K74QX2-Food_Bank\nsee you", Some("j1K74QX2-Food_Bank")),
            ("https://example.org/#a17K3M9QXT2HDP (mine)", Some("a17K3M9QXT2HDP")),
            // A chat: every answer, whatever stands behind it, and not the invitation.
            (
                "10:31 Anna: https://example.org/#j1K74QX2\n10:35 Ben: https://example.org/#a17K3M9QXT2HDP.\n10:36 Cy: <https://example.org/#a1AAAABBBBCCCC?utm_source=chat>",
                Some("a17K3M9QXT2HDP+a1AAAABBBBCCCC"),
            ),
            ("https://example.org/#p1abcdefghijk", None),
            ("https://example.org/#p1abcdefghijk\nj1K74QX2mnop", None),
            ("https://example.org/#p1abcdefghijk\r\na17K3M9QXT2HDP\r\nmnop", None),
            ("On p1 of the paper: https://example.org/#j1K74QX2", Some("j1K74QX2")),
            ("see you on Thursday", None),
            ("", None),
        ] {
            assert_eq!(of_a_round(text).as_deref(), link, "{text}");
        }
    }
}
