//! The sign-in: which screen is shown, what it waits for, and what went wrong.
//!
//! The backend picks the step; this machine owns everything between two answers. `event.rs` lists what can happen,
//! `effect.rs` what it can ask of the browser, the other files what each does. Selectors live in `selectors.rs`.

mod accounts;
mod answered;
mod confirm_device;
mod consent;
mod device_approved;
mod device_denied;
mod device_sign_in;
mod effect;
mod entrance;
mod event;
mod fate;
mod identify;
mod method;
mod number_match;
mod password;
mod polling;
mod progress;
mod selectors;
mod stay_signed_in;
mod submitted;
mod time;
mod totp;
mod trouble;

pub use accounts::KnownAccount;
pub(crate) use accounts::remembered;
pub use confirm_device::ConfirmDevice;
pub use consent::Consent;
pub use device_approved::DeviceApproved;
pub use device_denied::DeviceDenied;
pub use device_sign_in::DeviceSignIn;
pub use effect::{Effect, Focus, News, Request, StepName};
pub use entrance::Entrance;
pub use event::Event;
pub use identify::Identify;
pub use number_match::{CutOff, NumberMatch};
pub use password::Password;
pub use progress::Progress;
pub use stay_signed_in::StaySignedIn;
pub use totp::Totp;
pub use trouble::Trouble;

use crate::{Ticket, Tickets};
use drempel_contract::{Answer, ContinuationToken, Method, Secret, SignInId};

/// The sign-in door's machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    entrance: Entrance,
    screen: Screen,
    /// The call whose answer counts.
    asking: Option<Ticket>,
    /// The call made at the opening, for which nobody has to wait.
    looking: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    tickets: Tickets,
    under_way: Option<UnderWay>,
    trouble: Option<Trouble>,
    accounts: Vec<KnownAccount>,
    /// The other ways from the present step.
    methods: Vec<Method>,
    /// The way that got this sign-in so far: to be offered first next time.
    method: Option<Method>,
    /// As people know it.
    application: Option<String>,
    /// The other device's, kept as the address is: for **Use another account**.
    user_code: Option<Secret>,
}

/// What the backend knows this sign-in by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct UnderWay {
    id: SignInId,
    token: ContinuationToken,
    /// Set when an answer got lost: it may have arrived, so the next one first asks where the sign-in is.
    unsure: bool,
    /// The last answer, when it may be sent again as it was.
    answered: Option<Answer>,
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
    /// A number for the phone.
    NumberMatch(NumberMatch),
    /// A code from the app.
    Totp(Totp),
    /// May the session outlive the browser?
    StaySignedIn(StaySignedIn),
    /// The code another device shows.
    DeviceSignIn(DeviceSignIn),
    /// Is it this device?
    ConfirmDevice(ConfirmDevice),
    /// The device has access.
    DeviceApproved(DeviceApproved),
    /// The device was refused.
    DeviceDenied(DeviceDenied),
    /// May this application learn this?
    Consent(Consent),
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
            Event::AnotherAccountWanted => self.want_another_account(),
            Event::WentBack => self.start_over(),
            Event::PasswordSubmitted(password) => self.submit_password(password),
            Event::MethodChosen(method) => self.use_method(method),
            Event::SendAgainChosen => self.send_again(),
            Event::DeviceChosen(device) => self.choose_device(&device),
            Event::CodeSubmitted(code) => self.submit_code(code),
            Event::StayChosen(stay) => self.submit_stay(stay),
            Event::UserCodeSubmitted(code) => self.submit_user_code(code.expose()),
            Event::DeviceDecided { approve, mine } => self.decide_device(approve, mine),
            Event::ConsentGiven(allow) => self.give_consent(allow),
            Event::Answered(ticket, reply) if self.looking == Some(ticket) => self.take_looked(reply),
            Event::Answered(ticket, reply) if self.is_polling(ticket) => self.take_polled(reply),
            Event::Answered(ticket, reply) => self.if_asking(ticket, |this| this.take(reply)),
            Event::Resumed(ticket, reply) if self.is_polling(ticket) => self.take_polled_where(reply),
            Event::Resumed(ticket, reply) => self.if_asking(ticket, |this| this.take_resumed(reply)),
            Event::Failed(ticket, failure) if self.is_polling(ticket) => self.fail_polled(failure),
            Event::Failed(ticket, failure) => self.if_asking(ticket, |this| this.fail(failure)),
            Event::SecondPassed(ticket) => self.second_passed(ticket),
            Event::CameOnline => self.came_online(),
            Event::CameBack => self.come_back(),
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
        self.looking = None;
        Effect::Ask { ticket, request }
    }
}
