//! What a confidential client proves itself with.
//!
//! The rule a reader would break: it is a machine's secret, long and random, so its digest needs no salt and no Argon2;
//! whatever a person could have thought up does not belong here.

use crate::domain::token::{Digest, Token};
use crate::random::{Random, RandomError};
use subtle::ConstantTimeEq as _;

const SHORTEST: usize = 15;
const LONGEST: usize = 200;

/// A secret as kept: its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientSecret(Digest);

/// Why a given secret is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a secret has {SHORTEST} to {LONGEST} printable ASCII characters without spaces")]
pub struct SecretFault;

impl ClientSecret {
    /// Takes a secret somebody else drew.
    ///
    /// # Errors
    /// When it is too short to be one, or cannot be sent.
    pub fn given(text: &str) -> Result<Self, SecretFault> {
        let fits =
            (SHORTEST..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(Digest::of(text.as_bytes()))) } else { Err(SecretFault) }
    }

    /// Draws one of 256 bits, and gives it back for the one time it is shown.
    ///
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn draw(random: &dyn Random) -> Result<(Self, Token), RandomError> {
        let token = Token::draw(random)?;
        Ok((Self(token.digest()), token))
    }

    /// As stored.
    #[must_use]
    pub const fn stored(digest: Digest) -> Self {
        Self(digest)
    }

    /// To be stored.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.0
    }

    /// Whether `text` is it, in a time that says nothing about it.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.0.bytes().ct_eq(Digest::of(text.as_bytes()).bytes()).into()
    }
}
