//! Writing a plan through the page, field by field, by label and role.
//!
//! What there is to fill in, and what it is called, comes from the app's own
//! `content`, so that no field is forgotten; how it is filled in is what a
//! person does: types, ticks, chooses, presses the button that adds a row.

use joint_action::content::{Field, Kind, PAGES, Page, Place, Rows, Target, field as field_of};
use joint_action::plan::{Answer, Date, Plan, Row};

use crate::browser::{Browser, key};
use crate::engine::Engine;
use crate::find::Part;

/// Starts a plan on the first page and types all of this one, page after page.
/// Whose a reason is can be said when there are partners, so question 2 comes before 1.
pub fn whole_plan(browser: &Browser, plan: &Plan) {
    let on = || browser.page().link("Continue…").click();
    let page = |id: &str| PAGES.iter().find(|page| page.id == id).unwrap_or_else(|| panic!("no page {id}"));
    let by_home = |id: &str| {
        browser.page().link("Back to the plan").click();
        browser.at(plan.title());
        browser.page().link(&format!("{}…", page(id).title)).click();
    };
    browser.start_plan();
    one_page(browser, plan, page("plan"));
    on();
    browser.at(page("drivers").title);
    by_home("partners");
    one_page(browser, plan, page("partners"));
    by_home("drivers");
    one_page(browser, plan, page("drivers"));
    on();
    browser.at(page("partners").title);
    on();
    for page in PAGES.iter().filter(|page| !matches!(page.id, "plan" | "drivers" | "partners")) {
        one_page(browser, plan, page);
        browser.page().link("Continue…").click();
    }
    browser.saved();
}

/// Types the answers of the page that is open.
pub fn one_page(browser: &Browser, plan: &Plan, page: &'static Page) {
    browser.at(page.title);
    let whole = browser.page();
    for id in page.fields {
        let field = field_of(id).unwrap_or_else(|| panic!("no field {id}"));
        match plan.answers.get(id) {
            None => {}
            Some(Answer::Rows(rows)) if field.id == "form.answers" => {
                for row in rows {
                    nine_questions(browser, plan, field, row);
                }
            }
            Some(answer) => fill(&whole, plan, field, answer),
        }
    }
    let finished = plan.answers.choices("plan.finished").iter().any(|id| id == page.id);
    if page.place() != Place::Basics && finished {
        whole.group("Have you finished this for now?").box_("Yes, for now").click_label();
    }
}

/// One answer of a page or of a row.
#[track_caller]
pub fn fill(scope: &Part, plan: &Plan, field: &'static Field, answer: &Answer) {
    match answer {
        Answer::Text(text) if text.is_empty() => {}
        Answer::Text(text) => scope.field(field.label).type_(text),
        Answer::Texts(texts) => short_texts(scope, field, texts),
        Answer::Number(number) => number_into(scope, field, *number),
        Answer::YesNo(true) => scope.box_(field.label).click_label(),
        Answer::YesNo(false) => {}
        Answer::Date(date) => type_date(&scope.field(field.label), *date),
        Answer::Choice(id) => pick(scope, field.label, field.option_label(id)),
        Answer::Reference(id) if id.is_empty() => {}
        Answer::Reference(id) => scope.field(field.label).choose(&name(plan, field, id)),
        Answer::Choices(ids) => {
            for id in ids {
                scope.group(field.label).box_(field.option_label(id)).click_label();
            }
        }
        Answer::References(ids) => {
            for id in ids {
                scope.group(field.label).box_(&name(plan, field, id)).click_label();
            }
        }
        Answer::Rows(rows) => {
            let Kind::Rows(list) = &field.kind else { panic!("{} is no list", field.id) };
            for row in rows {
                one_row(scope, plan, field, list, row);
            }
        }
        Answer::States(states) => {
            let Kind::States { of: joint_action::content::Items::Fixed(items), .. } = &field.kind else {
                panic!("{} is typed on the day of the review", field.id)
            };
            let group = scope.group(field.label);
            for item in items.iter() {
                if let Some(state) = states.get(item.id) {
                    group.field(item.label).choose(field.option_label(state));
                }
            }
        }
        Answer::Themes(_) => panic!("nobody types {}", field.id),
    }
}

