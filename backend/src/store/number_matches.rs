//! Requests to phones, and people who want none.
//!
//! The rule a reader would break: every step of a request is one conditional statement that names the step it leaves,
//! and `true` means that this call took it. What ends a request forgets its number.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::bucket::Bucket;
use crate::domain::number_match::{Decision, NumberMatch, Void};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Requests to phones, and people who want none.
#[async_trait]
pub trait NumberMatches {
    /// Adds one; `false` when another of the same subject waits.
    async fn add_number_match(&mut self, request: &NumberMatch) -> Result<bool, StoreError>;

    /// By its id.
    async fn number_match(&mut self, id: &str) -> Result<Option<NumberMatch>, StoreError>;

    /// When requests of this subject were asked after `since`, the newest first.
    async fn number_matches_asked(
        &mut self,
        subject: &Digest,
        since: Timestamp,
        most: u8,
    ) -> Result<Vec<Timestamp>, StoreError>;

    /// Pending → superseded, or expired when its time is over: a newer one is about to take its place.
    async fn supersede_number_match(&mut self, subject: &Digest, now: Timestamp) -> Result<(), StoreError>;

    /// What waits for this person, the oldest first; quiet ones do not.
    async fn waiting_number_matches(
        &mut self,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<Vec<NumberMatch>, StoreError>;

    /// A phone shows it; `false` when it does not wait or was seen before.
    async fn see_number_match(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError>;

    /// Pending, in time → approved, denied or wrong number.
    async fn decide_number_match(
        &mut self,
        id: &str,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// What these signed bytes decided.
    async fn number_match_decided_by(&mut self, decision: &Digest)
    -> Result<Option<NumberMatch>, StoreError>;

    /// Pending → cancelled.
    async fn cancel_number_match(&mut self, id: &str) -> Result<bool, StoreError>;

    /// Approved → redeemed.
    async fn redeem_number_match(&mut self, id: &str) -> Result<bool, StoreError>;

    /// Approved → what it is now that it no longer holds.
    async fn void_number_match(&mut self, id: &str, void: Void) -> Result<bool, StoreError>;

    /// This phone of the person's is going: what it approved, and what nobody else could, → unregistered. Also
    /// right when it is gone.
    async fn unregister_number_matches(
        &mut self,
        person: &PersonId,
        device: &AuthenticatorId,
    ) -> Result<u64, StoreError>;

    /// Pending, too late → expired.
    async fn expire_number_matches(&mut self, now: Timestamp) -> Result<(), StoreError>;

    /// Forgets those asked before `before`.
    async fn purge_number_matches(&mut self, before: Timestamp) -> Result<(), StoreError>;

    /// Nothing is asked of this person's phones from there any more, because of this request.
    async fn stop_requests(
        &mut self,
        person: &PersonId,
        bucket: &Bucket,
        request: &str,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Since when requests from there to this person's phones are stopped, if they are.
    async fn requests_stopped(
        &mut self,
        person: &PersonId,
        bucket: &Bucket,
    ) -> Result<Option<Timestamp>, StoreError>;

    /// Whether requests to this person's phones are stopped from anywhere.
    async fn has_stopped_requests(&mut self, person: &PersonId) -> Result<bool, StoreError>;

    /// Requests may be sent again, from everywhere; whether any were stopped.
    async fn allow_requests(&mut self, person: &PersonId) -> Result<bool, StoreError>;
}
