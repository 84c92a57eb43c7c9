//! A device's request, from the asking to the fetching of the tokens.

use crate::clock::Timestamp;
use crate::domain::client::Scopes;
use crate::domain::grant::Authenticated;
use crate::domain::person::PersonId;
use crate::domain::proof::Proof;
use crate::domain::session::Session;
use crate::domain::token::Digest;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// One device's request.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceRequest {
    /// Names it; opaque, no secret.
    pub id: String,
    /// Of the code the device polls with.
    pub device_code: Digest,
    /// Of the code people type, by the server's key.
    pub user_code: Digest,
    /// That code, sealed, to be shown again at the confirmation.
    pub sealed_user_code: Vec<u8>,
    /// Which application asks.
    pub client: String,
    /// What for.
    pub scopes: Scopes,
    /// Of the secret the device must show when it fetches its tokens (RFC 7636).
    pub code_challenge: Option<String>,
    /// Of the cookie of the browser that asks, when that is the sign-in page itself.
    pub browser: Option<Digest>,
    /// From where it asks, to be counted by.
    pub network: Digest,
    /// What asks, as far as it said.
    pub device: String,
    /// From where it asks, for people to recognise.
    pub place: String,
    /// When it asked.
    pub asked_at: Timestamp,
    /// Until when it can be answered and fetched.
    pub expires_at: Timestamp,
    /// Between two polls; it only grows.
    pub interval: Duration,
    /// When it polled last.
    pub polled_at: Option<Timestamp>,
    /// How far it is.
    pub status: Status,
}

/// How far a request is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody has entered its code.
    Pending,
    /// This session has.
    Claimed(By),
    /// It may fetch its tokens.
    Approved(Approval),
    /// It gets none.
    Denied,
    /// It has fetched them.
    Redeemed,
}

/// Who has claimed a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The session's public name.
    pub session: String,
    /// Whose it is.
    pub person: PersonId,
}

/// What stands behind an approval. It stays when the person signs out where they approved; an operator's ending of what
/// the person has takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who approved, and how they had signed in.
    pub authenticated: Authenticated,
    /// What their session stood on.
    #[serde(default)]
    pub proof: Proof,
    /// When their session ends whatever happens.
    pub ends_at: Timestamp,
}

impl Approval {
    /// By this session.
    #[must_use]
    pub fn by(session: &Session) -> Self {
        Self {
            authenticated: Authenticated::by(session),
            proof: session.proof.clone(),
            ends_at: session.ends_at,
        }
    }
}

impl DeviceRequest {
    /// Whether its time is over.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }
}

impl fmt::Debug for DeviceRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceRequest")
            .field("id", &self.id)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
