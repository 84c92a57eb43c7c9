//! A request to a person's phones, from the asking to the use of the approval.

use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::bucket::Bucket;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use drempel_contract::{DecisionOutcome, NumberMatchStatus};
use std::fmt;

/// One request.
#[derive(Clone, PartialEq, Eq)]
pub struct NumberMatch {
    /// Names it; opaque, no secret, never used again.
    pub id: String,
    /// What it is counted by.
    pub subject: Digest,
    /// From where it is asked, as it is counted.
    pub bucket: Bucket,
    /// Whose phones are asked; nobody's, when nobody has the address.
    pub person: PersonId,
    /// Which sign-in the approval is for.
    pub sign_in: String,
    /// The application that is signed in to, by its `client_id`.
    pub client: String,
    /// The same, as people know it.
    pub application: String,
    /// From where it is asked, for people to recognise.
    pub place: String,
    /// What asks, as far as it said.
    pub computer: String,
    /// What was drawn, by [`ServerKey::seal_number`](crate::domain::server_key::ServerKey::seal_number); empty once the
    /// request is over.
    pub sealed_number: Vec<u8>,
    /// Shown on no phone: requests were stopped when it was asked.
    pub is_quiet: bool,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// From when on no answer is taken.
    pub expires_at: Timestamp,
    /// When a phone first showed it.
    pub seen_at: Option<Timestamp>,
    /// What became of it, as kept: see [`Self::status_at`].
    pub status: Status,
    /// Which phone decided.
    pub decided_by: Option<AuthenticatorId>,
    /// Of the bytes it signed.
    pub decision: Option<Digest>,
    /// When.
    pub decided_at: Option<Timestamp>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It waits.
    Pending,
    /// The person agreed. It has not been used.
    Approved,
    /// The person did not.
    Denied,
    /// Another number was picked.
    WrongNumber,
    /// A newer one took its place.
    Superseded,
    /// The person went another way on the computer.
    Cancelled,
    /// Nobody answered in time.
    Expired,
    /// The phone is no longer registered.
    Unregistered,
    /// The approval was used.
    Redeemed,
}

impl Status {
    /// Each.
    pub const ALL: [Self; 9] = [
        Self::Pending,
        Self::Approved,
        Self::Denied,
        Self::WrongNumber,
        Self::Superseded,
        Self::Cancelled,
        Self::Expired,
        Self::Unregistered,
        Self::Redeemed,
    ];
}

/// A phone's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// By which phone.
    pub by: AuthenticatorId,
    /// Of the bytes it signed.
    pub signed: Digest,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Sign in.
    Approved,
    /// Do not.
    Denied,
    /// Sign in, but where another number is shown.
    WrongNumber,
}

impl Outcome {
    /// What it makes of the request.
    #[must_use]
    pub const fn status(self) -> Status {
        match self {
            Self::Approved => Status::Approved,
            Self::Denied => Status::Denied,
            Self::WrongNumber => Status::WrongNumber,
        }
    }

    /// As the phone hears it.
    #[must_use]
    pub const fn said(self) -> DecisionOutcome {
        match self {
            Self::Approved => DecisionOutcome::Approved,
            Self::Denied => DecisionOutcome::Denied,
            Self::WrongNumber => DecisionOutcome::WrongNumber,
        }
    }
}

/// Why an approval no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Void {
    /// The person had requests stopped since.
    Denied,
    /// The phone is no longer registered.
    Unregistered,
}

impl Void {
    /// What it makes of the request.
    #[must_use]
    pub const fn status(self) -> Status {
        match self {
            Self::Denied => Status::Denied,
            Self::Unregistered => Status::Unregistered,
        }
    }
}

impl NumberMatch {
    /// What became of it by now: one that waits expires without anybody writing it down.
    #[must_use]
    pub fn status_at(&self, now: Timestamp) -> Status {
        if self.status == Status::Pending && self.expires_at <= now { Status::Expired } else { self.status }
    }

    /// What the phone was told, when it decided.
    #[must_use]
    pub const fn decided(&self) -> Option<Outcome> {
        match self.status {
            Status::Approved | Status::Redeemed => Some(Outcome::Approved),
            Status::Denied => Some(Outcome::Denied),
            Status::WrongNumber => Some(Outcome::WrongNumber),
            Status::Pending
            | Status::Superseded
            | Status::Cancelled
            | Status::Expired
            | Status::Unregistered => None,
        }
    }

    /// As the computer hears it; `None` once it is approved. One that was cancelled shows nowhere: the computer went
    /// another way.
    #[must_use]
    pub fn said(&self, now: Timestamp) -> Option<NumberMatchStatus> {
        Some(match self.status_at(now) {
            Status::Pending if self.seen_at.is_some() => NumberMatchStatus::Seen,
            Status::Pending => NumberMatchStatus::Sent,
            Status::Approved | Status::Redeemed => return None,
            Status::Denied => NumberMatchStatus::Denied,
            Status::WrongNumber => NumberMatchStatus::WrongNumber,
            Status::Superseded | Status::Cancelled => NumberMatchStatus::Superseded,
            Status::Expired => NumberMatchStatus::Expired,
            Status::Unregistered => NumberMatchStatus::Unregistered,
        })
    }
}

impl fmt::Debug for NumberMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NumberMatch")
            .field("id", &self.id)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
