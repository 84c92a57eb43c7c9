//! The security info's machine at work.

use super::{read, storage};
use crate::effects::read::Json;
use crate::effects::{clipboard, dom, focus, http, moment, navigate, storage as kept, tabs};
use crate::ui::reactive::spawn;
use drempel_contract::{
    Enrolled, Enrolment, EnrolmentId, MethodId, OfSession, SecurityInfo as Info, StartEnrolment, paths,
};
use drempel_flow::device_code::Moment;
use drempel_flow::security_info::{Effect, Event, Request, SecurityInfo};
use drempel_flow::{Failure, Ticket};
use leptos::prelude::*;
use serde::Serialize;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState};

/// The machine behind the page.
#[derive(Clone, Copy)]
pub struct Door(RwSignal<SecurityInfo>);

impl Door {
    /// A page that shows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(SecurityInfo::default()))
    }

    /// Tells the machine where this tab was, and what the browser and the other tabs do from now on.
    pub fn begin(self) {
        let window = dom::window();
        dom::listen(&window, "popstate", move |_| self.send(Event::WentBack));
        dom::listen(&window, "online", move |_| self.send(Event::CameBack(now())));
        dom::listen(&window, "pageshow", move |event| {
            if event.dyn_into::<PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
                self.open();
            }
        });
        dom::listen(&dom::document(), "visibilitychange", move |_| {
            if dom::document().visibility_state() == VisibilityState::Visible {
                self.send(Event::CameBack(now()));
            }
        });
        tabs::hear(move |_| self.send(Event::SessionChanged));
        self.open();
    }

    fn open(self) {
        self.send(Event::Opened { kept: storage::kept(), skips: storage::skips(), now: now() });
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&SecurityInfo) -> T) -> T {
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
            Effect::Ask { ticket, request } => spawn(async move {
                self.send(ask(ticket, request).await);
            }),
            Effect::Cancel(id) => spawn(async move {
                http::tell(paths::ENROLMENT_CANCEL, &EnrolmentId { id }).await;
            }),
            Effect::Tick(ticket) => {
                set_timeout(move || self.send(Event::SecondPassed(ticket, now())), Duration::from_secs(1));
            }
            Effect::Keep(what) => storage::keep(what.as_ref()),
            Effect::KeepSkips(skips) => storage::keep_skips(&skips),
            Effect::Copy(text) => spawn(async move {
                self.send(Event::Copied(clipboard::copy(text.expose()).await));
            }),
            Effect::Focus(place) => focus::focus(place),
            Effect::EnterHistory => navigate::enter_history(),
            Effect::LeaveHistory => navigate::back(),
            Effect::MarkSignedOut => kept::mark_signed_out(),
            Effect::Tell(news) => tabs::tell(news),
            Effect::Go(location) => navigate::go(&location),
        }
    }
}

impl Default for Door {
    fn default() -> Self {
        Self::new()
    }
}

fn now() -> Moment {
    Moment(u64::try_from(moment::now()).unwrap_or_default())
}

/// What is asked without anything to say.
#[derive(Serialize)]
struct Nothing {}

async fn ask(ticket: Ticket, request: Request) -> Event {
    let known = |info: Result<Info, Failure>| info.map(|info| Event::Known(ticket, info, now()));
    let enrolled = |it: Result<Enrolment, Failure>| it.map(|it| Event::Enrolled(ticket, it, now()));
    let outcome = match request {
        Request::Load => load().await.map(|it| match it {
            OfSession::SignedIn(info) => Event::Known(ticket, info, now()),
            OfSession::SignedOut => Event::SignedOut(ticket),
        }),
        Request::Start(what) => enrolled(start(what).await),
        Request::Poll(id) => {
            enrolled(posted(paths::ENROLMENT_POLL, &EnrolmentId { id }, read::enrolment).await)
        }
        Request::Confirm(code) => enrolled(posted(paths::ENROLMENT_CONFIRM, &code, read::enrolment).await),
        Request::Number(number) => enrolled(posted(paths::ENROLMENT_NUMBER, &number, read::enrolment).await),
        Request::Remove(id) => {
            known(posted(paths::METHOD_REMOVE, &MethodId { id }, read::security_info).await)
        }
        Request::Rename(name) => known(posted(paths::METHOD_RENAME, &name, read::security_info).await),
        Request::AllowRequests => {
            known(posted(paths::ALLOW_REQUESTS, &Nothing {}, read::security_info).await)
        }
        Request::SignOutEverywhere => {
            posted(paths::SIGN_OUT_EVERYWHERE, &Nothing {}, read::signed_out_everywhere)
                .await
                .map(|done| Event::SignedOutEverywhere(ticket, done))
        }
    };
    outcome.unwrap_or_else(|failure| Event::Failed(ticket, failure, now()))
}

async fn load() -> Result<OfSession<Info>, Failure> {
    taken(http::get(paths::SECURITY_INFO).await, |json| read::of_session(json, read::security_info))
}

async fn start(what: Enrolled) -> Result<Enrolment, Failure> {
    posted(paths::ENROLMENTS, &StartEnrolment { what }, read::enrolment).await
}

async fn posted<T>(path: &str, body: &impl Serialize, read: fn(&Json) -> Option<T>) -> Result<T, Failure> {
    taken(http::post(path, body).await, read)
}

/// Reads what came.
pub(super) fn taken<T>(json: Result<Json, Failure>, read: fn(&Json) -> Option<T>) -> Result<T, Failure> {
    read(&json?).ok_or(Failure::Garbled)
}
