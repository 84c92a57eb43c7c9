//! Devices that ask to be signed in.
//!
//! The rule a reader would break: every step of a request is one conditional statement that names the step it leaves, and
//! `true` means that this call took it.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::device::{Approval, By, DeviceRequest};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use async_trait::async_trait;
use std::time::Duration;

/// How many requests there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Of this network, without an answer.
    pub here: u32,
    /// In all, answered or not, whose time is not over.
    pub anywhere: u32,
    /// When the first of this network that waits ends.
    pub next_ends_at: Option<Timestamp>,
}

/// Devices that ask to be signed in.
#[async_trait]
pub trait DeviceRequests {
    /// Adds one; `false` when one of its codes is another's already.
    async fn add_device_request(&mut self, request: &DeviceRequest) -> Result<bool, StoreError>;

    /// By its id.
    async fn device_request(&mut self, id: &str) -> Result<Option<DeviceRequest>, StoreError>;

    /// By the code people type. Finding none costs what finding one costs: a stand-in is read and dropped.
    async fn device_request_by_user_code(
        &mut self,
        code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError>;

    /// By the code devices poll with.
    async fn device_request_by_device_code(
        &mut self,
        code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError>;

    /// How many wait.
    async fn waiting_device_requests(
        &mut self,
        network: &Digest,
        now: Timestamp,
    ) -> Result<Waiting, StoreError>;

    /// Pending → claimed. Also by the session that has claimed it, and from a session that is over.
    async fn claim_device_request(&mut self, id: &str, by: &By, now: Timestamp) -> Result<bool, StoreError>;

    /// Claimed by this session → pending.
    async fn release_device_request(&mut self, id: &str, by: &By) -> Result<bool, StoreError>;

    /// Claimed by this session → approved; it then lasts until `until` at least.
    async fn approve_device_request(
        &mut self,
        id: &str,
        by: &By,
        approval: &Approval,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Claimed by this session → denied.
    async fn deny_device_request(&mut self, id: &str, by: &By, now: Timestamp) -> Result<bool, StoreError>;

    /// Approved → denied: what it stood on no longer holds.
    async fn refuse_device_request(&mut self, id: &str) -> Result<bool, StoreError>;

    /// Approved by this person → denied; how many.
    async fn refuse_device_requests(&mut self, person: &PersonId) -> Result<u64, StoreError>;

    /// Approved → redeemed.
    async fn redeem_device_request(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError>;

    /// Notes a poll of a request that waits. `false` when it came sooner than the interval, by more than `uneven`: then
    /// the interval is longer by `slower` from now on.
    async fn note_device_poll(
        &mut self,
        id: &str,
        now: Timestamp,
        uneven: Duration,
        slower: Duration,
    ) -> Result<bool, StoreError>;

    /// Forgets those that ended before `before`.
    async fn purge_device_requests(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
