//! Ways to sign in that are being set up.
//!
//! The rule a reader would break: every step of an enrolment is one conditional statement that names the step it leaves,
//! and `true` means that this call took it. What is no longer offered is no longer kept.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::enrolment::{Asked, Enrolling};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Ways to sign in that are being set up.
#[async_trait]
pub trait Enrolments {
    /// Adds one; `false` when its short code is another's already.
    async fn add_enrolment(&mut self, enrolling: &Enrolling) -> Result<bool, StoreError>;

    /// By its name.
    async fn enrolment(&mut self, id: &str) -> Result<Option<Enrolling>, StoreError>;

    /// By the secret in the QR code, or by the short code; while it is offered.
    async fn enrolment_by_activation(&mut self, activation: &Digest)
    -> Result<Option<Enrolling>, StoreError>;

    /// Waiting → claimed by this phone. Also by the phone that has claimed it.
    async fn claim_enrolment(&mut self, id: &str, phone: &Digest, now: Timestamp)
    -> Result<bool, StoreError>;

    /// Counts a wrong code; how many there are now.
    async fn count_enrolment_code(&mut self, id: &str) -> Result<u8, StoreError>;

    /// Claimed by this phone → connected, until `until`. It is not looked for by its activation any more but by this phone.
    async fn connect_enrolment(
        &mut self,
        id: &str,
        phone: &Digest,
        authenticator: &AuthenticatorId,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Waiting or claimed → done: another app has proved itself on the computer.
    async fn confirm_enrolment(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError>;

    /// The one of this person that waits for sign-ins to be switched on on this phone; the newest.
    async fn connected_enrolment(
        &mut self,
        authenticator: &AuthenticatorId,
        now: Timestamp,
    ) -> Result<Option<Enrolling>, StoreError>;

    /// Connected: the phone has asked, by this request; it lasts until `until` at least.
    async fn ask_enrolment(
        &mut self,
        id: &str,
        asked: &Asked,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// By the newest request to its phone.
    async fn enrolment_by_request(&mut self, request: &str) -> Result<Option<Enrolling>, StoreError>;

    /// Connected, asked by this request → done, with sign-ins approved there.
    async fn finish_enrolment(&mut self, id: &str, request: &str, now: Timestamp)
    -> Result<bool, StoreError>;

    /// Waiting, claimed → cancelled; connected → done if codes came of it, else cancelled.
    async fn end_enrolment(&mut self, id: &str) -> Result<bool, StoreError>;

    /// The same for all of a person.
    async fn end_enrolments(&mut self, person: &PersonId) -> Result<(), StoreError>;

    /// Forgets those that ended before `before`.
    async fn purge_enrolments(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
