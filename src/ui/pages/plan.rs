//! The whole plan, and the plan on one page: read, printed, copied as text.

use leptos::prelude::*;

use crate::browser;
use crate::draw;
use crate::draw::parts::badge_icon;
use crate::export::{self, Outline, html};
use crate::link::Document;
use crate::markup::Markup;
use crate::plan::copy::Preset;
use crate::plan::{Plan, marks};
use crate::ui::desk::Desk;
use crate::ui::packing::{Code, NoLink};
use crate::ui::pages::share;
use crate::ui::parts::length::grouped;

/// The plan on the desk, from its summary to the words used.
pub fn plan(desk: Desk, section: &str) -> AnyView {
    let outline = Memo::new(move |_| desk.plan.with(|plan| export::copy(plan, desk.scope())));
    if !section.is_empty() {
        // A link of the list of contents leads here; the heading takes the focus.
        let id = section.to_owned();
        request_animation_frame(move || {
            browser::page::focus_id(&id);
        });
    }
    view! {
        <div class="plan">
            <div class="plan__head">
                <p class="page__back"><a href="#/plan">"Back to the plan’s home"</a></p>
                <p class="quiet">{move || place_and_version(&outline.get())}</p>
                <h1 tabindex="-1">{move || outline.get().title}</h1>
                <p class="lead">{move || standing(&outline.get())}</p>
                <p class="actions">
                    <button type="button" class="button" on:click=move |_| browser::page::print()>"Print the plan"</button>
                    <a class="button button--plain" href="#/summary">"One page"</a>
                    <button type="button" class="button button--quiet" on:click=move |_| copy(desk, export::text)>"Copy as text"</button>
                    <button type="button" class="button button--quiet" on:click=move |_| copy(desk, export::markdown)>"Copy as Markdown"</button>
                    <a class="button button--quiet" href="#/stand">"Where each partner stands"</a>
                    <a class="button button--quiet" href="#/share">"Share"</a>
                </p>
            </div>
            {body(desk.plan.into(), outline, "#/our-plan/")}
            {paper_code(desk)}
        </div>
    }
    .into_any()
}

/// The width of that code in millimetres: `.paper-code__code` is as wide.
const PAPER_CODE: u32 = 46;

/// On paper: the whole plan as a code, where it fits in one.
fn paper_code(desk: Desk) -> AnyView {
    let code = share::code_of(share::link_for(desk, Preset::Own));
    share::sent_when_printed(desk, Preset::Own, code, PAPER_CODE);
    view! {
        {move || code.get().and_then(Result::ok).map(|code| view! {
            <figure class="paper-code">
                <div class="paper-code__code" role="img" aria-label="A code that opens this plan" inner_html=code.drawn().into_string()></div>
                <figcaption>"Scan it to open this plan as a preview. Anyone who sees the code can read the plan."</figcaption>
            </figure>
        })}
    }
    .into_any()
}

/// A copy as a paper on the screen, to read only.
pub fn preview(document: Signal<Document>, contents: &'static str) -> AnyView {
    let outline = move |_: Option<&_>| document.with(|copy| export::copy(&copy.plan, copy.scope()).to_read());
    body(Signal::derive(move || document.get().plan), Memo::new(outline), contents)
}

/// A plan as a paper on the screen: contents beside it, drawings in it.
fn body(plan: Signal<Plan>, outline: Memo<Outline>, contents: &'static str) -> AnyView {
    let written = Memo::new(move |_| plan.with(|plan| outline.with(|outline| written(plan, outline))));
    let links = move || {
        let outline = outline.get();
        let link = |section: &export::Section| {
            let href = format!("{contents}{}", html::anchor(section));
            view! { <li><a href=href>{section.heading()}</a></li> }
        };
        outline.sections.iter().map(link).collect_view()
    };
    view! {
        <nav class="plan__contents" aria-labelledby="contents">
            <h2 id="contents">"In this plan"</h2>
            <ol role="list">{links}</ol>
        </nav>
        <div class="plan__body" inner_html=move || written.get()></div>
    }
    .into_any()
}

/// Every part with its drawings between heading and answers.
fn written(plan: &Plan, outline: &Outline) -> String {
    let marks = marks(plan);
    let badge = |id: &str| marks.iter().find(|mark| mark.id == id).map(badge_icon).unwrap_or_default();
    let mut out = Markup::new();
    print_head(&mut out, outline);
    for section in &outline.sections {
        out.open("section", &[("class", "part"), ("aria-labelledby", &html::anchor(section))]);
        out.piece(&html::head(section));
        if !section.is_gap() {
            for id in section.drawings {
                if let Some(drawing) = draw::by_id(plan, id) {
                    out.element("h3", &[("class", "part__finding")], &drawing.finding);
                    out.piece(&drawing.on_paper(&format!("paper-{id}")));
                }
            }
        }
        out.piece(&html::body(section, &badge));
        out.close("section");
    }
    out.into_string()
}

/// What every printed page is about: on paper alone.
fn print_head(out: &mut Markup, outline: &Outline) {
    out.open("p", &[("class", "print-head"), ("aria-hidden", "true")]);
    out.text(&outline.title).text(". ").text(&outline.version).text(". ").text(outline.copy.label()).close("p");
}

fn place_and_version(outline: &Outline) -> String {
    let parts = [&outline.place, &outline.version, &outline.stage, &outline.language];
    parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect::<Vec<_>>().join(". ")
}

fn standing(outline: &Outline) -> String {
    let gaps = outline.sections.iter().any(export::Section::is_gap);
    let gap = if gaps { "What is not decided yet is marked." } else { "" };
    match outline.agreed.as_str() {
        "" => gap.to_owned(),
        agreed => format!("{agreed}. {gap}"),
    }
}

