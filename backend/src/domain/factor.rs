//! An authenticator app of a person, as the backend knows it.

use super::person::PersonId;
use super::server_key::{SealError, ServerKey};
use crate::clock::Timestamp;
use drempel_verify::{Algorithm, Digits, Key, Totp};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::num::NonZeroU32;

/// Names a factor. Opaque, no secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactorId(pub String);

/// One app.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpFactor {
    /// Which one.
    pub id: FactorId,
    /// Whose.
    pub person: PersonId,
    /// As its owner named it.
    pub name: String,
    /// The shared key, sealed by [`ServerKey::seal_factor`].
    pub sealed_key: Vec<u8>,
    /// The hash under the HMAC.
    pub algorithm: Algorithm,
    /// How long a code is.
    pub digits: Digits,
    /// Seconds a code lasts.
    pub period: NonZeroU32,
    /// Wrong codes since the last right one, over all sign-ins.
    pub wrong_in_a_row: u32,
    /// Since when its codes are no longer taken.
    pub locked_at: Option<Timestamp>,
    /// When it last gave a right code.
    pub last_used_at: Option<Timestamp>,
    /// Since when.
    pub created_at: Timestamp,
}

impl TotpFactor {
    /// Whether its codes are taken.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        self.locked_at.is_none()
    }

    /// Opens the key.
    ///
    /// # Errors
    /// When the key was sealed by another server key.
    pub fn open(&self, key: &ServerKey) -> Result<Totp, SealError> {
        let bytes = key.open_factor(&self.id.0, &self.sealed_key)?;
        let shared = Key::from_bytes(&bytes).map_err(|_| SealError::Unopenable)?;
        Ok(Totp::new(shared, self.algorithm, self.digits, self.period))
    }
}

impl fmt::Debug for TotpFactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TotpFactor").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A name for an app or a phone as a person gave it: 1 to 64 characters that can be read, spaces at the ends left out.
#[must_use]
pub fn name_as_given(text: &str) -> Option<String> {
    let name = text.trim();
    let fits = !name.is_empty() && name.chars().count() <= 64 && !name.chars().any(char::is_control);
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::name_as_given;

    #[test]
    fn a_name_can_be_read_and_is_not_endless() {
        assert_eq!(name_as_given(" Pixel 9 ").as_deref(), Some("Pixel 9"));
        assert_eq!(name_as_given(&"é".repeat(64)), Some("é".repeat(64)));
        for text in ["", "  ", "a\nb", &"a".repeat(65)] {
            assert_eq!(name_as_given(text), None, "{text}");
        }
    }
}
