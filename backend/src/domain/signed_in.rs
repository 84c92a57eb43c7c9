//! The session of a browser: looked at, used, ended.
//!
//! The rule a reader would break: every look asks again whether the person is enabled, and whether the phone that approved
//! the sign-in is still registered.

use super::person::{Person, PersonId};
use super::proof::Proof;
use super::session::Session;
use super::token::{Digest, Token};
use super::{Context, Failure};
use crate::clock::Timestamp;
use crate::store::Unit;
use std::time::Duration;

/// A session's use is written down this often, not at every request.
const NOTED_EVERY: Duration = Duration::from_secs(60);

/// Who is signed in, if anybody.
///
/// # Errors
/// When the database cannot be reached.
pub async fn signed_in(context: &Context, token: &Token) -> Result<Option<(Session, Person)>, Failure> {
    let (now, token) = (context.now(), token.digest());
    let mut unit = context.store.read().await?;
    let Some((session, person)) = look(&mut unit, &token, now).await? else { return Ok(None) };
    drop(unit);
    if session.used_at.plus(NOTED_EVERY.min(session.idle / 10)) <= now {
        let mut unit = context.store.write().await?;
        unit.touch_session(&token, now).await?;
        unit.commit().await?;
    }
    Ok(Some((session, person)))
}

/// The same within a unit, without noting the use.
///
/// # Errors
/// When the database cannot be reached.
pub async fn look(
    unit: &mut Unit,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<(Session, Person)>, Failure> {
    let Some(session) = unit.session(token).await?.filter(|session| session.is_alive(now)) else {
        return Ok(None);
    };
    if !stands(unit, &session.person, &session.proof).await? {
        return Ok(None);
    }
    let person = unit.person(&session.person).await?.filter(|person| person.enabled);
    Ok(person.map(|person| (session, person)))
}

/// Whether the phone that approved a sign-in, if one did, still approves sign-ins of this person.
///
/// # Errors
/// When the database cannot be reached.
pub async fn stands(unit: &mut Unit, person: &PersonId, proof: &Proof) -> Result<bool, Failure> {
    let Some(phone) = proof.phone() else { return Ok(true) };
    let phone = unit.authenticator(phone).await?;
    Ok(phone.is_some_and(|phone| phone.person == *person && phone.has_phone_sign_in()))
}

/// Ends a session with what was granted for as long as it lasts; whether there was one.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sign_out(context: &Context, token: &Token) -> Result<bool, Failure> {
    let (now, token) = (context.now(), token.digest());
    let mut unit = context.store.write().await?;
    let Some(session) = unit.session(&token).await? else { return Ok(false) };
    unit.end_session(&token).await?;
    unit.end_session_grants(&session.id).await?;
    unit.commit().await?;
    Ok(session.is_alive(now))
}
