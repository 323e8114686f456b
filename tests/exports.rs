//! Papers: that every answer is on them, in the same order, as text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use expect_test::expect_file;
use joint_action::content::{self, FIELDS, Field, Kind};
use joint_action::export::{self, Body, Outline, Section};
use joint_action::plan::copy::{Part, Parts, Preset, Scope, copy};
use joint_action::plan::{Answer, Plan, Row, RowId};
use serde_json::Value;

const EXAMPLE: &str = include_str!("samples/thursday-table.json");

fn example() -> Plan {
    joint_action::format::read(EXAMPLE).unwrap().plan
}

/// Every part as HTML, one after the other.
fn html(outline: &Outline) -> String {
    outline.sections.iter().map(|section| export::html::section(section).into_string() + "\n").collect()
}

/// What a person would read in the HTML.
fn read(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&#39;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Every text in the file that a person wrote, with the words of options.
fn answers(group: &str, value: &Value, found: &mut Vec<String>) {
    let field = content::field(group);
    match (field.map(|field| &field.kind), value) {
        (Some(Kind::Rows(_)), Value::Array(rows)) => {
            for row in rows {
                for (key, value) in row.as_object().unwrap() {
                    if let Some(column) = field.and_then(|field| field.column(key)) {
                        of_kind(column, value, found);
                    }
                }
            }
        }
        (Some(_), value) => of_kind(field.unwrap(), value, found),
        (None, Value::Object(entries)) => {
            entries.iter().for_each(|(key, value)| answers(&format!("{group}.{key}"), value, found))
        }
        _ => {}
    }
}

fn of_kind(field: &'static Field, value: &Value, found: &mut Vec<String>) {
    let mut each = |value: &Value| {
        let Some(text) = value.as_str() else { return };
        match &field.kind {
            Kind::Line { .. } | Kind::Lines { .. } | Kind::Texts { .. } => found.push(text.to_owned()),
            Kind::Choice(_) | Kind::Choices(_) => found.push(field.option_label(text).to_owned()),
            Kind::Date => found.extend(joint_action::plan::Date::parse(text).map(|day| day.in_words())),
            _ => {}
        }
    };
    match value {
        Value::Array(values) => values.iter().for_each(each),
        value => each(value),
    }
}

#[test]
fn every_answer_of_the_example_is_on_every_paper() {
    let value: Value = serde_json::from_str(EXAMPLE).unwrap();
    let mut found = Vec::new();
    for (group, value) in value.as_object().unwrap() {
        answers(group, value, &mut found);
    }
    assert!(found.len() > 250, "only {} answers were looked for", found.len());
    let outline = export::plan(&example());
    // The head of the page is written by whoever shows it.
    let head =
        format!("{} {} {} {} {}", outline.title, outline.place, outline.version, outline.stage, outline.language);
    let papers = [export::markdown(&outline), export::text(&outline), head + &read(&html(&outline))];
    // Positions and pages that are finished are said in other words.
    let other = [
        options("agree", "position"),
        content::field("plan.finished").unwrap().options().iter().map(|option| option.label).collect(),
    ]
    .concat();
    for answer in found.iter().filter(|answer| !other.contains(&answer.as_str())) {
        for (at, paper) in papers.iter().enumerate() {
            assert!(paper.to_lowercase().contains(&answer.to_lowercase()), "paper {at} lacks {answer:?}");
        }
    }
}

fn options(list: &str, column: &str) -> Vec<&'static str> {
    content::field(list).unwrap().column(column).unwrap().options().iter().map(|option| option.label).collect()
}

#[test]
fn the_example_and_the_empty_plan_as_files() {
    for (name, plan) in [("plan", example()), ("empty", Plan::default())] {
        let full = export::plan(&plan);
        expect_file![format!("golden/{name}.md")].assert_eq(&export::markdown(&full));
        expect_file![format!("golden/{name}.txt")].assert_eq(&export::text(&full));
        expect_file![format!("golden/{name}.html")].assert_eq(&html(&full));
        expect_file![format!("golden/{name}-summary.md")].assert_eq(&export::markdown(&export::summary(&plan)));
    }
    let public = export::public_summary(&example());
    expect_file!["golden/plan-public.md"].assert_eq(&export::markdown(&public));
}

