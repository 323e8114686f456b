//! The page as a whole: title, focus, scrolling, printing, what `boot.js` knows.

use wasm_bindgen::{JsCast, JsValue};

use super::{document, listen, window};

/// Sets the title of the tab. Never a word that somebody wrote.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// What Enter asks for in a field that stands beside its button.
pub fn entered(event: &web_sys::KeyboardEvent) -> Option<String> {
    let field = event.target()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    let asks = (event.key() == "Enter" && !event.is_composing()).then(|| field.get_attribute("data-enter"))??;
    event.prevent_default();
    Some(asks)
}

/// Whether there is more of the page below what the screen shows.
pub fn has_more_below() -> bool {
    let all = document().and_then(|document| document.document_element());
    let Some((window, all)) = window().zip(all) else { return false };
    let shown = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    window.scroll_y().is_ok_and(|above| above + shown + 2.0 < f64::from(all.scroll_height()))
}

/// Whether the page is scrolled down.
pub fn has_more_above() -> bool {
    window().is_some_and(|window| window.scroll_y().is_ok_and(|above| above > 2.0))
}

/// Moves the focus to the first element that matches, without scrolling to it.
pub fn focus(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    element.focus().is_ok()
}

/// Moves the focus to the element with this id and brings it into view.
pub fn focus_id(id: &str) -> bool {
    let found = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    element.focus().is_ok()
}

/// Scrolls to the top at once.
pub fn scroll_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Asks a question that is answered by going on or stopping; whether to go on.
pub fn confirm(question: &str) -> bool {
    window().is_some_and(|window| window.confirm_with_message(question).unwrap_or(false))
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Takes away the text that stood there before the app ran.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// A fact that `boot.js` left on the root element: `offline`, `update`.
pub fn fact(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(&format!("data-{name}"))
}

/// What the page's head says under a name, for files that are named after their bytes.
pub fn said_in_head(name: &str) -> Option<String> {
    document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten()?.get_attribute("content")
}

/// Leaves a fact on the root element for `boot.js`, which is plain script and outlives a crash.
pub fn leave(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}

/// Tells `boot.js` something: `app:crash`, `app:take-update`.
pub fn tell(event: &str, detail: &str) {
    let Some(window) = window() else { return };
    let options = web_sys::CustomEventInit::new();
    options.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(event, &options) {
        let _ = window.dispatch_event(&event);
    }
}

/// Gives the page to another wing, with what is on the desk; `boot.js` loads
/// it or wakes it.
pub fn hand_over(half: &str, state: &str) {
    if !cfg!(target_arch = "wasm32") {
        return super::storage::tab_set(HANDED, state);
    }
    let Some(window) = window() else { return };
    let _ = js_sys::Reflect::set(&window, &HANDED.into(), &state.into());
    tell("app:turn", half);
}

/// What another wing handed over, once.
pub fn handed_over() -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return super::storage::tab_get(HANDED);
    }
    let window = window()?;
    let state = js_sys::Reflect::get(&window, &HANDED.into()).ok()?.as_string()?;
    let _ = js_sys::Reflect::set(&window, &HANDED.into(), &JsValue::NULL);
    Some(state)
}

/// Where one half leaves for the other what is on the desk: in memory alone.
const HANDED: &str = "jointActionHanded";

/// Calls a function when `boot.js` says something: `app:update`, `app:offline-ready`.
pub fn on_told(event: &str, call: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, event, move |_| call());
    }
}

/// A key pressed anywhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Ctrl+Z, or Command+Z.
    Undo,
    /// Ctrl+Y or Ctrl+Shift+Z, or Command+Shift+Z.
    Redo,
}

/// Calls a function for undo and redo typed outside text fields, where the browser's own undo is left alone.
pub fn on_stroke(call: impl Fn(Stroke) + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_text(event.target()) {
            return;
        }
        let stroke = match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
            ("z", false) => Stroke::Undo,
            ("z", true) | ("y", false) => Stroke::Redo,
            _ => return,
        };
        event.prevent_default();
        call(stroke);
    });
}

fn is_text(target: Option<web_sys::EventTarget>) -> bool {
    let Some(target) = target else { return false };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "radio" | "checkbox" | "button" | "file");
    }
    target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some()
}

/// What the nearest element with `data-do` asks for when something in it is pressed.
pub fn asked(event: &web_sys::Event) -> Option<String> {
    let from = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    from.closest("[data-do]").ok().flatten()?.get_attribute("data-do")
}

/// A field that was typed in or chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// The field in which an event happened, if it has a name.
pub fn field(event: &web_sys::Event) -> Option<Field> {
    let from = event.target()?;
    let input = from.dyn_ref::<web_sys::HtmlInputElement>()?;
    let field = Field { name: input.name(), value: input.value(), ticked: input.checked() };
    (!field.name.is_empty()).then_some(field)
}

