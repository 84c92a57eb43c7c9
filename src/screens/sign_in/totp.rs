//! A code from an authenticator app.

use super::{person, trouble};
use crate::effects::{language::words, sign_in::Door};
use crate::ui::{page, reactive::part, text::text};
use drempel_contract::{Secret, TotpDevice};
use drempel_flow::sign_in::{Event, Screen, SignIn, StepName};
use leptos::{ev, html::Input, prelude::*};

/// The screen.
pub fn totp(door: Door) -> AnyView {
    page::title(|| words().totp.heading.to_owned());
    let field = NodeRef::<Input>::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            door.send(Event::CodeSubmitted(Secret::new(field.value())));
        }
    };
    view! {
        <section class="screen">
            <h1 tabindex="-1">{text(|words| words.totp.heading)}</h1>
            {person::person(door)}
            <p class="soft">{text(|words| words.totp.explanation)}</p>
            {trouble::above(door, StepName::Totp)}
            <form class="form" method="dialog" novalidate on:submit=submit>
                {devices(door)}
                {entry(door, field)}
                <button class="button primary" type="submit" aria-disabled=person::held_up(door)>
                    {text(|words| words.totp.verify)}
                </button>
            </form>
        </section>
    }
    .into_any()
}

fn entry(door: Door, field: NodeRef<Input>) -> AnyView {
    view! {
        <div class="field">
            <label for="code">{text(|words| words.totp.code)}</label>
            <input
                id="code"
                class="code-input"
                name="code"
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                enterkeyhint="go"
                maxlength="16"
                aria-describedby="code-error"
                aria-invalid=person::invalid(door)
                readonly=move || door.ask(SignIn::is_waiting)
                data-focus=""
                node_ref=field
                on:input=move |_| door.send(Event::Typed)
            />
            <div id="code-error">{trouble::below_field(door, StepName::Totp)}</div>
        </div>
    }
    .into_any()
}

/// Which app is meant; not asked of who has one.
fn devices(door: Door) -> AnyView {
    let known = Memo::new(move |_| door.ask(|machine| devices_of(machine).to_vec()));
    let chosen = move || {
        door.ask(|machine| match machine.screen() {
            Screen::Totp(totp) => totp.chosen.clone(),
            Screen::Identify(_) | Screen::Password(_) | Screen::StaySignedIn(_) | Screen::Progress(_) => {
                String::new()
            }
        })
    };
    part(move || {
        let devices = known.get();
        let option = move |device: TotpDevice| {
            let id = device.id.clone();
            view! { <option value=device.id selected=move || chosen() == id>{device.name}</option> }
        };
        if devices.len() < 2 {
            return ().into_any();
        }
        view! {
                <div class="field">
                    <label for="device">{text(|words| words.totp.device)}</label>
                    <select id="device" on:change=move |event| door.send(Event::DeviceChosen(event_target_value(&event)))>
                        {devices.into_iter().map(option).collect_view()}
                    </select>
                </div>
            }
            .into_any()
    })
}

fn devices_of(machine: &SignIn) -> &[TotpDevice] {
    match machine.screen() {
        Screen::Totp(totp) => &totp.devices,
        Screen::Identify(_) | Screen::Password(_) | Screen::StaySignedIn(_) | Screen::Progress(_) => &[],
    }
}