#[test]
fn the_plan_has_twelve_parts_in_order() {
    let outline = export::plan(&Plan::default());
    let headings: Vec<_> = outline.sections.iter().map(joint_action::export::Section::heading).collect();
    assert_eq!(
        headings,
        [
            "1 Summary",
            "2 Why we are doing this",
            "3 Who is involved",
            "4 What we want to achieve",
            "5 How we will work",
            "6 What success looks like",
            "7 What will keep it going",
            "8 How we treat each other",
            "9 How we are doing",
            "10 Reviews",
            "11 Where each partner stands",
            "12 Words used here"
        ]
    );
    let ids: BTreeSet<_> = outline.sections.iter().map(|section| section.id).collect();
    assert_eq!(ids.len(), outline.sections.len());
}

#[test]
fn every_file_says_title_version_date_and_whose_copy_it_is() {
    for outline in [export::plan(&example()), export::summary(&example())] {
        for file in [export::markdown(&outline), export::text(&outline)] {
            for said in
                ["The Thursday Table", "Version 3, 19 March 2026", "Partner copy", "Agreed by 3 of 5, 1 in principle"]
            {
                assert!(file.contains(said), "{said}");
            }
        }
    }
    let public = export::markdown(&export::public_summary(&example()));
    assert!(public.contains("Public copy"));
    for kept in ["38,000", "swamped", "Some control of the Thursday session", "Head of services", "Agreed by"] {
        assert!(!public.contains(kept), "{kept}");
    }
}

/// Every field that takes text holds this one.
fn filled(with: &str) -> Plan {
    let mut plan = Plan::default();
    for field in FIELDS {
        plan.answers.set(field.id, answer(field, with));
    }
    plan
}

fn answer(field: &'static Field, with: &str) -> Option<Answer> {
    Some(match &field.kind {
        Kind::Line { .. } | Kind::Lines { .. } => Answer::Text(with.to_owned()),
        Kind::Texts { .. } => Answer::Texts(vec![with.to_owned(); 2]),
        Kind::Choice(_) => Answer::Choice(with.to_owned()),
        Kind::Choices(_) => Answer::Choices(vec![with.to_owned()]),
        Kind::Reference(_) => Answer::Reference("1".to_owned()),
        Kind::Partners => Answer::References(vec!["1".to_owned()]),
        Kind::Rows(rows) => {
            let mut row = Row::new(RowId::numbered(1));
            for column in rows.columns {
                row.answers.set(column.key, answer(column, with));
            }
            Answer::Rows(vec![row])
        }
        _ => return None,
    })
}

#[test]
fn what_people_typed_stays_text() {
    let typed = "a | b\n# <img src=x onerror=alert(1)> [link](javascript:alert(1)) \u{202e}evil `code` **bold** &lt; \\|\n- x\n1. y";
    let outline = export::plan(&filled(typed));
    let html = html(&outline);
    for tag in html.split('<').skip(1) {
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let ours = [
            "section", "div", "h2", "h3", "span", "a", "p", "br", "ul", "li", "strong", "em", "table", "caption",
            "thead", "tbody", "tr", "th", "td", "svg", "circle", "path",
        ];
        assert!(ours.contains(&name.as_str()), "<{tag}");
        let names: String = tag.split('>').next().unwrap().split('"').step_by(2).collect();
        assert!(!names.contains(" on"), "<{tag}");
    }
    assert!(!html.contains("href=\"javascript"));
    let markdown = export::markdown(&outline);
    assert!(
        markdown
            .contains("a \\| b / # \\<img src=x onerror=alert(1)\\> \\[link\\](javascript:alert(1)) evil \\`code\\`")
    );
    for (at, line) in markdown.lines().enumerate() {
        assert!(!line.starts_with("- x") && !line.starts_with("1. y"), "line {at}: {line}");
        if line.starts_with('|') {
            let strokes = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            let above = markdown.lines().take(at).last().unwrap();
            assert!(!above.starts_with('|') || strokes(above) == strokes(line), "line {at}: {line}");
        }
    }
    for paper in [markdown, export::text(&outline), html] {
        assert!(!paper.contains('\u{202e}'));
    }
}

#[test]
fn empty_rows_and_blank_texts_are_left_out() {
    let empty = export::text(&export::plan(&Plan::default()));
    let mut plan = Plan::default();
    for field in FIELDS {
        match &field.kind {
            Kind::Rows(_) => plan.answers.set(field.id, Some(Answer::Rows(vec![Row::new(RowId::numbered(1))]))),
            Kind::Texts { .. } => plan.answers.set(field.id, Some(Answer::Texts(vec![" \n".to_owned()]))),
            Kind::Line { .. } | Kind::Lines { .. } => plan.answers.set(field.id, Some(Answer::Text(" ".to_owned()))),
            _ => {}
        }
    }
    assert_eq!(export::text(&export::plan(&plan)), empty);
}

