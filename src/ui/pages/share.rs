//! Sharing: what goes in, how long the link is, and the ways of sending it.

use leptos::prelude::*;

use crate::browser;
use crate::format;
use crate::link;
use crate::plan::Plan;
use crate::ui::desk::{Desk, Kept};
use crate::ui::files;

/// A link up to this many characters survives email and chat.
const SAFE: usize = 1_900;

/// The share page. The link is made, opened again and compared before it is offered.
pub fn share(desk: Desk) -> AnyView {
    let made = Memo::new(move |_| desk.plan.with(make));
    let length = move || made.get().map(|url| url.chars().count()).unwrap_or_default();
    let long = Memo::new(move |_| length() > SAFE);
    let sent = RwSignal::new(String::new());
    let shares = browser::clipboard::can_share();
    let copy = move |_| {
        let Some(url) = made.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            match browser::clipboard::copy(&url).await {
                Ok(()) => {
                    desk.copied(true);
                    sent.set("The link was copied. Paste it into a message.".to_owned());
                }
                Err(_) => sent.set(
                    "This browser did not copy the link. Select it below and copy it by hand, or save a file."
                        .to_owned(),
                ),
            }
        });
    };
    let sheet = move |_| {
        let Some(url) = made.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            match browser::clipboard::share("A plan made with Joint Action", &url).await {
                Ok(()) => {
                    desk.copied(true);
                    sent.set("Handed to your device’s own list.".to_owned());
                }
                Err(browser::BrowserError::Cancelled) => sent.set("Nothing was sent.".to_owned()),
                Err(_) => sent.set("Your device did not take it. Copy the link instead.".to_owned()),
            }
        });
    };
    let file = move |_| {
        if files::save_plan(&desk.plan.get_untracked(), "") {
            desk.copied(true);
            sent.set("Saved as a file, among your downloads. Attach it to an email.".to_owned());
        } else {
            sent.set("The browser did not save the file. Try again.".to_owned());
        }
    };
    let message = desk.plan.with_untracked(|plan| format!(
        "Here is our plan, {}, version {}. It opens in any browser: no account, nothing to install. Please read it, and send your version back if you change it.",
        plan.title(), plan.version(),
    ));
    let written = RwSignal::new(message);
    let file_way = move || {
        view! {
            <li class="ways__item"><button type="button" class=move || if long.get() { "button" } else { "button button--plain" } on:click=file>"Save as a file"</button>
                <p>"For a long plan, or where links are not allowed. It opens on the first page."</p></li>
        }
    };
    view! {
        <div class="page page--two">
            <div class="page__main">
                <div class="page__head">
                    <p class="page__back"><a href="#/plan">"Back to the plan"</a></p>
                    <h1 tabindex="-1">"Share this plan"</h1>
                    <p class="sure">"Anyone with the link can read the plan. It cannot be taken back."</p>
                </div>
                {move || (desk.kept.get() == Kept::Example).then(|| view! { <p class="quiet">"This is the worked example. You can share it to show what a plan looks like."</p> })}
                <section class="page__part page__part--ruled" aria-labelledby="send">
                    <h2 id="send">"Send it"</h2>
                    {move || match made.get() {
                        None => view! { <p class="flag">"This plan is too long for a link. Send the file."</p> }.into_any(),
                        Some(_) if long.get() => view! {
                            <p><strong>{format!("{} characters.", grouped(length()))}</strong>" Email and some chat programs would cut such a link, so the file comes first."</p>
                        }.into_any(),
                        Some(_) => view! { <p><strong>{format!("{} characters.", grouped(length()))}</strong>" Short enough for email and chat."</p> }.into_any(),
                    }}
                    <ul class="ways" role="list">
                        {move || long.get().then(file_way)}
                        <Show when=move || made.get().is_some()>
                            <li class="ways__item"><button type="button" class=move || if long.get() { "button button--plain" } else { "button" } on:click=copy>{move || if long.get() { "Copy the long link" } else { "Copy the link" }}</button>
                                <p>{move || if long.get() { "Where you know that long links survive. Opened again here, and the same plan to the last letter." } else { "Opened again here, and the same plan to the last letter." }}</p></li>
                            {shares.then(|| view! {
                                <li class="ways__item"><button type="button" class="button button--plain" on:click=sheet>"Share"</button>
                                    <p>"Your device’s own list: mail, messages, nearby."</p></li>
                            })}
                        </Show>
                        {move || (!long.get()).then(file_way)}
                    </ul>
                    <p role="status" class="ways__said">{move || sent.get()}</p>
                    <Show when=move || made.get().is_some()>
                        <div class="field">
                            <label for="link">"The link"</label>
                            <input class="field__text" type="text" id="link" readonly=true prop:value=move || made.get().unwrap_or_default()/>
                        </div>
                        <div class="field">
                            <label for="message">"A message to send with it"</label>
                            <span class="field__hint" id="message-hint">"Change it as you like. The link is added at its end."</span>
                            <textarea class="field__text" id="message" rows="4" aria-describedby="message-hint" prop:value=move || written.get()
                                on:input:target=move |event| written.set(event.target().value())></textarea>
                        </div>
                        <p class="actions"><button type="button" class="button button--plain" on:click=move |_| {
                            let text = format!("{}\n\n{}", written.get_untracked().trim_end(), made.get_untracked().unwrap_or_default());
                            leptos::task::spawn_local(async move {
                                if browser::clipboard::copy(&text).await.is_ok() {
                                    desk.copied(true);
                                    sent.set("The message was copied, with the link in it.".to_owned());
                                } else {
                                    sent.set("This browser did not copy the message. Select it and copy it by hand.".to_owned());
                                }
                            });
                        }>"Copy the message"</button></p>
                    </Show>
                </section>
            </div>
            <div class="page__side">
                <section class="inside" aria-labelledby="goes">
                    <div class="page__part">
                        <h2 id="goes">"What goes in"</h2>
                        <p>"Every answer of this plan: what partners give up, money, risks and worries too."</p>
                    </div>
                    <div class="page__part">
                        <h2>"What stays out"</h2>
                        <ul class="inside__list" role="list"><li class="inside__item inside__item--out">"Private notes: always"</li></ul>
                        <p><a href="#/our-plan">"Read it as they will"</a></p>
                    </div>
                    <p class="quiet small">"A council, an NHS body or another public authority that holds this plan may have to release it when someone asks."</p>
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// The whole address, if what is packed comes out as the same plan.
fn make(plan: &Plan) -> Option<String> {
    let packed = link::encode(plan);
    let back = link::decode(&packed).ok()?;
    (format::write(&back) == format::write(plan)).then(|| format!("{}#{packed}", browser::address::base()))
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    match digits.len().checked_sub(3) {
        Some(at) if at > 0 => {
            format!("{},{}", digits.get(..at).unwrap_or_default(), digits.get(at..).unwrap_or_default())
        }
        _ => digits,
    }
}
