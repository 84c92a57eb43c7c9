//! Why a text is not an account.

use core::fmt;

use super::Parameter;
use crate::KeyError;

/// The cause, each with its own way on for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtpauthError {
    /// Something else: a web address, a ticket, a Wi-Fi network.
    NotOtpauth,
    /// `otpauth-migration://`: another app's export of many accounts.
    Migration,
    /// Over 4096 bytes.
    TooLong,
    /// `hotp`: codes that follow a counter (RFC 4226), which get lost when two sides count differently.
    CounterBased {
        /// Where the counter stands, if it is said.
        counter: Option<u64>,
    },
    /// Steam's own codes, five letters and digits; only Steam's app gives them.
    Steam,
    /// Neither `totp` nor `hotp`.
    UnknownType,
    /// A parameter stands there twice, so that two apps would read two things.
    Repeated(Parameter),
    /// A `%` that two hexadecimal digits do not follow (RFC 3986 section 2.1).
    Percent,
    /// What the percent signs stand for is not UTF-8.
    NotUtf8,
    /// No `secret`.
    KeyMissing,
    /// A `secret` that is no key.
    Key(KeyError),
    /// An `algorithm` other than SHA-1, SHA-256 and SHA-512.
    Algorithm,
    /// Other `digits` than 6, 7 or 8.
    Digits,
    /// A `period` that is not a number of seconds from 1 to 4,294,967,295.
    Period,
    /// A `counter` that is not a number.
    Counter,
}

impl fmt::Display for OtpauthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for OtpauthError {}
