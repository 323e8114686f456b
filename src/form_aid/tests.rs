#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::*;
use crate::content::form_weights::WEIGHTS;
use crate::plan::{Answer, RowId};

/// Typical answers for each form, from its definition, in the order of the
/// questions; the last is the running case.
const TYPICAL: [(&str, [&str; 9]); 9] = [
    ("network", ["share", "long", "time-only", "separate", "none", "low", "new", "hours", "none"]),
    ("coordination", ["line-up", "short", "in-kind", "talk-first", "none", "low", "new", "hours", "little"]),
    ("cooperation", ["project", "short", "in-kind", "talk-first", "own-funds", "medium", "some", "days", "little"]),
    ("alliance", ["system", "long", "small-pot", "together", "all-sign", "medium", "strong", "post", "some"]),
    ("lead", ["project", "medium", "large-pot", "one-leads", "one-holder", "high", "some", "post", "some"]),
    ("joint-body", ["system", "long", "large-pot", "new-board", "no-holder", "high", "strong", "set-up", "a-lot"]),
    ("group", ["one-roof", "long", "most", "one-board", "no-holder", "high", "strong", "set-up", "keep-name"]),
    ("merger", ["one-org", "long", "everything", "one-board", "no-holder", "high", "strong", "set-up", "all"]),
    ("alliance", ["project", "medium", "small-pot", "together", "one-holder", "medium", "some", "post", "some"]),
];

fn record(answers: &[&str]) -> Row {
    let mut row = Row::new(RowId::numbered(1));
    for (topic, answer) in TOPICS.iter().zip(answers) {
        row.answers.set(topic.id, Some(Answer::Choice((*answer).into())));
    }
    row
}

/// A plan of partners (sector, brings) and labelled records.
fn plan(partners: &[(&str, &str)], people: &[(&str, [&str; 9])]) -> Plan {
    let mut plan = Plan::default();
    let partner = |(at, (sector, brings)): (usize, &(&str, &str))| {
        let mut row = Row::new(RowId::numbered(at + 1));
        row.answers.set("sector", Some(Answer::Choice((*sector).into())));
        row.answers.set("brings", Some(Answer::Choices(brings.split_whitespace().map(str::to_owned).collect())));
        row
    };
    let person = |(at, (label, answers)): (usize, &(&str, [&str; 9]))| {
        let mut row = record(answers);
        row.id = RowId::numbered(at + 1);
        row.answers.set("label", Some(Answer::Text((*label).into())));
        row
    };
    plan.answers.set("partners.items", Some(Answer::Rows(partners.iter().enumerate().map(partner).collect())));
    plan.answers.set("form.answers", Some(Answer::Rows(people.iter().enumerate().map(person).collect())));
    plan
}

/// The four partners of the worked example.
fn four() -> Plan {
    plan(
        &[("vcse", "money"), ("vcse", "space"), ("nhs", "data"), ("council", "money data")],
        &[
            ("Wellbeing", TYPICAL[8].1),
            (
                "Food bank",
                ["project", "short", "in-kind", "talk-first", "one-holder", "medium", "new", "hours", "little"],
            ),
            ("GP", ["project", "medium", "in-kind", "talk-first", "one-holder", "medium", "some", "days", "little"]),
            ("Council", ["system", "long", "small-pot", "one-leads", "one-holder", "medium", "some", "post", "some"]),
        ],
    )
}

#[test]
fn every_typical_case_has_its_form_on_top() {
    for (at, (form, answers)) in TYPICAL.iter().enumerate() {
        let person = person(&record(answers), &Facts::default());
        let best = person.best.unwrap();
        let fit = person.fits[best].per_cent();
        assert_eq!(RUNGS[best].id, *form, "{answers:?}");
        assert!(
            if at == 8 { fit == 84 && person.fits[4].per_cent() == 81 } else { (89..=100).contains(&fit) },
            "{form}: {fit}"
        );
    }
}

#[test]
fn leaving_out_any_one_question_keeps_the_expected_form_in_the_range() {
    let mut kept = 0;
    for (form, answers) in TYPICAL {
        for topic in &TOPICS {
            let mut row = record(&answers);
            row.answers.set(topic.id, None);
            kept += usize::from(person(&row, &Facts::default()).range.contains(&form));
        }
    }
    assert_eq!(kept, 81);
}

