//! The texts where there is no browser, for tests: in memory, each thread its own.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::browser::BrowserError;

type Texts = RefCell<BTreeMap<String, String>>;

thread_local! {
    static DEVICE: Texts = const { RefCell::new(BTreeMap::new()) };
    static TAB: Texts = const { RefCell::new(BTreeMap::new()) };
    static REFUSES: Cell<Option<BrowserError>> = const { Cell::new(None) };
}

/// From now on nothing more is kept, for this reason, or again everything.
pub fn refuse(fault: Option<BrowserError>) {
    REFUSES.set(fault);
}

/// The text under a key.
pub fn get(key: &str) -> Result<Option<String>, BrowserError> {
    Ok(DEVICE.with_borrow(|texts| texts.get(key).cloned()))
}

/// The text under a key; here nothing is saved by reading less.
pub fn head(key: &str, _most: u32) -> Result<Option<String>, BrowserError> {
    get(key)
}

/// Keeps a text under a key.
pub fn set(key: &str, text: &str) -> Result<(), BrowserError> {
    if let Some(fault) = REFUSES.get() {
        return Err(fault);
    }
    DEVICE.with_borrow_mut(|texts| texts.insert(key.to_owned(), text.to_owned()));
    Ok(())
}

/// Forgets what is under a key.
pub fn remove(key: &str) -> Result<(), BrowserError> {
    DEVICE.with_borrow_mut(|texts| texts.remove(key));
    Ok(())
}

/// Every key.
pub fn keys() -> Result<Vec<String>, BrowserError> {
    Ok(DEVICE.with_borrow(|texts| texts.keys().cloned().collect()))
}

/// A text that belongs to this tab and goes with it.
pub fn tab_get(key: &str) -> Option<String> {
    TAB.with_borrow(|texts| texts.get(key).cloned())
}

/// Keeps a text for this tab.
pub fn tab_set(key: &str, text: &str) {
    TAB.with_borrow_mut(|texts| texts.insert(key.to_owned(), text.to_owned()));
}

/// Forgets everything that belongs to this tab under keys that begin so.
pub fn tab_clear(begins: &str) {
    TAB.with_borrow_mut(|texts| texts.retain(|key, _| !key.starts_with(begins)));
}
