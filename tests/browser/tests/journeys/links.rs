//! What arrives from outside: links and files, good, hostile and broken.

use std::time::Instant;

use browser_tests::{Browser, Engine, Server, dist, same, sample, sent};
use joint_action::content::{FIELDS, Field, Kind};
use joint_action::format;
use joint_action::plan::{Answer, Plan, Row};
use serde_json::json;

use crate::keep;
use crate::pages;

/// A link opened beside stored work: everything pressed but Keep, and storage is byte for byte the same.
pub fn a_link_leaves_stored_work_alone(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let mut mine = format::read(&sample()).expect("the worked example").plan;
    mine.answers.set("plan.title", Some(Answer::Text("My own work".to_owned())));
    mine.answers.set("plan.id", Some(Answer::Text("00112233445566778899aabbccddeeff".to_owned())));
    let mut theirs = mine.clone();
    theirs.answers.set("plan.title", Some(Answer::Text("Their version".to_owned())));
    browser.open(&server.url());
    keep::put(&browser, "k1", &mine);
    let before = browser.stored();
    let first = browser.tab();

    browser.new_tab();
    for door in ["Read or print", "Close", "Open my plan"] {
        browser.go("about:blank");
        browser.open(&format!("{}#{}", server.url(), sent::link(&theirs)));
        browser.page().heading("Their version");
        browser.sees("You have this plan here. The two are not the same.");
        // Printing opens a window of the system's.
        browser.run("window.print = () => {}", &[]);
        match door {
            "Read or print" => {
                browser.page().button(door).click();
                browser.page().button("Print").click();
                browser.page().link("Back to the preview").click();
                browser.page().heading("Their version");
                browser.page().link("Help and privacy").click();
                browser.page().heading("Help and privacy");
                browser.back();
                browser.page().heading("Their version");
            }
            "Open my plan" => {
                browser.page().button(door).click();
                browser.page().heading("My own work");
            }
            _ => {
                browser.page().button(door).click();
                browser.page().button("Start a plan");
                assert!(!browser.url().contains("#p1"), "the link stays in the address: {}", browser.url());
            }
        }
        assert_eq!(browser.stored(), before, "after {door}");
    }
    browser.close_tab(&first);
    assert_eq!(browser.stored(), before);

    // And Keep puts it beside, as a plan of its own.
    browser.open(&format!("{}#{}", server.url(), sent::link(&theirs)));
    browser.page().button("Keep a copy").click();
    browser.until(|| browser.plans().len() == 2, || "it was not kept".to_owned());
    let old = before.iter().find(|(key, _)| key.contains("/plan/")).expect("my plan");
    assert_eq!(browser.stored().get(old.0), Some(old.1), "Keep changed my plan");
}

/// Markup, scripts, direction marks and thousands of letters in every field are text and nothing else.
pub fn hostile_text_does_not_run(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let plan = hostile();
    let link = format!("{}#{}", server.url(), sent::link(&plan));
    browser.open(&link);
    browser.page().button("Keep a copy");
    let unhurt = |place: &str| {
        assert_eq!(browser.run("return window.hurt === undefined", &[]), json!(true), "a script ran at {place}");
        assert_eq!(
            browser.run(
                "return document.querySelectorAll('main script, main iframe, main img, main [onerror]').length",
                &[]
            ),
            json!(0),
            "{place}"
        );
        let links = browser.run(
            "return [...document.querySelectorAll('a')].filter((link) => /^(javascript|data):/.test(link.href)).length",
            &[],
        );
        assert_eq!(links, json!(0), "{place}");
    };
    unhurt("the preview");
    browser.route("/received/plan");
    unhurt("reading it");
    browser.page().link("Back to the preview").click();
    browser.page().button("Keep a copy").click();
    browser.wait_for("location.hash === '#/plan'");
    for route in pages::routes(&browser) {
        browser.route(&route);
        unhurt(&route);
    }
    browser.saved();
    same::assert_same(&same::lines(&browser.plan()), &same::lines(&plan));
    server.assert_only_files(&["onerror", "hurt"]);
    browser.assert_quiet(&server);
}

/// The worst that can be typed, in every field.
fn hostile() -> Plan {
    const TEXTS: [&str; 6] = [
        "<img src=x onerror=\"window.hurt=1\">",
        "</textarea></svg><script>window.hurt=1</script>",
        "javascript:window.hurt=1",
        "\" autofocus onfocus=\"window.hurt=1",
        "\u{202e}gnp.exe\u{202c} \u{feff}=1+1",
        "https://example.org/?a=<b>&amp;{{7*7}}${window.hurt=1}",
    ];
    let mut plan = format::read(&sample()).expect("the worked example").plan;
    let mut turn = 0;
    let mut text = move || {
        turn += 1;
        TEXTS[turn % TEXTS.len()].to_owned()
    };
    for field in FIELDS.iter().filter(|field| field.kind != Kind::Automatic) {
        if let Some(answer) = plan.answers.get(field.id).cloned() {
            plan.answers.set(field.id, Some(worse(field, answer, &mut text)));
        }
    }
    plan.answers.set("aim.why", Some(Answer::Text("wide ".repeat(150))));
    plan.answers.set("aim.people", Some(Answer::Text("W".repeat(300))));
    plan
}

