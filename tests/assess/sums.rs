//! Means, spread, bands, labels and order: the examples, and random groups
//! against a plain reference.

use joint_action::assess::{Held, Names, Spread, Voice, discuss, read_answers, tallies, write_answers};
use joint_action::content::statements::{STATEMENT_COUNT, THEMES};
use proptest::prelude::*;

use crate::*;

#[test]
fn the_six_people_of_the_worked_example() {
    let six = read_answers(SIX).unwrap();
    let summary = come_to(&unnamed(), &six);
    let mut table = String::new();
    for result in &summary.themes {
        for one in &result.statements {
            let tally = one.tally().unwrap();
            table.push_str(&format!(
                "{} {} {} {:.2} {:.2} {} {}{}\n",
                one.statement.id,
                tally.rated(),
                tally.dont_know,
                one.mean().unwrap().value(),
                tally.distance().unwrap().value(),
                one.band.unwrap().words(),
                one.spread.unwrap().id(),
                if one.unclear { " unclear" } else { "" },
            ));
        }
    }
    assert_eq!(
        table,
        "aim.same-answer 6 0 4.00 0.33 Strong together\n\
         success.convincing-evidence 4 2 3.75 0.25 Talk about it together unclear\n\
         sustain.fair-share 6 0 3.33 1.00 Talk about it split\n\
         seniors.give-time 6 0 2.67 0.67 Needs action some-differ\n\
         review.dates-set 6 0 4.17 0.17 Strong together\n\
         feelings.safe-to-disagree 6 0 3.83 1.17 Talk about it split\n"
    );
    let ids = |list: &[&'static joint_action::content::statements::Theme]| {
        list.iter().map(|theme| theme.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&summary.talk), ["sustain", "feelings", "seniors"]);
    assert_eq!(ids(&summary.later), ["success"]);
    assert_eq!(ids(&summary.celebrate), ["review", "aim"]);
    assert_eq!((summary.people, summary.held), (6, Held::Nothing));
}

#[test]
fn spread_in_a_word() {
    for (ratings, spread) in [
        (&[4, 4, 4, 4][..], Spread::Together),
        (&[3, 4, 4, 5], Spread::Together),
        (&[4, 4, 4, 2], Spread::SomeDiffer),
        (&[3, 5], Spread::SomeDiffer),
        (&[2, 2, 4, 4], Spread::Split),
        (&[1, 4, 4, 5, 5], Spread::Split),
        (&[2, 4, 4, 5, 5, 5], Spread::Split),
        (&[2, 2, 2, 2], Spread::Together),
    ] {
        let tally = tallies(&about("form.fits", ratings))[statement_at("form.fits").unwrap()];
        assert_eq!(tally.spread(), Some(spread), "{ratings:?}");
    }
}

#[test]
fn bands_are_on_the_mean_as_it_is_not_as_it_is_shown() {
    for (ratings, shown, band) in [
        (&[1, 4, 4, 5, 5][..], "3.8", "Talk about it"),
        (&[2, 4, 4, 5, 5, 5], "4.2", "Strong"),
        (&[4; 5], "4.0", "Strong"),
        (&[3; 5], "3.0", "Talk about it"),
        (&[4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3], "4.0", "Talk about it"),
        (&[3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2], "3.0", "Needs action"),
    ] {
        let tally = tallies(&about("form.fits", ratings))[statement_at("form.fits").unwrap()];
        let mean = tally.mean().unwrap();
        assert_eq!((mean.in_tenths().as_str(), mean.band().words()), (shown, band), "{ratings:?}");
    }
}

#[test]
fn the_median_is_told_in_words() {
    for (ratings, words) in [
        (&[2, 2, 3, 3][..], "between Disagree and In between"),
        (&[4, 4, 5], "Agree"),
        (&[2, 4], "In between"),
        (&[1, 4], "between Disagree and In between"),
        (&[5], "Strongly agree"),
    ] {
        let tally = tallies(&about("form.fits", ratings))[statement_at("form.fits").unwrap()];
        assert_eq!(tally.median().unwrap().words(), words, "{ratings:?}");
    }
}

