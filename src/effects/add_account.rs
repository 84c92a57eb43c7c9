//! The machine of adding accounts at work.

use super::authenticator::Door;
use super::camera::{self, Look};
use super::enrolment::Enrolling;
use super::{dom, focus, pixels, random, worker};
use crate::ui::reactive::{follow, spawn};
use crate::worker::{Job, Outcome, Why};
use drempel_contract::Secret;
use drempel_flow::Ticket;
use drempel_flow::add_account::{AddAccount, Added, Effect, Event, Opened, Trouble};
use drempel_flow::authenticator::{self, Change, Place, Shows};
use drempel_flow::sign_in::Focus;
use drempel_verify::contents::{Account, AccountId, Contents};
use drempel_verify::exchange::{self, Brought, ExchangeError, Imported, uris};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, VisibilityState};

thread_local! {
    /// What is about to be read.
    static PICTURE: RefCell<Option<Blob>> = const { RefCell::new(None) };
}

/// The machine behind **Add account**, beside the door's.
#[derive(Clone, Copy)]
pub struct Adding {
    machine: RwSignal<AddAccount>,
    door: Door,
    /// How many were added last, to be said.
    added: RwSignal<usize>,
    /// Takes codes of our own backend, and covers these screens as requests do.
    enrolling: Enrolling,
}

impl Adding {
    /// Begins when the person comes to add or import, and forgets everything when they are elsewhere or the app is locked.
    #[must_use]
    pub fn new(door: Door, enrolling: Enrolling) -> Self {
        let (machine, added) = (RwSignal::new(AddAccount::default()), RwSignal::new(0));
        let this = Self { machine, door, added, enrolling };
        let here = Memo::new(move |_| door.ask(|door| matches!(door.shows(), Shows::Add | Shows::Import)));
        follow(move || {
            let origin = dom::window().location().origin().unwrap_or_default();
            this.send(if here.get() { Event::Began { origin } } else { Event::Left });
        });
        // What covers the camera's picture stops it, as leaving the page does.
        follow(move || {
            if this.is_covered() {
                this.send(Event::Hidden);
            }
        });
        dom::listen(&dom::document(), "visibilitychange", move |_| {
            if dom::document().visibility_state() == VisibilityState::Hidden {
                this.send(Event::Hidden);
            }
        });
        dom::listen(&dom::window(), "pagehide", move |_| this.send(Event::Hidden));
        this
    }

