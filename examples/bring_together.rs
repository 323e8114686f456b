//! Two versions of a plan brought together, on the command line:
//!
//! ```text
//! cargo run --release --example bring_together -- BASE.json MINE.json THEIRS.json
//! ```
//!
//! Prints the plan in the file format, with clashes settled as mine. On the
//! error stream stands one tab-separated line a change: `taken`, `clash` or
//! `left-out`, the path, and what mine and theirs have there as JSON values,
//! `null` where one has nothing. A row is an object, an entry of a list of
//! short texts a text, an item of a checklist an object of one, and an order
//! of rows a list of their ids (of short texts, of the texts).

use std::process::ExitCode;

use joint_action::format;
use joint_action::merge::{Difference, Part, Verdict, merge};
use joint_action::plan::{Answer, Plan};

fn main() -> ExitCode {
    match brought_together() {
        Ok((plan, report)) => {
            eprint!("{report}");
            print!("{plan}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn brought_together() -> Result<(String, String), String> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(base), Some(mine), Some(theirs), None) =
        (arguments.next(), arguments.next(), arguments.next(), arguments.next())
    else {
        let usage = "cargo run --release --example bring_together -- BASE.json MINE.json THEIRS.json";
        return Err(format!("name three plans, as in: {usage}"));
    };
    let merged = merge(Some(&read(base)?), &read(mine)?, &read(theirs)?);
    Ok((format::write_pretty(&merged.plan), lines(&merged.differences)))
}

/// A plan from a file. What cannot be read of it is told, since it cannot be
/// brought together either.
fn read(path: std::ffi::OsString) -> Result<Plan, String> {
    let shown = std::path::Path::new(&path).display();
    let bytes = std::fs::read(&path).map_err(|error| format!("{shown} could not be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{shown} is not a plan: it is not text in UTF-8"))?;
    let opened = format::read(&text).map_err(|error| format!("{shown} could not be opened: {error}"))?;
    for note in &opened.notes {
        eprintln!("note\t{note}");
    }
    Ok(opened.plan)
}

fn lines(differences: &[Difference]) -> String {
    let mut out = String::new();
    for difference in differences {
        let verdict = match difference.verdict {
            Verdict::Taken => "taken",
            Verdict::Clash => "clash",
            Verdict::LeftOut => "left-out",
        };
        let (mine, theirs) = (json(difference, &difference.mine), json(difference, &difference.theirs));
        out.push_str(&format!("{verdict}\t{}\t{mine}\t{theirs}\n", difference.place));
    }
    out
}

/// One side of a difference as JSON, which has no tab or line break in it.
fn json(difference: &Difference, answer: &Option<Answer>) -> String {
    let Some(answer) = answer else { return "null".to_owned() };
    match (&difference.place.part, answer, difference.place.field()) {
        // What a newer version wrote is held as JSON already.
        (Part::Unknown(..), Answer::Text(json), _) => json.clone(),
        (Part::Row(_), Answer::Rows(_), Some(field)) => match format::answer_value(field, answer) {
            serde_json::Value::Array(rows) => rows.first().map(format::compact).unwrap_or_default(),
            _ => "null".to_owned(),
        },
        (_, _, Some(field)) => format::compact(&format::answer_value(field, answer)),
        (_, _, None) => "null".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn plan(json: &str) -> Plan {
        format::read(json).unwrap().plan
    }

    #[test]
    fn each_change_is_a_line_with_both_sides() {
        let base = plan(
            r#"{"partners":{"items":[{"id":"food","name":"Food Bank","gains":"Help"},{"id":"gp","name":"GP"}]},
                "sustain":{"promises":["Tell the truth","Meet"],"tasks":[{"id":"1","task":"Run it"}]}}"#,
        );
        let mine = plan(
            r#"{"partners":{"items":[{"id":"food","name":"Food Bank","gains":"Help\ton site"}]},
                "sustain":{"promises":["Tell the truth","Meet"],"tasks":[{"id":"1","task":"Run it"}]}}"#,
        );
        let theirs = plan(
            r#"{"partners":{"items":[{"id":"food","name":"Food Bank","gains":"Friends"},{"id":"gp","name":"GP"}]},
                "sustain":{"promises":["Tell the truth","Meet","Be kind"],"tasks":[{"id":"1","task":"Run it","owner":"gp"},{"id":"2","task":"Tidy"}]}}"#,
        );
        let merged = merge(Some(&base), &mine, &theirs);
        assert_eq!(
            lines(&merged.differences),
            "clash\tpartners.items[food].gains\t\"Help\\ton site\"\t\"Friends\"\n\
             taken\tpartners.items[gp]\tnull\t{\"id\":\"gp\",\"name\":\"GP\"}\n\
             left-out\tsustain.tasks[1].owner\tnull\t\"gp\"\n\
             taken\tsustain.tasks[2]\tnull\t{\"id\":\"2\",\"task\":\"Tidy\"}\n\
             taken\tsustain.promises\tnull\t\"Be kind\"\n"
        );
        assert_eq!(merged.plan.text("plan.title"), "");
        assert_eq!(merged.plan.rows("sustain.tasks").len(), 2);
    }
}
