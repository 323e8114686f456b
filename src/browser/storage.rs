//! Text kept in this browser: local storage for plans, session storage for this tab.
//!
//! Through `gloo-storage`, whose raw storage is used so that nothing is
//! encoded twice and a damaged text can still be read as it stands.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use super::{BrowserError, document, listen, window};

fn local() -> Result<web_sys::Storage, BrowserError> {
    // `LocalStorage::raw` panics where storage is switched off, so ask first.
    match window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(BrowserError::Blocked),
    }
}

fn session() -> Result<web_sys::Storage, BrowserError> {
    match window().map(|window| window.session_storage()) {
        Some(Ok(Some(_))) => Ok(SessionStorage::raw()),
        _ => Err(BrowserError::Blocked),
    }
}

/// The text under a key.
pub fn get(key: &str) -> Result<Option<String>, BrowserError> {
    local()?.get_item(key).map_err(|fault| kind(&fault))
}

/// The beginning of the text under a key: so many letters cross over from the
/// browser, and not the rest.
pub fn head(key: &str, most: u32) -> Result<Option<String>, BrowserError> {
    let storage = local()?;
    let text = js_sys::Reflect::get(&storage, &JsValue::from_str(key)).map_err(|fault| kind(&fault))?;
    Ok(text.dyn_ref::<js_sys::JsString>().map(|text| text.slice(0, most).into()))
}

/// Keeps a text under a key.
pub fn set(key: &str, text: &str) -> Result<(), BrowserError> {
    local()?.set_item(key, text).map_err(|fault| kind(&fault))
}

/// Forgets what is under a key.
pub fn remove(key: &str) -> Result<(), BrowserError> {
    local()?.remove_item(key).map_err(|fault| kind(&fault))
}

/// Every key.
pub fn keys() -> Result<Vec<String>, BrowserError> {
    let storage = local()?;
    let count = storage.length().map_err(|fault| kind(&fault))?;
    Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
}

/// A text that belongs to this tab and goes with it.
pub fn tab_get(key: &str) -> Option<String> {
    session().ok()?.get_item(key).ok().flatten()
}

/// Keeps a text for this tab; without session storage it is forgotten on reload.
pub fn tab_set(key: &str, text: &str) {
    if let Ok(storage) = session() {
        let _ = storage.set_item(key, text);
    }
}

/// Forgets everything that belongs to this tab.
pub fn tab_clear() {
    if let Ok(storage) = session() {
        let _ = storage.clear();
    }
}

/// Asks the browser to keep what is stored when room gets short. It may say no.
pub fn ask_to_persist() {
    if let Some(window) = window() {
        let storage = window.navigator().storage();
        // Older browsers have no `persist`; a missing method is no reason to stop.
        if js_sys::Reflect::has(&storage, &JsValue::from_str("persist")).unwrap_or(false) {
            let _ = storage.persist();
        }
    }
}

/// Calls a function with the key when another tab changes what is stored.
pub fn on_change(call: impl Fn(Option<String>) + 'static) {
    if let Some(window) = window() {
        listen(&window, "storage", move |event| {
            call(event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key));
        });
    }
}

/// Calls a function when the page is about to be left, and when it is hidden
/// or left, the last moments to save. A browser may cut one of them short.
pub fn on_leave(call: impl Fn() + Clone + 'static) {
    if let Some(window) = window() {
        let (leaving, left) = (call.clone(), call.clone());
        listen(&window, "beforeunload", move |_| leaving());
        listen(&window, "pagehide", move |_| left());
    }
    if let Some(document) = document() {
        listen(&document, "visibilitychange", move |_| call());
    }
}

/// Calls a function when the page is left for good, or put away.
pub fn on_close(call: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "pagehide", move |_| call());
    }
}

fn kind(fault: &JsValue) -> BrowserError {
    match fault.dyn_ref::<web_sys::DomException>().map(|fault| fault.name()).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => BrowserError::Full,
        Some("SecurityError") => BrowserError::Blocked,
        _ => BrowserError::Other,
    }
}
