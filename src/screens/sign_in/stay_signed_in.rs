//! May the session outlive the browser?

use super::{person, trouble};
use crate::effects::{language::words, sign_in::Door};
use crate::ui::{page, text::text};
use drempel_flow::sign_in::{Event, StepName};
use leptos::prelude::*;

/// The screen.
pub fn stay_signed_in(door: Door) -> AnyView {
    page::title(|| words().stay_signed_in.heading.to_owned());
    view! {
        <section class="screen">
            <h1 tabindex="-1">{text(|words| words.stay_signed_in.heading)}</h1>
            {trouble::above(door, StepName::StaySignedIn)}
            <p class="soft">{text(|words| words.stay_signed_in.explanation)}</p>
            <div class="actions">
                <button
                    class="button primary"
                    type="button"
                    aria-disabled=person::held_up(door)
                    on:click=move |_| door.send(Event::StayChosen(true))
                >
                    {text(|words| words.stay_signed_in.yes)}
                </button>
                <button
                    class="button"
                    type="button"
                    aria-disabled=person::held_up(door)
                    on:click=move |_| door.send(Event::StayChosen(false))
                >
                    {text(|words| words.stay_signed_in.no)}
                </button>
            </div>
        </section>
    }
    .into_any()
}
