//! An application's request for a person to sign in (RFC 6749 section 4.1, OpenID Connect Core 1.0 section 3.1).

use super::person::Person;
use super::session::Session;
use super::token::Digest;
use super::{Context, Failure};
use crate::store::Unit;
use drempel_contract::Step;

/// What the page says about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The application, as people know it.
    pub application: String,
    /// The address it suggests.
    pub login_hint: Option<String>,
}

/// What a session is to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no such request any more.
    Gone,
    /// The person must sign in (again).
    SignIn,
    /// The person must be asked.
    Consent,
    /// The application can be answered.
    Ready,
}

/// Whether this browser brought the request, and it still waits for an answer.
///
/// # Errors
/// When the database cannot be reached.
pub async fn belongs(
    _context: &Context,
    _unit: &mut Unit,
    _id: &str,
    _browser: Option<&Digest>,
) -> Result<bool, Failure> {
    Ok(false)
}

/// What the page says about a request.
///
/// # Errors
/// When the database cannot be reached.
pub async fn about(_context: &Context, _unit: &mut Unit, _id: &str) -> Result<Option<About>, Failure> {
    Ok(None)
}

/// What a session is to a request.
///
/// # Errors
/// When the database cannot be reached.
pub async fn standing(
    _context: &Context,
    _unit: &mut Unit,
    _id: &str,
    _by: (&Session, &Person),
) -> Result<Standing, Failure> {
    Ok(Standing::Gone)
}

/// The question whether the application may have what it asks for; `None` when it no longer asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn consent(_context: &Context, _unit: &mut Unit, _id: &str) -> Result<Option<Step>, Failure> {
    Ok(None)
}

/// Takes the person's decision; `false` when there is no such request any more.
///
/// # Errors
/// When the database cannot be reached.
pub async fn decide(
    _context: &Context,
    _unit: &mut Unit,
    _id: &str,
    _person: &Person,
    _allow: bool,
) -> Result<bool, Failure> {
    Ok(false)
}
