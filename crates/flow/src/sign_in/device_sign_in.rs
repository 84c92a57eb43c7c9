//! The first screen at `/devicelogin`: the code that another device shows.

use super::{Effect, Focus, Screen, SignIn, Trouble};
use drempel_contract::{Answer, Secret};
use drempel_verify::UserCode;

/// The screen that asks for the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceSignIn {
    /// The address to put into its field when that is asked again.
    pub email: String,
}

impl SignIn {
    /// For `UserCodeSubmitted`. A code always begins anew: how many were wrong, the backend counts by account.
    pub(super) fn submit_user_code(&mut self, typed: &str) -> Vec<Effect> {
        if !matches!(self.screen, Screen::DeviceSignIn(_)) || self.is_held_up() {
            return Vec::new();
        }
        match UserCode::parse(typed) {
            Ok(code) => {
                self.user_code = Some(Secret::new(code.as_str()));
                self.trouble = None;
                let request = self.start(self.code_given());
                vec![self.ask(request)]
            }
            Err(cause) => {
                self.trouble = Some(Trouble::UserCode(cause));
                vec![Effect::Focus(Focus::Field)]
            }
        }
    }

    pub(super) fn code_given(&self) -> Option<Answer> {
        self.user_code.clone().map(|user_code| Answer::DeviceSignIn { user_code })
    }
}
