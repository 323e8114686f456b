//! Storage that is full, blocked, damaged, or used by two tabs: nothing is lost.

use browser_tests::{Browser, Engine, Server, dist, sample};
use joint_action::format;
use joint_action::plan::{Answer, Plan};
use joint_action::save::{self, Memory, Record, Shelf};

/// Puts a plan into the storage of the page that is open, as the app would.
pub fn put(browser: &Browser, key: &str, plan: &Plan) {
    let shelf = Memory::default();
    let record = Record { saved: SAVED, plan: plan.clone(), ..Record::default() };
    save::store(&shelf, key, &record, 0).expect("memory takes everything");
    put_all(browser, &shelf);
}

/// Likewise, with a restore point of its own and of what somebody sent.
pub fn put_with_points(browser: &Browser, key: &str, plan: &Plan, received: &Plan) {
    let shelf = Memory::default();
    let record = Record { saved: SAVED, plan: plan.clone(), ..Record::default() };
    save::store(&shelf, key, &record, 0).expect("memory takes everything");
    save::keep_point(&shelf, key, &record, save::Why::Merge, SAVED).expect("memory takes everything");
    save::keep_received(&shelf, key, received, received, SAVED + 1).expect("memory takes everything");
    put_all(browser, &shelf);
}

const SAVED: i64 = 1_774_000_000_000;

fn put_all(browser: &Browser, shelf: &Memory) {
    for stored in shelf.keys().expect("keys") {
        let text = shelf.get(&stored).expect("a text").expect("a text");
        browser.store(&stored, &text);
    }
}

/// The browser has no room, or refuses: the page says so, goes on, and offers a copy.
pub fn full_or_blocked_storage_is_said_and_worked_around(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    for (fault, says) in [
        ("QuotaExceededError", "There is no room left to save on this device"),
        ("SecurityError", "Your last changes are not saved"),
    ] {
        browser.go("about:blank");
        browser.open(&server.url());
        browser.run("localStorage.clear()", &[]);
        browser.start_plan();
        let title = browser.page().field("What is this plan called?");
        title.type_("Kept");
        browser.saved();
        browser.run(
            "const fault = arguments[0];
             window.setItem = Storage.prototype.setItem;
             Storage.prototype.setItem = function (key, value) {
               if (this === localStorage) throw new DOMException('refused', fault);
               window.setItem.call(this, key, value);
             };",
            &[fault.into()],
        );
        title.type_(" and more");
        browser.until(
            || browser.page().text().contains(says),
            || format!("{fault} is not said:\n{}", browser.page().text()),
        );
        browser.wait_for(&format!("document.querySelector('[role=alert]').textContent.startsWith('{says}')"));
        browser.page().button("Download a copy");
        // One can go on, here and on other pages.
        title.type_(" still");
        assert_eq!(title.value(), "Kept and more still");
        browser.route("/question/1");
        browser.page().field("What none of us can do alone").type_("Written meanwhile");
        browser.sees(says);
        // Nor is it lost on the first page, which is another program.
        browser.route("/");
        browser.sees(says);
        browser.page().link("Back to the plan").click();
        browser.at("Kept and more still");
        // With room again, everything is there.
        browser.run("Storage.prototype.setItem = window.setItem", &[]);
        // (A change that was still on its way may have saved everything by now.)
        browser.run("[...document.querySelectorAll('button')].filter((each) => each.textContent === 'Try again').forEach((each) => each.click())", &[]);
        browser.saved();
        let plan = browser.plan();
        assert_eq!((plan.title(), plan.text("drivers.notAlone")), ("Kept and more still", "Written meanwhile"));
        assert!(!browser.page().text().contains(says));
    }
}

