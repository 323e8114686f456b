//! The page as a whole: title, focus, scrolling, printing, what `boot.js` knows.

use wasm_bindgen::{JsCast, JsValue};

use super::{document, listen, window};

/// Sets the title of the tab. Never a word that somebody wrote.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the first element that matches, without scrolling to it.
pub fn focus(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    element.focus().is_ok()
}

/// Moves the focus to the element with this id and brings it into view.
pub fn focus_id(id: &str) -> bool {
    let found = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    element.focus().is_ok()
}

/// Scrolls to the top at once.
pub fn scroll_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Takes away the text that stood there before the app ran.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// A fact that `boot.js` left on the root element: `offline`, `update`.
pub fn fact(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(&format!("data-{name}"))
}

/// What the page's head says under a name, for files that are named after their bytes.
pub fn said_in_head(name: &str) -> Option<String> {
    document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten()?.get_attribute("content")
}

/// Leaves a fact on the root element for `boot.js`, which is plain script and outlives a crash.
pub fn leave(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}

/// Tells `boot.js` something: `app:crash`, `app:take-update`.
pub fn tell(event: &str, detail: &str) {
    let options = web_sys::CustomEventInit::new();
    options.set_detail(&JsValue::from_str(detail));
    if let (Some(window), Ok(event)) = (window(), web_sys::CustomEvent::new_with_event_init_dict(event, &options)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls a function when `boot.js` says something: `app:update`, `app:offline-ready`.
pub fn on_told(event: &str, call: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, event, move |_| call());
    }
}

/// A key pressed anywhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Ctrl+Z, or Command+Z.
    Undo,
    /// Ctrl+Y or Ctrl+Shift+Z, or Command+Shift+Z.
    Redo,
}

/// Calls a function for undo and redo typed outside text fields, where the browser's own undo is left alone.
pub fn on_stroke(call: impl Fn(Stroke) + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_text(event.target()) {
            return;
        }
        let stroke = match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
            ("z", false) => Stroke::Undo,
            ("z", true) | ("y", false) => Stroke::Redo,
            _ => return,
        };
        event.prevent_default();
        call(stroke);
    });
}

fn is_text(target: Option<web_sys::EventTarget>) -> bool {
    let Some(target) = target else { return false };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "radio" | "checkbox" | "button" | "file");
    }
    target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some()
}

/// Opens an element on the whole screen, where the browser can.
pub fn full_screen(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = element.request_fullscreen();
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
