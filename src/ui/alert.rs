//! What went wrong, said aloud.

use leptos::prelude::*;

/// A box above the form, for what concerns more than one field.
pub fn alert(words: impl Fn() -> Option<String> + Send + Sync + 'static) -> impl IntoView {
    let words = Memo::new(move |_| words());
    move || words.get().map(|words| view! { <p class="alert" role="alert">{words}</p> })
}

/// A line below a field, tied to it by `aria-describedby`.
pub fn field_error(words: impl Fn() -> Option<String> + Send + Sync + 'static) -> impl IntoView {
    let words = Memo::new(move |_| words());
    move || words.get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })
}
