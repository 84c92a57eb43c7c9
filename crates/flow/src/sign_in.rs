//! The sign-in: which screen is shown, what it waits for, and what went wrong.
//!
//! The backend picks the step; this machine owns everything between two answers. `event.rs` lists what can happen,
//! `effect.rs` what it can ask of the browser, the other files what each does. Selectors live in `selectors.rs`.

mod accounts;
mod answered;
mod effect;
mod event;
mod identify;
mod password;
mod progress;
mod selectors;
mod stay_signed_in;
mod submitted;
mod time;
mod totp;
mod trouble;

pub use accounts::KnownAccount;
pub use effect::{Effect, Focus, News, Request, StepName};
pub use event::Event;
pub use identify::Identify;
pub use password::Password;
pub use progress::Progress;
pub use stay_signed_in::StaySignedIn;
pub use totp::Totp;
pub use trouble::Trouble;

use crate::{Ticket, Tickets};
use drempel_contract::{ContinuationToken, SignInId};

/// The sign-in door's machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    screen: Screen,
    /// The call whose answer counts.
    asking: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    tickets: Tickets,
    under_way: Option<UnderWay>,
    trouble: Option<Trouble>,
    accounts: Vec<KnownAccount>,
}

/// What the backend knows this sign-in by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct UnderWay {
    id: SignInId,
    token: ContinuationToken,
    /// Set when an answer got lost: it may have arrived, so the next one first asks where the sign-in is.
    unsure: bool,
    /// Seconds until it expires.
    seconds_left: u32,
}

/// What is on the screen. One variant a step, carrying only what that screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Who is signing in?
    Identify(Identify),
    /// The password of that person.
    Password(Password),
    /// A code from the app.
    Totp(Totp),
    /// May the session outlive the browser?
    StaySignedIn(StaySignedIn),
    /// On the way out of here.
    Progress(Progress),
}

impl Default for Screen {
    fn default() -> Self {
        Self::Identify(Identify::default())
    }
}

impl SignIn {
    /// Takes in what happened; tells what must be done. An event that does not fit the screen changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { under_way, accounts } => self.open(under_way, accounts),
            Event::Typed => self.typed(),
            Event::EmailSubmitted(email) => self.submit_email(&email),
            Event::AccountChosen(email) => self.choose_account(&email),
            Event::AccountRemoved(email) => self.remove_account(&email),
            Event::AnotherAccountWanted | Event::WentBack => self.start_over(),
            Event::PasswordSubmitted(password) => self.submit_password(password),
            Event::DeviceChosen(device) => self.choose_device(&device),
            Event::CodeSubmitted(code) => self.submit_code(code),
            Event::StayChosen(stay) => self.submit_stay(stay),
            Event::Answered(ticket, reply) => self.if_asking(ticket, |this| this.take(reply)),
            Event::Resumed(ticket, reply) => self.if_asking(ticket, |this| this.take_resumed(reply)),
            Event::Failed(ticket, failure) => self.if_asking(ticket, |this| this.fail(failure)),
            Event::SecondPassed(ticket) => self.second_passed(ticket),
            Event::CameOnline => self.came_online(),
            Event::SignedInElsewhere => self.signed_in_elsewhere(),
        }
    }

    fn if_asking(&mut self, ticket: Ticket, then: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.asking != Some(ticket) {
            return Vec::new();
        }
        self.asking = None;
        then(self)
    }

    fn ask(&mut self, request: Request) -> Effect {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        Effect::Ask { ticket, request }
    }
}
