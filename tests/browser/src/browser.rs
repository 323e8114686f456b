//! One session of one browser: going, waiting, pressing, printing.

use std::cell::Cell;
use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::engine::{Driver, Engine};
use crate::server::Server;
use crate::wire;

/// How long anything may take to appear. Only a failure ever waits this long.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often to look.
const PAUSE: Duration = Duration::from_millis(15);

/// The key under which WebDriver writes an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys that have no letter.
pub mod key {
    /// Tab.
    pub const TAB: &str = "\u{e004}";
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Shift.
    pub const SHIFT: &str = "\u{e008}";
    /// Ctrl.
    pub const CONTROL: &str = "\u{e009}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// The space bar.
    pub const SPACE: &str = " ";
    /// To the beginning.
    pub const HOME: &str = "\u{e011}";
    /// To the left.
    pub const LEFT: &str = "\u{e012}";
    /// To the right.
    pub const RIGHT: &str = "\u{e014}";
    /// Down.
    pub const DOWN: &str = "\u{e015}";
}

/// How an element stands that cannot be used: whether the page still holds it, where, and what lies there.
const STANDS: &str =
    "const it = arguments[0], held = it.closest('select, datalist') || it, at = held.getBoundingClientRect();
const over = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
return { it: it.outerHTML.slice(0, 200), connected: it.isConnected, disabled: !!held.disabled, at: at.toJSON(),
  view: [innerWidth, innerHeight, scrollX, scrollY], over: over && over.outerHTML.slice(0, 200),
  hidden: held.checkVisibility && !held.checkVisibility(), dialogs: [...document.querySelectorAll('dialog[open]')].map((dialog) => dialog.innerText) };";

/// Makes a journey; once more where the browser itself ended in the middle of
/// it, which says nothing of the page. That is said, and a browser that ends
/// twice has failed.
pub fn journey(engine: Engine, go: fn(Engine)) {
    let Err(why) = std::panic::catch_unwind(|| go(engine)) else { return };
    let said = why.downcast_ref::<String>().map_or("", String::as_str);
    if !said.contains(ENDED) {
        std::panic::resume_unwind(why);
    }
    let line = format!("\n{engine:?} ended by itself in the middle of a journey, which is made once more: {said}\n");
    // Past the test runner, which shows nothing of what goes well in the end.
    let _ = std::io::stderr().write_all(line.as_bytes());
    go(engine);
}

/// What a driver says of a browser that is no longer there.
const ENDED: &str = "invalid session id";

/// A browser with a fresh profile; it ends when this goes.
pub struct Browser {
    /// Which one it is.
    pub engine: Engine,
    driver: Driver,
    session: String,
    about: Value,
    shots: Cell<u32>,
}

impl Browser {
    /// Starts a browser at 1280 by 900.
    pub fn start(engine: Engine) -> Browser {
        Browser::start_as(engine, &engine.wishes())
    }

    /// Starts Chromium with a film in the place of a camera.
    pub fn start_with_camera(engine: Engine, film: &std::path::Path) -> Browser {
        Browser::start_as(engine, &engine.wishes_with_camera(film))
    }

    fn start_as(engine: Engine, wishes: &Value) -> Browser {
        let driver = engine.drive();
        let answer = wire::call(driver.port, "POST", "/session", Some(wishes));
        let (status, answer) = answer.unwrap_or_else(|error| panic!("{engine:?}: {error}"));
        assert_eq!(status, 200, "{engine:?} does not start: {answer}");
        let about = answer["value"]["capabilities"].clone();
        let session = answer["value"]["sessionId"].as_str().expect("a session").to_owned();
        let browser = Browser { engine, driver, session, about, shots: Cell::new(0) };
        browser.post("timeouts", json!({ "script": 60000, "pageLoad": 60000, "implicit": 0 }));
        browser.resize(1280, 900);
        browser
    }

    // Speaking with the driver.

    fn call(&self, method: &str, path: &str, body: Option<Value>) -> Result<Value, Value> {
        let path = format!("/session/{}/{path}", self.session);
        let answer = wire::call(self.driver.port, method, &path, body.as_ref());
        let (status, mut answer) = answer.unwrap_or_else(|error| panic!("{:?}: {error}", self.engine));
        let value = answer["value"].take();
        if status == 200 { Ok(value) } else { Err(value) }
    }

    fn get(&self, path: &str) -> Value {
        self.call("GET", path, None).unwrap_or_else(|fault| panic!("{:?}, {path}: {}", self.engine, told(&fault)))
    }

