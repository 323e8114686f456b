//! The reveal as it is drawn: it says what it shows, has room for its texts,
//! and is quick with fifty people.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "drawings/layout.rs"]
#[allow(dead_code)]
mod layout;

use joint_action::assess::{
    Entry, Group, Member, Names, Rating, Reply, Response, Round, Statements, Summary, Voice, read_answers, summary,
};
use joint_action::content::statements::statement_at;
use joint_action::draw::reveal::{one, reveal};
use joint_action::draw::{Cut, Drawing};
use joint_action::plan::{Mark, RowId, marks};

const SIX: &str = include_str!("samples/thursday-table-answers.json");

fn come_to(names: Names, responses: &[Response]) -> Summary {
    let members =
        ["council", "food", "gp", "wellbeing"].map(|id| Member { id: RowId::new(id).unwrap(), name: id.into() });
    let round = Round::new(345, Statements::Full, names, Voice::Organisation, members.to_vec());
    let mut group = Group::new();
    for (at, response) in responses.iter().enumerate() {
        group.insert(&round, Entry::here(&round, at as u32, response)).unwrap();
    }
    summary(&round, &group)
}

fn crowd(count: usize) -> Vec<Response> {
    let person = |at: usize| {
        let mut response = Response::new();
        for place in 0..30 {
            let digit = (at * 7 + place * 3 + at * place) % 6;
            let rated = Rating::new(digit as u8).map(Reply::Rated);
            response.set(place, Some(rated.unwrap_or(Reply::DontKnow)));
        }
        response.org = RowId::new(["council", "food", "gp", "wellbeing"][at % 4]);
        response
    };
    (0..count).map(person).collect()
}

fn plan_marks() -> Vec<Mark> {
    marks(&joint_action::format::read(include_str!("samples/thursday-table.json")).unwrap().plan)
}

fn all(summary: &Summary, marks: &[Mark]) -> Vec<Drawing> {
    let results = summary.themes.iter();
    results.flat_map(|result| result.statements.iter().map(|each| one(result.theme, each, marks))).collect()
}

