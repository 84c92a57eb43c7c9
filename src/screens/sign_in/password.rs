//! The password. Read from the field at submit, handed on, and kept nowhere.

use super::{person, trouble};
use crate::effects::{language::words, sign_in::Door, site};
use crate::ui::{page, reactive::part, text::text};
use drempel_contract::Secret;
use drempel_flow::sign_in::{Event, SignIn, StepName};
use leptos::{ev, html::Input, prelude::*};

/// The screen.
pub fn password(door: Door) -> AnyView {
    page::title(|| words().password.heading.to_owned());
    let field = NodeRef::<Input>::new();
    let shown = RwSignal::new(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        shown.set(false);
        if let Some(field) = field.get_untracked() {
            door.send(Event::PasswordSubmitted(Secret::new(field.value())));
        }
    };
    view! {
        <section class="screen">
            <h1 tabindex="-1">{text(|words| words.password.heading)}</h1>
            {person::person(door)}
            {trouble::above(door, StepName::Password)}
            <form class="form" method="dialog" novalidate on:submit=submit>
                {username(door)}
                {entry(door, field, shown)}
                <button class="button primary" type="submit" aria-disabled=person::held_up(door)>
                    {text(|words| words.password.sign_in)}
                </button>
                {forgot()}
            </form>
        </section>
    }
    .into_any()
}

/// Tells a password manager which entry is meant.
fn username(door: Door) -> AnyView {
    let email = door.ask_once(|machine| machine.typed_email().to_owned());
    view! { <input type="text" name="username" autocomplete="username" value=email readonly hidden /> }
        .into_any()
}

fn entry(door: Door, field: NodeRef<Input>, shown: RwSignal<bool>) -> AnyView {
    let caps_lock = RwSignal::new(false);
    let watch = move |event: ev::KeyboardEvent| caps_lock.set(event.get_modifier_state("CapsLock"));
    view! {
        <div class="field">
            <label for="password">{text(|words| words.password.password)}</label>
            <input
                id="password"
                name="password"
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete="current-password"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="go"
                maxlength="1024"
                aria-describedby="password-error caps-lock"
                aria-invalid=person::invalid(door)
                readonly=move || door.ask(SignIn::is_waiting)
                data-focus=""
                node_ref=field
                on:input=move |_| door.send(Event::Typed)
                on:keydown=watch
                on:keyup=watch
            />
            <div id="password-error">{trouble::below_field(door, StepName::Password)}</div>
            <div id="caps-lock" class="field-hint" role="status">
                {move || caps_lock.get().then(|| words().password.caps_lock)}
            </div>
            <div class="password-line">
                <button
                    class="link"
                    type="button"
                    aria-controls="password"
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { words().password.hide } else { words().password.show }}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The operator's page for a forgotten password, or whom to ask.
fn forgot() -> AnyView {
    part(|| {
        let url = site::ask(|site| site.forgot_password_url.clone());
        if url.is_empty() {
            let whom = site::ask(|site| site::local(&site.support.text));
            view! {
                <details class="help">
                    <summary class="link">{text(|words| words.password.forgot)}</summary>
                    <p class="soft">
                        {text(|words| words.password.forgot_help)} " "
                        {whom.unwrap_or_else(|| words().page.support.to_owned())}
                    </p>
                </details>
            }
            .into_any()
        } else {
            view! { <a href=url>{text(|words| words.password.forgot)}</a> }.into_any()
        }
    })
}
