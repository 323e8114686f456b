//! Files out and in.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, document};

/// Saves a text as a file, through the browser's own download.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), BrowserError> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).map_err(|_| BrowserError::Other)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).map_err(|_| BrowserError::Other)?;
    let document = document().ok_or(BrowserError::Other)?;
    let link = document
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<web_sys::HtmlAnchorElement>().ok())
        .ok_or(BrowserError::Other)?;
    link.set_href(&url);
    link.set_download(name);
    let body = document.body().ok_or(BrowserError::Other)?;
    let _ = body.append_child(&link);
    link.click();
    link.remove();
    // The address is given back with the page: revoking it at once stops the download in some browsers.
    Ok(())
}

/// A file that a person chose or dropped.
#[derive(Debug)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: f64,
    pub(super) blob: web_sys::Blob,
}

impl Chosen {
    /// What stands in it.
    pub async fn text(&self) -> Result<String, BrowserError> {
        let text = JsFuture::from(self.blob.text()).await.map_err(|_| BrowserError::Other)?;
        text.as_string().ok_or(BrowserError::Other)
    }
}

/// The first file chosen in a file field.
pub fn chosen(event: &web_sys::Event) -> Option<Chosen> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let first = first(input.files()?)?;
    // The same file can then be chosen again.
    input.set_value("");
    Some(first)
}

/// What was dropped on the page: a file, or a text.
pub fn dropped(event: &web_sys::DragEvent) -> (Option<Chosen>, Option<String>) {
    let Some(data) = event.data_transfer() else { return (None, None) };
    let file = data.files().and_then(first);
    (file, data.get_data("text/plain").ok().filter(|text| !text.is_empty()))
}

fn first(files: web_sys::FileList) -> Option<Chosen> {
    let file = files.get(0)?;
    Some(Chosen { name: file.name(), size: file.size(), blob: file.into() })
}

/// Reads a file that belongs to the app and stands beside the page.
pub async fn fetch(name: &str) -> Result<String, BrowserError> {
    let window = super::window().ok_or(BrowserError::Other)?;
    let response = JsFuture::from(window.fetch_with_str(name)).await.map_err(|_| BrowserError::Other)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| BrowserError::Other)?;
    if !response.ok() {
        return Err(BrowserError::Other);
    }
    let text =
        JsFuture::from(response.text().map_err(|_| BrowserError::Other)?).await.map_err(|_| BrowserError::Other)?;
    text.as_string().ok_or(BrowserError::Other)
}
