//! The start page's machine at work.

use super::{dom, focus, http, navigate, read, storage, tabs};
use crate::ui::reactive::spawn;
use drempel_contract::paths;
use drempel_flow::Failure;
use drempel_flow::home::{Effect, Event, Home as Machine};
use drempel_flow::sign_in::Focus;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

/// The machine behind the start page.
#[derive(Clone, Copy)]
pub struct Home(RwSignal<Machine>);

impl Home {
    /// A page that knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Machine::default()))
    }

    /// Asks who is signed in, now and whenever the browser shows the page again.
    pub fn begin(self) {
        tabs::hear(move |news| self.send(Event::Heard(news)));
        dom::listen(&dom::window(), "pageshow", move |event| {
            if event.dyn_into::<PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
                self.send(Event::Opened);
            }
        });
        self.send(Event::Opened);
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&Machine) -> T) -> T {
        self.0.with(question)
    }

    /// Tells the machine what happened, and does what it says.
    pub fn send(self, event: Event) {
        for effect in self.0.try_update(|machine| machine.update(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::AskSession(ticket) => spawn(async move {
                let session = http::get(paths::SESSION).await;
                self.send(match session.and_then(|json| read::session(&json).ok_or(Failure::Garbled)) {
                    Ok(session) => Event::SessionKnown(ticket, session),
                    Err(failure) => Event::Failed(ticket, failure),
                });
            }),
            Effect::EndSession(ticket) => spawn(async move {
                let ended = http::delete(paths::SESSION).await;
                self.send(match ended.and_then(|json| read::signed_out(&json).ok_or(Failure::Garbled)) {
                    Ok(_) => Event::SignedOut(ticket),
                    Err(failure) => Event::Failed(ticket, failure),
                });
            }),
            Effect::MarkSignedOut => storage::mark_signed_out(),
            Effect::Tell(news) => tabs::tell(news),
            Effect::FocusHeading => focus::focus(Focus::Heading),
            Effect::Go(location) => navigate::go(&location),
        }
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}
