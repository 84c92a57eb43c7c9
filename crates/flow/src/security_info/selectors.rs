//! What the view may ask. A view computes nothing.

use super::{Intent, Notice, Screen, SecurityInfo, Skips, Trouble};
use drempel_contract::{Enrolled, EnrolmentState, SecurityInfo as Info, SecurityMethod};

/// Which screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What there is.
    Methods,
    /// A newer sign-in is wanted.
    SignInAgain,
    /// Another name.
    Rename,
    /// Is it to go?
    Remove,
    /// Are all sessions to end?
    SignOutEverywhere,
    /// The key, for an app to take.
    SetUp,
    /// A phone has it; sign-ins can be switched on there.
    Connected,
    /// A phone has come, and shows a number that is to be typed.
    Number,
    /// Added.
    Added,
    /// It was not finished in time.
    Over,
    /// All sessions have ended.
    SignedOut,
}

impl SecurityInfo {
    /// Which screen it is.
    #[must_use]
    pub fn shows(&self) -> Shows {
        match &self.screen {
            Screen::Methods | Screen::Leaving => Shows::Methods,
            Screen::SignInAgain(_) => Shows::SignInAgain,
            Screen::Rename(_) => Shows::Rename,
            Screen::Remove(_) => Shows::Remove,
            Screen::SignOutEverywhere => Shows::SignOutEverywhere,
            Screen::SignedOut(_) => Shows::SignedOut,
            Screen::Enrolling(enrolling) => match (&enrolling.state, &enrolling.what) {
                (None, Some(Enrolled::PhoneSignIn { .. })) => Shows::Connected,
                (None | Some(EnrolmentState::Waiting { .. }), _) => Shows::SetUp,
                (Some(EnrolmentState::Connected { .. }), _) => Shows::Connected,
                (Some(EnrolmentState::Number { .. }), _) => Shows::Number,
                (Some(EnrolmentState::Done { .. }), _) => Shows::Added,
                (Some(EnrolmentState::Expired | EnrolmentState::Cancelled), _) => Shows::Over,
            },
        }
    }

    /// What the backend told last.
    #[must_use]
    pub fn info(&self) -> Option<&Info> {
        self.info.as_ref()
    }

    /// The ways to sign in.
    #[must_use]
    pub fn methods(&self) -> &[SecurityMethod] {
        self.info.as_ref().map_or(&[], |info| &info.methods)
    }

    /// The name of the method in question, on the screens about one.
    #[must_use]
    pub fn method_in_question(&self) -> Option<&str> {
        match &self.screen {
            Screen::Rename(id) | Screen::Remove(id) => self.method_called(id),
            Screen::Methods
            | Screen::SignInAgain(_)
            | Screen::SignOutEverywhere
            | Screen::Enrolling(_)
            | Screen::SignedOut(_)
            | Screen::Leaving => None,
        }
    }

    /// Whether the method in question is a phone that can be asked about sign-ins.
    #[must_use]
    pub fn is_about_a_phone(&self) -> bool {
        let Screen::Remove(wanted) = &self.screen else { return false };
        self.methods().iter().any(|method| match method {
            SecurityMethod::Totp { id, phone, .. } => id == wanted && phone.is_some(),
            SecurityMethod::Password => false,
        })
    }

    /// Whether the method in question may be removed; the last of its kind may not.
    #[must_use]
    pub fn can_remove(&self) -> bool {
        matches!(&self.screen, Screen::Remove(id) if self.may_go(id))
    }

    pub(super) fn may_go(&self, wanted: &str) -> bool {
        self.methods().iter().any(|method| match method {
            SecurityMethod::Totp { id, removable, .. } => id == wanted && *removable,
            SecurityMethod::Password => false,
        })
    }

    /// Whether it was added here a moment ago, and can go without a newer sign-in.
    pub(super) fn is_new(&self, wanted: &str) -> bool {
        self.methods().iter().any(|method| match method {
            SecurityMethod::Totp { id, undoable, .. } => id == wanted && *undoable,
            SecurityMethod::Password => false,
        })
    }

    pub(super) fn has_method_named(&self, wanted: &str) -> bool {
        self.methods().iter().any(|method| match method {
            SecurityMethod::Totp { name, .. } => name == wanted,
            SecurityMethod::Password => false,
        })
    }

    /// Its name.
    pub(super) fn method_called(&self, wanted: &str) -> Option<&str> {
        self.methods().iter().find_map(|method| match method {
            SecurityMethod::Totp { id, name, .. } => (id == wanted).then_some(name.as_str()),
            SecurityMethod::Password => None,
        })
    }

    /// What a newer sign-in is wanted for.
    #[must_use]
    pub fn sign_in_wanted_for(&self) -> Option<&Intent> {
        if let Screen::SignInAgain(intent) = &self.screen { Some(intent) } else { None }
    }

    /// Whether to advise a second method.
    #[must_use]
    pub fn advises(&self) -> bool {
        let skipped = |email: &str| self.skips.iter().find(|skips| skips.email == email);
        !self.skipped
            && self.info.as_ref().is_some_and(|info| {
                info.methods.len() == 1 && skipped(&info.email).is_none_or(|skips| skips.count < Skips::MOST)
            })
    }

    /// Other sessions that were ended.
    #[must_use]
    pub fn ended(&self) -> u32 {
        if let Screen::SignedOut(others) = self.screen { others } else { 0 }
    }

    /// Whether the backend is being asked something the person waits for.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some() || self.screen == Screen::Leaving
    }

    /// Whether a change can be chosen or confirmed now.
    #[must_use]
    pub fn can_act(&self) -> bool {
        let changing = self.doing.is_some() || self.screen == Screen::Leaving;
        let asking = self.asking.is_some() && self.screen != Screen::Methods;
        !changing && !asking && !self.is_held_up()
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// What went right, if anything did.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether the key was copied, once that was tried.
    #[must_use]
    pub fn copied(&self) -> Option<bool> {
        self.copied
    }

    /// Seconds until the backend may be asked again, where it said so.
    #[must_use]
    pub fn seconds_to_wait(&self) -> u32 {
        self.trouble.as_ref().and_then(Trouble::until).map_or(0, |until| self.now.until(until))
    }

    pub(super) fn is_held_up(&self) -> bool {
        self.trouble.as_ref().and_then(Trouble::until).is_some()
    }
}
