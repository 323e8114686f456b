//! A keyboard alone does everything, and the focus is never lost.

use browser_tests::browser::key;
use browser_tests::{Browser, Engine, Part, Server, dist};

/// The first page, a page of questions, rows added, moved, removed and brought
/// back, undo and redo, and sharing: no pointer.
pub fn a_keyboard_alone_does_everything(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    let mut titles = vec![browser.title()];

    tab_to(&browser, "button", "Start a plan");
    browser.press(&[key::ENTER]);
    arrived(&browser, "About this plan", &mut titles);
    tab_to(&browser, "field", "What is this plan called?");
    press_all(&browser, "Tabletop garden");
    tab_to(&browser, "link", "Continue…");
    browser.press(&[key::ENTER]);
    arrived(&browser, "What are the drivers for you to pursue collaboration?", &mut titles);

    // Two reasons, the second moved up.
    for (steps, words) in [(1, "Less money"), (3, "More need")] {
        tab_to(&browser, "button", "Add a reason");
        browser.press(&[key::ENTER]);
        let reason = browser.page().group("Our reasons").group("Reason");
        browser.until(|| reason.has_focus(), || "a new row has no focus".to_owned());
        browser.press(&[key::SPACE]);
        browser.press(&vec![key::DOWN; steps]);
        tab_to(&browser, "field", "In our words");
        press_all(&browser, words);
        tab_to(&browser, "button", "Close this reason");
        browser.press(&[key::ENTER]);
        browser.page().gone("button", "Close this reason");
        somewhere(&browser);
    }
    browser.saved();
    let order = |browser: &Browser| -> Vec<String> {
        browser.plan().rows("drivers.items").iter().map(|row| row.text("detail").to_owned()).collect()
    };
    browser.until(|| order(&browser) == ["Less money", "More need"], || format!("{:?}", order(&browser)));
    let first = || browser.page().group("Our reasons").css("li h3").text();
    let before = first();
    let second = browser.page().group("Our reasons").look_at("css", "li h3", 1).expect("a second row").text();
    tab_to(&browser, "button", &format!("Move {second} up"));
    browser.press(&[key::ENTER]);
    browser.until(|| order(&browser) == ["More need", "Less money"], || format!("{:?}", order(&browser)));
    assert_ne!(first(), before);
    // The focus goes with the row that was moved.
    browser.wait_for(&format!("/^Move {second} (up|down)$/.test(document.activeElement.getAttribute('aria-label'))"));

    // Removed, brought back by the line in its place, removed and undone by keys.
    tab_to(&browser, "button", &format!("Edit {second}"));
    browser.press(&[key::ENTER]);
    tab_to(&browser, "button", &format!("Remove {second}"));
    browser.press(&[key::ENTER]);
    browser.until(|| order(&browser) == ["Less money"], || format!("{:?}", order(&browser)));
    browser.wait_for("document.activeElement.textContent === 'Undo'");
    tab_to(&browser, "link", "Back to the plan");
    browser.press(&[&format!("{}z", key::CONTROL)]);
    browser.until(|| order(&browser) == ["More need", "Less money"], || format!("not undone: {:?}", order(&browser)));
    browser.press(&[&format!("{}y", key::CONTROL)]);
    browser.until(|| order(&browser) == ["Less money"], || format!("not done again: {:?}", order(&browser)));
    tab_to(&browser, "button", "Undo");
    browser.press(&[key::ENTER]);
    browser.until(|| order(&browser) == ["More need", "Less money"], || format!("not undone: {:?}", order(&browser)));
    somewhere(&browser);

    // To the plan's home, and to sharing.
    tab_to(&browser, "link", "Back to the plan");
    browser.press(&[key::ENTER]);
    arrived(&browser, "Tabletop garden", &mut titles);
    tab_to(&browser, "link", "Share");
    browser.press(&[key::ENTER]);
    arrived(&browser, "Share this plan", &mut titles);
    tab_to(&browser, "button", "Copy the link");
    browser.press(&[key::ENTER]);
    browser.wait_for("/link was copied|did not copy/.test(document.querySelector('main').textContent)");
    browser.back();
    arrived(&browser, "Tabletop garden", &mut titles);

    // The first thing that Tab reaches leads past the bar.
    browser.reload();
    browser.press(&[key::TAB]);
    assert!(browser.page().link("Go to the content").has_focus() || browser.engine == Engine::WebKit);
    server.assert_only_files(&["Tabletop", "Less money", "More need"]);
}

/// Presses Tab, or Shift and Tab where it lies before, until something has the focus.
#[track_caller]
pub fn tab_to(browser: &Browser, what: &str, name: &str) {
    let wanted: Part = browser.page().find(what, name);
    for _ in 0..250 {
        if wanted.has_focus() {
            return;
        }
        let before = browser.run(
            "return !!(document.activeElement.compareDocumentPosition(arguments[0]) & Node.DOCUMENT_POSITION_PRECEDING)
               && document.activeElement !== document.body",
            &[wanted.element()],
        );
        let back = format!("{}{}", key::SHIFT, key::TAB);
        browser.press(&[if before == true { &back } else { key::TAB }]);
    }
    panic!("{:?}: Tab never reaches the {what} {name:?}", browser.engine);
}

/// Letters one by one, wherever the focus is.
fn press_all(browser: &Browser, text: &str) {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    browser.press(&letters.iter().map(String::as_str).collect::<Vec<_>>());
}

/// The focus is on something of the page.
#[track_caller]
fn somewhere(browser: &Browser) {
    browser.until(
        || browser.run("return document.activeElement !== document.body", &[]) == true,
        || "the focus is lost".to_owned(),
    );
}

/// After a change of page: focus on the heading, another title, and no word of the plan in it or in the address.
#[track_caller]
fn arrived(browser: &Browser, heading: &str, titles: &mut Vec<String>) {
    let page = browser.page().css("h1");
    browser.until(
        || page.text() == heading || browser.page().css("h1").text() == heading,
        || format!("not at {heading:?}"),
    );
    browser.wait_for("document.activeElement.tagName === 'H1'");
    let title = browser.title();
    assert_ne!(Some(&title), titles.last(), "the title did not change");
    for said in [&title, &browser.url()] {
        assert!(!said.contains("Tabletop") && !said.contains("money"), "words of the plan in {said:?}");
    }
    titles.push(title);
}
