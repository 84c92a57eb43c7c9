//! Access tokens that the sign-in page can open a session with.

use super::{StoreError, StoredReply};
use crate::clock::Timestamp;
use crate::domain::device::Opening;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Access tokens that the sign-in page can open a session with.
#[async_trait]
pub trait Openings {
    /// Adds one.
    async fn add_opening(&mut self, token: &Digest, opening: &Opening) -> Result<(), StoreError>;

    /// By the access token.
    async fn opening(&mut self, token: &Digest) -> Result<Option<Opening>, StoreError>;

    /// Uses it, once and in time: `true` for the first.
    async fn use_opening(&mut self, token: &Digest, now: Timestamp) -> Result<bool, StoreError>;

    /// Keeps the reply to its use.
    async fn keep_opening_reply(&mut self, token: &Digest, reply: &StoredReply) -> Result<(), StoreError>;

    /// Forgets those that ended before `before`.
    async fn purge_openings(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
