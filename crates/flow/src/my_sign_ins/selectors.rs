//! What the page shows of it.

use super::{MySignIns, Screen, Shows};
use crate::sign_in::Trouble;
use drempel_contract::{NotMeDone, SignInEvent, SignInEventKind};

impl MySignIns {
    /// Which screen it is.
    #[must_use]
    pub fn shows(&self) -> Shows {
        match self.screen {
            Screen::List | Screen::Leaving => Shows::MySignIns,
            Screen::NotMe(_) => Shows::NotMe,
            Screen::Secured(..) => Shows::Secured,
        }
    }

    /// What happened, the newest first; `None` until the backend has told.
    #[must_use]
    pub fn events(&self) -> Option<&[SignInEvent]> {
        self.list.as_ref().map(|list| list.events.as_slice())
    }

    /// The event in question.
    #[must_use]
    pub fn in_question(&self) -> Option<&SignInEvent> {
        if let Screen::NotMe(event) = &self.screen { Some(event) } else { None }
    }

    /// What was done about it.
    #[must_use]
    pub fn done(&self) -> Option<NotMeDone> {
        if let Screen::Secured(done, _) = self.screen { Some(done) } else { None }
    }

    /// Whether it ends other sessions, or did: not when nobody got in.
    #[must_use]
    pub fn ends_sessions(&self) -> bool {
        match &self.screen {
            Screen::NotMe(event) => !event.what.is_a_try(),
            Screen::Secured(_, ends) => *ends,
            Screen::List | Screen::Leaving => false,
        }
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether the backend is being asked something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some() || self.screen == Screen::Leaving
    }

    /// Whether something can be confirmed or tried again now.
    #[must_use]
    pub fn can_act(&self) -> bool {
        !self.is_waiting() && self.trouble.as_ref().and_then(Trouble::seconds_left).is_none()
    }

    /// Whether **This wasn't me** makes sense: not for what is the person here and now, nor for what they said themselves.
    #[must_use]
    pub fn can_be_denied(event: &SignInEvent) -> bool {
        let said = match event.what {
            SignInEventKind::PhoneReported | SignInEventKind::NotMe => true,
            SignInEventKind::SignedIn
            | SignInEventKind::DeviceApproved
            | SignInEventKind::SecondFactorFailed
            | SignInEventKind::PhoneDenied
            | SignInEventKind::PhoneWrongNumber
            | SignInEventKind::MethodAdded
            | SignInEventKind::MethodRemoved
            | SignInEventKind::PhoneSignInEnabled
            | SignInEventKind::RequestsAllowed => false,
        };
        !said && !event.this_session
    }
}
