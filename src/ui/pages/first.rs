//! The first page: start a plan, continue one, open something, see an example.

use leptos::prelude::*;

use crate::browser;
use crate::form_aid::words::{capital, number as in_words};
use crate::markup::Markup;
use crate::save::{self, Entry, State};
use crate::ui::desk::{Desk, clock_words};
use crate::ui::parts::camera::{Heard, camera};
use crate::ui::parts::glyph::Glyph;
use crate::ui::route::Route;
use crate::ui::shelf::Device;
use crate::ui::{example, files};

/// Plans that are listed at once, the last saved first.
const MOST_LISTED: usize = 20;

/// The first page.
pub fn first(desk: Desk) -> AnyView {
    // Many are listed when somebody asks: the page is there sooner.
    let most = RwSignal::new(MOST_LISTED);
    let trouble = RwSignal::new(None::<String>);
    // The list is read once for everything that shows something of it.
    let here = Memo::new(move |_| {
        desk.stored.track();
        let (entries, count) = save::last_saved(&Device, most.get());
        (plans(desk, &entries, count, most.get()).into_string(), count)
    });
    // Written anew in its place, so that the focus stays where it was.
    Effect::new(move |before: Option<String>| {
        let (now, _) = here.get();
        if before.is_some_and(|before| before != now) {
            browser::page::write_again("#here", &now);
        }
        now
    });
    let facts = move || {
        let mut out = Markup::new();
        out.fill(FACTS, &[&plans_words(here.with(|(_, count)| *count))]);
        out.into_string()
    };
    view! {
        <div class="page page--two" on:click=move |event| if let Some(what) = browser::page::asked(&event) {
            event.prevent_default();
            act(desk, &what, most, trouble);
        }>
            <div class="page__main">
                <div class="page__head" inner_html=HEAD></div>
                {move || trouble.get().map(|sentence| view! { <p class="field__error" role="alert">{sentence}</p> })}
                <div class="stack" id="here" inner_html=here.with_untracked(|(plans, _)| plans.clone())></div>
                {open_box(desk)}
            </div>
            <div class="page__side">
                {example::picture()}
                <div class="facts" inner_html=facts></div>
            </div>
        </div>
    }
    .into_any()
}

const HEAD: &str = "<h1 tabindex=\"-1\">Start working together, on purpose</h1><p class=\"lead\">Six questions for organisations that want to act together, and four things to keep in mind. Answer what you can, alone or in a meeting. Then share the plan as a link.</p><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"start\">Start a plan</button> <button type=\"button\" class=\"button button--quiet\" data-do=\"example\">See a worked example</button></p><p class=\"quiet\">A first go takes about 15 minutes, a first meeting together an hour. Stop anywhere: a half-finished plan is a useful plan.</p>";

const FACTS: &str = "<section class=\"facts__item\" aria-labelledby=\"stays\"><h2 id=\"stays\">It stays on this device</h2><p>What you write is kept in this browser. No account, no server, no tracking. Others see a plan only when you give them a link or a file.</p><p class=\"quiet small\">A browser may clear what it keeps, so make a copy now and then.</p></section><section class=\"facts__item\" aria-labelledby=\"paper\"><h2 id=\"paper\">On paper</h2><p><a href=\"#/worksheet\">Print the worksheet</a>: the questions with room to write.</p></section><section class=\"facts__item\" aria-labelledby=\"shared\"><h2 id=\"shared\">On a shared computer</h2><p><a href=\"#/delete-everything\">Delete everything on this device</a>{}</p></section>";

