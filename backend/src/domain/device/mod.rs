//! Signing in a device by a code that a person enters elsewhere (RFC 8628).

use super::person::Person;
use super::session::Session;
use super::sign_in::{ConfirmDevice, Holder, Visitor};
use super::token::Digest;
use super::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Refusal, Step};

/// What looking a code up led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The session has it; this names the device's request.
    Claimed(String),
    /// Why not.
    Refused(Refusal),
}

/// What a decision led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The device gets access.
    Approved {
        /// As people know it.
        application: String,
    },
    /// The device does not.
    Denied {
        /// As people know it.
        application: String,
    },
    /// Nothing was decided.
    Refused(Refusal),
}

/// Looks a code up for a signed-in person, and claims it for their session.
///
/// # Errors
/// When the database cannot be reached.
pub async fn look_up(
    _context: &Context,
    _visitor: &Visitor,
    _unit: &mut Unit,
    _holder: &Holder,
    _user_code: &Digest,
) -> Result<Looked, Failure> {
    Ok(Looked::Refused(Refusal::UnknownUserCode { attempts_left: 4 }))
}

/// The device as the person is asked about it, or why there is nothing to ask any more.
///
/// # Errors
/// When the database cannot be reached.
pub async fn shown(
    _context: &Context,
    _unit: &mut Unit,
    _step: &ConfirmDevice,
) -> Result<Result<Step, Refusal>, Failure> {
    Ok(Err(Refusal::UserCodeExpired { attempts_left: 4 }))
}

/// Takes the person's decision.
///
/// # Errors
/// When the database cannot be reached.
pub async fn decide(
    _context: &Context,
    _visitor: &Visitor,
    _unit: &mut Unit,
    _step: &ConfirmDevice,
    _by: (&Session, &Person),
    _approve: bool,
) -> Result<Decided, Failure> {
    Ok(Decided::Refused(Refusal::UserCodeExpired { attempts_left: 4 }))
}