/// Damaged texts in storage: the page starts, other plans open, and what is damaged stays and can be had.
pub fn damaged_storage_loses_nothing(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let good = format::read(&sample()).expect("the worked example").plan;
    browser.open(&server.url());
    put(&browser, "whole", &good);
    let whole = browser.stored().into_iter().find(|(key, _)| key.ends_with("/whole")).expect("stored");
    let place = |key: &str| whole.0.replace("whole", key);
    let damaged = [
        ("cut", whole.1[..whole.1.len() / 2].to_owned()),
        ("empty", String::new()),
        ("null", "null".to_owned()),
        ("list", "[]".to_owned()),
        ("number", "7".to_owned()),
        ("noise", "\u{fffd}\u{0}{{{".to_owned()),
        ("bare", "{}".to_owned()),
        ("turned", whole.1.replace('{', "[").replace('}', "]")),
        ("newer", whole.1.replacen("\"format\":1", "\"format\":99", 1)),
    ];
    for (key, text) in &damaged {
        browser.store(&place(key), text);
    }
    browser.store("joint-action/1/notes/whole", "not notes");
    browser.store("joint-action/2/unheard-of", "later");
    browser.store("somebody-else", "theirs");
    browser.reload();
    browser.page().heading("Continue a plan");
    let offers = browser.run("return [...document.querySelectorAll('button')].filter((each) => /^Download the text/.test(each.textContent)).length", &[]);
    assert!(offers.as_u64() >= Some(7), "{offers} damaged texts are offered:\n{}", browser.page().text());
    browser.page().link("The Thursday Table").click();
    browser.page().heading("The Thursday Table");
    browser.route("/question/3");
    browser.page().field("Why this matters").type_(" Still here.");
    browser.saved();
    let after = browser.stored();
    for (key, text) in &damaged {
        assert_eq!(after.get(&place(key)), Some(text), "{key} was changed");
    }
    assert_eq!(after.get("joint-action/2/unheard-of").map(String::as_str), Some("later"));
    assert_eq!(after.get("somebody-else").map(String::as_str), Some("theirs"));
    assert!(after[&whole.0].contains("Still here."));
}

/// Two tabs on one plan, both written in by turns: what is written in one shows in the other, and nothing is lost.
pub fn two_tabs_never_overwrite_each_other(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let mut plan = Plan::default();
    plan.answers.set("plan.title", Some(Answer::Text("One plan".to_owned())));
    plan.answers.set("plan.id", Some(Answer::Text("0011223344ff".to_owned())));
    // (An exploring plan folds the second question away.)
    plan.answers.set("plan.stage", Some(Answer::Choice("setting-up".to_owned())));
    browser.open(&server.url());
    put(&browser, "k1", &plan);
    browser.reload();
    let open = || {
        browser.page().link("One plan").click();
        // (A tab that a driver opens may not be drawn, and then its heading has no focus.)
        browser.page().heading("One plan");
    };
    open();
    browser.route("/question/3");
    let one = browser.tab();
    let purpose = || browser.page().field("Our purpose, in one sentence");
    let why = || browser.page().field("Why this matters");
    purpose().type_("First tab.");

    // What was typed a moment before is in the second tab, too.
    let two = browser.new_tab();
    browser.open(&server.url());
    open();
    browser.route("/question/3");
    browser.until(|| purpose().value() == "First tab.", || format!("the second tab shows {:?}", purpose().value()));
    why().type_("Second tab.");

    // By turns, on the same answer and on others, sooner than anything is stored.
    let mut expected = String::from("First tab.");
    for turn in 0..3 {
        for tab in [&one, &two] {
            browser.to_tab(tab);
            browser.until(|| purpose().value() == expected, || format!("turn {turn}: {:?}", purpose().value()));
            let more = format!(" {turn}");
            purpose().type_(&more);
            expected.push_str(&more);
            let stored = || browser.plan().text("aim.purpose").to_owned();
            browser.until(|| stored() == expected, || format!("turn {turn}: {:?} is stored", stored()));
        }
    }
    browser.to_tab(&one);
    browser.until(|| why().value() == "Second tab.", || format!("the first tab shows {:?}", why().value()));
    why().type_(" And the first.");
    browser.to_tab(&two);
    purpose().type_(" End.");
    expected.push_str(" End.");
    let stored = || (browser.plan().text("aim.purpose").to_owned(), browser.plan().text("aim.why").to_owned());
    let both = (expected.clone(), "Second tab. And the first.".to_owned());
    browser.until(|| stored() == both, || format!("{:?} is stored", stored()));
    assert!(!browser.page().text().contains("You wrote two things"), "{}", browser.page().text());

    // One is closed: the other goes on.
    browser.close_tab(&one);
    purpose().type_(" Alone.");
    expected.push_str(" Alone.");
    browser.until(|| stored().0 == expected, || format!("{:?} is stored", stored()));
}