/// Does what a button says: a word, and sometimes the key of a plan.
fn act(desk: Desk, what: &str, most: RwSignal<usize>, trouble: RwSignal<Option<String>>) {
    let (verb, about) = what.split_once(' ').unwrap_or((what, ""));
    match verb {
        "start" => desk.start(),
        "example" => example::open(desk, trouble),
        "open" if desk.gives_way_to(about) => match desk.open(about) {
            Ok(notes) => {
                if !notes.is_empty() {
                    desk.say(format!("{} could not be read and were set aside.", capital(&in_words(notes.len()))));
                }
                desk.go(Route::Hub);
            }
            Err(fault) => trouble.set(Some(files::sentence(&fault.to_string()))),
        },
        "copy" => example::copy_stored(desk, about),
        "delete" => {
            desk.delete(about);
            request_animation_frame(|| {
                browser::page::focus_id("undelete");
            });
        }
        "undelete" => {
            desk.undelete();
            browser::page::focus("#app h1");
        }
        "back" => {
            let points = save::deleted(&Device);
            if let Some(point) = about.parse::<usize>().ok().and_then(|at| points.get(at)) {
                bring_back(desk, point);
            }
        }
        "more" => most.set(usize::MAX),
        "save-all" => files::save_all(desk),
        _ => {}
    }
}

fn plans_words(count: usize) -> String {
    let plans = match count {
        0 => "there is nothing to delete yet".to_owned(),
        1 => "your plan and its private notes".to_owned(),
        many => format!("all {} plans and their private notes", in_words(many)),
    };
    format!(": {plans}. This cannot be undone, so we ask first.")
}

/// The plans of this device, and those that were deleted.
fn plans(desk: Desk, entries: &[Entry], count: usize, most: usize) -> Markup {
    let mut out = Markup::new();
    if count > 0 {
        out.fill("<section class=\"page__part\" aria-labelledby=\"continue\"><h2 id=\"continue\">Continue a plan</h2><ul class=\"plans\" role=\"list\">", &[]);
        entries.iter().for_each(|entry| line(&mut out, entry));
        out.fill("</ul><p class=\"actions actions--tight\">", &[]);
        if count > most {
            out.fill("<button type=\"button\" class=\"button button--quiet\" id=\"more\" data-do=\"more\">Show all {} plans</button> ", &[&count.to_string()]);
        }
        out.fill("<button type=\"button\" class=\"button button--quiet\" id=\"save-all\" data-do=\"save-all\">Save all plans as one file</button></p></section>", &[]);
    }
    if let Some(gone) = desk.deleted.get() {
        out.fill("<div class=\"row row--gone\"><p role=\"status\">{} was deleted from this device.</p><button type=\"button\" class=\"button button--quiet\" id=\"undelete\" data-do=\"undelete\">Undo</button></div>", &[&gone.title]);
    }
    deleted_lately(&mut out);
    out
}

fn line(out: &mut Markup, entry: &Entry) {
    let key = entry.key.as_str();
    let title = if entry.title.is_empty() { "A plan that cannot be opened" } else { &entry.title };
    out.fill("<li class=\"plans__item\">", &[]);
    if entry.state == State::Good {
        out.fill(
            "<a class=\"plans__link\" href=\"#/plan\" id=\"open-{}\" data-do=\"open {}\">{}</a>",
            &[key, key, title],
        );
    } else {
        out.fill("<span class=\"plans__name\">{}</span>", &[title]);
    }
    match entry.state {
        State::Good => {
            let version = format!("version {}", entry.version);
            let line = [entry.place.as_str(), stage_words(&entry.stage), &version];
            let line: Vec<&str> = line.into_iter().filter(|part| !part.is_empty()).collect();
            out.fill("<span class=\"plans__where\">{}</span>", &[&line.join(", ")]);
            fact(out, "", Glyph::Full, &["Saved on this device ", &moment(entry.saved)].concat());
            copy_fact(out, entry);
        }
        State::TooNew => fact(
            out,
            MISSING,
            Glyph::Half,
            "Saved by a newer Joint Action. Reload the page to update; until then it can be read, not changed.",
        ),
        State::Damaged => {
            fact(out, MISSING, Glyph::Missing, "The stored text is damaged. It is kept as it is and can be downloaded.")
        }
    }
    let copy = if entry.state == State::Good { "Make a copy" } else { "Download the text" };
    out.fill("<span class=\"plans__copy\"><button type=\"button\" class=\"button button--quiet\" id=\"copy-{}\" data-do=\"copy {}\">{}<span class=\"unseen\"> of {}</span></button> <button type=\"button\" class=\"button button--quiet\" data-do=\"delete {}\">Delete<span class=\"unseen\"> {}</span></button></span></li>", &[key, key, copy, title, key, title]);
}

