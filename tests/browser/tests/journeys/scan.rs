//! Codes read by the camera and from a photo.

use std::path::Path;
use std::time::Instant;

use browser_tests::browser::key;
use browser_tests::{Browser, Engine, Server, dist, picture, sample, sent};
use joint_action::format;
use joint_action_packer::qr::{self, Qr};
use serde_json::json;

const READER: &str =
    "performance.getEntriesByType('resource').filter(({ name }) => /(scan|camera)-/.test(name)).length";

const TITLE: &str = "The Thursday Table";

/// Some of the worked example, as a code for the page at this address.
fn code(server: &Server) -> Qr {
    let plan = format::read(&sample()).expect("the worked example").plan;
    let mut small = joint_action::plan::Plan::default();
    for field in ["plan.title", "aim.purpose", "drivers.notAlone"] {
        small.answers.set(field, plan.answers.get(field).cloned());
    }
    qr::plan(&server.url(), &sent::link(&small)).expect("a small plan fits in a code")
}

fn open_scanner(browser: &Browser, server: &Server) {
    browser.open(&server.url());
    browser.page().heading("Open something you were sent");
    assert_eq!(browser.run(&format!("return {READER}"), &[]), json!(0), "the reader was loaded before it was wanted");
    browser.page().button("Scan a code").click();
}

fn choose_photo(browser: &Browser, file: &Path) {
    let field = browser.run("return document.querySelector('.camera input[type=file]')", &[]);
    browser.type_into(&field, &file.display().to_string());
}

/// Notes the tracks that the page gets hold of, to see that it lets them go.
fn note_tracks(browser: &Browser) {
    browser.run(
        "window.tracks = [];
         const get = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
         navigator.mediaDevices.getUserMedia = async (wish) => {
           const stream = await get(wish);
           window.tracks.push(...stream.getTracks());
           return stream;
         };",
        &[],
    );
}

const LET_GO: &str = "window.tracks.length === 1 && window.tracks.every(({ readyState }) => readyState === 'ended')";

/// The camera sees a plan's code; the preview opens, and the camera is let go.
pub fn the_camera_reads_a_plan(engine: Engine) {
    let server = Server::start(&dist());
    let code = code(&server);
    let film = picture::film("plan", 1280, 720, &picture::of(&code, 1280, 720, 6));
    let browser = Browser::start_with_camera(engine, &film);
    open_scanner(&browser, &server);
    note_tracks(&browser);
    let began = Instant::now();
    browser.page().button("Scan with the camera").click();
    browser.page().heading(TITLE);
    println!("{engine:?}: a code of version {} read {} ms after the press", code.version, began.elapsed().as_millis());
    browser.wait_for(LET_GO);
    assert_eq!(browser.run("return document.documentElement.dataset.camera || ''", &[]), json!(""), "not in a worker");
    server.assert_only_files(&[]);
    browser.assert_quiet(&server);
    let _ = std::fs::remove_file(film);
}

/// A code of somebody else's is said and the camera goes on, until it is stopped.
pub fn the_camera_goes_on_until_it_is_stopped(engine: Engine) {
    let server = Server::start(&dist());
    let code = qr::text("WIFI:S:Hall;T:WPA;P:tea;;", 6).expect("short");
    let film = picture::film("other", 640, 480, &picture::of(&code, 640, 480, 5));
    let browser = Browser::start_with_camera(engine, &film);
    open_scanner(&browser, &server);
    note_tracks(&browser);
    browser.page().button("Scan with the camera").click();
    browser.sees("it holds no plan");
    assert_eq!(browser.run(&format!("return {LET_GO}"), &[]), json!(false));
    browser.shot("scanning");
    // The button that started it has the focus and now stops it.
    browser.press(&[key::ENTER]);
    browser.sees("The camera is off.");
    browser.wait_for(LET_GO);

    // And it is let go when the part is closed.
    browser.run("window.tracks = []", &[]);
    browser.page().button("Scan with the camera").click();
    browser.wait_for("!document.querySelector('.camera__view').hidden");
    browser.page().button("Scan a code").click();
    browser.wait_for(LET_GO);
    browser.assert_quiet(&server);
    let _ = std::fs::remove_file(film);
}

/// No camera, or none allowed: it is said, and a photo does instead.
pub fn a_photo_does_instead(engine: Engine) {
    let mut server = Server::start(&dist());
    let code = code(&server);
    let browser = Browser::start(engine);
    open_scanner(&browser, &server);
    browser.wait_for("document.documentElement.dataset.offline === 'ready'");
    server.stop();
    for (fault, sentence) in [
        ("NotFoundError", "No camera was found"),
        ("NotAllowedError", "The camera was not allowed"),
        ("NotReadableError", "The camera does not give a picture"),
        ("SecurityError", "A rule of this browser or of the site"),
    ] {
        browser.run(
            "Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: {
               getUserMedia: async () => { throw new DOMException('', arguments[0]); },
             } })",
            &[json!(fault)],
        );
        browser.page().button("Scan with the camera").click();
        browser.sees(sentence);
        browser.sees("choose a photo instead, or paste the link above");
    }

    let empty = picture::png("empty", 300, 200, &[200; 300 * 200]);
    choose_photo(&browser, &empty);
    browser.sees("No code was read in this photo");
    let other = qr::text("WIFI:S:Hall;T:WPA;P:tea;;", 6).expect("short");
    let other = picture::png("other", 400, 300, &picture::of(&other, 400, 300, 4));
    choose_photo(&browser, &other);
    browser.sees("it holds no plan");

    let photo = picture::png("plan", 1000, 800, &picture::of(&code, 1000, 800, 4));
    let began = Instant::now();
    choose_photo(&browser, &photo);
    browser.page().heading(TITLE);
    println!("{engine:?}: a photo read in {} ms", began.elapsed().as_millis());
    let at = browser.run("return document.documentElement.dataset.camera || 'worker'", &[]);
    println!("{engine:?}: read in the {}", at.as_str().unwrap_or_default());
    for file in [empty, other, photo] {
        let _ = std::fs::remove_file(file);
    }
}
