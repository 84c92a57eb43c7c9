//! Secrets that open something: the continuation token and the cookies.
//!
//! The rule a reader would break: a token is stored as its digest only. Whoever reads the database can use none.

use crate::random::{Random, RandomError, draw};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::fmt;

/// 256 random bits in base64url: always 43 characters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token(String);

impl Token {
    /// Draws a new one.
    ///
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn draw(random: &dyn Random) -> Result<Self, RandomError> {
        Ok(Self(URL_SAFE_NO_PAD.encode(draw::<32>(random)?)))
    }

    /// Reads one as received; `None` when it cannot be ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = if text.len() == 43 { URL_SAFE_NO_PAD.decode(text).ok() } else { None };
        bytes.filter(|bytes| bytes.len() == 32).map(|_| Self(text.to_owned()))
    }

    /// The text, for the one response that hands it out.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A SHA-256 or HMAC-SHA-256 value: what the database knows of a secret, an address or a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// SHA-256. For what has 128 random bits or more; an address or a password needs a key.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// As stored, or as an HMAC gave it.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// To be stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(…)")
    }
}

/// Draws an opaque identifier that is no secret: 128 bits in base64url, 22 characters.
///
/// # Errors
/// When the operating system gives no randomness.
pub fn draw_id(random: &dyn Random) -> Result<String, RandomError> {
    Ok(URL_SAFE_NO_PAD.encode(draw::<16>(random)?))
}
