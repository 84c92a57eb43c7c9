//! A sign-in somewhere else that asks this phone: looked for, shown, decided, signed, sent, and what came of it.
//!
//! The rule a reader would break: nothing is approved in one step. A number comes first, then **Approve**, then the PIN or
//! the fingerprint, every time; and what is shown while the vault is closed is only that something waits. Which number is
//! right is not known here.
//!
//! The second rule: what was signed is sent as it is, as often as it takes, and never signed again: two signatures could
//! count twice. It is over when the backend says so, or when its time is up.

mod deciding;
mod effect;
mod event;
mod looking;
mod outcome;
mod selectors;
mod sending;
mod trouble;

pub use effect::{Effect, Signing};
pub use event::{Event, NotSigned};
pub use outcome::Outcome;
pub use selectors::Shows;
pub use trouble::Trouble;

pub use crate::device_code::Moment;
use crate::{Ticket, Tickets};
use drempel_contract::{ApprovalRequest, RegisteredAccount};
use drempel_verify::decision::Choice;
use drempel_verify::number_match::Picked;
use looking::Looking;
use sending::Sending;

/// The machine of requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    screen: Screen,
    /// What the screen is about.
    request: Option<ApprovalRequest>,
    /// What waits, the oldest first, as it was last heard; with what the screen is about.
    waiting: Vec<ApprovalRequest>,
    /// What is over here, for as long as the backend still tells of it.
    finished: Vec<String>,
    accounts: Vec<RegisteredAccount>,
    /// Of the application server, where this deployment sends push messages.
    push_key: Option<String>,
    looking: Looking,
    /// The signature or the answer that the person waits for.
    asking: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
    /// Whether the vault is open.
    open: bool,
    /// Whether the page can be seen.
    visible: bool,
    now: Moment,
    /// By how many seconds the backend's clock is ahead of this phone's.
    ahead: i64,
}

/// How far the request is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Screen {
    /// Nothing is asked.
    #[default]
    Quiet,
    /// Which number?
    Request,
    /// **Approve** or **Deny**?
    Decision(Picked),
    /// Why is it denied? With the number that was chosen before, if one was.
    Why(Option<Picked>),
    /// The PIN or the fingerprint, for this number.
    Unlock(Picked),
    /// A denial is being signed.
    Denying(Choice),
    /// Signed, and on its way.
    Sending(Sending),
    /// Over.
    Outcome(Outcome),
}

impl Approval {
    /// Takes in what happened; tells what must be done. An event that does not fit changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened(now) => self.come_back(now),
            Event::Shown(now) => self.come_back(now),
            Event::Hidden(now) => self.go_away(now),
            Event::Heard(now) => self.heard(now),
            Event::Registered(now) => self.registered(now),
            Event::Unlocked(now) => self.unlocked(now),
            Event::Locked => self.locked(),
            Event::Looked(ticket, found, now) => self.looked(ticket, found, now),
            Event::NotLooked(ticket, failure, now) => self.not_looked(ticket, failure, now),
            Event::SecondPassed(ticket, now) => self.second_passed(ticket, now),
            Event::NumberTapped(place) => self.tap(place),
            Event::NumberTyped(text) => self.type_number(&text),
            Event::NumberEdited => {
                self.trouble = None;
                Vec::new()
            }
            Event::NoneChosen => self.ask_why(),
            Event::DenyChosen => self.ask_why(),
            Event::ReasonChosen { started } => self.deny(started),
            Event::BackChosen => self.step_back(),
            Event::ApproveChosen { fingerprint } => self.approve(fingerprint),
            Event::Proved(proof) => self.prove(proof),
            Event::Signed(ticket, decision, now) => self.if_asking(ticket, now, |this| this.send(decision)),
            Event::NotSigned(ticket, cause, now) => {
                self.if_asking(ticket, now, |this| this.not_signed(cause))
            }
            Event::Decided(ticket, outcome, now) => self.if_asking(ticket, now, |this| this.decided(outcome)),
            Event::NotSent(ticket, failure, now) => {
                self.if_asking(ticket, now, |this| this.not_sent(failure))
            }
            Event::OutcomeRead => self.go_on(),
        }
    }

    fn if_asking(
        &mut self,
        ticket: Ticket,
        now: Moment,
        then: impl FnOnce(&mut Self) -> Vec<Effect>,
    ) -> Vec<Effect> {
        if self.asking != Some(ticket) {
            return Vec::new();
        }
        self.asking = None;
        self.now = now;
        then(self)
    }

    fn ask(&mut self, effect: impl FnOnce(Ticket) -> Effect) -> Vec<Effect> {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        self.trouble = None;
        vec![effect(ticket)]
    }

    fn start_timer(&mut self) -> Vec<Effect> {
        if self.timing.is_some() {
            return Vec::new();
        }
        let ticket = self.tickets.issue();
        self.timing = Some(ticket);
        vec![Effect::Tick(ticket)]
    }

    /// Another screen, with nothing wrong on it yet.
    fn turn_to(&mut self, screen: Screen) -> Vec<Effect> {
        self.screen = screen;
        self.trouble = None;
        vec![if self.has_field() { Effect::FocusField } else { Effect::FocusHeading }]
    }

    /// The request is over.
    fn end(&mut self, outcome: Outcome) -> Vec<Effect> {
        if let Some(request) = &self.request {
            self.finished.push(request.id.clone());
            let id = request.id.clone();
            self.waiting.retain(|waiting| waiting.id != id);
        }
        self.asking = None;
        let mut effects = self.turn_to(Screen::Outcome(outcome));
        effects.push(Effect::TellWaiting(self.waiting.len()));
        effects
    }

    /// The outcome was read: the next request, or none.
    fn go_on(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Outcome(_) => {
                self.screen = Screen::Quiet;
                self.request = None;
                let mut effects = self.show_next();
                if effects.is_empty() {
                    effects.push(Effect::FocusHeading);
                }
                effects
            }
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_)
            | Screen::Sending(_) => Vec::new(),
        }
    }

    /// The backend's clock, in s since 1970.
    fn there(&self) -> i64 {
        i64::try_from(self.now.0).unwrap_or(i64::MAX).saturating_add(self.ahead)
    }
}
