//! The journey of issue and plan: everything typed, kept, shared and printed.

use browser_tests::{Browser, Engine, Server, dist, fill, same, sample};
use joint_action::content::{FIELDS, Field, Kind};
use joint_action::format;
use joint_action::plan::{Answer, Plan, Row};

/// A new plan with every answer of the worked example typed in; closed and
/// reopened, reloaded without a host, shared as a link, opened in a fresh
/// browser, kept there, and printed.
pub fn the_whole_plan_typed_kept_offline_shared_and_printed(engine: Engine) {
    let wanted = format::read(&sample()).expect("the worked example").plan;
    // Where partners stand is not typed yet; the rest is.
    let typed = same::lines_without(&wanted, &["agree"]);
    let mut server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    fill::whole_plan(&browser, &wanted);
    same::assert_same(&same::lines(&browser.plan()), &typed);
    browser.shot("plan");

    // Closed and opened again: nothing of the tab is left but what is stored.
    let old = browser.tab();
    let new = browser.new_tab();
    browser.to_tab(&old);
    browser.close_tab(&new);
    browser.open(&server.url());
    browser.page().link(wanted.title()).click();
    browser.page().heading(wanted.title());
    same::assert_same(&same::lines(&browser.plan()), &typed);

    // Without a host.
    browser.wait_for("document.documentElement.dataset.offline === 'ready'");
    server.stop();
    browser.reload();
    browser.page().heading(wanted.title());
    same::assert_same(&same::lines(&browser.plan()), &typed);
    browser.route("/question/3");
    assert_eq!(browser.page().field("Our purpose, in one sentence").value(), wanted.text("aim.purpose"));
    server.again();

    // Shared: the link as it stands on the page.
    browser.route("/share");
    browser.page().box_("My own copy").click_label();
    browser.until(|| link_of_copy(&browser, "My own copy").is_some(), || browser.page().text());
    let link = link_of_copy(&browser, "My own copy").expect("it was there just now");
    assert!(link.starts_with(&format!("{}#p1", server.url())), "{link}");

    // Printed.
    browser.route("/our-plan");
    browser.page().button("Print the plan");
    if let Some(pdf) = browser.print() {
        let text = crate::paper::text_of(&pdf);
        crate::paper::assert_holds(&text, &answers(&wanted));
    }
    assert!(browser.print().is_some() || engine == Engine::WebKit, "{engine:?} printed before");
    let words = ["Thursday", "wellbeing", "food bank", "listened"];
    server.assert_only_files(&words);
    drop(browser);

    // A fresh browser: a preview, then kept.
    server.forget();
    let other = Browser::start(engine);
    other.open(&link);
    other.page().heading(wanted.title());
    assert!(other.stored().keys().all(|key| !key.contains("/plan/")), "kept unasked: {:?}", other.stored().keys());
    other.shot("preview");
    other.page().button("Keep a copy").click();
    other.wait_for("location.hash === '#/plan'");
    other.saved();
    same::assert_same(&same::lines(&other.plan()), &typed);
    server.assert_only_files(&words);
    other.assert_quiet(&server);
}

/// The link on the share page, once it is made for the copy that was chosen.
fn link_of_copy(browser: &Browser, copy: &str) -> Option<String> {
    let chosen = browser.page().box_(copy).is_on();
    let link = browser.page().look("field", "The link").filter(|_| chosen)?;
    Some(link.value())
}

/// Every answer of a plan in the words in which papers show it.
fn answers(plan: &Plan) -> Vec<String> {
    let mut words = Vec::new();
    for field in FIELDS
        .iter()
        .filter(|field| !matches!(field.id, "plan.finished" | "agree" | "plan.version" | "plan.lastChanged"))
    {
        collect(plan, field, plan.answers.get(field.id), &mut words);
    }
    words
}

fn collect(plan: &Plan, field: &Field, answer: Option<&Answer>, words: &mut Vec<String>) {
    match answer {
        None | Some(Answer::Number(_) | Answer::YesNo(_) | Answer::States(_) | Answer::Themes(_)) => {}
        Some(Answer::Text(text)) if field.kind != Kind::Automatic => words.push(text.clone()),
        Some(Answer::Text(_)) => {}
        Some(Answer::Texts(texts)) => words.extend(texts.iter().cloned()),
        Some(Answer::Date(date)) => words.push(date.in_words()),
        Some(Answer::Choice(id)) => words.push(field.option_label(id).to_owned()),
        Some(Answer::Choices(ids)) => words.extend(ids.iter().map(|id| field.option_label(id).to_owned())),
        // A partner may stand there by its short name; its full name is its own answer.
        Some(Answer::Reference(_) | Answer::References(_)) => {}
        Some(Answer::Rows(rows)) => {
            let Kind::Rows(list) = &field.kind else { return };
            for row in rows {
                columns(plan, list.columns, row, words);
            }
        }
    }
}

fn columns(plan: &Plan, list: &[Field], row: &Row, words: &mut Vec<String>) {
    for column in list {
        collect(plan, column, row.answers.get(column.key), words);
    }
}
