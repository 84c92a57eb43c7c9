//! The shape of a token: three parts, a header that asks for nothing of its own, a payload that is JSON.

use super::error::{Claim, IdTokenError as Error, Part};
use crate::base64url;
use crate::compact::{Parts, parts};
use crate::json::Json;

/// The longest token that is looked at, in bytes.
pub const LONGEST: usize = 16_384;

/// The signatures we take. `none` and those with a shared secret do not exist here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256: what every provider must be able to do.
    Rs256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
}

impl Algorithm {
    /// Its registered name (RFC 7518 section 3.1).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
        }
    }
}

/// A token whose shape is right, and of which nothing else is known.
#[must_use]
#[derive(Clone)]
pub struct Unverified {
    pub(super) algorithm: Algorithm,
    pub(super) kid: Option<String>,
    pub(super) signing_input: String,
    pub(super) signature: Vec<u8>,
    pub(super) payload: Json,
}

impl Unverified {
    /// Takes a token apart (RFC 7515 section 7.1). `algorithm` is the one agreed on with the issuer.
    ///
    /// # Errors
    /// The cause, see [`IdTokenError`](super::IdTokenError).
    pub fn parse(compact: &str, algorithm: Algorithm) -> Result<Self, Error> {
        if compact.len() > LONGEST {
            return Err(Error::TooLong);
        }
        let Parts { signing_input, header, payload, signature } =
            parts(compact).ok_or(Error::NotThreeParts)?;
        let header = object(header, Part::Header)?;
        let kid = check(&header, algorithm)?;
        let payload = object(payload, Part::Payload)?;
        let signature = base64url::decode(signature).ok_or(Error::NotBase64Url(Part::Signature))?;
        let fits = match algorithm {
            Algorithm::Rs256 => (256..=512).contains(&signature.len()),
            Algorithm::Es256 => signature.len() == 64,
        };
        if !fits {
            return Err(Error::SignatureLength);
        }
        Ok(Self { algorithm, kid, signing_input: signing_input.to_owned(), signature, payload })
    }
}

fn object(part: &str, name: Part) -> Result<Json, Error> {
    let bytes = base64url::decode(part).ok_or(Error::NotBase64Url(name))?;
    let text = core::str::from_utf8(&bytes).map_err(|_| Error::NotJson(name))?;
    Json::object(text).ok_or(Error::NotJson(name))
}

/// The header may name the algorithm agreed on, a key by its name, and that this is a token. It may bring no key, no
/// address of one, and no extension that must be understood.
fn check(header: &Json, algorithm: Algorithm) -> Result<Option<String>, Error> {
    if header.member("alg").and_then(Json::text) != Some(algorithm.name()) {
        return Err(Error::OtherAlgorithm);
    }
    if header.member("crit").is_some() || header.member("b64").is_some() {
        return Err(Error::Critical);
    }
    if ["jwk", "jku", "x5c", "x5u"].iter().any(|name| header.member(name).is_some()) {
        return Err(Error::BringsItsKey);
    }
    let typ = header.member("typ").map(|typ| typ.text().unwrap_or_default());
    if typ.is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT")) || header.member("cty").is_some() {
        return Err(Error::OtherType);
    }
    match header.member("kid").map(Json::text) {
        None => Ok(None),
        Some(Some(kid)) if !kid.is_empty() => Ok(Some(kid.to_owned())),
        Some(_) => Err(Error::Unreadable(Claim::Kid)),
    }
}
