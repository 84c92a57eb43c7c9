//! The phone's app: choose a PIN, unlock, see codes, and everything that is done to an account.
//!
//! The rule a reader would break: what is secret lies in [`Stage::Open`] and nowhere else, so that to lock is to drop it.
//! A PIN passes through an event into an effect and rests in neither.
//!
//! Adding and importing accounts (`add_account`) and requests from elsewhere (`approval`) are machines of their own; here
//! is only the [`Place`] where they are seen. What they change in the vault, they change by [`Event::Changed`].

mod change;
mod effect;
mod event;
mod first_use;
mod lock;
mod opened;
mod place;
mod selectors;
mod settings;
mod trouble;
mod unlock;

pub use change::Change;
pub use effect::{Effect, Proof};
pub use event::{Event, Found, Refusal};
pub use opened::{Opened, Removed};
pub use place::Place;
pub use selectors::{CodeShown, Shows};
pub use settings::{Able, LockAfter, Settings};
pub use trouble::{Trouble, Unusable};

pub use crate::device_code::Moment;
use crate::{Ticket, Tickets};
use drempel_verify::contents::Contents;

/// The machine of `/authenticator`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Authenticator {
    stage: Stage,
    settings: Settings,
    able: Able,
    /// The one thing under way that the person waits for.
    asking: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    /// The last change on its way into the vault.
    saving: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
    now: Moment,
    /// When the person last did something here.
    touched_at: Moment,
    /// Whether the page can be seen. What cannot be seen shows no secret.
    seen: bool,
    /// Whether a picker of files or pictures covers the page: that is no leaving.
    excused: bool,
    /// How many requests from elsewhere wait; said also while locked, with nothing else about them.
    requests: usize,
    /// Whether what was opened is an older copy, put back.
    old_copy: bool,
}

/// How far the person is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    /// Looking what there is.
    #[default]
    Opening,
    /// No vault yet. Told that the old one was erased, if it was.
    FirstUse {
        /// After ten wrong PINs, or because the person wanted it.
        erased: bool,
    },
    /// A vault, and nobody has opened it.
    Locked(lock::Locked),
    /// The vault's contents, in memory.
    Open(Box<Opened>),
    /// Nothing can be done here.
    Unusable(Unusable),
}

