//! The number on this screen, to be found again on the phone, and what becomes of the request there.
//!
//! The rule a reader would break: the number is here for as long as it can be used and not a moment longer, and what is
//! printed of this never has it. The backend's clock decides; this page's seconds only say when to look.

use super::{Effect, Screen, SignIn, StepName, Trouble};
use crate::Ticket;
use drempel_contract::{Answer, NumberMatchManner as Manner, NumberMatchStatus, Secret, Step};

/// Seconds after which whoever sees nothing on the phone is told what else there is.
const SILENCE: u32 = 30;
/// Below this many seconds, the end is announced.
const SOON: u32 = 30;

/// The screen with the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMatch {
    /// Whose.
    pub email: String,
    /// Whether the phone offers numbers to tap or has this one typed.
    pub manner: Manner,
    /// What became of the request.
    pub status: NumberMatchStatus,
    /// Seconds until the request expires.
    pub seconds_left: u32,
    /// How many those were when the number was first seen here.
    pub lasts: u32,
    /// Seconds until **Send again** does something.
    pub resend_in: u32,
    /// Why nothing is heard of the request at present.
    pub cut_off: Option<CutOff>,
    number: Option<Secret>,
    /// Seconds since the number was first seen here.
    waited: u32,
    pub(super) polling: Option<Ticket>,
    /// Seconds from one question to the next: the backend's interval, and more while nobody answers.
    pub(super) pause: u32,
    /// Seconds until the next question.
    pub(super) poll_in: u32,
    pub(super) interval: u32,
}

/// Why nothing is heard of the request. The page goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CutOff {
    /// No network.
    Offline,
    /// The backend does not answer.
    Unreachable,
}

impl NumberMatch {
    /// The screen as the backend first tells it.
    pub(super) fn told(email: String, step: &Step) -> Self {
        let mut this = Self {
            email,
            manner: Manner::Tap,
            status: NumberMatchStatus::Sent,
            seconds_left: 0,
            lasts: 0,
            resend_in: 0,
            cut_off: None,
            number: None,
            waited: 0,
            polling: None,
            pause: 0,
            poll_in: 0,
            interval: 0,
        };
        this.hear(step);
        this
    }

    /// Takes in how it stands. Another number than before begins anew.
    pub(super) fn hear(&mut self, step: &Step) {
        let Step::NumberMatch { number, manner, status, expires_in, resend_in, interval } = step else {
            return;
        };
        let number = number.as_ref().map(Secret::new);
        if number.is_some() && number != self.number {
            (self.waited, self.lasts) = (0, *expires_in);
        }
        (self.number, self.manner, self.status) = (number, *manner, *status);
        self.seconds_left = *expires_in;
        self.resend_in = match status {
            NumberMatchStatus::Throttled { retry_after } => *retry_after.max(resend_in),
            NumberMatchStatus::Sent
            | NumberMatchStatus::Seen
            | NumberMatchStatus::Denied
            | NumberMatchStatus::WrongNumber
            | NumberMatchStatus::Expired
            | NumberMatchStatus::Unregistered
            | NumberMatchStatus::Superseded => *resend_in,
        };
        self.interval = (*interval).max(1);
        (self.pause, self.poll_in) = (self.interval, self.interval);
        self.cut_off = None;
    }

    /// The number, while it can be used.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        let open = !self.is_over() && self.seconds_left > 0;
        self.number.as_ref().filter(|_| open).map(Secret::expose)
    }

    /// Whether nothing more will become of the request.
    #[must_use]
    pub fn is_over(&self) -> bool {
        match self.status {
            NumberMatchStatus::Sent | NumberMatchStatus::Seen => false,
            NumberMatchStatus::Denied
            | NumberMatchStatus::WrongNumber
            | NumberMatchStatus::Expired
            | NumberMatchStatus::Unregistered
            | NumberMatchStatus::Superseded
            | NumberMatchStatus::Throttled { .. } => true,
        }
    }

    /// Whether the phone has been silent for so long that the person wonders.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.status == NumberMatchStatus::Sent && self.waited >= SILENCE
    }

    /// Whether the end is near.
    #[must_use]
    pub fn is_nearly_over(&self) -> bool {
        !self.is_over() && self.seconds_left <= SOON
    }

    /// A second later; whether it is time to ask how it stands.
    pub(super) fn a_second_later(&mut self) -> bool {
        let before = self.seconds_left;
        self.seconds_left = before.saturating_sub(1);
        self.resend_in = self.resend_in.saturating_sub(1);
        self.waited = self.waited.saturating_add(1);
        self.poll_in = self.poll_in.saturating_sub(1);
        self.poll_in == 0 || (before == 1 && self.cut_off.is_none())
    }
}

impl SignIn {
    /// The screen with the number, if it is shown.
    #[must_use]
    pub fn number_match(&self) -> Option<&NumberMatch> {
        if let Screen::NumberMatch(shown) = &self.screen { Some(shown) } else { None }
    }

    /// Whether **Send again** does something now.
    #[must_use]
    pub fn can_send_again(&self) -> bool {
        !self.is_held_up() && self.number_match().is_some_and(|shown| shown.resend_in == 0)
    }

    /// For `SendAgainChosen`: a new number, and the old one is void.
    pub(super) fn send_again(&mut self) -> Vec<Effect> {
        if self.can_send_again() {
            self.answer(StepName::NumberMatch, Answer::NumberMatch {})
        } else {
            Vec::new()
        }
    }

    /// What was said of a connection no longer holds.
    pub(super) fn forget_connection_trouble(&mut self) {
        if self.trouble.as_ref().is_some_and(Trouble::is_about_the_connection) {
            self.trouble = None;
        }
    }
}
