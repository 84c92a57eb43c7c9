//! The device that wants in: it shows a code, asks again and again whether its person has signed in elsewhere (RFC 8628
//! sections 3.4 and 3.5), and then opens a session here. It is a client of the standard grant, like any television.
//!
//! The rule a reader would break: this device's clock says *when to ask*, never *whether* the code still holds. That is the
//! backend's to say, also when the clock jumps.

mod code;
mod effect;
mod event;
mod moment;
mod polling;
mod selectors;
mod signing_in;
mod trouble;

pub use code::{Code, Issued};
pub use effect::{Effect, Request};
pub use event::{Event, Polled, Tokens};
pub use moment::Moment;
pub use selectors::Shows;
pub use trouble::Trouble;

use crate::sign_in::KnownAccount;
use crate::{Location, Ticket, Tickets};
use polling::Polling;
use signing_in::SigningIn;

/// The machine of `/signin/device`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceCode {
    screen: Screen,
    /// The call whose answer counts.
    asking: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
    /// The request of an application that this sign-in is for.
    authorization: Option<String>,
    accounts: Vec<KnownAccount>,
    /// Whether the code was copied: said until the next thing happens to it.
    copied: Option<bool>,
    now: Moment,
}

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Screen {
    /// No code: not yet, or no longer.
    #[default]
    Without,
    /// A code, and waiting.
    Code(Polling),
    /// Approved elsewhere; becoming a session.
    SigningIn(SigningIn),
    /// On the way out of here.
    Leaving,
}

impl DeviceCode {
    /// Takes in what happened; tells what must be done. An event that does not fit the screen changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { kept, authorization, accounts, now } => {
                self.now = now;
                self.accounts = accounts;
                self.authorization = authorization.filter(|id| is_plain(id));
                match kept {
                    Some(code) => self.go_on(code),
                    None => self.get_code(),
                }
            }
            Event::Issued(ticket, issued, now) => self.if_asking(ticket, now, |this| this.show(issued)),
            Event::Polled(ticket, polled, now) => self.if_asking(ticket, now, |this| this.take(polled)),
            Event::Verified(ticket) => self.if_asking(ticket, self.now, Self::open_session),
            Event::NotVerified(ticket) => {
                self.if_asking(ticket, self.now, |this| this.end(Trouble::Untrusted))
            }
            Event::SessionOpened(ticket, opened) => {
                self.if_asking(ticket, self.now, |this| this.finish(opened))
            }
            Event::Failed(ticket, failure, now) => self.if_asking(ticket, now, |this| this.fail(failure)),
            Event::SecondPassed(ticket, now) => self.second_passed(ticket, now),
            Event::CameBack(now) => self.come_back(now),
            Event::NewCodeWanted => self.get_new_code(),
            Event::CopyChosen => {
                self.code().map(|code| Effect::Copy(code.user_code.clone())).into_iter().collect()
            }
            Event::Copied(done) => {
                self.copied = Some(done);
                Vec::new()
            }
            Event::CancelChosen => {
                let location = self.sign_in_page();
                self.leave(location)
            }
            Event::SignedInElsewhere => self.signed_in_elsewhere(),
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

    fn ask(&mut self, request: Request) -> Effect {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        Effect::Ask { ticket, request }
    }

    fn start_timer(&mut self) -> Effect {
        let ticket = self.tickets.issue();
        self.timing = Some(ticket);
        Effect::Tick(ticket)
    }

    /// The code is over, for this reason; another one can be had.
    fn end(&mut self, trouble: Trouble) -> Vec<Effect> {
        self.screen = Screen::Without;
        self.asking = None;
        self.timing = None;
        self.copied = None;
        let waits = trouble.until().is_some();
        self.trouble = Some(trouble);
        let mut effects = vec![Effect::Keep(None), Effect::FocusHeading];
        if waits {
            effects.push(self.start_timer());
        }
        effects
    }

    fn leave(&mut self, location: Location) -> Vec<Effect> {
        self.screen = Screen::Leaving;
        self.asking = None;
        self.timing = None;
        self.trouble = None;
        vec![Effect::Keep(None), Effect::Go(location)]
    }

    fn signed_in_elsewhere(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Without | Screen::Code(_) => {
                let location = match &self.authorization {
                    Some(id) => Location::admit(&["/oauth2/authorize/continue?authorization=", id].concat()),
                    None => Location::home(),
                };
                self.leave(location)
            }
            // This tab is about to have a session itself, and tells the others.
            Screen::SigningIn(_) | Screen::Leaving => Vec::new(),
        }
    }

    fn sign_in_page(&self) -> Location {
        match &self.authorization {
            Some(id) => Location::admit(&["/signin?authorization=", id].concat()),
            None => Location::sign_in(),
        }
    }
}

/// What can stand in an address as it is.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