#[test]
fn one_voice_stands_beside_the_plain_mean_only_where_they_differ_by_half_a_point() {
    let people = |said: &[(&str, u8)]| -> Vec<Response> {
        let one = |(org, digit): &(&str, u8)| {
            let mut response = about("form.fits", &[*digit]).remove(0);
            response.org = RowId::new(org);
            response
        };
        said.iter().map(one).collect()
    };
    // Three of the council, one of each other: (5+5+5+2+2)/5 = 3.8 and (5+2+2)/3 = 3.
    let three = people(&[("council", 5), ("council", 5), ("council", 5), ("food", 2), ("gp", 2)]);
    let two = people(&[("council", 5), ("council", 5), ("council", 5), ("council", 5), ("food", 1)]);
    let near = people(&[("council", 4), ("council", 4), ("council", 4), ("food", 3), ("gp", 4)]);
    for (people, voice, expected) in [
        (&three, Voice::Organisation, Some("3.0")),
        (&three, Voice::Person, None),
        (&two, Voice::Organisation, None),
        (&near, Voice::Organisation, None),
    ] {
        let summary = come_to(&round(Names::Unnamed, voice), people);
        let form = summary.theme("form").unwrap();
        assert_eq!(form.statements[0].one_voice.map(|mean| mean.in_tenths()).as_deref(), expected);
        assert_eq!(form.one_voice.map(|mean| mean.in_tenths()).as_deref(), expected);
    }
}

