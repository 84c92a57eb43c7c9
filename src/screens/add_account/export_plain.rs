//! Taking accounts along to an app that reads nothing encrypted of ours: in clear, for who knows the PIN.
//!
//! The rule a reader would break: codes that are shown hold every key. They stand in the document while this screen is
//! shown, and not after: the phone may be locked by the time they come.

use super::{focus, forget, typed, words};
use crate::effects::add_account::Adding;
use crate::effects::export::{self, Exported};
use crate::screens::authenticator::trouble;
use crate::ui::qr::Drawing;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::authenticator::{Refusal, Trouble};
use drempel_verify::vault::PassphraseError;
use leptos::prelude::*;
use web_sys::{Element, HtmlSelectElement};

const PIN: &str = "#export_pin";

/// What came of it.
#[derive(Default)]
enum State {
    #[default]
    Nothing,
    Pin(Trouble),
    Failed,
    Making,
    File(usize),
    Codes {
        drawings: Vec<Drawing>,
        left_out: String,
        /// Which one is shown.
        at: usize,
    },
}

/// Takes its part of the screen over, which is there while `here` says so.
pub(super) fn adopt(adding: Adding, screen: &Screen, here: Memo<bool>) {
    let state = RwSignal::new(State::default());
    let submitted = screen.clone();
    screen.listen(".plain form", "submit", move |event| {
        event.prevent_default();
        if !state.with_untracked(|state| matches!(state, State::Making)) {
            submit(adding, &submitted, here, state);
        }
    });
    screen.listen(".next-code", "click", move |_| {
        state.update(|state| {
            if let State::Codes { drawings, at, .. } = state {
                *at = (*at + 1) % drawings.len().max(1);
            }
        });
    });
    // What was made for one app is not shown under the name of another.
    screen.listen("#export_app", "change", move |_| state.set(State::Nothing));
    let left = screen.clone();
    follow(move || {
        if !here.get() {
            forget(&left, &[PIN]);
            if let Some(details) = left.part::<Element>(".plain") {
                details.remove_attribute("open").ok();
            }
            state.set(State::Nothing);
        }
    });
    let screen = screen.clone();
    follow(move || state.with(|state| keep_up(&screen, state)));
}

fn submit(adding: Adding, screen: &Screen, here: Memo<bool>, state: RwSignal<State>) {
    let pin = typed(screen, PIN);
    if pin.is_empty() {
        state.set(State::Pin(Trouble::Pin(PassphraseError::Empty)));
        focus(screen, PIN);
        return;
    }
    let app = screen.part::<HtmlSelectElement>("#export_app").map(|field| field.value()).unwrap_or_default();
    state.set(State::Making);
    forget(screen, &[PIN]);
    let asked = screen.clone();
    export::plain(adding.door(), app, Secret::new(pin), move |exported| {
        if !here.get_untracked() {
            return;
        }
        let was_wrong = matches!(exported, Err(Some(Refusal::Wrong { .. })));
        state.set(match exported {
            Ok(Exported::File(count)) => State::File(count),
            Ok(Exported::Codes { drawings, left_out }) => State::Codes { drawings, left_out, at: 0 },
            Err(Some(Refusal::Wrong { left })) => State::Pin(Trouble::Wrong { left }),
            Err(_) => State::Failed,
        });
        if was_wrong {
            focus(&asked, PIN);
        } else if let Some(codes) = asked.part::<Element>(".codes") {
            codes.scroll_into_view();
        }
    });
}

fn keep_up(screen: &Screen, state: &State) {
    let words = &words().export;
    let at_pin = match state {
        State::Pin(cause) => trouble::words(cause),
        State::Failed => words.failed.to_owned(),
        State::Nothing | State::Making | State::File(_) | State::Codes { .. } => String::new(),
    };
    let said = match state {
        State::Making => words.making.to_owned(),
        State::File(count) => (words.done)(*count),
        State::Nothing | State::Pin(_) | State::Failed | State::Codes { .. } => String::new(),
    };
    screen.write("#export_pin-error", &at_pin);
    screen.set(PIN, "aria-invalid", if at_pin.is_empty() { "false" } else { "true" });
    screen.write(".plain .reading", &said);
    let making = matches!(state, State::Making);
    screen.set(".plain form .button", "aria-disabled", if making { "true" } else { "false" });
    codes(screen, state);
}

fn codes(screen: &Screen, state: &State) {
    let words = &words().export;
    let (shown, count, left_out) = match state {
        State::Codes { drawings, left_out, at } => {
            (drawings.get(*at).map(|drawing| (*at + 1, drawing)), drawings.len(), left_out.as_str())
        }
        State::Nothing | State::Pin(_) | State::Failed | State::Making | State::File(_) => (None, 0, ""),
    };
    let which = shown.map(|(place, _)| (words.code)(place, count)).unwrap_or_default();
    screen.hide(".codes", !matches!(state, State::Codes { .. }));
    screen.write(".which", &which);
    match shown {
        Some((_, drawing)) => drawing.put(screen, &which),
        None => Drawing::wipe(screen),
    }
    screen.hide(".codes .qr", shown.is_none());
    screen.hide(".next-code", count < 2);
    let names: Vec<&str> = left_out.lines().collect();
    let behind = if names.is_empty() { String::new() } else { (words.left_behind)(&names.join(", ")) };
    screen.write(".left-behind", &behind);
    screen.hide(".left-behind", names.is_empty());
}
