//! What a round leaves in the plan.

use joint_action::assess::keep::{self, Arrow, KeepError, Placed};
use joint_action::assess::read_answers;
use joint_action::format;
use joint_action::plan::{Answer, Date, Edit, Path, Plan, Theme};

use crate::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn after(plan: &Plan, edits: Vec<Edit>) -> Plan {
    let mut plan = plan.clone();
    edits.into_iter().for_each(|edit| plan.apply(edit).unwrap());
    plan
}

fn example() -> Plan {
    format::read(include_str!("../samples/thursday-table.json")).unwrap().plan
}

#[test]
fn closing_writes_aggregates_into_a_new_review() {
    let summary = come_to(&unnamed(), &read_answers(SIX).unwrap());
    let plan = after(&Plan::default(), keep::close(&Plan::default(), &summary, day("2026-06-11")).unwrap());
    assert_eq!(
        format::compact(&format::to_value(&plan)["reviews"]),
        "[{\"id\":\"1\",\"date\":\"2026-06-11\",\"kind\":\"full-review\",\"themes\":{\
         \"aim\":{\"n\":6,\"mean\":4,\"band\":\"strong\",\"spread\":\"together\",\"dontKnow\":0,\"unclear\":false},\
         \"feelings\":{\"n\":6,\"mean\":3.83,\"band\":\"talk\",\"spread\":\"split\",\"dontKnow\":0,\"unclear\":false},\
         \"review\":{\"n\":6,\"mean\":4.17,\"band\":\"strong\",\"spread\":\"together\",\"dontKnow\":0,\"unclear\":false},\
         \"seniors\":{\"n\":6,\"mean\":2.67,\"band\":\"action\",\"spread\":\"some-differ\",\"dontKnow\":0,\"unclear\":false},\
         \"success\":{\"n\":4,\"mean\":3.75,\"band\":\"talk\",\"spread\":\"together\",\"dontKnow\":2,\"unclear\":true},\
         \"sustain\":{\"n\":6,\"mean\":3.33,\"band\":\"talk\",\"spread\":\"split\",\"dontKnow\":0,\"unclear\":false}}}]"
    );
}

#[test]
fn closing_on_the_day_of_a_review_writes_into_it_and_again_makes_no_second_one() {
    let summary = come_to(&unnamed(), &read_answers(SIX).unwrap());
    let plan = example();
    let day = plan.rows("reviews")[0].date("date").unwrap();
    let once = after(&plan, keep::close(&plan, &summary, day).unwrap());
    assert_eq!(once.rows("reviews").len(), plan.rows("reviews").len());
    assert!(once.rows("reviews")[0].answers.get("themes").is_some());
    assert_eq!(after(&once, keep::close(&once, &summary, day).unwrap()), once);
}

#[test]
fn nothing_is_kept_of_two_people() {
    let summary = come_to(&unnamed(), &read_answers(SIX).unwrap()[..2]);
    assert_eq!(keep::close(&Plan::default(), &summary, day("2026-06-11")), Err(KeepError::Nothing));
}

#[test]
fn of_three_people_leaders_and_safe_space_keep_labels_alone() {
    let three: Vec<_> = read_answers(SIX).unwrap().into_iter().take(3).collect();
    let kept = keep::themes(&come_to(&unnamed(), &three));
    for (id, theme) in &kept {
        let labels_only = id == "seniors" || id == "feelings";
        assert_eq!(theme.n.is_none() && theme.mean.is_none() && theme.dont_know.is_none(), labels_only, "{id}");
        assert_eq!(theme.unclear.is_none(), labels_only, "{id}");
    }
    assert!(kept["feelings"].band.is_some() && kept["feelings"].spread.is_some());
    // One person rated it: counts, and nothing else.
    let success = &kept["success"];
    assert_eq!((success.n, success.mean, success.dont_know, success.unclear), (Some(1), None, Some(2), Some(true)));
}

#[test]
fn a_thing_to_try_goes_to_the_review_of_the_day_and_when_that_is_full_to_the_jobs() {
    let mut plan = example();
    let today = day("2026-11-26");
    let reviews = plan.rows("reviews").len();
    for at in 0..5 {
        let what = format!("Thing {at}");
        let (placed, edits) =
            keep::act(&plan, Statements::Pulse, today, &what, Some("food"), Some(day("2026-12-24"))).unwrap();
        assert!(matches!(placed, Placed::Review(..)), "{at}");
        plan = after(&plan, edits);
    }
    assert_eq!(plan.rows("reviews").len(), reviews + 1);
    let review = plan.rows("reviews").last().unwrap();
    assert_eq!((review.choice("kind"), review.answers.rows("actions").len()), ("check-in", 5));
    let first = &review.answers.rows("actions")[0];
    assert_eq!(
        (first.text("what"), first.reference("owner"), first.date("by")),
        ("Thing 0", "food", Some(day("2026-12-24")))
    );
    let (placed, edits) = keep::act(&plan, Statements::Pulse, today, "One more", None, None).unwrap();
    let Placed::Jobs(list, row) = placed else { panic!("not among the jobs") };
    let plan = after(&plan, edits);
    assert_eq!(plan.answer(&list.cell(&row, "task")), Some(&Answer::Text("One more".to_owned())));
}

