//! May the session outlive the browser?

use super::{Effect, Screen, SignIn, StepName};
use drempel_contract::Answer;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaySignedIn {
    /// Who is signing in.
    pub email: String,
    /// What was answered last, should the reply get lost: the very same answer may be sent again for 30 s, and this is
    /// the one that must not be lost, for it brings the session.
    pub answered: Option<bool>,
}

impl SignIn {
    pub(super) fn submit_stay(&mut self, stay: bool) -> Vec<Effect> {
        let held_up = self.is_held_up();
        let Screen::StaySignedIn(screen) = &mut self.screen else { return Vec::new() };
        if held_up {
            return Vec::new();
        }
        let again = screen.answered.replace(stay) == Some(stay);
        if let (true, Some(under_way)) = (again, &mut self.under_way) {
            under_way.unsure = false;
        }
        self.answer(StepName::StaySignedIn, Answer::StaySignedIn { stay })
    }
}
