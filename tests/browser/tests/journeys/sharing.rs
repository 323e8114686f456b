//! Links: made on one device, opened on another, whatever happens on the way.

use browser_tests::{Browser, Engine, Part, Server, dist, root, same, sample, sent};
use joint_action::format;
use joint_action::link::{Document, document};
use joint_action::plan::copy::{Parts, Preset, copy};
use joint_action::plan::{Answer, Plan};

use crate::keep;

const OTHERS: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// A plan that is not the worked example.
fn plan(title: &str) -> Plan {
    let mut plan = format::read(&sample()).expect("the worked example").plan;
    plan.answers.set("plan.title", Some(Answer::Text(title.to_owned())));
    plan.answers.set("plan.id", Some(Answer::Text("00a1b2c3d4e5".to_owned())));
    plan
}

/// Puts a plan on the device and opens its share page.
fn share_page(browser: &Browser, server: &Server, plan: &Plan) {
    browser.open(&server.url());
    keep::put(browser, "k1", plan);
    browser.open(&server.url());
    browser.page().link(plan.title()).click();
    browser.page().heading(plan.title());
    browser.route("/share");
}

/// The link as it stands on the share page, once it is made.
fn link(browser: &Browser) -> String {
    browser.page().field("The link").value()
}

/// A link made on the share page opens in every browser as the plan that was sent.
pub fn a_link_made_here_opens_in_every_browser(engine: Engine) {
    let server = Server::start(&dist());
    let wanted = plan("Made in one, read in three");
    let browser = Browser::start(engine);
    share_page(&browser, &server, &wanted);
    browser.page().box_("My own copy").click_label();
    browser.until(
        || browser.page().box_("My own copy").is_on() && browser.page().has("field", "The link"),
        || browser.page().text(),
    );
    let link = link(&browser);
    assert_eq!(link, format!("{}#{}", server.url(), sent::link(&wanted)), "other bytes than natively");
    drop(browser);
    for other in OTHERS {
        let browser = Browser::start(other);
        browser.open(&link);
        browser.page().heading(wanted.title());
        assert!(browser.stored().is_empty(), "{other:?} stored something: {:?}", browser.stored().keys());
        browser.page().button("Keep a copy").click();
        browser.wait_for("location.hash === '#/plan'");
        browser.saved();
        same::assert_same(&same::lines(&browser.plan()), &same::lines(&wanted));
        browser.assert_quiet(&server);
    }
    server.assert_only_files(&["Thursday", "food bank", "read in three"]);
}

/// The packer makes the golden links in this browser, letter for letter.
pub fn the_same_letters_as_natively(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    browser.open(&server.url());
    let golden = std::fs::read_to_string(root().join("tests/golden/links.txt")).expect("the golden links");
    let mut seen = 0;
    for line in golden.lines() {
        let [file, preset, without, link] = line.split('\t').collect::<Vec<_>>().try_into().expect("four columns");
        let text = std::fs::read_to_string(root().join("tests").join(file)).expect("a plan");
        let preset = Preset::ALL[preset.parse::<usize>().expect("a number")];
        let without = Parts::from_bits(without.parse().expect("a number")).expect("six parts");
        let plan = copy(&format::read(&text).expect("a plan").plan, preset, without);
        let document = document::write(&Document { preset, without, plan });
        let made = browser.run_async(
            "const answer = await jointActionAsk(new Uint8Array([1, ...arguments[0]]));
             return String.fromCharCode(...answer.slice(1));",
            &[serde_json::json!(document)],
        );
        assert_eq!(made, serde_json::json!(link), "{file} for {preset:?}");
        seen += 1;
    }
    assert!(seen >= 40, "{seen} golden links");
}

