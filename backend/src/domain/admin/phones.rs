//! A person's registered phones, and the requests sent to them.

use super::{AdminError, by_the_operator, named};
use crate::domain::Context;
use crate::domain::activity::note;
use crate::domain::authenticator::{Authenticator, end_what_stands_on};
use drempel_contract::SignInEventKind;
use drempel_verify::EmailAddress;

/// A person's phones, the oldest first.
///
/// # Errors
/// [`AdminError::NoSuchPerson`].
pub async fn phones(context: &Context, email: &EmailAddress) -> Result<Vec<Authenticator>, AdminError> {
    let mut unit = context.store.read().await?;
    let person = named(&mut unit, email).await?;
    Ok(unit.authenticators_of(&person.id).await?)
}

/// Removes a phone by its name or id, with its codes and everything that may stand on it: it is lost.
///
/// # Errors
/// [`AdminError::NoSuchPerson`], [`AdminError::NoSuchPhone`].
pub async fn remove_phone(context: &Context, email: &EmailAddress, name: &str) -> Result<(), AdminError> {
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    let phones = unit.authenticators_of(&person.id).await?;
    let phone = phones.iter().find(|phone| phone.name == name || phone.id.0 == name);
    let phone = phone.ok_or(AdminError::NoSuchPhone)?;
    unit.remove_totp(&phone.factor).await?;
    unit.unregister_number_matches(&person.id, &phone.id).await?;
    end_what_stands_on(&mut unit, &person.id, None).await?;
    note(&mut unit, by_the_operator(context, &person.id, SignInEventKind::MethodRemoved)?).await?;
    Ok(unit.commit().await?)
}

/// Requests to a person's phones are sent again, after **I did not start this**; whether they were stopped.
///
/// # Errors
/// [`AdminError::NoSuchPerson`].
pub async fn allow_requests(context: &Context, email: &EmailAddress) -> Result<bool, AdminError> {
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    let stopped = unit.allow_requests(&person.id).await?;
    if stopped {
        note(&mut unit, by_the_operator(context, &person.id, SignInEventKind::RequestsAllowed)?).await?;
    }
    unit.commit().await?;
    Ok(stopped)
}
