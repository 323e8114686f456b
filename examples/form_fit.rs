//! How well each form fits the answers in a plan, on the command line:
//!
//! ```text
//! cargo run --release --example form_fit -- PLAN.json
//! ```
//!
//! Prints tab-separated lines: a header; for each record of `form.answers` its
//! label, the fit of the eight forms in per cent, lightest first, and its
//! range; last the forms that fit the whole group.

use std::process::ExitCode;

use joint_action::content::form_weights::RUNGS;
use joint_action::form_aid::{self, Facts, Fit};
use joint_action::format;
use joint_action::plan::Plan;

fn main() -> ExitCode {
    match report() {
        Ok(lines) => {
            print!("{lines}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<String, String> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        return Err("name one plan, as in: cargo run --release --example form_fit -- PLAN.json".to_owned());
    };
    let shown = path.display();
    let bytes = std::fs::read(&path).map_err(|error| format!("{shown} could not be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{shown} is not a plan: it is not text in UTF-8"))?;
    let opened = format::read(&text).map_err(|error| format!("{shown} could not be opened: {error}"))?;
    for note in &opened.notes {
        eprintln!("{note}");
    }
    Ok(lines(&opened.plan))
}

fn lines(plan: &Plan) -> String {
    let mut out = String::from("label");
    for rung in &RUNGS {
        out.push('\t');
        out.push_str(rung.id);
    }
    out.push_str("\trange\n");
    let facts = Facts::of(plan);
    for row in plan.rows("form.answers") {
        let person = form_aid::person(row, &facts);
        out.push_str(&one_cell(&person.label));
        for fit in person.fits {
            out.push('\t');
            out.push_str(&per_cent(fit));
        }
        out.push('\t');
        out.push_str(&joined(&person.range, "-"));
        out.push('\n');
    }
    out.push_str("group\t");
    out.push_str(&joined(&form_aid::group(plan).shared, "none"));
    out.push('\n');
    out
}

fn per_cent(fit: Fit) -> String {
    format!("{}.{}", fit.tenths() / 10, fit.tenths() % 10)
}

fn joined(ids: &[&str], nothing: &str) -> String {
    if ids.is_empty() { nothing.to_owned() } else { ids.join("+") }
}

/// A label may hold tabs and line breaks, which would make cells of their own.
fn one_cell(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_worked_example_has_four_partners_and_no_shared_form() {
        let text = include_str!("../tests/samples/thursday-table.json");
        let lines = lines(&format::read(text).unwrap().plan);
        assert_eq!(
            lines,
            "label\tnetwork\tcoordination\tcooperation\talliance\tlead\tjoint-body\tgroup\tmerger\trange\n\
             Wellbeing\t0.0\t10.5\t62.5\t84.0\t81.0\t8.0\t0.0\t0.0\talliance+lead\n\
             Food bank\t34.8\t63.2\t70.8\t20.0\t33.3\t0.0\t0.0\t0.0\tcoordination+cooperation\n\
             GP\t4.3\t47.4\t95.8\t36.0\t52.4\t0.0\t0.0\t0.0\tcooperation\n\
             Council\t4.3\t5.3\t41.7\t76.0\t81.0\t20.0\t9.1\t9.5\talliance+lead\n\
             group\tnone\n"
        );
    }

    #[test]
    fn a_label_stays_in_its_cell() {
        assert_eq!(one_cell(" Food\tbank\n"), "Food bank");
    }
}
