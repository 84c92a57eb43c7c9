//! Refresh tokens (RFC 6749 section 6): each works once and brings the next.
//!
//! The rule a reader would break: a spent token that comes again means that two have it, so the whole grant is taken back
//! (RFC 9700 section 4.14). The exception is a lost response: the same client, asking the same, within 30 s, while the
//! successor is still unused, gets the same reply again.

use super::tokens::Made;
use super::{Grant, NotGranted, RefreshToken, Spent, Tokens, look_again};
use crate::domain::client::{Client, Scopes};
use crate::domain::server_key::ReplyKey;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// Redeems a refresh token. `client` has proved who it is; `scope` may narrow this answer, not the grant.
///
/// # Errors
/// [`Failure::NotGranted`].
pub async fn refresh(
    context: &Context,
    client: &Client,
    token: &str,
    scope: Option<&str>,
) -> Result<Tokens, Failure> {
    let token = Token::parse(token).ok_or(NotGranted::Unknown)?;
    // What was never given out is refused without a turn to write.
    context.store.read().await?.refresh_token(&token.digest()).await?.ok_or(NotGranted::Unknown)?;
    let mut unit = context.store.write().await?;
    let kept = unit.refresh_token(&token.digest()).await?.ok_or(NotGranted::Unknown)?;
    let grant = unit.grant(&kept.grant).await?.ok_or(NotGranted::Unknown)?;
    let presented = Presented { client, token: &token, scope, key: context.key.for_refresh(&token) };
    if let Some(spent) = &kept.spent {
        return presented.again(context, unit, &grant, spent).await;
    }
    if grant.client != client.id {
        return Err(NotGranted::OtherClient.into());
    }
    if !grant.is_alive(context.now()) {
        return Err(NotGranted::Expired.into());
    }
    let tokens = presented.first(context, &mut unit, &grant, &kept).await?;
    unit.commit().await?;
    tracing::info!(client = client.id, grant = grant.id, "tokens refreshed");
    Ok(tokens)
}

struct Presented<'a> {
    client: &'a Client,
    token: &'a Token,
    scope: Option<&'a str>,
    key: ReplyKey,
}

impl Presented<'_> {
    fn scopes(&self, grant: &Grant) -> Result<Scopes, NotGranted> {
        let Some(asked) = self.scope else { return Ok(grant.scopes.clone()) };
        let scopes = Scopes::understood(asked);
        if scopes.is_empty() || !grant.scopes.cover(&scopes) {
            return Err(NotGranted::MoreScopes);
        }
        Ok(scopes)
    }

    /// What tells this request from another with the same token.
    fn asked(&self) -> crate::domain::token::Digest {
        self.key.digest(self.scope.unwrap_or_default().as_bytes())
    }

    async fn first(
        &self,
        context: &Context,
        unit: &mut Unit,
        grant: &Grant,
        kept: &RefreshToken,
    ) -> Result<Tokens, Failure> {
        let (client, person) =
            look_again(context, unit, &grant.client, &grant.authenticated, grant.bound).await?;
        let (now, scopes) = (context.now(), self.scopes(grant)?);
        let made = Made { client: &client, person: &person, grant, nonce: None };
        let tokens = made.tokens(context, unit, &scopes).await?;
        // A client that may no longer refresh ends here.
        let successor = tokens.refresh_token.as_ref().ok_or(NotGranted::ClientGone)?.digest();
        let reply = Some(self.key.seal(&serde_json::to_vec(&tokens)?, &*context.random)?);
        let spent = Spent { at: now, successor, asked: self.asked(), reply };
        if !unit.spend_refresh_token(&kept.token, &spent).await? {
            return Err(NotGranted::UsedBefore.into());
        }
        unit.use_grant(&grant.id, now.plus(context.settings.tokens.refresh_idle)).await?;
        Ok(tokens)
    }

    async fn again(
        &self,
        context: &Context,
        mut unit: Unit,
        grant: &Grant,
        spent: &Spent,
    ) -> Result<Tokens, Failure> {
        let in_time = context.now() < spent.at.plus(context.settings.tokens.refresh_repeat);
        let successor = unit.refresh_token(&spent.successor).await?;
        let unused = successor.is_some_and(|successor| successor.spent.is_none());
        let same = grant.client == self.client.id && spent.asked == self.asked();
        if let (true, true, true, Some(reply)) = (in_time, unused, same, &spent.reply) {
            look_again(context, &mut unit, &grant.client, &grant.authenticated, grant.bound).await?;
            tracing::info!(client = self.client.id, grant = grant.id, "a lost response is given again");
            return Ok(serde_json::from_slice(&self.key.open(reply)?)?);
        }
        tracing::warn!(
            client = self.client.id,
            grant = grant.id,
            person = grant.authenticated.person.0,
            "a spent refresh token came again, so its grant is taken back"
        );
        metrics::counter!("drempel_alerts_total", "kind" => "refresh_token_reused").increment(1);
        unit.end_grant(&grant.id).await?;
        unit.commit().await?;
        Err(NotGranted::UsedBefore.into())
    }
}

impl std::fmt::Debug for Presented<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Presented")
            .field("client", &self.client.id)
            .field("token", self.token)
            .finish_non_exhaustive()
    }
}
