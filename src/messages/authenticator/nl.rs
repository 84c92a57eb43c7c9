//! Nederlands.

use super::approval::{APPROVAL_NL, ENROLMENT_NL};
use super::words::{AccountsWords, AuthenticatorWords};

/// De woorden.
pub static DUTCH: AuthenticatorWords = AuthenticatorWords {
    accounts: AccountsWords { heading: "Accounts" },
    approval: APPROVAL_NL,
    enrolment: ENROLMENT_NL,
};
