//! Text kept in this browser: local storage for plans, session storage for this tab.

use wasm_bindgen::{JsCast, JsValue};

use super::{document, listen, window};

#[cfg_attr(target_arch = "wasm32", path = "storage/web.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "storage/memory.rs")]
mod texts;

#[cfg(not(target_arch = "wasm32"))]
pub use texts::refuse;
pub use texts::{get, head, keys, remove, set, tab_clear, tab_get, tab_set};

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
/// Where it says that something cannot be saved, the browser asks before the
/// page goes.
pub fn on_leave(call: impl Fn() -> bool + Copy + 'static) {
    if let Some(window) = window() {
        listen(&window, "beforeunload", move |event| {
            if call() {
                event.prevent_default();
                // Older browsers ask for this one.
                let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
            }
        });
        listen(&window, "pagehide", move |_| {
            call();
        });
    }
    if let Some(document) = document() {
        listen(&document, "visibilitychange", move |_| {
            call();
        });
    }
}

/// Calls a function when the page is left for good, or put away.
pub fn on_close(call: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "pagehide", move |_| call());
    }
}
