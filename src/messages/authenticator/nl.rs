//! Nederlands.

use super::words::{AccountsWords, AuthenticatorWords};

/// De woorden.
pub static DUTCH: AuthenticatorWords = AuthenticatorWords { accounts: AccountsWords { heading: "Accounts" } };
