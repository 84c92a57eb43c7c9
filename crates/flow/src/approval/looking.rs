//! Asking what waits: while the page is seen, every few seconds, and at once when there is a reason to.

use super::{Approval, Effect, Moment, Outcome, Screen};
use crate::{Failure, Ticket};
use drempel_contract::{ApprovalRequest, Authenticator, ProblemCode};

/// Seconds from one look to the next.
const PAUSE: u32 = 3;
/// The longest pause between looks that nobody answers.
const PATIENCE: u32 = 30;

/// How it stands with the looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Looking {
    ticket: Option<Ticket>,
    /// Something happened since the look began that it may not know of.
    again: bool,
    last: Moment,
    pause: u32,
    /// Whether the backend knows this phone, as far as is known.
    pub(super) registered: bool,
    /// Whether the last look was answered.
    pub(super) answered: bool,
    /// The request that the backend was told to be seen.
    told: Option<String>,
}

impl Default for Looking {
    fn default() -> Self {
        Self {
            ticket: None,
            again: false,
            last: Moment::default(),
            pause: PAUSE,
            registered: true,
            answered: true,
            told: None,
        }
    }
}

impl Approval {
    /// The page is seen, (again): looks at once.
    pub(super) fn come_back(&mut self, now: Moment) -> Vec<Effect> {
        self.visible = true;
        let mut effects = self.heard(now);
        effects.extend(self.tell_seen());
        effects.extend(self.start_timer());
        effects
    }

    pub(super) fn go_away(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        self.visible = false;
        Vec::new()
    }

    /// There is a reason to look, or to send, at once.
    pub(super) fn heard(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        let mut effects = self.look();
        effects.extend(self.send_again(true));
        effects
    }

    pub(super) fn registered(&mut self, now: Moment) -> Vec<Effect> {
        self.looking.registered = true;
        let mut effects = self.heard(now);
        effects.extend(self.start_timer());
        effects
    }

    fn look(&mut self) -> Vec<Effect> {
        if !self.looking.registered {
            return Vec::new();
        }
        if self.looking.ticket.is_some() {
            self.looking.again = true;
            return Vec::new();
        }
        let ticket = self.tickets.issue();
        self.looking.ticket = Some(ticket);
        self.looking.again = false;
        self.looking.last = self.now;
        vec![Effect::Look(ticket)]
    }

    pub(super) fn second_passed(&mut self, ticket: Ticket, now: Moment) -> Vec<Effect> {
        if self.timing != Some(ticket) {
            return Vec::new();
        }
        self.timing = None;
        self.now = now;
        let mut effects = self.expire();
        effects.extend(self.send_again(false));
        let sending = matches!(self.screen, Screen::Sending(_));
        let due = now < self.looking.last || now >= self.looking.last.after(self.looking.pause);
        if self.visible && due && self.looking.ticket.is_none() {
            effects.extend(self.look());
        }
        if sending || (self.visible && (self.looking.registered || self.request.is_some())) {
            effects.extend(self.start_timer());
        }
        effects
    }

    pub(super) fn looked(&mut self, ticket: Ticket, found: Authenticator, now: Moment) -> Vec<Effect> {
        if self.looking.ticket != Some(ticket) {
            return Vec::new();
        }
        self.now = now;
        self.looking.ticket = None;
        self.looking.answered = true;
        self.looking.pause = PAUSE;
        self.ahead = found.now.saturating_sub(i64::try_from(now.0).unwrap_or_default());
        self.accounts = found.accounts;
        self.push_key = found.push_key;
        self.finished.retain(|id| found.requests.iter().any(|request| request.id == *id));
        let (there, finished) = (self.there(), &self.finished);
        let open = |request: &ApprovalRequest| there < request.expires_at && !finished.contains(&request.id);
        self.waiting = found.requests.into_iter().filter(open).collect();
        self.waiting.sort_by_key(|request| request.asked_at);
        let mut effects = vec![Effect::TellWaiting(self.waiting.len())];
        effects.extend(self.compare());
        if self.looking.again {
            effects.extend(self.look());
        }
        effects
    }

    /// Whether the request on the screen still waits, and what is to be shown when there is none.
    fn compare(&mut self) -> Vec<Effect> {
        let Some(request) = &self.request else { return self.show_next() };
        let still = self.waiting.iter().any(|waiting| waiting.id == request.id);
        match self.screen {
            Screen::Request | Screen::Decision(_) | Screen::Why(_) | Screen::Unlock(_) if !still => {
                if self.asking.is_some() {
                    // Being signed: what becomes of it, the backend says.
                    return Vec::new();
                }
                let known = self.accounts.iter().any(|account| account.device == request.device);
                let outcome = Outcome::of_gone(request, &self.waiting, self.there());
                self.end(if known { outcome } else { Outcome::Unregistered })
            }
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => Vec::new(),
        }
    }

    /// Shows the oldest request that waits.
    pub(super) fn show_next(&mut self) -> Vec<Effect> {
        let Some(next) = self.waiting.first() else { return Vec::new() };
        self.request = Some(next.clone());
        let mut effects = self.turn_to(Screen::Request);
        effects.extend(self.tell_seen());
        if !self.open {
            // Nothing of it is on the screen.
            effects.retain(|effect| !matches!(effect, Effect::FocusHeading | Effect::FocusField));
        }
        effects
    }

    /// Tells the other screen that the person has the request before them, once.
    pub(super) fn tell_seen(&mut self) -> Vec<Effect> {
        let Some(request) = self.request.as_ref().filter(|_| self.open && self.visible) else {
            return Vec::new();
        };
        if !matches!(self.screen, Screen::Request) || self.looking.told.as_ref() == Some(&request.id) {
            return Vec::new();
        }
        self.looking.told = Some(request.id.clone());
        vec![Effect::TellSeen(request.id.clone())]
    }

    pub(super) fn not_looked(&mut self, ticket: Ticket, failure: Failure, now: Moment) -> Vec<Effect> {
        if self.looking.ticket != Some(ticket) {
            return Vec::new();
        }
        self.now = now;
        self.looking.ticket = None;
        let doubled = self.looking.pause.saturating_mul(2).min(PATIENCE);
        match failure {
            Failure::Problem(problem) if problem.code == ProblemCode::NotSignedIn => {
                return self.not_known();
            }
            Failure::Problem(problem) => {
                self.looking.pause = problem.retry_after.unwrap_or(doubled).max(PAUSE);
            }
            // The browser tells when there is a network again.
            Failure::Offline => {}
            Failure::Unreachable | Failure::TimedOut | Failure::Garbled => self.looking.pause = doubled,
        }
        self.looking.answered = false;
        if self.looking.again { self.look() } else { Vec::new() }
    }

    /// The backend does not know this phone (any more): nothing can wait for it.
    fn not_known(&mut self) -> Vec<Effect> {
        self.looking.registered = false;
        self.looking.answered = true;
        self.accounts.clear();
        self.waiting.clear();
        match self.screen {
            Screen::Request | Screen::Decision(_) | Screen::Why(_) | Screen::Unlock(_) => {
                self.end(Outcome::Unregistered)
            }
            Screen::Quiet | Screen::Denying(_) | Screen::Sending(_) | Screen::Outcome(_) => {
                vec![Effect::TellWaiting(0)]
            }
        }
    }
}
