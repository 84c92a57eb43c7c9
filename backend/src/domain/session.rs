//! Who is signed in in a browser, and for how long.
//!
//! The rule a reader would break: a session is opened from an [`Admitted`], which nothing but the last step of a sign-in,
//! after its last look at the person, can make, or from an [`ApprovedElsewhere`], which nothing but the end of a device
//! grant of the page's own can.

use super::device::ApprovedElsewhere;
use super::factor::FactorId;
use super::grant::Acr;
use super::person::PersonId;
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
    /// Whether a code from an app was given, besides the password.
    pub with_code: bool,
    /// That app.
    pub factor: Option<FactorId>,
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
            with_code: admitted.factor().is_some(),
            factor: admitted.factor().cloned(),
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
            with_code: approval.authenticated.acr == Acr::MultiFactor,
            factor: approval.factor.clone(),
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
        let names: &[&str] = if self.with_code { &["pwd", "otp", "mfa"] } else { &["pwd"] };
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}
