//! What came in by a link or a file: a preview in memory. Nothing is kept until somebody says so.
//!
//! Written as text from what is on the desk, like the pages of a round: it is
//! the first thing that somebody sees who was sent a link. What is pressed says
//! what it does in `data-do`, and [`act`] does it.

use leptos::prelude::*;

use crate::browser;
use crate::export::{self, html};
use crate::form_aid::words::{capital, number as in_words};
use crate::link::LinkError;
use crate::markup::Markup;
use crate::plan::copy::Preset;
use crate::plan::{Plan, marks, positions};
use crate::save;
use crate::ui::desk::{Desk, Received};
use crate::ui::files::{self, sentence};
use crate::ui::packing::{Found, Opened};
use crate::ui::route::Route;
use crate::ui::shelf::Device;

mod preview;

/// The preview, or what is wrong with what came in.
pub fn received(desk: Desk) -> AnyView {
    let written = Memo::new(move |_| desk.received.with(|received| write(desk, received)).into_string());
    // The page is another one now: its heading takes the focus.
    Effect::new(move |before: Option<()>| {
        desk.received.track();
        if before.is_some() {
            request_animation_frame(|| {
                browser::page::focus("#app h1");
            });
        }
    });
    view! {
        <div
            class="received"
            inner_html=move || written.get()
            on:click=move |event| if let Some(what) = browser::page::asked(&event) { act(desk, &what) }
        ></div>
    }
    .into_any()
}

fn write(desk: Desk, received: &Received) -> Markup {
    match received {
        Received::Nothing => super::reading::nothing_here(),
        Received::Opening => {
            let mut out = Markup::new();
            out.fill("<div class=\"page page--narrow page--waiting\"><div class=\"page__head\"><h1 tabindex=\"-1\">Opening what you were sent</h1><p class=\"lead\" role=\"status\">Reading the link. The first time takes a second or two, on an old phone a little longer.</p><p class=\"quiet\">Nothing on this device has changed.</p></div></div>", &[]);
            out
        }
        Received::Plan(came)
            if came.document.preset == Preset::SayWhere && positions::is_answer(&came.document.plan) =>
        {
            preview::position(desk, came)
        }
        Received::Plan(came) => preview::preview(desk, came),
        Received::Several(found) => several(desk, found),
        Received::BrokenLink(fault, _, beginning) => broken_link(desk, fault, beginning.as_deref()),
        Received::Hidden(host) => {
            let lead = format!(
                "{host} put an address of its own in the place of the link. What is behind it only that server knows, so this page cannot open it."
            );
            stuck(desk, "This link is hidden behind another address", &lead, Some(CHANGED_BY_MAIL))
        }
        Received::NoPacker(_) => no_packer(),
        Received::Backup(file) => backup(file),
        Received::BrokenFile(says) => stuck(desk, "This could not be opened", says, None),
    }
}

const CHANGED_BY_MAIL: &str = "The link I received was changed by a mail program. Could you send the plan as a file?";

