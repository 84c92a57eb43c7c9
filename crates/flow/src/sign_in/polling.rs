//! Asking how the request on the phone stands: at the backend's interval, less often while nobody answers, at once when
//! the person is back.
//!
//! The rule a reader would break: nobody waits for these questions, so an answer never waits for one either. But an answer
//! beside a question, or after one that got lost, first asks where the sign-in is: the question may have found the
//! approval and used the token up.

use super::fate::Fate;
use super::{CutOff, Effect, Request, Screen, SignIn, Trouble};
use crate::{Failure, Ticket};
use drempel_contract::{Reply, Step};

/// The longest pause between questions that nobody answers, in seconds.
const PATIENCE: u32 = 30;

impl SignIn {
    pub(super) fn is_polling(&self, ticket: Ticket) -> bool {
        self.number_match().is_some_and(|shown| shown.polling == Some(ticket))
    }

    /// A second of the one timer: counts down, and asks when it is time.
    pub(super) fn poll_in_time(&mut self) -> Option<Effect> {
        let Screen::NumberMatch(shown) = &mut self.screen else { return None };
        if shown.a_second_later() { self.poll() } else { None }
    }

    /// For `CameBack` and `CameOnline`: the page is seen again, or there is a network again.
    pub(super) fn come_back(&mut self) -> Vec<Effect> {
        match &self.screen {
            // Not twice within a second, however often somebody looks here and away.
            Screen::NumberMatch(shown) if shown.poll_in < shown.interval || shown.cut_off.is_some() => {
                self.poll().into_iter().collect()
            }
            Screen::Identify(_)
            | Screen::Password(_)
            | Screen::NumberMatch(_)
            | Screen::Totp(_)
            | Screen::StaySignedIn(_)
            | Screen::DeviceSignIn(_)
            | Screen::ConfirmDevice(_)
            | Screen::DeviceApproved(_)
            | Screen::DeviceDenied(_)
            | Screen::Consent(_)
            | Screen::Progress(_) => Vec::new(),
        }
    }

    fn poll(&mut self) -> Option<Effect> {
        let under_way = self.under_way.as_ref()?;
        let request = if under_way.unsure {
            Request::Resume(under_way.id.clone())
        } else {
            Request::Poll(under_way.token.clone())
        };
        self.ask_quietly(request)
    }

    /// Asks without anybody waiting, unless there is nothing left to ask or an answer is on its way.
    fn ask_quietly(&mut self, request: Request) -> Option<Effect> {
        let Screen::NumberMatch(shown) = &mut self.screen else { return None };
        if shown.is_over() || shown.polling.is_some() || self.asking.is_some() {
            return None;
        }
        let ticket = self.tickets.issue();
        shown.polling = Some(ticket);
        Some(Effect::Ask { ticket, request })
    }

    /// Stops listening for what was asked; whether it may have moved the sign-in.
    pub(super) fn stop_polling(&mut self) -> bool {
        let Screen::NumberMatch(shown) = &mut self.screen else { return false };
        shown.polling.take().is_some() || shown.cut_off.is_some()
    }

    /// How it stands. Only another step is news for the whole page; what was said of the present one stays where it is.
    pub(super) fn take_polled(&mut self, reply: Reply) -> Vec<Effect> {
        let (Step::NumberMatch { .. }, Screen::NumberMatch(shown), Some(under_way)) =
            (&reply.step, &mut self.screen, &mut self.under_way)
        else {
            return self.take(reply);
        };
        shown.polling = None;
        shown.hear(&reply.step);
        under_way.token = reply.continuation_token;
        under_way.unsure = false;
        under_way.seconds_left = reply.expires_in;
        self.methods = reply.methods;
        self.forget_connection_trouble();
        Vec::new()
    }

    pub(super) fn take_polled_where(&mut self, reply: Option<Reply>) -> Vec<Effect> {
        match reply {
            Some(reply) => self.take_polled(reply),
            None => self.lose(Trouble::Ended),
        }
    }

    /// No answer: the next question comes later, and the number stays as long as it can.
    pub(super) fn fail_polled(&mut self, failure: Failure) -> Vec<Effect> {
        let Screen::NumberMatch(shown) = &mut self.screen else { return Vec::new() };
        shown.polling = None;
        let doubled = shown.pause.saturating_mul(2).min(PATIENCE).max(shown.interval);
        shown.pause = match &failure {
            Failure::Offline => shown.interval,
            Failure::Problem(problem) => problem.retry_after.unwrap_or(doubled).max(doubled),
            Failure::Unreachable | Failure::TimedOut | Failure::Garbled => doubled,
        };
        shown.poll_in = shown.pause;
        if let Failure::Problem(problem) = &failure {
            match Fate::from(problem.code) {
                Fate::Over(trouble) => return self.lose(trouble),
                Fate::Moved => {
                    let id = self.under_way.as_ref().map(|under_way| under_way.id.clone());
                    return id.and_then(|id| self.ask_quietly(Request::Resume(id))).into_iter().collect();
                }
                Fate::Stands => {}
            }
        }
        shown.cut_off = Some(if failure == Failure::Offline { CutOff::Offline } else { CutOff::Unreachable });
        Vec::new()
    }
}
