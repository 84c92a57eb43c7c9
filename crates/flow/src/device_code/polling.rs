//! Asking again and again: at the backend's interval, slower when told so or when nobody answers, at once when the person
//! is back and the interval allows it.

use super::{Code, DeviceCode, Effect, Moment, Polled, Request, Screen, Trouble};
use crate::Ticket;

/// RFC 8628 section 3.5: what `slow_down` adds, for good.
const SLOWER: u32 = 5;
/// The longest pause between questions that nobody answers.
const PATIENCE: u32 = 60;

/// A code under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Polling {
    pub(super) code: Code,
    /// When the last question was asked, or could have been.
    asked_at: Moment,
    /// Seconds from then to the next question: the interval, and more while nobody answers.
    pause: u32,
}

impl Polling {
    pub(super) fn from_now(code: Code, now: Moment) -> Self {
        let pause = code.interval;
        Self { code, asked_at: now, pause }
    }

    /// Whether so many seconds have passed since the last question. A clock that was set back must not silence the page.
    fn has_waited(&self, seconds: u32, now: Moment) -> bool {
        now < self.asked_at || now >= self.asked_at.after(seconds)
    }
}

impl DeviceCode {
    pub(super) fn second_passed(&mut self, ticket: Ticket, now: Moment) -> Vec<Effect> {
        if self.timing != Some(ticket) {
            return Vec::new();
        }
        self.timing = None;
        self.now = now;
        let mut effects = match &self.screen {
            Screen::Code(polling) if polling.has_waited(polling.pause, now) => self.poll(),
            Screen::SigningIn(signing_in) if now >= signing_in.again_at => self.try_again(),
            Screen::Without | Screen::Code(_) | Screen::SigningIn(_) | Screen::Leaving => Vec::new(),
        };
        if self.trouble.as_ref().is_some_and(|trouble| trouble.is_over(now)) {
            self.trouble = None;
        }
        let counts = match self.screen {
            Screen::Without => self.is_held_up(),
            Screen::Code(_) => true,
            Screen::SigningIn(_) => self.asking.is_none(),
            Screen::Leaving => false,
        };
        if counts {
            effects.push(self.start_timer());
        }
        effects
    }

    /// The page is seen again, or there is a network again.
    pub(super) fn come_back(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        match &self.screen {
            Screen::Code(polling) if polling.has_waited(polling.code.interval, now) => self.poll(),
            Screen::Without if matches!(self.trouble, Some(Trouble::Offline)) => self.get_new_code(),
            Screen::Without | Screen::Code(_) | Screen::SigningIn(_) | Screen::Leaving => Vec::new(),
        }
    }

    fn poll(&mut self) -> Vec<Effect> {
        let Screen::Code(polling) = &mut self.screen else { return Vec::new() };
        if self.asking.is_some() {
            return Vec::new();
        }
        polling.asked_at = self.now;
        let device_code = polling.code.device_code.clone();
        vec![self.ask(Request::Token(device_code))]
    }

    pub(super) fn take(&mut self, polled: Polled) -> Vec<Effect> {
        self.trouble = None;
        match polled {
            Polled::Pending => {
                self.wait_on(0);
                Vec::new()
            }
            Polled::SlowDown => {
                self.wait_on(SLOWER).map(|code| Effect::Keep(Some(code))).into_iter().collect()
            }
            Polled::Denied => self.end(Trouble::Denied),
            Polled::Expired => self.end(Trouble::Expired),
            Polled::Spent => self.end(Trouble::Spent),
            Polled::Tokens(tokens) => self.sign_in(tokens),
        }
    }

    /// Goes on waiting, with so much more between the questions. A code the backend still holds for good is not over,
    /// whatever this device's clock says.
    fn wait_on(&mut self, more: u32) -> Option<Code> {
        let Screen::Code(polling) = &mut self.screen else { return None };
        polling.code.interval = polling.code.interval.saturating_add(more);
        polling.pause = polling.code.interval;
        polling.asked_at = self.now;
        polling.code.expires_at = polling.code.expires_at.max(self.now.after(1));
        Some(polling.code.clone())
    }

    /// Nobody answered a question: the next one comes later (RFC 8628 section 3.5), and the code stays, as long as it can.
    pub(super) fn wait_longer(&mut self, trouble: Trouble) -> Vec<Effect> {
        let now = self.now;
        let Screen::Code(polling) = &mut self.screen else { return Vec::new() };
        if now >= polling.code.expires_at {
            return self.end(Trouble::Expired);
        }
        let doubled = polling.pause.saturating_mul(2).min(PATIENCE).max(polling.code.interval);
        polling.pause = match &trouble {
            Trouble::Busy { until } => now.until(*until).max(polling.code.interval),
            Trouble::Offline => polling.code.interval,
            Trouble::Expired
            | Trouble::Denied
            | Trouble::Spent
            | Trouble::Untrusted
            | Trouble::Unreachable
            | Trouble::Call(_) => doubled,
        };
        polling.asked_at = now;
        self.trouble = Some(trouble);
        Vec::new()
    }
}
