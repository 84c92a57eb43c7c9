//! Privacy and cookies: what is stored where.

use crate::effects::language::words;
use crate::ui::{page, reactive::part, text::text};
use leptos::prelude::*;

/// The screen.
pub fn privacy() -> AnyView {
    page::title(|| words().privacy.heading.to_owned());
    view! {
        <section class="screen privacy">
            <h1 tabindex="-1">{text(|words| words.privacy.heading)}</h1>
            <p>{text(|words| words.privacy.intro)}</p>
            {part(|| {
                let section = |(heading, body)| view! { <div><h2>{heading}</h2><p class="soft">{body}</p></div> };
                words().privacy.sections.iter().copied().map(section).collect_view().into_any()
            })}
            <a class="button" href="/signin">{text(|words| words.privacy.back)}</a>
        </section>
    }
    .into_any()
}
