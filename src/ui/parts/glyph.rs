//! Small marks: solid is there, half is partly there, dashed is missing.

use leptos::prelude::*;

/// How much of something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// All of it.
    Full,
    /// Part of it.
    Half,
    /// None of it.
    Missing,
}

const FULL: &str = r#"<svg class="glyph" viewBox="2 2 16 16" aria-hidden="true"><circle class="glyph__full" cx="10" cy="10" r="7"/></svg>"#;
const HALF: &str = r#"<svg class="glyph" viewBox="2 2 16 16" aria-hidden="true"><circle class="glyph__ring" cx="10" cy="10" r="7"/><path class="glyph__full" d="M10 3A7 7 0 0 0 10 17Z"/></svg>"#;
const MISSING: &str = r#"<svg class="glyph" viewBox="2 2 16 16" aria-hidden="true"><circle class="glyph__ring glyph__ring--missing" cx="10" cy="10" r="7"/></svg>"#;
const UP: &str =
    r#"<svg class="button__icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 16V4M5 9l5-5l5 5"/></svg>"#;
const DOWN: &str =
    r#"<svg class="button__icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 4v12M5 11l5 5l5-5"/></svg>"#;

impl Glyph {
    /// The mark alone, as markup.
    pub fn markup(self) -> &'static str {
        match self {
            Glyph::Full => FULL,
            Glyph::Half => HALF,
            Glyph::Missing => MISSING,
        }
    }
}

/// A mark beside words that say the same.
pub fn glyph(glyph: Glyph) -> AnyView {
    view! { <span class="mark" inner_html=glyph.markup()></span> }.into_any()
}

/// An arrow up, for a button with a name of its own.
pub fn arrow_up() -> AnyView {
    view! { <span class="mark" inner_html=UP></span> }.into_any()
}

/// An arrow down.
pub fn arrow_down() -> AnyView {
    view! { <span class="mark" inner_html=DOWN></span> }.into_any()
}
