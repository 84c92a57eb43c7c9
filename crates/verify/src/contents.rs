//! What the authenticator keeps of each account: how its codes are made, what the person calls it, and, for an account
//! that is registered, which phone it is to the backend and the key of its approvals.
//!
//! The rule a reader would break: order is the order of the list, and an account is known by its id, never by its name
//! or its place. Two accounts may have the same name; what is done to one must not be done to the other.
//!
//! The bytes are canonical JSON (RFC 8785), so that what was read is spelled again byte by byte. They are secret: they
//! exist in the worker that seals them and in the page that shows codes, while the vault is open.

mod account;
mod read;

use core::fmt;

use zeroize::Zeroizing;

use crate::json::Json;

pub use account::{Account, AccountId, ApprovalKey, Kind, Registration};

/// The version that is written. What a later one wrote is not read: it would lose what this one does not know.
const VERSION: i64 = 1;

/// Everything in the vault.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// In the order in which the person sees them, within each kind.
    pub accounts: Vec<Account>,
    /// How often the contents were written. Kept beside the vault, too: a vault that was written less often than that
    /// is an older copy, put back.
    pub saved: u64,
}

/// Why bytes that a lock opened are no contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentsError {
    /// A later version of this program wrote them.
    Newer,
    /// Nothing that this program ever wrote.
    Garbled,
}

impl Contents {
    /// Spells them, to be sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let accounts = self.accounts.iter().map(Account::to_json).collect();
        let contents = object([
            ("accounts", Json::List(accounts)),
            ("saved", Json::Number(i64::try_from(self.saved).ok())),
            ("version", Json::Number(Some(VERSION))),
        ]);
        Zeroizing::new(contents.to_text().into_bytes())
    }

    /// Reads what was opened.
    ///
    /// # Errors
    /// The cause, see [`ContentsError`]. Nothing is left out: an account that cannot be read is a vault that cannot.
    pub fn parse(bytes: &[u8]) -> Result<Self, ContentsError> {
        read::contents(bytes)
    }

    /// The account, if it is there.
    #[must_use]
    pub fn account(&self, id: &AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == *id)
    }

    /// The account, to be changed.
    pub fn account_mut(&mut self, id: &AccountId) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.id == *id)
    }

    /// The account that the backend knows by this name of the phone.
    #[must_use]
    pub fn registered(&self, device: &str) -> Option<&Account> {
        let is_it = |registration: &Registration| registration.device == device;
        self.accounts.iter().find(|account| account.registration.as_ref().is_some_and(is_it))
    }
}

impl fmt::Debug for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contents(…)")
    }
}

impl fmt::Display for ContentsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for ContentsError {}

/// Members to be written, in the order of their names.
fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
