//! Security info: a person's own ways to sign in, and what can be done about them.
//!
//! The rule a reader would break: whether a change is taken, the backend says. `fresh` only saves the person a refusal: a
//! change that wants a newer sign-in is remembered, and comes back with the person.

mod change;
mod effect;
mod enrolling;
mod enrolment;
mod event;
mod intent;
mod load;
mod polling;
mod selectors;
mod shown;
mod trouble;

pub use effect::{Effect, Request};
pub use enrolling::SetUp;
pub use event::Event;
pub use intent::{Intent, Kept, Skips};
pub use selectors::Shows;
pub use trouble::{Notice, Trouble};

use crate::device_code::Moment;
use crate::{Location, Ticket, Tickets};
use drempel_contract::SecurityInfo as Info;
use enrolling::Enrolling;

/// The machine of `/security-info`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityInfo {
    screen: Screen,
    /// What the backend told last.
    info: Option<Info>,
    /// The call the person waits for.
    asking: Option<Ticket>,
    /// What it is for, when it changes something.
    doing: Option<Intent>,
    /// The question after an enrolment, which nobody waits for.
    polling: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
    notice: Option<Notice>,
    /// What this tab was in the middle of when it was opened.
    kept: Option<Kept>,
    skips: Vec<Skips>,
    /// Whether the advice was skipped just now.
    skipped: bool,
    /// Whether the back button leads back to the list.
    deep: bool,
    copied: Option<bool>,
    now: Moment,
}

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Screen {
    /// The list, or waiting for it.
    #[default]
    Methods,
    /// A newer sign-in is wanted for this.
    SignInAgain(Intent),
    /// Another name for the method of this id.
    Rename(String),
    /// Is the method of this id to go?
    Remove(String),
    /// Are all sessions to end?
    SignOutEverywhere,
    /// Something is being added.
    Enrolling(Box<Enrolling>),
    /// All sessions have ended: this one, and so many others.
    SignedOut(u32),
    /// On the way out of here.
    Leaving,
}

impl SecurityInfo {
    /// Takes in what happened; tells what must be done. An event that does not fit the screen changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { kept, skips, now } => self.open(kept, skips, now),
            Event::Known(ticket, info, now) => self.if_asking(ticket, now, |this| this.take_info(info)),
            Event::SignedOut(ticket) => self.if_asking(ticket, self.now, Self::go_and_sign_in),
            Event::Enrolled(ticket, enrolment, now) => self.take_enrolment(ticket, enrolment, now),
            Event::SignedOutEverywhere(ticket, done) => {
                self.if_asking(ticket, self.now, |this| this.take_signed_out(done))
            }
            Event::Failed(ticket, failure, now) => self.fail(ticket, failure, now),
            Event::SecondPassed(ticket, now) => self.second_passed(ticket, now),
            Event::CameBack(now) => self.come_back(now),
            Event::Chosen(intent) => self.choose(intent),
            Event::SignInAgainChosen => self.sign_in_again(),
            Event::AdviceSkipped => self.skip_advice(),
            Event::Typed => self.typed(),
            Event::NameSubmitted(name) => self.submit_name(&name),
            Event::Confirmed => self.confirm(),
            Event::CodeSubmitted { code, name } => self.submit_code(&code, &name),
            Event::NumberSubmitted(number) => self.submit_number(&number),
            Event::AppChosen { other } => self.choose_app(other),
            Event::UndoChosen => self.undo(),
            Event::AgainChosen => self.try_again(),
            Event::CopyChosen => self.copy_key(),
            Event::Copied(done) => {
                self.copied = Some(done);
                Vec::new()
            }
            Event::BackChosen => self.go_back(true),
            Event::WentBack => self.go_back(false),
            Event::SessionChanged => self.look_again(),
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

    /// Asks something the person waits for; what was asked before counts no more.
    fn ask(&mut self, request: Request) -> Effect {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        self.polling = None;
        self.trouble = None;
        self.notice = None;
        Effect::Ask { ticket, request }
    }

    fn start_timer(&mut self) -> Effect {
        let ticket = self.tickets.issue();
        self.timing = Some(ticket);
        Effect::Tick(ticket)
    }

    fn leave(&mut self, kept: Option<Kept>, location: Location) -> Vec<Effect> {
        self.screen = Screen::Leaving;
        self.asking = None;
        self.polling = None;
        self.timing = None;
        self.trouble = None;
        vec![Effect::Keep(kept), Effect::Go(location)]
    }
}
