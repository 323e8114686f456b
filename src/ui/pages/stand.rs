//! Where each partner stands: asked here, shown together, or answered by link.

use leptos::prelude::*;

use super::share::{Made, made};
use crate::browser;
use crate::content;
use crate::export::{self, html};
use crate::form_aid::words::{capital, number as in_words};
use crate::link::Document;
use crate::plan::copy::{Parts, Preset, Scope};
use crate::plan::positions::{self, Position};
use crate::plan::{Answer, Plan, marks};
use crate::ui::desk::{Desk, Hold, Received};
use crate::ui::files;
use crate::ui::lineage;
use crate::ui::pages::together::Outcome;
use crate::ui::parts::text_field::counter;
use crate::ui::route::Route;

/// The partners that are asked: those that share decisions or do part of the
/// work; all of them while nobody has said who does.
fn asked(plan: &Plan) -> Vec<(String, String)> {
    let all: Vec<_> = marks(plan).into_iter().map(|mark| (mark.id, mark.name)).collect();
    let some: Vec<_> =
        all.iter().filter(|(id, _)| plan.partner(id).is_some_and(positions::is_asked)).cloned().collect();
    if some.is_empty() { all } else { some }
}

/// Where everybody stands, as a list, with or without how many agree above it.
pub fn list(plan: &Plan, with_count: bool) -> String {
    let outline = export::plan(plan);
    let marks = marks(plan);
    let badge = |id: &str| {
        let mark = marks.iter().find(|mark| mark.id == id);
        mark.map(crate::draw::parts::badge_icon).unwrap_or_default()
    };
    let section = outline.sections.into_iter().find(|section| section.id == "stands");
    let Some(mut section) = section else { return String::new() };
    section.blocks.retain(|block| with_count || matches!(block.body, export::Body::Stands(_)));
    html::body(&section, &badge).into_string()
}

/// The questions: which partner, where it stands, what it wants noted, who says so.
fn questions(plan: Signal<Plan>, which: &'static str, says: RwSignal<Position>) -> AnyView {
    let column = |key: &str| content::field("agree").and_then(|field| field.column(key));
    let label = |key: &str| column(key).map_or("", |column| column.label);
    let radio = |name: &'static str, is: Signal<bool>, choose: Box<dyn Fn()>, label: AnyView| {
        view! {
            <label class="choices__item"><input type="radio" name=name prop:checked=is on:change=move |_| choose()/>{label}</label>
        }
    };
    let partners = move || {
        let partner = |(id, name): (String, String)| {
            let is = id.clone();
            let is = Signal::derive(move || says.with(|says| says.partner == is));
            radio(
                "partner",
                is,
                Box::new(move || says.update(|says| *says = Position { partner: id.clone(), ..Position::default() })),
                view! { <span>{name}</span> }.into_any(),
            )
        };
        plan.with(asked).into_iter().map(partner).collect_view()
    };
    let position = |option: &'static content::Choice| {
        let is = Signal::derive(move || says.with(|says| says.position == option.id));
        radio(
            "position",
            is,
            Box::new(move || says.update(|says| says.position = option.id.to_owned())),
            view! { <span>{option.label}</span>{(!option.hint.is_empty()).then(|| view! { <small>{option.hint}</small> })} }.into_any(),
        )
    };
    let options = column("position").map(content::Field::options).unwrap_or_default();
    view! {
        <fieldset class="choices choices--plain"><legend>{which}</legend>{partners}</fieldset>
        <fieldset class="choices"><legend>{label("position")}</legend>{options.iter().map(position).collect_view()}</fieldset>
        <div class="fields">
            <div class="field">
                <label for="condition">{label("condition")}</label>
                <textarea class="field__text" id="condition" rows="3" aria-describedby="condition-count" prop:value=move || says.with(|says| says.condition.clone())
                    on:input:target=move |event| says.update(|says| says.condition = event.target().value())></textarea>
                {counter("condition-count".to_owned(), 200, 200, Signal::derive(move || says.with(|says| says.condition.chars().count())))}
            </div>
            <div class="field">
                <label for="by-role">{label("byRole")}</label>
                <span class="field__hint" id="by-role-hint">"A job title, not a name."</span>
                <input class="field__text" type="text" id="by-role" autocomplete="off" aria-describedby="by-role-hint" prop:value=move || says.with(|says| says.by_role.clone())
                    on:input:target=move |event| says.update(|says| says.by_role = event.target().value())/>
            </div>
        </div>
    }
    .into_any()
}

const UNSAID: &str = "Choose the partner and where it stands first.";

/// What was said, as it is recorded: today, on this version. Nothing while
/// the partner or the position was not chosen.
fn said(desk: Desk, says: RwSignal<Position>, plan: &Plan) -> Option<Position> {
    let says = says.get_untracked();
    let whole = !says.partner.is_empty() && !says.position.is_empty();
    whole.then(|| Position { date: desk.today(), version: plan.version(), ..says })
}

fn with(plan: &Plan, position: &Position) -> Plan {
    let mut plan = plan.clone();
    // The list takes this kind of answer.
    let _ = plan.apply(positions::record(&plan, position));
    plan
}

