//! How are we doing: the self-assessment alone and in a meeting, and the run
//! sheets of meetings.
//!
//! These pages are written as text from the state of the [`Room`] and the
//! plan, so that each can be made and tested without a browser and weighs
//! little: what is pressed says what it does in `data-do`, and [`act`] does
//! it. A page is only written anew when something happened that it shows,
//! never while somebody types or chooses.

use leptos::prelude::*;

use crate::assess::{FEWEST, Names, Reply, Round, Statements, Voice};
use crate::browser;
use crate::markup::Markup;
use crate::plan::Plan;
use crate::ui::desk::Desk;
use crate::ui::parts::bar::MEETING;
use crate::ui::parts::camera::{Heard, camera};
use crate::ui::route::{Rate, Route};

mod answer;
mod collect;
mod home;
mod meeting;
mod paper;
pub mod room;
mod slips;
mod talk;

use room::How;
pub use room::Room;

/// What is said of a link to a round that leads nowhere.
pub const NOT_OURS: &str = "This belongs to a round of “How are we doing?”, but not to one that is being collected here. If it is an invitation, look at the screen again. If it is somebody’s answers, open it on the device that collects, or paste it there.";

/// A page of the self-assessment or of a meeting.
pub fn rate(desk: Desk, route: Route) -> AnyView {
    room::settle(desk);
    enter(desk, &route);
    let scans = (route == Route::Rate(Rate::Codes)).then(|| {
        let read = Callback::new(move |text: String| heard(desk, &text));
        view! { <div class="page page--narrow"><div class="page__main">{camera("type the codes", read)}</div></div> }
    });
    let clock = meeting::tick_on(desk, &route);
    on_cleanup(move || {
        if let Some(clock) = clock {
            clock.clear();
        }
    });
    let written = Memo::new(move |_| {
        desk.drawn.track();
        desk.plan.with(|plan| desk.with_room(|room| write(room, plan, &route)).into_string())
    });
    // Written anew in its place: somebody may be typing while an answer comes in by the camera.
    Effect::new(move |before: Option<String>| {
        let now = written.get();
        if before.is_some_and(|before| before != now) {
            browser::page::write_again(".rate", &now);
            focus_now(desk);
        }
        now
    });
    view! {
        <div
            class="rate"
            inner_html=written.get_untracked()
            on:click=move |event| if let Some(what) = browser::page::asked(&event) { act(desk, &what) }
            on:keydown=move |event| if let Some(what) = browser::page::entered(&event) { act(desk, &what) }
            on:change=move |event| if let Some(field) = browser::page::field(&event) { choose(desk, &field) }
            on:input=move |event| if let Some(field) = browser::page::field(&event) { slips::typed(&field) }
        ></div>
        {scans}
    }
    .into_any()
}

/// The way here from the plan's home, with the review date that has passed.
pub fn entry(plan: &Plan, today: Option<crate::plan::Date>) -> String {
    let mut out = Markup::new();
    out.fill("<h2 id=\"doing\">How are we doing?</h2>", &[]);
    if let Some(date) = today.and_then(|today| crate::assess::keep::review_due(plan, today)) {
        out.fill("<div class=\"flag\"><p>Your review date was {}.</p><p class=\"flag__why\"><a href=\"#/keep/3\">Write down the review</a>, or choose a new date.</p></div>", &[&date.in_words()]);
    }
    out.fill("<p><a href=\"#/rate\">Rate it together, or alone</a>. <a href=\"#/meeting\">Lead a meeting</a> with one sentence a screen.</p>", &[]);
    out.into_string()
}

/// What has to be there before a page is written.
fn enter(desk: Desk, route: &Route) {
    let base = browser::address::base();
    let square = desk.with_room(|room| match route {
        Route::Rate(Rate::Collect) => room.round.as_ref().map(|round| collect::address(round, &base)),
        Route::Rate(Rate::Mine) => room.person.as_ref().and_then(|person| answer::address(person, &base)),
        _ => None,
    });
    if let Some(text) = square.filter(|_| !base.is_empty()) {
        room::draw(desk, text);
    }
    desk.with_room(|room| match route {
        Route::Meeting(sheet, step) => room.meeting.enter(sheet, *step, desk),
        _ => {}
    });
}

fn write(room: &Room, plan: &Plan, route: &Route) -> Markup {
    let page = match route {
        Route::Meeting(sheet, step) => return meeting::page(room, plan, sheet, *step),
        Route::Rate(page) => *page,
        _ => Rate::Home,
    };
    match (page, &room.round, &room.person) {
        (Rate::SetUp, ..) => home::set_up(room, plan),
        (Rate::Paper, ..) => paper::slip(room, plan),
        (Rate::Answer(at), _, Some(person)) if person.how != How::Passed => answer::page(person, at),
        (Rate::Mine, _, Some(person)) if person.how != How::Passed => answer::mine(room, person),
        (Rate::Collect, Some(round), _) => collect::board(room, round),
        (Rate::Codes, Some(round), _) => collect::codes(room, round),
        (Rate::Slips, Some(round), _) => slips::slips(room, round),
        (Rate::Pass, Some(_), Some(person)) if person.how == How::Passed => answer::page(person, person.at),
        (Rate::Pass, Some(_), _) => answer::cover(room),
        // Looked at only where somebody asked for it, not because of an address or of one answer more.
        (Rate::Reveal | Rate::Talk(_) | Rate::Results, Some(round), _)
            if !room.group.is_revealed() && room.people() >= FEWEST =>
        {
            collect::board(room, round)
        }
        (Rate::Reveal, Some(round), _) => talk::reveal(room, round, plan),
        (Rate::Talk(at), Some(round), _) => talk::theme(room, round, plan, at),
        (Rate::Close, Some(round), _) => talk::close(room, round, plan),
        (Rate::Results, Some(round), _) => paper::results(room, round, plan),
        _ => home::home(room, plan),
    }
}

