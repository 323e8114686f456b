//! How long a keystroke is worked on, with the worked example open.

use super::chromium::Chromium;
use crate::Done;
use crate::proc::root;
use serde_json::{Value, json};
use std::time::Duration;

/// Measures from the moment a key's text reaches the page until the page has
/// nothing left to do for it: handlers, memos and what they scheduled.
const WATCH: &str = r#"
window.__keys = [];
addEventListener("beforeinput", () => {
  const from = performance.now();
  const line = new MessageChannel();
  line.port1.onmessage = () => window.__keys.push(performance.now() - from);
  line.port2.postMessage(0);
}, true);
"#;

/// Types into a long answer and gives each keystroke's milliseconds, sorted.
pub fn keystrokes(browser: &mut Chromium, address: &str, slower: u32, count: usize) -> Done<Vec<f64>> {
    let page = browser.page()?;
    let on = Some(page.as_str());
    browser.call(on, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
    browser.call(on, "Page.navigate", json!({ "url": address }))?;
    browser.wait(&page, super::READY)?;
    open_example(browser, &page)?;
    browser.value(&page, "void (location.hash = '#/question/1')")?;
    browser.wait(&page, "document.querySelector('#app textarea')")?;
    browser.value(&page, "document.querySelector('#app textarea').focus()")?;
    browser.call(on, "Emulation.setCPUThrottlingRate", json!({ "rate": slower }))?;
    for at in 0..count {
        let key = if at % 7 == 6 { " " } else { "e" };
        browser.call(on, "Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": key, "text": key }))?;
        browser.call(on, "Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key }))?;
        // Every now and then a pause, so that saving has its turn.
        std::thread::sleep(Duration::from_millis(if at % 20 == 19 { 700 } else { 70 }));
    }
    browser.wait(&page, &format!("window.__keys.length >= {count}"))?;
    let seen = browser.value(&page, "window.__keys")?;
    let mut times: Vec<f64> = seen.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    browser.call(on, "Page.close", json!({}))?;
    Ok(times)
}

/// Puts the worked example into storage, as the app keeps it, and opens it.
fn open_example(browser: &mut Chromium, page: &str) -> Done {
    let path = root().join("tests/samples/thursday-table.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let plan: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let record =
        json!({ "format": 1, "revision": 1, "saved": 0, "copied": null, "changes": 0, "shared": null, "plan": plan });
    let stored = json!(record.to_string());
    browser.value(page, &format!("localStorage.setItem('joint-action/1/plan/0123456789ab', {stored})"))?;
    browser.call(Some(page), "Page.reload", json!({}))?;
    browser.wait(page, super::READY)?;
    let link = "[...document.querySelectorAll('#app a, #app button')].find((one) => one.textContent.includes('Thursday Table'))";
    browser.wait(page, link)?;
    browser.value(page, &format!("{link}.click()"))?;
    browser.wait(page, "location.hash.length > 2")
}