/// Does what a button says: a word, and sometimes what it is about.
fn act(desk: Desk, what: &str) {
    let (verb, about) = what.split_once(' ').unwrap_or((what, ""));
    let received = desk.received.get_untracked();
    match (verb, received) {
        ("open", _) => {
            if desk.gives_way_to(about) && desk.open(about).is_ok() {
                desk.settle();
                desk.leave_address(Route::Hub);
            }
        }
        ("keep", Received::Plan(came)) => {
            if !desk.gives_way() {
                return;
            }
            let scope = came.document.scope();
            desk.keep(came.document.plan, scope);
            desk.settle();
            desk.say_kept();
            desk.leave_address(Route::Hub);
        }
        ("bring", Received::Plan(came)) => super::stand::bring(desk, &came.document.plan),
        ("read", _) => desk.leave_address(Route::ReceivedPlan),
        ("close", _) => close(desk),
        ("look", Received::Several(found)) => {
            if let Some(found) = about.parse::<usize>().ok().and_then(|at| found.get(at).cloned()) {
                files::look_at(desk, &found);
            }
        }
        ("back", _) => desk.received.set(Received::Several(desk.found.get_untracked())),
        ("paste", _) => {
            close(desk);
            desk.say("Paste the whole message into the box on this page.".to_owned());
        }
        ("update", Received::BrokenLink(_, text, _)) => {
            if desk.may_reload() {
                // In the address it is opened again after the update, wherever it was pasted.
                browser::address::replace(&text);
                browser::page::tell("app:take-update", "");
            }
        }
        ("ask", _) => {
            let request = about.to_owned();
            leptos::task::spawn_local(async move {
                let copied = browser::clipboard::copy(&request).await.is_ok();
                desk.say(if copied { "The request was copied." } else { "This browser did not copy it." }.to_owned());
            });
        }
        ("again", Received::NoPacker(text)) => files::receive_links(desk, text),
        ("save-link", Received::NoPacker(text) | Received::BrokenLink(_, text, _)) => {
            files::save_text(desk, "link.txt", &text);
        }
        ("keep-all", Received::Backup(file)) => match save::keep_backup(&Device, &file, &mut browser::random::hex) {
            Ok(count) => {
                desk.stored.update(|count| *count += 1);
                close(desk);
                desk.say(match count {
                    1 => "One plan was brought in.".to_owned(),
                    many => [&capital(&in_words(many)), " plans were brought in."].concat(),
                });
            }
            Err(fault) => {
                desk.stored.update(|count| *count += 1);
                desk.say(sentence(&fault.to_string()));
            }
        },
        _ => {}
    }
}

/// Closes the preview; the address is cleaned, and nothing else changes.
fn close(desk: Desk) {
    desk.settle();
    desk.leave_address(Route::First);
}

/// How a way on looks: one filled button a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Filled,
    Plain,
    Quiet,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Filled => "button",
            Look::Plain => "button button--plain",
            Look::Quiet => "button button--quiet",
        }
    }
}

/// One way on, with what it does beside it.
fn door(out: &mut Markup, look: Look, act: &str, name: &str, says: &str) {
    out.fill(
        "<li class=\"doors__item\"><button type=\"button\" class=\"{}\" data-do=\"{}\">{}</button><p>{}</p></li>",
        &[look.class(), act, name, says],
    );
}

fn link(out: &mut Markup, look: Look, route: &Route, name: &str, says: &str) {
    out.fill(
        "<li class=\"doors__item\"><a class=\"{}\" href=\"{}\">{}</a><p>{}</p></li>",
        &[look.class(), &route.href(), name, says],
    );
}

fn copy_request(out: &mut Markup, request: &str) {
    door(out, Look::Plain, &["ask ", request].concat(), "Copy a request", &["“", request, "”"].concat());
}

fn save_link(out: &mut Markup) {
    door(out, Look::Plain, "save-link", "Save the link", "As a small text file, to open later or to send back.");
}

/// Begins a narrow page up to the end of its lead.
fn head(desk: Desk, title: &str, lead: &str) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__head\">", &[]);
    others(&mut out, desk);
    out.fill("<h1 tabindex=\"-1\">{}</h1><p class=\"lead\">{}</p>", &[title, lead]);
    out
}

/// Back to the other links that came with this one.
fn others(out: &mut Markup, desk: Desk) {
    let many = desk.found.with(|found| links(found));
    if many > 0 && !matches!(desk.received.get_untracked(), Received::Several(_)) {
        out.fill("<p class=\"page__back\"><button type=\"button\" class=\"button button--quiet\" data-do=\"back\">Back to all {} links</button></p>", &[&in_words(many)]);
    }
}

const DOORS: &str = "</div><ul class=\"doors\" role=\"list\">";
const END: &str = "</ul></div>";

