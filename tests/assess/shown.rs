//! Every way in which the app shows or exports a round, and that none of them
//! tells what small groups are spared.

use joint_action::assess::{keep, read_answers, restore, store};
use joint_action::draw::reveal;
use joint_action::export::{calendar, csv, html, markdown, results, results_csv, slip, text};
use joint_action::format;
use joint_action::plan::{Date, Plan};
use proptest::prelude::*;

use crate::*;

fn today() -> Date {
    Date::new(2026, 11, 26).unwrap()
}

/// All of it as one text.
fn shown(summary: &Summary) -> String {
    let mut out = format!("{summary:?}\n{}\n{}\n", summary.finding(), summary.says());
    out.push_str(reveal::reveal(summary, &[]).figure("reveal").as_str());
    for result in &summary.themes {
        for one in &result.statements {
            out.push_str(reveal::one(result.theme, one, &[]).figure("one", joint_action::draw::Cut::Both).as_str());
            out.push_str(&format!("{} {} {:?}", one.says(), one.middle(), one.cells()));
        }
    }
    let outline = results(&Plan::default(), summary);
    out.push_str(&markdown(&outline));
    out.push_str(&text(&outline));
    outline.sections.iter().for_each(|section| out.push_str(html::section(section).as_str()));
    out.push_str(&results_csv(summary));
    let mut plan = Plan::default();
    for edit in keep::close(&plan, summary, today()).unwrap_or_default() {
        plan.apply(edit).unwrap();
    }
    out.push_str(&format::write(&plan));
    out
}

/// The places of leaders and safe space among the thirty.
fn sensitive() -> Vec<usize> {
    let ids = joint_action::content::statements::statements().enumerate();
    ids.filter(|(_, (theme, _))| ["seniors", "feelings"].contains(&theme.id)).map(|(at, _)| at).collect()
}

#[test]
fn of_one_or_two_people_nothing_is_shown_whatever_they_said() {
    for count in 1..3 {
        let all = |digit: u8| {
            let people: Vec<_> = (0..count).map(|_| person(&[digit; STATEMENT_COUNT], "food")).collect();
            shown(&come_to(&round(Names::Open, Voice::Organisation), &people))
        };
        for digit in 2..=6 {
            assert_eq!(all(digit), all(1), "{count} people");
        }
    }
}

#[test]
fn of_three_or_four_people_only_labels_of_leaders_and_safe_space_are_told() {
    // The same band and spread, from other counts.
    for (one, other) in [
        (&[4, 4, 5, 0][..], &[5, 5, 5, 0][..]),
        (&[4, 4, 5, 6], &[5, 5, 4, 0]),
        (&[2, 4, 5, 5], &[1, 5, 5, 5]),
        (&[4, 5, 6, 4], &[5, 4, 4, 6]),
        (&[1, 2, 6, 6], &[0, 0, 0, 0]),
        (&[1, 0, 6, 6], &[0, 6, 5, 6]),
    ] {
        for names in [Names::Unnamed, Names::Open] {
            let come = |digits: &[u8]| {
                let mut people: Vec<Said> = vec![[3; STATEMENT_COUNT]; 4];
                for (said, digit) in people.iter_mut().zip(digits) {
                    sensitive().into_iter().for_each(|at| said[at] = *digit);
                }
                let orgs = ["food", "gp", "council", "wellbeing"];
                let people: Vec<_> = people.iter().zip(orgs).map(|(said, org)| person(said, org)).collect();
                come_to(&round(names, Voice::Organisation), &people)
            };
            assert_eq!(shown(&come(one)), shown(&come(other)), "{one:?} {other:?}");
        }
    }
}

