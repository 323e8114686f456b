//! Without a connection, and from one build to the next.

use std::path::{Path, PathBuf};

use browser_tests::{Browser, Engine, Server, dist};

const READY: &str = "document.documentElement.dataset.offline === 'ready'";

/// One visit is enough: then the host may go, and everything still works.
pub fn one_visit_is_enough(engine: Engine) {
    let mut server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.wait_for(READY);
    server.stop();
    browser.reload();
    browser.start_plan();
    browser.page().field("What is this plan called?").type_("Written on a train");
    browser.saved();
    browser.route("/question/2");
    browser.add_row("Add a partner");
    browser.page().field("Name").type_("Railway Trust");
    browser.saved();
    browser.reload();
    assert_eq!(browser.plan().partner_name(&browser.plan().partners()[0].id.to_string()), "Railway Trust");
    // In another tab, at another page.
    let first = browser.tab();
    browser.new_tab();
    browser.open(&format!("{}#/help", server.url()));
    browser.page().heading("Help and privacy");
    browser.route("/worksheet");
    browser.page().heading("Worksheet");
    browser.close_tab(&first);
}

/// A new build waits while the old one is used, is offered on the plan's home,
/// and is taken when asked for; a tab that runs the old build goes on.
pub fn an_update_is_offered_and_taken(engine: Engine) {
    let server = Server::start(&dist());
    let next = NextBuild::of(&dist(), &format!("offered-{engine:?}"));
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.page().field("What is this plan called?").type_("Two builds");
    browser.saved();
    browser.wait_for(READY);
    let old = browser.tab();

    // The host has the next build alone. A second tab still starts whole.
    server.serve(&next.folder);
    let new = browser.new_tab();
    browser.open(&server.url());
    // A browser that has fetched the whole of it in the meantime may start it in a new tab.
    if !runs_next(&browser) {
        browser.page().link("Two builds").click();
        let offer = browser.page().button("Start it now");
        browser.sees("A new version of Joint Action is here");
        offer.click();
        browser.until(|| runs_next(&browser), || "the next build never started".to_owned());
        browser.ready();
    }

    // The old tab goes on.
    assert_eq!(browser.plan().title(), "Two builds");
    browser.to_tab(&old);
    assert!(!runs_next(&browser), "a tab was changed under somebody's hands");
    browser.route("/question/4");
    browser.page().heading("What form of collaboration is most appropriate?");
    browser.to_tab(&new);
    browser.reload();
    assert!(runs_next(&browser));
    assert_eq!(browser.plan().title(), "Two builds");
}

/// The next build is on the host by half: the old one starts, with and without
/// a connection, until all of the next one is there.
pub fn half_of_the_next_build_does_not_start(engine: Engine) {
    let mut server = Server::start(&dist());
    let next = NextBuild::of(&dist(), &format!("half-{engine:?}"));
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.page().field("What is this plan called?").type_("Half");
    browser.saved();
    browser.wait_for(READY);
    server.serve(&next.folder);
    server.refuse(&[NAME]);
    let works = |words: &str| {
        browser.reload();
        assert!(!runs_next(&browser), "half of a build was started");
        // The other parts of the page are there as well.
        browser.route("/question/3");
        browser.page().field("Our purpose, in one sentence").type_(words);
        browser.saved();
        browser.route("/rate");
        browser.page().heading("How are we doing?");
    };
    works("Online.");
    server.stop();
    works(" Offline.");
    server.again();
    works(" Online again.");
    assert_eq!(browser.plan().text("aim.purpose"), "Online. Offline. Online again.");
}

/// Nobody asks for it: then it is there at the next start, with or without a connection.
pub fn an_update_is_there_at_the_next_start(engine: Engine) {
    let mut server = Server::start(&dist());
    let next = NextBuild::of(&dist(), &format!("next-start-{engine:?}"));
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.page().field("What is this plan called?").type_("Tomorrow");
    browser.saved();
    browser.wait_for(READY);
    server.serve(&next.folder);
    browser.reload();
    if !runs_next(&browser) {
        browser.wait_for("document.documentElement.dataset.update === 'waiting'");
    }
    // Closed and opened again, until nothing uses the old build any more.
    browser.until(
        || {
            let old = browser.tab();
            let new = browser.new_tab();
            browser.to_tab(&old);
            browser.close_tab(&new);
            browser.open(&server.url());
            runs_next(&browser) && keeps_next(&browser)
        },
        || "the next build never started".to_owned(),
    );
    assert_eq!(browser.plan().title(), "Tomorrow");
    server.stop();
    browser.reload();
    assert!(runs_next(&browser));
    assert_eq!(browser.plan().title(), "Tomorrow");
}

