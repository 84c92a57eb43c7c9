//! Proof that who redeems a code is who asked for it (RFC 7636), with S256 alone.
//!
//! The rule a reader would break: there is no `plain`. A challenge that is the verifier protects nobody from who reads the
//! request, and a server that still takes it lets an attacker choose it.

use core::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::base64url;

/// The shortest verifier (RFC 7636 section 4.1).
pub const SHORTEST: usize = 43;
/// The longest verifier.
pub const LONGEST: usize = 128;

/// The secret that redeems a code: 43 to 128 of `A–Z a–z 0–9 - . _ ~`.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeVerifier(String);

impl CodeVerifier {
    /// Makes one from 32 random bytes, as RFC 7636 section 4.1 recommends: 256 bits in 43 letters.
    #[must_use]
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(base64url::encode(&bytes))
    }

    /// Reads what a client sent.
    ///
    /// # Errors
    /// The cause, see [`PkceError`].
    pub fn parse(text: &str) -> Result<Self, PkceError> {
        if !(SHORTEST..=LONGEST).contains(&text.len()) {
            return Err(PkceError::Length);
        }
        let unreserved = |letter: u8| letter.is_ascii_alphanumeric() || b"-._~".contains(&letter);
        if text.bytes().all(unreserved) { Ok(Self(text.to_owned())) } else { Err(PkceError::Letter) }
    }

    /// To be sent when the code is redeemed, and to nobody else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the request carries ahead: the SHA-256 of the letters (RFC 7636 section 4.2).
    #[must_use]
    pub fn challenge(&self) -> CodeChallenge {
        CodeChallenge(base64url::encode(&Sha256::digest(self.0.as_bytes())))
    }
}

impl fmt::Debug for CodeVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeVerifier(…)")
    }
}

/// An S256 challenge: the 43 letters of a SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeChallenge(String);

impl CodeChallenge {
    /// The one `code_challenge_method` there is.
    pub const METHOD: &'static str = "S256";

    /// Reads what a client sent: 32 bytes in canonical base64url, so that no verifier's own letters pass for one by
    /// accident of length.
    ///
    /// # Errors
    /// The cause, see [`PkceError`].
    pub fn parse(text: &str) -> Result<Self, PkceError> {
        if text.len() != SHORTEST {
            return Err(PkceError::Length);
        }
        base64url::decode(text).map(|_| Self(text.to_owned())).ok_or(PkceError::Letter)
    }

    /// To be sent and kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it was made from this verifier (RFC 7636 section 4.6), in constant time.
    #[must_use]
    pub fn is_of(&self, verifier: &CodeVerifier) -> bool {
        verifier.challenge().0.as_bytes().ct_eq(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for CodeChallenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeChallenge(…)")
    }
}

/// Why a text is neither a verifier nor a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PkceError {
    /// Too short or too long.
    Length,
    /// A letter that may not be in it, or, at the end of a challenge, bits that no SHA-256 has.
    Letter,
}

impl fmt::Display for PkceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for PkceError {}