    fn post(&self, path: &str, body: Value) -> Value {
        let done = self.call("POST", path, Some(body));
        done.unwrap_or_else(|fault| panic!("{:?}, {path}: {}", self.engine, told(&fault)))
    }

    /// Runs a script as the body of a function and gives back what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_run(script, arguments).unwrap_or_else(|fault| panic!("{:?}: {fault}", self.engine))
    }

    /// The same, with the fault where the script throws.
    pub fn try_run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.call("POST", "execute/sync", Some(json!({ "script": script, "args": arguments })))
            .map_err(|fault| told(&fault))
    }

    /// Runs a script that may await, and gives back what it returns in the end.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        let whole = format!(
            "const done = arguments[arguments.length - 1];
             (async (...arguments) => {{ {script} }})(...[...arguments].slice(0, -1)).then(done, (fault) => done({{ fault: String(fault) }}));"
        );
        self.post("execute/async", json!({ "script": whole, "args": arguments }))
    }

    // Waiting.

    /// Waits until something is so; then says what was not.
    #[track_caller]
    pub fn until(&self, mut so: impl FnMut() -> bool, why: impl FnOnce() -> String) {
        let limit = Instant::now() + PATIENCE;
        while !so() {
            if Instant::now() > limit {
                let shot = self.shot("stuck");
                panic!("{:?} at {}: {}{} {shot}", self.engine, self.url(), why(), self.crash());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until an expression of the page is true.
    #[track_caller]
    pub fn wait_for(&self, expression: &str) {
        let script = format!("return !!({expression})");
        // A page that is being left throws; the next one is asked again.
        self.until(
            || self.try_run(&script, &[]) == Ok(Value::Bool(true)),
            || format!("never true: {expression}\n{}", self.page_text()),
        );
    }

    /// What the app said when it stopped working, if it did: nothing else on the page can be used then.
    fn crash(&self) -> String {
        let script = "const dialog = document.querySelector('#crash[open]'); return dialog ? dialog.innerText : ''";
        match self.try_run(script, &[]).ok().as_ref().and_then(Value::as_str) {
            None | Some("") => String::new(),
            Some(crash) => format!("\nThe app stopped working: {crash}"),
        }
    }

    /// Waits until the page says something.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        self.until(|| self.page_text().contains(words), || format!("{words:?} is not said:\n{}", self.page_text()));
    }

    fn page_text(&self) -> String {
        let text = self.try_run("return document.body.innerText", &[]);
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    // Going about.

    /// Opens an address in this tab. A changed fragment alone loads nothing anew.
    pub fn go(&self, address: &str) {
        self.post("url", json!({ "url": address }));
    }

    /// Opens an address and waits until the app has drawn a page.
    pub fn open(&self, address: &str) {
        self.go(address);
        self.ready();
    }

    /// Waits until the app has drawn a page in place of what stood there before it.
    pub fn ready(&self) {
        self.wait_for("document.querySelector('#app h1') && !document.getElementById('before')");
    }

    /// Loads the page again, as its own button would. (One driver's own
    /// command goes past the offline worker, as a forced reload does.)
    #[track_caller]
    pub fn reload(&self) {
        self.run("window.before = true; setTimeout(() => location.reload(), 0)", &[]);
        self.wait_for("!window.before && document.readyState === 'complete'");
        self.ready();
    }

    /// One page back in the history.
    pub fn back(&self) {
        self.post("back", json!({}));
    }

    /// Goes to a page of the app by its fragment, and waits until it is shown.
    pub fn route(&self, fragment: &str) {
        self.run_async(
            "if (location.href.split('#')[1] === arguments[0]) return;
             await new Promise((turned) => {
               addEventListener('hashchange', turned, { once: true });
               location.hash = arguments[0];
             });
             // Drawn, and the focus moved: two frames, or some time where nothing is drawn.
             const frame = () => new Promise((drawn) => { requestAnimationFrame(drawn); setTimeout(drawn, 100); });
             await frame();
             await frame();",
            &[json!(fragment)],
        );
        self.wait_for("document.querySelector('#app h1')");
    }

    /// Waits until a page with this heading is there, and the focus on it: only
    /// then is turning the page over, and what is typed goes where it is meant.
    #[track_caller]
    pub fn at(&self, heading: &str) {
        let script = "const h1 = document.querySelector('#app h1');
             return !!h1 && h1 === document.activeElement && h1.textContent.replace(/\\s+/g, ' ').trim() === arguments[0]";
        self.until(
            || self.try_run(script, &[json!(heading)]) == Ok(Value::Bool(true)),
            || format!("not at {heading:?}, or the focus is not on it:\n{}", self.page_text()),
        );
    }

    /// Starts a plan on the first page.
    #[track_caller]
    pub fn start_plan(&self) {
        self.page().button("Start a plan").click();
        self.at("About this plan");
    }

    /// Adds a row, and waits until its first field has the focus: what is
    /// typed before that goes astray.
    #[track_caller]
    pub fn add_row(&self, button: &str) {
        self.page().button(button).click();
        self.wait_for("document.activeElement.matches('textarea, input, select')");
    }

    /// The address in the bar.
    pub fn url(&self) -> String {
        self.get("url").as_str().unwrap_or_default().to_owned()
    }

    /// The title of the tab.
    pub fn title(&self) -> String {
        self.get("title").as_str().unwrap_or_default().to_owned()
    }

    /// The size of the page that is seen, in CSS pixels, as near as the window allows.
    pub fn resize(&self, width: u32, height: u32) {
        let mut outer = (width, height);
        for _ in 0..4 {
            self.post("window/rect", json!({ "x": 0, "y": 0, "width": outer.0, "height": outer.1 }));
            let inner = self.run("return [innerWidth, innerHeight]", &[]);
            let (wide, high) = (inner[0].as_u64().unwrap_or(0) as u32, inner[1].as_u64().unwrap_or(0) as u32);
            if (wide, high) == (width, height) {
                return;
            }
            outer = ((outer.0 + width).saturating_sub(wide), (outer.1 + height).saturating_sub(high));
        }
    }

    // Tabs.

    /// The tab in front.
    pub fn tab(&self) -> Value {
        self.get("window")
    }

    /// Opens a new tab and goes there.
    pub fn new_tab(&self) -> Value {
        let tab = self.post("window/new", json!({ "type": "tab" }))["handle"].clone();
        self.to_tab(&tab);
        tab
    }

    /// Brings a tab to the front.
    pub fn to_tab(&self, tab: &Value) {
        self.post("window", json!({ "handle": tab }));
    }

    /// Closes the tab in front and goes to another.
    pub fn close_tab(&self, next: &Value) {
        if let Err(fault) = self.call("DELETE", "window", None) {
            panic!("the tab does not close: {}", told(&fault));
        }
        self.to_tab(next);
    }

    // Using things.

    /// Clicks an element.
    pub fn click(&self, element: &Value) {
        self.to(element, "click", json!({}), &|| None);
    }

    /// The same; `again` finds it once more where it was drawn anew meanwhile.
    pub fn click_or(&self, element: &Value, again: &dyn Fn() -> Option<Value>) {
        self.to(element, "click", json!({}), again);
    }

    /// Types into an element.
    pub fn type_into(&self, element: &Value, text: &str) {
        self.to(element, "value", json!({ "text": text }), &|| None);
    }

    /// Empties a field.
    pub fn clear(&self, element: &Value) {
        self.to(element, "clear", json!({}), &|| None);
    }

    /// Does something to an element as soon as it can be done; brings it to
    /// the middle where it cannot, so that no bar of the page lies over it.
    fn to(&self, element: &Value, what: &str, body: Value, again: &dyn Fn() -> Option<Value>) {
        let mut element = &element.clone();
        let mut new;
        let limit = Instant::now() + PATIENCE;
        while let Err(fault) = self.call("POST", &format!("element/{}/{what}", id(element)), Some(body.clone())) {
            let middle = "arguments[0].scrollIntoView({ block: 'center' })";
            let mut gone = self.try_run(middle, std::slice::from_ref(element)).is_err();
            if gone && let Some(found) = again() {
                new = found;
                element = &new;
                gone = false;
            }
            if gone || Instant::now() > limit {
                let shot = self.shot("not-done");
                let stands = self.try_run(STANDS, std::slice::from_ref(element));
                let stands = stands.map_or_else(|fault| fault, |stands| stands.to_string());
                let (url, fault, crash) = (self.url(), told(&fault), self.crash());
                panic!("{:?} at {url}: {what}: {fault}; it stands so: {stands}{crash} {shot}", self.engine);
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Presses keys one after the other wherever the focus is; keys pressed
    /// together are written as one, the held ones first.
    pub fn press(&self, keys: &[&str]) {
        let mut steps = Vec::new();
        for chord in keys {
            let letters: Vec<String> = chord.chars().map(String::from).collect();
            steps.extend(letters.iter().map(|letter| json!({ "type": "keyDown", "value": letter })));
            steps.extend(letters.iter().rev().map(|letter| json!({ "type": "keyUp", "value": letter })));
        }
        self.post("actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] }));
    }

    // Evidence.

    /// A picture of the page, where `JOINT_ACTION_SHOTS` names a folder for them; says where it is.
    pub fn shot(&self, name: &str) -> String {
        let Some(folder) = std::env::var_os("JOINT_ACTION_SHOTS") else { return String::new() };
        // A browser that draws nothing at the moment gives no picture; that must not hide what is wrong.
        let path = format!("/session/{}/screenshot", self.session);
        let Ok((200, answer)) = wire::call(self.driver.port, "GET", &path, None) else { return String::new() };
        let picture = answer["value"].as_str().unwrap_or_default().to_owned();
        self.shots.set(self.shots.get() + 1);
        let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let file = std::path::PathBuf::from(folder).join(format!("{test}-{}-{name}.png", self.shots.get()));
        match std::fs::create_dir_all(file.parent().unwrap_or(&file))
            .and_then(|()| std::fs::write(&file, from_base64(&picture)))
        {
            Ok(()) => format!("(see {})", file.display()),
            Err(error) => format!("({}: {error})", file.display()),
        }
    }

    /// A picture of what the window shows, as the bytes of a PNG file.
    pub fn picture(&self) -> Vec<u8> {
        match self.call("GET", "screenshot", None) {
            Ok(Value::String(text)) => from_base64(&text),
            other => panic!("a picture gave {other:?}"),
        }
    }

    /// The page as PDF on A4, as its bytes; nothing where the browser cannot print over WebDriver.
    pub fn print(&self) -> Option<Vec<u8>> {
        let paper = json!({ "page": { "width": 21.0, "height": 29.7 }, "background": false });
        match self.call("POST", "print", Some(paper)) {
            Ok(Value::String(text)) => Some(from_base64(&text)),
            Ok(other) => panic!("printing gave {other}"),
            Err(fault) if fault["error"] == "unknown command" || fault["error"] == "unsupported operation" => None,
            Err(fault) => panic!("{:?} does not print: {}", self.engine, told(&fault)),
        }
    }

    /// What the console said since the last look; Chromium alone tells.
    pub fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let lines = self.post("se/log", json!({ "type": "browser" }));
        let line = |entry: &Value| {
            format!("{} {}", entry["level"].as_str().unwrap_or(""), entry["message"].as_str().unwrap_or(""))
        };
        lines.as_array().map(|lines| lines.iter().map(line).collect()).unwrap_or_default()
    }

    /// Every address that the browser asked for since the last look; Chromium alone tells.
    pub fn addresses(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let lines = self.post("se/log", json!({ "type": "performance" }));
        let mut found = Vec::new();
        for entry in lines.as_array().into_iter().flatten() {
            let Ok(message) = serde_json::from_str::<Value>(entry["message"].as_str().unwrap_or_default()) else {
                continue;
            };
            if message["message"]["method"] == "Network.requestWillBeSent"
                && let Some(url) = message["message"]["params"]["request"]["url"].as_str()
            {
                found.push(url.to_owned());
            }
        }
        found
    }

    /// The console has no complaint, and nothing was asked of any other host.
    pub fn assert_quiet(&self, server: &Server) {
        let complaints: Vec<String> = self
            .console()
            .into_iter()
            .filter(|line| line.starts_with("SEVERE") || line.starts_with("WARNING"))
            .collect();
        assert!(complaints.is_empty(), "the console: {complaints:#?}");
        for address in self.addresses() {
            let own =
                address.starts_with(&server.url()) || address.starts_with("data:") || address.starts_with("blob:");
            assert!(own, "asked for {address}");
        }
    }

    /// A command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, parameters: Value) -> Value {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Light or dark, as the system would ask for; Chromium and by its own protocol only.
    pub fn scheme(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        self.chromium(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] }),
        );
    }

    /// What the driver said about the browser.
    pub fn about(&self) -> &Map<String, Value> {
        self.about.as_object().expect("capabilities")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Lets the browser end by itself; the driver is ended in any case.
        let path = format!("/session/{}", self.session);
        let _ = wire::call(self.driver.port, "DELETE", &path, None);
    }
}

fn id(element: &Value) -> &str {
    element[ELEMENT].as_str().unwrap_or_else(|| panic!("no element: {element}"))
}

fn told(fault: &Value) -> String {
    let text = |name: &str| fault[name].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
    format!("{}: {}", text("error"), text("message"))
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut kept, mut bits) = (Vec::with_capacity(text.len() * 3 / 4), 0u32, 0);
    for six in text.bytes().filter_map(value) {
        kept = (kept << 6) | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((kept >> bits) as u8);
        }
    }
    bytes
}
