//! Argon2id (RFC 9106) in PHC strings.
//!
//! The rule a reader would break: the whole password is hashed. Nothing here cuts, trims or counts bytes.

use crate::domain::person::PasswordHash;
use crate::settings::PasswordPolicy;
use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

/// Why a password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
#[error("Argon2: {0}")]
pub struct HashError(argon2::password_hash::Error);

/// Hashes by one set of parameters; compares by whatever parameters a hash was made with.
#[derive(Clone)]
pub struct Hasher(Argon2<'static>);

impl Hasher {
    /// # Errors
    /// When the parameters are not Argon2's.
    pub fn new(policy: &PasswordPolicy) -> Result<Self, argon2::Error> {
        let params = Params::new(policy.memory_kib, policy.passes, policy.lanes, None)?;
        Ok(Self(Argon2::new(Algorithm::Argon2id, Version::V0x13, params)))
    }

    /// Hashes.
    ///
    /// # Errors
    /// When there is no memory.
    pub fn hash(&self, password: &[u8], salt: &[u8; 16]) -> Result<PasswordHash, HashError> {
        let hash: phc::PasswordHash = self.0.hash_password_with_salt(password, salt).map_err(HashError)?;
        Ok(PasswordHash(hash.to_string()))
    }

    /// Whether `password` is the one; compared in constant time.
    ///
    /// # Errors
    /// When `kept` is no PHC string of Argon2, or there is no memory.
    pub fn verify(&self, password: &[u8], kept: &PasswordHash) -> Result<bool, HashError> {
        let hash = parsed(kept)?;
        match self.0.verify_password(password, &hash) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(HashError(error)),
        }
    }

    /// Whether `kept` was made with other parameters.
    #[must_use]
    pub fn is_outdated(&self, kept: &PasswordHash) -> bool {
        let params = parsed(kept).ok().and_then(|hash| Params::try_from(&hash).ok());
        let today = self.0.params();
        params.is_none_or(|then| {
            (then.m_cost(), then.t_cost(), then.p_cost()) != (today.m_cost(), today.t_cost(), today.p_cost())
        })
    }
}

fn parsed(kept: &PasswordHash) -> Result<phc::PasswordHash, HashError> {
    phc::PasswordHash::new(&kept.0).map_err(|error| HashError(error.into()))
}
