//! Why a request came to nothing, in the backend's own words. `routes` maps each to what the wire may know of it.

use super::grant::NotGranted;
use super::keys::KeyFault;
use super::server_key::SealError;
use crate::passwords::{Overloaded, PasswordsError};
use crate::random::RandomError;
use crate::store::StoreError;
use drempel_verify::decision::DecisionError;
use std::time::Duration;

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The body has the right shape but cannot be meant.
    #[error("the request cannot be meant: {0}")]
    Malformed(&'static str),
    /// The answer is to another step. Nothing changed.
    #[error("the answer is to another step than the present one")]
    WrongStep,
    /// A newer token exists. Nothing changed.
    #[error("the token was replaced by a newer one")]
    StaleToken,
    /// There is no such sign-in any more, or never was for this browser.
    #[error("the sign-in is over")]
    SignInEnded,
    /// Too old.
    #[error("the sign-in has expired")]
    SignInExpired,
    /// Nobody is signed in in this browser, or this phone is not registered.
    #[error("nobody is signed in here")]
    NotSignedIn,
    /// A change wants a session of the last minutes, with all the person has.
    #[error("the sign-in is not fresh")]
    SignInAgain,
    /// No such enrolment, method or event, or somebody else's.
    #[error("there is no such thing of this person's")]
    NoSuchThing,
    /// The last of its kind stays.
    #[error("it is the last method of its kind")]
    LastMethod,
    /// The phone approves the sign-ins of another work or school account.
    #[error("the phone has another work or school account")]
    OneWorkAccount,
    /// No computer waits for sign-ins to be switched on on this phone.
    #[error("no computer waits for this phone")]
    NothingWaits,
    /// Unknown, expired, given up, or another phone's.
    #[error("the enrolment is over")]
    EnrolmentOver,
    /// A code of the new key that was not.
    #[error("the code is not of the new key")]
    WrongCode,
    /// A key whose holder did not show that they have it.
    #[error("the proof of a new key is not one")]
    BadProof,
    /// A phone's decision cannot be believed.
    #[error("the decision cannot be believed: {0}")]
    BadDecision(#[from] DecisionError),
    /// A phone's decision comes too late: the request was answered, replaced, given up or expired.
    #[error("the request is over")]
    RequestOver,
    /// Too much is asked.
    #[error("too many requests")]
    Throttled {
        /// How long to wait.
        retry_after: Duration,
    },
    /// A code, a refresh token or a device code brings nothing.
    #[error(transparent)]
    NotGranted(#[from] NotGranted),
    /// A signing key.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// Another server key.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The password could not be looked at.
    #[error(transparent)]
    Passwords(PasswordsError),
    /// A stored reply does not read.
    #[error("a stored reply does not read: {0}")]
    Reply(#[from] serde_json::Error),
}

impl From<Overloaded> for Failure {
    fn from(Overloaded { retry_after }: Overloaded) -> Self {
        Self::Throttled { retry_after }
    }
}

impl From<PasswordsError> for Failure {
    fn from(error: PasswordsError) -> Self {
        match error {
            PasswordsError::Overloaded(overloaded) => overloaded.into(),
            PasswordsError::Hash(_) | PasswordsError::Parameters(_) | PasswordsError::Stopped => {
                Self::Passwords(error)
            }
            PasswordsError::Random(random) => Self::Random(random),
        }
    }
}
