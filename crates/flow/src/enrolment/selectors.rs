//! What the views may ask. A view computes nothing.

use super::enabling::Stage;
use super::{Enrolment, Screen, Trouble};
use drempel_contract::EnrolmentOpened;

/// Which screen it is, in place of the door's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The short code, to be typed.
    Code,
    /// This account; what is this phone called?
    Enrol,
    /// **Enable phone sign-in**.
    EnablePhoneSignIn,
    /// The number, to be typed on the computer.
    Number,
    /// **Phone sign-in enabled**.
    PhoneSignInEnabled,
}

impl Enrolment {
    /// Which screen it is.
    #[must_use]
    pub fn shows(&self) -> Option<Shows> {
        match &self.screen {
            Screen::Closed => None,
            Screen::Code => Some(Shows::Code),
            Screen::Found(found) if found.number.is_some() => Some(Shows::Number),
            Screen::Found(_) => Some(Shows::Enrol),
            Screen::Enabling(enabling) => Some(match &enabling.stage {
                Stage::Offered => Shows::EnablePhoneSignIn,
                Stage::Number(_) => Shows::Number,
                Stage::On => Shows::PhoneSignInEnabled,
            }),
        }
    }

    /// The account that came.
    #[must_use]
    pub fn found(&self) -> Option<&EnrolmentOpened> {
        match &self.screen {
            Screen::Found(found) => Some(&found.opened),
            Screen::Closed | Screen::Code | Screen::Enabling(_) => None,
        }
    }

    /// Whose phone sign-in it is.
    #[must_use]
    pub fn email(&self) -> &str {
        match &self.screen {
            Screen::Enabling(enabling) => &enabling.registration.email,
            Screen::Found(found) => &found.opened.email,
            Screen::Closed | Screen::Code => "",
        }
    }

    /// Whether the account was added just now.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        matches!(&self.screen, Screen::Enabling(enabling) if enabling.fresh)
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether the person waits for something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }
}