/// A file with all plans of a device: which of them are here.
fn backup(file: &save::Backup) -> Markup {
    let found = save::compare_backup(&Device, file);
    let new = found.iter().any(|found| !matches!(found, save::Found::Same(_))) || !file.unread.is_empty();
    let lead = match file.plans.len() {
        1 => "It holds one plan.".to_owned(),
        many => ["It holds ", &in_words(many), " plans."].concat(),
    };
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__head\"><h1 tabindex=\"-1\">A file with all plans of a device</h1><p class=\"lead\">{}</p><p>Nothing on this device has changed, and nothing here is written over.</p></div><ul class=\"bullets\">", &[&lead]);
    for ((_, opened), found) in file.plans.iter().zip(&found) {
        let says = match found {
            save::Found::New => "Not on this device.",
            save::Found::Same(_) => "Here already, and the same.",
            save::Found::Other(_) => "Here with other answers. It comes in as a plan of its own; yours stays as it is.",
        };
        let plan = &opened.record.plan;
        out.fill("<li><strong>{}</strong>, version {}. {}</li>", &[plan.title(), &plan.version().to_string(), says]);
    }
    out.close("ul");
    match file.unread.len() {
        0 => {}
        many => {
            let texts = if many == 1 { "One text".to_owned() } else { format!("{many} texts") };
            out.fill("<p class=\"flag\">{} in it could not be read. It is set aside as it is.</p>", &[&texts]);
        }
    }
    out.fill("<p class=\"actions\">", &[]);
    if new {
        out.fill("<button type=\"button\" class=\"button\" data-do=\"keep-all\">Keep what is not here</button>", &[]);
    }
    out.fill("<button type=\"button\" class=\"button button--quiet\" data-do=\"close\">Close</button></p></div>", &[]);
    out
}

fn links(found: &[Found]) -> usize {
    found.iter().filter(|found| !matches!(found.opened, Opened::Rest)).count()
}

/// Everything that was found in one message, by title.
fn several(desk: Desk, found: &[Found]) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__head\"><h1 tabindex=\"-1\">{} found</h1><p>Look at each; nothing on this device changes until you say so.</p></div>", &[&match links(found) {
        1 => "One link was".to_owned(),
        many => capital(&in_words(many)) + " links were",
    }]);
    if let Some((here, copies)) = super::together::versions(desk, found) {
        out.fill(
            "<p class=\"actions\"><a class=\"button\" href=\"{}\">Bring all into my plan</a><span>{} are versions of “{}”, one after another in one go.</span></p>",
            &[&Route::ReceivedTogether.href(), &capital(&in_words(copies.len())), here.plan.title()],
        );
    }
    out.fill("<ul class=\"doors\" role=\"list\">", &[]);
    for (at, found) in found.iter().enumerate() {
        let (title, says) = match &found.opened {
            Opened::Copy(document) => {
                let plan = &document.plan;
                let names = names(plan);
                let comma = if names.is_empty() { "" } else { ", " };
                (plan.title(), ["version ", &plan.version().to_string(), comma, &names].concat())
            }
            Opened::Broken(fault, _) => ("A link that does not open", sentence(&fault.to_string())),
            Opened::Hidden => ("A link behind another address", ["Hidden by ", &found.text, "."].concat()),
            Opened::Rest => ("The rest of the text", files::NOT_ALL.to_owned()),
        };
        door(&mut out, Look::Plain, &format!("look {at}"), title, &says);
    }
    out.fill("</ul><p class=\"actions\"><button type=\"button\" class=\"button button--quiet\" data-do=\"close\">Close</button></p></div>", &[]);
    out
}

fn names(plan: &Plan) -> String {
    marks(plan).into_iter().map(|mark| mark.name).collect::<Vec<_>>().join(", ")
}