#[test]
fn the_worked_example_gives_the_figures_that_are_published() {
    let group = group(&four());
    for (at, expected) in [(0, "84 81"), (1, "63 71"), (2, "96"), (3, "76 81")] {
        let person = &group.people[at];
        let shown: Vec<String> =
            person.range.iter().map(|id| person.fits[rung(id).unwrap()].per_cent().to_string()).collect();
        assert_eq!(shown.join(" "), expected, "{}", person.label);
    }
    assert_eq!(group.people[1].range, ["coordination", "cooperation"]);
    assert_eq!(group.people[3].range, ["alliance", "lead"]);
    assert_eq!(group.shared, [""; 0]);
    assert_eq!(group.widest, ["duration", "decisions", "capacity"]);
    assert_eq!(group.headline, "No form fits all four of you yet");
    assert_eq!(
        group.says,
        "Two of you point to a joint project, two to a partnership agreement or a lead partner. \
         Talk about what differs most: how long, who decides, how much time there is."
    );
    assert!(!group.differs_from_aid && group.bars_group_and_merger);
}

#[test]
fn a_result_says_what_speaks_for_it_and_what_against() {
    let food = &group(&four()).people[1];
    assert_eq!(food.result, "Your answers point to coordination or a joint project");
    assert_eq!(food.lighter, "Coordination is lighter to start with.");
    let asked = |reasons: &[Reason]| reasons.iter().map(|reason| reason.question).collect::<Vec<_>>();
    assert_eq!(asked(&food.reasons_for), ["purpose", "resources", "decisions", "independence", "duration", "risk"]);
    assert_eq!(asked(&food.reasons_against), ["trust", "capacity"]);
    assert_eq!(food.reasons_against[1].about, "how much time there is; this points to a network or coordination");
}

#[test]
fn muddled_answers_are_shown_as_muddled() {
    let row = record(&["share", "medium", "everything", "together", "no-holder", "low", "strong", "hours", "some"]);
    let muddled = person(&row, &Facts::default());
    assert_eq!(muddled.result, "Your answers point different ways");
    assert_eq!(muddled.pulls.len(), 2);
    assert!(muddled.pulls.iter().all(|pull| !pull.reasons.is_empty()));
    assert!(!muddled.range.is_empty());
}

#[test]
fn with_fewer_than_six_answers_there_is_no_result() {
    let row = record(&["project", "medium", "in-kind", "talk-first", "one-holder"]);
    let early = person(&row, &Facts::default());
    assert_eq!((early.answered, early.best, early.range.len()), (5, None, 0));
    assert_eq!(early.result, "One more answer is needed for a result");
    let mut unknown = record(&["project", "medium", "in-kind", "talk-first", "one-holder", "apocalyptic"]);
    assert_eq!(person(&unknown, &Facts::default()).answered, 5);
    unknown.answers.set("risk", Some(Answer::Choice("low".into())));
    assert!(person(&unknown, &Facts::default()).best.is_some());
}

#[test]
fn with_a_public_body_group_and_merger_are_never_suggested_but_still_shown() {
    for sector in ["council", "nhs", "public-other"] {
        let plan = plan(&[("vcse", ""), (sector, "")], &[("", TYPICAL[7].1)]);
        let merger = &group(&plan).people[0];
        assert_eq!(merger.label, "Person 1");
        assert!(merger.best.unwrap() < 6 && !merger.range.iter().any(|id| ["group", "merger"].contains(id)));
        assert!(merger.fits[7].per_cent() > 89);
        assert_eq!(merger.warnings[0].id, "G1");
    }
}

