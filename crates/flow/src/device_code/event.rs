//! What can happen to a device that wants in. Facts, in the past tense; those that take time bring the clock with them.

use super::{Code, Issued, Moment};
use crate::sign_in::KnownAccount;
use crate::{Failure, Ticket};
use drempel_contract::{Secret, SessionOpened};

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened or reloaded.
    Opened {
        /// The code this tab showed before.
        kept: Option<Code>,
        /// The request of an application, as named in the page's address.
        authorization: Option<String>,
        /// The accounts this browser remembers.
        accounts: Vec<KnownAccount>,
        /// The clock.
        now: Moment,
    },
    /// There is a code.
    Issued(Ticket, Issued, Moment),
    /// The backend told how it stands.
    Polled(Ticket, Polled, Moment),
    /// The ID token is this backend's, for this page, and of now.
    Verified(Ticket),
    /// It is not.
    NotVerified(Ticket),
    /// There is a session.
    SessionOpened(Ticket, SessionOpened),
    /// No answer that can be used.
    Failed(Ticket, Failure, Moment),
    /// A second went by, or a night.
    SecondPassed(Ticket, Moment),
    /// The page is seen again, or the browser has a network again.
    CameBack(Moment),
    /// **Get a new code**.
    NewCodeWanted,
    /// **Copy**.
    CopyChosen,
    /// The code was copied, or that could not be done.
    Copied(bool),
    /// **Cancel**.
    CancelChosen,
    /// Another tab finished signing in.
    SignedInElsewhere,
}

/// How it stands (RFC 8628 section 3.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polled {
    /// `authorization_pending`.
    Pending,
    /// `slow_down`: pending, and five seconds more between questions from now on.
    SlowDown,
    /// `access_denied`.
    Denied,
    /// `expired_token`.
    Expired,
    /// `invalid_grant`: the code has been used, or never was.
    Spent,
    /// Approved.
    Tokens(Tokens),
}

/// What an approval gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Opens the session.
    pub access_token: Secret,
    /// Says who signed in, to this page.
    pub id_token: Secret,
}
