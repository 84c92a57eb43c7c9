//! The machine of enrolment at work.

use super::approval::Requests;
use super::authenticator::Door;
use super::read::authenticator as read;
use super::{dom, focus, http, keys, navigate, random, vault};
use crate::ui::reactive::{follow, spawn};
use drempel_contract::{EnablePhoneSignIn, paths};
use drempel_flow::approval::Event as RequestsEvent;
use drempel_flow::authenticator::{Change, Event as DoorEvent, Place};
use drempel_flow::enrolment::{Effect, Enrolment, Event, Request};
use drempel_flow::sign_in::Focus;
use drempel_flow::{Failure, Ticket};
use drempel_verify::base64url;
use drempel_verify::contents::{AccountId, ApprovalKey};
use drempel_verify::otpauth::Activation;
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;

/// An account on its way to this phone.
#[derive(Clone, Copy)]
pub struct Enrolling {
    machine: RwSignal<Enrolment>,
    door: Door,
    requests: Requests,
}

impl Enrolling {
    /// Nothing comes yet.
    #[must_use]
    pub fn new(door: Door, requests: Requests) -> Self {
        Self { machine: RwSignal::new(Enrolment::default()), door, requests }
    }

    /// Hears from now on what the door says. What the address brought, from a camera that is not this page's, waits until
    /// there is a vault to put it into.
    pub fn begin(self) {
        let door = self.door;
        let brought = RefCell::new(brought());
        let open = Memo::new(move |_| door.ask(drempel_flow::authenticator::Authenticator::is_open));
        follow(move || {
            if !open.get() {
                self.send(Event::Locked);
            } else if let Some(activation) = brought.take() {
                self.scanned(activation);
            }
        });
    }

    /// Whether a request or an account that comes stands in place of the door's own screens. What reads it follows.
    #[must_use]
    pub fn covers(self) -> bool {
        self.requests.ask(drempel_flow::approval::Approval::shows).is_some()
            || self.ask(Enrolment::shows).is_some()
    }

    /// The person wants to type the code that the computer shows.
    pub fn code_wanted(self) {
        self.door.send(DoorEvent::PlaceChosen(Place::Accounts));
        self.send(Event::CodeWanted);
    }

    /// A QR code of this backend's was scanned.
    pub fn scanned(self, activation: String) {
        self.door.send(DoorEvent::PlaceChosen(Place::Accounts));
        self.send(Event::Scanned { activation });
    }

    /// **Enable phone sign-in**, of an account that is here.
    pub fn enable(self, id: &AccountId) {
        let wanted = self.door.peek(|door| {
            let account = door.contents()?.account(id)?;
            let registration = account.registration.as_ref()?;
            let (email, device) = (registration.email.clone(), registration.device.clone());
            Some(Event::EnableWanted { id: id.clone(), email, device, kind: account.kind })
        });
        if let Some(event) = wanted {
            self.send(event);
        }
    }

    /// **Add account**, under this name of the phone.
    pub fn named(self, name: String) {
        let id = AccountId::from_random(random::bytes());
        self.send(Event::NameSubmitted { name, id, now: vault::now() });
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&Enrolment) -> T) -> T {
        self.machine.with(question)
    }

    /// Tells the machine what happened, and does what it says.
    pub fn send(self, event: Event) {
        for effect in self.machine.try_update(|machine| machine.update(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::Ask { ticket, request } => spawn(async move {
                let event = ask(ticket, request).await;
                self.send(event.unwrap_or_else(|failure| Event::Failed(ticket, failure)));
            }),
            Effect::Keep { ticket, change } => self.keep(change, move |stored| {
                if stored { Event::Kept(ticket, vault::now()) } else { Event::NotKept(ticket) }
            }),
            Effect::Change(change) => self.door.send(DoorEvent::Changed(change)),
            Effect::MakeKey { ticket, device } => spawn(async move {
                self.send(match keys::make(&device).await {
                    Ok(made) => {
                        let key = ApprovalKey { wrapped: made.wrapped, public: made.public_key };
                        Event::KeyMade(ticket, key)
                    }
                    Err(_) => Event::NotKept(ticket),
                });
            }),
            Effect::Wait(ticket) => {
                set_timeout(move || self.send(Event::Waited(ticket, vault::now())), Duration::from_secs(2))
            }
            Effect::TellRegistered => self.requests.send(RequestsEvent::Registered(vault::now())),
            Effect::FocusHeading => focus::focus(Focus::Heading),
            Effect::FocusField => focus::focus(Focus::Field),
        }
    }

    /// Stores a change, and only then goes on; the door reads it again, as if another page had made it.
    fn keep(self, change: Change, then: impl FnOnce(bool) -> Event + 'static) {
        vault::save(change, move |stored| {
            let done = stored.is_ok();
            self.door.send(DoorEvent::ChangedElsewhere);
            self.send(then(done));
        });
    }
}

async fn ask(ticket: Ticket, request: Request) -> Result<Event, Failure> {
    match request {
        Request::Open(open) => {
            let json = http::post(paths::PHONE_ENROLMENTS, &open).await?;
            let opened = read::enrolment_opened(&json).ok_or(Failure::Garbled)?;
            Ok(Event::Opened(ticket, open.activation, opened))
        }
        Request::Activate(activate) => {
            let json = http::post(paths::ACTIVATE, &activate).await?;
            Ok(Event::Activated(ticket, read::enrolment_on_phone(&json).ok_or(Failure::Garbled)?))
        }
        Request::Enable { device, key } => {
            let enable = signed(device, &key).await?;
            let json = http::post(paths::PHONE_SIGN_IN, &enable).await?;
            Ok(Event::Enabled(ticket, read::enrolment_on_phone(&json).ok_or(Failure::Garbled)?))
        }
    }
}

/// What this page was opened with. It is used once, so it does not stay in the address, nor in the history.
fn brought() -> Option<String> {
    let address = dom::window().location().href().ok()?;
    let activation = Activation::of(&address)?.activation;
    navigate::forget_fragment();
    Some(activation)
}

/// Proves that the key is here: what is signed says where, for what and for whom.
async fn signed(device: String, key: &ApprovalKey) -> Result<EnablePhoneSignIn, Failure> {
    let origin = dom::window().location().origin().unwrap_or_default();
    let public_key = base64url::encode(&key.public);
    let message = ["drempel-phone-sign-in", &origin, &device, &public_key].join("\n");
    let signature = keys::sign(&device, &key.wrapped, message.as_bytes()).await;
    let proof = base64url::encode(&signature.map_err(|_| Failure::Garbled)?);
    Ok(EnablePhoneSignIn { device, public_key, proof })
}
