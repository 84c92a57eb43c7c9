//! How a request ends on this phone.

use drempel_contract::{ApprovalRequest, DecisionOutcome};

/// How it ended. Nothing more can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The other screen goes on.
    Approved,
    /// It was a mistake.
    Denied,
    /// The person did not start it: somebody else did, and no more requests come.
    Reported,
    /// Not the number on the other screen. Nothing was approved.
    WrongNumber,
    /// Its time is up.
    Expired,
    /// A newer one has come in its place.
    Superseded,
    /// Answered on another phone, or given up on the computer.
    Elsewhere,
    /// It was sent, and nobody knows whether it arrived in time.
    Unsure,
    /// The backend did not believe it.
    Refused,
    /// A half of this account's key is not here any more.
    NoKey,
    /// The backend does not know this phone any more.
    Unregistered,
}

impl Outcome {
    /// Of a decision that the backend took; whether the person said that they had started it.
    pub(super) const fn of(outcome: DecisionOutcome, started: bool) -> Self {
        match outcome {
            DecisionOutcome::Approved => Self::Approved,
            DecisionOutcome::Denied if started => Self::Denied,
            DecisionOutcome::Denied => Self::Reported,
            DecisionOutcome::WrongNumber => Self::WrongNumber,
        }
    }

    /// Of a request that the backend does not tell of any more, while it tells of these.
    pub(super) fn of_gone(gone: &ApprovalRequest, waiting: &[ApprovalRequest], there: i64) -> Self {
        if there >= gone.expires_at {
            Self::Expired
        } else if waiting.iter().any(|other| other.device == gone.device) {
            Self::Superseded
        } else {
            Self::Elsewhere
        }
    }
}
