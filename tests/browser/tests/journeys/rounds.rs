//! A round of the self-assessment: a meeting in a room without a connection,
//! everything by keys, and what is left behind.

use browser_tests::browser::key;
use browser_tests::{Browser, Engine, Server, dist, pace, picture, sample};
use joint_action::assess::{self, Entry, Group, Names, Reply, Response, Round, Statements, Voice};
use joint_action::format;
use joint_action::plan::{Answer, Plan};
use joint_action_packer::qr;
use serde_json::json;

use crate::keep;
use crate::keyboard::tab_to;

const READY: &str = "document.documentElement.dataset.offline === 'ready'";

/// One device collects, people answer on a telephone and on that device: two
/// read out their codes, one sends a link, one holds up a square code where
/// the browser has a camera, one is passed the device, one fills in paper; and
/// the host is gone all the time.
pub fn a_meeting_without_a_connection(engine: Engine) {
    let mut server = Server::start(&dist());
    // What the camera will see is not known yet.
    let film = (engine == Engine::Chromium).then(|| picture::film("meeting", 640, 480, &[140; 640 * 480]));
    let collects = match &film {
        Some(film) => Browser::start_with_camera(engine, film),
        None => Browser::start(engine),
    };
    let phone = Browser::start(engine);
    let plan = format::read(&sample()).expect("the worked example").plan;
    for browser in [&collects, &phone] {
        browser.open(&server.url());
        browser.wait_for(READY);
    }
    keep::put(&collects, "table", &plan);
    server.stop();
    collects.reload();

    collects.page().link("The Thursday Table").click();
    collects.at("The Thursday Table");
    collects.page().link("Rate it together, or alone").click();
    collects.at("How are we doing?");
    collects.page().link("Set up a round").click();
    collects.at("Set up a round");
    collects.sees("With fewer than five people, others may guess who said what.");
    collects.page().button("Start collecting").click();
    collects.at("Answer on your own phone");
    collects.page().css(".join__qr svg");
    let join = collects.page().css(".join__code").text();
    count(&collects, 0);

    // By the six characters, twice, and by the link of the square code.
    let mut codes = Vec::new();
    for keys in ["4445434?44", "2241434?42"] {
        phone.route("/");
        phone.page().field("Paste it or drop it here").type_(&join.to_lowercase());
        phone.page().button("Open").click();
        answer(&phone, keys);
        phone.at("Give your answers back");
        phone.sees("All answered");
        let code = phone.page().css(".code").text().replace("Your answer code:", "");
        codes.push(code.split_whitespace().collect::<Vec<_>>().join(" "));
        phone.page().css(".qr-frame svg");
        phone.page().button("Clear my answers from this device").click();
        phone.at("Start working together, on purpose");
        phone.back();
        phone.wait_for("!/Give your answers back/.test(document.querySelector('h1').textContent)");
    }
    phone.go(&format!("{}#j1{}", server.url(), join.replace(' ', "")));
    answer(&phone, "55454?4454");
    phone.at("Give your answers back");
    // What was answered is still there when the page is loaded again, and can be changed.
    phone.reload();
    phone.page().link("Change an answer").click();
    phone.wait_for("document.querySelector('input:checked')?.value === '5'");
    phone.press(&["4"]);
    phone.route("/rate/mine");
    let link = phone.run("return document.querySelector('[data-do^=share]').dataset.do.split(' ')[1]", &[]);
    let link = link.as_str().expect("a link").to_owned();
    assert!(link.contains("#a1"), "{link}");

    let mut people = 0;
    let mut one_more = || {
        people += 1;
        people
    };

    // Read out, in small letters, with an O for a 0; the same one twice counts once.
    let spoken = codes[0].to_lowercase().replace('0', "o");
    collects.page().field("Type in an answer code").type_(&spoken);
    collects.page().button("Add").click();
    count(&collects, one_more());
    collects.page().field("Type in an answer code").type_(&codes[0]);
    collects.page().button("Add").click();
    collects.page().link("Many codes, or the camera").click();
    collects.at("Type in answer codes");
    // A mistake, and a chat with greetings around the code.
    let wrong = mistaken(&codes[1]);
    collects.page().field("Codes").type_(&format!("10:02 Ann: here is mine {} bye!", wrong.trim()));
    collects.page().button("Add").click();
    collects.page().heading("What came in");
    collects.sees("group looks wrong");
    collects.page().field("The group that looks wrong").replace(codes[1].split_whitespace().nth(1).expect("groups"));
    collects.page().button("Add it").click();
    count(&collects, one_more());
    // Pasted, as from a chat.
    collects.run(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))",
        &[collects.page().field("Codes").element(), json!(format!("Bob: {link} (sent from my phone)"))],
    );
    collects.page().button("Add").click();
    count(&collects, one_more());

    // Held up to the camera, while somebody types on the page.
    if film.is_some() {
        phone.page().button("Clear my answers from this device").click();
        phone.at("Start working together, on purpose");
        phone.go(&format!("{}#j1{}", server.url(), join.replace(' ', "")));
        answer(&phone, "3334434434");
        phone.at("Give your answers back");
        let link = phone.run("return document.querySelector('[data-do^=share]').dataset.do.split(' ')[1]", &[]);
        let code = qr::text(link.as_str().expect("a link"), 6).expect("an answer fits in a code");
        picture::film("meeting", 640, 480, &picture::of(&code, 640, 480, 6));
        collects.page().field("Codes").type_("half a co");
        collects.page().button("Scan with the camera").click();
        count(&collects, one_more());
        assert_eq!(collects.page().field("Codes").value(), "half a co", "what was typed is gone");
        collects.page().button("Stop the camera").click();
        collects.page().field("Codes").replace("");
    }

    // Passed round: the cover, then an empty page; nothing comes back with Back.
    collects.page().link("Back to the big screen").click();
    collects.at("Answer on your own phone");
    collects.page().link("Pass this device").click();
    collects.at("Pass this on to the next person");
    collects.page().button("I am the next person").click();
    answer(&collects, "1245434?4");
    collects.wait_for("document.activeElement.tagName === 'H1'");
    collects.press(&["1"]);
    collects.page().button("Put my answers in").click();
    collects.at("Pass this on to the next person");
    let so_far = one_more();
    let words = joint_action::form_aid::words::capital(&joint_action::form_aid::words::number(so_far));
    collects.sees(&format!("{words} answers so far"));
    collects.back();
    collects.at("Answer on your own phone");
    collects.page().link("Pass this device").click();
    collects.at("Pass this on to the next person");
    collects.page().button("I am the next person").click();
    collects.wait_for("document.querySelector('input[type=radio]') && !document.querySelector('input:checked')");
    collects.press(&["3"]);
    collects.wait_for("document.querySelector('input:checked')?.value === '3'");
    collects.back();
    collects.at("Answer on your own phone");
    collects.page().link("Pass this device").click();
    collects.at("Pass this on to the next person");
    collects.page().button("I am the next person").click();
    collects.wait_for("document.querySelector('input[type=radio]') && !document.querySelector('input:checked')");
    collects.route("/rate/slips");
    collects.at("Type in paper slips");
    collects.page().css("#cell-0").click();
    collects.press(&["5", "4", "4", "5", "4", "?", "4", "4", "4", "4"]);
    collects.page().button("Add this slip").click();
    let all = one_more();
    let words = joint_action::form_aid::words::capital(&joint_action::form_aid::words::number(all));
    collects.wait_for(&format!("document.querySelector('#cell-0').value === '' && /{words} answers are in/.test(document.querySelector('main').textContent)"));

    // Nothing of it is in the plan, and the page still has it when it is loaded again.
    assert_eq!(collects.plan(), plan);
    collects.route("/rate/collect");
    collects.reload();
    count(&collects, all);

    // Revealed, talked about, and something done about it.
    collects.page().button("Reveal together").click();
    collects.wait_for("document.querySelector('.reveal-list')");
    collects.page().link("Talk about it…").click();
    collects.wait_for("document.querySelector('.ask__question')");
    collects.page().button("Start the time").click();
    collects.wait_for("document.getElementById('clock').textContent !== '2:00'");
    collects.page().button("Pause").click();
    collects.page().button("Add…").click();
    collects.page().field("Owner").choose("Anytown Food Bank");
    let action = collects.page().field("Action").value();
    collects.page().button("Add to our plan").click();
    collects.wait_for("/Added for/.test(document.querySelector('.try').textContent)");
    let actions = |browser: &Browser| -> Vec<String> {
        let plan = browser.plan();
        plan.rows("reviews")
            .iter()
            .flat_map(|row| row.answers.rows("actions").to_vec())
            .map(|row| row.text("what").to_owned())
            .collect()
    };
    collects.until(|| actions(&collects).contains(&action), || format!("{:?}", actions(&collects)));
    collects.page().button("Undo…").click();
    collects.until(|| !actions(&collects).contains(&action), || format!("{:?}", actions(&collects)));

    // Closed: aggregates in the plan, answers nowhere.
    collects.route("/rate/close");
    collects.page().button("Keep the summary and delete the answers").click();
    collects.at("How are we doing?");
    collects.saved();
    let themes = |plan: &Plan| {
        plan.rows("reviews").iter().filter(|row| matches!(row.answers.get("themes"), Some(Answer::Themes(_)))).count()
    };
    collects.until(|| themes(&collects.plan()) == 1, || "the summary is not in the plan".to_owned());
    assert!(collects.stored().keys().all(|key| !key.contains("/round/")), "answers are still stored");
    let told = [&codes[0], &codes[1], &join].map(|code| code.replace(' ', ""));
    server.assert_only_files(&[&told[0], &told[1], &told[2], "#a1", "#j1"]);
    if let Some(film) = film {
        let _ = std::fs::remove_file(film);
    }
}

