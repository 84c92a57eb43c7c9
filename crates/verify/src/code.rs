//! A one-time code as a person types it: its shape only. Whether it is right, `totp` says.
//!
//! The rule a reader would break: a code becomes a number and its count of digits here, so that nobody compares texts.
//! `12 34 56` and `123456` are one code, used once (CVE-2025-55000), and `1` is none.

use core::fmt;

use crate::text::is_blank;

/// How many digits a code has (RFC 4226 section 5.3: six at least; authenticator apps know six to eight).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// What nearly everybody uses.
    #[default]
    Six,
    /// Rare.
    Seven,
    /// The vectors of RFC 6238, and some banks.
    Eight,
}

impl Digits {
    /// 6, 7 or 8; anything else is `None`.
    #[must_use]
    pub const fn from_count(count: u8) -> Option<Self> {
        match count {
            6 => Some(Self::Six),
            7 => Some(Self::Seven),
            8 => Some(Self::Eight),
            _ => None,
        }
    }

    /// 6, 7 or 8.
    #[must_use]
    pub const fn count(self) -> u8 {
        match self {
            Self::Six => 6,
            Self::Seven => 7,
            Self::Eight => 8,
        }
    }
}

/// A code of the right shape. Not printed: for half a minute it is as good as the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code {
    pub(crate) value: u32,
    pub(crate) digits: Digits,
}

impl Code {
    /// Reads exactly `[0-9]{n}`: no spaces, no other script's digits, no sign. What the backend does with what it gets.
    ///
    /// # Errors
    /// The cause, see [`CodeError`].
    pub fn parse(text: &str, digits: Digits) -> Result<Self, CodeError> {
        read(text.chars(), digits)
    }

    /// How many digits it has.
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.digits
    }

    /// The digits, leading zeros included, as [`Code::parse`] reads them.
    #[must_use]
    pub fn text(&self) -> String {
        self.places().collect()
    }

    /// The digits in two groups, as [`typed_code`] reads them: `123 456`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut text = self.text();
        text.insert(usize::from(self.digits.count() / 2), ' ');
        text
    }

    fn places(&self) -> impl Iterator<Item = char> {
        let value = self.value;
        (0..u32::from(self.digits.count()))
            .rev()
            .filter_map(move |place| char::from_digit(value / 10_u32.pow(place) % 10, 10))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// Reads a code as typed or pasted: spaces and invisible characters anywhere mean nothing, everything else must be
/// `[0-9]{n}`. For the page, which sends [`Code::text`] on.
///
/// # Errors
/// The cause, see [`CodeError`].
pub fn typed_code(text: &str, digits: Digits) -> Result<Code, CodeError> {
    read(text.chars().filter(|c| !is_blank(*c)), digits)
}

/// Why a text is not a code; in the order they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing was typed.
    Empty,
    /// A character that is not one of `0123456789`; the full-width digits of some keyboards are not.
    NotADigit {
        /// Which character, from 1; skipped spaces are not counted.
        position: usize,
    },
    /// Digits only, but too few.
    TooShort {
        /// How many there are.
        count: usize,
    },
    /// Digits only, but too many.
    TooLong {
        /// How many there are.
        count: usize,
    },
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for CodeError {}

fn read(characters: impl Iterator<Item = char>, digits: Digits) -> Result<Code, CodeError> {
    let wanted = usize::from(digits.count());
    let mut value = 0_u32;
    let mut count = 0_usize;
    for c in characters {
        count += 1;
        let digit = c.to_digit(10).ok_or(CodeError::NotADigit { position: count })?;
        if count <= wanted {
            value = value * 10 + digit;
        }
    }
    match count {
        0 => Err(CodeError::Empty),
        count if count < wanted => Err(CodeError::TooShort { count }),
        count if count > wanted => Err(CodeError::TooLong { count }),
        _ => Ok(Code { value, digits }),
    }
}
