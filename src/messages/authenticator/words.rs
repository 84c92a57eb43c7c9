//! What the authenticator says: a struct a screen.

use super::approval::{ApprovalWords, EnrolmentWords};
use crate::messages::Text;

/// Everything.
#[derive(Clone, Copy, Debug)]
pub struct AuthenticatorWords {
    /// The list of accounts.
    pub accounts: AccountsWords,
    /// Requests.
    pub approval: ApprovalWords,
    /// Enrolment.
    pub enrolment: EnrolmentWords,
}

/// The list of accounts.
#[derive(Clone, Copy, Debug)]
pub struct AccountsWords {
    /// Heading.
    pub heading: Text,
}
