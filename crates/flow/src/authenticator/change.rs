//! What can be done to the accounts.
//!
//! The rule a reader would break: a change says what is to happen and not how all of it looks afterwards. It is applied
//! to what this page knows, and to what is stored, which another page may have changed meanwhile: neither undoes the
//! other.

use drempel_verify::contents::{Account, AccountId, Contents, Kind, Registration};

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Puts these behind those that are there. An id that is there already is left alone.
    Add(Vec<Account>),
    /// Calls it something else; nothing gives it the service's own name back.
    Rename {
        /// Which.
        id: AccountId,
        /// As typed.
        name: String,
    },
    /// Hides its code until it is asked for, or no longer.
    Hide {
        /// Which.
        id: AccountId,
        /// Whether.
        hidden: bool,
    },
    /// Takes it away.
    Remove(AccountId),
    /// Puts it back where it was.
    Restore {
        /// As it was.
        account: Box<Account>,
        /// Its place among all.
        place: usize,
    },
    /// Puts it before another one, or behind all.
    Move {
        /// Which.
        id: AccountId,
        /// Before which.
        before: Option<AccountId>,
    },
    /// The backend knows this phone for it, or knows more about it.
    Register {
        /// Which.
        id: AccountId,
        /// Whose account it is.
        kind: Kind,
        /// As what.
        registration: Registration,
    },
    /// The backend knows this phone for it no longer; its codes stay.
    Unregister(AccountId),
}

impl Change {
    /// Does it.
    pub fn apply(self, contents: &mut Contents) {
        match self {
            Self::Add(accounts) => {
                for account in accounts {
                    if contents.account(&account.id).is_none() {
                        contents.accounts.push(account);
                    }
                }
            }
            Self::Rename { id, name } => in_account(contents, &id, |account| account.rename(&name)),
            Self::Hide { id, hidden } => in_account(contents, &id, |account| account.hidden = hidden),
            Self::Remove(id) => contents.accounts.retain(|account| account.id != id),
            Self::Restore { account, place } => {
                if contents.account(&account.id).is_none() {
                    let place = place.min(contents.accounts.len());
                    contents.accounts.insert(place, *account);
                }
            }
            Self::Move { id, before } => shift(contents, &id, before.as_ref()),
            Self::Register { id, kind, registration } => in_account(contents, &id, |account| {
                account.kind = kind;
                account.registration = Some(registration);
            }),
            Self::Unregister(id) => in_account(contents, &id, |account| account.registration = None),
        }
    }
}

fn in_account(contents: &mut Contents, id: &AccountId, change: impl FnOnce(&mut Account)) {
    if let Some(account) = contents.account_mut(id) {
        change(account);
    }
}

/// An account that is not there any more, on either side, moves nothing.
fn shift(contents: &mut Contents, id: &AccountId, before: Option<&AccountId>) {
    let place_of = |contents: &Contents, id: &AccountId| contents.accounts.iter().position(|it| it.id == *id);
    let Some(from) = place_of(contents, id) else { return };
    if before.is_some_and(|other| other == id || place_of(contents, other).is_none()) {
        return;
    }
    let account = contents.accounts.remove(from);
    let to = before.and_then(|other| place_of(contents, other)).unwrap_or(contents.accounts.len());
    contents.accounts.insert(to, account);
}