#[test]
fn positions_count_over_partners_that_decide_or_do_the_work() {
    let mut plan = Plan::default();
    let partner = |at: usize, role: &str, status: &str| {
        let mut row = Row::new(RowId::numbered(at));
        row.answers.set("name", Some(Answer::Text(format!("Partner {at}"))));
        row.answers.set("role", Some(Answer::Choice(role.into())));
        row.answers.set("status", Some(Answer::Choice(status.into())));
        row
    };
    let partners = vec![
        partner(1, "core", "committed"),
        partner(2, "delivery", ""),
        partner(3, "advice", ""),
        partner(4, "core", "stepped-back"),
    ];
    plan.answers.set("partners.items", Some(Answer::Rows(partners)));
    plan.answers.set("plan.version", Some(Answer::Number(3)));
    assert_eq!(export::agreed(&plan), None);
    let position = |at: usize, partner: &str, position: &str, version: i64| {
        let mut row = Row::new(RowId::numbered(at));
        row.answers.set("partner", Some(Answer::Reference(partner.into())));
        row.answers.set("position", Some(Answer::Choice(position.into())));
        row.answers.set("version", Some(Answer::Number(version)));
        row
    };
    for (positions, words, second) in [
        (vec![position(1, "2", "can-live-with", 3)], "agreed by 1 of 2", "We can live with it"),
        (vec![position(1, "2", "yes", 2)], "agreed by none of 2", "Agreed version 2, now version 3"),
        (
            vec![position(1, "2", "no", 3), position(2, "2", "subject-to-board", 3)],
            "agreed by none of 2, 1 in principle",
            "In principle, subject to the board",
        ),
        (vec![position(1, "2", "not-yet", 2)], "agreed by none of 2", "Not yet: version 2, now version 3"),
    ] {
        plan.answers.set("agree", Some(Answer::Rows(positions)));
        let agreed = export::agreed(&plan).unwrap();
        assert_eq!((agreed.words(), agreed.headline(3)), (words.to_owned(), format!("Version 3: {words}")));
        let stands = export::stands(&plan);
        let said: Vec<_> = stands.iter().map(|stand| stand.says.as_str()).collect();
        assert_eq!(said, ["No position yet", second]);
    }
}

