//! The first page: start a plan, continue one, open something, see an example.

use leptos::prelude::*;

use crate::browser;
use crate::form_aid::words::{capital, number as in_words};
use crate::save::{self, Entry, State};
use crate::ui::desk::{Desk, clock_words};
use crate::ui::parts::glyph::{Glyph, glyph};
use crate::ui::route::Route;
use crate::ui::shelf::Device;
use crate::ui::{example, files};

/// The first page.
pub fn first(desk: Desk) -> AnyView {
    let entries = Memo::new(move |_| {
        desk.stored.track();
        save::list(&Device)
    });
    let none = Memo::new(move |_| entries.with(Vec::is_empty));
    let trouble = RwSignal::new(None::<String>);
    view! {
        <div class="page page--two">
            <div class="page__main">
                <div class="page__head">
                    <h1 tabindex="-1">"Start working together, on purpose"</h1>
                    <p class="lead">"Six questions for organisations that want to act together, and four things to keep in mind. Answer what you can, alone or in a meeting. Then share the plan as a link."</p>
                    <p class="actions">
                        <button type="button" class="button" on:click=move |_| desk.start()>"Start a plan"</button>
                        <button type="button" class="button button--quiet" on:click=move |_| example::open(desk, trouble)>"See a worked example"</button>
                    </p>
                    {move || trouble.get().map(|sentence| view! { <p class="field__error" role="alert">{sentence}</p> })}
                    <p class="quiet">"A first go takes about 15 minutes, a first meeting together an hour. Stop anywhere: a half-finished plan is a useful plan."</p>
                </div>
                <Show when=move || !none.get()>
                    <section class="page__part" aria-labelledby="continue">
                        <h2 id="continue">"Continue a plan"</h2>
                        <ul class="plans" role="list">
                            <For each=move || entries.get() key=|entry| (entry.key.clone(), entry.saved, entry.changes)
                                children=move |entry| plan_line(desk, entry, trouble)/>
                        </ul>
                    </section>
                </Show>
                {deleted(desk)}
                {open_box(desk)}
            </div>
            <div class="page__side">
                {example::picture(desk, trouble)}
                <div class="facts">
                    <section class="facts__item" aria-labelledby="stays">
                        <h2 id="stays">"It stays on this device"</h2>
                        <p>"What you write is kept in this browser. No account, no server, no tracking. Others see a plan only when you give them a link or a file."</p>
                        <p class="quiet small">"A browser may clear what it keeps, so make a copy now and then."</p>
                    </section>
                    <section class="facts__item" aria-labelledby="paper">
                        <h2 id="paper">"On paper"</h2>
                        <p><a href="#/worksheet">"Print the worksheet"</a>": the questions with room to write."</p>
                    </section>
                    <section class="facts__item" aria-labelledby="shared">
                        <h2 id="shared">"On a shared computer"</h2>
                        <p><a href="#/delete-everything">"Delete everything on this device"</a>{move || plans_words(entries.with(Vec::len))}</p>
                    </section>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn plans_words(count: usize) -> String {
    let plans = match count {
        0 => "there is nothing to delete yet".to_owned(),
        1 => "your plan and its private notes".to_owned(),
        many => format!("all {} plans and their private notes", in_words(many)),
    };
    format!(": {plans}. This cannot be undone, so we ask first.")
}

fn plan_line(desk: Desk, entry: Entry, trouble: RwSignal<Option<String>>) -> AnyView {
    let title = if entry.title.is_empty() { "A plan that cannot be opened".to_owned() } else { entry.title.clone() };
    let key = entry.key.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        match desk.open(&key) {
            Ok(notes) => {
                if !notes.is_empty() {
                    desk.say(format!("{} could not be read and were set aside.", capital(&in_words(notes.len()))));
                }
                desk.go(Route::Hub);
            }
            Err(fault) => trouble.set(Some(files::sentence(&fault.to_string()))),
        }
    };
    let (delete_key, copy_key) = (entry.key.clone(), entry.key.clone());
    let line = [entry.place.clone(), stage_words(&entry.stage).to_owned(), format!("version {}", entry.version)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let facts = match entry.state {
        State::Good => view! {
            <span class="plans__where">{line}</span>
            <span class="plans__fact">{glyph(Glyph::Full)}" Saved on this device "{moment(entry.saved)}</span>
            {copy_fact(&entry)}
        }
        .into_any(),
        State::TooNew => view! {
            <span class="plans__fact plans__fact--missing">{glyph(Glyph::Half)}" Saved by a newer Joint Action. Reload the page to update; until then it can be read, not changed."</span>
        }
        .into_any(),
        State::Damaged => view! {
            <span class="plans__fact plans__fact--missing">{glyph(Glyph::Missing)}" The stored text is damaged. It is kept as it is and can be downloaded."</span>
        }
        .into_any(),
    };
    let damaged = entry.state != State::Good;
    let name = title.clone();
    view! {
        <li class="plans__item">
            {if damaged {
                view! { <span class="plans__name">{title.clone()}</span> }.into_any()
            } else {
                view! { <a class="plans__link" href="#/plan" on:click=open>{title.clone()}</a> }.into_any()
            }}
            {facts}
            <span class="plans__copy">
                <button type="button" class="button button--quiet" on:click=move |_| example::copy_stored(desk, &copy_key)>
                    {if damaged { "Download the text" } else { "Make a copy" }}<span class="unseen">" of "{title}</span>
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| desk.delete(&delete_key)>"Delete"<span class="unseen">" "{name}</span></button>
            </span>
        </li>
    }
    .into_any()
}

/// A line with Undo after a plan was deleted.
fn deleted(desk: Desk) -> AnyView {
    view! {
        {move || desk.deleted.get().map(|gone| view! {
            <div class="row row--gone">
                <p role="status">{format!("{} was deleted from this device.", gone.title)}</p>
                <button type="button" class="button button--quiet" on:click=move |_| desk.undelete()>"Undo"</button>
            </div>
        })}
    }
    .into_any()
}

fn stage_words(stage: &str) -> &'static str {
    match stage {
        "setting-up" => "setting up",
        "under-way" => "under way",
        "renewing" => "renewing",
        _ => "exploring",
    }
}

fn moment(saved: i64) -> String {
    let words = clock_words(saved);
    if words.contains(',') { words } else { format!("today, {words}") }
}

fn copy_fact(entry: &Entry) -> AnyView {
    match entry.copied {
        Some(copied) => {
            let (mark, changes) = match entry.changes {
                0 => (Glyph::Full, String::new()),
                1 => (Glyph::Half, ", one change ago".to_owned()),
                many => (Glyph::Half, format!(", {many} changes ago")),
            };
            view! { <span class="plans__fact">{glyph(mark)}" Last copy made "{moment(copied)}{changes}</span> }
                .into_any()
        }
        None => {
            view! { <span class="plans__fact plans__fact--missing">{glyph(Glyph::Missing)}" No copy made yet"</span> }
                .into_any()
        }
    }
}

/// One box for whatever somebody was sent.
fn open_box(desk: Desk) -> AnyView {
    let text = RwSignal::new(String::new());
    let empty = RwSignal::new(false);
    let open = move |_| {
        let typed = text.get_untracked();
        empty.set(typed.trim().is_empty());
        if !empty.get_untracked() {
            files::receive_text(desk, &typed);
        }
    };
    let dropped = move |event: leptos::web_sys::DragEvent| {
        let (file, text) = browser::file::dropped(&event);
        if file.is_some() || text.is_some() {
            event.prevent_default();
        }
        match (file, text) {
            (Some(file), _) => files::receive_file(desk, file),
            (None, Some(text)) => files::receive_text(desk, &text),
            (None, None) => {}
        }
    };
    view! {
        <section class="open" aria-labelledby="open">
            <h2 id="open">"Open something you were sent"</h2>
            <div class="field">
                <label for="paste">"Paste it or drop it here"</label>
                <span class="field__hint" id="paste-hint">"A link, a whole email or message with a link in it, or a file. Nothing on this device changes until you say so."</span>
                <textarea class="open__box field__text" id="paste" aria-describedby="paste-hint paste-error" aria-invalid=move || empty.get().then_some("true")
                    prop:value=move || text.get()
                    on:input:target=move |event| text.set(event.target().value())
                    on:dragover=move |event| event.prevent_default()
                    on:drop=dropped
                ></textarea>
                <span class="field__error" id="paste-error" role="status">{move || empty.get().then_some("The box is empty. Paste the link or the message first.")}</span>
            </div>
            <p class="actions">
                <button type="button" class="button button--plain" on:click=open>"Open"</button>
                <label class="button button--quiet button--file">"Choose a file"
                    <input class="unseen" type="file" accept=".json,.txt,application/json,text/plain" on:change=move |event| {
                        if let Some(file) = browser::file::chosen(&event) {
                            files::receive_file(desk, file);
                        }
                    }/>
                </label>
            </p>
        </section>
    }
    .into_any()
}
