//! What a person's own account says: a struct a screen.

use crate::messages::Text;

/// Everything.
#[derive(Clone, Copy, Debug)]
pub struct AccountWords {
    /// Ways to sign in.
    pub security_info: SecurityInfoWords,
    /// What was signed in where.
    pub my_sign_ins: MySignInsWords,
}

/// Ways to sign in.
#[derive(Clone, Copy, Debug)]
pub struct SecurityInfoWords {
    /// Heading.
    pub heading: Text,
}

/// What was signed in where.
#[derive(Clone, Copy, Debug)]
pub struct MySignInsWords {
    /// Heading.
    pub heading: Text,
}
