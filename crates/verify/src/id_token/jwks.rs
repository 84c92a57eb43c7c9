//! The keys an issuer publishes (RFC 7517), of which only those that can check an ID token are kept.

use core::fmt;

use super::compact::Algorithm;
use super::error::IdTokenError as Error;
use crate::base64url;
use crate::json::Json;

/// The longest document that is looked at, in bytes.
const LONGEST: usize = 65_536;

/// The keys of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwks(Vec<Jwk>);

/// One public key, fit for checking signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwk {
    kid: Option<String>,
    key: PublicKey,
}

/// The numbers of a key, in canonical base64url as in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// 2048 bits at least, 4096 at most.
    Rsa {
        /// The modulus.
        n: String,
        /// The public exponent.
        e: String,
    },
    /// A point on P-256.
    P256 {
        /// Its one coordinate, 32 bytes.
        x: String,
        /// Its other.
        y: String,
    },
}

impl Jwk {
    /// What the issuer calls it.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// Its numbers.
    #[must_use]
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The one algorithm it is used with. Each kind of key has exactly one here, so that no key is used as another.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self.key {
            PublicKey::Rsa { .. } => Algorithm::Rs256,
            PublicKey::P256 { .. } => Algorithm::Es256,
        }
    }

    /// Reads one key; `None` for one of a kind or for a use we do not know, which RFC 7517 section 5 tells to skip.
    fn read(json: &Json) -> Option<Self> {
        let text = |name| json.member(name).and_then(Json::text);
        let absent_or = |name, wanted| json.member(name).is_none_or(|value| value.text() == Some(wanted));
        let verifies = |operations: &Json| {
            operations.list().is_some_and(|list| list.iter().any(|name| name.text() == Some("verify")))
        };
        // A private key that is published is nobody's any more.
        let published = ["d", "k", "p", "q"].iter().all(|name| json.member(name).is_none());
        if !published || !absent_or("use", "sig") || !json.member("key_ops").is_none_or(verifies) {
            return None;
        }
        let key = match text("kty")? {
            "RSA" if absent_or("alg", "RS256") => {
                PublicKey::Rsa { n: modulus(text("n")?)?, e: exponent(text("e")?)? }
            }
            "EC" if text("crv")? == "P-256" && absent_or("alg", "ES256") => {
                PublicKey::P256 { x: coordinate(text("x")?)?, y: coordinate(text("y")?)? }
            }
            _ => return None,
        };
        let kid = match json.member("kid") {
            None => None,
            Some(kid) => Some(kid.text().filter(|kid| !kid.is_empty())?.to_owned()),
        };
        Some(Self { kid, key })
    }
}

impl Jwks {
    /// Reads the document at `jwks_uri`.
    ///
    /// # Errors
    /// [`JwksError`], when it is not such a document at all; it may well have no key for us.
    pub fn parse(text: &str) -> Result<Self, JwksError> {
        let json = Some(text).filter(|text| text.len() <= LONGEST).and_then(Json::object).ok_or(JwksError)?;
        let keys = json.member("keys").and_then(Json::list).ok_or(JwksError)?;
        Ok(Self(keys.iter().filter_map(Jwk::read).collect()))
    }

    /// All keys that could check a token.
    #[must_use]
    pub fn keys(&self) -> &[Jwk] {
        &self.0
    }

    pub(super) fn find(&self, kid: Option<&str>, algorithm: Algorithm) -> Result<&Jwk, Error> {
        let named = |key: &&Jwk| kid.is_none_or(|kid| key.kid() == Some(kid));
        let mut fitting = self.0.iter().filter(named).filter(|key| key.algorithm() == algorithm);
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(key),
            (Some(_), Some(_)) => Err(Error::AmbiguousKey),
            (None, _) if kid.is_some() && self.0.iter().any(|key| named(&key)) => Err(Error::UnfitKey),
            (None, _) => Err(Error::UnknownKey),
        }
    }
}

/// 2048 to 4096 bits, odd, without leading zeros.
fn modulus(text: &str) -> Option<String> {
    let bytes = base64url::decode(text)?;
    let odd = bytes.last().is_some_and(|last| last % 2 == 1);
    let long = bytes.first().is_some_and(|first| bytes.len() > 256 || *first >= 0x80);
    (odd && long && (256..=512).contains(&bytes.len()) && bytes.first() != Some(&0)).then(|| text.to_owned())
}

/// Odd and at least three: one as exponent makes every message its own signature.
fn exponent(text: &str) -> Option<String> {
    let bytes = base64url::decode(text)?;
    let odd = bytes.last().is_some_and(|last| last % 2 == 1);
    (odd && bytes.len() <= 8 && bytes.first() != Some(&0) && bytes != [1]).then(|| text.to_owned())
}

fn coordinate(text: &str) -> Option<String> {
    base64url::decode(text).filter(|bytes| bytes.len() == 32).map(|_| text.to_owned())
}

/// It is not a set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JwksError;

impl fmt::Display for JwksError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a set of keys")
    }
}

impl core::error::Error for JwksError {}
