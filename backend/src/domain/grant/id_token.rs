//! What an ID token says (OpenID Connect Core section 2), and userinfo (section 5.3).

use super::tokens::Made;
use crate::domain::Context;
use crate::domain::client::{Scope, Scopes};
use crate::domain::person::Person;
use crate::domain::token::Token;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::Digest as _;

/// Claims about the person: `sub` always, the rest by scope. An address in the directory is one an operator vouches for.
#[must_use]
pub fn claims_about(person: &Person, scopes: &Scopes) -> Map<String, Value> {
    let mut claims = Map::new();
    claims.insert("sub".to_owned(), json!(person.id.0));
    if scopes.has(Scope::Profile) {
        claims.insert("name".to_owned(), json!(person.name));
    }
    if scopes.has(Scope::Email) {
        claims.insert("email".to_owned(), json!(person.email.as_str()));
        claims.insert("email_verified".to_owned(), json!(true));
    }
    claims
}

pub(super) fn claims(context: &Context, made: &Made<'_>, scopes: &Scopes, access_token: &Token) -> Value {
    let (now, authenticated) = (context.now(), &made.grant.authenticated);
    let mut claims = claims_about(made.person, scopes);
    let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
    say("iss", json!(context.settings.issuer()));
    say("aud", json!(made.client.id));
    say("iat", json!(now.seconds()));
    say("exp", json!(now.plus(context.settings.tokens.id_token).seconds()));
    say("auth_time", json!(authenticated.auth_time.seconds()));
    say("acr", json!(authenticated.acr.name()));
    say("amr", json!(authenticated.amr));
    say("sid", json!(authenticated.session));
    say("at_hash", json!(at_hash(access_token)));
    if let Some(nonce) = made.nonce {
        say("nonce", json!(nonce));
    }
    Value::Object(claims)
}

/// The left half of the access token's SHA-256 (section 3.1.3.6); both algorithms hash with that.
fn at_hash(access_token: &Token) -> String {
    let hash = sha2::Sha256::digest(access_token.expose().as_bytes());
    hash.first_chunk::<16>().map(|half| URL_SAFE_NO_PAD.encode(half)).unwrap_or_default()
}
