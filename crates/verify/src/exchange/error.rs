//! Why a file is refused, and why an account in it is left out.

use core::fmt;

use crate::{KeyError, OtpauthError};

/// Why nothing of a file or code is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExchangeError {
    /// Over 8 MiB.
    TooLong,
    /// Over 2,000 accounts.
    TooMany,
    /// None of the formats.
    Unknown,
    /// It begins as JSON and is none, or has a member twice.
    NotJson,
    /// One of the formats, in a version that is not known.
    Version,
    /// One of the formats, but not as it should be: cut off or changed.
    Malformed,
    /// Bitwarden's encrypted export. It can be exported again as `.json`, without a password.
    BitwardenEncrypted,
    /// An Aegis vault that only a fingerprint opens. It can be exported again with a password.
    NoPassword,
    /// The password costs more to try than a phone has.
    Cost,
    /// Not the password; files of other apps do not tell this from damage.
    WrongPassword,
    /// A code of another export than the codes before it.
    OtherExport,
    /// A list with some of the codes of an export and not all.
    Incomplete,
}

/// Why an account is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its codes follow a counter (RFC 4226), which would be at another place in two apps.
    CounterBased,
    /// Steam's own codes.
    Steam,
    /// Some other kind of code.
    OtherKind,
    /// A hash other than SHA-1, SHA-256 and SHA-512.
    Algorithm,
    /// Other than 6, 7 or 8 digits.
    Digits,
    /// A period that is no number of seconds, or that the format to be written cannot say.
    Period,
    /// No key, or none that is one.
    Key(KeyError),
    /// An address that is none.
    Address(OtpauthError),
    /// Something else than an account.
    Unreadable,
}

impl From<OtpauthError> for Why {
    fn from(cause: OtpauthError) -> Self {
        match cause {
            OtpauthError::CounterBased { .. } => Self::CounterBased,
            OtpauthError::Steam => Self::Steam,
            OtpauthError::UnknownType => Self::OtherKind,
            OtpauthError::Key(cause) => Self::Key(cause),
            OtpauthError::KeyMissing => Self::Key(KeyError::Empty),
            OtpauthError::Algorithm => Self::Algorithm,
            OtpauthError::Digits => Self::Digits,
            OtpauthError::Period => Self::Period,
            OtpauthError::NotOtpauth
            | OtpauthError::Migration
            | OtpauthError::TooLong
            | OtpauthError::Repeated(_)
            | OtpauthError::Percent
            | OtpauthError::NotUtf8
            | OtpauthError::Counter => Self::Address(cause),
        }
    }
}

impl fmt::Display for ExchangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for ExchangeError {}
