//! A code: asked for, shown, kept over a reload.

use super::polling::Polling;
use super::{DeviceCode, Effect, Moment, Request, Screen};
use drempel_contract::Secret;

/// What the backend gave (RFC 8628 section 3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// What this device asks with. Worth nothing in another browser: the session goes to the one that asked.
    pub device_code: Secret,
    /// What the person enters elsewhere.
    pub user_code: String,
    /// Where.
    pub verification_uri: String,
    /// Seconds.
    pub expires_in: u32,
    /// Seconds from one question to the next.
    pub interval: u32,
}

/// A code with its end: what survives a reload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// As in [`Issued`].
    pub device_code: Secret,
    /// As in [`Issued`].
    pub user_code: String,
    /// As in [`Issued`].
    pub verification_uri: String,
    /// By this device's clock.
    pub expires_at: Moment,
    /// Seconds from one question to the next, with what `slow_down` has added.
    pub interval: u32,
}

impl DeviceCode {
    pub(super) fn get_code(&mut self) -> Vec<Effect> {
        self.screen = Screen::Without;
        self.trouble = None;
        self.timing = None;
        self.copied = None;
        vec![Effect::Keep(None), self.ask(Request::DeviceAuthorization)]
    }

    /// **Get a new code**. The old one is forgotten here and expires there.
    pub(super) fn get_new_code(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Without if self.asking.is_none() && !self.is_held_up() => self.get_code(),
            Screen::Code(_) => self.get_code(),
            Screen::Without | Screen::SigningIn(_) | Screen::Leaving => Vec::new(),
        }
    }

    pub(super) fn show(&mut self, issued: Issued) -> Vec<Effect> {
        let Issued { device_code, user_code, verification_uri, expires_in, interval } = issued;
        let expires_at = self.now.after(expires_in);
        // RFC 8628 section 3.5: five seconds where nothing is said.
        let interval = if interval == 0 { 5 } else { interval };
        self.go_on(Code { device_code, user_code, verification_uri, expires_at, interval })
    }

    /// Shows the code and waits a whole interval before the first question: nobody can have entered it sooner, and after
    /// a reload nobody knows when the last question was.
    pub(super) fn go_on(&mut self, code: Code) -> Vec<Effect> {
        self.trouble = None;
        self.screen = Screen::Code(Polling::from_now(code.clone(), self.now));
        vec![Effect::Keep(Some(code)), self.start_timer()]
    }
}
