//! Pages to read: help and privacy, the accessibility statement, the worksheet,
//! and what stands at an address of no page.
//!
//! Their words stand in HTML files beside this one, which hold no ids but
//! those of headings and nothing that a person typed. What the content knows
//! (the words explained, the questions) is written from it.

use leptos::prelude::*;

use crate::browser;
use crate::content::glossary::TERMS;
use crate::markup::Markup;

mod worksheet;

const HELP: &str = include_str!("reading/help.html");
const ACCESSIBILITY: &str = include_str!("reading/accessibility.html");

/// Help and privacy, with the words explained.
pub fn help() -> AnyView {
    view! {
        <div class="page page--narrow">
            {head("Help and privacy")}
            <div class="reading" inner_html=HELP></div>
            <section class="page__part page__part--ruled" aria-labelledby="words">
                <h2 id="words">"Words explained"</h2>
                <div inner_html=glossary().into_string()></div>
            </section>
        </div>
    }
    .into_any()
}

/// How far the page is for everyone, and what is known to be missing.
pub fn accessibility() -> AnyView {
    view! {
        <div class="page page--narrow">
            {head("Accessibility")}
            <div class="reading" inner_html=ACCESSIBILITY></div>
        </div>
    }
    .into_any()
}

/// The questions on paper, with room to write.
pub fn worksheet() -> AnyView {
    view! {
        <div class="page page--narrow worksheet">
            {head("Worksheet")}
            <div class="page__part">
                <p class="lead">"The six questions and the four things to keep in mind, with room to write. Talk first, write little, leave out what can wait."</p>
                <p class="actions"><button type="button" class="button" on:click=move |_| browser::page::print()>"Print the worksheet"</button></p>
            </div>
            <div class="reading" inner_html=worksheet::worksheet().into_string()></div>
        </div>
    }
    .into_any()
}

/// What stands where there is no page, or no longer.
pub fn not_here() -> AnyView {
    view! { <div inner_html=nothing_here().into_string()></div> }.into_any()
}

/// The same as text.
pub fn nothing_here() -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__head\"><h1 tabindex=\"-1\">There is nothing at this address</h1><p class=\"lead\">It may name something that was removed, or the address was changed on its way. Your plans are as they were.</p></div><p class=\"actions\"><a class=\"button\" href=\"#/\">Go to the first page</a><a class=\"button button--quiet\" href=\"#/plan\">Go to the plan that is open</a></p></div>", &[]);
    out
}

fn head(title: &'static str) -> AnyView {
    view! {
        <div class="page__head">
            <p class="page__back"><a href="#/">"Back to the first page"</a></p>
            <h1 tabindex="-1">{title}</h1>
        </div>
    }
    .into_any()
}

fn glossary() -> Markup {
    let mut out = Markup::new();
    out.open("dl", &[("class", "glossary")]);
    for term in TERMS {
        out.element("dt", &[], term.term).element("dd", &[], term.line);
    }
    out.close("dl");
    out
}