/// Reading what was received, as a paper.
pub fn reading(desk: Desk) -> AnyView {
    let Received::Plan(came) = desk.received.get_untracked() else { return super::reading::not_here() };
    let shown = came.document;
    let title = shown.plan.title().to_owned();
    view! {
        <div class="plan">
            <div class="plan__head">
                <p class="page__back"><a href="#/received">"Back to the preview"</a></p>
                <p class="quiet">"A preview, not kept on this device."</p>
                <h1 tabindex="-1">{title}</h1>
                <p class="actions"><button type="button" class="button" on:click=move |_| browser::page::print()>"Print"</button></p>
            </div>
            {super::plan::preview(Signal::derive(move || shown.clone()), "#/received/plan/")}
        </div>
    }
    .into_any()
}

fn broken_link(desk: Desk, fault: &LinkError, beginning: Option<&Plan>) -> Markup {
    let (title, request) = match fault {
        LinkError::CutShort { .. } => {
            ("This link was cut short", "Your link reached me cut short. Could you send the plan as a file?")
        }
        LinkError::TooNew { .. } => (
            "This link needs a newer Joint Action",
            "I cannot update here. Could you send me the plan on paper or as a PDF?",
        ),
        LinkError::Trial => (
            "This link is from a trial version",
            "Your link was made by a trial version of Joint Action. Could you send a new one, or the plan as a file?",
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
    let mut out = head(desk, title, &sentence(&fault.to_string()));
    if let Some(plan) = beginning {
        out.close("div");
        torn(&mut out, plan);
        out.fill("<ul class=\"doors\" role=\"list\">", &[]);
    } else {
        out.fill("<p>We would rather show nothing than a wrong plan.</p>", &[]).fill(DOORS, &[]);
    }
    if newer {
        let says = "Takes a few seconds and needs a connection. Your plans stay.";
        door(&mut out, Look::Filled, "update", "Update and open it", says);
    }
    let look = if newer { Look::Plain } else { Look::Filled };
    let says = "If the whole address stands in the message, copy all of it.";
    door(&mut out, look, "paste", "Paste the message", says);
    copy_request(&mut out, request);
    save_link(&mut out);
    door(&mut out, Look::Quiet, "close", "Go to the first page", "Your own plans are there, unchanged.");
    out.fill(END, &[]);
    out
}

/// What is known of a cut link, as the torn page that it is.
fn torn(out: &mut Markup, plan: &Plan) {
    out.fill("<section class=\"page__part\" aria-labelledby=\"begins\"><h2 id=\"begins\">How it begins</h2><div class=\"torn\" tabindex=\"0\" role=\"group\" aria-labelledby=\"begins\">", &[]);
    for section in export::beginning(plan) {
        out.piece(&html::body(&section, &|_| Markup::new()));
    }
    out.fill("<p class=\"torn__end\">The link ends here.</p></div><p class=\"quiet\">Only a beginning: it can be read, but not kept as the plan.</p></section>", &[]);
}

/// The packer did not arrive.
fn no_packer() -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__head\"><h1 tabindex=\"-1\">The link cannot be opened just now</h1><p class=\"lead\">The part of this page that opens links did not arrive. The connection may have broken, or a rule of this computer keeps it away.</p><p>Nothing is wrong with the link, and your own plans are unchanged.</p>", &[]);
    out.fill(DOORS, &[]);
    door(&mut out, Look::Filled, "again", "Try again", "With a connection it takes a second.");
    save_link(&mut out);
    let says = "A plan that came as a file opens there without that part. Ask for one.";
    door(&mut out, Look::Quiet, "close", "Go to the first page", says);
    out.fill(END, &[]);
    out
}

fn stuck(desk: Desk, title: &str, says: &str, request: Option<&str>) -> Markup {
    let mut out = head(desk, title, says);
    out.fill(DOORS, &[]);
    if let Some(request) = request {
        copy_request(&mut out, request);
    }
    let says = "Your own plans are there, unchanged. You can paste or choose something else.";
    door(&mut out, Look::Filled, "close", "Go to the first page", says);
    out.fill(END, &[]);
    out
}
