//! The machine of my sign-ins at work.

use super::{read, security_info::taken};
use crate::effects::{dom, focus, http, navigate, tabs};
use crate::ui::reactive::spawn;
use drempel_contract::{NotMe, OfSession, paths};
use drempel_flow::my_sign_ins::{Effect, Event, MySignIns};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

/// The machine behind the page.
#[derive(Clone, Copy)]
pub struct Door(RwSignal<MySignIns>);

impl Door {
    /// A page that shows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(MySignIns::default()))
    }

    /// Asks what happened, now and whenever the browser shows the page again or another tab signs in or out.
    pub fn begin(self) {
        let window = dom::window();
        dom::listen(&window, "popstate", move |_| self.send(Event::WentBack));
        dom::listen(&window, "pageshow", move |event| {
            if event.dyn_into::<PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
                self.send(Event::Opened);
            }
        });
        tabs::hear(move |_| self.send(Event::Opened));
        self.send(Event::Opened);
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&MySignIns) -> T) -> T {
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
            Effect::Load(ticket) => spawn(async move {
                let list = taken(http::get(paths::MY_SIGN_INS).await, |json| {
                    read::of_session(json, read::my_sign_ins)
                });
                self.send(match list {
                    Ok(OfSession::SignedIn(list)) => Event::Known(ticket, list),
                    Ok(OfSession::SignedOut) => Event::SignedOut(ticket),
                    Err(failure) => Event::Failed(ticket, failure),
                });
            }),
            Effect::NotMe(ticket, id) => spawn(async move {
                let done = taken(http::post(paths::NOT_ME, &NotMe { id }).await, read::not_me_done);
                self.send(match done {
                    Ok(done) => Event::Done(ticket, done),
                    Err(failure) => Event::Failed(ticket, failure),
                });
            }),
            Effect::Tick(ticket) => {
                set_timeout(move || self.send(Event::SecondPassed(ticket)), Duration::from_secs(1));
            }
            Effect::Focus(place) => focus::focus(place),
            Effect::EnterHistory => navigate::enter_history(),
            Effect::LeaveHistory => navigate::back(),
            Effect::Go(location) => navigate::go(&location),
        }
    }
}

impl Default for Door {
    fn default() -> Self {
        Self::new()
    }
}