/// What stands in the field with this id: an input, a text box or a menu.
pub fn value(id: &str) -> String {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return String::new() };
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        return input.value();
    }
    if let Some(menu) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
        return menu.value();
    }
    element.dyn_ref::<web_sys::HtmlTextAreaElement>().map(web_sys::HtmlTextAreaElement::value).unwrap_or_default()
}

/// Puts a text into the input with this id.
pub fn set_value(id: &str, value: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) = found.and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.set_value(value);
    }
}

/// Writes a text into the element with this id, and nothing around it anew.
pub fn write(id: &str, text: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.set_text_content(Some(text));
    }
}

/// Puts markup of ours into the element with this id, and nothing around it anew.
pub fn write_markup(id: &str, markup: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.set_inner_html(markup);
    }
}

/// Writes markup into the first element that matches, in the place of what is
/// there. What somebody has typed stays, in the fields that are there again by
/// id, with the focus and the caret.
pub fn write_again(selector: &str, markup: &str) {
    let Some(document) = document() else { return };
    let Some(root) = document.query_selector(selector).ok().flatten() else { return };
    let typed: Vec<(String, String)> =
        text_fields(&root).filter_map(|field| Some((field.id(), typed_in(&field)?))).collect();
    let active = document.active_element().filter(|active| root.contains(Some(active)) && !active.id().is_empty());
    let caret = active.as_ref().map(|active| (active.id(), caret_of(active)));
    root.set_inner_html(markup);
    for (id, text) in typed {
        if let Some(field) = text_fields(&root).find(|field| field.id() == id) {
            put_text(&field, Some(&text));
        }
    }
    let Some((id, caret)) = caret else { return };
    let Some(field) = document.get_element_by_id(&id) else { return };
    if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
        let _ = field.focus();
    }
    if let Some(caret) = caret {
        if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            let _ = input.set_selection_range(caret, caret);
        } else if let Some(area) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            let _ = area.set_selection_range(caret, caret);
        }
    }
}

/// Puts the text fields inside the first element that matches back to what the
/// page wrote there: what was typed has been taken.
pub fn empty_fields(selector: &str) {
    let root = document().and_then(|document| document.query_selector(selector).ok().flatten());
    for field in root.iter().flat_map(text_fields) {
        put_text(&field, None);
    }
}

/// The fields with an id in which one types, inside an element.
fn text_fields(root: &web_sys::Element) -> impl Iterator<Item = web_sys::Element> + use<> {
    let found = root.query_selector_all("input[type=text][id], input[type=date][id], select[id], textarea[id]").ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

/// What a person typed into a field, if it is another text than the page wrote there.
fn typed_in(field: &web_sys::Element) -> Option<String> {
    let (text, written) = match field.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => (input.value(), input.default_value()),
        None if field.has_type::<web_sys::HtmlSelectElement>() => {
            return field.dyn_ref::<web_sys::HtmlSelectElement>().map(web_sys::HtmlSelectElement::value);
        }
        None => {
            let area = field.dyn_ref::<web_sys::HtmlTextAreaElement>()?;
            (area.value(), area.default_value().unwrap_or_default())
        }
    };
    (text != written).then_some(text)
}

fn put_text(field: &web_sys::Element, text: Option<&str>) {
    if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        input.set_value(text.unwrap_or(&input.default_value()));
    } else if let (Some(menu), Some(text)) = (field.dyn_ref::<web_sys::HtmlSelectElement>(), text) {
        menu.set_value(text);
    } else if let Some(area) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.set_value(text.unwrap_or(&area.default_value().unwrap_or_default()));
    }
}

fn caret_of(field: &web_sys::Element) -> Option<u32> {
    if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        return input.selection_end().ok().flatten();
    }
    field.dyn_ref::<web_sys::HtmlTextAreaElement>()?.selection_end().ok().flatten()
}

/// Ticks the field with this id and moves the focus to it.
pub fn tick(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) = found.and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.set_checked(true);
        let _ = input.focus();
    }
}

/// Gives the element with this id a class, or takes it away.
pub fn set_class(id: &str, class: &str, has: bool) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = element.class_list().toggle_with_force(class, has);
    }
}

/// Presses the first element that matches, as a person would.
pub fn press(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    element.click();
    true
}

/// The name of the field that has the focus.
pub fn focused_name() -> String {
    let active = document().and_then(|document| document.active_element());
    active.and_then(|element| element.get_attribute("name")).unwrap_or_default()
}

/// Calls a function with every key pressed alone outside text fields and
/// menus; it says whether the key meant something to it.
pub fn on_key(call: impl Fn(&str) -> bool + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let menu = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlSelectElement>());
        if key.ctrl_key() || key.meta_key() || key.alt_key() || menu || is_text(event.target()) {
            return;
        }
        if call(&key.key()) {
            event.prevent_default();
        }
    });
}

/// Opens an element on the whole screen, where the browser can.
pub fn full_screen(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = element.request_fullscreen();
    }
}

/// Shows the whole page on the whole screen, with what it says meanwhile, or
/// goes back from there.
pub fn page_full_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(page) = document.document_element() {
        let _ = page.request_fullscreen();
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
