//! Finding things by what they are and what they are called, and using them.
//!
//! Every look waits until the thing is there or a limit is over, and then
//! says what was looked for and what stood on the page instead.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;

const FIND: &str = include_str!("find.js");

/// An element of the page, or the whole page, and everything in it.
#[derive(Clone)]
pub struct Part<'a> {
    /// The browser that shows it.
    pub browser: &'a Browser,
    element: Option<Value>,
    /// How it was found: where, what, by which name, and which of several.
    found: Option<(Value, String, String, usize)>,
}

impl Browser {
    /// The whole page.
    pub fn page(&self) -> Part<'_> {
        Part { browser: self, element: None, found: None }
    }
}

impl<'a> Part<'a> {
    /// A button by its name.
    #[track_caller]
    pub fn button(&self, name: &str) -> Part<'a> {
        self.find("button", name)
    }

    /// A link by its words.
    #[track_caller]
    pub fn link(&self, name: &str) -> Part<'a> {
        self.find("link", name)
    }

    /// A heading by its words.
    #[track_caller]
    pub fn heading(&self, name: &str) -> Part<'a> {
        self.find("heading", name)
    }

    /// A field to write or choose in, by its label.
    #[track_caller]
    pub fn field(&self, label: &str) -> Part<'a> {
        self.find("field", label)
    }

    /// A radio button or a box to tick, by its label without the small print.
    #[track_caller]
    pub fn box_(&self, label: &str) -> Part<'a> {
        self.find("box", label)
    }

    /// A group or a section by its name: the legend, or the heading that names it.
    #[track_caller]
    pub fn group(&self, name: &str) -> Part<'a> {
        self.find("group", name)
    }

    /// What matches a CSS selector, for things that have no name.
    #[track_caller]
    pub fn css(&self, selector: &str) -> Part<'a> {
        self.find("css", selector)
    }

    /// Looks once.
    pub fn look(&self, what: &str, name: &str) -> Option<Part<'a>> {
        self.look_at(what, name, 0)
    }

    /// Looks once for one of several.
    pub fn look_at(&self, what: &str, name: &str, at: usize) -> Option<Part<'a>> {
        // What was drawn anew in between is not there any more.
        let found = self.browser.try_run(FIND, &[self.scope(), json!(what), json!(name), json!(at)]);
        let found = found.or_else(|fault| if fault.starts_with("stale") { Ok(Value::Null) } else { Err(fault) });
        let found = found.unwrap_or_else(|fault| panic!("{:?}, {what} {name:?}: {fault}", self.browser.engine));
        let how = Some((self.scope(), what.to_owned(), name.to_owned(), at));
        (!found.is_null()).then_some(Part { browser: self.browser, element: Some(found), found: how })
    }

    /// Whether there is such a thing now.
    pub fn has(&self, what: &str, name: &str) -> bool {
        self.look(what, name).is_some()
    }

    /// Waits until there is such a thing.
    #[track_caller]
    pub fn find(&self, what: &str, name: &str) -> Part<'a> {
        self.find_either(&[(what, name)]).1
    }

    /// Waits until there is one of some things, and says which by its place.
    #[track_caller]
    pub fn find_either(&self, wanted: &[(&str, &str)]) -> (usize, Part<'a>) {
        let mut found = None;
        self.browser.until(
            || {
                found = wanted.iter().enumerate().find_map(|(at, (what, name))| Some((at, self.look(what, name)?)));
                found.is_some()
            },
            || format!("there is no {wanted:?} here:\n{}", self.text()),
        );
        found.expect("it was found")
    }

    /// Waits until there is no such thing.
    #[track_caller]
    pub fn gone(&self, what: &str, name: &str) {
        self.browser.until(|| !self.has(what, name), || format!("{what} {name:?} is still here:\n{}", self.text()));
    }

    fn scope(&self) -> Value {
        self.element.clone().unwrap_or(Value::Null)
    }

    /// The element itself, for scripts.
    pub fn element(&self) -> Value {
        self.element.clone().expect("an element, not the whole page")
    }

    /// Clicks it, as a person would: it must be in reach and nothing in front of it.
    #[track_caller]
    pub fn click(&self) {
        self.browser.click_or(&self.element(), &|| self.again());
    }

    /// The same thing, where it was drawn anew since it was found: a person
    /// would meet the new one.
    fn again(&self) -> Option<Value> {
        let (scope, what, name, at) = self.found.as_ref()?;
        let found = self.browser.try_run(FIND, &[scope.clone(), json!(what), json!(name), json!(at)]).ok()?;
        (!found.is_null()).then_some(found)
    }

    /// Clicks a radio button or a box by its label, whose words are what people aim at.
    #[track_caller]
    pub fn click_label(&self) {
        let label = self.browser.run("return arguments[0].labels[0] || arguments[0]", &[self.element()]);
        let words = self
            .browser
            .run("return arguments[0].querySelector(':scope > span:not([aria-hidden])') || arguments[0]", &[label]);
        self.browser.click(&words);
    }

    /// Types into it.
    #[track_caller]
    pub fn type_(&self, text: &str) {
        self.browser.type_into(&self.element(), text);
        // One driver is done before the page is: the last keys may still be on their way.
        if self.browser.engine == Engine::WebKit && self.property("type") != "date" {
            let there = || self.value().replace('\r', "").contains(text);
            self.browser.until(there, || format!("{text:?} was typed, {:?} arrived", self.value()));
        }
    }

    /// Puts a text in place of what stands there.
    pub fn replace(&self, text: &str) {
        self.browser.clear(&self.element());
        self.type_(text);
    }

    /// Chooses an option of a menu by its words.
    #[track_caller]
    pub fn choose(&self, label: &str) {
        self.browser.click(&self.find("option", label).element());
    }

    /// Its words, as they are shown; none if it is gone.
    pub fn text(&self) -> String {
        let text = self.browser.try_run("return (arguments[0] || document.body).innerText", &[self.scope()]);
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// What is typed or chosen in it.
    pub fn value(&self) -> String {
        self.property("value").as_str().unwrap_or_default().to_owned()
    }

    /// A property of the element.
    pub fn property(&self, name: &str) -> Value {
        self.browser.run("return arguments[0][arguments[1]]", &[self.element(), json!(name)])
    }

    /// Whether a box is ticked.
    pub fn is_on(&self) -> bool {
        self.property("checked") == true
    }

    /// Whether it has the focus, or holds what has it.
    pub fn has_focus(&self) -> bool {
        self.browser.run("return arguments[0].contains(document.activeElement)", &[self.element()]) == true
    }
}