const MISSING: &str = " plans__fact--missing";

fn fact(out: &mut Markup, class: &str, mark: Glyph, says: &str) {
    out.fill("<span class=\"plans__fact{}\"><span class=\"mark\">", &[class]);
    out.fill(mark.markup(), &[]).fill("</span> {}</span>", &[says]);
}

fn copy_fact(out: &mut Markup, entry: &Entry) {
    let Some(copied) = entry.copied else { return fact(out, MISSING, Glyph::Missing, "No copy made yet") };
    let (mark, changes) = match entry.changes {
        0 => (Glyph::Full, String::new()),
        1 => (Glyph::Half, ", one change ago".to_owned()),
        many => (Glyph::Half, format!(", {many} changes ago")),
    };
    fact(out, "", mark, &["Last copy made ", &moment(copied), &changes].concat());
}

/// Plans that were deleted and can be brought back for some weeks.
fn deleted_lately(out: &mut Markup) {
    let list = save::deleted(&Device);
    if list.is_empty() {
        return;
    }
    out.fill(
        "<details class=\"more\"><summary>Deleted in the last 30 days</summary><ul class=\"changes\" role=\"list\">",
        &[],
    );
    for (at, point) in list.iter().enumerate() {
        let title = title_of(point);
        out.fill("<li class=\"changes__item\"><p><strong>{}</strong>, deleted {}</p><button type=\"button\" class=\"button button--quiet\" data-do=\"back {}\">Bring it back<span class=\"unseen\">: {}</span></button></li>", &[&title, &clock_words(point.time), &at.to_string(), &title]);
    }
    out.fill("</ul></details>", &[]);
}

fn title_of(point: &save::Point) -> String {
    save::open_point(&Device, point)
        .map_or_else(|_| "A plan".to_owned(), |opened| opened.record.plan.title().to_owned())
}

fn bring_back(desk: Desk, point: &save::Point) {
    let name = title_of(point);
    desk.say(if save::undelete(&Device, point).is_ok() {
        format!("{name} is back.")
    } else {
        "There is no room to bring it back. Delete another plan first.".to_owned()
    });
    desk.deleted.set(None);
    desk.stored.update(|count| *count += 1);
    browser::page::focus("#app h1");
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
    let scanning = RwSignal::new(false);
    let scanned = Callback::new(move |text: String| {
        if !is_of_ours(&text) {
            return Heard::More("That code was read, but it holds no plan. Show another one.".to_owned());
        }
        files::receive_text(desk, &text);
        Heard::Enough
    });
    view! {
        <section class="open" aria-labelledby="open">
            <h2 id="open">"Open something you were sent"</h2>
            <div class="field">
                <label for="paste">"Paste it or drop it here"</label>
                <span class="field__hint" id="paste-hint">"A link, a whole email or message with a link in it, a file, or the six characters of a round. Nothing on this device changes until you say so."</span>
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
                <button type="button" class="button button--quiet" aria-expanded=move || scanning.get().to_string()
                    on:click=move |_| scanning.update(|shown| *shown = !*shown)>"Scan a code"</button>
            </p>
            {move || scanning.get().then(|| camera("paste the link above", scanned))}
        </section>
    }
    .into_any()
}

/// Whether the text of a code is for this page: a letter and a digit after a `#`.
fn is_of_ours(text: &str) -> bool {
    text.split('#').skip(1).any(
        |rest| matches!(rest.as_bytes(), [letter, digit, ..] if letter.is_ascii_lowercase() && digit.is_ascii_digit()),
    )
}
