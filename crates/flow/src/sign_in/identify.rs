//! The first screen: an address, or a remembered account.

use super::{Effect, Focus, KnownAccount, Request, Screen, SignIn, StepName, Trouble};
use drempel_contract::{Answer, SignInId};
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
            None => self.look_ahead(),
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
                self.method = None;
                let method = self.method_of(&email);
                let answer = Answer::Identify { email, method };
                if self.is_for_a_device() {
                    return self.answer(StepName::Identify, answer);
                }
                let request = self.start(Some(answer));
                vec![self.ask(request)]
            }
            Err(cause) => {
                self.trouble = Some(Trouble::Email(cause));
                vec![Effect::Focus(Focus::Field)]
            }
        }
    }

    /// For `AnotherAccountWanted`.
    pub(super) fn want_another_account(&mut self) -> Vec<Effect> {
        let knows_the_code = self.user_code.is_some() || matches!(self.screen, Screen::ConfirmDevice(_));
        if self.is_for_a_device() && knows_the_code { self.start_as_another() } else { self.start_over() }
    }

    /// For `WentBack`: back to the first screen, with what was typed there.
    pub(super) fn start_over(&mut self) -> Vec<Effect> {
        if self.is_first() || matches!(self.screen, Screen::Progress(_)) {
            return Vec::new();
        }
        self.trouble = None;
        self.asking = None;
        let email = self.typed_email().to_owned();
        let mut effects = self.back_to_the_first(email);
        effects.extend(self.cancel());
        effects
    }

    /// Ends what is under way. Nobody waits for that.
    pub(super) fn cancel(&mut self) -> Option<Effect> {
        let under_way = self.under_way.take()?;
        let ticket = self.tickets.issue();
        Some(Effect::Ask { ticket, request: Request::Cancel(under_way.id) })
    }
}
