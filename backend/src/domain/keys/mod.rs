//! The keys ID tokens are signed with, and how one follows another.
//!
//! The rule a reader would break: a key is public a day before it signs, and for a day after the last token it signed is
//! dead. An application that fetches the keys once a day never meets a token it cannot check.

mod pair;
mod returned;

pub use pair::{Algorithm, KeyFault};
pub use returned::signed_by_us;

use super::server_key::SealError;
use super::token::draw_id;
use super::{Context, Failure};
use crate::clock::Timestamp;
use crate::store::Unit;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pair::KeyPair;
use serde_json::{Value, json};
use std::fmt;

/// One key.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// `kid`: opaque, no secret.
    pub id: String,
    /// What it signs with.
    pub algorithm: Algorithm,
    /// PKCS #8, sealed by the server key.
    pub sealed: Vec<u8>,
    /// The public half as a JWK (RFC 7517), without `kid`, `use` and `alg`.
    pub public: Value,
    /// Since when it is public.
    pub created_at: Timestamp,
    /// Since when it signs.
    pub signs_from: Timestamp,
    /// When it is no longer public; not known before its successor is there.
    pub retires_at: Option<Timestamp>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("id", &self.id).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// Whether applications may still meet its signature.
    #[must_use]
    pub fn is_public(&self, now: Timestamp) -> bool {
        self.retires_at.is_none_or(|retires_at| now < retires_at)
    }

    /// The public half, whole.
    #[must_use]
    pub fn jwk(&self) -> Value {
        let mut jwk = self.public.clone();
        if let Some(members) = jwk.as_object_mut() {
            let named = [("kid", self.id.as_str()), ("use", "sig"), ("alg", self.algorithm.name())];
            members.extend(named.map(|(name, value)| (name.to_owned(), json!(value))));
        }
        jwk
    }

    fn draw(context: &Context, algorithm: Algorithm, signs_from: Timestamp) -> Result<Self, Failure> {
        let pair = KeyPair::draw(algorithm)?;
        let id = draw_id(&*context.random)?;
        let sealed = context.key.seal_signing(&id, &pair.pkcs8()?, &*context.random)?;
        let (public, created_at) = (pair.public(), context.now());
        Ok(Self { id, algorithm, sealed, public, created_at, signs_from, retires_at: None })
    }

    fn open(&self, context: &Context) -> Result<KeyPair, Failure> {
        let pkcs8 = context.key.open_signing(&self.id, &self.sealed)?;
        KeyPair::read(self.algorithm, &pkcs8).map_err(|_| SealError::Unopenable.into())
    }
}

/// The public keys, as `/oauth2/jwks` gives them (RFC 7517 section 5).
///
/// # Errors
/// When the database cannot be reached or no key can be made.
pub async fn jwks(context: &Context) -> Result<Value, Failure> {
    let now = context.now();
    let mut keys = context.store.read().await?.signing_keys().await?;
    if !Algorithm::ALL.into_iter().all(|algorithm| signing(&keys, algorithm, now).is_some()) {
        follow(context).await?;
        keys = context.store.read().await?.signing_keys().await?;
    }
    let public: Vec<_> = keys.iter().filter(|key| key.is_public(now)).map(SigningKey::jwk).collect();
    Ok(json!({ "keys": public }))
}

/// Signs `claims` as a JWT (RFC 7519, JWS compact serialisation).
///
/// # Errors
/// When no key can be read or made.
pub async fn sign(
    context: &Context,
    unit: &mut Unit,
    algorithm: Algorithm,
    claims: &Value,
) -> Result<String, Failure> {
    let now = context.now();
    let keys = unit.signing_keys().await?;
    let key = match signing(&keys, algorithm, now) {
        Some(key) => key.clone(),
        None => {
            let first = SigningKey::draw(context, algorithm, now)?;
            unit.add_signing_key(&first).await?;
            first
        }
    };
    let header = json!({ "alg": algorithm.name(), "typ": "JWT", "kid": key.id });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(claims));
    let signature = key.open(context)?.sign(signed.as_bytes())?;
    Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// The key that signs now: the newest that has begun to.
fn signing(keys: &[SigningKey], algorithm: Algorithm, now: Timestamp) -> Option<&SigningKey> {
    let begun =
        keys.iter().filter(|key| key.algorithm == algorithm && key.signs_from <= now && key.is_public(now));
    begun.max_by_key(|key| key.signs_from)
}

/// Makes the keys that are due, and forgets those that have retired. Housekeeping; also before the first is needed.
///
/// # Errors
/// When the database cannot be reached or no key can be made.
pub async fn follow(context: &Context) -> Result<(), Failure> {
    let (now, policy) = (context.now(), &context.settings.tokens);
    let mut unit = context.store.write().await?;
    let keys = unit.signing_keys().await?;
    for algorithm in Algorithm::ALL {
        let newest = keys.iter().filter(|key| key.algorithm == algorithm).max_by_key(|key| key.signs_from);
        match newest {
            None => unit.add_signing_key(&SigningKey::draw(context, algorithm, now)?).await?,
            Some(newest) => {
                let due = newest.signs_from.plus(policy.keys_sign_for).minus(policy.keys_known_before);
                if due <= now {
                    succeed(context, &mut unit, &keys, algorithm, now.plus(policy.keys_known_before)).await?;
                }
            }
        }
    }
    unit.purge_signing_keys(now).await?;
    Ok(unit.commit().await?)
}

/// When new keys begin to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// A day from now, when everybody knows them.
    InTime,
    /// At once, and the old ones are forgotten at once: they have leaked.
    Now,
}

/// Gives every key a successor; the new ones.
///
/// # Errors
/// When the database cannot be reached or no key can be made.
pub async fn rotate(context: &Context, rotation: Rotation) -> Result<Vec<SigningKey>, Failure> {
    let now = context.now();
    let mut unit = context.store.write().await?;
    let keys = unit.signing_keys().await?;
    let mut new = Vec::new();
    for algorithm in Algorithm::ALL {
        let signs_from = match rotation {
            Rotation::InTime => now.plus(context.settings.tokens.keys_known_before),
            Rotation::Now => now,
        };
        new.push(succeed(context, &mut unit, &keys, algorithm, signs_from).await?);
    }
    if rotation == Rotation::Now {
        for key in &keys {
            unit.retire_signing_key(&key.id, now).await?;
        }
    }
    unit.purge_signing_keys(now).await?;
    unit.commit().await?;
    Ok(new)
}

/// All keys there are.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(context: &Context) -> Result<Vec<SigningKey>, Failure> {
    Ok(context.store.read().await?.signing_keys().await?)
}

async fn succeed(
    context: &Context,
    unit: &mut Unit,
    keys: &[SigningKey],
    algorithm: Algorithm,
    signs_from: Timestamp,
) -> Result<SigningKey, Failure> {
    let policy = &context.settings.tokens;
    let retires_at = signs_from.plus(policy.id_token).plus(policy.keys_known_after);
    for old in keys.iter().filter(|key| key.algorithm == algorithm && key.retires_at.is_none()) {
        unit.retire_signing_key(&old.id, retires_at).await?;
    }
    let new = SigningKey::draw(context, algorithm, signs_from)?;
    unit.add_signing_key(&new).await?;
    tracing::info!(kid = new.id, alg = algorithm.name(), "a new signing key");
    Ok(new)
}