#[test]
fn a_review_that_was_held_shows_what_was_said_and_bands_without_a_mean() {
    let review = r#"{ "plan": { "title": "T" }, "partners": { "items": [ { "id": "food", "name": "Food Bank" } ] },
        "success": { "outcomes": [ { "id": "listened", "change": "People feel listened to" } ] },
        "reviews": [ { "date": "2026-06-11", "kind": "full-review", "present": ["food"], "expected": "Ten a week", "happened": "Thirty",
            "stillRight": { "aim": "yes", "form": "change" }, "outcomes": { "listened": "some-signs" },
            "actions": [ { "what": "Ask for a second room", "owner": "food", "by": "2026-07-01", "done": false } ],
            "themes": { "aim": { "n": 6, "mean": 4.25, "band": "strong", "spread": "together", "dontKnow": 0, "unclear": false },
                        "feelings": { "n": 3, "spread": "split", "dontKnow": 2, "unclear": true } },
            "agreedNote": "Workload at the food bank", "next": "2026-09-10" } ] }"#;
    let plan = joint_action::format::read(review).unwrap().plan;
    let outline = export::plan(&plan);
    let mut only = outline.clone();
    only.sections.retain(|section| matches!(section.id, "doing" | "reviews"));
    expect_test::expect![[r#"
        T
        =
        Version 1. Partner copy.

        9 How we are doing
        ------------------
        How we are doing, 11 June 2026
        - What
          Band: Strong
          Spread: Together
          People who answered: 6
          Do not know: 0
        - Safe space
          Band: Not shown
          Spread: Split
          People who answered: 3
          Do not know: 2, several do not know

        Bands are a rule of thumb, to start a conversation.

        Actions, 11 June 2026
        - Ask for a second room
          Owner: Food Bank
          By: 1 July 2026
          Done: No

        10 Reviews
        ----------
        Review dates
        - 11 June 2026
          Kind of review: Full review
          Next review: 10 September 2026

        What we said, 11 June 2026
        - Who was there
          Answer: Food Bank
        - What did we expect?
          Answer: Ten a week
        - What happened?
          Answer: Thirty
        - Is the plan still right?
          Answer: What we want to achieve: still right / How we will work: change it
        - How the outcomes are going
          Answer: People feel listened to: some signs
        - What we agreed to write down about how we work
          Answer: Workload at the food bank

        Actions, 11 June 2026
        - Ask for a second room
          Owner: Food Bank
          By: 1 July 2026
          Done: No
    "#]]
    .assert_eq(&export::text(&only));
    assert!(!html(&outline).contains("4.25"));
}

#[test]
fn six_people_and_more_share_a_column() {
    let person = |label: &str, duration: &str| format!(r#"{{ "label": "{label}", "duration": "{duration}" }}"#);
    let people: Vec<_> = ["short", "short", "long", "medium", "", "long"]
        .iter()
        .zip('A'..)
        .map(|(duration, label)| person(&label.to_string(), duration))
        .collect();
    let json = format!(r#"{{ "form": {{ "answers": [{}] }} }}"#, people.join(","));
    let text = export::text(&export::plan(&joint_action::format::read(&json).unwrap().plan));
    assert!(text.contains("- For how long?\n  Who answered what: Under a year: A, B / One to three years: D / Longer or ongoing: C, F / Does not know yet: E\n"));
}

#[test]
fn a_form_that_is_not_where_answers_meet_says_so() {
    let answers = r#"{ "label": "A", "purpose": "share", "resources": "time-only", "decisions": "separate", "trust": "new", "capacity": "hours", "independence": "none" }"#;
    for (chosen, heading) in
        [("network", "### Why this one?"), ("merger", "### Why we chose differently from where our answers meet")]
    {
        let json =
            format!(r#"{{ "form": {{ "answers": [{answers}], "chosen": "{chosen}", "chosenWhy": "Because." }} }}"#);
        let paper = export::markdown(&export::plan(&joint_action::format::read(&json).unwrap().plan));
        assert!(paper.contains(&format!("{heading}\n\nBecause.")), "{chosen}");
    }
}

#[test]
fn what_a_sender_left_out_is_never_called_undecided() {
    let plan = example();
    let all = Part::ALL.into_iter().fold(Parts::default(), |parts, part| parts.with(part, true));
    for (preset, without) in [(Preset::Read, all), (Preset::SayWhere, all), (Preset::Public, Parts::default())] {
        let scope = Scope { preset, without };
        let sent = copy(&plan, preset, without);
        for (whole, part) in [
            (export::plan(&plan), export::copy(&sent, scope)),
            (export::summary(&plan), export::copy_summary(&sent, scope)),
        ] {
            let decided = |at: &Section, title: &str| {
                let section = whole.sections.iter().find(|section| section.id == at.id).unwrap();
                let block = section.blocks.iter().find(|block| block.title == title);
                block.map_or(!section.is_gap(), |block| !block.is_gap())
            };
            let mut left_out = 0;
            for section in part.sections.iter().filter(|section| section.id != "words") {
                for block in &section.blocks {
                    let place = format!("{preset:?}, {}, {}", section.id, block.title);
                    match &block.body {
                        Body::Gap("Left out: the sender chose this") => left_out += 1,
                        Body::Gap(_) => assert!(!decided(section, &block.title), "{place}"),
                        Body::Table(table) => {
                            for (at, head) in table.head.iter().enumerate() {
                                let gaps = table.rows.iter().map(|row| row[at].as_str());
                                let told = gaps.filter(|text| *text == "Left out: the sender chose this").count();
                                assert!(told == 0 || told == table.rows.len(), "{place}, {}", head.label);
                                left_out += usize::from(told > 0);
                            }
                        }
                        _ => {}
                    }
                }
            }
            let least = if part.sections.len() > 9 { 5 } else { usize::from(preset == Preset::Public) };
            assert!(left_out >= least, "{preset:?}: {left_out}\n{}", export::markdown(&part));
        }
    }
    // What is missing in a whole plan, or in a blank form, is not decided yet.
    for scope in [Scope::default(), Scope { preset: Preset::Blank, without: Parts::default() }] {
        assert!(!export::text(&export::copy(&Plan::default(), scope)).contains("Left out"));
    }
}

#[test]
fn a_paper_to_read_has_no_way_to_change_it() {
    let outline = export::plan(&example());
    assert!(html(&outline).contains("Change<span"));
    assert!(!html(&outline.to_read()).contains("Change<span"));
}
