//! Sharing: who it is for, what goes in, and the ways of sending it.

use leptos::prelude::*;

use crate::browser;
use crate::content::{self, Place};
use crate::link::Document;
use crate::plan::copy::{Part, Parts, Preset, Scope, copy, people_named};
use crate::plan::row_name;
use crate::plan::{Path, Plan};
use crate::ui::desk::{Desk, Kept};
use crate::ui::files;
use crate::ui::packing::{self, NoLink};
use crate::ui::parts::glyph::{Glyph, glyph};
use crate::ui::parts::length::{SAFE, grouped, length};
use crate::ui::route::{Route, ask_href};

mod code;
mod words;

pub use code::{code, code_of, link_for, sent_when_printed};
pub use words::left_out;

/// What is shared: who it is for, and what is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// Who it is for.
    pub preset: Preset,
    /// What was switched off.
    pub without: Parts,
}

impl Default for Sharing {
    /// A partner to read, without what is easily misread by others.
    fn default() -> Sharing {
        let without = [Part::Risks, Part::Worries, Part::Assessment];
        Sharing {
            preset: Preset::Read,
            without: without.into_iter().fold(Parts::default(), |parts, part| parts.with(part, true)),
        }
    }
}

impl Sharing {
    /// The copy to send, and what is said about it in the link.
    pub fn document(self, plan: &Plan, scope: Scope) -> Document {
        let without = scope.passed_on(plan, self.preset, self.without);
        Document { preset: self.preset, without, plan: copy(plan, self.preset, without) }
    }
}

/// How far the link is.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// It is being packed, opened again and compared.
    Making,
    /// It opens as the copy, to the last letter.
    Link(String),
    /// There is none.
    None(NoLink),
}

impl Made {
    /// The whole address.
    pub fn address(&self) -> Option<String> {
        match self {
            Made::Link(link) => Some(format!("{}#{link}", browser::address::base())),
            _ => None,
        }
    }
}

/// The link of the copy, made anew after every change; an answer to an older
/// question is dropped.
pub fn made(document: Memo<Document>) -> RwSignal<Made> {
    let made = RwSignal::new(Made::Making);
    let asked = StoredValue::new(0u32);
    Effect::new(move |_| {
        let document = document.get();
        asked.update_value(|asked| *asked += 1);
        let number = asked.get_value();
        made.set(Made::Making);
        leptos::task::spawn_local(async move {
            let link = packing::pack(&document).await;
            // Gone when the page was left meanwhile.
            if asked.try_get_value() == Some(number) {
                made.set(link.map_or_else(Made::None, Made::Link));
            }
        });
    });
    made
}

/// The share page.
pub fn share(desk: Desk) -> AnyView {
    let document = Memo::new(move |_| desk.plan.with(|plan| desk.sharing.get().document(plan, desk.scope())));
    let made = made(document);
    view! {
        <div class="page page--two page--three">
            <div class="page__main">
                <div class="page__head">
                    <p class="page__back"><a href="#/plan">"Back to the plan"</a></p>
                    <h1 tabindex="-1">"Share this plan"</h1>
                    <p class="sure">"Anyone with the link can read the plan. It cannot be taken back."</p>
                    {move || (desk.kept.get() == Kept::Example).then(|| view! { <p class="quiet">"This is the worked example. You can share it to show what a plan looks like."</p> })}
                </div>
                {who(desk)}
            </div>
            <div class="page__side">{inside(desk, document)}</div>
            <div class="page__main">
                {look_first(document)}
                {send(desk, document, made)}
            </div>
        </div>
    }
    .into_any()
}