/// Where each partner stands: who says what on this version, and all at once.
pub fn stand(desk: Desk) -> AnyView {
    let says = RwSignal::new(Position::default());
    let (together, wrong) = (RwSignal::new(!desk.hidden.get_untracked().is_empty()), RwSignal::new(false));
    let plan: Signal<Plan> = desk.plan.into();
    let names = move |hidden: &[Position]| {
        let names = plan.with(|plan| hidden.iter().map(|each| plan.partner_name(&each.partner)).collect::<Vec<_>>());
        names.join(", ")
    };
    let record = move |_| {
        let Some(position) = plan.with_untracked(|plan| said(desk, says, plan)) else { return wrong.set(true) };
        wrong.set(false);
        let name = plan.with_untracked(|plan| plan.partner_name(&position.partner));
        says.set(Position::default());
        if together.get_untracked() {
            desk.hidden.update(|hidden| {
                hidden.retain(|each| each.partner != position.partner);
                hidden.push(position);
            });
            desk.say(format!("{name} has chosen. It is not shown yet."));
        } else {
            desk.replace(with(&desk.plan.get_untracked(), &position), &format!("recording where {name} stands"));
            desk.say(format!("Recorded where {name} stands."));
        }
    };
    let show = move |_| {
        let hidden = desk.hidden.get_untracked();
        let plan = hidden.iter().fold(desk.plan.get_untracked(), |plan, each| with(&plan, each));
        desk.hidden.set(Vec::new());
        together.set(false);
        desk.replace(plan, "recording where partners stand");
        desk.say("All are shown.".to_owned());
        browser::page::focus_id("now");
    };
    view! {
        <div class="page page--two">
            <div class="page__main">
                <div class="page__head">
                    <p class="page__back"><a href="#/plan">"Back to the plan"</a></p>
                    <p class="quiet">{move || plan.with(|plan| format!("Version {}", plan.version()))}</p>
                    <h1 tabindex="-1">"Where each partner stands"</h1>
                    <p class="lead">"Each partner says where it stands on this version of the plan. It is not a vote and not a signature."</p>
                    <p>"A partner that is not here can answer by link: "<a href="#/share">"share the plan"</a>" with “a partner to say where it stands”."</p>
                </div>
                <fieldset class="bare" disabled=move || desk.hold.get() != Hold::Ours>
                    <legend class="unseen">"One partner’s position"</legend>
                    <div class="stack">
                        {move || plan.with(|plan| asked(plan).is_empty()).then(|| view! { <p class="flag">"No partner is named yet. "<a href="#/question/2">"Add partners in question 2"</a>"."</p> })}
                        {questions(plan, "Which partner?", says)}
                        <label class="choices__item"><input type="checkbox" prop:checked=move || together.get() on:change:target=move |event| together.set(event.target().checked())/>
                            <span>"Show all at the same time"</span><small>"What each chooses stays hidden until all who are here have chosen."</small></label>
                        <p class="field__error" role="status">{move || wrong.get().then_some(UNSAID)}</p>
                        <p class="actions"><button type="button" class="button" on:click=record>{move || if together.get() { "Keep it hidden for now" } else { "Record it" }}</button></p>
                        <div role="status">
                            {move || desk.hidden.with(|hidden| (!hidden.is_empty()).then(|| {
                                let of = plan.with(|plan| asked(plan).len());
                                format!("{} of {} have chosen: {}.", capital(&in_words(hidden.len())), in_words(of), names(hidden))
                            }))}
                        </div>
                        <Show when=move || desk.hidden.with(|hidden| !hidden.is_empty())>
                            <p class="actions"><button type="button" class="button button--plain" on:click=show>"Show all of them"</button><span class="quiet">"They are recorded then. Until then they are only on this page."</span></p>
                        </Show>
                    </div>
                </fieldset>
            </div>
            <section class="page__side page__part" aria-labelledby="now">
                <h2 id="now" tabindex="-1">"As it stands"</h2>
                <div class="stack" inner_html=move || plan.with(|plan| list(plan, true))></div>
            </section>
        </div>
    }
    .into_any()
}