#[test]
fn answers_are_read_forgivingly_and_written_as_they_are_read() {
    let six = read_answers(SIX).unwrap();
    let written = write_answers(&six);
    let mut again = read_answers(&written).unwrap();
    let mut sorted = six.clone();
    again.sort();
    sorted.sort();
    assert_eq!(again, sorted);
    let odd = r#"{"responses":[{"org":"all","a":{"aim.same-answer":6,"form.fits":"x","nothing":3,"focus.early-action":2}},5,{}],"more":1}"#;
    let read = read_answers(odd).unwrap();
    assert_eq!(read.len(), 3);
    assert_eq!((read[0].org.clone(), read[0].answered(Statements::Full)), (None, 1));
    assert!(read[1].is_empty() && read[2].is_empty());
    for text in ["", "[]", "{}", r#"{"responses":5}"#, "<html>"] {
        assert!(read_answers(text).unwrap_err().to_string().contains("are not answers"), "{text}");
    }
    let many = format!(r#"{{"responses":[{}]}}"#, vec!["{}"; 201].join(","));
    assert!(read_answers(&many).unwrap_err().to_string().contains("more answers than fit"));
    assert!(read_answers(&"[".repeat(900_000)).is_err());
}

/// A plain reference: fractions in whole numbers, nothing shared with the code.
struct Plain {
    n: i64,
    dont_know: i64,
    sum: i64,
    spread: u8,
    unclear: bool,
}

fn plain(people: &[Said], at: usize) -> Plain {
    let mut rated: Vec<i64> = people.iter().map(|said| i64::from(said[at])).filter(|r| (1..=5).contains(r)).collect();
    rated.sort_unstable();
    let n = rated.len() as i64;
    let dont_know = people.iter().filter(|said| said[at] == 6).count() as i64;
    let twice_median = match rated.len() {
        0 => 0,
        odd if odd % 2 == 1 => 2 * rated[odd / 2],
        even => rated[even / 2] + rated[even / 2 - 1],
    };
    let twice_distances: i64 = rated.iter().map(|r| (2 * r - twice_median).abs()).sum();
    // AD > 0.8, in tenths of a half.
    let wide = 10 * twice_distances > 16 * n;
    let sides = rated.iter().any(|r| *r < 3) && rated.iter().any(|r| *r > 3);
    let unclear = dont_know >= 2 && dont_know * 3 >= n + dont_know;
    Plain { n, dont_know, sum: rated.iter().sum(), spread: u8::from(wide) + u8::from(sides), unclear }
}

/// The mean of means as a fraction.
fn theme_mean(plains: &[Plain]) -> Option<(i64, i64)> {
    let enough: Vec<_> = plains.iter().filter(|plain| plain.n >= 3).collect();
    let below: i64 = enough.iter().map(|plain| plain.n).product();
    let above: i64 = enough.iter().map(|plain| plain.sum * below / plain.n).sum();
    (!enough.is_empty()).then_some((above, below * enough.len() as i64))
}

fn order(people: &[Said]) -> Vec<&'static str> {
    let mut first = 0;
    let mut by_rank: [Vec<&'static str>; 4] = Default::default();
    for theme in &THEMES {
        let plains: Vec<Plain> = (first..first + theme.statements.len()).map(|at| plain(people, at)).collect();
        first += theme.statements.len();
        let spread = plains.iter().filter(|plain| plain.n >= 3).map(|plain| plain.spread).max();
        let action = theme_mean(&plains).is_some_and(|(above, below)| above < 3 * below);
        if spread == Some(2) {
            by_rank[0].push(theme.id);
        } else if action {
            by_rank[1].push(theme.id);
        } else if plains.iter().any(|plain| plain.unclear) {
            by_rank[2].push(theme.id);
        } else if spread == Some(1) {
            by_rank[3].push(theme.id);
        }
    }
    by_rank.concat()
}

prop_compose! {
    /// A person who leans to one side, so that not every theme is split.
    fn anybody()(lean in 1u8..=5, said in prop::array::uniform30(0u8..=9)) -> Said {
        said.map(|digit| if digit > 6 { lean } else { digit })
    }
}

proptest! {
    #[test]
    fn random_groups_agree_with_a_plain_reference(people in prop::collection::vec(anybody(), 0..60)) {
        let responses: Vec<_> = people.iter().map(|said| person(said, "")).collect();
        let counted = tallies(&responses);
        for (at, tally) in counted.iter().enumerate() {
            let plain = plain(&people, at);
            prop_assert_eq!((tally.rated() as i64, tally.dont_know as i64), (plain.n, plain.dont_know));
            prop_assert_eq!(tally.is_unclear(), plain.unclear);
            if plain.n > 0 {
                let mean = tally.mean().unwrap();
                // Rounded half up.
                prop_assert_eq!(mean.hundredths(), (200 * plain.sum + plain.n) / (2 * plain.n));
                let band = if plain.sum >= 4 * plain.n { "strong" } else if plain.sum >= 3 * plain.n { "talk" } else { "action" };
                prop_assert_eq!(mean.band().id(), band);
                let spread = ["together", "some-differ", "split"][usize::from(plain.spread)];
                prop_assert_eq!(tally.spread().unwrap().id(), spread);
            } else {
                prop_assert!(tally.mean().is_none() && tally.spread().is_none() && tally.median().is_none());
            }
        }
        let expected = order(&people);
        prop_assert_eq!(discuss(&counted).iter().map(|theme| theme.id).collect::<Vec<_>>(), expected.clone());
        let answered = people.iter().filter(|said| said.iter().any(|digit| *digit > 0)).count();
        let summary = come_to(&unnamed(), &responses);
        prop_assert_eq!(summary.people, answered);
        if answered >= 5 {
            let shown: Vec<_> = summary.talk.iter().chain(&summary.later).map(|theme| theme.id).collect();
            prop_assert_eq!(shown, expected.clone());
            let mut strong = Vec::new();
            let mut first = 0;
            for theme in &THEMES {
                let plains: Vec<Plain> = (first..first + theme.statements.len()).map(|at| plain(&people, at)).collect();
                first += theme.statements.len();
                let result = summary.theme(theme.id);
                let mean = theme_mean(&plains);
                prop_assert_eq!(
                    result.and_then(|result| result.mean).map(|mean| mean.hundredths()),
                    mean.map(|(above, below)| (200 * above + below) / (2 * below))
                );
                if let Some((above, below)) = mean.filter(|(above, below)| *above >= 4 * below && !expected.contains(&theme.id)) {
                    strong.push((above, below, theme.id));
                }
            }
            // A stable sort: equals stay in the order of the framework.
            strong.sort_by(|(a, b, _), (c, d, _)| (i128::from(*c) * i128::from(*b)).cmp(&(i128::from(*a) * i128::from(*d))));
            let celebrated: Vec<_> = strong.iter().take(2).map(|(_, _, id)| *id).collect();
            prop_assert_eq!(summary.celebrate.iter().map(|theme| theme.id).collect::<Vec<_>>(), celebrated);
        }
        prop_assert_eq!(STATEMENT_COUNT, counted.len());
    }
}
