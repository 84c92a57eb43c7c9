//! Small hands for nodes that are made of a pattern.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// A copy of what a selector finds in the document.
#[must_use]
pub fn copy_of(selector: &str) -> Option<HtmlElement> {
    let pattern = crate::effects::dom::document().query_selector(selector).ok()??;
    pattern.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// Writes into what a selector finds below a node.
pub fn write(node: &Element, selector: &str, text: &str) {
    if let Ok(Some(part)) = node.query_selector(selector)
        && part.text_content().as_deref() != Some(text)
    {
        part.set_text_content(Some(text));
    }
}

/// Sets an attribute of what a selector finds below a node.
pub fn set(node: &Element, selector: &str, name: &str, value: &str) {
    if let Ok(Some(part)) = node.query_selector(selector) {
        mark(&part, name, value);
    }
}

/// Sets an attribute, unless it is so already.
pub fn mark(node: &Element, name: &str, value: &str) {
    if node.get_attribute(name).as_deref() != Some(value) {
        node.set_attribute(name, value).ok();
    }
}

/// The node around what an event happened to that a selector fits.
#[must_use]
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// What stands in a field; the field is empty then.
#[must_use]
pub fn taken(id: &str) -> String {
    let Some(field) = crate::effects::dom::by_id::<HtmlInputElement>(id) else { return String::new() };
    let text = field.value();
    field.set_value("");
    text
}
