//! The address, and the accounts this browser remembers.

use super::frame;
use crate::effects::{dom, language::words, sign_in::Door, site};
use crate::ui::{reactive, screen::Screen};
use drempel_flow::sign_in::{Event, KnownAccount, StepName};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// Takes the screen over, with what was typed, selected and focused in it.
pub fn adopt(door: Door) {
    let submit = |door: Door, screen: &Screen| door.send(Event::EmailSubmitted(frame::typed(screen)));
    let Some(screen) = frame::adopt(door, StepName::Identify, "identify", submit) else { return };
    if let Some(slot) = dom::by_id("tiles") {
        let accounts = Memo::new(move |_| door.ask(|machine| machine.accounts().to_vec()));
        reactive::list(slot, move || accounts.with(|accounts| tiles(door, accounts)));
    }
    reactive::follow(move || {
        if let Some(label) = site::ask(|site| site::local(&site.account_label)) {
            screen.write("label", &label);
        }
    });
    come_back(door);
}

/// Puts an address into an empty field when the screen comes back or the application suggests one, and only then: what
/// somebody empties stays empty.
fn come_back(door: Door) {
    let Some(field) = dom::by_id::<HtmlInputElement>("email") else { return };
    let offered = Memo::new(move |_| {
        door.ask(|machine| {
            (machine.screen_name() == StepName::Identify).then(|| machine.typed_email().to_owned())
        })
    });
    reactive::follow(move || {
        if let (Some(email), true) = (offered.get(), field.value().is_empty()) {
            field.set_value(&email);
        }
    });
}

fn tiles(door: Door, accounts: &[KnownAccount]) -> AnyView {
    if accounts.is_empty() {
        return ().into_any();
    }
    let tiles = accounts.iter().map(|account| tile(door, account.clone())).collect_view();
    view! {
        <div class="tiles">
            <h2>{words().identify.accounts}</h2>
            <ul class="applications">{tiles}</ul>
        </div>
    }
    .into_any()
}

fn tile(door: Door, account: KnownAccount) -> impl IntoView {
    let KnownAccount { email, name, signed_in, method: _ } = account;
    let (chosen, removed) = (email.clone(), email.clone());
    let words = &words().identify;
    view! {
        <li class="tile-row">
            <button class="tile" type="button" on:click=move |_| door.send(Event::AccountChosen(chosen.clone()))>
                <strong>{name}</strong>
                <span>{email.clone()}</span>
                <span>{if signed_in { words.signed_in } else { words.signed_out }}</span>
            </button>
            <button
                class="link"
                type="button"
                aria-label=(words.remove_account)(&email)
                on:click=move |_| door.send(Event::AccountRemoved(removed.clone()))
            >
                {words.remove}
            </button>
        </li>
    }
}
