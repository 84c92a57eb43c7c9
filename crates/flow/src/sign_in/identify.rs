//! The first screen: an address, or a remembered account.

use super::{Effect, Focus, KnownAccount, Request, Screen, SignIn, Trouble};
use drempel_contract::SignInId;
use drempel_verify::email::EmailAddress;

/// The identify screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identify {
    /// The address to put into the field when the screen comes back: what was typed is never lost.
    pub email: String,
}

impl SignIn {
    pub(super) fn open(&mut self, under_way: Option<SignInId>, accounts: Vec<KnownAccount>) -> Vec<Effect> {
        self.accounts = accounts;
        match under_way {
            Some(id) => vec![self.ask(Request::Resume(id))],
            None => Vec::new(),
        }
    }

    /// For `EmailSubmitted` and `AccountChosen`.
    pub(super) fn submit_email(&mut self, typed: &str) -> Vec<Effect> {
        if !matches!(self.screen, Screen::Identify(_)) || self.asking.is_some() {
            return Vec::new();
        }
        match EmailAddress::try_from(typed) {
            Ok(email) => {
                self.trouble = None;
                let email = email.as_str().to_owned();
                self.screen = Screen::Identify(Identify { email: email.clone() });
                vec![self.ask(Request::Start { email })]
            }
            Err(cause) => {
                self.trouble = Some(Trouble::Email(cause));
                vec![Effect::Focus(Focus::Field)]
            }
        }
    }

    /// For `AnotherAccountWanted` and `WentBack`: back to the address, which is still there.
    pub(super) fn start_over(&mut self) -> Vec<Effect> {
        let email = match &self.screen {
            Screen::Identify(_) | Screen::Progress(_) => return Vec::new(),
            Screen::Password(password) => password.email.clone(),
            Screen::Totp(totp) => totp.email.clone(),
            Screen::StaySignedIn(stay) => stay.email.clone(),
        };
        self.trouble = None;
        self.asking = None;
        let mut effects = self.back_to_identify(email);
        if let Some(under_way) = self.under_way.take() {
            let ticket = self.tickets.issue();
            effects.push(Effect::Ask { ticket, request: Request::Cancel(under_way.id) });
        }
        effects
    }

    /// Shows the address again. What the person must know of it is in `self.trouble` already.
    pub(super) fn back_to_identify(&mut self, email: String) -> Vec<Effect> {
        self.timing = None;
        self.screen = Screen::Identify(Identify { email });
        vec![Effect::KeepSignIn(None), Effect::Focus(Focus::Field)]
    }
}
