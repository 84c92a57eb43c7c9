//! Locking: by hand, out of sight, or after a while; and the clock that codes follow.

use super::{Authenticator, Effect, LockAfter, Moment, Place, Stage};
use crate::Ticket;

/// A vault that nobody has opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Locked {
    /// Tries of the PIN that are left.
    pub(super) left: u8,
    /// Whether the person is being asked about erasing it.
    pub(super) forgot: bool,
}

impl Authenticator {
    /// Drops everything that was opened.
    pub(super) fn lock(&mut self) -> Vec<Effect> {
        if self.opened().is_none() {
            return Vec::new();
        }
        self.stage = Stage::Locked(Locked::unknown());
        (self.asking, self.timing, self.saving, self.trouble) = (None, None, None, None);
        self.excused = false;
        vec![Effect::Lock, Effect::Prepare, Effect::FocusField]
    }

    pub(super) fn hidden(&mut self, now: Moment) -> Vec<Effect> {
        self.seen = false;
        self.now = now;
        if self.settings.lock_after == LockAfter::AtOnce && !self.excused {
            return self.lock();
        }
        Vec::new()
    }

    pub(super) fn shown(&mut self, now: Moment) -> Vec<Effect> {
        self.seen = true;
        self.excused = false;
        let mut effects = self.pass(now);
        if self.opened().is_some() {
            self.touched_at = now;
            effects.push(self.start_timer());
        }
        effects
    }

    pub(super) fn touched(&mut self, now: Moment) -> Vec<Effect> {
        let effects = self.pass(now);
        self.touched_at = now;
        effects
    }

    pub(super) fn second_passed(&mut self, ticket: Ticket, now: Moment) -> Vec<Effect> {
        if self.timing != Some(ticket) {
            return Vec::new();
        }
        self.timing = None;
        let mut effects = self.pass(now);
        if self.opened().is_some() {
            effects.push(self.start_timer());
        }
        effects
    }

    /// It is this late now. A clock that was set back must not keep the app open.
    fn pass(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        if now < self.touched_at {
            self.touched_at = now;
        }
        if now >= self.touched_at.after(self.settings.lock_after.seconds()) {
            return self.lock();
        }
        self.in_open(|open| open.pass(now))
    }

    /// Requests are shown at once, unless the person is in the middle of something.
    pub(super) fn requests_came(&mut self, count: usize) -> Vec<Effect> {
        let more = count > self.requests;
        self.requests = count;
        match self.opened().map(|open| &open.place) {
            Some(Place::Accounts) if more => self.go(Place::Requests),
            Some(Place::Requests) if count == 0 => self.go(Place::Accounts),
            Some(
                Place::OfferFingerprint
                | Place::Accounts
                | Place::Account(_)
                | Place::Add
                | Place::Import { .. }
                | Place::Export
                | Place::Requests
                | Place::Settings
                | Place::ChangePin
                | Place::Erase,
            )
            | None => Vec::new(),
        }
    }
}
