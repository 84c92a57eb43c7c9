//! A phone that a person has registered: the codes that live on it, and the key that approves sign-ins.
//!
//! The rule a reader would break: the cookie only says which phone asks. Nothing is approved by it; what a phone decides
//! counts by the signature of its key.

mod end;

pub use end::{end_what_stands_on, forget, unregister};

use super::factor::FactorId;
use super::person::PersonId;
use super::token::Digest;
use crate::clock::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names one account on one phone. Opaque, no secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AuthenticatorId(pub String);

/// One account on one phone.
#[derive(Clone, PartialEq, Eq)]
pub struct Authenticator {
    /// Which one.
    pub id: AuthenticatorId,
    /// Whose.
    pub person: PersonId,
    /// Of the phone's cookie.
    pub token: Digest,
    /// As its owner named it.
    pub name: String,
    /// The codes that live on it.
    pub factor: FactorId,
    /// What verifies its decisions, once sign-ins are approved there: an uncompressed point on P-256.
    pub public_key: Option<Vec<u8>>,
    /// Of the last decision it signed.
    pub counter: u64,
    /// Where it is woken.
    pub push: Option<PushSubscription>,
    /// Since when.
    pub created_at: Timestamp,
    /// When it last decided.
    pub used_at: Option<Timestamp>,
}

impl Authenticator {
    /// Whether sign-ins are approved there.
    #[must_use]
    pub const fn has_phone_sign_in(&self) -> bool {
        self.public_key.is_some()
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authenticator").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Where push messages for a phone go (RFC 8030), and how they are encrypted (RFC 8291).
#[derive(Clone, PartialEq, Eq)]
pub struct PushSubscription {
    /// Of the browser's push service.
    pub endpoint: String,
    /// `p256dh`: an uncompressed point on P-256.
    pub key: Vec<u8>,
    /// `auth`: 16 bytes.
    pub auth: Vec<u8>,
}

impl fmt::Debug for PushSubscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushSubscription(…)")
    }
}
