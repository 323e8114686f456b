//! Other tabs with this page open.

use std::cell::RefCell;

use wasm_bindgen::JsCast;

use super::listen;

thread_local! {
    /// One channel for the page's whole life; it lives here because it cannot be sent between threads.
    static CHANNEL: RefCell<Option<web_sys::BroadcastChannel>> = const { RefCell::new(None) };
}

/// Opens the channel and calls a function with what other tabs say. Without
/// the channel (very old browsers) tabs do not hear each other.
pub fn listen_to(name: &str, call: impl Fn(String) + 'static) {
    if super::window().is_none() {
        return;
    }
    let Ok(channel) = web_sys::BroadcastChannel::new(name) else { return };
    listen(&channel, "message", move |event| {
        if let Some(text) = event.dyn_ref::<web_sys::MessageEvent>().and_then(|event| event.data().as_string()) {
            call(text);
        }
    });
    CHANNEL.with(|slot| *slot.borrow_mut() = Some(channel));
}

/// Says something to the other tabs.
pub fn say(text: &str) {
    CHANNEL.with(|slot| {
        if let Some(channel) = slot.borrow().as_ref() {
            let _ = channel.post_message(&text.into());
        }
    });
}
