//! The machine of requests at work.

use super::authenticator::Door;
use super::read::authenticator as read;
use super::vault::{self, Unlock};
use super::{dom, focus, http, keys};
use crate::ui::reactive::spawn;
use drempel_contract::{Decide, Secret, SeeRequest, paths};
use drempel_flow::approval::{Approval, Effect, Event, NotSigned, Signing};
use drempel_flow::authenticator::{Event as DoorEvent, Proof};
use drempel_flow::sign_in::Focus;
use drempel_flow::{Failure, Ticket};
use drempel_verify::decision::{Decision, Request};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::VisibilityState;

/// What waits for this phone, and what is decided about it.
#[derive(Clone, Copy)]
pub struct Requests {
    machine: RwSignal<Approval>,
    door: Door,
}

impl Requests {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(door: Door) -> Self {
        Self { machine: RwSignal::new(Approval::default()), door }
    }

    /// Looks, and reports what happens from now on. Another page of this browser may open the vault or close it: the door's
    /// machine says how it is, and is asked after each of its changes.
    pub fn begin(self) {
        let (window, document) = (dom::window(), dom::document());
        dom::listen(&document, "visibilitychange", move |_| {
            let seen = dom::document().visibility_state() == VisibilityState::Visible;
            self.send(if seen { Event::Shown(vault::now()) } else { Event::Hidden(vault::now()) });
        });
        dom::listen(&window, "pageshow", move |_| self.send(Event::Shown(vault::now())));
        dom::listen(&window, "online", move |_| self.heard());
        self.send(Event::Opened(vault::now()));
        let door = self.door;
        let open = Memo::new(move |_| door.ask(drempel_flow::authenticator::Authenticator::is_open));
        crate::ui::reactive::follow(move || {
            let event = if open.get() { Event::Unlocked(vault::now()) } else { Event::Locked };
            self.send(event);
        });
    }

    /// A push message came.
    pub fn heard(self) {
        self.send(Event::Heard(vault::now()));
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&Approval) -> T) -> T {
        self.machine.with(question)
    }

    /// Reads the machine once.
    pub fn peek<T>(self, question: impl FnOnce(&Approval) -> T) -> T {
        self.machine.with_untracked(question)
    }

    /// Whether a fingerprint or a face opens the vault here.
    #[must_use]
    pub fn has_fingerprint(self) -> bool {
        self.door.ask(|door| door.settings().fingerprint)
    }

    /// Tells the machine what happened, and does what it says.
    pub fn send(self, event: Event) {
        for effect in self.machine.try_update(|machine| machine.update(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::Look(ticket) => spawn(async move { self.send(look(ticket).await) }),
            Effect::TellSeen(request) => spawn(async move {
                http::tell(paths::SEEN, &SeeRequest { request }).await;
            }),
            Effect::Sign { ticket, proof, signing } => spawn(async move {
                let signed = sign(self.door, proof, signing).await;
                self.send(match signed {
                    Ok(decision) => Event::Signed(ticket, decision, vault::now()),
                    Err(cause) => Event::NotSigned(ticket, cause, vault::now()),
                });
            }),
            Effect::Send { ticket, decision } => spawn(async move {
                self.send(match send(decision).await {
                    Ok(outcome) => Event::Decided(ticket, outcome, vault::now()),
                    Err(failure) => Event::NotSent(ticket, failure, vault::now()),
                });
            }),
            Effect::Tick(ticket) => {
                let report = move || self.send(Event::SecondPassed(ticket, vault::now()));
                set_timeout(report, Duration::from_secs(1));
            }
            Effect::TellWaiting(count) => self.door.send(DoorEvent::RequestsCame(count)),
            Effect::FocusHeading => focus::focus(Focus::Heading),
            Effect::FocusField => focus::focus(Focus::Field),
        }
    }
}

async fn look(ticket: Ticket) -> Event {
    let found = http::get(paths::AUTHENTICATOR).await;
    match found.and_then(|json| read::authenticator(&json).ok_or(Failure::Garbled)) {
        Ok(found) => Event::Looked(ticket, found, vault::now()),
        Err(failure) => Event::NotLooked(ticket, failure, vault::now()),
    }
}

/// The proof first, then the counter, then the signature: nothing is counted for a wrong PIN, and nothing is signed that
/// was not counted.
async fn sign(door: Door, proof: Option<Proof>, signing: Signing) -> Result<Secret, NotSigned> {
    let device = signing.device.clone();
    let by_pin = matches!(proof, Some(Proof::Pin(_)));
    let has_key = door.peek(|door| {
        let account = door.contents()?.registered(&device)?;
        account.registration.as_ref()?.approval_key.as_ref().map(drop)
    });
    if has_key.is_none() {
        return Err(NotSigned::NoKey);
    }
    let by = proof.map_or(Unlock::AlreadyOpen, Unlock::By);
    let opened = vault::approval_key(&device, &by).await;
    if by_pin {
        door.tell_tries(opened.as_ref().err());
    }
    let wrapped = opened.map_err(NotSigned::Refused)?;
    let counter = keys::next_counter(&device, 0).await.map_err(|_| NotSigned::NoKey)?;
    let decision = decision(signing, counter);
    let input = decision.signing_input();
    let signature = keys::sign(&device, &wrapped, input.as_bytes()).await.map_err(|_| NotSigned::NoKey)?;
    input.signed(&signature).map(Secret::new).map_err(|_| NotSigned::NoKey)
}

fn decision(signing: Signing, counter: u64) -> Decision {
    let Signing { request, account, client, place, device, choice, issued_at, expires_at } = signing;
    // Where this page is, and not where anybody says.
    let origin = dom::window().location().origin().unwrap_or_default();
    let about = Request { request, account, client, origin, place, device };
    Decision { about, choice, counter, issued_at, expires_at }
}

async fn send(decision: Secret) -> Result<drempel_contract::DecisionOutcome, Failure> {
    let json = http::post(paths::DECISION, &Decide { decision }).await?;
    read::decided(&json).ok_or(Failure::Garbled)
}