#[test]
fn each_warning_shows_when_its_rule_applies() {
    let ids = |partners: &[(&str, &str)], change: &[(&'static str, &str)], typical: usize| {
        let mut plan = plan(partners, &[]);
        plan.answers.set("drivers.notAlone", Some(Answer::Text("Reach people".into())));
        let mut row = record(&TYPICAL[typical].1);
        for (key, value) in change {
            let answers = if key.contains('.') { &mut plan.answers } else { &mut row.answers };
            answers.set(
                key,
                (!value.is_empty()).then(|| match *key {
                    "drivers.notAlone" => Answer::Text((*value).into()),
                    _ => Answer::Choice((*value).into()),
                }),
            );
        }
        let warnings = person(&row, &Facts::of(&plan)).warnings;
        warnings.iter().map(|warning| warning.id).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(&[], &[], 0), "");
    assert_eq!(ids(&[("council", "")], &[], 0), "G1");
    assert_eq!(ids(&[], &[("trust", "new")], 3), "G2 G6");
    assert_eq!(ids(&[], &[("independence", "little")], 5), "G3 G6");
    assert_eq!(ids(&[], &[("capacity", "hours")], 2), "G4 G6");
    assert_eq!(ids(&[], &[("risk", "high")], 0), "G5 G6");
    assert_eq!(ids(&[("vcse", "data")], &[], 0), "G6");
    assert_eq!(ids(&[], &[("drivers.decision", "not-now")], 0), "G7");
    assert_eq!(ids(&[], &[("drivers.notAlone", "")], 0), "G7");
    assert_eq!(ids(&[], &[("drivers.notAlone", "")], 2), "G6");
}

#[test]
fn a_heavy_choice_and_one_against_the_aid_are_pointed_out() {
    let mut plan = plan(&[], &[("A", TYPICAL[2].1), ("B", TYPICAL[2].1)]);
    for (chosen, g8, differs) in
        [("", false, false), ("cooperation", false, false), ("separate", false, true), ("lead", true, true)]
    {
        plan.answers.set("form.chosen", Some(Answer::Choice(chosen.into())));
        let group = group(&plan);
        assert_eq!(group.warnings.iter().any(|warning| warning.id == "G8"), g8, "{chosen}");
        assert_eq!(group.differs_from_aid, differs, "{chosen}");
        assert_eq!(group.headline, "A joint project fits both of you");
    }
}

#[test]
fn a_group_is_named_by_how_many_have_a_result() {
    let mut one = plan(&[], &[("GP", TYPICAL[2].1)]);
    assert_eq!(group(&one).headline, "The answers of GP point to a joint project");
    assert_eq!(group(&one).says, "");
    one.answers.set("form.answers", None);
    assert_eq!(group(&one).headline, "Nobody has answered the nine questions yet");
    let mut early = plan(&[], &[("A", TYPICAL[2].1), ("B", TYPICAL[7].1), ("C", TYPICAL[2].1)]);
    let mut rows = early.rows("form.answers").to_vec();
    for topic in &TOPICS[..4] {
        rows[1].answers.set(topic.id, None);
    }
    early.answers.set("form.answers", Some(Answer::Rows(rows)));
    let group = group(&early);
    assert_eq!((group.shared.as_slice(), group.people.len(), group.ranged().count()), (&["cooperation"][..], 3, 2));
}

/// "Clear" is a best fit of 70 % or more among all eight forms, with all nine
/// questions answered and every option equally likely. Instead of drawing
/// 20,000 sets by lot, this counts every one of the 699,840 there are.
#[test]
fn answers_by_chance_are_clear_in_3_7_of_100_sets() {
    let least: [u16; 8] = std::array::from_fn(|form| (7 * most_possible()[form]).div_ceil(10));
    let mut sums = vec![[0u16; 8]];
    for topic in &TOPICS {
        let answers: Vec<_> = WEIGHTS.iter().filter(|weight| weight.question == topic.id).collect();
        sums = sums
            .iter()
            .flat_map(|sum| answers.iter().map(|answer| std::array::from_fn(|form| sum[form] + answer.points(form))))
            .collect();
    }
    let clear = sums.iter().filter(|sum| sum.iter().zip(least).any(|(sum, least)| *sum >= least)).count();
    assert_eq!((clear, sums.len()), (26_070, 699_840));
}

#[test]
fn the_table_shows_every_answer_once_in_its_words() {
    let table = table();
    let column = |topic: &str| content::field("form.answers").and_then(|field| field.column(topic)).unwrap();
    let asked =
        TOPICS.iter().flat_map(|topic| column(topic.id).options().iter().map(move |option| (topic.id, option.id)));
    assert_eq!(
        asked.collect::<Vec<_>>(),
        WEIGHTS.iter().map(|weight| (weight.question, weight.option)).collect::<Vec<_>>()
    );
    assert_eq!(
        (table[0].question.as_str(), table[0].answer.as_str()),
        ("What do you mainly want to do together?", "Swap information and learn")
    );
    assert_eq!(table[0].points, [3, 1, 0, 0, 0, 0, 0, 0]);
    assert_eq!(most_possible(), [23, 19, 24, 25, 21, 25, 22, 21]);
}

#[test]
fn the_ladder_has_the_forms_that_can_be_chosen_without_the_first() {
    let options = content::field("form.chosen").unwrap().options();
    assert_eq!(options[0].id, "separate");
    let chosen: Vec<_> = options[1..].iter().map(|option| (option.id, option.label)).collect();
    assert_eq!(chosen, RUNGS.iter().map(|rung| (rung.id, rung.name)).collect::<Vec<_>>());
}

#[test]
fn a_reason_is_given_in_the_words_of_the_answer() {
    let food = &group(&four()).people[1];
    let told = |reasons: &[Reason]| reasons.iter().map(|reason| reason.answer.clone()).collect::<Vec<_>>();
    assert_eq!(told(&food.reasons_for)[1], "Staff hours, space or kit, each paying their own way");
    assert_eq!(told(&food.reasons_against), ["Just meeting", "A few hours a month"]);
    let warnings: Vec<_> =
        food.warnings.iter().map(|warning| format!("{} {} {}", warning.id, warning.says, warning.why)).collect();
    assert_eq!(
        warnings,
        [
            "G1 Group structure and merger: only between the charities/companies among you. A council and an NHS body are partners in this plan.",
            "G4 A joint project needs more time than you have. Who could pay for it? You said: a few hours a month.",
            "G6 Will you share people’s personal information? Then plan a data-sharing agreement. \
             You said: small budget, some referrals or personal data. Partner 3 and Partner 4 bring information.",
        ]
    );
}
