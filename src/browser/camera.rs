//! Codes read by the camera or from a photo, by scripts and a module that are
//! loaded when they are first needed (`scan.js`, `camera/`).

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{file, window};

/// What comes of looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The camera shows a picture.
    Watching,
    /// The text of a code.
    Read(String),
    /// The photo was looked through, and its codes were told.
    Done,
    /// The camera was let go because the page was hidden.
    Hidden,
    /// It does not go on.
    Trouble(Trouble),
}

/// Why nothing can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no camera, or no way to it from a page.
    NoCamera,
    /// The person, or an earlier choice, did not allow it.
    Refused,
    /// A rule of the browser or of the site forbids it.
    Policy,
    /// Another program has it, or it stopped.
    InUse,
    /// Cameras are only given to pages that came by https.
    NotSecure,
    /// The reader did not arrive or stopped.
    NoReader,
    /// The file is no picture that this browser can show.
    NoPicture,
    /// There is no code in the photo that could be read.
    NoCode,
}

/// A look that is going on; it ends when this goes.
#[derive(Debug)]
pub struct Looking {
    stop: Option<Function>,
    _tell: Closure<dyn Fn(String, String)>,
}

impl Drop for Looking {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Shows the camera in a video element and reads what it sees, each text once.
pub fn watch(video: &web_sys::Element, seen: impl Fn(Seen) + 'static) -> Looking {
    look("watch", video, seen)
}

/// Reads the codes of a photo.
pub fn photo(photo: &file::Chosen, seen: impl Fn(Seen) + 'static) -> Looking {
    look("photo", &photo.blob, seen)
}

fn look(verb: &str, at: &JsValue, seen: impl Fn(Seen) + 'static) -> Looking {
    let tell = Closure::<dyn Fn(String, String)>::new(move |kind: String, text: String| seen(understood(&kind, text)));
    let stop = window().and_then(|window| {
        let scan = Reflect::get(&window, &"jointActionScan".into()).ok()?.dyn_into::<Function>().ok()?;
        scan.call3(&window, &verb.into(), at, tell.as_ref()).ok()?.dyn_into::<Function>().ok()
    });
    Looking { stop, _tell: tell }
}

/// The words of `scan.js`.
fn understood(kind: &str, text: String) -> Seen {
    match kind {
        "watching" => Seen::Watching,
        "read" => Seen::Read(text),
        "done" => Seen::Done,
        "ended" => Seen::Hidden,
        _ => Seen::Trouble(match text.as_str() {
            "none" => Trouble::NoCamera,
            "refused" => Trouble::Refused,
            "policy" => Trouble::Policy,
            "used" => Trouble::InUse,
            "insecure" => Trouble::NotSecure,
            "photo" => Trouble::NoPicture,
            "empty" => Trouble::NoCode,
            _ => Trouble::NoReader,
        }),
    }
}