/// Saying where one stands on a plan that was sent, and sending that back.
pub fn answer(desk: Desk) -> AnyView {
    let Received::Plan(came) = desk.received.get_untracked() else { return super::reading::not_here() };
    let plan = came.document.plan;
    let (title, version) = (plan.title().to_owned(), plan.version());
    let says = RwSignal::new(Position::default());
    let (answer, wrong) = (RwSignal::new(None::<Document>), RwSignal::new(false));
    // Another answer is another link.
    Effect::new(move |before: Option<()>| {
        says.track();
        if before.is_some() {
            answer.set(None);
        }
    });
    let make = {
        let plan = plan.clone();
        move |_| {
            let position = said(desk, says, &plan);
            wrong.set(position.is_none());
            let Some(position) = position else { return };
            let mut back = positions::answer(&plan, &position);
            back.answers.set("plan.base", Some(Answer::Text(crate::format::base_digest(&plan))));
            answer.set(Some(Document { preset: Preset::SayWhere, without: Parts::default(), plan: back }));
            request_animation_frame(|| {
                browser::page::focus_id("back");
            });
        }
    };
    let shown = plan.clone();
    view! {
        <div class="page page--narrow">
            <div class="page__head">
                <p class="page__back"><a href=Route::Received.href()>"Back to the preview"</a></p>
                <p class="quiet">{format!("{title}, version {version}")}</p>
                <h1 tabindex="-1">"Say where you stand"</h1>
                <p class="lead">"Your answer goes back as a short link or a file. It says where you stand and names the plan; nothing else of it. Nothing is kept on this device."</p>
                <p><a href=Route::ReceivedPlan.href()>"Read the plan first"</a></p>
            </div>
            {questions(Signal::derive(move || shown.clone()), "Which partner are you?", says)}
            <p class="field__error" role="status">{move || wrong.get().then_some(UNSAID)}</p>
            <p class="actions"><button type="button" class="button" on:click=make>"Make my answer"</button></p>
            {move || answer.get().map(|answer| send_back(desk, answer))}
        </div>
    }
    .into_any()
}

/// The ways by which an answer goes back.
fn send_back(desk: Desk, answer: Document) -> AnyView {
    let message = format!(
        "Where we stand on {}, version {}. Open the link, or paste this message into the box on the first page.",
        answer.plan.title(),
        answer.plan.version()
    );
    let file = answer.plan.clone();
    let made = made(Memo::new(move |_| answer.clone()));
    let copy = move |whole: bool| {
        let Some(address) = made.get_untracked().address() else { return };
        let text = if whole { format!("{message}\n\n{address}") } else { address };
        leptos::task::spawn_local(async move {
            let copied = browser::clipboard::copy(&text).await.is_ok();
            desk.say(
                if copied {
                    "Copied. Paste it into a message."
                } else {
                    "This browser did not copy it. Select the link and copy it by hand."
                }
                .to_owned(),
            );
        });
    };
    let message = copy.clone();
    view! {
        <section class="page__part page__part--ruled" aria-labelledby="back">
            <h2 id="back" tabindex="-1">"Send it back"</h2>
            <p role="status">{move || match made.get() {
                Made::Making => "Making the link. The first one takes a second or two.",
                Made::Link(_) => "The link is ready.",
                Made::None(_) => "No link can be made here. Send the file.",
            }}</p>
            <p class="actions">
                <button type="button" class="button" disabled=move || made.get().address().is_none() on:click=move |_| message(true)>"Copy the message"</button>
                <button type="button" class="button button--plain" disabled=move || made.get().address().is_none() on:click=move |_| copy(false)>"Copy the link"</button>
                <button type="button" class="button button--plain" on:click=move |_| {
                    let saved = files::save_plan(&file, Scope::default(), "-answer");
                    desk.say(if saved { "Saved as a file, among your downloads." } else { "The browser did not save the file." }.to_owned());
                }>"Save as a file"</button>
            </p>
            {move || made.get().address().map(|address| view! {
                <div class="field"><label for="link">"The link"</label><input class="field__text" type="text" id="link" readonly=true prop:value=address/></div>
            })}
        </section>
    }
    .into_any()
}

/// What an answer says that the plan here does not have yet, a line a partner,
/// with what it said before and with whose position is left out; and the plan
/// with it, if anything in it is new.
pub fn new_positions(mine: &Plan, theirs: &Plan) -> (Vec<String>, Option<Plan>) {
    let (plan, left_out) = positions::brought_in(mine, theirs);
    let before = export::stands(mine);
    let new = export::stands(&plan).into_iter().filter(|stand| !before.contains(stand));
    let mut lines: Vec<String> = new
        .map(|stand| match before.iter().find(|before| before.partner == stand.partner) {
            Some(before) if before.says != stand.says => {
                [&stand.name, ": ", &stand.says, " (before: ", &before.says, ")"].concat()
            }
            _ => [&stand.name, ": ", &stand.says].concat(),
        })
        .collect();
    let plan = (!lines.is_empty()).then_some(plan);
    lines.extend(left_out.iter().map(|row| {
        let name = theirs.partner_name(row.reference("partner"));
        ["Left out: ", &name, ", which is not in your plan"].concat()
    }));
    (lines, plan)
}

/// Brings the positions of a copy that came in into the plan here that it is
/// a version of, and nothing else of it.
pub fn bring(desk: Desk, theirs: &Plan) {
    let Some(here) = lineage::here(desk, theirs) else { return };
    let (lines, Some(plan)) = new_positions(&here.plan, theirs) else { return };
    let Some(key) = here.key else { return };
    if !desk.open_once(&key) {
        return;
    }
    if desk.is_newer_elsewhere() {
        return;
    }
    let before = desk.bring_in(plan, &[]);
    desk.outcome.set(Some(Outcome {
        says: [&lines.join(". "), ". Nothing else in the plan changed."].concat(),
        left_out: String::new(),
        before,
    }));
    desk.settle();
    desk.leave_address(Route::Hub);
}
