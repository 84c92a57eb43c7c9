//! A token that is shown (RFC 6750, RFC 7662), looked at again like everything else.

use super::{AccessToken, Grant, RefreshToken, look_again};
use crate::domain::client::Client;
use crate::domain::person::Person;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// What a good access token stands for.
#[derive(Clone, Debug)]
pub struct Present {
    /// The token, for those of its scopes that the client may still have.
    pub token: AccessToken,
    /// Its grant.
    pub grant: Grant,
    /// Whose it is.
    pub client: Client,
    /// About whom.
    pub person: Person,
}

/// What the token stands for; `None` when it is unknown, expired, taken back, or holds no longer.
///
/// # Errors
/// When the database cannot be reached.
pub async fn present(context: &Context, unit: &mut Unit, token: &str) -> Result<Option<Present>, Failure> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    let kept = unit.access_token(&token.digest()).await?;
    let Some(kept) = kept.filter(|token| context.now() < token.expires_at) else { return Ok(None) };
    let Some(grant) = unit.grant(&kept.grant).await? else { return Ok(None) };
    match look_again(context, unit, &grant.client, &grant.authenticated, grant.bound).await {
        Ok((client, person)) => {
            let token = AccessToken { scopes: kept.scopes.common(&client.scopes), ..kept };
            Ok(Some(Present { token, grant, client, person }))
        }
        Err(Failure::NotGranted(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// A refresh token that could be redeemed now, with its grant.
///
/// # Errors
/// When the database cannot be reached.
pub async fn living_refresh_token(
    context: &Context,
    unit: &mut Unit,
    token: &str,
) -> Result<Option<(RefreshToken, Grant)>, Failure> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    let kept = unit.refresh_token(&token.digest()).await?;
    let Some(kept) = kept.filter(|token| token.spent.is_none()) else { return Ok(None) };
    let grant = unit.grant(&kept.grant).await?.filter(|grant| grant.is_alive(context.now()));
    let Some(grant) = grant else { return Ok(None) };
    match look_again(context, unit, &grant.client, &grant.authenticated, grant.bound).await {
        Ok(_) => Ok(Some((kept, grant))),
        Err(Failure::NotGranted(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}
