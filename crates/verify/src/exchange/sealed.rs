//! Our own file: the accounts as the authenticator keeps them, sealed under a password. What leaves the phone leaves it
//! so, unless the person insists otherwise.
//!
//! The rule a reader would break: what a phone is to the backend stays on that phone. A file carries keys of codes and
//! names, never a registration or its key.

use core::fmt;

use crate::contents::{Account, Contents, ContentsError};
use crate::vault::{self, Cost, NoMemory, Open, OpenError, Passphrase, Purpose, Sealed, VaultError};

/// What the caller draws at random, each time anew.
#[derive(Clone, Copy)]
pub struct Fresh {
    /// The file's key.
    pub key: [u8; 32],
    /// For the password's lock.
    pub lock: vault::Fresh,
    /// For the contents.
    pub nonce: [u8; 24],
}

/// Why a file of ours does not open, or cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedError {
    /// It is not whole, or not of this kind.
    File(VaultError),
    /// It does not open.
    Open(OpenError),
    /// It opened, and holds something else.
    Contents(ContentsError),
}

/// A second or so on a phone: nobody counts the tries on a file. (Within bounds; otherwise it would be the least.)
#[must_use]
pub fn cost() -> Cost {
    Cost::new(64 << 10, 8).unwrap_or(Cost::LEAST)
}

/// Whether the bytes begin as a file of ours, whole or not.
#[must_use]
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"DRPL")
}

/// Seals accounts (`vault::Passphrase::chosen_password`). Takes as long as the cost says: in the worker.
///
/// # Errors
/// [`SealedError::Open`] with [`OpenError::NoMemory`]; [`SealedError::File`] when it is too long.
pub fn seal(
    accounts: &[Account],
    password: &Passphrase,
    cost: Cost,
    fresh: Fresh,
) -> Result<Vec<u8>, SealedError> {
    let accounts = accounts.iter().cloned().map(|account| Account { registration: None, ..account });
    let contents = Contents { accounts: accounts.collect(), saved: 0 };
    let mut open = Open::new(Purpose::Export, contents.to_bytes().to_vec(), fresh.key);
    open.lock_with(password, cost, fresh.lock).map_err(|NoMemory| SealedError::Open(OpenError::NoMemory))?;
    open.seal(fresh.nonce).map(|sealed| sealed.to_bytes()).map_err(SealedError::File)
}

/// Looks whether it is a whole file of ours, before a password is asked for.
///
/// # Errors
/// The cause, see [`VaultError`].
pub fn check(bytes: &[u8]) -> Result<(), VaultError> {
    Sealed::parse(bytes, Purpose::Export).map(drop)
}

/// Opens a file. Takes as long as it says: in the worker.
///
/// # Errors
/// The cause, see [`SealedError`].
pub fn open(bytes: &[u8], password: &Passphrase) -> Result<Vec<Account>, SealedError> {
    let sealed = Sealed::parse(bytes, Purpose::Export).map_err(SealedError::File)?;
    let open = sealed.open_with(password).map_err(SealedError::Open)?;
    Contents::parse(open.content()).map(|contents| contents.accounts).map_err(SealedError::Contents)
}

impl fmt::Debug for Fresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fresh(…)")
    }
}

impl fmt::Display for SealedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for SealedError {}
