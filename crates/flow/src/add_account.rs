//! Adding accounts to the phone's app: by camera, picture, key, link, or another app's file.
//!
//! The rule a reader would break: nothing that is brought is among the accounts before the person has seen what it is and
//! said so, and nothing that is there is changed by it. Of a namesake, both stay unless the person asks for one to go.
//!
//! What is held is looked at with each event and not kept: the door owns it, and to lock is to drop this machine's
//! [`Step`], too ([`Event::Left`]).

mod brought;
mod effect;
mod event;
mod scan;
mod trouble;
mod typed;

pub use brought::{Candidate, Confirm, Stands};
pub use effect::{Added, Effect};
pub use event::{Event, Opened};
pub use trouble::{CameraTrouble, Trouble};
pub use typed::Typed;

use crate::{Ticket, Tickets};
use drempel_verify::contents::Contents;
use drempel_verify::exchange::migration::Parts;

/// The machine behind **Add account** and **Import**.
#[derive(Debug, Default)]
pub struct AddAccount {
    step: Step,
    /// This page's own origin: only its codes register this phone.
    origin: String,
    /// The codes of another app's export, as far as they were seen.
    parts: Parts,
    /// What is being read or opened.
    reading: Option<Ticket>,
    /// The camera that runs.
    camera: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
}

/// How far the person is.
#[derive(Default)]
enum Step {
    /// How to add it.
    #[default]
    Choice,
    /// The camera.
    Scan,
    /// By hand.
    Type,
    /// A file asks for its password.
    Unlock(Vec<u8>),
    /// What it is, before it is added.
    Confirm(Confirm),
}

/// Which screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// How to add it.
    Choice,
    /// The camera.
    Scan,
    /// By hand.
    Type,
    /// The password of a file.
    Unlock,
    /// What it is, before it is added.
    Confirm,
}

impl AddAccount {
    /// Takes in what happened, beside what is held; tells what must be done. An event that does not fit changes nothing.
    pub fn update(&mut self, event: Event, held: &Contents) -> Vec<Effect> {
        match event {
            Event::Began { origin } => self.begin(origin),
            Event::Left => self.leave(),
            Event::BackChosen => self.back(),
            Event::ScanChosen => self.scan(),
            Event::CameraFailed(ticket, cause) => self.camera_failed(ticket, cause),
            Event::Hidden => self.hidden(),
            Event::Seen(ticket, texts) if self.camera == Some(ticket) => self.take(&texts, held),
            Event::PictureChosen => self.read_picture(),
            Event::PictureRead(ticket, read) => self.if_reading(ticket, |this| this.picture_read(read, held)),
            Event::TextGiven(text) => self.take_text(&text, held),
            Event::TypeChosen => self.go(Step::Type),
            Event::TypeSubmitted(typed) => self.type_in(&typed, held),
            Event::FileGiven(bytes) => self.file(bytes, held),
            Event::FileRefused(cause) => self.told(Trouble::File(cause)),
            Event::PasswordSubmitted(password) => self.open_file(password),
            Event::FileOpened(ticket, opened) => self.if_reading(ticket, |this| this.opened(opened, held)),
            Event::Toggled(place) => self.toggle(place),
            Event::Confirmed { name, replace } => self.confirm(&name, replace),
            Event::Seen(..) => Vec::new(),
        }
    }

    /// Which screen it is.
    #[must_use]
    pub const fn shows(&self) -> Shows {
        match self.step {
            Step::Choice => Shows::Choice,
            Step::Scan => Shows::Scan,
            Step::Type => Shows::Type,
            Step::Unlock(_) => Shows::Unlock,
            Step::Confirm(_) => Shows::Confirm,
        }
    }

    /// What is to be confirmed.
    #[must_use]
    pub const fn confirming(&self) -> Option<&Confirm> {
        match &self.step {
            Step::Confirm(confirm) => Some(confirm),
            Step::Choice | Step::Scan | Step::Type | Step::Unlock(_) => None,
        }
    }

    /// How many codes of another app's export were seen, and how many there are; `(0, 0)` without one.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        self.parts.progress()
    }

    /// Whether something is being read or opened.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.reading.is_some()
    }

    /// Whether the camera runs.
    #[must_use]
    pub const fn has_camera(&self) -> bool {
        self.camera.is_some()
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    fn begin(&mut self, origin: String) -> Vec<Effect> {
        let effects = self.leave();
        self.origin = origin;
        effects
    }

    /// Forgets everything that was brought.
    fn leave(&mut self) -> Vec<Effect> {
        let stop = self.stop_camera();
        let (origin, tickets) = (core::mem::take(&mut self.origin), core::mem::take(&mut self.tickets));
        *self = Self { origin, tickets, ..Self::default() };
        stop
    }

    fn back(&mut self) -> Vec<Effect> {
        self.parts = Parts::default();
        self.reading = None;
        self.go(Step::Choice)
    }

    /// Goes to another step; the camera runs in one only.
    fn go(&mut self, step: Step) -> Vec<Effect> {
        let mut effects = self.stop_camera();
        self.step = step;
        self.trouble = None;
        effects.push(Effect::FocusHeading);
        effects
    }

    fn told(&mut self, trouble: Trouble) -> Vec<Effect> {
        self.trouble = Some(trouble);
        Vec::new()
    }

    fn stop_camera(&mut self) -> Vec<Effect> {
        self.camera.take().map(|_| Effect::StopCamera).into_iter().collect()
    }

    fn if_reading(&mut self, ticket: Ticket, then: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.reading != Some(ticket) {
            return Vec::new();
        }
        self.reading = None;
        then(self)
    }
}

impl core::fmt::Debug for Step {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Step(…)")
    }
}
