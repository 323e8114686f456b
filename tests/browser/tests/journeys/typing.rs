//! What happens between a key and the disk.

use browser_tests::browser::key;
use browser_tests::{Browser, Engine, Server, dist};

/// Typing in the middle of a text, in a field of the page and in one of a row:
/// the caret stays where it is, whatever is saved or drawn meanwhile.
pub fn the_caret_stays_in_the_middle(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.route("/question/3");
    in_the_middle(&browser, "Our purpose, in one sentence");
    browser.add_row("Add a first step");
    in_the_middle(&browser, "Step");
}

fn in_the_middle(browser: &Browser, label: &str) {
    let field = browser.page().field(label);
    field.type_("hello world");
    browser.press(&[key::HOME]);
    browser.press(&[key::RIGHT; 5]);
    // Twice with time to save and to draw in between.
    for (typed, value) in [(" dear", "hello dear world"), (" old", "hello dear old world")] {
        for letter in typed.chars() {
            browser.press(&[&letter.to_string()]);
        }
        assert_eq!(field.value(), value, "{:?}", browser.engine);
        browser.saved();
        let until = std::time::Instant::now() + std::time::Duration::from_millis(400);
        browser.until(|| std::time::Instant::now() > until, String::new);
        assert_eq!(field.property("selectionStart"), value.find(" world").unwrap_or_default());
        assert!(field.has_focus());
    }
}

/// A change is on the disk within 400 ms, and at once when the page is left.
pub fn a_change_is_stored_soon_and_when_the_page_is_left(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    let field = browser.page().field("What is this plan called?");
    field.type_("A");
    browser.saved();
    // From the key to the write, several times: the machine may be busy, the page may not.
    let took = browser.run_async(
        "const field = arguments[0], took = [];
         const set = Storage.prototype.setItem;
         for (let turn = 0; turn < 5; turn++) {
           took.push(await new Promise((done) => {
             let typed;
             Storage.prototype.setItem = function (key, value) {
               set.call(this, key, value);
               if (key.includes('/plan/')) done(performance.now() - typed);
             };
             field.value += 'b';
             typed = performance.now();
             field.dispatchEvent(new Event('input', { bubbles: true }));
           }));
         }
         Storage.prototype.setItem = set;
         return took;",
        &[field.element()],
    );
    let took: Vec<f64> = took.as_array().expect("times").iter().filter_map(serde_json::Value::as_f64).collect();
    let best = took.iter().copied().fold(f64::MAX, f64::min);
    assert!(best <= 400.0, "stored after {took:?} ms");

    // Hidden or left: at once, in the same breath.
    let stored = browser.run(
        "arguments[0].value = 'Left'; arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
         dispatchEvent(new Event('pagehide'));
         return JSON.stringify(localStorage)",
        &[field.element()],
    );
    assert!(stored.as_str().is_some_and(|stored| stored.contains("Left")), "{stored}");
    field.type_(" behind");
    browser.go("about:blank");
    browser.open(&server.url());
    assert_eq!(browser.plan().title(), "Left behind");

    // Several times: a browser may end what runs when somebody goes elsewhere.
    let mut title = "Left behind".to_owned();
    for turn in 1..=5 {
        browser.page().link(&title).click();
        browser.at(&title);
        browser.route("/basics");
        title = format!("Left {turn} times");
        browser.page().field("What is this plan called?").replace(&title);
        browser.go("about:blank");
        browser.open(&server.url());
        assert_eq!(browser.plan().title(), title);
    }
}

/// Nothing typed or pasted is cut: past the limit the field says by how much, and keeps it.
pub fn a_text_over_its_limit_is_kept_whole(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    let long = "long ".repeat(20);
    browser.page().field("What is this plan called?").type_(long.trim());
    let says = || browser.page().text();
    browser
        .until(|| says().contains("19 over the limit of 80"), || format!("nothing is said of the limit:\n{}", says()));
    browser.saved();
    assert_eq!(browser.plan().title(), long.trim());
}
