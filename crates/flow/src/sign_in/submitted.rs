//! Sending an answer, whichever step it belongs to.

use super::{Effect, Request, SignIn, StepName, Trouble};
use drempel_contract::Answer;

impl SignIn {
    /// Whether **submit** does nothing at present: a call is under way, or the backend asked to wait.
    pub(super) fn is_held_up(&self) -> bool {
        self.asking.is_some() || self.trouble.as_ref().and_then(Trouble::seconds_left).is_some()
    }

    /// For `Typed`: what was said about the field's old content no longer holds. What holds longer, stays.
    pub(super) fn typed(&mut self) -> Vec<Effect> {
        if self.trouble.as_ref().is_some_and(Trouble::is_about_the_field) {
            self.trouble = None;
        }
        Vec::new()
    }

    pub(super) fn came_online(&mut self) -> Vec<Effect> {
        if matches!(self.trouble, Some(Trouble::Offline)) {
            self.trouble = None;
        }
        self.come_back()
    }

    pub(super) fn answer(&mut self, at: StepName, answer: Answer) -> Vec<Effect> {
        let beside_a_question = self.stop_polling();
        let Some(under_way) = &mut self.under_way else { return Vec::new() };
        under_way.unsure |= beside_a_question;
        let request = if under_way.unsure {
            Request::AnswerAfresh { sign_in: under_way.id.clone(), at, answer }
        } else {
            Request::Answer { token: under_way.token.clone(), answer }
        };
        self.trouble = None;
        vec![self.ask(request)]
    }

    /// Sends an answer whose reply must not be lost, for it brings a session or ends the sign-in: the very same answer
    /// may be sent again for 30 s. Never one with a secret in it.
    pub(super) fn answer_repeatably(&mut self, at: StepName, answer: Answer) -> Vec<Effect> {
        if let Some(under_way) = &mut self.under_way {
            let again = under_way.answered.replace(answer.clone()).as_ref() == Some(&answer);
            under_way.unsure &= !again;
        }
        self.answer(at, answer)
    }
}
