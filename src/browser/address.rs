//! The address bar.

use super::{listen, window};
use wasm_bindgen::JsValue;

/// The whole address. Read from `location.href`, since some browsers decode `location.hash`.
pub fn href() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The part after `#`, without it.
pub fn fragment() -> String {
    href().split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default()
}

/// The address without its fragment: what a link begins with.
pub fn base() -> String {
    let href = href();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    page.strip_suffix("index.html").unwrap_or(page).to_owned()
}

/// Goes to a page of the app: a new entry in the history.
pub fn go(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts another fragment in place of this one, so that Back does not return to it,
/// and drops a path or query that a mail program glued on.
pub fn replace(fragment: &str) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let address = format!("{}#{fragment}", base());
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
}

/// Calls a function when the fragment changes by a link, Back or Forward.
pub fn on_change(call: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "hashchange", move |_| call());
    }
}
