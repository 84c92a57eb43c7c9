//! What the person must know about what went wrong. A meaning; the words are the messages' business.

use super::Moment;
use crate::{Failure, sign_in};
use drempel_contract::ProblemCode;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The code's time is up.
    Expired,
    /// Refused on the other device.
    Denied,
    /// The code is no longer taken, for another reason.
    Spent,
    /// The backend's answer did not pass what OpenID Connect asks of it.
    Untrusted,
    /// No network.
    Offline,
    /// The backend cannot be reached, or did not answer in time.
    Unreachable,
    /// The backend is being asked too much.
    Busy {
        /// When it may be asked again.
        until: Moment,
    },
    /// Whatever else can go wrong with a call.
    Call(sign_in::Trouble),
}

impl Trouble {
    pub(super) fn from_call(failure: Failure, now: Moment) -> Self {
        match failure {
            Failure::Offline => Self::Offline,
            Failure::Unreachable | Failure::TimedOut => Self::Unreachable,
            Failure::Problem(problem) if problem.code == ProblemCode::Throttled => {
                Self::Busy { until: now.after(problem.retry_after.unwrap_or(5).max(1)) }
            }
            Failure::Garbled | Failure::Problem(_) => Self::Call(sign_in::Trouble::from(failure)),
        }
    }

    /// Until when nothing can be asked, where there is such a time.
    pub(super) fn until(&self) -> Option<Moment> {
        match self {
            Self::Busy { until } => Some(*until),
            Self::Expired
            | Self::Denied
            | Self::Spent
            | Self::Untrusted
            | Self::Offline
            | Self::Unreachable
            | Self::Call(_) => None,
        }
    }

    pub(super) fn is_over(&self, now: Moment) -> bool {
        self.until().is_some_and(|until| now >= until)
    }
}
