//! Reading codes with the camera or from a photo. What a text means is for the
//! page to say.

use leptos::html::Video;
use leptos::prelude::*;

use crate::browser::camera::{self, Looking, Seen, Trouble};
use crate::browser::file;

/// What the page makes of a text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// That was what was wanted: the camera is let go.
    Enough,
    /// A sentence about it; more codes may follow.
    More(String),
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Idle,
    /// The person is being asked, or the camera starts.
    Asking,
    Watching,
    /// A photo is being looked through.
    Photo,
}

/// Buttons to scan with the camera and to choose a photo. The camera goes on
/// reading, each text once, until it is stopped, the page is left or hidden, or
/// `read` has [`Heard::Enough`]. `otherwise` says what can be done without a
/// camera, as half a sentence: `type the code`.
pub fn camera(otherwise: &'static str, read: Callback<String, Heard>) -> AnyView {
    let video = NodeRef::<Video>::new();
    let stage = RwSignal::new(Stage::Idle);
    let said = RwSignal::new(String::new());
    let looking = StoredValue::new_local(None::<Looking>);
    on_cleanup(move || {
        looking.try_update_value(Option::take);
    });
    let end = move || {
        looking.try_update_value(Option::take);
        stage.try_set(Stage::Idle);
    };
    let seen = move |seen: Seen| match seen {
        Seen::Watching => {
            stage.set(Stage::Watching);
            said.set("Hold the code in front of the camera, the whole of it and steady.".to_owned());
        }
        Seen::Read(text) => match read.run(text) {
            Heard::Enough => end(),
            Heard::More(sentence) => {
                said.try_set(sentence);
            }
        },
        Seen::Done => end(),
        Seen::Hidden => {
            end();
            said.set("The camera was switched off while this page was out of sight.".to_owned());
        }
        Seen::Trouble(trouble) => {
            end();
            said.set(sentence(trouble, otherwise));
        }
    };
    let toggle = move |_| {
        if matches!(stage.get_untracked(), Stage::Asking | Stage::Watching) {
            end();
            return said.set("The camera is off.".to_owned());
        }
        let Some(video) = video.get_untracked() else { return };
        stage.set(Stage::Asking);
        said.set("The camera is being started. Your browser may ask whether you allow it.".to_owned());
        looking.set_value(Some(camera::watch(&video, seen)));
    };
    let chosen = move |event: leptos::web_sys::Event| {
        if let Some(photo) = file::chosen(&event) {
            stage.set(Stage::Photo);
            said.set("Looking for a code in the photo.".to_owned());
            looking.set_value(Some(camera::photo(&photo, seen)));
        }
    };
    let on = move || matches!(stage.get(), Stage::Asking | Stage::Watching);
    view! {
        <div class="camera">
            <p class="actions">
                <button type="button" class="button button--plain" on:click=toggle>
                    {move || if on() { "Stop the camera" } else { "Scan with the camera" }}
                </button>
                <label class="button button--quiet button--file">"Choose a photo"
                    <input class="unseen" type="file" accept="image/*" on:change=chosen/>
                </label>
            </p>
            <p role="status">{move || said.get()}</p>
            <div class="camera__view" hidden=move || stage.get() != Stage::Watching>
                <video class="camera__video" node_ref=video playsinline="" muted="" aria-label="What the camera sees"></video>
            </div>
            <p class="quiet small">"Pictures are looked at on this device and not kept."</p>
        </div>
    }
    .into_any()
}

fn sentence(trouble: Trouble, otherwise: &str) -> String {
    let what = match trouble {
        Trouble::NoCamera => "No camera was found that this browser can use.",
        Trouble::Refused => "The camera was not allowed. That can be changed in the browser’s settings for this page.",
        Trouble::Policy => "A rule of this browser or of the site does not allow the camera.",
        Trouble::InUse => "The camera does not give a picture. Another program or tab may be using it.",
        Trouble::NotSecure => {
            "Browsers give the camera only to pages whose address begins with https, and this one does not."
        }
        Trouble::NoReader => {
            return format!("The part that reads codes did not arrive. Try again with a connection, or {otherwise}.");
        }
        Trouble::NoPicture => {
            return format!("This browser cannot show that file as a picture. Choose another photo, or {otherwise}.");
        }
        Trouble::NoCode => {
            return format!(
                "No code was read in this photo. A sharper one that shows little but the code may do, or {otherwise}."
            );
        }
    };
    format!("{what} You can choose a photo instead, or {otherwise}.")
}