#[test]
fn of_five_people_all_counts_are_shown() {
    let come = |digit: u8| {
        let mut people = [[3; STATEMENT_COUNT]; 5];
        sensitive().into_iter().for_each(|at| people[0][at] = digit);
        shown(&come_to(&unnamed(), &people.iter().map(|said| person(said, "")).collect::<Vec<_>>()))
    };
    assert_ne!(come(4), come(5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_ratings_beside_a_rated_statement_change_nothing_that_is_shown(
        others in prop::collection::vec(1u8..=5, 6),
        one in (1u8..=5, 1u8..=5),
        two in (1u8..=5, 1u8..=5),
    ) {
        let come = |(first, second): (u8, u8)| {
            let mut people: Vec<Said> = others.iter().map(|digit| [*digit; STATEMENT_COUNT]).collect();
            let at = statement_at("form.fits").unwrap();
            people.iter_mut().for_each(|said| said[at] = 0);
            (people[0][at], people[1][at]) = (first, second);
            let orgs = ["food", "gp", "council", "wellbeing", "affected", "food"];
            let people: Vec<_> = people.iter().zip(orgs).map(|(said, org)| person(said, org)).collect();
            shown(&come_to(&round(Names::Open, Voice::Organisation), &people))
        };
        prop_assert_eq!(come(one), come(two));
    }

    /// Nothing that is shown or stored knows in which order answers came.
    #[test]
    fn nothing_knows_the_order_of_answers(turn in 1usize..6) {
        let mut six = read_answers(SIX).unwrap();
        let round = round(Names::Open, Voice::Organisation);
        let before = shown(&come_to(&round, &six));
        six.rotate_left(turn);
        prop_assert_eq!(before, shown(&come_to(&round, &six)));
        let group = group(&round, &six);
        let (_, again) = restore(&store(&round, &group)).unwrap();
        prop_assert_eq!(again, group);
    }
}

#[test]
fn results_are_a_table_for_each_theme() {
    let plan = format::read(include_str!("../samples/thursday-table.json")).unwrap().plan;
    let outline = results(&plan, &come_to(&unnamed(), &read_answers(SIX).unwrap()));
    let titles: Vec<_> = outline.sections.iter().map(|section| section.title).collect();
    assert_eq!(
        titles,
        ["How we are doing", "Aim", "Success", "Who does what", "Support from leaders", "Review points", "Safe space"]
    );
    let paper = markdown(&outline);
    for part in
        ["We see two things differently", "### To celebrate", "Talk about it", "A rule of thumb, not a verdict."]
    {
        assert!(paper.contains(part), "{part} is not in {paper}");
    }
    let empty = markdown(&results(&plan, &come_to(&unnamed(), &[])));
    assert!(empty.contains("Waiting for more people"), "{empty}");
}

#[test]
fn a_slip_asks_every_statement_once_and_no_name() {
    for (statements, count) in [(Statements::Pulse, 10), (Statements::Full, 30)] {
        let paper = text(&slip(&Plan::default(), statements, "K74 QX2", &[]));
        assert_eq!(paper.matches('☐').count(), count * 6);
        // Numbered as on the page where slips are typed in.
        assert!(paper.contains(&format!("{count}. ")) && !paper.contains(&format!("{}. ", count + 1)), "{paper}");
        assert!(paper.contains("K74 QX2") && paper.contains("Don’t know or too early to say"), "{paper}");
    }
}

#[test]
fn a_slip_asks_who_one_answers_for_only_where_the_round_does() {
    let asked = text(&slip(&Plan::default(), Statements::Pulse, "K74 QX2", &[member("p1"), member("p2")]));
    assert_eq!(asked.matches('☐').count(), 60 + 3, "{asked}");
    assert!(asked.contains("I answer for:") && asked.contains("I would rather not say"), "{asked}");
}

#[test]
fn results_for_a_spreadsheet() {
    let table = results_csv(&come_to(&unnamed(), &read_answers(SIX).unwrap()));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 7);
    assert!(lines[0].starts_with("\u{feff}Theme,Statement,Strongly disagree,"), "{}", lines[0]);
    assert!(lines[1].ends_with(",0,0,1,4,1,0,Agree,4.0,Strong,Together"), "{}", lines[1]);
}

#[test]
fn a_cell_is_never_a_formula() {
    for (cell, written) in [
        ("=1+1", "\"'=1+1\""),
        ("+44 1234", "\"'+44 1234\""),
        ("-1", "\"'-1\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("\t=1", "\"'=1\""),
        ("\r=1", "\"'=1\""),
        (" =1", "\"'=1\""),
        ("\u{0}=1", "\"'=1\""),
        ("\u{202e}=1", "\"'=1\""),
        ("＝1", "\"'＝1\""),
        ("a,b", "\"a,b\""),
        ("say \"a\"", "\"say \"\"a\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("=a\"b", "\"'=a\"\"b\""),
        ("1-2", "1-2"),
        ("", ""),
    ] {
        assert_eq!(csv(&[vec![cell.to_owned()]]), format!("\u{feff}{written}\r\n"), "{cell:?}");
    }
    assert_eq!(csv(&[vec!["a".into(), "b".into()], vec!["c".into()]]), "\u{feff}a,b\r\nc\r\n");
}

#[test]
fn the_dates_of_a_plan_are_a_calendar() {
    let plan = format::read(
        r#"{"plan":{"title":"Tea; cake, \\ talk\nand Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl","id":"0123456789ab"},
            "form":{"reviewBy":"2026-10-15"},
            "reviews":[{"date":"2026-06-11","kind":"check-in","next":"2026-10-15"},{"date":"2026-10-15","next":"2027-02-28"}]}"#,
    )
    .unwrap()
    .plan;
    let file = calendar(&plan, today()).unwrap();
    assert!(file.ends_with("END:VCALENDAR\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    assert!(file.lines().all(|line| line.trim_end_matches('\r').len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "");
    let title = "Tea\\; cake\\, \\\\ talk\\nand Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl Ŵyl";
    let found: Vec<&str> =
        unfolded.lines().filter(|line| line.starts_with("DTSTART") || line.starts_with("SUMMARY")).collect();
    assert_eq!(
        found,
        [
            "DTSTART;VALUE=DATE:20260611",
            &format!("SUMMARY:Short review: {title}"),
            "DTSTART;VALUE=DATE:20261015",
            &format!("SUMMARY:Review: {title}"),
            "DTSTART;VALUE=DATE:20261015",
            &format!("SUMMARY:Does the form still fit?: {title}"),
            "DTSTART;VALUE=DATE:20270228",
            &format!("SUMMARY:Review: {title}"),
        ]
    );
    let ids: std::collections::BTreeSet<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(ids.len(), 4);
    assert_eq!(calendar(&Plan::default(), today()), None);
}
