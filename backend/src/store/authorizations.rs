//! Requests of applications that wait: for a person, or for the browser that brings their name.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::authorization::{Answered, Authorization, Decision, Request};
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Requests of applications that wait.
#[async_trait]
pub trait Authorizations {
    /// Adds one that waits for a person.
    async fn add_authorization(&mut self, authorization: &Authorization) -> Result<(), StoreError>;

    /// By its handle, answered or not.
    async fn authorization(&mut self, id: &str) -> Result<Option<Authorization>, StoreError>;

    /// Keeps what the person decided; `false` when it has been answered or has expired.
    async fn decide_authorization(
        &mut self,
        id: &str,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Notes the answer in the place of the one `before`: `true` for exactly one of many at once.
    async fn answer_authorization(
        &mut self,
        id: &str,
        before: Option<&Answered>,
        answered: &Answered,
    ) -> Result<bool, StoreError>;

    /// Forgets the oldest of a browser, so that `most` are left.
    async fn keep_newest_authorizations(&mut self, browser: &Digest, most: u32) -> Result<(), StoreError>;

    /// Forgets those that expired before `before`.
    async fn purge_authorizations(&mut self, before: Timestamp) -> Result<(), StoreError>;

    /// Keeps one until the browser brings its name.
    async fn add_pushed(
        &mut self,
        handle: &Digest,
        request: &Request,
        expires_at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Takes it out, for its own client and in time only: it is given to exactly one of many at once.
    async fn take_pushed(
        &mut self,
        handle: &Digest,
        client: &str,
        now: Timestamp,
    ) -> Result<Option<Request>, StoreError>;

    /// Forgets those that nobody brought in time.
    async fn purge_pushed(&mut self, now: Timestamp) -> Result<(), StoreError>;
}
