//! On the way out.

use crate::effects::language::words;
use crate::ui::{page, text::text};
use leptos::prelude::*;

/// The screen.
pub fn progress() -> AnyView {
    page::title(|| words().progress.heading.to_owned());
    view! {
        <section class="screen">
            <h1 tabindex="-1">{text(|words| words.progress.heading)}</h1>
            <div class="progress inline" role="progressbar" aria-label=text(|words| words.progress.heading)></div>
        </section>
    }
    .into_any()
}
