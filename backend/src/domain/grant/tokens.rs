//! The tokens of one answer.

use super::{AccessToken, Grant, NotGranted, RefreshToken, id_token};
use crate::clock::whole_seconds;
use crate::domain::client::{Client, GrantType, Scope, Scopes};
use crate::domain::person::Person;
use crate::domain::token::Token;
use crate::domain::{Context, Failure, keys};
use crate::store::Unit;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a client gets (RFC 6749 section 5.1). Serialises as what is kept sealed of it, not as what travels.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Opens userinfo.
    pub access_token: Token,
    /// Seconds it does so.
    pub expires_in: u32,
    /// For the next access token.
    pub refresh_token: Option<Token>,
    /// Who signed in, signed.
    pub id_token: Option<String>,
    /// What was granted.
    pub scope: String,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").field("scope", &self.scope).finish_non_exhaustive()
    }
}

/// What tokens are made from.
pub(super) struct Made<'a> {
    pub(super) client: &'a Client,
    pub(super) person: &'a Person,
    pub(super) grant: &'a Grant,
    pub(super) nonce: Option<&'a str>,
}

impl Made<'_> {
    /// Draws and keeps them. An operator may have taken scopes away from the client since they were granted.
    pub(super) async fn tokens(
        &self,
        context: &Context,
        unit: &mut Unit,
        scopes: &Scopes,
    ) -> Result<Tokens, Failure> {
        let now = context.now();
        let granted = scopes;
        let scopes = granted.common(&self.client.scopes);
        if scopes.is_empty() && !granted.is_empty() {
            return Err(NotGranted::MoreScopes.into());
        }
        let access_token = Token::draw(&*context.random)?;
        let kept = AccessToken {
            token: access_token.digest(),
            grant: self.grant.id.clone(),
            scopes: scopes.clone(),
            issued_at: now,
            expires_at: now.plus(context.settings.tokens.access).min(self.grant.ends_at),
        };
        unit.add_access_token(&kept).await?;
        let refresh_token = if self.client.may_use(GrantType::RefreshToken) {
            let token = Token::draw(&*context.random)?;
            let (digest, grant) = (token.digest(), self.grant.id.clone());
            unit.add_refresh_token(&RefreshToken { token: digest, grant, issued_at: now, spent: None })
                .await?;
            Some(token)
        } else {
            None
        };
        let id_token = if scopes.has(Scope::Openid) {
            let claims = id_token::claims(context, self, &scopes, &access_token);
            Some(keys::sign(context, unit, self.client.id_token_alg, &claims).await?)
        } else {
            None
        };
        let expires_in = whole_seconds(now.until(kept.expires_at));
        Ok(Tokens { access_token, expires_in, refresh_token, id_token, scope: scopes.to_string() })
    }
}
