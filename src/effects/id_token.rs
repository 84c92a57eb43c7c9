//! Believing an ID token: the backend's own issuer and keys, asked for now, and the whole check of `verify::id_token`.

use super::{http, moment, read::Json, signature};
use drempel_flow::Failure;
use drempel_flow::device_code::Tokens;
use drempel_verify::id_token::{AccessToken, Algorithm, Expected, IdTokenError, Jwks, Unverified};

const DISCOVERY: &str = "/.well-known/openid-configuration";
const KEYS: &str = "/oauth2/jwks";
/// By how many s the clocks may differ. A device's own clock may be years off: the backend's counts where it is told.
const SKEW: u32 = 60;
/// How many s ago the token may have been issued: it was asked for just now.
const OLDEST: u32 = 600;

/// Whether the ID token is this backend's, for this page, of now, and belongs to the access token.
///
/// # Errors
/// The issuer's documents cannot be had.
pub async fn is_good(tokens: &Tokens) -> Result<bool, Failure> {
    let (discovery, _) = http::fresh(DISCOVERY).await?;
    let (keys, now) = http::fresh(KEYS).await?;
    let issuer = Json::parse(&discovery).and_then(|json| json.text("issuer")).ok_or(Failure::Garbled)?;
    let keys = Jwks::parse(&keys).map_err(|_| Failure::Garbled)?;
    let now = now.unwrap_or_else(moment::now);
    Ok(check(tokens, &issuer, &keys, now).await.is_ok())
}

async fn check(tokens: &Tokens, issuer: &str, keys: &Jwks, now: i64) -> Result<(), IdTokenError> {
    let token = Unverified::parse(tokens.id_token.expose(), Algorithm::Rs256)?.under(keys)?;
    let good = signature::is_good(&token).await;
    let expected = Expected {
        issuer,
        client_id: super::device_code::CLIENT,
        also_for: &[],
        nonce: None,
        now,
        skew: SKEW,
        oldest: OLDEST,
        max_age: None,
        acr: None,
        access_token: AccessToken::Bound(tokens.access_token.expose()),
    };
    token.signature_was(good)?.claims(&expected).map(drop)
}