/// Does what a button says: a word, and sometimes what it is about.
fn act(desk: Desk, what: &str) {
    let (verb, about) = what.split_once(' ').unwrap_or((what, ""));
    let number = about.parse::<usize>().unwrap_or_default();
    // What was said before belongs to what was there before.
    desk.said.set(String::new());
    // Where the focus goes when the page is written anew.
    let mut focus = "#app h1";
    match verb {
        "alone" => {
            let which = if about == "full" { Statements::Full } else { Statements::Pulse };
            desk.with_room(|room| room.begin(How::Alone, which));
            return desk.go(Route::Rate(Rate::Answer(1)));
        }
        "start" => return start(desk),
        "pass" => desk.with_room(|room| room.begin(How::Passed, Statements::Pulse)),
        "page" => desk.with_room(|room| {
            if let Some(person) = &mut room.person {
                person.at = number;
            }
        }),
        "put-in" => put_in(desk),
        "clear" => {
            desk.with_room(Room::forget);
            desk.say("Your answers are gone from this device.".to_owned());
            return desk.go(Route::First);
        }
        "copy" => return copy(desk, about.to_owned()),
        "share" => return share(desk, about.to_owned()),
        "take" => {
            let typed = browser::page::value("codes");
            take(desk, &typed);
            focus = "#codes";
        }
        "show" => {
            // What was typed so far stays; only how it is shown changes.
            desk.with_room(|room| room.shown = !room.shown);
            let shown = desk.with_room(|room| room.shown);
            browser::page::write("show-codes", collect::show_words(shown));
            return browser::page::set_class("codes", "masked", !shown);
        }
        "mend" => collect::mend(desk, number),
        "aside" => desk.with_room(|room| {
            if number < room.came.wrong.len() {
                room.came.wrong.remove(number);
            }
        }),
        "reveal" => {
            if desk.with_room(Room::reveal) {
                room::store(desk);
            }
            return desk.go(Route::Rate(Rate::Reveal));
        }
        "undo" => {
            desk.with_room(Room::undo);
            room::store(desk);
            count(desk);
        }
        "slip" => {
            slips::add(desk);
            focus = "#cell-0";
        }
        "print" => return browser::page::print(),
        "full-screen" => return browser::page::page_full_screen(),
        "csv" => return paper::save_csv(desk),
        "calendar" => return paper::save_dates(desk),
        "try" | "not-now" => {
            desk.with_room(|room| room.trying = (verb == "try").then_some(number));
            focus = if verb == "try" { "#action" } else { "#tries" };
        }
        "add" => {
            talk::add(desk, about);
            focus = "#tries";
        }
        "take-back" => {
            talk::take_back(desk, number);
            focus = "#tries";
        }
        "park" => talk::park(desk, about),
        "unpark" => desk.with_room(|room| room.unpark(number)),
        "leave" => desk.with_room(|room| room.person = None),
        "end" => {
            desk.with_room(|room| room.meeting = meeting::Meeting::default());
            browser::storage::tab_set(MEETING, "");
            return desk.go(Route::Hub);
        }
        "close" => return talk::close_round(desk, true),
        "drop" => return talk::close_round(desk, false),
        _ => {
            let Some(to) = meeting::act(desk, verb) else { return };
            focus = to;
        }
    }
    // What was typed has been taken, or belonged to a form that is another now.
    let open = desk.with_room(|room| room.trying.is_some());
    if matches!(verb, "take" | "mend" | "aside" | "try" | "not-now" | "park") || verb == "add" && !open {
        browser::page::empty_fields(".rate");
    }
    desk.draw_again();
    if focus == "#app h1" {
        browser::page::scroll_top();
    }
    // Where the page is written anew, at once: the next key belongs there.
    desk.with_room(|room| room.focus = Some(focus));
    request_animation_frame(move || focus_now(desk));
}

fn focus_now(desk: Desk) {
    if let Some(focus) = desk.with_room(|room| room.focus.take()) {
        browser::page::focus(focus);
    }
}

