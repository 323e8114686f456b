//! The dates of a plan as a calendar file (RFC 5545, 2009): reviews, their
//! next dates, and the day on which the form is looked at again. Whole days,
//! no alarms.

use super::outline::clean;
use crate::content;
use crate::plan::{Date, Plan};

/// The most bytes of a line.
const LINE: usize = 75;

/// The calendar of a plan, or nothing while it has no date. `today` is the
/// day on which the file is made.
pub fn calendar(plan: &Plan, today: Date) -> Option<String> {
    let mut days: Vec<(Date, &str)> = Vec::new();
    let kind = content::field("reviews").and_then(|field| field.column("kind"));
    for (key, named) in [("date", ""), ("next", "Review")] {
        for row in plan.rows("reviews") {
            let Some(day) = row.date(key) else { continue };
            let named = match kind.map_or("", |kind| kind.option_label(row.choice("kind"))) {
                _ if !named.is_empty() => named,
                "" => "Review",
                kind => kind,
            };
            // The next review may already stand in the list itself.
            if key == "date" || days.iter().all(|(other, _)| *other != day) {
                days.push((day, named));
            }
        }
    }
    if let Some(day) = plan.answers.date("form.reviewBy") {
        days.push((day, "Does the form still fit?"));
    }
    if days.is_empty() {
        return None;
    }
    crate::order::by_key(&mut days, |(day, _)| *day);
    let mut out = String::new();
    out.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Joint Action//Joint Action//EN\r\n");
    let title = escaped(&clean(plan.title()));
    let id: String = plan.text("plan.id").chars().filter(char::is_ascii_alphanumeric).collect();
    let stamp = ["\nDTSTAMP:", &compact(today), "T000000Z\nDTSTART;VALUE=DATE:"].concat();
    for (at, (day, named)) in days.iter().enumerate() {
        // The same day of the same plan is the same entry in every file.
        let twin = days.iter().take(at).filter(|(other, _)| other == day).count().to_string();
        let (on, named) = (compact(*day), escaped(named));
        let entry = [
            "BEGIN:VEVENT\nUID:",
            &on,
            "-",
            &twin,
            "-",
            &id,
            "@joint-action",
            &stamp,
            &on,
            "\nSUMMARY:",
            &named,
            ": ",
            &title,
            "\nTRANSP:TRANSPARENT\nEND:VEVENT",
        ];
        entry.concat().split('\n').for_each(|text| line(&mut out, text));
    }
    line(&mut out, "END:VCALENDAR");
    Some(out)
}

/// `20260430`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded where it is too long and never within a letter.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for letter in text.chars() {
        if used + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        used += letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}
