//! A link as a code to scan: on the screen, on a projector, on paper.

use leptos::prelude::*;

use super::{Made, Sharing, made, words};
use crate::browser;
use crate::plan::copy::{Parts, Preset};
use crate::ui::desk::Desk;
use crate::ui::files::file_name;
use crate::ui::packing::{self, Code, NoLink};
use crate::ui::parts::length::grouped;
use crate::ui::route::Route;

/// How far a code is: nothing while it is drawn, then the code, or why there is none.
pub type Drawn = RwSignal<Option<Result<Code, NoLink>>>;

/// The code of a link that is being made.
pub fn code_of(made: RwSignal<Made>) -> Drawn {
    let code = RwSignal::new(None);
    Effect::new(move |_| {
        let link = match made.get() {
            Made::Link(link) => link,
            Made::Making => return code.set(None),
            Made::None(why) => return code.set(Some(Err(why))),
        };
        leptos::task::spawn_local(async move {
            let drawn = packing::code(&browser::address::base(), &link).await;
            // Another copy may have been chosen meanwhile, or the page left.
            if made.try_get_untracked() == Some(Made::Link(link)) {
                code.set(Some(drawn));
            }
        });
    });
    code
}

/// The link of a copy of the plan on the desk with nothing switched off.
pub fn link_for(desk: Desk, preset: Preset) -> RwSignal<Made> {
    let document = Memo::new(move |_| {
        desk.plan.with(|plan| Sharing { preset, without: Parts::default() }.document(plan, desk.scope()))
    });
    made(document)
}

/// A paper with a code on it, so many millimetres wide, counts as a copy that
/// was sent, however it is printed.
pub fn sent_when_printed(desk: Desk, preset: Preset, code: Drawn, width: u32) {
    Effect::new(move |_| {
        let printed = window_event_listener_untyped("beforeprint", move |_| {
            if code.with_untracked(|code| matches!(code, Some(Ok(code)) if code.prints_at(width))) {
                let whole = Sharing { preset, without: Parts::default() };
                desk.sent(&desk.plan.with_untracked(|plan| whole.document(plan, untrack(|| desk.scope()))));
            }
        });
        on_cleanup(move || printed.remove());
    });
}

/// The way to the code, or why there is none.
pub fn way(made: RwSignal<Made>) -> AnyView {
    let code = code_of(made);
    let button = move || match code.with(|code| matches!(code, Some(Ok(_)))) {
        true => view! { <a class="button button--plain" href=Route::ShareCode.href()>"Show a code"</a> }.into_any(),
        false => {
            view! { <button type="button" class="button button--plain" disabled=true>"Show a code"</button> }.into_any()
        }
    };
    let says = move || match code.get() {
        Some(Ok(_)) => "To scan with a phone’s camera, from a screen or from paper.",
        other => instead(other),
    };
    view! { <li class="ways__item">{button}<p>{says}</p></li> }.into_any()
}

/// What is said in the place of a code.
fn instead(code: Option<Result<Code, NoLink>>) -> &'static str {
    match code {
        Some(Err(NoLink::TooLong | NoLink::TooMuch(_))) => {
            "Too long for a code that scans well. Leave something out, choose the public summary, or send the link or a file."
        }
        Some(Err(NoLink::NoPacker)) => {
            "The part of this page that draws codes did not arrive. Load the page again, or save a file."
        }
        _ => "Drawing the code. The first one takes a second or two.",
    }
}

/// The page with the code.
pub fn code(desk: Desk) -> AnyView {
    let document = Memo::new(move |_| desk.plan.with(|plan| desk.sharing.get().document(plan, desk.scope())));
    let made = made(document);
    let code = code_of(made);
    // Whoever sees it may have scanned it: it counts as sent.
    Effect::new(move |_| {
        if code.with(|code| matches!(code, Some(Ok(_)))) {
            desk.sent(&document.get_untracked());
        }
    });
    let about = move || {
        let document = document.get();
        format!("{}, version {}", words::who(document.preset).0, document.plan.version())
    };
    let picture = move |_| {
        let Some(Ok(code)) = code.get_untracked() else { return };
        let name = desk.plan.with_untracked(|plan| file_name(plan, "-code", "svg"));
        let said = match browser::file::download(&name, "image/svg+xml", code.drawn().as_str()) {
            Ok(()) => "Saved as a picture, among your downloads.",
            Err(_) => "The browser did not save the picture.",
        };
        desk.say(said.to_owned());
    };
    let length = move || made.get().address().map(|address| address.chars().count()).unwrap_or_default();
    view! {
        <div class="page page--even" id="alone">
            <div class="page__main">
                <div class="page__head">
                    <p class="page__back"><a href=Route::Share.href()>"Back to sharing"</a></p>
                    <p class="quiet">{about}</p>
                    <h1 tabindex="-1">"Scan it, or print it"</h1>
                    <p role="status">{move || match code.get() {
                        Some(Ok(_)) => "Hold a phone’s camera over the code. It opens this copy as a preview, on that phone, and nobody else hears of it.",
                        other => instead(other),
                    }}</p>
                </div>
                {move || code.with(|code| matches!(code, Some(Ok(_)))).then(|| view! {
                    <p class="actions screen-only">
                        <button type="button" class="button" on:click=move |_| browser::page::full_screen("alone")>"Full screen"</button>
                        <button type="button" class="button button--plain" on:click=move |_| browser::page::print()>"Print"</button>
                        <button type="button" class="button button--quiet" on:click=picture>"Save as a picture"</button>
                    </p>
                })}
                {move || code.get().and_then(Result::ok).map(|code| view! {
                    <p class="quiet">{format!("{} characters, {}. On paper make it at least {} cm wide.", grouped(length()), distance(code.version), widths(code.version))}</p>
                    <p class="sure">"Anyone who sees the code can read this copy. It cannot be taken back."</p>
                })}
            </div>
            <div class="page__part">
                {move || code.get().and_then(Result::ok).map(|code| view! {
                    <div class="qr-frame" role="img" aria-label=move || format!("Code: {}", about()) inner_html=code.drawn().into_string()></div>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// How near a phone has to be, by the number of modules.
fn distance(version: u8) -> &'static str {
    match version {
        0..=10 => "small enough to scan across a table",
        11..=16 => "small enough to scan at arm’s length",
        _ => "fine: hold the phone close and still",
    }
}

/// The width on paper, in centimetres: at least 0.4 mm a module, 8 modules of
/// quiet zone in all.
fn widths(version: u8) -> u32 {
    ((25 + 4 * u32::from(version)) * 4).div_ceil(100).max(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_does_not_come_says_what_to_do_instead() {
        assert!(instead(None).starts_with("Drawing the code."));
        assert!(instead(Some(Err(NoLink::TooLong))).contains("choose the public summary"));
        assert!(instead(Some(Err(NoLink::NoPacker))).contains("Load the page again"));
    }
}
