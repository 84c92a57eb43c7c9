//! A sign-in, from the first address to a session.
//!
//! The rule a reader would break: an answer is taken once. Whatever it changes is one transaction, and only the holder
//! of the newest token can begin it (`claim.rs`).
//!
//! Where to start: `state.rs` (the steps), then `answer.rs` (what an answer goes through), then a step of your choice.

mod alert;
mod answer;
mod cancel;
mod claim;
mod finish;
mod identify;
mod password;
mod repeat;
mod resume;
mod spelling;
mod start;
mod state;
mod stay_signed_in;
mod totp;
mod visitor;

pub use answer::answer;
pub use cancel::cancel;
pub use resume::resume;
pub use start::start;
pub use state::{Admitted, Finished, Identify, Password, Proved, SpentStep, State, StaySignedIn, Totp};
pub use visitor::{Answered, Cookies, SessionCookie, Visitor};

use super::person::PersonId;
use super::token::Digest;
use crate::clock::Timestamp;
use drempel_verify::EmailAddress;

/// One sign-in of one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// As on the wire.
    pub id: String,
    /// Of the cookie of the browser that began it.
    pub browser: Digest,
    /// Where it is.
    pub state: State,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when, whatever happens.
    pub expires_at: Timestamp,
}

impl State {
    /// The word for it, the same as on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Identify(_) => "identify",
            Self::Password(_) => "password",
            Self::Totp(_) => "totp",
            Self::StaySignedIn(_) => "stay_signed_in",
            Self::Done => "done",
            Self::Ended => "ended",
        }
    }

    /// Whose it is, once that is known.
    #[must_use]
    pub const fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Password(step) => Some(step.person()),
            Self::Totp(step) => Some(step.person()),
            Self::StaySignedIn(step) => Some(step.person()),
            Self::Identify(_) | Self::Done | Self::Ended => None,
        }
    }

    /// The address given, for the screens that show it.
    #[must_use]
    pub const fn email(&self) -> Option<&EmailAddress> {
        match self {
            Self::Password(step) => Some(step.email()),
            Self::Totp(step) => Some(step.email()),
            Self::StaySignedIn(step) => Some(step.email()),
            Self::Identify(_) | Self::Done | Self::Ended => None,
        }
    }

    /// Whether it can still be answered.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Identify(_) | Self::Password(_) | Self::Totp(_) | Self::StaySignedIn(_) => true,
            Self::Done | Self::Ended => false,
        }
    }
}