#[test]
fn six_people_say_what_they_show() {
    let summary = come_to(Names::Unnamed, &read_answers(SIX).unwrap());
    let reveal = reveal(&summary, &[]);
    assert_eq!(reveal.finding, "We see two things differently");
    assert_eq!(
        reveal.says,
        "A rule of thumb, not a verdict. Start with the first one: what does each side see that the other does not?"
    );
    let list = reveal.list.as_str();
    let heads: Vec<&str> =
        list.split("<h3 class=\"drawing__part\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(heads, ["To talk about today", "Another time", "To celebrate"]);
    for said in [
        "One strongly disagrees, one disagrees, three agree and one strongly agrees. In the middle: agree. Mean 3.3.",
        "Two disagree, one agrees and three strongly agree.",
        "One is in between, three agree and two don’t know.",
        "Several do not know",
        "Needs action",
    ] {
        assert!(list.contains(said), "{said} is not in {list}");
    }
    let first = list.find("The work and costs").unwrap();
    assert!(first < list.find("It is safe to disagree").unwrap() && first < list.find("gives me the time").unwrap());
    assert_eq!(reveal.words.len(), 6);
    assert_eq!(
        reveal.words[2].rows[0],
        [
            "The work and costs are shared fairly for the size of each partner.",
            "1",
            "1",
            "0",
            "3",
            "1",
            "0",
            "Agree",
            "3.3",
            "Talk about it",
            "Split"
        ]
    );
}

#[test]
fn a_dot_is_a_person_and_those_who_do_not_know_stand_apart() {
    let summary = come_to(Names::Unnamed, &read_answers(SIX).unwrap());
    let evidence = all(&summary, &[]).into_iter().find(|drawing| drawing.page == "success").unwrap();
    for picture in [&evidence.wide, &evidence.narrow] {
        let class = |class: &str| {
            let paths = picture.as_str().split("<path ").filter(|path| path.contains(class));
            paths
                .map(|path| path.split("d=\"").nth(1).unwrap().split('"').next().unwrap().matches('M').count())
                .sum::<usize>()
        };
        assert_eq!((class("\"reveal__dots\""), class("\"reveal__unknown\"")), (4, 2));
    }
    assert_eq!(
        evidence.name,
        "We know what evidence each partner and funder will find convincing. One is in between, three agree and two don’t know"
    );
}

#[test]
fn groups_of_any_size_have_room_for_every_text() {
    let marks = plan_marks();
    for count in [3, 4, 5, 12, 13, 40, 41, 50, 200] {
        for names in [Names::Unnamed, Names::Open] {
            let summary = come_to(names, &crowd(count));
            let mut markup = reveal(&summary, &marks).figure("reveal").into_string();
            for drawing in all(&summary, &marks) {
                for picture in [&drawing.wide, &drawing.narrow] {
                    for picture in layout::pictures(picture.as_str(), "reveal") {
                        assert!(picture.troubles().is_empty(), "{count} {names:?}: {:?}", picture.troubles());
                    }
                }
                for table in &drawing.words {
                    assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
                }
                markup.push_str(drawing.figure(&drawing.name, Cut::Both).as_str());
            }
            layout::assert_sound(&markup, "reveal");
        }
    }
}

#[test]
fn dots_stay_within_their_picture_and_their_point() {
    for count in [3, 12, 13, 40, 41, 200] {
        let mut people = crowd(count);
        for person in &mut people {
            person.set(statement_at("form.fits").unwrap(), Rating::new(5).map(Reply::Rated));
        }
        let summary = come_to(Names::Unnamed, &people);
        for drawing in all(&summary, &[]) {
            for (picture, step) in [(&drawing.wide, 120.0), (&drawing.narrow, 53.0)] {
                let svg = picture.as_str();
                for path in svg.split("<path class=\"reveal__dots\" stroke-width=\"").skip(1) {
                    let mut quoted = path.split('"');
                    let radius = quoted.next().unwrap().parse::<f32>().unwrap() / 2.0;
                    let path = quoted.nth(1).unwrap();
                    let middles: Vec<(f32, f32)> = path
                        .split('M')
                        .skip(1)
                        .map(|dot| dot.strip_suffix("h0").unwrap().split_once(' ').unwrap())
                        .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
                        .collect();
                    let left = middles.iter().map(|(x, _)| x - radius).fold(f32::MAX, f32::min);
                    let right = middles.iter().map(|(x, _)| x + radius).fold(0.0, f32::max);
                    assert!(right - left <= step, "{count}: {left} to {right}");
                    assert!(left >= 0.0 && middles.iter().all(|(_, y)| y - radius >= 0.0), "{count}: {path}");
                }
            }
        }
    }
}

#[test]
fn in_open_mode_a_small_group_shows_marks_and_a_table_of_who_said_what() {
    let marks = plan_marks();
    let summary = come_to(Names::Open, &read_answers(SIX).unwrap());
    let fair =
        all(&summary, &marks).into_iter().find(|drawing| drawing.name.starts_with("The work and costs")).unwrap();
    assert_eq!(fair.wide.as_str().matches("<g class=\"badge").count(), 6, "{}", fair.wide.as_str());
    assert_eq!(fair.words[1].caption, "Who said what");
    assert_eq!(fair.words[1].rows.len(), 6);
    assert!(fair.words[1].rows.contains(&vec!["Food Bank".to_owned(), "Strongly disagree".to_owned()]));
    let unnamed = come_to(Names::Unnamed, &read_answers(SIX).unwrap());
    assert!(
        all(&unnamed, &marks)
            .iter()
            .all(|drawing| drawing.words.len() == 1 && !drawing.wide.as_str().contains("badge"))
    );
}

#[test]
fn fifty_people_and_thirty_statements_are_drawn_at_once() {
    let people = crowd(50);
    let summary = come_to(Names::Unnamed, &people);
    let start = std::time::Instant::now();
    let figure = reveal(&summary, &[]).figure("reveal");
    let took = start.elapsed();
    println!("fifty people, thirty statements: {took:?}, {} bytes", figure.as_str().len());
    assert_eq!(figure.as_str().matches("<svg class=\"reveal ").count(), 30);
    assert!(took.as_millis() < 1000, "{took:?}");
}
