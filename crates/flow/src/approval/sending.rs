//! Bringing a signed decision to the backend: the same bytes, until they are taken or too late.

use super::{Approval, Effect, Moment, Outcome, Screen, Trouble};
use crate::Failure;
use core::fmt;
use drempel_contract::{DecisionOutcome, ProblemCode, Secret};

/// Seconds from one try to the next.
const PAUSE: u32 = 3;

/// A decision on its way.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Sending {
    decision: Secret,
    /// Whether the person said that they had started it.
    pub(super) started: bool,
    /// Whether a try before this may have arrived.
    pub(super) unsure: bool,
    again_at: Moment,
}

impl fmt::Debug for Sending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending(…)")
    }
}

impl Approval {
    pub(super) fn send(&mut self, decision: Secret) -> Vec<Effect> {
        use drempel_verify::decision::{Choice, Reason};
        let started = match self.screen {
            Screen::Unlock(_) => true,
            Screen::Denying(choice) => choice != Choice::Deny(Reason::NotStarted),
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => return Vec::new(),
        };
        let sending = Sending { decision: decision.clone(), started, unsure: false, again_at: self.now };
        let mut effects = self.turn_to(Screen::Sending(sending));
        effects.extend(self.ask(|ticket| Effect::Send { ticket, decision }));
        effects.extend(self.start_timer());
        effects
    }

    /// Sends it again when it is time, or at once.
    pub(super) fn send_again(&mut self, at_once: bool) -> Vec<Effect> {
        let Screen::Sending(sending) = &self.screen else { return Vec::new() };
        if self.asking.is_some() || (!at_once && self.now < sending.again_at) {
            return Vec::new();
        }
        let (decision, trouble) = (sending.decision.clone(), self.trouble);
        let effects = self.ask(|ticket| Effect::Send { ticket, decision });
        // Still true, until there is an answer.
        self.trouble = trouble;
        effects
    }

    pub(super) fn decided(&mut self, outcome: DecisionOutcome) -> Vec<Effect> {
        match &self.screen {
            Screen::Sending(sending) => {
                let outcome = Outcome::of(outcome, sending.started);
                self.end(outcome)
            }
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_)
            | Screen::Outcome(_) => Vec::new(),
        }
    }

    pub(super) fn not_sent(&mut self, failure: Failure) -> Vec<Effect> {
        let Screen::Sending(sending) = &mut self.screen else { return Vec::new() };
        let mut pause = PAUSE;
        let (trouble, unsure) = match failure {
            Failure::Offline => (Trouble::Offline, false),
            Failure::Unreachable | Failure::TimedOut | Failure::Garbled => (Trouble::Unreachable, true),
            Failure::Problem(problem) => match problem.code {
                ProblemCode::RequestOver if sending.unsure => return self.end(Outcome::Unsure),
                ProblemCode::RequestOver => return self.over(),
                ProblemCode::NotSignedIn => return self.end(Outcome::Unregistered),
                ProblemCode::Throttled | ProblemCode::Unavailable => {
                    pause = problem.retry_after.unwrap_or(PAUSE).max(1);
                    (Trouble::Unreachable, false)
                }
                ProblemCode::Internal => (Trouble::Unreachable, true),
                ProblemCode::BadDecision
                | ProblemCode::MalformedRequest
                | ProblemCode::ForeignOrigin
                | ProblemCode::NotFound
                | ProblemCode::MethodNotAllowed
                | ProblemCode::WrongStep
                | ProblemCode::StaleToken
                | ProblemCode::SignInEnded
                | ProblemCode::SignInExpired
                | ProblemCode::SignInAgain
                | ProblemCode::NoSuchThing
                | ProblemCode::LastMethod
                | ProblemCode::OneWorkAccount
                | ProblemCode::NothingWaits
                | ProblemCode::EnrolmentOver
                | ProblemCode::WrongCode => return self.end(Outcome::Refused),
            },
        };
        sending.unsure |= unsure;
        sending.again_at = self.now.after(pause);
        self.trouble = Some(trouble);
        self.expire()
    }

    /// The backend does not take answers to it any more.
    fn over(&mut self) -> Vec<Effect> {
        let Some(request) = &self.request else { return Vec::new() };
        let others: Vec<_> = self.waiting.iter().filter(|other| other.id != request.id).cloned().collect();
        let outcome = Outcome::of_gone(request, &others, self.there());
        self.end(outcome)
    }
}