    /// The door.
    #[must_use]
    pub const fn door(self) -> Door {
        self.door
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&AddAccount) -> T) -> T {
        self.machine.with(question)
    }

    /// Reads the machine once.
    pub fn peek<T>(self, question: impl FnOnce(&AddAccount) -> T) -> T {
        self.machine.with_untracked(question)
    }

    /// Whether something more urgent is on the screen; reading it follows a change.
    #[must_use]
    pub fn is_covered(self) -> bool {
        self.enrolling.covers()
    }

    /// How many accounts were added last; reading it follows a change.
    #[must_use]
    pub fn added(self) -> usize {
        self.added.get()
    }

    /// Tells the machine what happened, and does what it says.
    pub fn send(self, event: Event) {
        let held = self.door.peek(|door| door.contents().cloned()).unwrap_or_default();
        for effect in self.machine.try_update(|machine| machine.update(event, &held)).unwrap_or_default() {
            self.run(effect);
        }
    }

    /// A picture was chosen, pasted or dropped.
    pub fn picture(self, picture: Blob) {
        PICTURE.replace(Some(picture));
        self.send(Event::PictureChosen);
    }

    /// A file was chosen.
    pub fn file(self, file: Blob) {
        spawn(async move {
            // More than any format may be: it is not even read.
            let read = if file.size() > exchange::LONGEST as f64 + 1.0 {
                Err(ExchangeError::TooLong)
            } else {
                JsFuture::from(file.array_buffer()).await.map_err(|_| ExchangeError::Unknown)
            };
            match read {
                Ok(bytes) => self.send(Event::FileGiven(Uint8Array::new(&bytes).to_vec())),
                Err(cause) => self.send(Event::FileRefused(cause)),
            }
        });
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::StartCamera(ticket) => camera::start(ticket, move |look| {
                self.send(match look {
                    Look::Seen(texts) => Event::Seen(ticket, texts),
                    Look::Failed(cause) => Event::CameraFailed(ticket, cause),
                });
            }),
            Effect::StopCamera => camera::stop(),
            Effect::ReadPicture(ticket) => self.read_picture(ticket),
            Effect::ReadFile { ticket, file } => self.read_file(ticket, file),
            Effect::OpenFile { ticket, file, password } => self.open_file(ticket, file, password),
            Effect::Add { accounts, instead_of } => self.add(accounts, instead_of),
            Effect::Enrol { activation } => self.enrolling.scanned(activation.activation),
            Effect::FocusHeading => focus::focus(Focus::Heading),
        }
    }

    fn read_picture(self, ticket: Ticket) {
        let picture = PICTURE.take();
        spawn(async move {
            let pixels = match picture {
                Some(picture) => pixels::of_picture(&picture).await,
                None => None,
            };
            let read = match pixels {
                None => Err(Trouble::NotPicture),
                Some((pixels, width, height)) => {
                    match worker::ask(Job::ReadCodes { pixels, width, height, thorough: true }).await {
                        Ok(Outcome::Texts(texts)) => Ok(texts),
                        _ => Err(Trouble::NoWorker),
                    }
                }
            };
            self.send(Event::PictureRead(ticket, read));
        });
    }

    fn read_file(self, ticket: Ticket, file: Vec<u8>) {
        spawn(async move {
            let read = match worker::ask(Job::ReadFile { file: file.clone() }).await {
                Ok(Outcome::Locked) => Ok(Opened::Locked(file)),
                outcome => opened(outcome),
            };
            self.send(Event::FileOpened(ticket, read));
        });
    }

    fn open_file(self, ticket: Ticket, file: Vec<u8>, password: Secret) {
        spawn(async move {
            let opened = opened(worker::ask(Job::OpenFile { file, password }).await);
            self.send(Event::FileOpened(ticket, opened));
        });
    }

    fn add(self, accounts: Vec<Added>, instead_of: Option<AccountId>) {
        let count = accounts.len();
        let accounts = accounts.into_iter().map(|added| {
            let mut account = Account::new(AccountId::from_random(random::bytes()), added.otpauth);
            (account.kind, account.hidden) = (added.kind, added.hidden);
            if let Some(name) = added.name {
                account.rename(&name);
            }
            account
        });
        self.door.send(authenticator::Event::Changed(Change::Add(accounts.collect())));
        if let Some(id) = instead_of {
            self.door.send(authenticator::Event::Changed(Change::Remove(id)));
        }
        self.added.set(count);
        self.door.send(authenticator::Event::PlaceChosen(Place::Accounts));
    }
}

fn opened(outcome: Result<Outcome, worker::Lost>) -> Result<Opened, Trouble> {
    match outcome {
        Ok(Outcome::Opened(bytes)) => Contents::parse(&bytes)
            .map(|contents| Opened::Ours(contents.accounts))
            .map_err(|_| Trouble::Spoiled),
        Ok(Outcome::Brought { list, left_out }) => {
            // An empty list is none.
            let accounts = match uris::read(&list) {
                Ok(Brought::Accounts(imported)) => imported.accounts,
                Ok(Brought::Part(_) | Brought::Locked(_)) | Err(_) => Vec::new(),
            };
            Ok(Opened::Others(Imported { accounts, left_out }))
        }
        Ok(Outcome::NotRead(cause)) => Err(Trouble::File(cause)),
        Ok(Outcome::Refused(why)) => Err(match why {
            Why::Wrong => Trouble::File(ExchangeError::WrongPassword),
            Why::NoMemory => Trouble::NoMemory,
            Why::Newer => Trouble::Newer,
            Why::Damaged | Why::NotOpen | Why::TooLong => Trouble::Spoiled,
        }),
        Ok(
            Outcome::Calibrated { .. }
            | Outcome::Sealed(_)
            | Outcome::Texts(_)
            | Outcome::Locked
            | Outcome::Written { .. },
        )
        | Err(worker::Lost) => Err(Trouble::NoWorker),
    }
}
