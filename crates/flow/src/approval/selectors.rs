//! What the views may ask. A view computes nothing.

use super::{Approval, Outcome, Screen, Trouble};
use drempel_contract::{ApprovalRequest, Numbers, RegisteredAccount};
use drempel_verify::number_match::Picked;

/// Below this many seconds, the end is announced.
const SOON: u32 = 20;

/// Which screen it is, in place of all others of the phone's app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Are you trying to sign in?
    Request,
    /// **Approve** or **Deny**?
    Decision,
    /// Why is it denied?
    Denied,
    /// The PIN or the fingerprint.
    Prove,
    /// On its way.
    Sending,
    /// Over.
    Outcome,
}

impl Approval {
    /// Which screen it is; `None` while nothing is asked, and while the vault is closed.
    #[must_use]
    pub fn shows(&self) -> Option<Shows> {
        if !self.open {
            return None;
        }
        match self.screen {
            Screen::Quiet => None,
            Screen::Request => Some(Shows::Request),
            Screen::Decision(_) => Some(Shows::Decision),
            Screen::Why(_) => Some(Shows::Denied),
            Screen::Unlock(_) => Some(Shows::Prove),
            Screen::Denying(_) | Screen::Sending(_) => Some(Shows::Sending),
            Screen::Outcome(_) => Some(Shows::Outcome),
        }
    }

    /// What it is about; only while the vault is open and the page is seen.
    #[must_use]
    pub fn request(&self) -> Option<&ApprovalRequest> {
        self.request.as_ref().filter(|_| self.open && self.visible)
    }

    /// The numbers to be tapped, in their order; none where one is to be typed.
    #[must_use]
    pub fn choices(&self) -> &[String] {
        match self.request.as_ref().map(|request| &request.numbers) {
            Some(Numbers::Tap { choices }) => choices,
            Some(Numbers::Type { .. }) | None => &[],
        }
    }

    /// The number that the person chose.
    #[must_use]
    pub fn picked(&self) -> Option<Picked> {
        match self.screen {
            Screen::Decision(number) | Screen::Unlock(number) => Some(number),
            Screen::Why(number) => number,
            Screen::Quiet
            | Screen::Request
            | Screen::Denying(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => None,
        }
    }

    /// How many more wait behind the one on the screen.
    #[must_use]
    pub fn others(&self) -> usize {
        let id = self.request.as_ref().map(|request| request.id.as_str());
        self.waiting.iter().filter(|waiting| Some(waiting.id.as_str()) != id).count()
    }

    /// Seconds left to answer.
    #[must_use]
    pub fn seconds_left(&self) -> u32 {
        let end = self.request.as_ref().map_or(0, |request| request.expires_at);
        u32::try_from(end.saturating_sub(self.there())).unwrap_or(0)
    }

    /// Whether the end is near.
    #[must_use]
    pub fn is_nearly_over(&self) -> bool {
        self.request.is_some() && self.seconds_left() <= SOON
    }

    /// How it ended.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self.screen {
            Screen::Outcome(outcome) => Some(outcome),
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_)
            | Screen::Sending(_) => None,
        }
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// Whether the person waits for something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }

    /// Whether the program must not be changed under this: something is open, or on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !matches!(self.screen, Screen::Quiet | Screen::Outcome(_))
    }

    /// Whether requests arrive: the backend answered when it was last asked.
    #[must_use]
    pub fn hears(&self) -> bool {
        self.looking.answered
    }

    /// Whether the backend knows this phone, as far as is known.
    #[must_use]
    pub fn is_registered(&self) -> bool {
        self.looking.registered
    }

    /// The accounts for which the backend knows this phone.
    #[must_use]
    pub fn accounts(&self) -> &[RegisteredAccount] {
        &self.accounts
    }

    /// What push messages are asked for with; `None` where none are sent, or nothing was heard yet.
    #[must_use]
    pub fn push_key(&self) -> Option<&str> {
        self.push_key.as_deref()
    }

    /// How the backend knows this device.
    #[must_use]
    pub fn account(&self, device: &str) -> Option<&RegisteredAccount> {
        self.accounts.iter().find(|account| account.device == device)
    }

    /// The backend's clock, in s since 1970, as far as this phone can tell.
    #[must_use]
    pub fn backend_time(&self) -> i64 {
        self.there()
    }
}
