//! Every call to the browser, and nothing of ours.
//!
//! The rest of the app does not name `web_sys`; here nothing knows what a
//! plan is. What can fail answers with a [`BrowserError`]; nothing panics, so
//! that a page in a locked-down browser goes on as far as it can.

pub mod address;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod file;
pub mod packer;
pub mod page;
pub mod random;
pub mod storage;
pub mod tabs;

use std::fmt;

/// What a browser can refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserError {
    /// There is no room left in storage.
    Full,
    /// Storage, clipboard or sharing is switched off.
    Blocked,
    /// The person closed a dialog of the browser's without choosing.
    Cancelled,
    /// Anything else.
    Other,
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BrowserError::Full => "there is no room left to save on this device",
            BrowserError::Blocked => "this browser refused; its settings or a policy may forbid it",
            BrowserError::Cancelled => "nothing was chosen",
            BrowserError::Other => "the browser reported a fault; try again",
        })
    }
}

/// The window; none on a machine without a browser, where pages are written
/// to HTML for the tests.
pub(crate) fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

pub(crate) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Calls a function whenever an event reaches the window, for as long as the page lives.
pub(crate) fn listen(target: &web_sys::EventTarget, event: &str, call: impl Fn(web_sys::Event) + 'static) {
    use wasm_bindgen::JsCast;
    let closure = wasm_bindgen::closure::Closure::<dyn Fn(web_sys::Event)>::new(call);
    if target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_ok() {
        closure.forget();
    }
}
