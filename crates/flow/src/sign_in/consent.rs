//! May this application learn this about the person?

use super::{Effect, Screen, SignIn, StepName};
use drempel_contract::{Answer, ConsentScope};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Who is signed in here.
    pub email: String,
    /// The application that asks.
    pub application: String,
    /// Where it lives; empty when it is on this device.
    pub host: String,
    /// What it asks for.
    pub scopes: Vec<ConsentScope>,
}

impl SignIn {
    /// For `ConsentGiven`.
    pub(super) fn give_consent(&mut self, allow: bool) -> Vec<Effect> {
        if !matches!(self.screen, Screen::Consent(_)) || self.is_held_up() {
            return Vec::new();
        }
        self.answer_repeatably(StepName::Consent, Answer::Consent { allow })
    }
}