/// Each copy holds what it says and no more, and whoever opens it is told what was left out.
pub fn a_copy_holds_what_it_says(engine: Engine) {
    let server = Server::start(&dist());
    let wanted = plan("Who may read what");
    let browser = Browser::start(engine);
    share_page(&browser, &server, &wanted);
    let mut links = Vec::new();
    for (name, preset) in
        [("A partner to read", Preset::Read), ("The public summary", Preset::Public), ("A blank form", Preset::Blank)]
    {
        browser.page().box_(name).click_label();
        browser.until(
            || browser.page().box_(name).is_on() && browser.page().has("field", "The link"),
            || browser.page().text(),
        );
        let link = link(&browser);
        assert!(!links.contains(&link), "{name}: the link of the copy before");
        links.push(link.clone());
        let first = browser.tab();
        let second = browser.new_tab();
        browser.open(&link);
        let (left_out, door) = match preset {
            Preset::Read => ("Risks, worries, how you are doing. The sender chose this.", "Keep a copy"),
            Preset::Public => ("Everything but purpose, partners, outcomes", "Keep a copy"),
            _ => ("Every answer. The sender chose this.", "Fill it in"),
        };
        browser.page().heading(wanted.title());
        browser.sees(left_out);
        browser.page().button(door).click();
        browser.wait_for("location.hash === '#/plan'");
        browser.saved();
        // Risks, worries and the assessment are off at first.
        let parts = if preset == Preset::Read { Parts::from_bits(0b10_0110) } else { Parts::from_bits(0) };
        let parts = parts.expect("six parts");
        let plans = browser.plans();
        let kept = plans.first().expect("the last that was saved");
        same::assert_same(&same::lines(kept), &same::lines(&copy(&wanted, preset, parts)));
        browser.to_tab(&second);
        browser.close_tab(&first);
        browser.route("/share");
    }
}

/// People, addresses and numbers are pointed out before anything is sent, and lead to where they stand.
pub fn people_are_pointed_out(engine: Engine) {
    let server = Server::start(&dist());
    let mut wanted = plan("Named by mistake");
    wanted.answers.set("partners.history", Some(Answer::Text("Begun by Mrs A. Example.".to_owned())));
    wanted.answers.set("sustain.ending", Some(Answer::Text("Write to hall.bookings@example.org".to_owned())));
    let browser = Browser::start(engine);
    share_page(&browser, &server, &wanted);
    browser.page().heading("Two things to look at first");
    let text = browser.page().text();
    assert!(text.contains("hall.bookings@example.org") && text.contains("Mrs A. Example"), "{text}");
    browser.page().link("Change it…").click();
    browser.page().heading("Who do you need to work with?");
}

/// One message with three links in it: each is listed by its title, and each opens.
pub fn a_message_with_three_links_is_taken_apart(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let titles = ["From the council", "From the charity", "From the practice"];
    let links = titles.map(|title| format!("{}#{}", server.url(), sent::link(&plan(title))));
    let wrapped: Vec<String> =
        links[1].as_bytes().chunks(70).map(|line| format!("> {}", String::from_utf8_lossy(line))).collect();
    let message = format!(
        "Hello all,\n\nhere is ours: {}.\n\nOn Tuesday the charity wrote:\n{}\n\nhttps://gateway.example/?url={}&data=05\n",
        links[0],
        wrapped.join("\n"),
        links[2].replace(':', "%3A").replace('/', "%2F").replace('#', "%23"),
    );
    browser.open(&server.url());
    let before = browser.stored();
    browser.run(
        "const box = document.getElementById('paste');
         box.value = arguments[0];
         box.dispatchEvent(new Event('input', { bubbles: true }));",
        &[serde_json::json!(message)],
    );
    open_button(&browser).click();
    browser.page().heading("Three links were found");
    for title in titles {
        browser.page().button(title).click();
        browser.page().heading(title);
        browser.page().button("Back to all three links").click();
        browser.page().heading("Three links were found");
    }
    assert_eq!(browser.stored(), before, "looking changed something");
}

fn open_button<'a>(browser: &'a Browser) -> Part<'a> {
    browser.page().button("Open")
}

/// A gateway wrote `%23` for `#`: the host has no such file, and its page for that puts the address right.
pub fn an_address_with_its_mark_encoded_opens(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let wanted = plan("Past the gateway");
    for mark in ["%23", "%2523"] {
        browser.go("about:blank");
        browser.go(&format!("{}{mark}{}", server.url(), sent::link(&wanted)));
        browser.page().heading(wanted.title());
        assert!(browser.url().starts_with(&format!("{}#p1", server.url())), "{mark}: {}", browser.url());
    }
    browser.go("about:blank");
    browser.go(&format!("{}#{}&utm_source=mail&fbclid=1", server.url(), sent::link(&wanted)));
    browser.page().heading(wanted.title());
    browser.page().button("Close").click();
    browser.page().button("Start a plan");
    assert!(!browser.url().contains("p1"), "{}", browser.url());
}

