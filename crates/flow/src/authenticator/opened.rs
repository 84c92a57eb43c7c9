//! The vault's contents in memory, and what is being done with them.

use super::{Authenticator, Change, Effect, Moment, Place, Trouble};
use crate::{Failure, sign_in};
use drempel_contract::ProblemCode;
use drempel_verify::contents::{Account, AccountId, Contents};

/// How long a removed account can be put back, in s.
const UNDO: u32 = 15;

/// How long a hidden code is shown, in s.
const REVEALED: u32 = 20;

/// How long a word of confirmation stays, in s.
const SAID: u32 = 4;

/// An open vault.
#[derive(Clone, PartialEq)]
pub struct Opened {
    pub(super) contents: Contents,
    pub(super) place: Place,
    /// Where the person was before.
    pub(super) came_from: Place,
    /// How many steps the browser's history knows.
    pub(super) entered: usize,
    /// The browser was told to go a step back, and has not said that it did.
    pub(super) going_back: bool,
    pub(super) search: String,
    /// The hidden code that was asked for, and until when it is shown.
    pub(super) revealed: Option<(AccountId, Moment)>,
    pub(super) removed: Option<Removed>,
    pub(super) copying: Option<AccountId>,
    /// What was copied, or could not be.
    pub(super) copied: Option<(AccountId, bool)>,
    /// Until when that is said.
    pub(super) copied_until: Moment,
    /// The account whose phone is being unregistered.
    pub(super) leaving: Option<AccountId>,
    /// What was done in the settings.
    pub(super) done: Option<Done>,
}

/// What was done, to be said once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// Another PIN.
    PinChanged,
}

/// An account that was removed and can be put back.
#[derive(Clone, PartialEq)]
pub struct Removed {
    pub(super) account: Account,
    place: usize,
    until: Moment,
}

impl Opened {
    pub(super) fn new(contents: Contents, place: Place) -> Self {
        Self {
            contents,
            place,
            came_from: Place::Accounts,
            entered: 0,
            going_back: false,
            search: String::new(),
            revealed: None,
            removed: None,
            copying: None,
            copied: None,
            copied_until: Moment::default(),
            leaving: None,
            done: None,
        }
    }

    /// What is over at this moment is said no longer.
    pub(super) fn pass(&mut self, now: Moment) {
        self.revealed = self.revealed.take().filter(|(_, until)| now < *until);
        self.removed = self.removed.take().filter(|removed| now < removed.until);
        if now >= self.copied_until {
            self.copied = None;
        }
    }
}

impl Authenticator {
    pub(super) fn change(&mut self, change: Change) -> Vec<Effect> {
        let now = self.now;
        let Some(open) = self.opened_mut() else { return Vec::new() };
        if let Change::Remove(id) = &change {
            let found = open.contents.accounts.iter().position(|account| account.id == *id);
            let Some((place, account)) = found.and_then(|at| Some((at, open.contents.accounts.get(at)?)))
            else {
                return Vec::new();
            };
            // The backend would go on asking a phone that does not know the account any more.
            if account.registration.is_some() {
                return Vec::new();
            }
            open.removed = Some(Removed { account: account.clone(), place, until: now.after(UNDO) });
        }
        let mut effects = self.store(change);
        let gone = self.opened().is_some_and(|open| match &open.place {
            Place::Account(id) => open.contents.account(id).is_none(),
            Place::OfferFingerprint
            | Place::Accounts
            | Place::Add
            | Place::Import { .. }
            | Place::Export
            | Place::Requests
            | Place::Settings
            | Place::ChangePin
            | Place::Erase => false,
        });
        if gone {
            effects.extend(self.go(Place::Accounts));
        }
        effects
    }

    /// Does it here at once, and in the vault as soon as that can be.
    fn store(&mut self, change: Change) -> Vec<Effect> {
        let ticket = self.tickets.issue();
        let Some(open) = self.opened_mut() else { return Vec::new() };
        change.clone().apply(&mut open.contents);
        self.saving = Some(ticket);
        vec![Effect::Save { ticket, change }]
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let removed = self.opened_mut().and_then(|open| open.removed.take());
        let Some(Removed { account, place, .. }) = removed else { return Vec::new() };
        self.store(Change::Restore { account: Box::new(account), place })
    }

    /// Only the last change's report has all of them in it.
    pub(super) fn saved(&mut self, ticket: crate::Ticket, contents: Contents) -> Vec<Effect> {
        if self.saving == Some(ticket) {
            self.saving = None;
            if matches!(self.trouble, Some(Trouble::Storage)) {
                self.trouble = None;
            }
            return self.in_open(|open| open.contents = contents);
        }
        Vec::new()
    }

    pub(super) fn not_saved(&mut self, ticket: crate::Ticket, contents: Option<Contents>) -> Vec<Effect> {
        if self.saving != Some(ticket) {
            return Vec::new();
        }
        self.saving = None;
        self.trouble = Some(Trouble::Storage);
        self.in_open(|open| {
            open.removed = None;
            if let Some(contents) = contents {
                open.contents = contents;
            }
        })
    }

    pub(super) fn reload(&mut self) -> Vec<Effect> {
        if self.opened().is_none() {
            return Vec::new();
        }
        let ticket = self.tickets.issue();
        self.saving = Some(ticket);
        vec![Effect::Reload(ticket)]
    }

    pub(super) fn copy(&mut self, id: &AccountId) -> Vec<Effect> {
        let now = self.now;
        let Some(open) = self.opened_mut() else { return Vec::new() };
        let Some(account) = open.contents.account(id) else { return Vec::new() };
        let totp = account.otpauth.totp();
        let code = totp.code_for_step(totp.step_at(i64::try_from(now.0).unwrap_or_default()));
        open.copying = Some(id.clone());
        open.copied_until = now.after(SAID);
        vec![Effect::Copy(code.text())]
    }

    pub(super) fn reveal(&mut self, id: AccountId) -> Vec<Effect> {
        let until = self.now.after(REVEALED);
        self.in_open(|open| open.revealed = Some((id, until)))
    }

    pub(super) fn unregister(&mut self, id: AccountId) -> Vec<Effect> {
        if self.asking.is_some() {
            return Vec::new();
        }
        let Some(open) = self.opened_mut() else { return Vec::new() };
        let known = open.contents.account(&id).and_then(|account| account.registration.as_ref());
        let Some(device) = known.map(|registration| registration.device.clone()) else { return Vec::new() };
        open.leaving = Some(id);
        self.ask(|ticket| Effect::Unregister { ticket, device })
    }

    pub(super) fn unregistered(&mut self, done: Result<(), Failure>) -> Vec<Effect> {
        let Some(id) = self.opened_mut().and_then(|open| open.leaving.take()) else { return Vec::new() };
        match done {
            Ok(()) => self.store(Change::Unregister(id)),
            // It was removed on a computer already.
            Err(Failure::Problem(problem)) if problem.code == ProblemCode::NotSignedIn => {
                self.store(Change::Unregister(id))
            }
            Err(failure) => {
                self.trouble = Some(Trouble::Call(sign_in::Trouble::from(failure)));
                Vec::new()
            }
        }
    }
}

impl core::fmt::Debug for Opened {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Opened(…)")
    }
}

impl core::fmt::Debug for Removed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Removed(…)")
    }
}