impl Authenticator {
    /// Takes in what happened; tells what must be done. An event that does not fit changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { found, settings, able, now } => self.open(found, settings, able, now),
            Event::PinChosen { pin, again } => self.choose_pin(&pin, &again),
            Event::Created(ticket, contents) => self.if_asking(ticket, |this| this.created(contents)),
            Event::FingerprintWanted => self.set_fingerprint(),
            Event::FingerprintDeclined => self.go(Place::Accounts),
            Event::FingerprintSet(ticket, set) => self.if_asking(ticket, |this| this.fingerprint_set(set)),
            Event::FingerprintTurnedOff => self.forget_fingerprint(),
            Event::PinSubmitted(pin) => self.unlock(Proof::Pin(pin)),
            Event::FingerprintChosen => self.unlock(Proof::Fingerprint),
            Event::Unlocked(ticket, contents) => self.if_asking(ticket, |this| this.unlocked(contents)),
            Event::OldCopyNoticed => self.notice_old_copy(true),
            Event::OldCopyUnderstood => self.notice_old_copy(false),
            Event::Refused(ticket, refusal) => self.if_asking(ticket, |this| this.refused(refusal)),
            Event::TriesChanged(left) => self.tries_changed(left),
            Event::ForgotChosen => self.forgot(true),
            Event::EraseCancelled => self.forgot(false),
            Event::EraseConfirmed => self.erase(),
            Event::Erased => self.erased(true),
            Event::LockChosen => self.lock(),
            Event::Hidden(now) => self.hidden(now),
            Event::Shown(now) => self.shown(now),
            Event::Touched(now) => self.touched(now),
            Event::PickerOpened => {
                self.excused = true;
                Vec::new()
            }
            Event::SecondPassed(ticket, now) => self.second_passed(ticket, now),
            Event::PlaceChosen(place) => self.go(place),
            Event::BackPressed => self.went_back(),
            Event::Changed(change) => self.change(change),
            Event::Saved(ticket, contents) => self.saved(ticket, contents),
            Event::NotSaved(ticket, contents) => self.not_saved(ticket, contents),
            Event::ChangedElsewhere => self.reload(),
            Event::LostTouch(refusal) if self.is_open() => self.refused(refusal),
            Event::LostTouch(_) => Vec::new(),
            Event::UndoChosen => self.undo(),
            Event::CopyChosen(id) => self.copy(&id),
            Event::Copied(done) => {
                self.in_open(|open| open.copied = open.copying.take().map(|id| (id, done)))
            }
            Event::RevealChosen(id) => self.reveal(id),
            Event::Searched(text) => self.in_open(|open| open.search = text),
            Event::PinChangeSubmitted { current, new, again } => self.change_pin(current, &new, &again),
            Event::PinChanged(ticket, fingerprint_kept) => {
                self.if_asking(ticket, |this| this.pin_changed(fingerprint_kept))
            }
            Event::LockAfterChosen(after) => self.set(|settings| settings.lock_after = after),
            Event::HideCodesChosen(hide) => self.set(|settings| settings.hide_codes = hide),
            Event::UnregisterChosen(id) => self.unregister(id),
            Event::Unregistered(ticket, done) => self.if_asking(ticket, |this| this.unregistered(done)),
            Event::RequestsCame(count) => self.requests_came(count),
        }
    }

    fn open(&mut self, found: Found, settings: Settings, able: Able, now: Moment) -> Vec<Effect> {
        (self.settings, self.able, self.now, self.touched_at) = (settings, able, now, now);
        self.seen = true;
        self.stage = match found {
            Found::Nothing => Stage::FirstUse { erased: false },
            Found::Erased => Stage::FirstUse { erased: true },
            Found::Vault { left } => Stage::Locked(lock::Locked::with(left)),
            Found::Unusable(why) => Stage::Unusable(why),
        };
        match self.stage {
            Stage::Locked(_) => vec![Effect::Prepare, Effect::FocusField],
            Stage::FirstUse { .. } => vec![Effect::Prepare],
            Stage::Opening | Stage::Open(_) | Stage::Unusable(_) => Vec::new(),
        }
    }

    fn if_asking(&mut self, ticket: Ticket, then: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.asking != Some(ticket) {
            return Vec::new();
        }
        self.asking = None;
        then(self)
    }

    /// Begins what the person waits for.
    fn ask(&mut self, effect: impl FnOnce(Ticket) -> Effect) -> Vec<Effect> {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        self.trouble = None;
        vec![effect(ticket)]
    }

    fn start_timer(&mut self) -> Effect {
        let ticket = self.tickets.issue();
        self.timing = Some(ticket);
        Effect::Tick(ticket)
    }

    /// Says what went wrong, where the keyboard is.
    fn told(&mut self, trouble: Trouble) -> Vec<Effect> {
        self.trouble = Some(trouble);
        vec![Effect::FocusField]
    }

    fn opened(&self) -> Option<&Opened> {
        match &self.stage {
            Stage::Open(open) => Some(open),
            Stage::Opening | Stage::FirstUse { .. } | Stage::Locked(_) | Stage::Unusable(_) => None,
        }
    }

    fn opened_mut(&mut self) -> Option<&mut Opened> {
        match &mut self.stage {
            Stage::Open(open) => Some(open),
            Stage::Opening | Stage::FirstUse { .. } | Stage::Locked(_) | Stage::Unusable(_) => None,
        }
    }

    fn in_open(&mut self, change: impl FnOnce(&mut Opened)) -> Vec<Effect> {
        if let Some(open) = self.opened_mut() {
            change(open);
        }
        Vec::new()
    }

    /// The contents are here: shows the accounts, and keeps time from now on.
    fn show(&mut self, contents: Contents, place: Place) -> Vec<Effect> {
        self.trouble = None;
        self.saving = None;
        self.touched_at = self.now;
        self.stage = Stage::Open(Box::new(Opened::new(contents, place)));
        vec![self.start_timer(), Effect::FocusHeading]
    }
}
