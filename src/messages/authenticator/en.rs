//! English.

use super::words::{AccountsWords, AuthenticatorWords};

/// The words.
pub static ENGLISH: AuthenticatorWords =
    AuthenticatorWords { accounts: AccountsWords { heading: "Accounts" } };
