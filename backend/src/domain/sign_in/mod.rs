//! A sign-in, from the first address to a session.
//!
//! The rule a reader would break: an answer is taken once. Whatever it changes is one transaction, and only the holder
//! of the newest token can begin it (`claim.rs`).
//!
//! Where to start: `state.rs` (the steps), then `answer.rs` (what an answer goes through), then a step of your choice.

mod answer;
mod cancel;
mod claim;
mod confirm_device;
mod consent;
mod device_sign_in;
mod finish;
mod holder;
mod identify;
mod next;
mod noted;
mod number_match;
mod password;
mod poll;
mod present;
mod purpose;
mod repeat;
mod resume;
mod spelling;
mod spent_step;
mod start;
mod state;
mod stay_signed_in;
mod totp;
mod visitor;

pub use answer::answer;
pub use cancel::cancel;
pub(in crate::domain) use finish::remember;
pub use holder::{ConfirmDevice, Consent, DeviceAnswered, DeviceSignIn, Holder};
pub(in crate::domain) use next::location_of;
pub use poll::poll;
pub use purpose::Purpose;
pub use resume::resume;
pub use spent_step::SpentStep;
pub use start::start;
pub use state::{
    Admitted, Before, Finished, Identify, NumberMatch, Password, Present, Proved, Sent, State, StaySignedIn,
    Totp,
};
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
    /// What it is for.
    pub purpose: Purpose,
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
            Self::NumberMatch(_) => "number_match",
            Self::Totp(_) => "totp",
            Self::StaySignedIn(_) => "stay_signed_in",
            Self::DeviceSignIn(_) => "device_sign_in",
            Self::ConfirmDevice(_) => "confirm_device",
            Self::DeviceApproved(_) => "device_approved",
            Self::DeviceDenied(_) => "device_denied",
            Self::Consent(_) => "consent",
            Self::Done => "done",
            Self::Ended => "ended",
        }
    }

    /// Whose it is, once that is known.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Password(step) => Some(step.person()),
            Self::NumberMatch(step) => Some(step.person()),
            Self::Totp(step) => Some(step.person()),
            Self::StaySignedIn(step) => Some(step.person()),
            Self::DeviceSignIn(step) => step.holder.as_ref().map(Holder::person),
            Self::ConfirmDevice(step) => Some(step.holder.person()),
            Self::DeviceApproved(step) | Self::DeviceDenied(step) => Some(step.holder.person()),
            Self::Consent(step) => Some(step.holder.person()),
            Self::Identify(_) | Self::Done | Self::Ended => None,
        }
    }

    /// The address given, for the screens that show it.
    #[must_use]
    pub fn email(&self) -> Option<&EmailAddress> {
        match self {
            Self::Password(step) => Some(step.email()),
            Self::NumberMatch(step) => Some(step.email()),
            Self::Totp(step) => Some(step.email()),
            Self::StaySignedIn(step) => Some(step.email()),
            Self::DeviceSignIn(step) => step.holder.as_ref().map(Holder::email),
            Self::ConfirmDevice(step) => Some(step.holder.email()),
            Self::DeviceApproved(step) | Self::DeviceDenied(step) => Some(step.holder.email()),
            Self::Consent(step) => Some(step.holder.email()),
            Self::Identify(_) | Self::Done | Self::Ended => None,
        }
    }

    /// Whether it can still be answered.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Identify(_)
            | Self::Password(_)
            | Self::NumberMatch(_)
            | Self::Totp(_)
            | Self::StaySignedIn(_)
            | Self::DeviceSignIn(_)
            | Self::ConfirmDevice(_)
            | Self::Consent(_) => true,
            Self::DeviceApproved(_) | Self::DeviceDenied(_) | Self::Done | Self::Ended => false,
        }
    }

    /// Whether the person has proved something that may no longer hold after a new password or a removed app.
    #[must_use]
    pub const fn has_proof(&self) -> bool {
        match self {
            Self::Totp(_) | Self::StaySignedIn(_) => true,
            Self::NumberMatch(step) => step.has_password(),
            Self::DeviceSignIn(DeviceSignIn { holder }) => holder.is_some(),
            Self::ConfirmDevice(_) | Self::Consent(_) => true,
            Self::Identify(_)
            | Self::Password(_)
            | Self::DeviceApproved(_)
            | Self::DeviceDenied(_)
            | Self::Done
            | Self::Ended => false,
        }
    }
}
