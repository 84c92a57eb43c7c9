//! The password of the address that was given. Asked of everybody, whether the address is known or not.

use super::{Effect, Focus, Screen, SignIn, StepName, Trouble};
use drempel_contract::{Answer, Secret};

/// The password screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Password {
    /// Whose; stays in the form so that a password manager knows which entry is meant.
    pub email: String,
}

impl SignIn {
    pub(super) fn submit_password(&mut self, password: Secret) -> Vec<Effect> {
        if !matches!(self.screen, Screen::Password(_)) || self.is_held_up() {
            return Vec::new();
        }
        if password.expose().is_empty() {
            self.trouble = Some(Trouble::PasswordMissing);
            return vec![Effect::Focus(Focus::Field)];
        }
        self.answer(StepName::Password, Answer::Password { password })
    }
}
