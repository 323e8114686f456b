//! Every page there is, for journeys that look at all of them.

use browser_tests::{Browser, Server, sample};
use joint_action::{format, link};

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
    browser.open(&format!("{}#{}", server.url(), link::encode(&plan)));
    browser.page().button("Keep a copy");
}

/// What the page has to show, by name: how to get there, and the pages to look at.
pub type State = (&'static str, fn(&Browser, &Server), fn(&Browser) -> Vec<String>);

/// Full, empty, and something that was received.
pub const STATES: [State; 3] = [
    ("example", with_the_example, routes),
    ("empty", with_an_empty_plan, routes),
    ("link", with_a_link, |_| vec!["/received".to_owned(), "/received/plan".to_owned()]),
];

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
    let others =
        ["/share", "/received", "/help", "/accessibility", "/worksheet", "/delete-everything", "/drawing/none"];
    routes.extend(others.map(String::from));
    routes
}
