//! Every page there is, for journeys that look at all of them.

use browser_tests::{Browser, Server, root, sample, sent};
use joint_action::assess::{self, Entry, Group, Names, Round, Statements, Voice};
use joint_action::format;
use joint_action::plan::Answer;

use crate::keep;

/// Opens the worked example.
pub fn with_the_example(browser: &Browser, server: &Server) {
    browser.open(&server.url());
    browser.page().button("See a worked example").click();
    browser.page().heading("The Thursday Table");
}

/// Starts a plan and writes nothing but a row of question 4.
pub fn with_an_empty_plan(browser: &Browser, server: &Server) {
    browser.open(&server.url());
    browser.start_plan();
}

/// Opens the worked example as a link that was sent, and keeps nothing.
pub fn with_a_link(browser: &Browser, server: &Server) {
    let plan = format::read(&sample()).expect("the worked example").plan;
    browser.open(&format!("{}#{}", server.url(), sent::link(&plan)));
    browser.page().button("Keep a copy");
}

/// Opens another version of a plan of this device that has restore points, as
/// a link that was sent: both changed two answers.
pub fn with_two_versions(browser: &Browser, server: &Server) {
    let mut mine = format::read(&sample()).expect("the worked example").plan;
    mine.answers.set("plan.id", Some(Answer::Text("0123456789ab".to_owned())));
    let mut theirs = mine.clone();
    for field in ["aim.purpose", "aim.why"] {
        theirs.answers.set(field, Some(Answer::Text("In other words.".to_owned())));
    }
    theirs.answers.set("plan.base", Some(Answer::Text("abcdef".to_owned())));
    browser.open(&server.url());
    browser.run("localStorage.clear()", &[]);
    keep::put_with_points(browser, "versions", &mine, &theirs);
    browser.go("about:blank");
    browser.open(&format!("{}#{}", server.url(), sent::link(&theirs)));
    browser.page().link("Compare with my plan").click();
    browser.page().link("Bring the two together").click();
    browser.page().group("What should the plan say?…").box_("Edit").click_label();
    browser.page().field("In your own words…");
}

/// What has to be said above a page: the last words are not stored, and a new
/// version waits. The last of all, since the browser asks before it is left.
pub fn with_banners(browser: &Browser, server: &Server) {
    browser.open(&server.url());
    browser.start_plan();
    browser.run(
        "Storage.prototype.setItem = () => { throw new DOMException('refused', 'QuotaExceededError') };
         document.documentElement.dataset.update = 'waiting';
         dispatchEvent(new CustomEvent('app:update'));",
        &[],
    );
    browser.page().field("What is this plan called?").type_("Only here");
    browser.sees("There is no room left to save on this device");
}

/// What the page has to show, by name: how to get there, and the pages to look at.
pub type State = (&'static str, fn(&Browser, &Server), fn(&Browser) -> Vec<String>);

/// Opens the worked example as a plan of this device with a round in it that
/// six people answered, and somebody who answers a round of thirty.
pub fn with_a_round(browser: &Browser, server: &Server) {
    let plan = format::read(&sample()).expect("the worked example").plan;
    browser.open(&server.url());
    keep::put(browser, "round", &plan);
    let answers = root().join("tests/samples/thursday-table-answers.json");
    let answers = std::fs::read_to_string(answers).expect("six people's answers");
    let round = Round::new(400, Statements::Full, Names::Unnamed, Voice::Organisation, Vec::new());
    let mut group = Group::new();
    for (number, said) in assess::read_answers(&answers).expect("answers").iter().enumerate() {
        group.insert(&round, Entry::here(&round, number as u32, said)).expect("room for six");
    }
    group.reveal();
    browser.store("joint-action/1/round/round", &assess::store(&round, &group));
    browser.reload();
    browser.page().link("The Thursday Table").click();
    browser.page().heading("The Thursday Table");
    browser.route("/rate");
    browser.page().button("All thirty, twelve minutes").click();
    browser.page().heading("Why we are here");
}

fn of_a_round(_: &Browser) -> Vec<String> {
    let pages = [
        "answer/1", "answer/9", "mine", "collect", "codes", "slips", "pass", "reveal", "talk/1", "talk/2", "close",
        "results", "paper",
    ];
    pages.iter().map(|page| format!("/rate/{page}")).collect()
}

/// Full, empty, something that was received, a round, two versions, and what
/// has to be said above a page.
pub const STATES: [State; 6] = [
    ("round", with_a_round, of_a_round),
    ("example", with_the_example, routes),
    ("empty", with_an_empty_plan, routes),
    ("link", with_a_link, |_| vec!["/received".to_owned(), "/received/plan".to_owned(), "/received/stand".to_owned()]),
    ("versions", with_two_versions, |_| {
        ["/received/compare", "/received/together", "/points"].map(String::from).to_vec()
    }),
    ("banners", with_banners, |_| ["/plan", "/basics", "/"].map(String::from).to_vec()),
];

/// Opens what is folded, and lays out what waits until it comes into sight.
pub fn unfold(browser: &Browser) {
    browser.run(
        "document.querySelectorAll('details').forEach((more) => { more.open = true });
         document.querySelectorAll('.reveal-list__item').forEach((item) => { item.style.contentVisibility = 'visible' });",
        &[],
    );
}

/// Every page that can be shown with the plan that is open.
pub fn routes(browser: &Browser) -> Vec<String> {
    browser.route("/question/4");
    browser.page().heading("What form of collaboration is most appropriate?");
    // The pages of a person who answered, if there is one.
    let people = browser.run(
        "return [...new Set([...document.querySelectorAll('a[href^=\"#/aid/\"]')].map((link) => link.getAttribute('href').split('/')[2]))]",
        &[],
    );
    let mut routes: Vec<String> = ["/", "/plan", "/basics"].map(String::from).to_vec();
    routes.extend((1..=6).map(|number| format!("/question/{number}")));
    routes.extend((1..=4).map(|number| format!("/keep/{number}")));
    if let Some(row) = people.as_array().and_then(|people| people.first()).and_then(|row| row.as_str()) {
        routes.extend([1, 5, 9].iter().map(|at| format!("/aid/{row}/{at}")));
        routes.push(format!("/aid/{row}"));
    }
    routes.extend(["/aid", "/how-forms-fit", "/our-plan", "/summary"].map(String::from));
    let drawings = ["scales", "table", "exchange", "rings", "ladder", "flow", "jobs", "dates"];
    routes.extend(drawings.iter().map(|id| format!("/drawing/{id}")));
    let others = [
        "/share",
        "/share/read",
        "/share/code",
        "/stand",
        "/points",
        "/received",
        "/help",
        "/accessibility",
        "/worksheet",
        "/delete-everything",
        "/rate",
        "/rate/set-up",
        "/rate/paper",
        "/meeting",
        "/meeting/first",
        "/meeting/first/1",
        "/meeting/first/2",
        "/meeting/health-check/3",
        "/drawing/none",
    ];
    routes.extend(others.map(String::from));
    routes
}
