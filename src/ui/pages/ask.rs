//! A page that asks: guidance, what to talk about, the answers, and the drawing of them.

use leptos::prelude::*;

use super::aid;
use crate::content::{Field, Kind, PAGES, Page, Place, field as field_of, page as page_of, starters};
use crate::draw::{self, Cut};
use crate::plan::progress::{missing, set_finished};
use crate::plan::{Answer, Edit, Path, Plan};
use crate::save;
use crate::ui::desk::{Desk, Hold, Kept};
use crate::ui::note;
use crate::ui::parts::field::{field, fields};
use crate::ui::parts::flags::page_flags;
use crate::ui::parts::picture::{drawing, settled};
use crate::ui::parts::text_field::counter;
use crate::ui::route::{ask_href, place_name};
use crate::ui::shelf::Device;

/// The page with this id.
pub fn ask(desk: Desk, id: &'static str) -> AnyView {
    let Some(page) = page_of(id) else { return super::reading::not_here() };
    let side = side_of(page);
    let class = if side.is_empty() { "page page--narrow" } else { "page page--two" };
    // What is worked out from the whole plan waits for a rest in typing.
    let plan = settled(desk).into();
    let pictures = (!side.is_empty()).then(|| {
        let drawings = side.iter().map(|id| drawing(plan, id, Cut::Narrow, true)).collect_view();
        view! { <div class="page__side"><div class="page__side--stay stack">{drawings}</div></div> }
    });
    view! {
        <div class=class>
            <div class="page__main">
                {head(plan, page, side)}
                {talk(page)}
                <fieldset class="bare" disabled=move || desk.hold.get() != Hold::Ours>
                    <legend class="unseen">"Your answers"</legend>
                    <div class="stack">{answers(desk, page)}</div>
                </fieldset>
                {page_flags(plan, page.id)}
                {notes(desk, page)}
                {finish(desk, page)}
            </div>
            {pictures}
        </div>
    }
    .into_any()
}

/// The drawings that stand beside a page's answers.
fn side_of(page: &Page) -> &'static [&'static str] {
    match page.id {
        "drivers" => &["scales"],
        "partners" => &["table", "exchange"],
        "aim" => &["rings"],
        "form" => &["ladder"],
        "success" => &["flow"],
        "sustain" => &["jobs"],
        "review" => &["dates"],
        _ => &[],
    }
}

fn head(plan: Signal<Plan>, page: &'static Page, side: &'static [&'static str]) -> AnyView {
    let guide = page.guide();
    let more = (!guide.added.is_empty() || !guide.example.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>"More to think about"</summary>
                <ul class="bullets">{guide.added.iter().map(|line| view! { <li>{*line}</li> }).collect_view()}</ul>
                {(!guide.example.is_empty()).then(|| view! { <p class="example"><strong>"An example. "</strong>{guide.example}</p> })}
            </details>
        }
    });
    // On a phone the drawing stands after the answers; its headline leads there.
    let jump = side.first().map(|id| {
        let finding = Memo::new(move |_| plan.with(|plan| draw::by_id(plan, id).map(|drawing| drawing.finding)));
        view! { <p class="page__jump">"The drawing says: "<a href=format!("#/drawing/{id}")>{move || finding.get()}</a></p> }
    });
    view! {
        <div class="page__head">
            <p class="page__back"><a href="#/plan">"Back to the plan"</a></p>
            <p class="quiet">{place_name(page.id)}</p>
            <h1 tabindex="-1">{page.title}</h1>
            <p class="lead">{guide.purpose}</p>
            <p>{guide.guidance.join(" ")}</p>
            {more}
            {jump}
        </div>
    }
    .into_any()
}

fn talk(page: &'static Page) -> AnyView {
    let guide = page.guide();
    if guide.prompts.is_empty() {
        return ().into_any();
    }
    view! {
        <aside class="talk" aria-labelledby="talk">
            <h2 id="talk">"To talk about"</h2>
            <ol>{guide.prompts.iter().map(|line| view! { <li>{*line}</li> }).collect_view()}</ol>
        </aside>
    }
    .into_any()
}

