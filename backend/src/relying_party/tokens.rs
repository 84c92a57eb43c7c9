//! What the token endpoint gives, checked before anybody uses it.

use super::http::Trouble;
use super::signature;
use drempel_verify::id_token::{AccessToken, Algorithm, Claims, Expected, Jwks, Unverified};
use serde_json::Value;

/// By how many s the provider's clock may differ.
const SKEW: u32 = 60;
/// How many s ago an answer to what was just asked may have been made.
const OLDEST: u32 = 600;

/// What the application knows of its own question.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// What it sent.
    pub(crate) nonce: Option<&'a str>,
    /// In s since 1970.
    pub(crate) now: i64,
}

/// Tokens whose ID token was checked.
pub(crate) struct Tokens {
    pub(crate) claims: Claims,
    pub(crate) id_token: String,
    pub(crate) refresh_token: Option<String>,
}

impl Tokens {
    pub(super) fn read(
        answer: &Value,
        keys: &str,
        issuer: &str,
        client_id: &str,
        asked: &Asked<'_>,
    ) -> Result<Self, Trouble> {
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        let missing = |name: &str| Trouble::Garbled(format!("the provider gave no {name}"));
        let access_token = text("access_token").ok_or_else(|| missing("access_token"))?;
        let id_token = text("id_token").ok_or_else(|| missing("id_token"))?;
        let jwks = Jwks::parse(keys).map_err(|_| Trouble::Garbled("its keys cannot be read".to_owned()))?;
        // What these applications are registered with.
        let keyed = Unverified::parse(&id_token, Algorithm::Rs256)?.under(&jwks)?;
        let good = signature::is_good(&keyed);
        let claims = keyed.signature_was(good)?.claims(&Expected {
            issuer,
            client_id,
            also_for: &[],
            nonce: asked.nonce,
            now: asked.now,
            skew: SKEW,
            oldest: OLDEST,
            max_age: None,
            acr: None,
            access_token: AccessToken::IfBound(&access_token),
        })?;
        Ok(Self { claims, id_token, refresh_token: text("refresh_token") })
    }
}
