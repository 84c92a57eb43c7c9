//! A pair of keys, by aws-lc-rs.
//!
//! The rule a reader would break: this is the one place that draws randomness past [`random`](crate::random): the library
//! makes keys from its own generator only.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{self, KeySize};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// What a token is signed with (RFC 7518 section 3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits: what every application understands.
    #[default]
    #[serde(rename = "RS256")]
    Rs256,
    /// ECDSA with P-256 and SHA-256.
    #[serde(rename = "ES256")]
    Es256,
}

impl Algorithm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Rs256, Self::Es256];

    /// Its `alg`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// The library refused.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("a signing key could not be made or used")]
pub struct KeyFault;

impl From<aws_lc_rs::error::Unspecified> for KeyFault {
    fn from(_: aws_lc_rs::error::Unspecified) -> Self {
        Self
    }
}

impl From<aws_lc_rs::error::KeyRejected> for KeyFault {
    fn from(_: aws_lc_rs::error::KeyRejected) -> Self {
        Self
    }
}

/// Both halves.
pub(super) enum KeyPair {
    Rs256(Box<rsa::KeyPair>),
    Es256(Box<EcdsaKeyPair>),
}

impl KeyPair {
    pub(super) fn draw(algorithm: Algorithm) -> Result<Self, KeyFault> {
        Ok(match algorithm {
            Algorithm::Rs256 => Self::Rs256(Box::new(rsa::KeyPair::generate(KeySize::Rsa2048)?)),
            Algorithm::Es256 => {
                Self::Es256(Box::new(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?))
            }
        })
    }

    pub(super) fn read(algorithm: Algorithm, pkcs8: &[u8]) -> Result<Self, KeyFault> {
        Ok(match algorithm {
            Algorithm::Rs256 => Self::Rs256(Box::new(rsa::KeyPair::from_pkcs8(pkcs8)?)),
            Algorithm::Es256 => {
                Self::Es256(Box::new(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8)?))
            }
        })
    }

    pub(super) fn pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        let bytes = match self {
            Self::Rs256(pair) => AsDer::<Pkcs8V1Der<'_>>::as_der(&**pair)?.as_ref().to_vec(),
            Self::Es256(pair) => pair.to_pkcs8v1()?.as_ref().to_vec(),
        };
        Ok(Zeroizing::new(bytes))
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyFault> {
        match self {
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)?;
                Ok(signature)
            }
            Self::Es256(pair) => Ok(pair.sign(&SystemRandom::new(), message)?.as_ref().to_vec()),
        }
    }

    /// As RFC 7518 section 6 writes them.
    pub(super) fn public(&self) -> Value {
        match self {
            Self::Rs256(pair) => {
                let key = pair.public_key();
                let number = |number: aws_lc_rs::io::Positive<'_>| {
                    URL_SAFE_NO_PAD.encode(number.big_endian_without_leading_zero())
                };
                json!({ "kty": "RSA", "n": number(key.modulus()), "e": number(key.exponent()) })
            }
            Self::Es256(pair) => {
                // An uncompressed point: 4, then 32 bytes each (SEC 1 section 2.3.3).
                let point = pair.public_key().as_ref();
                let half = |from| point.get(from..from + 32).map(|half| URL_SAFE_NO_PAD.encode(half));
                json!({ "kty": "EC", "crv": "P-256", "x": half(1), "y": half(33) })
            }
        }
    }
}