/// The answers: all of them, or for an exploring plan the first ones with the rest a step away.
fn answers(desk: Desk, page: &'static Page) -> AnyView {
    let all = page.fields.iter().filter_map(|id| field_of(id));
    let (now, later): (Vec<_>, Vec<_>) = all.partition(|field| page.first.contains(&field.id));
    // Asked once, when the page opens: a page must not rearrange itself while somebody writes in it.
    let folded = page.place() != Place::Basics
        && desk.plan.with_untracked(|plan| {
            matches!(plan.choice("plan.stage"), "" | "exploring")
                && later.iter().all(|field| plan.answers.get(field.id).is_none())
        });
    if !folded || later.is_empty() {
        let all = page.fields.iter().filter_map(|id| field_of(id)).collect();
        return group(desk, all);
    }
    let count = later.len();
    let summary = match (page.first.is_empty(), count) {
        (_, 1) => "For later: one more question".to_owned(),
        (true, _) => format!("For later: {} questions", crate::form_aid::words::number(count)),
        (false, _) => format!("For later: {} more questions", crate::form_aid::words::number(count)),
    };
    view! {
        {group(desk, now)}
        {page.first.is_empty().then(|| view! { <p class="quiet">"While you are exploring, this can wait. A first meeting needs questions 1 to 3."</p> })}
        <details class="more more--later"><summary>{summary}</summary><div class="stack">{group(desk, later)}</div></details>
    }
    .into_any()
}