/// One of some options, whether they stand open or are a menu.
fn pick(scope: &Part, label: &str, option: &str) {
    match scope.find_either(&[("field", label), ("group", label)]) {
        (0, menu) => menu.choose(option),
        (_, group) => group.box_(option).click_label(),
    }
}

fn number_into(scope: &Part, field: &Field, number: i64) {
    let Kind::Number { least, .. } = field.kind else { panic!("{} is no number", field.id) };
    match scope.find_either(&[("field", field.label), ("group", field.label)]) {
        (0, typed) => typed.type_(&number.to_string()),
        // A small number is chosen by its word.
        (_, group) => {
            let word = ["Low", "Medium", "High"].get((number - least) as usize).copied().unwrap_or("Very high");
            group.box_(word).click_label();
        }
    }
}

fn short_texts(scope: &Part, field: &Field, texts: &[String]) {
    let group = scope.group(field.label);
    for (at, text) in texts.iter().enumerate() {
        let add = if at == 0 { "Add one" } else { "Add another" };
        group.button(&format!("{add}: {}", field.label)).click();
        let line = group.field(&format!("{} {}", field.label, at + 1));
        scope.browser.until(|| line.has_focus(), || format!("the new line of {} has no focus", field.id));
        line.type_(text);
    }
}

/// A row: added by its button, which opens it and moves the focus there; closed at the end.
pub fn one_row(scope: &Part, plan: &Plan, field: &'static Field, list: &'static Rows, row: &Row) {
    let section = scope.group(field.label);
    section.button(list.add).click();
    let open = section.css("fieldset.row__fields");
    scope.browser.until(|| open.has_focus(), || format!("the new row of {} has no focus", field.id));
    for column in list.columns {
        if let Some(answer) = row.answers.get(column.key) {
            fill(&open, plan, column, answer);
        }
    }
    section.button(&format!("Close this {}", list.one)).click();
    section.gone("css", "fieldset.row__fields");
    scope.browser.until(|| section.has_focus(), || format!("the focus is lost when a row of {} is closed", field.id));
}

/// Question 4's decision aid, for one person: nine pages and a result.
fn nine_questions(browser: &Browser, plan: &Plan, field: &'static Field, row: &Row) {
    let Kind::Rows(list) = &field.kind else { panic!("{} is no list", field.id) };
    browser.page().button("Add a person’s answers").click();
    for (at, column) in list.columns.iter().skip(1).enumerate() {
        let page = browser.page();
        browser.at(column.label);
        if at == 0 {
            page.field(list.columns[0].label).type_(row.text("label"));
        }
        match row.answers.get(column.key) {
            Some(answer) => fill(&page, plan, column, answer),
            None => page.group(column.label).box_("Don’t know yet").click_label(),
        }
        page.link(if at == 8 { "See the result" } else { "Next question" }).click();
    }
    browser.page().heading("How well each form fits your answers");
    browser.page().link("Someone else answers").click();
    browser.at("What form of collaboration is most appropriate?");
}

/// A day, typed into the browser's own field: digit by digit where the field
/// takes keys (month, day, year), as a whole where the driver sets it.
pub fn type_date(field: &Part, date: Date) {
    let text = date.to_string();
    let browser = field.browser;
    match browser.engine {
        Engine::Firefox => field.type_(&text),
        // A full part leads to the next one by itself in one engine; in the other a stroke does.
        engine => {
            let stroke = if engine == Engine::WebKit { "/" } else { "" };
            let (year, day) = text.split_at(4);
            field.type_(&[&day[1..3], &day[4..6], year].join(stroke));
        }
    }
    browser.press(&[key::TAB]);
    assert_eq!(field.value(), text, "{:?}: a day as it was typed", browser.engine);
}

/// What a reference is called where it can be chosen.
fn name(plan: &Plan, field: &Field, id: &str) -> String {
    match (&field.kind, plan.row("success.outcomes", id)) {
        (Kind::Reference(Target::Outcome), Some(row)) => row.text("change").to_owned(),
        _ => plan.partner_name(id),
    }
}
