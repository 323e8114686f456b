//! Copying and the device's own share sheet.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, document, window};

/// Puts a text on the clipboard. Where the modern way is refused, the old one is tried.
pub async fn copy(text: &str) -> Result<(), BrowserError> {
    let modern = call("clipboard", "writeText", &JsValue::from_str(text));
    if let Some(promise) = modern
        && JsFuture::from(promise).await.is_ok()
    {
        return Ok(());
    }
    copy_by_selection(text).ok_or(BrowserError::Blocked)
}

/// Whether there is a share sheet.
pub fn can_share() -> bool {
    window()
        .is_some_and(|window| Reflect::get(&window.navigator(), &"share".into()).is_ok_and(|share| share.is_function()))
}

/// Opens the share sheet with a title and an address.
pub async fn share(title: &str, url: &str) -> Result<(), BrowserError> {
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &url.into());
    let navigator: JsValue = window().ok_or(BrowserError::Blocked)?.navigator().into();
    let promise = method(&navigator, "share", &data).ok_or(BrowserError::Blocked)?;
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(fault) => Err(match fault.dyn_ref::<web_sys::DomException>().map(|fault| fault.name()).as_deref() {
            Some("AbortError") => BrowserError::Cancelled,
            _ => BrowserError::Blocked,
        }),
    }
}

fn call(part: &str, name: &str, argument: &JsValue) -> Option<Promise> {
    let navigator: JsValue = window()?.navigator().into();
    let part = Reflect::get(&navigator, &part.into()).ok().filter(JsValue::is_object)?;
    method(&part, name, argument)
}

fn method(of: &JsValue, name: &str, argument: &JsValue) -> Option<Promise> {
    let function = Reflect::get(of, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call1(of, argument).ok()?.dyn_into::<Promise>().ok()
}

fn copy_by_selection(text: &str) -> Option<()> {
    let document = document()?;
    let before = document.active_element();
    let area = document.create_element("textarea").ok()?.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
    area.set_value(text);
    let _ = area.set_attribute("class", "unseen");
    let _ = area.set_attribute("aria-hidden", "true");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let document_value: JsValue = document.clone().into();
    let copied = Reflect::get(&document_value, &"execCommand".into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?
        .call1(&document_value, &"copy".into())
        .is_ok_and(|done| done.is_truthy());
    area.remove();
    if let Some(element) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
    copied.then_some(())
}
