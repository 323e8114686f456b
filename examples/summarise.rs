//! What a file of people's answers to the statements comes to, on the
//! command line:
//!
//! ```text
//! cargo run --release --example summarise -- ANSWERS.json
//! ```
//!
//! Prints tab-separated lines: a header; for each statement that somebody
//! answered its id, how many rated it, how many do not know, mean, average
//! distance from the median, band, spread, and `unclear` or `-`; `-` also
//! where fewer than three rated. Last `order` and the themes to talk about,
//! first first.
//!
//! The file holds every single answer, so nothing more is held back here. The
//! pages show what `joint_action::assess::summary` gives, which is less.

use std::process::ExitCode;

use joint_action::assess::{Response, discuss, read_answers, tallies};
use joint_action::content::statements::statements;

/// The fewest ratings that have a mean, and the most themes to talk about.
const THREE: usize = 3;

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
        return Err("name one file, as in: cargo run --release --example summarise -- ANSWERS.json".to_owned());
    };
    let shown = path.display();
    let bytes = std::fs::read(&path).map_err(|error| format!("{shown} could not be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{shown} holds no answers: it is not text in UTF-8"))?;
    let responses = read_answers(&text).map_err(|error| format!("{shown} could not be opened: {error}"))?;
    Ok(lines(&responses))
}

fn lines(responses: &[Response]) -> String {
    let tallies = tallies(responses);
    let mut out = String::from("id\tn\tdont-know\tmean\tad\tband\tspread\tclarity\n");
    for ((_, statement), tally) in statements().zip(&tallies) {
        if tally.people() == 0 {
            continue;
        }
        let enough = tally.rated() >= THREE;
        let decimals = |value: f64| format!("{value:.2}");
        let cells = [
            tally.mean().map(|mean| decimals(mean.value())),
            tally.distance().map(|distance| decimals(distance.value())),
            tally.mean().map(|mean| mean.band().words().to_owned()),
            tally.spread().map(|spread| spread.id().to_owned()),
        ]
        .map(|cell| cell.filter(|_| enough).unwrap_or_else(|| "-".to_owned()));
        let clarity = if tally.is_unclear() { "unclear" } else { "-" };
        out.push_str(&format!(
            "{}\t{}\t{}\t{}\t{clarity}\n",
            statement.id,
            tally.rated(),
            tally.dont_know,
            cells.join("\t")
        ));
    }
    let themes: Vec<&str> = discuss(&tallies).into_iter().take(THREE).map(|theme| theme.id).collect();
    out.push_str(&format!("order\t{}\n", themes.join("+")));
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn six_people_of_the_worked_example() {
        let text = include_str!("../tests/samples/thursday-table-answers.json");
        assert_eq!(
            lines(&read_answers(text).unwrap()),
            "id\tn\tdont-know\tmean\tad\tband\tspread\tclarity\n\
             aim.same-answer\t6\t0\t4.00\t0.33\tStrong\ttogether\t-\n\
             success.convincing-evidence\t4\t2\t3.75\t0.25\tTalk about it\ttogether\tunclear\n\
             sustain.fair-share\t6\t0\t3.33\t1.00\tTalk about it\tsplit\t-\n\
             seniors.give-time\t6\t0\t2.67\t0.67\tNeeds action\tsome-differ\t-\n\
             review.dates-set\t6\t0\t4.17\t0.17\tStrong\ttogether\t-\n\
             feelings.safe-to-disagree\t6\t0\t3.83\t1.17\tTalk about it\tsplit\t-\n\
             order\tsustain+feelings+seniors\n"
        );
    }

    #[test]
    fn two_who_rated_have_no_mean_and_nobody_no_line() {
        let text = r#"{"responses":[{"a":{"form.fits":5}},{"a":{"form.fits":1}},{"a":{"form.fits":null}},{"a":{"form.fits":null}}]}"#;
        assert_eq!(
            lines(&read_answers(text).unwrap()).lines().skip(1).collect::<Vec<_>>(),
            ["form.fits\t2\t2\t-\t-\t-\t-\tunclear", "order\tform"]
        );
        assert_eq!(lines(&[]).lines().last(), Some("order\t"));
    }
}