#[test]
fn full_lists_are_said() {
    let mut plan = Plan::default();
    let (reviews, jobs) = (Path::top("reviews"), Path::top("sustain.tasks"));
    for number in 1..=24 {
        let row = RowId::numbered(number);
        plan.apply(Edit::AddRow { path: reviews.clone(), row }).unwrap();
    }
    let summary = come_to(&unnamed(), &read_answers(SIX).unwrap());
    let today = day("2026-11-26");
    assert_eq!(keep::close(&plan, &summary, today), Err(KeepError::ReviewsFull));
    let (placed, _) = keep::act(&plan, Statements::Pulse, today, "x", None, None).unwrap();
    assert!(matches!(placed, Placed::Jobs(..)));
    for number in 1..=20 {
        let row = RowId::numbered(number);
        plan.apply(Edit::AddRow { path: jobs.clone(), row }).unwrap();
    }
    assert_eq!(keep::act(&plan, Statements::Pulse, today, "x", None, None), Err(KeepError::ActionsFull));
}

#[test]
fn an_arrow_stands_only_where_it_moved_half_a_point_or_the_spread_changed() {
    let theme = |mean: Option<i64>, spread: &str| {
        let mut theme = keep::themes(&come_to(&unnamed(), &read_answers(SIX).unwrap()))["aim"].clone();
        (theme.mean, theme.spread) = (mean, (!spread.is_empty()).then(|| spread.to_owned()));
        [("aim".to_owned(), theme)].into_iter().collect::<std::collections::BTreeMap<String, Theme>>()
    };
    for (last, this, arrow) in [
        ((Some(333), "split"), (Some(383), "split"), Some(Arrow::Up)),
        ((Some(333), "split"), (Some(382), "split"), None),
        ((Some(400), "together"), (Some(350), "split"), Some(Arrow::Down)),
        ((Some(400), "together"), (Some(360), "some-differ"), Some(Arrow::Apart)),
        ((Some(400), "split"), (None, "some-differ"), Some(Arrow::Closer)),
        ((None, ""), (Some(400), "split"), None),
        ((Some(400), "new-word"), (Some(400), "split"), None),
    ] {
        let (last, this) = (theme(last.0, last.1), theme(this.0, this.1));
        assert_eq!(keep::moves(&last, &this)[0].arrow, arrow, "{last:?} {this:?}");
    }
}

#[test]
fn the_last_round_is_the_latest_before_the_day() {
    let summary = come_to(&unnamed(), &read_answers(SIX).unwrap());
    let mut plan = Plan::default();
    for date in ["2026-06-11", "2026-10-15", "2026-01-01"] {
        plan = after(&plan, keep::close(&plan, &summary, day(date)).unwrap());
    }
    for (before, expected) in
        [("2026-10-15", Some("2026-06-11")), ("2027-01-01", Some("2026-10-15")), ("2026-01-01", None)]
    {
        let found = keep::last_round(&plan, day(before)).map(|(day, _)| day.to_string());
        assert_eq!(found.as_deref(), expected, "before {before}");
    }
}

#[test]
fn a_review_date_that_has_passed_is_said_until_a_review_was_held() {
    let read = |reviews: &str| format::read(&format!(r#"{{"reviews":[{reviews}]}}"#)).unwrap().plan;
    for (reviews, today, due) in [
        (r#"{"date":"2026-06-11"}"#, "2026-06-10", None),
        (r#"{"date":"2026-06-11"}"#, "2026-06-11", Some("2026-06-11")),
        (r#"{"date":"2026-06-11","kind":"check-in"}"#, "2026-07-01", Some("2026-06-11")),
        (r#"{"date":"2026-06-11","happened":"Much"}"#, "2026-07-01", None),
        (r#"{"date":"2026-06-11","happened":"Much","next":"2026-06-30"}"#, "2026-07-01", Some("2026-06-30")),
        (r#"{"date":"2026-06-11","next":"2026-06-30"},{"date":"2026-07-01","happened":"Much"}"#, "2026-07-01", None),
        ("", "2026-07-01", None),
    ] {
        let found = keep::review_due(&read(reviews), day(today)).map(|day| day.to_string());
        assert_eq!(found.as_deref(), due, "{reviews} on {today}");
    }
}
