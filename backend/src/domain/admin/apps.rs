//! A person's authenticator apps.
//!
//! The rule a reader would break: no app takes the place of another of the same name.

use super::{AdminError, by_the_operator, named};
use crate::domain::Context;
use crate::domain::activity::note;
use crate::domain::authenticator::end_what_stands_on;
use crate::domain::factor::{FactorId, TotpFactor};
use crate::domain::token::draw_id;
use crate::random::draw;
use drempel_contract::SignInEventKind;
use drempel_verify::{EmailAddress, Key, Totp};

/// An app that was added, with its key for the one time it is shown.
#[derive(Clone, Debug)]
pub struct AddedTotp {
    /// Which one.
    pub id: FactorId,
    /// Its key and how its codes are made.
    pub totp: Totp,
}

/// Adds an app; without a key, the backend draws one. It counts from now on: an operator vouches for it.
///
/// # Errors
/// [`AdminError::NoSuchPerson`], [`AdminError::AppNameTaken`].
pub async fn add_totp(
    context: &Context,
    email: &EmailAddress,
    name: &str,
    given: Option<Totp>,
) -> Result<AddedTotp, AdminError> {
    let totp = match given {
        Some(totp) => totp,
        None => Totp::standard(Key::from_random(draw(&*context.random)?)),
    };
    let id = FactorId(draw_id(&*context.random)?);
    let sealed_key = context.key.seal_factor(&id.0, totp.key().expose(), &*context.random)?;
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    if unit.totp_factors(&person.id).await?.iter().any(|other| other.name == name) {
        return Err(AdminError::AppNameTaken);
    }
    let factor = TotpFactor {
        id: id.clone(),
        person: person.id,
        name: name.to_owned(),
        sealed_key,
        algorithm: totp.algorithm(),
        digits: totp.digits(),
        period: totp.period(),
        wrong_in_a_row: 0,
        locked_at: None,
        last_used_at: None,
        created_at: context.now(),
    };
    unit.add_totp(&factor).await?;
    let event = by_the_operator(context, &factor.person, SignInEventKind::MethodAdded)?;
    note(&mut unit, event).await?;
    unit.commit().await?;
    Ok(AddedTotp { id, totp })
}

/// Removes an app by its name, and ends the sessions that may stand on it.
///
/// # Errors
/// [`AdminError::NoSuchPerson`], [`AdminError::NoSuchApp`].
pub async fn remove_totp(context: &Context, email: &EmailAddress, name: &str) -> Result<(), AdminError> {
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    let apps = unit.totp_factors(&person.id).await?;
    let app = apps.iter().find(|app| app.name == name || app.id.0 == name).ok_or(AdminError::NoSuchApp)?;
    unit.remove_totp(&app.id).await?;
    end_what_stands_on(&mut unit, &person.id, None).await?;
    note(&mut unit, by_the_operator(context, &person.id, SignInEventKind::MethodRemoved)?).await?;
    Ok(unit.commit().await?)
}