/// Answers a page for each key, by the keyboard alone, and goes on with Enter.
fn answer(browser: &Browser, keys: &str) {
    for (at, letter) in keys.chars().enumerate() {
        let here = format!(
            "document.activeElement.tagName === 'H1' && /^{} of /.test(document.querySelector('.rate .quiet').textContent)",
            at + 1
        );
        browser.wait_for(&here);
        browser.press(&[&letter.to_string()]);
        browser.wait_for(&format!("document.activeElement.checked && document.activeElement.value === '{letter}'"));
        browser.press(&[key::ENTER]);
    }
}

/// Only how many answers are in.
fn count(browser: &Browser, people: usize) {
    browser.wait_for(&format!("document.querySelector('.join__number')?.textContent === '{people}'"));
}

/// A code with one wrong character in its second group.
fn mistaken(code: &str) -> String {
    let mut letters: Vec<char> = code.trim().chars().collect();
    letters[6] = if letters[6] == '7' { '4' } else { '7' };
    letters.into_iter().collect()
}

/// A round from setting it up to the action that follows from it: no pointer.
pub fn a_round_by_the_keyboard_alone(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    keep::put(&browser, "table", &format::read(&sample()).expect("the worked example").plan);
    browser.reload();
    let take = |what: &str, name: &str| {
        tab_to(&browser, what, name);
        browser.press(&[key::ENTER]);
    };
    take("link", "The Thursday Table");
    browser.at("The Thursday Table");
    take("link", "Rate it together, or alone");
    browser.at("How are we doing?");
    take("link", "Set up a round");
    browser.at("Set up a round");
    take("button", "Start collecting");
    browser.at("Answer on your own phone");
    // Enter in the field adds what is typed, and a wrong code is said.
    tab_to(&browser, "field", "Type in an answer code");
    browser.press(&["n", "o", key::ENTER]);
    browser.page().link("Correct it");
    take("link", "Pass this device");
    for (people, keys) in ["1552434544", "4542434?42", "5511434542"].iter().enumerate() {
        browser.at(if people == 0 { "Pass this to the first person" } else { "Pass this on to the next person" });
        take("button", "I am the next person");
        answer(&browser, keys);
    }
    browser.at("Pass this on to the next person");
    take("link", "That was everybody");
    count(&browser, 3);
    take("button", "Reveal together");
    browser.page().heading("Each statement, the most different first");
    take("link", "Talk about it…");
    browser.page().heading("Things to try");
    let idea = browser.page().css(".try__item span").text();
    take("button", &format!("Add: {idea}"));
    browser.wait_for("document.activeElement.id === 'action'");
    take("button", "Add to our plan");
    browser.page().css(".added");
    // What undo takes out of the plan is not called added any more.
    browser.press(&[&format!("{}z", key::CONTROL)]);
    browser.wait_for("!document.querySelector('.added')");
    browser.press(&[&format!("{}y", key::CONTROL)]);
    browser.page().css(".added");
    browser.route("/rate/close");
    browser.at("Close the round");
    take("button", "Keep the summary and delete the answers");
    browser.at("How are we doing?");
    browser.saved();
    let plan = browser.plan();
    let review = plan.rows("reviews").iter().find(|row| row.answers.get("actions").is_some());
    assert!(review.is_some_and(|row| row.answers.get("themes").is_some()), "{:?}", plan.rows("reviews"));
    browser.assert_quiet(&server);
}

