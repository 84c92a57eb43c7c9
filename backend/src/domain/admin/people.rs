//! People.

use super::{AdminError, named};
use crate::domain::Context;
use crate::domain::factor::TotpFactor;
use crate::domain::grant::end_all_of;
use crate::domain::person::{Person, PersonId};
use crate::domain::token::draw_id;
use crate::passwords::check_new;
use drempel_contract::{PersonKind, Secret};
use drempel_verify::EmailAddress;

/// Somebody to add.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// What they will sign in with.
    pub email: EmailAddress,
    /// As they are called.
    pub name: String,
    /// Whose account it is.
    pub kind: PersonKind,
    /// Their first password, if any.
    pub password: Option<Secret>,
    /// Whether an app follows, so that a shorter password does.
    pub second_factor: bool,
}

/// A person with their apps.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Who.
    pub person: Person,
    /// With what.
    pub apps: Vec<TotpFactor>,
}

/// Adds a person.
///
/// # Errors
/// [`AdminError::AddressTaken`], [`AdminError::Password`].
pub async fn add_person(context: &Context, new: &NewPerson) -> Result<PersonId, AdminError> {
    let password = match &new.password {
        None => None,
        Some(password) => {
            check_new(password.expose(), new.second_factor, &new.name, &new.email)?;
            Some(context.passwords.hash(password.expose(), &*context.random).await?)
        }
    };
    let person = Person {
        id: PersonId(draw_id(&*context.random)?),
        email: new.email.clone(),
        name: new.name.clone(),
        kind: new.kind,
        enabled: true,
        password,
        created_at: context.now(),
    };
    let mut unit = context.store.write().await?;
    if !unit.add_person(&person).await? {
        return Err(AdminError::AddressTaken);
    }
    unit.commit().await?;
    Ok(person.id)
}

/// Everybody, by address.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(context: &Context) -> Result<Vec<Listed>, AdminError> {
    let mut unit = context.store.read().await?;
    let mut listed = Vec::new();
    for person in unit.people().await? {
        let apps = unit.totp_factors(&person.id).await?;
        listed.push(Listed { person, apps });
    }
    Ok(listed)
}

/// Lets a person in again, or out at once and everywhere.
///
/// # Errors
/// [`AdminError::NoSuchPerson`].
pub async fn set_enabled(context: &Context, email: &EmailAddress, enabled: bool) -> Result<(), AdminError> {
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    unit.set_enabled(&person.id, enabled).await?;
    if !enabled {
        end_all_of(&mut unit, &person.id).await?;
        unit.end_sessions(&person.id).await?;
    }
    Ok(unit.commit().await?)
}

/// Sets a new password. Ends every session, every sign-in under way, everything granted to applications, and the memory of known browsers.
///
/// # Errors
/// [`AdminError::NoSuchPerson`], [`AdminError::Password`].
pub async fn set_password(context: &Context, email: &EmailAddress, new: &Secret) -> Result<(), AdminError> {
    let mut unit = context.store.read().await?;
    let person = named(&mut unit, email).await?;
    let second_factor = !unit.totp_factors(&person.id).await?.is_empty();
    drop(unit);
    check_new(new.expose(), second_factor, &person.name, email)?;
    let hash = context.passwords.hash(new.expose(), &*context.random).await?;
    let mut unit = context.store.write().await?;
    unit.set_password(&person.id, &hash).await?;
    unit.reset_throttles(&context.key.subject(email)).await?;
    end_all_of(&mut unit, &person.id).await?;
    unit.end_sessions(&person.id).await?;
    unit.end_sign_ins(&person.id).await?;
    unit.forget_devices(&person.id, None).await?;
    Ok(unit.commit().await?)
}

/// Ends every session and sign-in under way, and everything granted to applications; how many sessions there were.
///
/// # Errors
/// [`AdminError::NoSuchPerson`].
pub async fn sign_out_everywhere(context: &Context, email: &EmailAddress) -> Result<u64, AdminError> {
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    end_all_of(&mut unit, &person.id).await?;
    unit.end_sign_ins(&person.id).await?;
    let ended = unit.end_sessions(&person.id).await?;
    unit.commit().await?;
    Ok(ended)
}

/// Takes locks and counts away: wrong passwords from anywhere, wrong codes of every app.
///
/// # Errors
/// [`AdminError::NoSuchPerson`].
pub async fn unlock(context: &Context, email: &EmailAddress) -> Result<(), AdminError> {
    let mut unit = context.store.write().await?;
    let person = named(&mut unit, email).await?;
    unit.reset_throttles(&context.key.subject(email)).await?;
    unit.unlock_factors(&person.id).await?;
    Ok(unit.commit().await?)
}
