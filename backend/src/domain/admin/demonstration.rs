//! Whether the directory is a demonstration's.

use super::AdminError;
use crate::domain::Context;

/// Marks it as one, for good.
///
/// # Errors
/// When the database cannot be written.
pub async fn mark_demonstration(context: &Context) -> Result<(), AdminError> {
    let mut unit = context.store.write().await?;
    unit.mark_demonstration().await?;
    unit.commit().await?;
    Ok(())
}

/// Whether it is marked.
///
/// # Errors
/// When the database does not answer.
pub async fn is_demonstration(context: &Context) -> Result<bool, AdminError> {
    Ok(context.store.read().await?.is_demonstration().await?)
}
