//! The number on the computer that a person finds again on the phone: drawn, offered among others, picked, typed.
//!
//! The rule a reader would break: no type that the phone holds knows which number is right. [`Shown`] stays with the
//! backend and the signing-in screen; the phone gets [`Choices`] and gives a [`Picked`]; only [`Shown::is`] compares,
//! and an answer that is not it spends the request. None of them is printed.

mod choices;
mod error;

use core::fmt;

use crate::text::is_blank;

pub use choices::{Choices, Drawn};
pub use error::NumberError;

/// How the person shows that both screens are theirs; the operator chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Manner {
    /// Tap one of three numbers of two digits.
    #[default]
    Tap,
    /// Type the two digits: nothing to guess from, one in ninety by chance.
    TypeTwo,
    /// Type six digits: one in 900,000 by chance.
    TypeSix,
}

impl Manner {
    /// How many digits its numbers have.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::Tap | Self::TypeTwo => 2,
            Self::TypeSix => 6,
        }
    }

    /// The least and the greatest of its numbers. None begins with a zero, which people leave out.
    const fn range(self) -> (u32, u32) {
        match self {
            Self::Tap | Self::TypeTwo => (10, 99),
            Self::TypeSix => (100_000, 999_999),
        }
    }
}

/// The number on the signing-in screen. For the backend, and for the page that shows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    value: u32,
    manner: Manner,
}

impl Shown {
    /// Draws a number to be typed. Each byte is used or, when that would favour a number, dropped; give it a source
    /// without end, or 64 bytes: `None` when they run out.
    #[must_use]
    pub fn to_type(manner: Manner, bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        Some(Self { value: draw(manner, &mut bytes.into_iter())?, manner })
    }

    /// Reads the number back from where it was kept, or from the answer that brings it to the signing-in screen.
    ///
    /// # Errors
    /// The cause, see [`NumberError`]; nothing is forgiven, no person typed it.
    pub fn parse(text: &str, manner: Manner) -> Result<Self, NumberError> {
        Ok(Self { value: read(text.chars(), manner)?, manner })
    }

    /// The digits, to be shown to the person who signs in and to nobody else.
    #[must_use]
    pub fn text(&self) -> String {
        self.value.to_string()
    }

    /// How it is to be found again.
    #[must_use]
    pub const fn manner(&self) -> Manner {
        self.manner
    }

    /// Whether this is what was picked. One call for one request: when it says no, the request is spent.
    #[must_use]
    pub const fn is(&self, picked: &Picked) -> bool {
        self.value == picked.0
    }
}

/// The number that the person tapped or typed on the phone. It may be any.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Picked(u32);

impl Picked {
    /// Reads what was typed: spaces and invisible characters anywhere mean nothing, everything else must be a number
    /// that could be on the other screen. What could not is told while it costs nothing.
    ///
    /// # Errors
    /// The cause, see [`NumberError`]; never whether it is the right one.
    pub fn typed(text: &str, manner: Manner) -> Result<Self, NumberError> {
        read(text.chars().filter(|c| !is_blank(*c)), manner).map(Self)
    }

    /// Reads exactly what [`Self::text`] gives, of either length.
    ///
    /// # Errors
    /// The cause, see [`NumberError`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let manner = if text.len() > Manner::TypeTwo.digits() { Manner::TypeSix } else { Manner::TypeTwo };
        read(text.chars(), manner).map(Self)
    }

    /// The digits, to be signed.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_string()
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shown(…)")
    }
}

impl fmt::Debug for Picked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Picked(…)")
    }
}

/// A number, each as likely as any other.
fn draw(manner: Manner, bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let (least, greatest) = manner.range();
    let count = greatest - least + 1;
    loop {
        let drawn = match manner {
            // 180 is the largest multiple of 90 in a byte.
            Manner::Tap | Manner::TypeTwo => Some(u32::from(bytes.next()?)).filter(|byte| *byte < 180),
            // 900,000 of the 2²⁰ that twenty bits give.
            Manner::TypeSix => {
                let (high, middle, low) = (bytes.next()?, bytes.next()?, bytes.next()?);
                let bits = u32::from_be_bytes([0, high & 0x0f, middle, low]);
                Some(bits).filter(|bits| *bits < count)
            }
        };
        if let Some(drawn) = drawn {
            return Some(least + drawn % count);
        }
    }
}

fn read(characters: impl Iterator<Item = char>, manner: Manner) -> Result<u32, NumberError> {
    let wanted = manner.digits();
    let (mut value, mut count, mut zero) = (0_u32, 0_usize, false);
    for c in characters {
        count += 1;
        let digit = c.to_digit(10).ok_or(NumberError::NotADigit { position: count })?;
        zero |= count == 1 && digit == 0;
        if count <= wanted {
            value = value * 10 + digit;
        }
    }
    match count {
        0 => Err(NumberError::Empty),
        count if count < wanted => Err(NumberError::TooShort { count }),
        count if count > wanted => Err(NumberError::TooLong { count }),
        _ if zero => Err(NumberError::LeadingZero),
        _ => Ok(value),
    }
}
