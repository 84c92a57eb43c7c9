//! Putting the keyboard somewhere, once it is on the screen.

use super::dom;
use drempel_flow::sign_in::Focus;
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Moves the keyboard to the first field with something wrong in it, once that has been said.
pub fn focus_mistake() {
    set_timeout(
        || {
            if let Some(field) = dom::all(".screen:not([hidden]) [aria-invalid='true']").into_iter().next() {
                field.focus().ok();
            }
        },
        Duration::ZERO,
    );
}

/// Moves the keyboard after the screen has been drawn. A screen without a field gets it on its heading.
pub fn focus(place: Focus) {
    set_timeout(
        move || {
            let field = dom::all(".screen:not([hidden]) [data-focus]").into_iter().next();
            let heading = dom::all(".screen:not([hidden]) h1").into_iter().next();
            let target = match place {
                Focus::Heading => heading,
                Focus::Field => field.or(heading),
            };
            if let Some(target) = target {
                target.focus().ok();
                if let (Focus::Field, Some(field)) = (place, target.dyn_ref::<HtmlInputElement>()) {
                    field.select();
                }
            }
        },
        Duration::ZERO,
    );
}