/// A link that was cut shows how it begins, as text, and cannot be kept.
pub fn a_cut_link_shows_its_beginning(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let mut wanted = plan("The beginning is enough to know it");
    wanted.answers.set("aim.purpose", Some(Answer::Text("We mend what broke on its way.".to_owned())));
    let link = sent::link(&wanted);
    assert!(link.len() > 120, "too short to be cut: {}", link.len());
    browser.open(&format!("{}#{}", server.url(), &link[..link.len() - 5]));
    browser.page().heading("This link was cut short");
    browser.page().heading("How it begins");
    let text = browser.page().text();
    assert!(text.contains(wanted.title()) && text.contains("The link ends here."), "{text}");
    assert!(!browser.page().has("button", "Keep a copy"));
    assert!(browser.stored().is_empty());
}

/// After one visit links are made and opened without a host.
pub fn links_work_offline(engine: Engine) {
    let mut server = Server::start(&dist());
    let browser = Browser::start(engine);
    let wanted = plan("Made on a train");
    browser.open(&server.url());
    browser.wait_for("document.documentElement.dataset.offline === 'ready'");
    share_page(&browser, &server, &wanted);
    browser.wait_for("document.documentElement.dataset.offline === 'ready'");
    server.stop();
    browser.reload();
    let made = link(&browser);
    browser.new_tab();
    browser.open(&made);
    browser.page().heading(wanted.title());
    browser.sees("You have this plan here.");
    server.again();
}

/// Without a worker the page does the work itself; without the packer it says so and offers the file.
pub fn a_blocked_worker_is_done_without(engine: Engine) {
    let server = Server::start(&dist());
    let wanted = plan("Without a worker");
    server.refuse(&["worker-"]);
    let browser = Browser::start(engine);
    share_page(&browser, &server, &wanted);
    let made = link(&browser);
    assert_eq!(browser.run("return document.documentElement.dataset.packer", &[]), serde_json::json!("page"));
    browser.new_tab();
    browser.open(&made);
    browser.page().heading(wanted.title());
    drop(browser);

    server.refuse(&["packer-"]);
    let browser = Browser::start(engine);
    share_page(&browser, &server, &wanted);
    browser.sees("The part of this page that makes links did not arrive.");
    browser.page().button("Save as a file");
    browser.new_tab();
    browser.open(&made);
    browser.page().heading("The link cannot be opened just now");
    server.refuse(&[]);
    browser.page().button("Try again").click();
    browser.page().heading(wanted.title());
}

/// The code on the screen, read from a picture of it by another reader.
pub fn a_code_is_read_from_a_picture_of_the_screen(engine: Engine) {
    let server = Server::start(&dist());
    let wanted = plan("From screen to phone");
    let browser = Browser::start(engine);
    share_page(&browser, &server, &wanted);
    browser.page().box_("The public summary").click_label();
    browser.page().link("Show a code").click();
    browser.page().heading("Scan it, or print it");
    browser.page().css(".qr path");
    // Whoever sees it may have scanned it: the version counts as shared.
    browser.wait_for("/\"shared\":[0-9]/.test(localStorage.getItem('joint-action/1/plan/k1'))");
    // In a low window the code stands below the fold.
    browser.run("document.querySelector('.qr').scrollIntoView({ block: 'center' })", &[]);
    // In the page is not on the screen yet.
    let mut read = Vec::new();
    let seen = || {
        read = codes_in(&browser.picture());
        !read.is_empty()
    };
    browser.until(seen, || "no code is read from the picture".to_owned());
    let [address] = read.as_slice() else { panic!("read {read:?}") };
    assert!(address.starts_with(&format!("{}#d1", server.url())), "{address}");
    drop(browser);
    let other = Browser::start(engine);
    other.open(address);
    other.page().heading(wanted.title());
    assert!(
        other.page().text().contains("The public summary") || other.page().text().contains("Everything but purpose")
    );
}

/// The texts of the codes in a picture, as an independent reader sees them.
fn codes_in(png: &[u8]) -> Vec<String> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("a frame");
    let samples = frame.color_type.samples();
    let (width, height) = (frame.width as usize, frame.height as usize);
    let grey = |x: usize, y: usize| pixels[y * frame.line_size + x * samples];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    image.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}
