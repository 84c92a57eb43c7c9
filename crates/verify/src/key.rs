//! The key that an authenticator app and the backend share.
//!
//! The rule a reader would break: a key is never printed and never leaves by `Debug`; [`Key::to_base32`] and
//! [`Key::expose`] are the only ways out, and a dropped key is wiped.

use core::fmt;

use crate::base32;
use crate::otpauth::Remark;

const LONGEST: usize = 256;

/// A shared secret, 1 to 256 bytes. Compared in constant time.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub(crate) totp_rs::Secret);

impl Key {
    /// What a backend draws for a new app: 160 bits, recommended by RFC 4226 section 4 (R6).
    pub const NEW_BYTES: usize = 20;

    /// The least a backend may hand out: 128 bits, RFC 4226 section 4 (R6). Others' shorter keys are still read.
    pub const LEAST_BITS: usize = 128;

    /// A new key from bytes drawn at random by the caller, who must have a good source.
    #[must_use]
    pub fn from_random(bytes: [u8; Self::NEW_BYTES]) -> Self {
        Self(totp_rs::Secret::new_stack(bytes))
    }

    /// A key kept as bytes.
    ///
    /// # Errors
    /// [`KeyError::Empty`] and [`KeyError::TooLong`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        match bytes.len() {
            0 => Err(KeyError::Empty),
            1..=LONGEST => Ok(Self(bytes.into())),
            _ => Err(KeyError::TooLong),
        }
    }

    /// A key as typed by hand: base 32 in any case, with spaces, dashes and padding anywhere.
    ///
    /// # Errors
    /// The cause, see [`KeyError`].
    pub fn from_base32(text: &str) -> Result<Self, KeyError> {
        let (key, whole) = Self::scanned(text)?;
        if whole { Ok(key) } else { Err(KeyError::Incomplete) }
    }

    /// As [`Key::from_base32`] for a text no character of which can have been lost, with whether it was whole.
    pub(crate) fn scanned(text: &str) -> Result<(Self, bool), KeyError> {
        if text.len() > LONGEST * 4 {
            return Err(KeyError::TooLong);
        }
        let decoded = base32::decode(text).map_err(|position| KeyError::NotBase32 { position })?;
        if decoded.bytes.is_empty() && !decoded.whole {
            return Err(KeyError::Incomplete);
        }
        Ok((Self::from_bytes(&decoded.bytes)?, decoded.whole))
    }

    /// The length in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.expose().len() * 8
    }

    /// Shorter than RFC 4226 allows: read all the same, because others hand such keys out, but worth a word.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.bits() < Self::LEAST_BITS
    }

    /// What a person is told of it before it is added.
    #[must_use]
    pub fn remark(&self) -> Option<Remark> {
        self.is_short().then(|| Remark::ShortKey { bits: self.bits() })
    }

    /// The bytes, to be stored encrypted.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Upper case, no padding, no spaces.
    #[must_use]
    pub fn to_base32(&self) -> String {
        base32::encode(self.expose())
    }

    /// As [`Key::to_base32`], in groups of four, for a person who types it over.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::new();
        for (index, c) in self.to_base32().chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(c);
        }
        grouped
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Why a text or bytes are not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// Nothing in it.
    Empty,
    /// A character outside `A`–`Z` and `2`–`7`.
    NotBase32 {
        /// Which character, from 1; skipped spaces, dashes and padding are not counted.
        position: usize,
    },
    /// A count of characters that no whole bytes give (RFC 4648 section 6): one is missing, or one too many.
    Incomplete,
    /// Over 256 bytes.
    TooLong,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for KeyError {}
