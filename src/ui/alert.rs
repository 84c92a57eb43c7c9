//! What went wrong, said aloud.

use super::reactive::part;
use leptos::prelude::*;

/// A box above the form, for what concerns more than one field.
pub fn alert(words: impl Fn() -> Option<String> + Send + Sync + 'static) -> AnyView {
    said("alert", Box::new(words))
}

/// A line below a field, tied to it by `aria-describedby`.
pub fn field_error(words: impl Fn() -> Option<String> + Send + Sync + 'static) -> AnyView {
    said("field-error", Box::new(words))
}

/// The memo keeps a screen reader from reading the same words twice.
fn said(class: &'static str, words: Box<dyn Fn() -> Option<String> + Send + Sync>) -> AnyView {
    let words = Memo::new(move |_| words());
    part(move || match words.get() {
        Some(words) => view! { <p class=class role="alert">{words}</p> }.into_any(),
        None => ().into_any(),
    })
}
