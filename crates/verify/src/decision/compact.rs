//! The compact form (RFC 7515 section 7.1): made on the phone, taken apart in the backend.

use core::fmt;

use super::error::{DecisionError as Error, Part};
use super::{Decision, Signed, payload};
use crate::base64url;
use crate::compact::{Parts, parts};
use crate::json::Json;

/// The longest decision that is looked at, in bytes.
pub const LONGEST: usize = 8_192;

/// The header of every decision, as RFC 8785 spells it. The type is its own, so that no other token of anybody's is
/// taken for one (RFC 8725 section 3.11).
const HEADER: &str = r#"{"alg":"ES256","typ":"drempel-decision+jwt"}"#;

/// `r` and `s`, 32 bytes each (RFC 7518 section 3.4).
const SIGNATURE: usize = 64;

/// What the key of the device signs: ES256, so ECDSA on P-256 over the SHA-256 of these bytes.
#[must_use]
#[derive(Clone, PartialEq, Eq)]
pub struct SigningInput(String);

/// A decision whose shape is right, and of which nothing else is known.
#[must_use]
#[derive(Clone)]
pub struct Unverified {
    decision: Decision,
    signing_input: String,
    signature: Vec<u8>,
}

impl Decision {
    /// All of it, to be signed.
    pub fn signing_input(&self) -> SigningInput {
        let (header, payload) = (HEADER.as_bytes(), payload::spell(self));
        SigningInput([base64url::encode(header), base64url::encode(payload.as_bytes())].join("."))
    }
}

impl SigningInput {
    /// The bytes, for WebCrypto.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Puts the signature behind, as WebCrypto gives it: `r` and `s`, not DER.
    ///
    /// # Errors
    /// [`DecisionError::SignatureLength`](Error::SignatureLength).
    pub fn signed(self, signature: &[u8]) -> Result<String, Error> {
        if signature.len() != SIGNATURE {
            return Err(Error::SignatureLength);
        }
        Ok([self.0, base64url::encode(signature)].join("."))
    }
}

impl Unverified {
    /// Takes a decision apart.
    ///
    /// # Errors
    /// The cause, see [`DecisionError`](Error).
    pub fn parse(compact: &str) -> Result<Self, Error> {
        if compact.len() > LONGEST {
            return Err(Error::TooLong);
        }
        let Parts { signing_input, header, payload, signature } =
            parts(compact).ok_or(Error::NotThreeParts)?;
        let header = text(header, Part::Header)?;
        if header != HEADER {
            return Err(why_other(&object(&header, Part::Header)?));
        }
        let payload = text(payload, Part::Payload)?;
        let decision = payload::read(&payload, &object(&payload, Part::Payload)?)?;
        let signature = base64url::decode(signature).ok_or(Error::NotBase64Url(Part::Signature))?;
        if signature.len() != SIGNATURE {
            return Err(Error::SignatureLength);
        }
        Ok(Self { decision, signing_input: signing_input.to_owned(), signature })
    }

    /// The device it says it is from: only to find its key by. The request knows which devices were asked.
    #[must_use]
    pub fn device(&self) -> &str {
        &self.decision.about.device
    }

    /// The bytes that were signed.
    #[must_use]
    pub fn signing_input(&self) -> &[u8] {
        self.signing_input.as_bytes()
    }

    /// The signature: `r` and `s` of 32 bytes each.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// Takes the outcome of checking [`Self::signature`] over [`Self::signing_input`] with the key of [`Self::device`].
    ///
    /// # Errors
    /// [`DecisionError::WrongSignature`](Error::WrongSignature).
    pub fn signature_was(self, good: bool) -> Result<Signed, Error> {
        if good { Ok(Signed(self.decision)) } else { Err(Error::WrongSignature) }
    }
}

fn text(part: &str, name: Part) -> Result<String, Error> {
    let bytes = base64url::decode(part).ok_or(Error::NotBase64Url(name))?;
    String::from_utf8(bytes).map_err(|_| Error::NotJson(name))
}

fn object(text: &str, name: Part) -> Result<Json, Error> {
    Json::object(text).ok_or(Error::NotJson(name))
}

/// What is wrong with a header that is not ours, to be written down.
fn why_other(header: &Json) -> Error {
    let says = |name| header.member(name).and_then(Json::text);
    if says("alg") != Some("ES256") {
        Error::OtherAlgorithm
    } else if says("typ") != Some("drempel-decision+jwt") {
        Error::OtherType
    } else {
        Error::OtherHeader
    }
}

impl fmt::Debug for SigningInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningInput(…)")
    }
}

impl fmt::Debug for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unverified(…)")
    }
}
