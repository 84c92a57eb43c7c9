//! Authorization codes (RFC 6749 section 4.1) with PKCE (RFC 7636).
//!
//! The rule a reader would break: a code is one try. Whoever it was given to spends it by bringing it, right or wrong;
//! brought a second time, what it led to is taken back.

use super::{Authenticated, Bound, NewGrant, NotGranted, Tokens, issue_named};
use crate::clock::Timestamp;
use crate::domain::client::{Client, ClientKind, Scopes};
use crate::domain::token::{Digest, Token};
use crate::domain::{Context, Failure};
use crate::store::Unit;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::Digest as _;
use subtle::ConstantTimeEq as _;

/// A code about to be given out.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// To which client.
    pub client: String,
    /// Where it goes, as in the request.
    pub redirect_uri: String,
    /// S256 of the verifier, in base64url. None only for a confidential client that brought none.
    pub code_challenge: Option<String>,
    /// Back in the ID token.
    pub nonce: Option<String>,
    /// What is granted.
    pub scopes: Scopes,
    /// By whom.
    pub authenticated: Authenticated,
}

/// A code as kept.
#[derive(Clone, Debug)]
pub struct Code {
    /// Its digest.
    pub code: Digest,
    /// What it is for.
    pub new: NewCode,
    /// Until when.
    pub expires_at: Timestamp,
    /// Since when it is spent.
    pub used_at: Option<Timestamp>,
    /// What that led to.
    pub grant: Option<String>,
}

/// What a client brings to the token endpoint.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// The code.
    pub code: &'a str,
    /// As in the authorization request.
    pub redirect_uri: Option<&'a str>,
    /// PKCE.
    pub code_verifier: Option<&'a str>,
}

/// Gives out a code for the client to redeem within a minute.
///
/// # Errors
/// When the database cannot be reached.
pub async fn issue_code(context: &Context, unit: &mut Unit, new: NewCode) -> Result<Token, Failure> {
    let token = Token::draw(&*context.random)?;
    let expires_at = context.now().plus(context.settings.tokens.code);
    let code = Code { code: token.digest(), new, expires_at, used_at: None, grant: None };
    unit.add_code(&code).await?;
    Ok(token)
}

/// Whether `text` can be the S256 of a verifier: 256 bits in base64url.
#[must_use]
pub fn is_challenge(text: &str) -> bool {
    Token::parse(text).is_some()
}

/// Redeems a code. `client` has proved who it is.
///
/// # Errors
/// [`Failure::NotGranted`].
pub async fn redeem(context: &Context, client: &Client, brought: Brought<'_>) -> Result<Tokens, Failure> {
    let digest = Token::parse(brought.code).ok_or(NotGranted::Unknown)?.digest();
    let now = context.now();
    // What was never given out is refused without a turn to write.
    context.store.read().await?.code(&digest).await?.ok_or(NotGranted::Unknown)?;
    let mut unit = context.store.write().await?;
    let code = unit.code(&digest).await?.ok_or(NotGranted::Unknown)?;
    if !unit.claim_code(&digest, &client.id, now).await? {
        return refuse(unit, client, &code).await;
    }
    let outcome = match check(client, &code.new, brought) {
        Err(cause) => Err(cause.into()),
        Ok(()) => give(context, &mut unit, client, &code).await,
    };
    // Spent all the same, unless the backend itself failed.
    match outcome {
        Ok(_) | Err(Failure::NotGranted(_)) => unit.commit().await?,
        Err(_) => drop(unit),
    }
    outcome
}

async fn give(context: &Context, unit: &mut Unit, client: &Client, code: &Code) -> Result<Tokens, Failure> {
    let new = NewGrant {
        client: client.clone(),
        authenticated: code.new.authenticated.clone(),
        scopes: code.new.scopes.clone(),
        nonce: code.new.nonce.clone(),
        bound: Bound::ToSession,
    };
    let (tokens, grant) = issue_named(context, unit, new).await?;
    unit.code_led_to(&code.code, &grant).await?;
    Ok(tokens)
}

/// Why a code was not there to be claimed. One used before takes back what it led to (RFC 6749 section 4.1.2).
async fn refuse(mut unit: Unit, client: &Client, code: &Code) -> Result<Tokens, Failure> {
    if code.used_at.is_none() {
        let other = code.new.client != client.id;
        return Err(if other { NotGranted::OtherClient } else { NotGranted::Expired }.into());
    }
    if let Some(grant) = &code.grant {
        tracing::warn!(client = client.id, grant, "a code was used twice, so its tokens are taken back");
        unit.end_grant(grant).await?;
        unit.commit().await?;
    }
    Err(NotGranted::UsedBefore.into())
}

fn check(client: &Client, code: &NewCode, brought: Brought<'_>) -> Result<(), NotGranted> {
    if brought.redirect_uri != Some(code.redirect_uri.as_str()) {
        return Err(NotGranted::OtherRedirectUri);
    }
    match (&code.code_challenge, brought.code_verifier) {
        (Some(challenge), Some(verifier)) if answers(verifier, challenge) => Ok(()),
        (None, None) if matches!(client.kind, ClientKind::Confidential(_)) => Ok(()),
        (Some(_) | None, Some(_) | None) => Err(NotGranted::Verifier),
    }
}

/// Whether a verifier is the challenge's (RFC 7636 sections 4.1 and 4.6). The method `plain` is not taken.
#[must_use]
pub fn answers(verifier: &str, challenge: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let shape = (43..=128).contains(&verifier.len()) && verifier.bytes().all(fits);
    let hash = URL_SAFE_NO_PAD.encode(sha2::Sha256::digest(verifier.as_bytes()));
    shape && bool::from(hash.as_bytes().ct_eq(challenge.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636_answers_and_a_plain_one_does_not() {
        let (verifier, challenge) =
            ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert!(is_challenge(challenge) && answers(verifier, challenge));
        assert!(!answers(challenge, challenge), "plain");
        assert!(!answers(&verifier[..42], challenge));
        assert!(!answers("", ""));
    }
}
