//! The texts, through `gloo-storage`, whose raw storage is used so that nothing
//! is encoded twice and a damaged text can still be read as it stands.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::{BrowserError, window};

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
    keys_of(&local()?)
}

fn keys_of(storage: &web_sys::Storage) -> Result<Vec<String>, BrowserError> {
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

/// Forgets everything that belongs to this tab under keys that begin so. (A
/// host may have other pages, with texts of their own.)
pub fn tab_clear(begins: &str) {
    let Ok(storage) = session() else { return };
    for key in keys_of(&storage).unwrap_or_default() {
        if key.starts_with(begins) {
            let _ = storage.remove_item(&key);
        }
    }
}

fn kind(fault: &JsValue) -> BrowserError {
    match fault.dyn_ref::<web_sys::DomException>().map(|fault| fault.name()).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => BrowserError::Full,
        Some("SecurityError") => BrowserError::Blocked,
        _ => BrowserError::Other,
    }
}