/// A file of the page is missing on the host: what stands there before the app
/// says so, can be read and printed, and gets out what was saved.
pub fn a_missing_file_is_said_and_the_page_still_reads(engine: Engine) {
    let whole = dist();
    let broken = std::env::temp_dir().join(format!("joint-action-{}-broken-{engine:?}", std::process::id()));
    std::fs::create_dir_all(&broken).expect("a folder");
    for entry in std::fs::read_dir(&whole).expect("the build").flatten().filter(|entry| entry.path().is_file()) {
        if name_of(&entry.path()).ends_with(".wasm") {
            continue;
        }
        std::fs::copy(entry.path(), broken.join(entry.file_name())).expect("copied");
    }
    let server = Server::start(&broken);
    let browser = Browser::start(engine);
    browser.go(&server.url());
    let says = || browser.page().css("#before-state").text();
    browser.until(|| says().contains("A file of this page did not arrive."), || format!("it says {:?}", says()));
    assert!(says().contains("You can read the questions here and print them."));
    for question in joint_action::content::PAGES.iter().skip(1) {
        browser.page().heading(question.title);
    }
    // Put right, and tried again.
    server.serve(&whole);
    browser.page().button("Try again").click();
    browser.ready();
    browser.start_plan();
    let _ = std::fs::remove_dir_all(&broken);
}

fn runs_next(browser: &Browser) -> bool {
    browser.try_run(&format!("return !!document.querySelector('script[src*=\"{NAME}\"]')"), &[]) == Ok(true.into())
}

/// The worker that answers for this page is the next build's, too.
fn keeps_next(browser: &Browser) -> bool {
    let files = browser.run_async(
        "const worker = navigator.serviceWorker.controller;
         if (!worker) return [];
         const line = new MessageChannel();
         return new Promise((done) => {
           line.port1.onmessage = ({ data }) => done(data.files);
           worker.postMessage({ type: 'about' }, [line.port2]);
         });",
        &[],
    );
    files.as_array().is_some_and(|files| files.iter().any(|file| file == NAME))
}

const NAME: &str = "boot-0123456789abcdef.js";

/// A copy of a build with one file changed, named and listed as the build would.
struct NextBuild {
    folder: PathBuf,
}

impl NextBuild {
    fn of(dist: &Path, name: &str) -> NextBuild {
        let folder = std::env::temp_dir().join(format!("joint-action-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let files: Vec<PathBuf> =
            std::fs::read_dir(dist).expect("the build").flatten().map(|entry| entry.path()).collect();
        let boot =
            files.iter().find(|file| name_of(file).starts_with("boot-")).map(|file| name_of(file)).expect("boot.js");
        let front = std::fs::read_to_string(dist.join("index.html")).expect("index.html");
        let integrity = front.split(&boot).nth(1).and_then(|rest| rest.split("integrity=\"").nth(1));
        let integrity = integrity.and_then(|rest| rest.split('"').next()).expect("its integrity").to_owned();
        for file in files.iter().filter(|file| file.is_file()) {
            let name = name_of(file);
            let Ok(text) = std::fs::read_to_string(file) else {
                std::fs::copy(file, folder.join(&name)).expect("copied");
                continue;
            };
            let mut text = text.replace(&boot, NAME).replace(&integrity, "");
            if name == "offline.js" {
                text.push_str("\n// The next build.\n");
                text = with_other_build(&text);
            }
            let name = if name == boot { NAME.to_owned() } else { name };
            std::fs::write(folder.join(name), text).expect("written");
        }
        NextBuild { folder }
    }
}

/// Another number of the build: the first text of sixteen hexadecimal letters alone in quotes.
fn with_other_build(worker: &str) -> String {
    let is_number = |text: &str| text.len() == 16 && text.chars().all(|letter| letter.is_ascii_hexdigit());
    let number =
        worker.split(['"', '\'', '`']).find(|text| is_number(text)).expect("the number of the build").to_owned();
    worker.replace(&number, "fedcba9876543210")
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Drop for NextBuild {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
