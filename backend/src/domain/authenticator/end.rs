//! A phone is unregistered, or something else of a person is taken away.
//!
//! The rule a reader would break: the phone's cookie takes the phone away, never the codes. They are a second factor, and
//! whoever holds the phone's browser and knows the password must not get rid of it without giving a code.

use super::{Authenticator, AuthenticatorId};
use crate::domain::activity::{Event, note};
use crate::domain::grant::end_all_of;
use crate::domain::person::PersonId;
use crate::domain::sign_in::Visitor;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::SignInEventKind;

/// Takes an account off a phone, as the phone asks.
///
/// # Errors
/// [`Failure::NotSignedIn`] for a phone that does not have the account.
pub async fn unregister(
    context: &Context,
    visitor: &Visitor,
    phone: Option<&Token>,
    device: &str,
) -> Result<(), Failure> {
    let phone = phone.ok_or(Failure::NotSignedIn)?.digest();
    let mut unit = context.store.write().await?;
    let found = unit.authenticator(&AuthenticatorId(device.to_owned())).await?;
    let found = found.filter(|found| found.token == phone).ok_or(Failure::NotSignedIn)?;
    forget(&mut unit, &found, None).await?;
    note(&mut unit, Event::by(context, visitor, &found.person, SignInEventKind::MethodRemoved)?).await?;
    unit.commit().await?;
    tracing::info!(person = found.person.0, authenticator = found.id.0, "a phone was unregistered");
    Ok(())
}

/// Takes a phone away with everything that stands on it, but the session named.
///
/// # Errors
/// When the database cannot be reached.
pub async fn forget(unit: &mut Unit, phone: &Authenticator, kept: Option<&str>) -> Result<(), Failure> {
    unit.remove_authenticator(&phone.id).await?;
    unit.unregister_number_matches(&phone.person, &phone.id).await?;
    if phone.has_phone_sign_in() {
        end_what_stands_on(unit, &phone.person, kept).await?;
    }
    Ok(())
}

/// Ends what a person has, when something that it may stand on is taken away: everything granted, sign-ins under way, every
/// session but the one named, and with a session what is being set up in it; how many sessions.
///
/// # Errors
/// When the database cannot be reached.
pub async fn end_what_stands_on(
    unit: &mut Unit,
    person: &PersonId,
    kept: Option<&str>,
) -> Result<u64, Failure> {
    end_all_of(unit, person).await?;
    unit.end_sign_ins(person).await?;
    Ok(match kept {
        Some(session) => unit.end_other_sessions(person, session).await?,
        None => unit.end_sessions(person).await?,
    })
}
