//! Revocation by the client (RFC 7009).

use crate::domain::client::Client;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};

/// Takes a token back: a refresh token with everything of its grant, an access token alone. Whether it was the client's.
///
/// # Errors
/// When the database cannot be reached.
pub async fn revoke(context: &Context, client: &Client, token: &str) -> Result<bool, Failure> {
    let Some(token) = Token::parse(token) else { return Ok(false) };
    let digest = token.digest();
    // What was never given out needs no turn to write.
    let mut unit = context.store.read().await?;
    if unit.refresh_token(&digest).await?.is_none() && unit.access_token(&digest).await?.is_none() {
        return Ok(false);
    }
    drop(unit);
    let mut unit = context.store.write().await?;
    let refresh = unit.refresh_token(&digest).await?.map(|token| token.grant);
    let access = unit.access_token(&digest).await?.map(|token| token.grant);
    let Some(id) = refresh.as_ref().or(access.as_ref()) else { return Ok(false) };
    let Some(grant) = unit.grant(id).await?.filter(|grant| grant.client == client.id) else {
        return Ok(false);
    };
    if refresh.is_some() {
        unit.end_grant(&grant.id).await?;
    } else {
        unit.end_access_token(&digest).await?;
    }
    unit.commit().await?;
    tracing::info!(client = client.id, grant = grant.id, "revoked");
    Ok(true)
}
