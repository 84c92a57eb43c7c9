//! A method is removed.
//!
//! The rule a reader would break: what stands on it ends in the same transaction, as when an operator removes it: every
//! other session, every sign-in under way, everything granted, what a removed phone was asked.

use super::methods::{MayGo, added_here, shown};
use super::standing::{signed_in_here, with_fresh_session};
use crate::domain::activity::{Event, note};
use crate::domain::authenticator::end_what_stands_on;
use crate::domain::factor::FactorId;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use drempel_contract::{SecurityInfo, SignInEventKind};

/// What is left.
pub struct Removed {
    /// To be shown.
    pub info: SecurityInfo,
    /// Whether the session that asked stood on what was removed, and is over.
    pub signed_out: bool,
}

/// Removes a method. What this very session added a few minutes ago may always go.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::SignInAgain`], [`Failure::NoSuchThing`], [`Failure::LastMethod`].
pub async fn remove(context: &Context, visitor: &Visitor, id: &str) -> Result<Removed, Failure> {
    let mut unit = context.store.write().await?;
    let id = FactorId(id.to_owned());
    let (session, person) = signed_in_here(context, visitor, &mut unit).await?;
    let factors = unit.totp_factors(&person.id).await?;
    let factor = factors.iter().find(|factor| factor.id == id);
    let added = added_here(context, &mut unit, &session).await?;
    let may_go = factor.map(|factor| MayGo::of(context, &person, &factors, factor, &added));
    if may_go != Some(MayGo::AtOnce) {
        with_fresh_session(context, visitor, &mut unit).await?;
    }
    match may_go {
        None => return Err(Failure::NoSuchThing),
        Some(MayGo::Not) => return Err(Failure::LastMethod),
        Some(MayGo::WhenFresh | MayGo::AtOnce) => {}
    }
    let phones = unit.authenticators_of(&person.id).await?;
    let gone = phones.iter().filter(|phone| phone.factor == id);
    let gone: Vec<_> = gone.map(|phone| &phone.id).collect();
    let approved_there = session.proof.phone().is_some_and(|phone| gone.contains(&phone));
    let signed_out = approved_there || session.proof.factor() == Some(&id);
    unit.remove_totp(&id).await?;
    for phone in gone {
        unit.unregister_number_matches(&person.id, phone).await?;
    }
    let kept = if signed_out { None } else { Some(session.id.as_str()) };
    end_what_stands_on(&mut unit, &person.id, kept).await?;
    note(&mut unit, Event::by(context, visitor, &person.id, SignInEventKind::MethodRemoved)?).await?;
    tracing::info!(person = person.id.0, factor = id.0, "a method was removed");
    let info = shown(context, &mut unit, &session, person).await?;
    unit.commit().await?;
    Ok(Removed { info, signed_out })
}
