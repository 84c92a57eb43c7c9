//! Sessions.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::session::Session;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Sessions.
#[async_trait]
pub trait Sessions {
    /// Adds one.
    async fn add_session(&mut self, session: &Session) -> Result<(), StoreError>;

    /// By its cookie.
    async fn session(&mut self, token: &Digest) -> Result<Option<Session>, StoreError>;

    /// By its name that is no secret.
    async fn session_by_id(&mut self, id: &str) -> Result<Option<Session>, StoreError>;

    /// It was used.
    async fn touch_session(&mut self, token: &Digest, now: Timestamp) -> Result<(), StoreError>;

    /// Ends one; whether there was one.
    async fn end_session(&mut self, token: &Digest) -> Result<bool, StoreError>;

    /// All of a person, those that are over too.
    async fn sessions_of(&mut self, person: &PersonId) -> Result<Vec<Session>, StoreError>;

    /// Ends all of a person but this one, by its name that is no secret; how many.
    async fn end_other_sessions(&mut self, person: &PersonId, id: &str) -> Result<u64, StoreError>;

    /// Ends all of a person; how many.
    async fn end_sessions(&mut self, person: &PersonId) -> Result<u64, StoreError>;

    /// Forgets those that are over.
    async fn purge_sessions(&mut self, now: Timestamp) -> Result<(), StoreError>;
}