/// A whole meeting by the keys of a pointer, with something parked.
pub fn a_meeting_is_led_by_keys(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    browser.page().button("See a worked example").click();
    browser.at("The Thursday Table");
    browser.page().link("Lead a meeting").click();
    browser.at("Lead a meeting");
    browser.page().link("First meeting").click();
    browser.at("First meeting");
    browser.page().link("Begin").click();
    browser.at("What are you bringing with you into this meeting?");
    let order = browser.page().css(".order").text();
    assert!(order.contains(", now") && order.contains("facilitator"), "{order}");
    let people = browser.run("return document.querySelectorAll('.order__item').length", &[]).as_u64().expect("people");
    for spoken in 1..=people {
        browser.press(&[key::RIGHT]);
        browser.wait_for(&format!("document.querySelectorAll('.order__item--done').length === {spoken}"));
    }
    browser.wait_for("/change today’s agenda/.test(document.querySelector('main').textContent)");
    browser.press(&[key::LEFT]);
    browser.wait_for(&format!("document.querySelectorAll('.order__item--done').length === {}", people - 1));
    browser.press(&[key::RIGHT]);
    browser.wait_for(&format!("document.querySelectorAll('.order__item--done').length === {people}"));
    browser.press(&[key::RIGHT]);
    browser.at("What made you say yes to this meeting?");
    browser.page().field("Something to park").type_("The name");
    browser.page().button("Park it").click();
    browser.page().heading("Parked");
    browser.page().link("Open question 1").click();
    browser.at("What are the drivers for you to pursue collaboration?");
    browser.page().link("Back to the meeting").click();
    browser.at("What made you say yes to this meeting?");
    browser.sees("The name");
    browser.assert_quiet(&server);
}

