//! Argon2id (RFC 9106) in PHC strings.
//!
//! The rule a reader would break: the whole password is hashed. Nothing here cuts, trims or counts bytes. The memory,
//! 19 MiB a time, is kept for the next one: asking the system for it anew would cost time, and every thread its own.

use crate::domain::person::PasswordHash;
use crate::settings::PasswordPolicy;
use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::{Arc, Mutex, PoisonError};
use subtle::ConstantTimeEq as _;

/// Why a password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Argon2 would not.
    #[error("Argon2: {0}")]
    Argon2(#[from] argon2::Error),
    /// What is kept is no PHC string of Argon2.
    #[error("a stored password hash does not read: {0}")]
    Kept(&'static str),
}

/// Hashes by one set of parameters; compares by whatever parameters a hash was made with.
#[derive(Clone)]
pub struct Hasher {
    params: Params,
    spare: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Hasher {
    /// # Errors
    /// When the parameters are not Argon2's.
    pub fn new(policy: &PasswordPolicy) -> Result<Self, argon2::Error> {
        let params = Params::new(policy.memory_kib, policy.passes, policy.lanes, None)?;
        Ok(Self { params, spare: Arc::default() })
    }

    /// Hashes.
    ///
    /// # Errors
    /// When Argon2 would not.
    pub fn hash(&self, password: &[u8], salt: &[u8; 16]) -> Result<PasswordHash, HashError> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone());
        let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
        self.run(&argon2, password, salt, &mut output)?;
        let hash = phc::PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: (&self.params).try_into().map_err(|_| HashError::Kept("parameters"))?,
            salt: Some(phc::Salt::new(salt).map_err(|_| HashError::Kept("salt"))?),
            hash: Some(phc::Output::new(&output).map_err(|_| HashError::Kept("output"))?),
        };
        Ok(PasswordHash(hash.to_string()))
    }

    /// Whether `password` is the one; compared in constant time.
    ///
    /// # Errors
    /// When `kept` is no PHC string of Argon2.
    pub fn verify(&self, password: &[u8], kept: &PasswordHash) -> Result<bool, HashError> {
        let hash = phc::PasswordHash::new(&kept.0).map_err(|_| HashError::Kept("form"))?;
        let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else {
            return Err(HashError::Kept("salt or output is missing"));
        };
        let algorithm =
            Algorithm::try_from(hash.algorithm.as_str()).map_err(|_| HashError::Kept("algorithm"))?;
        let version = hash.version.map_or(Ok(Version::V0x10), Version::try_from)?;
        let params = Params::try_from(&hash).map_err(|_| HashError::Kept("parameters"))?;
        let mut output = vec![0; expected.as_ref().len()];
        self.run(&Argon2::new(algorithm, version, params), password, salt.as_ref(), &mut output)?;
        Ok(output.ct_eq(expected.as_ref()).into())
    }

    /// Whether `kept` was made with other parameters.
    #[must_use]
    pub fn is_outdated(&self, kept: &PasswordHash) -> bool {
        settings_of(kept).is_none_or(|then| costs(&then) != costs(&self.params))
    }

    fn run(
        &self,
        argon2: &Argon2<'_>,
        password: &[u8],
        salt: &[u8],
        output: &mut [u8],
    ) -> Result<(), HashError> {
        let mut memory = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let blocks = argon2.params().block_count();
        if memory.len() < blocks {
            memory.resize(blocks, Block::default());
        }
        let done = argon2.hash_password_into_with_memory(password, salt, output, &mut memory);
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
        Ok(done?)
    }
}

/// What a digest was made with, when it reads.
pub(super) fn settings_of(kept: &PasswordHash) -> Option<Params> {
    let hash = phc::PasswordHash::new(&kept.0).ok()?;
    let reads =
        hash.salt.is_some() && hash.hash.is_some() && Algorithm::try_from(hash.algorithm.as_str()).is_ok();
    Params::try_from(&hash).ok().filter(|_| reads)
}

fn costs(params: &Params) -> (u32, u32, u32) {
    (params.m_cost(), params.t_cost(), params.p_cost())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hasher() -> Hasher {
        Hasher::new(&PasswordPolicy { memory_kib: 64, passes: 3, lanes: 1, ..PasswordPolicy::default() })
            .unwrap()
    }

    #[test]
    fn a_hash_is_what_argon2_itself_makes_and_reads() {
        use argon2::PasswordVerifier as _;
        let hash = hasher().hash(b"password", b"somesaltsomesalt").unwrap();
        assert!(hash.0.starts_with("$argon2id$v=19$m=64,t=3,p=1$"), "{}", hash.0);
        let parsed = phc::PasswordHash::new(&hash.0).unwrap();
        assert!(Argon2::default().verify_password(b"password", &parsed).is_ok());
        assert!(Argon2::default().verify_password(b"passwore", &parsed).is_err());
        assert!(hasher().verify(b"password", &hash).unwrap());
    }

    #[test]
    fn memory_used_before_changes_nothing() {
        let hasher = hasher();
        let first = hasher.hash(b"one", b"somesaltsomesalt").unwrap();
        let larger = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$".to_owned();
        let larger = PasswordHash(larger + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assert!(!hasher.verify(b"two", &larger).unwrap());
        assert_eq!(hasher.hash(b"one", b"somesaltsomesalt").unwrap(), first);
        assert!(hasher.is_outdated(&larger) && !hasher.is_outdated(&first));
    }

    #[test]
    fn what_is_no_hash_is_an_error_and_not_a_wrong_password() {
        for kept in ["", "password", "$argon2id$v=19$m=64,t=3,p=1$", "$2b$12$abcdefghijklmnopqrstuv"] {
            assert!(hasher().verify(b"password", &PasswordHash(kept.to_owned())).is_err(), "{kept}");
        }
    }
}
