//! A plan's home: what it is for, who is at the table, and how far each page is.

use leptos::prelude::*;

use crate::content::{PAGES, Page, Place};
use crate::draw::Cut;
use crate::plan::Plan;
use crate::plan::progress::{Status, status};
use crate::ui::desk::{Desk, Kept};
use crate::ui::files;
use crate::ui::parts::glyph::{Glyph, glyph};
use crate::ui::parts::picture::{drawing, settled};
use crate::ui::route::{Route, ask_href};

/// The hub.
pub fn hub(desk: Desk) -> AnyView {
    let plan = settled(desk);
    let next = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let open = |page: &&Page| page.place() != Place::Basics && status(plan, page.id) != Status::Finished;
            PAGES.iter().find(open).map(|page| page.id)
        })
    });
    let list = |keep: bool| {
        let of = move |page: &&'static Page| match page.place() {
            Place::Question(_) => !keep,
            Place::Keep(_) => keep,
            Place::Basics => false,
        };
        PAGES.iter().filter(of).map(|page| task(desk, page)).collect_view()
    };
    let purpose = move || {
        match desk.plan.with(|plan| plan.text("aim.purpose").to_owned()) {
        text if text.is_empty() => view! {
            <p class="quiet">"No purpose yet. Not sure why you are here? "<a href="#/question/3">"Start with question 3"</a>"."</p>
        }
        .into_any(),
        text => view! { <p class="lead">{text}</p> }.into_any(),
    }
    };
    // Who stands where, once anybody said so.
    let stands = move || {
        desk.plan.with(|plan| {
            if crate::export::agreed(plan).is_some() { super::stand::list(plan, false) } else { String::new() }
        })
    };
    let delete = move |_| {
        if let Kept::Here(key) = desk.kept.get_untracked() {
            desk.delete(&key);
            desk.go(Route::First);
        }
    };
    view! {
        <div class="page hub">
            <div class="hub__head">
                {super::together::done(desk)}
                <p class="quiet">{move || desk.plan.with(where_it_stands)}" · "<a href="#/basics">"About this plan"</a></p>
                <h1 tabindex="-1">{move || desk.plan.with(|plan| plan.title().to_owned())}</h1>
                {purpose}
                <p class="actions">
                    {move || match next.get() {
                        Some(id) => view! { <a class="button" href=ask_href(id)>{continue_words(id)}</a> }.into_any(),
                        None => view! { <a class="button" href="#/our-plan">"Read the plan"</a> }.into_any(),
                    }}
                    <a class="button button--plain" href="#/share">"Share"</a>
                </p>
            </div>
            <div class="hub__picture">{drawing(plan.into(), "table", Cut::Narrow, true)}</div>
            <div class="hub__lists">
                <section class="page__part" aria-labelledby="six"><h2 id="six">"Six questions"</h2><ol class="tasks" role="list">{list(false)}</ol></section>
                <section class="page__part" aria-labelledby="four"><h2 id="four">"Things to keep in mind"</h2><ul class="tasks" role="list">{list(true)}</ul></section>
                <section class="page__part" aria-labelledby="doing" inner_html=move || desk.plan.with(|plan| super::rate::entry(plan, desk.today()))></section>
                <section class="page__part" aria-labelledby="ours">
                    <h2 id="ours">"Our plan"</h2>
                    <p>{move || desk.plan.with(agreed)}" "<a href="#/our-plan">"Read or print it"</a>", or the "<a href="#/summary">"one-page summary"</a>"."</p>
                    <div class="stack" inner_html=stands></div>
                    <p class="actions actions--tight">
                        <button type="button" class="button button--quiet" on:click=move |_| files::save_file(desk)>"Save as a file"</button>
                        <Show when=move || matches!(desk.kept.get(), Kept::Here(_))>
                            <button type="button" class="button button--quiet" on:click=delete>"Delete this plan"</button>
                        </Show>
                        <a class="button button--quiet" href="#/stand">"Where each partner stands"</a>
                        <Show when=move || matches!(desk.kept.get(), Kept::Here(_))>
                            <a class="button button--quiet" href="#/points">"Restore points"</a>
                        </Show>
                        <a class="button button--quiet" href="#/">"All plans"</a>
                    </p>
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn where_it_stands(plan: &Plan) -> String {
    let stage =
        crate::content::field("plan.stage").map(|field| field.option_label(plan.choice("plan.stage")).to_owned());
    [plan.text("plan.place").to_owned(), stage.unwrap_or_default(), format!("version {}", plan.version())]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Who agrees to this version, in a sentence.
fn agreed(plan: &Plan) -> String {
    crate::export::agreed(plan).map_or_else(
        || format!("Version {}.", plan.version()),
        |agreed| format!("Version {}: {}.", plan.version(), agreed.words()),
    )
}

fn continue_words(id: &str) -> String {
    match crate::content::page(id).map(Page::place) {
        Some(Place::Question(1)) => "Begin with question 1".to_owned(),
        Some(Place::Question(number)) => format!("Continue with question {number}"),
        _ => "Continue with the things to keep in mind".to_owned(),
    }
}

fn task(desk: Desk, page: &'static Page) -> AnyView {
    let now = Memo::new(move |_| desk.plan.with(|plan| status(plan, page.id)));
    let number = match page.place() {
        Place::Question(number) => number.to_string(),
        _ => String::new(),
    };
    let mark = move || {
        let (mark, class, words) = match now.get() {
            Status::Finished => (Glyph::Full, "task__status task__status--done", "Finished for now"),
            Status::Started => (Glyph::Half, "task__status task__status--part", "Started"),
            Status::NotYet => (Glyph::Missing, "task__status task__status--none", "Not yet discussed"),
        };
        view! { <span class=class>{glyph(mark)}{words}</span> }
    };
    view! {
        <li class="task">
            <a class="task__link" href=ask_href(page.id)>
                <span class="task__number" aria-hidden="true">{number}</span>
                <span class="task__name">{page.title}</span>
                {mark}
            </a>
        </li>
    }
    .into_any()
}
