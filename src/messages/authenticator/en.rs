//! English.

use super::approval::{APPROVAL_EN, ENROLMENT_EN};
use super::words::{AccountsWords, AuthenticatorWords};

/// The words.
pub static ENGLISH: AuthenticatorWords = AuthenticatorWords {
    accounts: AccountsWords { heading: "Accounts" },
    approval: APPROVAL_EN,
    enrolment: ENROLMENT_EN,
};
