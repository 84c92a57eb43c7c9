//! Asking again and again how it stands with an enrolment, and the one timer. It says *when to look*, never *whether*: the
//! backend decides with its own clock.

use super::enrolling::INTERVAL;
use super::{Effect, Request, Screen, SecurityInfo, Trouble};
use crate::device_code::Moment;
use crate::sign_in::Focus;
use crate::{Failure, Ticket};
use drempel_contract::EnrolmentState;

/// The longest pause between questions that nobody answers, in s.
const PATIENCE: u32 = 20;

impl SecurityInfo {
    pub(super) fn second_passed(&mut self, ticket: Ticket, now: Moment) -> Vec<Effect> {
        if self.timing != Some(ticket) {
            return Vec::new();
        }
        self.timing = None;
        self.now = now;
        if self.trouble.as_ref().and_then(Trouble::until).is_some_and(|until| now >= until) {
            self.trouble = None;
        }
        let (due, open) = match &self.screen {
            Screen::Enrolling(enrolling) if enrolling.is_open() => {
                (enrolling.has_waited(enrolling.pause, now), true)
            }
            Screen::Enrolling(_)
            | Screen::Methods
            | Screen::SignInAgain(_)
            | Screen::Rename(_)
            | Screen::Remove(_)
            | Screen::SignOutEverywhere
            | Screen::SignedOut(_)
            | Screen::Leaving => (false, false),
        };
        let mut effects = if due { self.poll() } else { Vec::new() };
        if open || self.is_held_up() {
            effects.push(self.start_timer());
        }
        effects
    }

    /// The page is seen again, or there is a network again.
    pub(super) fn come_back(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        match &self.screen {
            Screen::Enrolling(enrolling) if enrolling.is_open() && enrolling.has_waited(INTERVAL, now) => {
                self.poll()
            }
            Screen::Methods if self.info.is_none() && self.asking.is_none() && !self.is_held_up() => {
                vec![self.ask(Request::Load)]
            }
            Screen::Enrolling(_)
            | Screen::Methods
            | Screen::SignInAgain(_)
            | Screen::Rename(_)
            | Screen::Remove(_)
            | Screen::SignOutEverywhere
            | Screen::SignedOut(_)
            | Screen::Leaving => Vec::new(),
        }
    }

    fn poll(&mut self) -> Vec<Effect> {
        let Screen::Enrolling(enrolling) = &mut self.screen else { return Vec::new() };
        let Some(id) = enrolling.id.clone() else { return Vec::new() };
        if self.asking.is_some() || self.polling.is_some() || self.trouble.as_ref().is_some_and(is_busy) {
            return Vec::new();
        }
        enrolling.asked_at = self.now;
        let ticket = self.tickets.issue();
        self.polling = Some(ticket);
        vec![Effect::Ask { ticket, request: Request::Poll(id) }]
    }

    /// Nobody answered a question: the next one comes later, and what is shown stays.
    pub(super) fn fail_to_poll(&mut self, failure: Failure) -> Vec<Effect> {
        let now = self.now;
        let offline = failure == Failure::Offline;
        let trouble = match Trouble::from_call(failure, now) {
            Trouble::Call(_) if offline => Trouble::Offline,
            Trouble::Call(_) | Trouble::Offline | Trouble::Unreachable => Trouble::Unreachable,
            told @ (Trouble::NameMissing
            | Trouble::NameTaken
            | Trouble::CodeMalformed
            | Trouble::Refused(_)
            | Trouble::LastMethod
            | Trouble::OneWorkAccount
            | Trouble::Gone
            | Trouble::Busy { .. }) => told,
        };
        let Screen::Enrolling(enrolling) = &mut self.screen else { return Vec::new() };
        if trouble == Trouble::Gone {
            enrolling.take(EnrolmentState::Expired, now);
            self.trouble = None;
            self.timing = None;
            return vec![Effect::Keep(None), Effect::Focus(Focus::Heading), self.ask(Request::Load)];
        }
        enrolling.pause = if offline { INTERVAL } else { enrolling.pause.saturating_mul(2).min(PATIENCE) };
        enrolling.asked_at = now;
        self.trouble = Some(trouble);
        Vec::new()
    }
}

fn is_busy(trouble: &Trouble) -> bool {
    trouble.until().is_some()
}
