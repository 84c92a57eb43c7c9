//! Why a container is refused, and why it does not open: each with its own way on for the person.

use core::fmt;

/// Why bytes are no container that could be opened, or nothing can be sealed. No try is spent on these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// Something else.
    NotOurs,
    /// Of a version that this program does not know.
    OtherVersion,
    /// An export where the phone's vault is meant, or the other way round.
    OtherPurpose,
    /// Over 4 MiB.
    TooLong,
    /// Cut off, or a bit is other than it was written. A copy may be whole.
    Damaged,
    /// It asks for less work than is safe, or for more than a phone has.
    Cost,
    /// Nothing would open it.
    NoLock,
}

/// Why a whole container does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Not the PIN, password or device key.
    Wrong,
    /// It has no lock of this kind.
    NoSuchLock,
    /// The lock fits, and what is inside was changed by somebody who made the digest fit again.
    Damaged,
    /// The derivation needs more memory than there is; it may be there later. The try is to be given back.
    NoMemory,
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for VaultError {}
impl core::error::Error for OpenError {}
