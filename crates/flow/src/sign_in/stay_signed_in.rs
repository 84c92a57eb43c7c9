//! May the session outlive the browser?

use super::{Effect, Screen, SignIn, StepName};
use drempel_contract::Answer;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaySignedIn {
    /// Who is signing in.
    pub email: String,
}

impl SignIn {
    pub(super) fn submit_stay(&mut self, stay: bool) -> Vec<Effect> {
        if !matches!(self.screen, Screen::StaySignedIn(_)) || self.is_held_up() {
            return Vec::new();
        }
        self.answer_repeatably(StepName::StaySignedIn, Answer::StaySignedIn { stay })
    }
}
