//! A code from an authenticator app.

use super::{Effect, Focus, Screen, SignIn, StepName, Trouble};
use drempel_contract::{Answer, Secret, TotpDevice};
use drempel_verify::code::{Digits, typed_code};

/// Digits of a code. The backend knows each device's real number; a person whose device shows eight types eight.
const DIGITS: [Digits; 3] = [Digits::Six, Digits::Seven, Digits::Eight];

/// The screen that asks for a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totp {
    /// Who is signing in.
    pub email: String,
    /// The person's authenticator apps; never empty.
    pub devices: Vec<TotpDevice>,
    /// The id of the one whose code is asked for.
    pub chosen: String,
}

impl SignIn {
    pub(super) fn choose_device(&mut self, device: &str) -> Vec<Effect> {
        if self.asking.is_some() {
            return Vec::new();
        }
        if let Screen::Totp(totp) = &mut self.screen
            && totp.devices.iter().any(|known| known.id == device)
        {
            device.clone_into(&mut totp.chosen);
            self.trouble = None;
            return vec![Effect::Focus(Focus::Field)];
        }
        Vec::new()
    }

    pub(super) fn submit_code(&mut self, typed: Secret) -> Vec<Effect> {
        let Screen::Totp(totp) = &self.screen else { return Vec::new() };
        if self.is_held_up() {
            return Vec::new();
        }
        let code = DIGITS.into_iter().find_map(|digits| typed_code(typed.expose(), digits).ok());
        let Some(code) = code else {
            self.trouble = Some(Trouble::CodeMalformed);
            return vec![Effect::Focus(Focus::Field)];
        };
        let answer = Answer::Totp { device: totp.chosen.clone(), code: Secret::new(code.text()) };
        self.answer(StepName::Totp, answer)
    }
}
