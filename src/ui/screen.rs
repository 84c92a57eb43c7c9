//! A screen: a section of `index.html` that is shown or hidden whole. Its markup is static, in the person's language
//! before any program runs; what changes in it follows the machines.

use crate::effects::{dom, language};
use crate::ui::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// One of the document's screens.
#[derive(Clone)]
pub struct Screen(HtmlElement);

impl Screen {
    /// The screen of this name, if the document has it.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let selector = [".screen[data-screen='", name, "']"].concat();
        dom::document().query_selector(&selector).ok()??.dyn_into().ok().map(Self)
    }

    /// The first element in it that a selector finds.
    #[must_use]
    pub fn part<T: JsCast>(&self, selector: &str) -> Option<T> {
        self.element(selector)?.dyn_into().ok()
    }

    fn element(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok().flatten()
    }

    /// Shows it, with its heading as the window's title; or hides it, and with it forgets the secrets typed into it.
    pub fn show(&self, visible: bool) {
        self.0.set_hidden(!visible);
        if visible {
            let _followed = language::language();
            page::title(&self.text("h1"));
        } else if let Some(secret) = self.part::<HtmlInputElement>("[data-secret]") {
            secret.set_value("");
        }
    }

    /// What stands in a part.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.element(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// Writes into a part.
    pub fn write(&self, selector: &str, text: &str) {
        if let Some(element) = self.element(selector)
            && element.text_content().as_deref() != Some(text)
        {
            element.set_text_content(Some(text));
        }
    }

    /// Sets an attribute of a part.
    pub fn set(&self, selector: &str, attribute: &str, value: &str) {
        if let Some(element) = self.element(selector) {
            element.set_attribute(attribute, value).ok();
        }
    }

    /// Sets an attribute of the screen itself.
    pub fn mark(&self, attribute: &str, value: &str) {
        self.0.set_attribute(attribute, value).ok();
    }

    /// Hides or shows a part.
    pub fn hide(&self, selector: &str, hidden: bool) {
        if let Some(element) = self.part::<HtmlElement>(selector) {
            element.set_hidden(hidden);
        }
    }

    /// Reports every event of this name on a part.
    pub fn listen(&self, selector: &str, name: &str, report: impl Fn(web_sys::Event) + 'static) {
        if let Some(element) = self.element(selector) {
            dom::listen(&element, name, report);
        }
    }
}
