//! The complete check of an ID token (OpenID Connect Core 1.0 section 3.1.3.7), but for the arithmetic of the signature,
//! which the caller has done: the page by WebCrypto.
//!
//! The rule a reader would break: claims are reached in one order only, and each step consumes the one before.
//! [`Unverified`] has its shape; [`Keyed`] knows which published key must have signed it; [`Signed`] was signed by that
//! key; [`Claims`] are for us, now. No claim can be read before, and nothing in the token chooses how it is checked: the
//! algorithm is the one agreed on, the key one the issuer publishes.
//!
//! Every rule has its own refusal in [`IdTokenError`].

mod claims;
mod compact;
mod error;
mod jwks;
mod signed;

pub use claims::Claims;
pub use compact::{Algorithm, LONGEST, Unverified};
pub use error::{Claim, IdTokenError, Part};
pub use jwks::{Jwk, Jwks, JwksError, PublicKey};
pub use signed::{AccessToken, Expected, Signed, access_token_hash};

use error::IdTokenError as Error;

/// A token of which it is known which key must have signed it.
#[must_use]
#[derive(Clone)]
pub struct Keyed<'jwks> {
    token: Unverified,
    key: &'jwks Jwk,
}

impl Unverified {
    /// Picks the issuer's key that the token names: same `kid`, fit for the algorithm, published for signatures. Without
    /// `kid`, the only fitting one (OpenID Connect Core section 10.1).
    ///
    /// # Errors
    /// [`IdTokenError::UnknownKey`] (ask the issuer for its keys anew, once), [`IdTokenError::AmbiguousKey`],
    /// [`IdTokenError::UnfitKey`].
    pub fn under(self, jwks: &Jwks) -> Result<Keyed<'_>, Error> {
        let key = jwks.find(self.kid.as_deref(), self.algorithm)?;
        Ok(Keyed { token: self, key })
    }
}

impl<'jwks> Keyed<'jwks> {
    /// How it must be signed.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.token.algorithm
    }

    /// The key that must have signed it.
    #[must_use]
    pub const fn key(&self) -> &'jwks Jwk {
        self.key
    }

    /// The bytes that were signed.
    #[must_use]
    pub fn signing_input(&self) -> &[u8] {
        self.token.signing_input.as_bytes()
    }

    /// The signature: of RS256 as long as the modulus, of ES256 `r` and `s` of 32 bytes each, as WebCrypto wants them.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.token.signature
    }

    /// Takes the outcome of checking [`Self::signature`] over [`Self::signing_input`] with [`Self::key`].
    ///
    /// # Errors
    /// [`IdTokenError::WrongSignature`].
    pub fn signature_was(self, good: bool) -> Result<Signed, Error> {
        if good { Ok(Signed(self.token.payload)) } else { Err(Error::WrongSignature) }
    }
}