fn worse(field: &Field, answer: Answer, text: &mut dyn FnMut() -> String) -> Answer {
    match answer {
        Answer::Text(_) => Answer::Text(text()),
        Answer::Texts(texts) => Answer::Texts(texts.iter().map(|_| text()).collect()),
        Answer::Rows(rows) => {
            let Kind::Rows(list) = &field.kind else { panic!("{} is no list", field.id) };
            let row = |mut row: Row| {
                for column in list.columns {
                    if let Some(answer) = row.answers.get(column.key).cloned() {
                        row.answers.set(column.key, Some(worse(column, answer, text)));
                    }
                }
                row
            };
            Answer::Rows(rows.into_iter().map(row).collect())
        }
        other => other,
    }
}

/// Links that are far too long, blown up, cut or changed: a sentence, soon, and nothing lost.
pub fn broken_links_say_what_is_wrong(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let mine = format::read(&sample()).expect("the worked example").plan;
    browser.open(&server.url());
    keep::put(&browser, "k1", &mine);
    let before = browser.stored();
    let good = sent::link(&mine);
    // As long as a link may be, and nothing that anybody packed.
    let noise = format!("p1{}", "7Kq".repeat(20_000));
    let cut = good[..good.len() / 2].to_owned();
    let changed = format!("{}{}{}", &good[..100], if &good[100..101] == "a" { "b" } else { "a" }, &good[101..]);
    // Browsers have limits of their own for an address: less than one and two million letters.
    let long = format!("p1{}", "A".repeat(900_000));
    for (what, fragment) in [("noise", noise), ("cut short", cut), ("changed", changed), ("far too long", long)] {
        browser.open(&server.url());
        let took = browser.run_async(
            "// The packer is loaded and primed once a page; after that an answer comes soon.
             await jointActionAsk(new Uint8Array([0]));
             const began = performance.now();
             location.hash = arguments[0];
             while (!/^This link/.test(document.querySelector('#app h1').textContent)) {
               await new Promise((done) => setTimeout(done, 5));
               if (performance.now() - began > 15000) return -1;
             }
             return performance.now() - began;",
            &[json!(fragment)],
        );
        let took = took.as_f64().unwrap_or(-1.0);
        assert!((0.0..2000.0).contains(&took), "{what}: answered after {took} ms: {}", browser.page().text());
        let says =
            if what == "cut short" { "The link ends here." } else { "We would rather show nothing than a wrong plan." };
        browser.until(|| browser.page().text().contains(says), || format!("{what}: {}", browser.page().text()));
        browser.page().button("Go to the first page").click();
        browser.page().button("Start a plan");
        assert_eq!(browser.stored(), before, "after {what}");
    }

    // More than any link, pasted; ten megabytes of it, as a file.
    browser.run(
        "const box = document.getElementById('paste');
         box.value = location.href.split('#')[0] + '#p1' + 'A'.repeat(100000);
         box.dispatchEvent(new Event('input', { bubbles: true }));",
        &[],
    );
    browser.page().button("Open").click();
    browser.page().heading("This link is far longer than any plan");
    browser.page().button("Go to the first page").click();
    browser.page().button("Start a plan");
    let began = Instant::now();
    choose(&browser, "link.txt", format!("{}#p1{}", server.url(), "A".repeat(10_000_000)).as_bytes());
    browser.page().heading("This could not be opened");
    assert!(began.elapsed().as_secs() < 5, "ten megabytes took {:?}", began.elapsed());
    assert_eq!(browser.stored(), before);
}

/// Files: a plan as it was, positions included; others get a sentence and change nothing.
pub fn files_are_opened_or_explained(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    let before = browser.stored();
    let half = sample();
    let half = &half[..half.len() / 2];
    for (name, bytes) in [
        ("package.json", br#"{ "name": "something", "version": "1.0.0", "dependencies": {} }"#.to_vec()),
        ("cut.json", half.as_bytes().to_vec()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("empty.json", Vec::new()),
        ("list.json", b"[1, 2, 3]".to_vec()),
        ("newer.json", br#"{ "format": 99, "plan": { "title": "From tomorrow" } }"#.to_vec()),
    ] {
        browser.open(&server.url());
        choose(&browser, name, &bytes);
        browser.until(
            || browser.page().css("h1").text() == "This could not be opened",
            || format!("{name} is not explained:\n{}", browser.page().text()),
        );
        let says = browser.page().css("main p").text();
        assert!(says.len() > 20 && says.ends_with(['.', '?', '!']), "{name}: {says:?}");
        browser.page().button("Go to the first page").click();
        browser.page().button("Start a plan");
        assert_eq!(browser.stored(), before, "{name} changed something");
    }
    let wanted = format::read(&sample()).expect("the worked example").plan;
    choose(&browser, "plan.json", sample().as_bytes());
    browser.page().heading("The Thursday Table");
    assert_eq!(browser.stored(), before, "kept unasked");
    browser.page().button("Keep a copy").click();
    browser.wait_for("location.hash === '#/plan'");
    browser.saved();
    same::assert_same(&same::lines(&browser.plan()), &same::lines(&wanted));
    server.assert_only_files(&["Thursday"]);
}

/// Chooses a file in the field of the first page.
pub fn choose(browser: &Browser, name: &str, bytes: &[u8]) {
    let folder = std::env::temp_dir().join(format!("joint-action-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("written");
    let field = browser.run("return document.querySelector('input[type=file]')", &[]);
    browser.type_into(&field, &file.display().to_string());
}
