//! Who is signed in in a browser, and for how long.
//!
//! The rule a reader would break: a session is opened from an [`Admitted`], which nothing but the last step of a sign-in,
//! after its last look at the person, can make, or from an [`ApprovedElsewhere`], which nothing but the end of a device
//! grant of the page's own can.

use super::device::ApprovedElsewhere;
use super::person::PersonId;
use super::proof::Proof;
use super::sign_in::Admitted;
use super::token::Digest;
use crate::clock::Timestamp;
use crate::settings::SessionPolicy;
use std::time::Duration;

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Names it without opening anything: opaque, no secret.
    pub id: String,
    /// Of the cookie that carries it.
    pub token: Digest,
    /// Whose.
    pub person: PersonId,
    /// How they showed it.
    pub proof: Proof,
    /// When the person signed in.
    pub signed_in_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Timestamp,
    /// How long it lasts without use.
    pub idle: Duration,
    /// When it ends whatever happens.
    pub ends_at: Timestamp,
}

impl Session {
    /// Opens a session that begins now.
    #[must_use]
    pub fn open(
        admitted: &Admitted,
        id: String,
        token: Digest,
        now: Timestamp,
        policy: &SessionPolicy,
    ) -> Self {
        let (idle, absolute) = if admitted.stays() {
            (policy.idle_staying, policy.absolute_staying)
        } else {
            (policy.idle, policy.absolute)
        };
        Self {
            id,
            token,
            person: admitted.person().clone(),
            proof: admitted.proof().clone(),
            signed_in_at: now,
            used_at: now,
            idle,
            ends_at: now.plus(absolute),
        }
    }

    /// Opens a session in a browser that was signed in from another device. It carries on that sign-in: its time, its
    /// methods, and its end.
    #[must_use]
    pub fn open_beside(
        proof: &ApprovedElsewhere,
        id: String,
        token: Digest,
        now: Timestamp,
        policy: &SessionPolicy,
    ) -> Self {
        let approval = proof.approval();
        Self {
            id,
            token,
            person: approval.authenticated.person.clone(),
            proof: approval.proof.clone(),
            signed_in_at: approval.authenticated.auth_time,
            used_at: now,
            idle: policy.idle,
            ends_at: now.plus(policy.absolute).min(approval.ends_at),
        }
    }

    /// Whether it still holds.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.ends_at && now < self.used_at.plus(self.idle)
    }

    /// Authentication methods (RFC 8176).
    #[must_use]
    pub fn amr(&self) -> Vec<String> {
        self.proof.amr().iter().map(|name| (*name).to_owned()).collect()
    }
}
