//! From an approval to a session: the ID token is verified first, then the session is asked for.

use super::{DeviceCode, Effect, Moment, Request, Screen, Tokens, Trouble};
use crate::sign_in::{News, remembered};
use crate::{Failure, Location};
use drempel_contract::SessionOpened;

/// How often a call that nobody answers is tried: the backend repeats what it gave for half a minute.
const ATTEMPTS: u8 = 8;
/// Seconds from one try to the next.
const PAUSE: u32 = 3;

/// An approval under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SigningIn {
    tokens: Tokens,
    verified: bool,
    attempts: u8,
    /// When the next try is due, once one has failed.
    pub(super) again_at: Moment,
}

impl DeviceCode {
    pub(super) fn sign_in(&mut self, tokens: Tokens) -> Vec<Effect> {
        self.timing = None;
        let signing_in = SigningIn { tokens, verified: false, attempts: 0, again_at: self.now };
        self.screen = Screen::SigningIn(signing_in);
        let mut effects = vec![Effect::Keep(None), Effect::FocusHeading];
        effects.extend(self.try_again());
        effects
    }

    /// Asks for what is missing.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        let Screen::SigningIn(signing_in) = &mut self.screen else { return Vec::new() };
        if self.asking.is_some() {
            return Vec::new();
        }
        signing_in.attempts = signing_in.attempts.saturating_add(1);
        let request = if signing_in.verified {
            Request::OpenSession {
                access_token: signing_in.tokens.access_token.clone(),
                authorization: self.authorization.clone(),
            }
        } else {
            Request::Verify(signing_in.tokens.clone())
        };
        vec![self.ask(request)]
    }

    pub(super) fn open_session(&mut self) -> Vec<Effect> {
        if let Screen::SigningIn(signing_in) = &mut self.screen {
            signing_in.verified = true;
            signing_in.attempts = 0;
        }
        self.trouble = None;
        self.try_again()
    }

    pub(super) fn finish(&mut self, opened: SessionOpened) -> Vec<Effect> {
        let SessionOpened { location, name, email } = opened;
        self.accounts = remembered(core::mem::take(&mut self.accounts), email, name, None);
        self.timing = None;
        self.trouble = None;
        self.screen = Screen::Leaving;
        vec![
            Effect::KeepAccounts(self.accounts.clone()),
            Effect::Tell(News::SignedIn),
            Effect::Go(Location::admit(&location)),
        ]
    }

    /// A call brought nothing. What that means depends on what it was for.
    pub(super) fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        let passing = matches!(failure, Failure::Offline | Failure::Unreachable | Failure::TimedOut);
        let trouble = Trouble::from_call(failure, self.now);
        match &mut self.screen {
            Screen::Code(_) => self.wait_longer(trouble),
            Screen::SigningIn(signing_in) if passing && signing_in.attempts < ATTEMPTS => {
                signing_in.again_at = self.now.after(PAUSE);
                self.trouble = Some(trouble);
                vec![self.start_timer()]
            }
            Screen::Without | Screen::SigningIn(_) => self.end(trouble),
            Screen::Leaving => Vec::new(),
        }
    }
}
