//! An address that leads nowhere.

use crate::effects::language::words;
use crate::ui::{page, text::text};
use leptos::prelude::*;

/// The screen.
pub fn not_found() -> AnyView {
    page::title(|| words().not_found.heading.to_owned());
    view! {
        <section class="screen">
            <h1 tabindex="-1">{text(|words| words.not_found.heading)}</h1>
            <p>{text(|words| words.not_found.explanation)}</p>
            <a class="button primary" href="/">{text(|words| words.not_found.back)}</a>
        </section>
    }
    .into_any()
}