/// A field was chosen: nothing is written anew, the browser shows it already.
fn choose(desk: Desk, field: &browser::page::Field) {
    desk.with_room(|room| {
        let set = &mut room.plan;
        match (field.name.as_str(), field.value.as_str()) {
            ("statements", which) => set.full = which == "full",
            ("names", which) => set.open = which == "open",
            ("voice", which) => set.organisation = which == "organisation",
            ("partner", id) => {
                set.without.retain(|each| each != id);
                if !field.ticked {
                    set.without.push(id.to_owned());
                }
            }
            ("for", id) => room.answer_for(id),
            (name, value) => {
                let place = name.strip_prefix('s').and_then(|place| place.parse().ok());
                if let (Some(place), Some(key)) = (place, value.chars().next()) {
                    room.reply(place, Reply::of_key(key));
                }
            }
        }
    });
}

/// A key alone: 1 to 5 and ? answer, a pointer's keys turn the pages of a
/// meeting. Whether it meant something here.
pub fn key(desk: Desk, key: &str) -> bool {
    match desk.route.get_untracked() {
        Route::Rate(page @ (Rate::Answer(_) | Rate::Pass)) => {
            let mut letters = key.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                // Enter on a point goes on, as in a form.
                return key == "Enter"
                    && !browser::page::focused_name().is_empty()
                    && browser::page::press(".rate .button");
            };
            let Some(reply) = Reply::of_key(letter) else { return false };
            answer::by_key(desk, page, letter, reply)
        }
        Route::Meeting(..) | Route::Rate(Rate::Talk(_)) => match key {
            // A pointer sends these two; where the page is longer than the screen they scroll it first.
            "PageDown" if browser::page::has_more_below() => false,
            "PageUp" if browser::page::has_more_above() => false,
            "ArrowRight" | "PageDown" => browser::page::press("[data-key=next]"),
            "ArrowLeft" | "PageUp" => browser::page::press("[data-key=back]"),
            _ => false,
        },
        _ => false,
    }
}

/// Begins the round that was set up.
fn start(desk: Desk) {
    let members = desk.plan.with_untracked(|plan| desk.with_room(|room| home::members(room, plan)));
    desk.with_room(|room| {
        let statements = if room.plan.full { Statements::Full } else { Statements::Pulse };
        let names = if room.plan.open { Names::Open } else { Names::Unnamed };
        let voice = if room.plan.organisation { Voice::Organisation } else { Voice::Person };
        room.start(Round::new(browser::random::below(u32::MAX), statements, names, voice, members));
    });
    room::put(desk);
    desk.go(Route::Rate(Rate::Collect));
}

/// What a person answered on this device goes into the round, and is put away.
fn put_in(desk: Desk) {
    let mut refused = None;
    desk.with_room(|room| {
        let Some(person) = room.person.take() else { return };
        let entry = crate::assess::Entry::here(&person.round, browser::random::below(u32::MAX), &person.said);
        if let Err(fault) = room.add(entry) {
            refused = Some(fault.to_string());
            room.person = Some(person);
        }
    });
    match refused {
        Some(fault) => desk.say(crate::ui::files::sentence(&fault)),
        None => {
            room::store(desk);
            count(desk);
        }
    }
}

/// Takes in the codes that stand in a text, and says how many answers are in.
pub fn take(desk: Desk, text: &str) {
    desk.with_room(|room| room.take(text));
    room::store(desk);
    match desk.with_room(|room| room.came.says()) {
        Some(says) => desk.say(crate::ui::files::sentence(&says)),
        None => count(desk),
    }
    desk.draw_again();
}

/// The camera read a code. It goes on reading: more people may hold one up.
fn heard(desk: Desk, text: &str) -> Heard {
    take(desk, text);
    let wrong =
        desk.with_room(|room| room.came.wrong.first().map(|(_, fault)| crate::ui::files::sentence(&fault.to_string())));
    Heard::More(wrong.unwrap_or_else(|| [&collect::are_in(desk.with_room(|room| room.people())), "."].concat()))
}

/// Says how many answers are in: nothing else is said while collecting.
fn count(desk: Desk) {
    let said = [&collect::are_in(desk.with_room(|room| room.people())), "."].concat();
    desk.say(said.clone());
    // The page itself shows the count; the line must not lie over it for long.
    set_timeout(
        move || {
            if desk.said.with_untracked(|now| now.trim_end_matches('\u{a0}') == said) {
                desk.said.set(String::new());
            }
        },
        std::time::Duration::from_secs(4),
    );
}

fn copy(desk: Desk, text: String) {
    leptos::task::spawn_local(async move {
        let said = match browser::clipboard::copy(&text).await {
            Ok(()) => "Copied.",
            Err(_) => "This browser did not copy it. Select it and copy it by hand.",
        };
        desk.say(said.to_owned());
    });
}

fn share(desk: Desk, link: String) {
    leptos::task::spawn_local(async move {
        let shared = browser::clipboard::share("Answers to a round", &link).await;
        if matches!(shared, Err(fault) if fault != browser::BrowserError::Cancelled) {
            copy(desk, link);
        }
    });
}

/// The head of a page: the way back, what it is about, its heading.
fn head(out: &mut Markup, back: &str, back_words: &str, about: &str, title: &str) {
    out.fill(
        "<div class=\"page__head\"><p class=\"page__back\"><a href=\"{}\">{}</a></p><p class=\"quiet\">{}</p><h1 tabindex=\"-1\">{}</h1>",
        &[back, back_words, about, title],
    );
}