/// How long it takes until the results of fifty people over all thirty
/// statements are on the page, four times slowed down.
pub fn fifty_people_are_revealed_quickly(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let plan = format::read(&sample()).expect("the worked example").plan;
    let round = Round::new(7, Statements::Full, Names::Unnamed, Voice::Person, Vec::new());
    let mut group = Group::new();
    for person in 0..50_usize {
        let mut response = Response::default();
        for place in Statements::Full.places() {
            // As different as people are: split over some statements, agreed over others.
            let key = ["5", "4", "1", "3", "?", "2"][(person * (place % 5 + 1) + place) % 6];
            response.set(place, Reply::of_key(key.chars().next().expect("a key")));
        }
        let entry = Entry::here(&round, person as u32 + 1, &response);
        group.insert(&round, entry).expect("all are of this round");
    }
    browser.open(&server.url());
    keep::put(&browser, "table", &plan);
    browser.store("joint-action/1/round/table", &assess::store(&round, &group));
    browser.reload();
    browser.page().link("The Thursday Table").click();
    browser.at("The Thursday Table");
    browser.route("/rate/collect");
    count(&browser, 50);
    // From the press to the page laid out.
    pace::within(
        &browser,
        "fifty people over thirty statements revealed, four times slowed down",
        100.0,
        4,
        "const times = [], paces = [];
         const there = (selector) => new Promise((done) => {
           const look = () => document.querySelector(selector) && done(true);
           new MutationObserver((_, eye) => { if (look()) eye.disconnect(); }).observe(document, { childList: true, subtree: true });
           look();
         });
         const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
         for (let turn = 0; turn < 9; turn += 1) {
           paces.push(await pace());
           await drawn();
           const began = performance.now();
           document.querySelector('[data-do=reveal]').click();
           await there('.reveal-list');
           document.body.getBoundingClientRect();
           times.push(performance.now() - began);
           location.hash = '/rate/collect';
           await there('.join__number');
         }
         return [times, paces];",
    );
}
