//! Is it really this device that is to be signed in?

use super::{Effect, Focus, Request, Screen, SignIn, StepName, Trouble};
use drempel_contract::{Answer, Refusal, Secret};

/// The question, with everything that may tell the person's own device from somebody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmDevice {
    /// Who is signed in here.
    pub email: String,
    /// The application on the device.
    pub application: String,
    /// As the device shows it.
    pub user_code: String,
    /// What asked; empty when it did not say.
    pub device: String,
    /// From which network address.
    pub place: String,
    /// When: Unix time in seconds.
    pub asked_at: i64,
}

impl SignIn {
    /// For `DeviceDecided`. Continue needs the box; Deny needs nothing.
    pub(super) fn decide_device(&mut self, approve: bool, mine: bool) -> Vec<Effect> {
        if !matches!(self.screen, Screen::ConfirmDevice(_)) || self.is_held_up() {
            return Vec::new();
        }
        if approve && !mine {
            self.trouble = Some(Trouble::Refused(Refusal::DeviceUnconfirmed));
            return vec![Effect::Focus(Focus::Field)];
        }
        self.answer_repeatably(StepName::ConfirmDevice, Answer::ConfirmDevice { approve, mine })
    }

    /// **Use another account** in the middle of a device's sign-in: the same code, somebody else. Whoever is signed in
    /// already is signed out first.
    pub(super) fn start_as_another(&mut self) -> Vec<Effect> {
        if self.asking.is_some() {
            return Vec::new();
        }
        self.trouble = None;
        let Screen::ConfirmDevice(confirm) = &self.screen else {
            let request = self.start(self.code_given());
            return vec![self.ask(request)];
        };
        self.user_code = Some(Secret::new(confirm.user_code.clone()));
        let request = Request::SignOutAndStart { answer: self.code_given() };
        vec![self.forget_who_is_signed_in(), self.ask(request)]
    }
}