/// A private note that is open in two tabs: what is typed in one shows in the other, and nothing is lost.
pub fn a_private_note_in_two_tabs_keeps_both(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    put(&browser, "k1", &format::read(&sample()).expect("the worked example").plan);
    browser.reload();
    let note = || browser.page().field("Private notes");
    let shows = |words: &str| browser.until(|| note().value() == words, || format!("it shows {:?}", note().value()));
    let open = || {
        browser.page().link("The Thursday Table").click();
        browser.page().heading("The Thursday Table");
        browser.route("/question/3");
        crate::pages::unfold(&browser);
    };
    open();
    note().type_("One.");
    let one = browser.tab();
    let two = browser.new_tab();
    browser.open(&server.url());
    open();
    let mut words = "One.".to_owned();
    for (tab, more) in [(&two, " Two."), (&one, " Three."), (&two, " Four.")] {
        browser.to_tab(tab);
        shows(&words);
        note().type_(more);
        words.push_str(more);
    }
    shows(&words);
    assert!(browser.stored()["joint-action/1/notes/k1"].contains(&words));
    // All that is stored goes: what stands here is stored again with the plan.
    browser.run("localStorage.clear()", &[]);
    browser.page().field("Our purpose, in one sentence").type_("!");
    browser.page().button("Store it again").click();
    browser.wait_for("(localStorage.getItem('joint-action/1/notes/k1') || '').includes('Four.')");
    shows(&words);
}

/// Everything is deleted: neither Back nor another start shows anything of it.
pub fn deleting_everything_leaves_nothing_to_see(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.page().field("What is this plan called?").type_("Secret");
    browser.saved();
    browser.route("/rate");
    browser.page().button("All thirty, twelve minutes").click();
    browser.at("Why we are here");
    browser.run("document.querySelector('#app input[type=radio]').click()", &[]);
    browser.wait_for("!!sessionStorage.getItem('joint-action/1/own-answers')");
    browser.route("/delete-everything");
    browser.page().button("Delete everything").click();
    browser.sees("Everything of Joint Action on this device was deleted.");
    browser.ready();
    let left = browser.run("return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].join()", &[]);
    assert_eq!(left, "");
    for _ in 0..4 {
        browser.back();
        let shown = browser.page().text();
        assert!(!shown.contains("Secret"), "Back shows the plan:\n{shown}");
        assert_eq!(browser.run("return document.querySelectorAll('#app input[type=radio]:checked').length", &[]), 0);
    }
}

/// A program fault inside the page: it says so, lets nothing more be typed, and gives out what is saved.
pub fn a_crash_is_said_and_work_can_be_had(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.page().field("What is this plan called?").type_("Safe");
    browser.saved();
    browser.run("dispatchEvent(new CustomEvent('app:crash', { detail: 'test of the dialog' }))", &[]);
    let dialog = browser.page().css("dialog[open]");
    assert!(dialog.text().contains("Joint Action has stopped"), "{}", dialog.text());
    assert!(dialog.has_focus(), "the dialog has no focus");
    dialog.button("Download…");
    dialog.button("Start again").click();
    browser.wait_for("!document.querySelector('dialog[open]')");
    browser.ready();
    assert_eq!(browser.plan().title(), "Safe");
}

/// A day that the calendar does not have: a sentence, and the day before stays.
pub fn an_impossible_day_is_said(engine: Engine) {
    use browser_tests::browser::key;
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.start_plan();
    browser.route("/question/3");
    browser.add_row("Add a first step");
    let by = browser.page().field("By");
    browser.run("arguments[0].focus()", &[by.element()]);
    // The thirty-first of February: month, day, year.
    browser.press(&["0", "2", "3", "1", "2", "0", "2", "6"]);
    // Day, month, year and the button of the calendar are places of their own for Tab.
    browser.until(
        || {
            browser.press(&[key::TAB]);
            !by.has_focus()
        },
        || "Tab never leaves the field".to_owned(),
    );
    let value = by.value();
    if value.is_empty() {
        let says = || browser.page().text();
        browser.until(|| says().contains("The calendar has no such day."), || format!("nothing is said:\n{}", says()));
        assert_eq!(
            by.property("ariaInvalid")
                .as_str()
                .or(browser.run("return arguments[0].getAttribute('aria-invalid')", &[by.element()]).as_str()),
            Some("true")
        );
    } else {
        // A field that allows no such day makes one of its own; then that is what is kept.
        browser.saved();
        let plan = browser.plan();
        assert_eq!(plan.rows("aim.firstSteps")[0].date("by").map(|date| date.to_string()), Some(value));
    }
}