fn copy(desk: Desk, write: fn(&Outline) -> String) {
    let text = desk.plan.with_untracked(|plan| write(&export::copy(plan, untrack(|| desk.scope()))));
    leptos::task::spawn_local(async move {
        let said = match browser::clipboard::copy(&text).await {
            Ok(()) => "The whole plan was copied. Paste it where you want it.",
            Err(_) => "This browser did not copy the text. Print the plan or save it as a file.",
        };
        desk.say(said.to_owned());
    });
}

/// The plan on one page.
pub fn summary(desk: Desk) -> AnyView {
    let link = share::link_for(desk, Preset::Public);
    let code = share::code_of(link);
    let sheet = move || {
        let outline = desk.plan.with(|plan| export::copy_summary(plan, desk.scope()));
        let length = link.get().address().map(|address| address.chars().count());
        let code = code.get();
        let code = code.as_ref().filter(|code| !matches!(code, Err(NoLink::NoPacker)));
        let code = length.zip(code).map(|(length, code)| (length, code.as_ref().ok()));
        desk.plan.with(|plan| sheet(&outline, plan, code))
    };
    share::sent_when_printed(desk, Preset::Public, code, SHEET_CODE);
    view! {
        <div class="page page--narrow screen-only">
            <div class="page__head">
                <p class="page__back"><a href="#/our-plan">"Back to the whole plan"</a></p>
                <h1 tabindex="-1">"The plan on one page"</h1>
                <p>"For leaders and boards: it reads aloud in under two minutes and prints on one side of A4."</p>
                <p class="actions">
                    <button type="button" class="button" on:click=move |_| browser::page::print()>"Print one page"</button>
                    <button type="button" class="button button--plain" on:click=move |_| {
                        let text = desk.plan.with_untracked(|plan| export::text(&export::copy_summary(plan, untrack(|| desk.scope()))));
                        leptos::task::spawn_local(async move {
                            let said = match browser::clipboard::copy(&text).await {
                                Ok(()) => "The summary was copied.",
                                Err(_) => "This browser did not copy the text. Print it instead.",
                            };
                            desk.say(said.to_owned());
                        });
                    }>"Copy as text"</button>
                </p>
            </div>
        </div>
        <div class="desk" inner_html=sheet></div>
    }
    .into_any()
}

/// The width of the code on the sheet in millimetres: `.sheet__qr` is as wide.
const SHEET_CODE: u32 = 32;

/// The sheet: two columns below the partners, as paper at any width.
///
/// On it stands the code of a link of so many characters, unless it would be
/// too fine on paper.
fn sheet(outline: &Outline, plan: &Plan, code: Option<(usize, Option<&Code>)>) -> String {
    let marks = marks(plan);
    let badge = |id: &str| marks.iter().find(|mark| mark.id == id).map(badge_icon).unwrap_or_default();
    let mut out = Markup::new();
    out.open("article", &[("class", "sheet"), ("aria-labelledby", "sheet-title")]);
    out.open("div", &[("class", "sheet__head")]).open("div", &[]);
    out.element("h2", &[("id", "sheet-title"), ("class", "sheet__title")], &outline.title);
    let place = if outline.place.is_empty() {
        "Our plan on one page".to_owned()
    } else {
        format!("{}. Our plan on one page", outline.place)
    };
    out.element("p", &[], &place).close("div");
    out.open("p", &[("class", "sheet__meta")]).text(&outline.version);
    for line in [outline.agreed.as_str(), outline.copy.label()] {
        if !line.is_empty() {
            out.empty("br", &[]).text(line);
        }
    }
    out.close("p").close("div");
    // The purpose, the reasons and the partners take the whole width; what follows stands in two columns.
    for (at, section) in outline.sections.iter().enumerate() {
        if at == 3 {
            out.open("div", &[("class", "sheet__two")]);
        }
        out.open("section", &[("class", &format!("sheet__part sheet__part--{}", section.id))]);
        out.element("h3", &[("class", "sheet__heading")], section.title);
        out.piece(&html::body(section, &badge)).close("section");
    }
    if outline.sections.len() > 3 {
        out.close("div");
    }
    out.open("div", &[("class", "sheet__foot")]);
    out.element("p", &[], "Not legally binding unless the partners sign a separate document.");
    match code {
        Some((_, Some(code))) if code.prints_at(SHEET_CODE) => {
            out.open("div", &[("class", "sheet__code")]);
            out.element("p", &[], "Public summary. Anyone with the code can read it.");
            out.open(
                "div",
                &[("class", "sheet__qr"), ("role", "img"), ("aria-label", "Code that opens the public summary")],
            );
            out.piece(&code.drawn()).close("div").close("div");
        }
        Some((length, _)) => {
            let says =
                ["The link to the public summary has ", &grouped(length), " characters, too many for a code here."];
            out.element("p", &[], &says.concat());
        }
        None => {}
    }
    out.close("div");
    out.close("article");
    out.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_would_be_too_fine_is_left_off_the_sheet() {
        let plan = Plan::default();
        let code = |version| Code { version, dark: String::new() };
        let says = "The link to the public summary has 2,345 characters";
        for (code, drawn, said) in [
            (Some((2_345, Some(&code(13)))), true, false),
            (Some((2_345, Some(&code(14)))), false, true),
            (Some((2_345, None)), false, true),
            (None, false, false),
        ] {
            let sheet = sheet(&export::summary(&plan), &plan, code);
            assert_eq!((sheet.contains("class=\"qr\""), sheet.contains(says)), (drawn, said));
        }
    }
}
