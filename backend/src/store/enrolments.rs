//! Ways to sign in that are being set up.
//!
//! The rule a reader would break: every step of an enrolment is one conditional statement that names the step it leaves,
//! and `true` means that this call took it. What is no longer offered is no longer kept.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::enrolment::{Added, Asked, Enrolling};
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

    /// By the secret in the QR code, or by the short code: while it is offered, and for the phone that came by it.
    async fn enrolment_by_activation(&mut self, activation: &Digest)
    -> Result<Option<Enrolling>, StoreError>;

    /// Waiting → claimed by this phone, with what was drawn for it. Also by the phone that has claimed it, for which what was
    /// drawn first stays.
    async fn claim_enrolment(
        &mut self,
        id: &str,
        phone: &Digest,
        drawn: &[u8],
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Counts a wrong code; how many there are now.
    async fn count_enrolment_code(&mut self, id: &str) -> Result<u8, StoreError>;

    /// Claimed by this phone → proved, under this name and by the code of this time step, until `until`.
    async fn prove_enrolment(
        &mut self,
        id: &str,
        phone: &Digest,
        named: (&str, i64),
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Proved → connected, until `until`. The codes that come of it are about to be added.
    async fn connect_enrolment(
        &mut self,
        id: &str,
        authenticator: &AuthenticatorId,
        is_first: bool,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Waiting or claimed → done: another app has proved itself on the computer, and is about to be added.
    async fn confirm_enrolment(
        &mut self,
        id: &str,
        is_first: bool,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// The one of this person that waits for sign-ins to be switched on on this phone; the newest.
    async fn connected_enrolment(
        &mut self,
        authenticator: &AuthenticatorId,
        now: Timestamp,
    ) -> Result<Option<Enrolling>, StoreError>;

    /// Connected: the phone has asked for this.
    async fn ask_enrolment(&mut self, id: &str, asked: &Asked, now: Timestamp) -> Result<bool, StoreError>;

    /// Connected → done, with sign-ins approved there.
    async fn finish_enrolment(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError>;

    /// The codes that came to count in this session after `since`.
    async fn added_in(&mut self, session: &str, since: Timestamp) -> Result<Vec<Added>, StoreError>;

    /// Waiting, claimed, proved → cancelled; connected → done if codes came of it, else cancelled.
    async fn end_enrolment(&mut self, id: &str) -> Result<bool, StoreError>;

    /// The same for all of a person.
    async fn end_enrolments(&mut self, person: &PersonId) -> Result<(), StoreError>;

    /// Forgets those that ended before `before`.
    async fn purge_enrolments(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
