//! Why a text is no number. Never that it is the wrong one.

use core::fmt;

/// The cause; in the order they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was typed.
    Empty,
    /// A character that is not one of `0123456789`.
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
    /// It begins with a zero, as no number does.
    LeadingZero,
    /// Not three choices, or two that are too much alike: these were never drawn here.
    NotChoices,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for NumberError {}