fn who(desk: Desk) -> AnyView {
    let choice = move |preset: Preset| {
        let (name, hint) = words::who(preset);
        view! {
            <label class="choices__item">
                <input type="radio" name="who" prop:checked=move || desk.sharing.get().preset == preset
                    on:change=move |_| desk.sharing.update(|sharing| sharing.preset = preset)/>
                <span>{name}</span><small>{hint}</small>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>"Who is it for?"</legend>
            {words::OFFERED.into_iter().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn inside(desk: Desk, document: Memo<Document>) -> AnyView {
    let list = |items: Vec<String>, mark: Glyph, class: &'static str| {
        items.into_iter().map(|item| view! { <li class=class>{glyph(mark)}<span>{item}</span></li> }).collect_view()
    };
    let switch = move |part: Part| {
        view! {
            <label class="choices__item">
                <input type="checkbox" prop:checked=move || !desk.sharing.get().without.has(part)
                    on:change:target=move |event| {
                        let sent = event.target().checked();
                        desk.sharing.update(|sharing| sharing.without = sharing.without.with(part, !sent));
                    }/>
                <span>{words::switch(part)}</span>
            </label>
        }
    };
    let switches = move || {
        desk.sharing.get().preset.has_switches().then(|| {
            view! {
                <fieldset class="choices choices--plain">
                    <legend>"Send these too?"</legend>
                    {Part::ALL.map(switch)}
                </fieldset>
            }
        })
    };
    let kind = Memo::new(move |_| desk.sharing.get().preset);
    view! {
        <section class="inside" aria-labelledby="goes">
            <div class="page__part">
                <h2 id="goes">"What goes in"</h2>
                <ul class="inside__list" role="list">{move || document.with(|document| list(words::goes_in(document), Glyph::Full, "inside__item"))}</ul>
            </div>
            {move || { kind.track(); switches() }}
            <div class="page__part">
                <h2>"What stays out"</h2>
                <ul class="inside__list" role="list">{move || document.with(|document| list(words::stays_out(document), Glyph::Missing, "inside__item inside__item--out"))}</ul>
                <p><a href=Route::ShareRead.href()>"Read it as they will"</a></p>
            </div>
            <p class="quiet small">"A council, an NHS body or another public authority that holds this plan may have to release it when someone asks."</p>
        </section>
    }
    .into_any()
}

/// People, addresses and numbers in what would be sent.
fn look_first(document: Memo<Document>) -> AnyView {
    let flags = move || {
        let document = document.get();
        let named = people_named(&document.plan);
        if named.is_empty() {
            return ().into_any();
        }
        let title = match named.len() {
            1 => "One thing to look at first".to_owned(),
            many => format!("{} things to look at first", crate::draw::parts::count_capital(many)),
        };
        let flag = |found: &crate::plan::copy::PersonNamed| {
            let kind = if found.what.contains('@') {
                "An email address: "
            } else if found.what.bytes().any(|byte| byte.is_ascii_digit()) {
                "A telephone number: "
            } else {
                "What looks like a person’s name: "
            };
            let (place, href) = where_it_stands(&document.plan, found.field, found.row);
            view! {
                <div class="flag">
                    <p>{kind}<strong>{found.what.clone()}</strong></p>
                    <p class="flag__why">{format!("In {place}. A job title is enough, and lasts longer. ")}<a href=href>"Change it"<span class="unseen">{format!(" in {place}")}</span></a></p>
                </div>
            }
        };
        view! {
            <section class="page__part page__part--ruled" aria-labelledby="look-at">
                <h2 id="look-at">{title}</h2>
                {named.iter().map(flag).collect_view()}
            </section>
        }
        .into_any()
    };
    view! { {flags} }.into_any()
}

/// The row or the question in which something stands, with its page.
fn where_it_stands(plan: &Plan, id: &'static str, row: Option<usize>) -> (String, String) {
    let page = content::PAGES.iter().find(|page| page.fields.contains(&id));
    let number = page.map(|page| page.place());
    let row = row.and_then(|at| plan.rows(id).get(at)).map(|row| row_name(plan, &Path::top(id), row));
    let name = row
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| content::field(id).map_or(id, |field| field.label).to_owned());
    let place = match number {
        Some(Place::Question(number)) => format!(", question {number}"),
        Some(Place::Keep(number)) => format!(", thing to keep in mind {number}"),
        _ => String::new(),
    };
    (format!("“{name}”{place}"), page.map(|page| ask_href(page.id)).unwrap_or_else(|| Route::Hub.href()))
}

/// The ways of sending, the safest first.
fn send(desk: Desk, document: Memo<Document>, made: RwSignal<Made>) -> AnyView {
    let sent = RwSignal::new(String::new());
    let has_link = Memo::new(move |_| matches!(made.get(), Made::Link(_)));
    let characters = Memo::new(move |_| made.get().address().map(|address| address.chars().count()));
    // Where no link can be made, or it would be cut, the file is first.
    let file_first = Memo::new(move |_| match made.get() {
        Made::Making => false,
        Made::Link(_) => characters.get().is_some_and(|length| length > SAFE),
        Made::None(_) => true,
    });
    let class = move |first: bool| if first { "button" } else { "button button--plain" };
    // The copy is taken before anything is waited for: it may be another one by then.
    let done = move |copy: &Document, said: &str| {
        desk.sent(copy);
        sent.try_set(said.to_owned());
    };
    let file = move |_| {
        if files::save_plan(
            &document.with_untracked(|document| document.plan.clone()),
            document.with_untracked(Document::scope),
            words::suffix(desk.sharing.get_untracked().preset),
        ) {
            done(&document.get_untracked(), "Saved as a file, among your downloads. Attach it to an email.");
        } else {
            sent.set("The browser did not save the file. Try again.".to_owned());
        }
    };
    let file_way = move || {
        way(
            view! { <button type="button" class=move || class(file_first.get()) on:click=file>"Save as a file"</button> }.into_any(),
            "The same copy, to attach to an email. It opens on the first page.".to_owned(),
        )
    };
    let copy_text = move |text: String, ok: &'static str, no: &'static str| {
        let copy = document.get_untracked();
        leptos::task::spawn_local(async move {
            // Where it was not copied, it can still be copied by hand.
            let said = if browser::clipboard::copy(&text).await.is_ok() { ok } else { no };
            done(&copy, said);
        });
    };
    let copy_link = move |_| {
        let Some(address) = made.get_untracked().address() else { return };
        copy_text(
            address,
            "The link was copied. Paste it into a message.",
            "This browser did not copy the link. Select it below and copy it by hand, or save a file.",
        );
    };
    let sheet = move |_| {
        let Some(address) = made.get_untracked().address() else { return };
        let copy = document.get_untracked();
        leptos::task::spawn_local(async move {
            match browser::clipboard::share("A plan made with Joint Action", &address).await {
                Ok(()) => done(&copy, "Handed to your device’s own list."),
                Err(browser::BrowserError::Cancelled) => drop(sent.try_set("Nothing was sent.".to_owned())),
                Err(_) => drop(sent.try_set("Your device did not take it. Copy the link instead.".to_owned())),
            }
        });
    };
    let written = RwSignal::new(None::<String>);
    let message = move || written.get().unwrap_or_else(|| document.with(words::message));
    let copy_message = move |_| {
        let Some(address) = made.get_untracked().address() else { return };
        let text = format!("{}\n\n{address}", untrack(message).trim_end());
        copy_text(
            text,
            "The message was copied, with the link in it.",
            "This browser did not copy the message. Select it and copy it by hand.",
        );
    };
    let shorter = Memo::new(move |_| {
        let sharing = desk.sharing.get();
        file_first.get()
            && sharing.preset.has_switches()
            && desk.plan.with(|plan| Part::ALL.iter().any(|part| !sharing.without.has(*part) && part.is_in(plan)))
    });
    view! {
        <section class="page__part page__part--ruled" aria-labelledby="send">
            <h2 id="send">"Send it"</h2>
            <p role="status">{move || match (made.get(), characters.get()) {
                (Made::Making, _) => "Making the link. The first one takes a second or two.".to_owned(),
                (Made::None(NoLink::NoPacker), _) => "The part of this page that makes links did not arrive. Send the file, or load the page again.".to_owned(),
                (Made::None(NoLink::TooMuch(label)), _) => format!("“{label}” holds far more than fits. Nobody could open a link or a file with it, so make it shorter first."),
                (Made::None(NoLink::TooLong), _) => "This plan is too long for a link. Send the file.".to_owned(),
                (Made::Link(_), Some(length)) if length > SAFE => format!("{} characters. Email and some chat programs would cut such a link, so the file comes first.", grouped(length)),
                (Made::Link(_), length) => format!("{} characters. Short enough for email and chat.", grouped(length.unwrap_or_default())),
            }}</p>
            <div class="length-frame" inner_html=move || characters.get().map(length)></div>
            <ul class="ways" role="list">
                {move || file_first.get().then(file_way)}
                {move || shorter.get().then(|| way(
                    view! { <a class="button button--plain" href="#goes" on:click=move |event| { event.prevent_default(); browser::page::focus(".inside input"); }>"Leave something out"</a> }.into_any(),
                    "Switch off what this partner does not need; the link gets shorter.".to_owned(),
                ))}
                {move || has_link.get().then(|| {
                    let long = file_first.get();
                    way(
                        view! { <button type="button" class=class(!long) on:click=copy_link>{if long { "Copy the long link" } else { "Copy the link" }}</button> }.into_any(),
                        if long { "Where you know that long links survive." } else { "Opened again here, and the same plan to the last letter." }.to_owned(),
                    )
                })}
                {move || (has_link.get() && browser::clipboard::can_share()).then(|| way(
                    view! { <button type="button" class="button button--plain" on:click=sheet>"Share"</button> }.into_any(),
                    "Your device’s own list: mail, messages, nearby.".to_owned(),
                ))}
                {move || (!file_first.get()).then(file_way)}
                {move || has_link.get().then(|| code::way(made))}
                {move || has_link.get().then(|| view! {
                    <li class="ways__item">
                        <button type="button" class="button button--plain" on:click=copy_message>"Copy the message"</button>
                        <div class="field">
                            <label for="message">"A message to send with it"</label>
                            <span class="field__hint" id="message-hint">"Change it as you like. The link is added at its end."</span>
                            <textarea class="field__text" id="message" rows="4" aria-describedby="message-hint" prop:value=message
                                on:input:target=move |event| written.set(Some(event.target().value()))></textarea>
                        </div>
                    </li>
                })}
            </ul>
            <p role="status" class="ways__said">{move || sent.get()}</p>
            {move || made.get().address().map(|address| view! {
                <div class="field">
                    <label for="link">"The link"</label>
                    <input class="field__text" type="text" id="link" readonly=true prop:value=address on:copy=move |_| desk.sent(&document.get_untracked())/>
                </div>
            })}
        </section>
    }
    .into_any()
}

/// What a button does stands beside it.
fn way(button: AnyView, says: String) -> AnyView {
    view! { <li class="ways__item">{button}<p>{says}</p></li> }.into_any()
}

/// The copy as whoever gets it will read it.
pub fn read(desk: Desk) -> AnyView {
    let document = Memo::new(move |_| desk.plan.with(|plan| desk.sharing.get().document(plan, desk.scope())));
    view! {
        <div class="plan">
            <div class="plan__head">
                <p class="page__back"><a href=Route::Share.href()>"Back to sharing"</a></p>
                <p class="quiet">{move || words::who(desk.sharing.get().preset).0}</p>
                <h1 tabindex="-1">"As they will read it"</h1>
            </div>
            {super::plan::preview(document.into(), "#/share/read/")}
        </div>
    }
    .into_any()
}
