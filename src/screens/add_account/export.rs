//! Taking accounts along, in a file under a password.

use super::{focus, forget, typed, words};
use crate::effects::add_account::Adding;
use crate::effects::export;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::authenticator::{self as door_flow, Place};
use drempel_verify::vault::{Passphrase, PassphraseError};
use leptos::prelude::*;

const FIELDS: [&str; 2] = ["#export_password", "#export_again"];

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Password(PassphraseError),
    Differ,
    Making,
    Done(usize),
    Failed,
}

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let Some(screen) = Screen::find("export") else { return };
    let state = RwSignal::new(None);
    screen.listen(".back", "click", move |_| {
        adding.door().send(door_flow::Event::PlaceChosen(Place::Settings));
    });
    let submitted = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        if state.get_untracked() != Some(State::Making) {
            submit(adding, &submitted, state);
        }
    });
    let here = Memo::new(move |_| {
        adding.door().ask(|door| door.shows()) == door_flow::Shows::Export && !adding.is_covered()
    });
    super::export_plain::adopt(adding, &screen, here);
    let shown = screen.clone();
    follow(move || {
        shown.show(here.get());
        if !here.get() {
            forget(&shown, &FIELDS);
            state.set(None);
        }
    });
    follow(move || keep_up(&screen, state.get()));
}

fn submit(adding: Adding, screen: &Screen, state: RwSignal<Option<State>>) {
    let (password, again) = (typed(screen, "#export_password"), typed(screen, "#export_again"));
    if let Err(cause) = Passphrase::chosen_password(&password) {
        state.set(Some(State::Password(cause)));
        focus(screen, "#export_password");
    } else if password != again {
        state.set(Some(State::Differ));
        focus(screen, "#export_again");
    } else {
        state.set(Some(State::Making));
        forget(screen, &FIELDS);
        export::sealed(adding.door(), Secret::new(password), move |done| {
            state.set(Some(done.map_or(State::Failed, State::Done)));
        });
    }
}

fn keep_up(screen: &Screen, state: Option<State>) {
    let words = &words().export;
    let (at_password, at_again, said) = match state {
        None => (String::new(), String::new(), String::new()),
        Some(State::Password(cause)) => (of_password(cause), String::new(), String::new()),
        Some(State::Differ) => (String::new(), words.differ.to_owned(), String::new()),
        Some(State::Making) => (String::new(), String::new(), words.making.to_owned()),
        Some(State::Done(count)) => (String::new(), String::new(), (words.done)(count)),
        Some(State::Failed) => (words.failed.to_owned(), String::new(), String::new()),
    };
    for (field, text) in FIELDS.into_iter().zip([&at_password, &at_again]) {
        screen.write(&[field, "-error"].concat(), text);
        screen.set(field, "aria-invalid", if text.is_empty() { "false" } else { "true" });
    }
    screen.write(".reading", &said);
    screen.set(".primary", "aria-disabled", if state == Some(State::Making) { "true" } else { "false" });
}

fn of_password(cause: PassphraseError) -> String {
    let words = &words().export;
    match cause {
        PassphraseError::Empty | PassphraseError::Guessable => (words.too_short)(Passphrase::PASSWORD),
        PassphraseError::TooShort { count, least } => (words.too_short)(least.saturating_sub(count)),
        PassphraseError::TooLong => words.too_long.to_owned(),
    }
}
