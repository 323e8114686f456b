//! Asking the packer, which is loaded apart from the page (see `boot.js`).

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, window};

/// Hands a request to the packer and waits for its answer. The packer is
/// loaded with the first request.
///
/// # Errors
///
/// [`BrowserError::Other`] when it could not be loaded or stopped.
pub async fn ask(request: &[u8]) -> Result<Vec<u8>, BrowserError> {
    let promise = start(request).ok_or(BrowserError::Other)?;
    let answer = JsFuture::from(promise).await.map_err(|_| BrowserError::Other)?;
    Ok(answer.dyn_into::<Uint8Array>().map_err(|_| BrowserError::Other)?.to_vec())
}

fn start(request: &[u8]) -> Option<Promise> {
    let window = window()?;
    let ask = Reflect::get(&window, &"jointActionAsk".into()).ok()?.dyn_into::<Function>().ok()?;
    ask.call1(&window, &Uint8Array::from(request)).ok()?.dyn_into::<Promise>().ok()
}
