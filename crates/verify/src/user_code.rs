//! The code that one device shows and a person types on another (RFC 8628 section 6.1).
//!
//! The rule a reader would break: a letter outside the alphabet is refused with its place, never dropped or guessed
//! at. Somebody who reads `0` where `Q` stands must hear which letter, not that the code is unknown, which would also
//! cost one of five tries.

use core::fmt;
use core::str::FromStr;

use crate::text::{is_blank, is_dash};

/// Twenty consonants: no vowels, so no words, and none that is taken for a digit (RFC 8628 section 6.1).
pub const ALPHABET: &str = "BCDFGHJKLMNPQRSTVWXZ";

const LENGTH: usize = 8;

/// Eight letters of [`ALPHABET`], in upper case: 20⁸ ≈ 2³⁴·⁶ codes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UserCode(String);

impl UserCode {
    /// Reads a code as typed or pasted: any case; every dash, space and invisible character means nothing.
    ///
    /// # Errors
    /// The cause, see [`UserCodeError`].
    pub fn parse(text: &str) -> Result<Self, UserCodeError> {
        let mut letters = String::with_capacity(LENGTH);
        let mut count = 0_usize;
        for c in text.chars().filter(|c| !is_blank(*c) && !is_dash(*c)) {
            count += 1;
            let letter = c.to_ascii_uppercase();
            if !ALPHABET.contains(letter) {
                return Err(UserCodeError::NeverUsed { position: count });
            }
            if count <= LENGTH {
                letters.push(letter);
            }
        }
        match count {
            0 => Err(UserCodeError::Empty),
            count if count < LENGTH => Err(UserCodeError::TooShort { count }),
            count if count > LENGTH => Err(UserCodeError::TooLong { count }),
            _ => Ok(Self(letters)),
        }
    }

    /// Makes a code from random bytes: each is used or, when that would favour a letter, dropped. Give it a source
    /// without end, or 64 bytes: `None` when they run out, which takes more than 56 drops of one in sixteen each.
    #[must_use]
    pub fn from_random(bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        // 240 is the largest multiple of 20 in a byte.
        let unbiased = bytes.into_iter().filter(|byte| *byte < 240);
        let letters = unbiased.filter_map(|byte| ALPHABET.chars().nth(usize::from(byte % 20)));
        let code: String = letters.take(LENGTH).collect();
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The eight letters, to be looked up.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As shown to people: two groups of four letters, such as `WDJB-MJHT`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut shown = self.0.clone();
        shown.insert(LENGTH / 2, '-');
        shown
    }
}

impl FromStr for UserCode {
    type Err = UserCodeError;

    fn from_str(text: &str) -> Result<Self, UserCodeError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for UserCode {
    type Error = UserCodeError;

    fn try_from(text: &str) -> Result<Self, UserCodeError> {
        Self::parse(text)
    }
}

impl fmt::Debug for UserCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserCode(…)")
    }
}

/// Why a text is not a code; in the order they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserCodeError {
    /// Nothing was typed.
    Empty,
    /// A letter, digit or sign that is in no code.
    NeverUsed {
        /// Which letter, from 1; dashes and spaces are not counted.
        position: usize,
    },
    /// Fewer than eight letters.
    TooShort {
        /// How many there are.
        count: usize,
    },
    /// More than eight letters.
    TooLong {
        /// How many there are.
        count: usize,
    },
}

impl fmt::Display for UserCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for UserCodeError {}
