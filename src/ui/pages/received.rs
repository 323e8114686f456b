//! What came in by a link or a file: a preview in memory. Nothing is kept until somebody says so.

use leptos::prelude::*;

use crate::browser;
use crate::content::{PAGES, Place};
use crate::draw::Cut;
use crate::form_aid::words::{capital, number as in_words};
use crate::format::Note;
use crate::link::LinkError;
use crate::plan::progress::{Status, status};
use crate::plan::{Plan, marks};
use crate::save;
use crate::ui::desk::{Desk, Received, Via};
use crate::ui::files::sentence;
use crate::ui::parts::picture::drawing;
use crate::ui::route::Route;
use crate::ui::shelf::Device;

/// The preview, or what is wrong with what came in.
pub fn received(desk: Desk) -> AnyView {
    let view = move || match desk.received.get() {
        Received::Nothing => super::reading::not_here(),
        Received::Plan(plan, notes, via) => preview(desk, *plan, &notes, via),
        Received::BrokenLink(fault, text) => broken_link(desk, &fault, text),
        Received::BrokenFile(says) => broken_file(desk, says),
    };
    view! { {view} }.into_any()
}

fn preview(desk: Desk, plan: Plan, notes: &[Note], via: Via) -> AnyView {
    let came = match via {
        Via::Link => "You opened a link. This is a preview, not kept on this device.",
        Via::File => "You opened a file. This is a preview, not kept on this device.",
    };
    let names = marks(&plan).into_iter().map(|mark| mark.name).collect::<Vec<_>>().join(", ");
    let changed = plan
        .answers
        .date("plan.lastChanged")
        .map(|date| format!(", last changed {}", date.in_words()))
        .unwrap_or_default();
    let here = mine(&plan);
    let (keep, open) = (plan.clone(), here.clone());
    let keep_says = if here.is_some() {
        "Stands beside your plan. Yours stays as it is."
    } else {
        "On this device, as a plan of yours."
    };
    let shown = plan.clone();
    let same = here.as_ref().is_some_and(|(_, same)| *same);
    view! {
        <div class="page page--two">
            <div class="page__main">
                <div class="page__head">
                    <p class="quiet">{came}</p>
                    <h1 tabindex="-1">{plan.title().to_owned()}</h1>
                    {(!plan.text("aim.purpose").is_empty()).then(|| view! { <p class="lead">{plan.text("aim.purpose").to_owned()}</p> })}
                </div>
                <dl class="table-of">
                    <dt>"Whose"</dt><dd>{if names.is_empty() { "No partners named yet".to_owned() } else { names }}</dd>
                    <dt>"When"</dt><dd>{format!("Version {}{changed}", plan.version())}</dd>
                    <dt>"What is in it"</dt><dd>{contents(&plan)}</dd>
                    {here.is_some().then(|| view! {
                        <dt>"With yours"</dt><dd><strong>{if same { "You have this plan here, and it is the same." } else { "You have this plan here. The two are not the same." }}</strong></dd>
                    })}
                </dl>
                {(!notes.is_empty()).then(|| view! {
                    <div class="flag">
                        <p>{format!("{} in it could not be read as it stands:", if notes.len() == 1 { "One thing".to_owned() } else { format!("{} things", capital(&in_words(notes.len()))) })}</p>
                        <ul class="bullets small">{notes.iter().take(20).map(|note| view! { <li>{note.to_string()}"."</li> }).collect_view()}</ul>
                    </div>
                })}
                <ul class="doors" role="list">
                    {open.map(|(key, _)| view! {
                        <li class="doors__item">
                            <button type="button" class="button" on:click=move |_| {
                                if desk.open(&key).is_ok() {
                                    desk.settle();
                                    desk.leave_address(Route::Hub);
                                }
                            }>"Open my plan"</button>
                            <p>"The one that is kept here. This preview is put aside."</p>
                        </li>
                    })}
                    <li class="doors__item">
                        <button type="button" class=if here.is_some() { "button button--plain" } else { "button" } on:click=move |_| {
                            desk.keep(keep.clone());
                            desk.settle();
                            desk.leave_address(Route::Hub);
                            desk.say("Kept on this device.".to_owned());
                        }>"Keep a copy"</button>
                        <p>{keep_says}</p>
                    </li>
                    <li class="doors__item"><button type="button" class="button button--plain" on:click=move |_| desk.leave_address(Route::ReceivedPlan)>"Read or print"</button><p>"Without keeping anything."</p></li>
                    <li class="doors__item"><button type="button" class="button button--plain" on:click=move |_| close(desk)>"Close"</button><p>{match via {
                        Via::Link => "Nothing is kept. The link still works.",
                        Via::File => "Nothing is kept. The file stays where it is.",
                    }}</p></li>
                </ul>
                <p class="quiet">"Nothing on this device has changed."</p>
            </div>
            <div class="page__side">{drawing(Signal::derive(move || shown.clone()), "table", Cut::Narrow, false)}</div>
        </div>
    }
    .into_any()
}

/// Closes the preview; the address is cleaned, and nothing else changes.
fn close(desk: Desk) {
    desk.settle();
    desk.leave_address(Route::First);
}

/// The plan of this device with the same identity, and whether its answers are the same.
fn mine(plan: &Plan) -> Option<(String, bool)> {
    let id = plan.text("plan.id");
    if id.is_empty() {
        return None;
    }
    save::list(&Device).into_iter().find_map(|entry| {
        let opened = save::open(&Device, &entry.key).ok()?.record.plan;
        (opened.text("plan.id") == id)
            .then(|| (entry.key, crate::format::digest(&opened) == crate::format::digest(plan)))
    })
}

