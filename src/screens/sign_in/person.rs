//! Who is signing in, and the way back to the address.

use crate::effects::sign_in::Door;
use crate::ui::text::text;
use drempel_flow::sign_in::{Event, SignIn};
use leptos::prelude::*;

/// The address, with **Use another account**.
pub fn person(door: Door) -> AnyView {
    let email = door.ask_once(|machine| machine.typed_email().to_owned());
    view! {
        <div class="person">
            <span>{email}</span>
            <button class="link" type="button" on:click=move |_| door.send(Event::AnotherAccountWanted)>
                {text(|words| words.password.use_another_account)}
            </button>
        </div>
    }
    .into_any()
}

/// `aria-disabled` for **submit**: the button keeps the keyboard while the backend is asked.
pub fn held_up(door: Door) -> impl Fn() -> &'static str + Copy + Send + Sync {
    move || if door.ask(SignIn::can_submit) { "false" } else { "true" }
}

/// `aria-invalid` for the field.
pub fn invalid(door: Door) -> impl Fn() -> &'static str + Copy + Send + Sync {
    move || if super::trouble::blames_field(door) { "true" } else { "false" }
}
