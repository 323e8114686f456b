//! For everyone: axe-core finds nothing on any page, light and dark.

use browser_tests::engine::program;
use browser_tests::{Browser, Engine, Server, dist};
use serde_json::Value;

use crate::pages;

/// With the worked example, whose pages are full, and with an empty plan.
pub fn axe_finds_nothing_on_any_page(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let mut found = Vec::new();
    for (name, open, routes) in pages::STATES {
        open(&browser, &server);
        each(&browser, name, &routes(&browser), &mut found);
    }
    assert!(found.is_empty(), "axe found {}:\n{}", found.len(), found.join("\n"));
    browser.assert_quiet(&server);
}

fn each(browser: &Browser, plan: &str, routes: &[String], found: &mut Vec<String>) {
    for route in routes {
        for dark in [false, true] {
            if browser.engine == Engine::Chromium {
                browser.scheme(dark);
            } else if dark {
                continue;
            }
            browser.route(route);
            pages::unfold(browser);
            look(browser, &format!("{plan} {route} {}", if dark { "dark" } else { "light" }), found);
        }
    }
}

fn look(browser: &Browser, place: &str, found: &mut Vec<String>) {
    if browser.run("return typeof axe === 'undefined'", &[]) == true {
        let file = program("JOINT_ACTION_AXE", &["axe.min.js"]);
        let script = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        // As a function's body its own name would stay inside; on `window` later calls find it.
        browser.run(&format!("{script}; window.axe = axe;"), &[]);
    }
    let result = browser.run_async(
        "const result = await axe.run(document, { resultTypes: ['violations'] }); return result.violations",
        &[],
    );
    let Some(violations) = result.as_array() else { panic!("axe did not run: {result}") };
    for violation in violations {
        let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
        let html = |node: &Value| {
            let about = node["failureSummary"]
                .as_str()
                .unwrap_or_default()
                .lines()
                .nth(1)
                .unwrap_or_default()
                .trim()
                .to_owned();
            format!("{}: {about}", node["html"].as_str().unwrap_or_default().chars().take(200).collect::<String>())
        };
        let first: Vec<String> = nodes.iter().take(3).map(html).collect();
        found.push(format!("{place}: {} ({} times) {}", violation["id"], nodes.len(), first.join(" | ")));
    }
}
