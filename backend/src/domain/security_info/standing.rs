//! Who asks, and whether they may change anything.

use crate::domain::factor::TotpFactor;
use crate::domain::grant::{Acr, Authenticated};
use crate::domain::person::{Person, PersonId};
use crate::domain::session::Session;
use crate::domain::sign_in::Visitor;
use crate::domain::signed_in;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// Whoever is signed in in this browser.
///
/// # Errors
/// [`Failure::NotSignedIn`].
pub async fn signed_in_here(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
) -> Result<(Session, Person), Failure> {
    let token = visitor.session.as_ref().map(Token::digest).ok_or(Failure::NotSignedIn)?;
    signed_in::look(unit, &token, context.now()).await?.ok_or(Failure::NotSignedIn)
}

/// The same, when they have just signed in with all they have.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::SignInAgain`].
pub async fn with_fresh_session(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
) -> Result<(Session, Person), Failure> {
    let (session, person) = signed_in_here(context, visitor, unit).await?;
    if is_fresh(context, unit, &session).await? { Ok((session, person)) } else { Err(Failure::SignInAgain) }
}

/// Whether a session is of the last minutes, and with a second factor if its person has one.
///
/// # Errors
/// When the database cannot be reached.
pub async fn is_fresh(context: &Context, unit: &mut Unit, session: &Session) -> Result<bool, Failure> {
    let recent = context.now() < session.signed_in_at.plus(context.settings.security_info.fresh);
    let whole = Authenticated::by(session).acr == Acr::MultiFactor;
    Ok(recent && (whole || !has_second_factor(unit, &session.person).await?))
}

/// Whether a person has a second factor that works.
async fn has_second_factor(unit: &mut Unit, person: &PersonId) -> Result<bool, Failure> {
    Ok(unit.totp_factors(person).await?.iter().any(TotpFactor::is_usable))
}
