//! A person of the directory.

use crate::clock::Timestamp;
use drempel_contract::PersonKind;
use drempel_verify::EmailAddress;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names a person for good; the address may change. Opaque, no secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub String);

/// One person.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Which one.
    pub id: PersonId,
    /// What they sign in with.
    pub email: EmailAddress,
    /// As they are called.
    pub name: String,
    /// Whose account it is.
    pub kind: PersonKind,
    /// Whether they may sign in.
    pub enabled: bool,
    /// Their password, if they have one.
    pub password: Option<PasswordHash>,
    /// Since when.
    pub created_at: Timestamp,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A password as kept: an Argon2id PHC string.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}
