//! What a file or a code held.

use core::fmt;

use super::migration::Part;
use super::{ExchangeError, Locked, MOST, Why};
use crate::Otpauth;

/// What was read.
#[derive(Debug)]
pub enum Brought {
    /// Accounts.
    Accounts(Imported),
    /// One of several codes that belong together.
    Part(Part),
    /// Accounts under a password.
    Locked(Locked),
}

/// Accounts that were read, and those that could not be, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// To be offered.
    pub accounts: Vec<Otpauth>,
    /// To be named, so that nobody thinks them safe here.
    pub left_out: Vec<LeftOut>,
}

/// An account that is not taken.
#[derive(Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is called; may be empty.
    pub name: String,
    /// Why.
    pub why: Why,
}

impl Imported {
    /// Sorts what was read of each account, called so, into the two lists.
    pub(super) fn collect(
        read: impl IntoIterator<Item = (String, Result<Otpauth, Why>)>,
    ) -> Result<Self, ExchangeError> {
        let mut imported = Self::default();
        for (index, (name, account)) in read.into_iter().enumerate() {
            if index >= MOST {
                return Err(ExchangeError::TooMany);
            }
            match account {
                Ok(account) => imported.accounts.push(account),
                Err(why) => imported.left_out.push(LeftOut { name: Otpauth::shown_name(&name), why }),
            }
        }
        Ok(imported)
    }
}

impl fmt::Debug for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeftOut").field("why", &self.why).finish_non_exhaustive()
    }
}