/// How much is in it, in words.
fn contents(plan: &Plan) -> String {
    let answered = |keep: bool| {
        let of = |page: &&crate::content::Page| match page.place() {
            Place::Question(_) => !keep,
            Place::Keep(_) => keep,
            Place::Basics => false,
        };
        PAGES.iter().filter(of).filter(|page| status(plan, page.id) != Status::NotYet).count()
    };
    let mut words = match (answered(false), answered(true)) {
        (0, 0) => "Nothing answered yet".to_owned(),
        (questions, keep) => format!(
            "{} of six questions answered, {} of four things to keep in mind",
            capital(&in_words(questions)),
            in_words(keep)
        ),
    };
    let positions = plan.rows("agree").iter().filter(|row| !row.choice("position").is_empty()).count();
    match positions {
        0 => {}
        1 => words.push_str(", where one partner stands"),
        many => words.push_str(&format!(", where {} partners stand", in_words(many))),
    }
    words
}

/// Reading what was received, as a paper.
pub fn reading(desk: Desk) -> AnyView {
    let Received::Plan(plan, ..) = desk.received.get_untracked() else { return super::reading::not_here() };
    let title = plan.title().to_owned();
    let shown = *plan;
    view! {
        <div class="plan">
            <div class="plan__head">
                <p class="page__back"><a href="#/received">"Back to the preview"</a></p>
                <p class="quiet">"A preview, not kept on this device."</p>
                <h1 tabindex="-1">{title}</h1>
                <p class="actions"><button type="button" class="button" on:click=move |_| browser::page::print()>"Print"</button></p>
            </div>
            {super::plan::body(Signal::derive(move || shown.clone()), "#/received/plan/")}
        </div>
    }
    .into_any()
}

fn broken_link(desk: Desk, fault: &LinkError, text: String) -> AnyView {
    let (title, request) = match fault {
        LinkError::CutShort { .. } => {
            ("This link was cut short", "Your link reached me cut short. Could you send the plan as a file?")
        }
        LinkError::TooNew { .. } => (
            "This link needs a newer Joint Action",
            "I cannot update here. Could you send me the plan on paper or as a PDF?",
        ),
        LinkError::TooLong => (
            "This link is far longer than any plan",
            "The link I received is too long to open. Could you send the plan as a file?",
        ),
        LinkError::NotALink => {
            ("This is not a link made here", "The link I received does not open. Could you send the plan as a file?")
        }
        LinkError::Refused(_) => (
            "The plan in this link cannot be opened",
            "The plan in your link does not open here. Could you send it as a file, or a shorter one?",
        ),
        _ => {
            ("This link was changed on its way", "Your link was changed on its way. Could you send the plan as a file?")
        }
    };
    let newer = matches!(fault, LinkError::TooNew { .. });
    view! {
        <div class="page page--narrow">
            <div class="page__head">
                <h1 tabindex="-1">{title}</h1>
                <p class="lead">{sentence(&fault.to_string())}</p>
                <p>"We would rather show nothing than a wrong plan."</p>
            </div>
            <ul class="doors" role="list">
                {newer.then(|| view! {
                    <li class="doors__item"><button type="button" class="button" on:click=move |_| browser::page::reload()>"Update and open it"</button><p>"Takes a few seconds and needs a connection. Your plans stay."</p></li>
                })}
                <li class="doors__item"><button type="button" class=if newer { "button button--plain" } else { "button" } on:click=move |_| {
                    desk.settle();
                    desk.leave_address(Route::First);
                    desk.say("Paste the whole message into the box on this page.".to_owned());
                }>"Paste the message"</button><p>"If the whole address stands in the message, copy all of it."</p></li>
                <li class="doors__item"><button type="button" class="button button--plain" on:click=move |_| {
                    leptos::task::spawn_local(async move {
                        let copied = browser::clipboard::copy(request).await.is_ok();
                        desk.say(if copied { "The request was copied." } else { "This browser did not copy it." }.to_owned());
                    });
                }>"Copy a request"</button><p>{format!("“{request}”")}</p></li>
                <li class="doors__item"><button type="button" class="button button--plain" on:click=move |_| {
                    let saved = browser::file::download("link.txt", "text/plain", &text).is_ok();
                    desk.say(if saved { "Saved as a text file, among your downloads." } else { "The browser did not save the file." }.to_owned());
                }>"Save the link"</button><p>"As a small text file, to open later or to send back."</p></li>
                <li class="doors__item"><button type="button" class="button button--quiet" on:click=move |_| close(desk)>"Go to the first page"</button><p>"Your own plans are there, unchanged."</p></li>
            </ul>
        </div>
    }
    .into_any()
}

fn broken_file(desk: Desk, says: String) -> AnyView {
    view! {
        <div class="page page--narrow">
            <div class="page__head">
                <h1 tabindex="-1">"This could not be opened"</h1>
                <p class="lead">{says}</p>
            </div>
            <ul class="doors" role="list">
                <li class="doors__item"><button type="button" class="button" on:click=move |_| close(desk)>"Go to the first page"</button><p>"Your own plans are there, unchanged. You can paste or choose something else."</p></li>
            </ul>
        </div>
    }
    .into_any()
}
