//! The static shell's nodes.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Event, EventTarget, HtmlElement, VisibilityState, Window};

/// The window.
///
/// # Panics
/// Never in a browser's page, the only place this runs.
#[must_use]
pub fn window() -> Window {
    js_sys::global().unchecked_into()
}

/// The document.
#[must_use]
pub fn document() -> Document {
    leptos::prelude::document()
}

/// `<html>`.
#[must_use]
pub fn root() -> HtmlElement {
    document().document_element().map_or_else(|| window().unchecked_into(), JsCast::unchecked_into)
}

/// The path of this document.
#[must_use]
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The origin of this document.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// What stands behind the `#` of this document's address.
#[must_use]
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// A parameter of this document's address, as it stands there.
#[must_use]
pub fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().unwrap_or_default();
    let mut pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
}

/// The element with this id, if the shell has it.
#[must_use]
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// Every element that a selector finds.
#[must_use]
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Reports that the page is seen again: shown, or come back from the browser's memory.
pub fn when_seen_again(report: impl Fn() + Clone + 'static) {
    let shown = report.clone();
    listen(&window(), "pageshow", move |_| shown());
    listen(&document(), "visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Visible {
            report();
        }
    });
}

/// Reports every event of this name for as long as the document lives.
pub fn listen(target: &EventTarget, name: &str, report: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(report);
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok();
    closure.forget();
}
