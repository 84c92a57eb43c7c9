//! What the authenticator says: a struct a screen.

use crate::messages::Text;

/// Everything.
#[derive(Clone, Copy, Debug)]
pub struct AuthenticatorWords {
    /// The list of accounts.
    pub accounts: AccountsWords,
}

/// The list of accounts.
#[derive(Clone, Copy, Debug)]
pub struct AccountsWords {
    /// Heading.
    pub heading: Text,
}
