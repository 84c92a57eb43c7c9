//! The applications that an operator registers by command.
//!
//! The rule a reader would break: those of the configuration are changed there. What a command removes or disables loses
//! everything it was granted, at once.

use super::AdminError;
use crate::domain::Context;
use crate::domain::client::{Client, Source, check, client, clients};
use crate::store::Unit;

/// Registers a client.
///
/// # Errors
/// [`AdminError::Registration`], [`AdminError::ClientTaken`].
pub async fn add_client(context: &Context, new: &Client) -> Result<(), AdminError> {
    check(new)?;
    let mut unit = context.store.write().await?;
    if client(context, &mut unit, &new.id).await?.is_some() || !unit.add_client(new, context.now()).await? {
        return Err(AdminError::ClientTaken);
    }
    Ok(unit.commit().await?)
}

/// All there are, wherever they are registered.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list_clients(context: &Context) -> Result<Vec<Client>, AdminError> {
    let mut unit = context.store.read().await?;
    Ok(clients(context, &mut unit).await?)
}

/// Removes a client, with everything it was granted and allowed.
///
/// # Errors
/// [`AdminError::NoSuchClient`], [`AdminError::ClientElsewhere`].
pub async fn remove_client(context: &Context, id: &str) -> Result<(), AdminError> {
    let mut unit = by_command(context, id).await?;
    unit.remove_client(id).await?;
    unit.end_client_grants(id).await?;
    unit.forget_consents(id).await?;
    Ok(unit.commit().await?)
}

/// Lets a client in again, or out at once.
///
/// # Errors
/// [`AdminError::NoSuchClient`], [`AdminError::ClientElsewhere`].
pub async fn set_client_enabled(context: &Context, id: &str, enabled: bool) -> Result<(), AdminError> {
    let mut unit = by_command(context, id).await?;
    unit.set_client_enabled(id, enabled).await?;
    if !enabled {
        unit.end_client_grants(id).await?;
    }
    Ok(unit.commit().await?)
}

/// The turn to change this client, if a command may.
async fn by_command(context: &Context, id: &str) -> Result<Unit, AdminError> {
    let mut unit = context.store.write().await?;
    match client(context, &mut unit, id).await?.map(|client| client.source) {
        Some(Source::Command) => Ok(unit),
        Some(Source::BuiltIn | Source::Configuration) => Err(AdminError::ClientElsewhere),
        None => Err(AdminError::NoSuchClient),
    }
}
