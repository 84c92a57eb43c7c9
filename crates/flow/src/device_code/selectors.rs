//! What the view may ask. A view computes nothing.

use super::{Code, DeviceCode, Screen, Trouble};

/// Below this many seconds, the end of the code is announced.
const SOON: u32 = 60;

/// Which screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The code, or why there is none.
    DeviceCode,
    /// Signing in.
    Progress,
}

impl DeviceCode {
    /// Which screen it is.
    #[must_use]
    pub fn shows(&self) -> Shows {
        match self.screen {
            Screen::Without | Screen::Code(_) => Shows::DeviceCode,
            Screen::SigningIn(_) | Screen::Leaving => Shows::Progress,
        }
    }

    /// The code, while there is one.
    #[must_use]
    pub fn code(&self) -> Option<&Code> {
        match &self.screen {
            Screen::Code(polling) => Some(&polling.code),
            Screen::Without | Screen::SigningIn(_) | Screen::Leaving => None,
        }
    }

    /// Seconds the code has left.
    #[must_use]
    pub fn seconds_left(&self) -> u32 {
        self.code().map_or(0, |code| self.now.until(code.expires_at))
    }

    /// Whether the code's end is near.
    #[must_use]
    pub fn is_nearly_over(&self) -> bool {
        self.code().is_some() && self.seconds_left() <= SOON
    }

    /// Whether a code is being asked for.
    #[must_use]
    pub fn is_getting_code(&self) -> bool {
        self.asking.is_some() && matches!(self.screen, Screen::Without)
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Seconds until the backend may be asked again, where it said so.
    #[must_use]
    pub fn seconds_to_wait(&self) -> u32 {
        self.trouble.as_ref().and_then(Trouble::until).map_or(0, |until| self.now.until(until))
    }

    /// Whether **Get a new code** does something now.
    #[must_use]
    pub fn can_get_new_code(&self) -> bool {
        !self.is_getting_code() && !self.is_held_up()
    }

    /// Whether the code was copied, once that was tried.
    #[must_use]
    pub fn copied(&self) -> Option<bool> {
        self.copied
    }

    pub(super) fn is_held_up(&self) -> bool {
        self.code().is_none() && self.trouble.as_ref().is_some_and(|trouble| trouble.until().is_some())
    }
}
