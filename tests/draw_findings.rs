//! What the drawings of question 5, question 6 and the dates say of a plan:
//! their headlines, what they offer, and the same in words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use joint_action::draw::{self, Drawing};
use joint_action::format;

fn drawing(id: &str, plan: &str) -> Drawing {
    draw::by_id(&format::read(plan).expect("a plan").plan, id).expect("a drawing")
}

fn worked(id: &str) -> Drawing {
    drawing(id, include_str!("samples/thursday-table.json"))
}

fn finding(id: &str, plan: &str) -> String {
    drawing(id, plan).finding
}

/// The cells of a row of the drawing's first table.
fn row<'a>(drawing: &'a Drawing, table: usize, first: &str) -> &'a [String] {
    let found = drawing.words[table].rows.iter().find(|row| row[0] == first);
    found.unwrap_or_else(|| panic!("no row {first} in {:#?}", drawing.words[table]))
}

const OUTCOMES: &str =
    r#""outcomes":[{"id":"a","change":"People feel listened to"},{"id":"b","change":"Help within two weeks"}]"#;

fn success(evidence: &str, audiences: &str) -> String {
    format!(r#"{{"success":{{{OUTCOMES},"evidence":[{evidence}],"audiences":[{audiences}]}}}}"#)
}

#[test]
fn the_worked_example_says_what_its_pictures_show() {
    assert_eq!(worked("flow").finding, "Every outcome has evidence, and the stories reach all three audiences");
    assert_eq!(worked("flow").name, "Four outcomes, five pieces of evidence and three audiences, all joined");
    assert_eq!(worked("jobs").finding, "One job has nobody, and the Wellbeing Charity is in every other");
    assert_eq!(worked("dates").finding, "Two dates to stop and look; the money ends in March 2027");
}

#[test]
fn evidence_goes_to_those_who_trust_its_kind() {
    let words = worked("flow");
    let council = row(&words, 1, "Anytown Council public health");
    assert_eq!(council[2], "Numbers, costs, hearing from people");
    for piece in [
        "Days from first chat to first help",
        "Chat card, three questions",
        "Six stories of change",
        "Cost of one session",
    ] {
        assert!(council[3].contains(piece), "{piece}: {}", council[3]);
    }
    // Any kind speaks to those who look for safety and quality.
    assert_eq!(row(&words, 1, "GP practices")[3].split("; ").count(), 5);
    assert_eq!(row(&words, 1, "Food bank trustees and volunteers")[3], "Six stories of change, chosen together");
}

#[test]
fn gaps_between_outcomes_evidence_and_audiences_are_said() {
    let shown = r#"{"what":"Stories","kind":"stories","outcome":"a"},{"what":"Counts","kind":"numbers","outcome":"b"}"#;
    let one = r#"{"what":"Counts","kind":"numbers","outcome":"b"}"#;
    for (evidence, audiences, expected) in [
        ("", "", "Nothing shows the two outcomes yet"),
        (shown, "", "Every outcome has evidence, and nobody is named yet to hear it"),
        (one, "", "One outcome that nothing shows"),
        (
            one,
            r#"{"who":"Board","trusts":["stories"]}"#,
            "One outcome that nothing shows, and one piece of evidence for nobody",
        ),
        (shown, r#"{"who":"Board","trusts":["stories","costs","numbers"]}"#, "One audience without all that it trusts"),
        (
            shown,
            r#"{"who":"Board","trusts":["stories","numbers"]}"#,
            "Every outcome has evidence, and the one audience will hear what it trusts",
        ),
        (
            shown,
            r#"{"who":"Board","trusts":["stories"]},{"who":"Funder","trusts":["numbers","stories"]}"#,
            "Every outcome has evidence, and the stories reach both audiences",
        ),
        (
            r#"{"what":"Stories","kind":"stories","outcome":"a"},{"what":"Counts","kind":"numbers","outcome":"b"},{"what":"Loose","kind":"costs"}"#,
            r#"{"who":"Board","trusts":["safety and quality"]}"#,
            "One piece of evidence without an outcome",
        ),
    ] {
        assert_eq!(finding("flow", &success(evidence, audiences)), expected);
    }
    assert_eq!(finding("flow", r#"{"plan":{"title":"Tea"}}"#), "Nothing about success is written down yet");
}

#[test]
fn what_an_audience_lacks_stands_beside_it() {
    let drawn = drawing(
        "flow",
        &success(r#"{"what":"S","kind":"stories","outcome":"a"}"#, r#"{"who":"Board","trusts":["costs","stories"]}"#),
    );
    for cut in [&drawn.wide, &drawn.narrow] {
        assert!(cut.as_str().contains("nothing shows costs yet"), "{}", cut.as_str());
        assert!(cut.as_str().contains("no evidence yet"));
    }
    assert!(row(&drawn, 1, "Board")[3].ends_with("Nothing shows costs yet"));
}

#[test]
fn past_sixteen_thin_lines_letters_replace_them() {
    let pieces: Vec<String> =
        (0..6).map(|at| format!(r#"{{"what":"E{at}","kind":"stories","outcome":"a"}}"#)).collect();
    let people = |number: usize| {
        let one = |at| format!(r#"{{"who":"A{at}","trusts":["stories"]}}"#);
        (0..number).map(one).collect::<Vec<_>>().join(",")
    };
    let thin = "flow__line--heard";
    let lines = drawing("flow", &success(&pieces[..5].join(","), &people(3))).wide;
    assert_eq!(lines.as_str().matches(thin).count(), 15);
    let letters = drawing("flow", &success(&pieces.join(","), &people(3))).wide;
    assert_eq!(letters.as_str().matches(thin).count(), 0);
    assert_eq!(letters.as_str().matches("flow__tag").count(), 18 + 3);
}

const PARTNERS: &str = r#""partners":{"items":[{"id":"f","name":"Anytown Food Bank","sector":"vcse"},{"id":"g","name":"Advice Now","sector":"vcse"}]}"#;

fn sustain(rest: &str, tasks: &str) -> String {
    format!(r#"{{"plan":{{"place":"Anytown"}},{PARTNERS},{rest}"sustain":{{"tasks":[{tasks}]}}}}"#)
}

#[test]
fn a_job_with_nobody_and_a_busy_partner_make_the_headline() {
    let (a, b, c) =
        (r#"{"task":"A","owner":"f"}"#, r#"{"task":"B","owner":"g","supports":["f"]}"#, r#"{"task":"C","does":["f"]}"#);
    let owned = r#"{"task":"C","owner":"g"}"#;
    let told = r#"{"task":"D","informed":["g"]}"#;
    for (tasks, expected) in [
        (vec![], "No job is written down yet"),
        (vec![a], "The one job so far has an owner"),
        (vec![a, b], "Every job has an owner"),
        (vec![a, b, owned], "Every job has an owner"),
        (vec![c], "One job has no owner yet"),
        (vec![told], "The one job so far has nobody yet"),
        (vec![told, r#"{"task":"E"}"#], "None of the two jobs has anybody yet"),
        (vec![a, c, told], "One job has nobody, and one has no owner yet"),
        (vec![a, b, c], "The Food Bank is in every job, and one job has no owner yet"),
        (vec![a, b, c, told], "One job has nobody, and the Food Bank is in every other"),
        (vec![a, b, a, b, owned, told], "One job has nobody, and the Food Bank is in four of the other five"),
    ] {
        assert_eq!(finding("jobs", &sustain("", &tasks.join(","))), expected, "{tasks:?}");
    }
}

#[test]
fn needs_that_nobody_meets_and_resources_that_are_needed_are_offered() {
    let drawn = worked("jobs");
    let offered = row(&drawn, 0, "Help with debt and benefits, twice a month");
    assert!(offered[2..].iter().all(|cell| cell == "Nobody yet"));
    assert_eq!(drawn.words[0].rows.len(), 6);
    let aim = r#""aim":{"needs":[{"need":"A warm room","gap":"yes"},{"need":"Food","gap":"no"},{"need":"Tea","gap":"partly","who":["f"]}]},"#;
    let plan = sustain(aim, "").replace(r#""tasks""#, r#""resources":[{"what":"Kettle","amount":"Two","status":"needed"},{"what":"Van","status":"confirmed"}],"tasks""#);
    let names: Vec<String> = drawing("jobs", &plan).words[0].rows.iter().map(|row| row[0].clone()).collect();
    assert_eq!(names, ["A warm room", "Kettle, two"]);
}

#[test]
fn jobs_and_champions_are_in_words_too() {
    let drawn = worked("jobs");
    assert_eq!(
        row(&drawn, 0, "Run the Thursday session")[1..],
        ["No date", "Told", "Owner, does it", "Helps", "Does it", "Asked first"]
    );
    assert_eq!(row(&drawn, 0, "Supervise and train volunteers")[6], "No part");
    assert_eq!(
        row(&drawn, 1, "Council")[1..],
        ["Public health commissioner", "Clear blocks and speak up for shared decisions", "Health improvement officer"]
    );
    assert_eq!(row(&drawn, 1, "People who use the food bank")[1], "No champion yet");
    let no_owner = drawing("jobs", &sustain("", r#"{"task":"C","does":["f"]}"#));
    assert!(no_owner.wide.as_str().contains("no owner yet") && no_owner.narrow.as_str().contains("no owner yet"));
}

#[test]
fn the_dates_of_the_whole_plan_stand_in_order() {
    let drawn = worked("dates");
    let dates: Vec<&str> = drawn.words[0].rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        dates,
        [
            "16 April 2026",
            "23 April 2026",
            "30 April 2026",
            "1 May 2026",
            "14 May 2026",
            "15 May 2026",
            "11 June 2026",
            "10 September 2026",
            "1 October 2026",
            "15 October 2026",
            "31 December 2026",
            "20 January 2027",
            "31 March 2027",
        ]
    );
    assert_eq!(row(&drawn, 0, "11 June 2026")[1..], ["First look: how is it going?", "Review"]);
    assert_eq!(row(&drawn, 0, "15 October 2026")[1..], ["Review the form and the plan", "Review"]);
    assert_eq!(row(&drawn, 0, "31 December 2026")[1..], ["Link worker’s time ends", "Due or ends"]);
    // The line keeps to what no other place shows; the upright cut has all.
    assert!(!drawn.wide.as_str().contains(">15 May<") && drawn.narrow.as_str().contains(">15 May<"));
}

#[test]
fn without_a_review_the_dates_say_so() {
    assert_eq!(finding("dates", r#"{"plan":{"title":"Tea"}}"#), "No date to stop and look yet");
    let due = drawing("dates", r#"{"sustain":{"resources":[{"what":"Grant","kind":"money","until":"2027-03-31"}]}}"#);
    assert_eq!(due.finding, "No date to stop and look yet; the money ends in March 2027");
    assert!(
        due.wide.as_str().contains("no date to stop and look yet")
            && due.narrow.as_str().contains("no date to stop and look yet")
    );
    assert_eq!(finding("dates", r#"{"reviews":[{"date":"2026-06-11"}]}"#), "One date to stop and look");
}

#[test]
fn past_ten_dates_the_upright_cut_serves_every_width() {
    let plan = |number: usize| {
        let one = |at: usize| format!(r#"{{"date":"2026-{:02}-11"}}"#, at + 1);
        format!(
            r#"{{"reviews":[{}],"form":{{"reviewBy":"2027-01-05"}}}}"#,
            (0..number).map(one).collect::<Vec<_>>().join(",")
        )
    };
    assert!(drawing("dates", &plan(9)).wide.as_str().contains("dates__stem"));
    assert!(!drawing("dates", &plan(10)).wide.as_str().contains("dates__stem"));
}