/// Fields in order; runs of simple ones stand together.
fn group(desk: Desk, list: Vec<&'static Field>) -> AnyView {
    let mut parts = Vec::new();
    let mut run: Vec<(Path, &'static Field)> = Vec::new();
    for each in list {
        let path = Path::top(each.id);
        let after = match (&each.kind, each.id) {
            (_, "form.answers") => {
                flush(desk, &mut run, &mut parts);
                parts.push(aid::people(desk));
                continue;
            }
            (Kind::Rows(_), id) => {
                flush(desk, &mut run, &mut parts);
                let offers = offers(desk, id);
                parts.push(
                    view! { <div class="page__part page__part--ruled">{field(desk, path, each)}{offers}</div> }
                        .into_any(),
                );
                continue;
            }
            (_, "aim.purpose") => Some(starter(desk)),
            (_, "form.chosen") => Some(aid::about_forms(desk)),
            _ => None,
        };
        run.push((path, each));
        if let Some(after) = after {
            flush(desk, &mut run, &mut parts);
            parts.push(after);
        }
    }
    flush(desk, &mut run, &mut parts);
    parts.collect_view().into_any()
}

fn flush(desk: Desk, run: &mut Vec<(Path, &'static Field)>, parts: &mut Vec<AnyView>) {
    if !run.is_empty() {
        let run = std::mem::take(run);
        parts.push(view! { <div class="fields page__part--ruled">{fields(desk, run)}</div> }.into_any());
    }
}

/// The sentence to begin the purpose with, offered while there is none.
fn starter(desk: Desk) -> AnyView {
    let empty = Memo::new(move |_| desk.plan.with(|plan| plan.text("aim.purpose").is_empty()));
    view! {
        <Show when=move || empty.get()>
            <p class="actions actions--tight"><button type="button" class="button button--offer" on:click=move |_| {
                desk.set(&Path::top("aim.purpose"), Some(Answer::Text(starters::PURPOSE.to_owned())));
                crate::browser::page::focus_id("aim.purpose");
            }><span class="unseen">"Begin with: "</span>{starters::PURPOSE}</button></p>
        </Show>
    }
    .into_any()
}

/// Risks that many groups share, to start from.
fn offers(desk: Desk, id: &'static str) -> AnyView {
    if id != "sustain.risks" {
        return ().into_any();
    }
    let offers = starters::RISKS.iter().map(|offer| {
        let taken = Memo::new(move |_| {
            desk.plan.with(|plan| {
                let rows = plan.rows("sustain.risks");
                rows.len() >= 10 || rows.iter().any(|row| row.text("risk") == *offer)
            })
        });
        let add = move |_| {
            let path = Path::top("sustain.risks");
            let row = desk.plan.with_untracked(|plan| plan.fresh_row(&path));
            if desk.apply(Edit::AddRow { path: path.clone(), row: row.clone() }).is_ok() {
                desk.set(&path.cell(&row, "risk"), Some(Answer::Text((*offer).to_owned())));
                desk.say(format!("Added: {offer}."));
            }
        };
        view! {
            <Show when=move || !taken.get()>
                <button type="button" class="button button--offer" on:click=add><span class="unseen">"Add the risk: "</span>{*offer}</button>
            </Show>
        }
    });
    view! { <div class="texts__offers"><p class="quiet small">"Risks that many groups share:"</p>{offers.collect_view()}</div> }.into_any()
}

/// Private notes: in this browser alone, never in the plan.
fn notes(desk: Desk, page: &'static Page) -> AnyView {
    let Kept::Here(key) = desk.kept.get_untracked() else { return ().into_any() };
    let key = StoredValue::new(key);
    let stored = move || key.with_value(|key| save::notes(&Device, key).remove(page.id).unwrap_or_default());
    let read = StoredValue::new(stored());
    let text = RwSignal::new(read.get_value());
    let refused = RwSignal::new(false);
    // Storage lost it while it stands here: what is on the page is stored anew with the plan.
    let lost = StoredValue::new(false);
    // With what another tab wrote in it since.
    let typed = move |typed: String| {
        if desk.moved_from(key) || !desk.is_stored() {
            lost.set_value(true);
        }
        if lost.get_value() && desk.is_stored() {
            lost.set_value(false);
            read.set_value(String::new());
        }
        // Where the plan was deleted or all is gone, what is on the page is all there is.
        let stored = if desk.is_stored() { stored() } else { read.get_value() };
        let joined = note::joined(&read.get_value(), &typed, &stored);
        let kept = joined == stored || key.with_value(|key| save::set_note(&Device, key, page.id, &joined)).is_ok();
        read.set_value(if kept { joined.clone() } else { stored });
        refused.set(!kept);
        text.set(joined);
    };
    Effect::new(move |before: Option<()>| {
        desk.stored.track();
        if before.is_some() {
            typed(text.get_untracked());
        }
    });
    view! {
        <details class="more">
            <summary>"Private notes, only on this device"</summary>
            <div class="field">
                <label for="notes">"Private notes"</label>
                <span class="field__hint" id="notes-hint">"Never in a link, a file or a print."</span>
                <textarea class="field__text" rows="4" id="notes" aria-describedby="notes-hint notes-count"
                    prop:value=move || text.get() on:input:target=move |event| typed(event.target().value())></textarea>
                {counter("notes-count".to_owned(), 1000, 200, Signal::derive(move || text.with(|text| text.chars().count())))}
                <span class="field__error" role="status">{move || refused.get().then_some("This browser did not keep the note. Copy it somewhere safe.")}</span>
            </div>
        </details>
    }
    .into_any()
}

fn finish(desk: Desk, page: &'static Page) -> AnyView {
    let at = PAGES.iter().position(|each| each.id == page.id).unwrap_or_default();
    let (href, words) = match PAGES.get(at + 1) {
        Some(next) => (ask_href(next.id), continue_to(next)),
        None => ("#/our-plan".to_owned(), "Continue to the plan".to_owned()),
    };
    let asked = (page.place() != Place::Basics).then(|| {
        let done = Memo::new(move |_| desk.plan.with(|plan| plan.answers.choices("plan.finished").iter().any(|id| id == page.id)));
        let gaps = Memo::new(move |_| if done.get() { desk.plan.with(|plan| missing(plan, page.id)) } else { Vec::new() });
        let set = move |yes: bool| {
            let edit = desk.plan.with_untracked(|plan| set_finished(plan, page.id, yes));
            // The field is always there and takes this kind of answer.
            let _ = desk.apply(edit);
        };
        let open = move || {
            let gaps = gaps.get();
            (!gaps.is_empty()).then(|| crate::ui::parts::flags::flag_view(
                format!("Finished for now. Still open here: {}.", gaps.join("; ")),
                "You can come back any time.".to_owned(),
            ))
        };
        view! {
            <fieldset class="choices choices--row" disabled=move || desk.hold.get() != Hold::Ours>
                <legend>"Have you finished this for now?"</legend>
                <div class="choices__items">
                    <label class="choices__item"><input type="radio" name="finished" prop:checked=move || done.get() on:change=move |_| set(true)/><span>"Yes, for now"</span></label>
                    <label class="choices__item"><input type="radio" name="finished" prop:checked=move || !done.get() on:change=move |_| set(false)/><span>"Not yet"</span></label>
                </div>
            </fieldset>
            <div role="status">{open}</div>
        }
    });
    view! {
        <section class="page__part page__part--ruled" aria-label="Finished for now?">
            {asked}
            <p class="actions"><a class="button" href=href>{words}</a><a class="button button--quiet" href="#/plan">"Back to the plan"</a></p>
        </section>
    }
    .into_any()
}

fn continue_to(page: &Page) -> String {
    match page.place() {
        Place::Question(number) => format!("Continue to question {number}"),
        Place::Keep(1) => "Continue to the things to keep in mind".to_owned(),
        Place::Keep(_) => "Continue to the next thing to keep in mind".to_owned(),
        Place::Basics => "Continue".to_owned(),
    }
}
