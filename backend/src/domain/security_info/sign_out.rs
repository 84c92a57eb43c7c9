//! **Sign out everywhere**, here too.

use super::standing::signed_in_here;
use crate::domain::authenticator::end_what_stands_on;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use drempel_contract::SignedOutEverywhere;

/// Ends every session of the person and all that was granted. Needs no fresh sign-in: it only takes away.
///
/// # Errors
/// [`Failure::NotSignedIn`].
pub async fn sign_out_everywhere(
    context: &Context,
    visitor: &Visitor,
) -> Result<SignedOutEverywhere, Failure> {
    let mut unit = context.store.write().await?;
    let (_, person) = signed_in_here(context, visitor, &mut unit).await?;
    let ended = end_what_stands_on(&mut unit, &person.id, None).await?;
    unit.commit().await?;
    tracing::info!(person = person.id.0, ended, "signed out everywhere");
    Ok(SignedOutEverywhere { others: u32::try_from(ended.saturating_sub(1)).unwrap_or(u32::MAX) })
}
