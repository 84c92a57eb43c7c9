//! What the person must know about what went wrong, or right. Meanings; the words are the messages' business.

use crate::device_code::Moment;
use crate::{Failure, sign_in};
use drempel_contract::{EnrolmentRefusal, ProblemCode};

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A method needs a name.
    NameMissing,
    /// Another method has this name.
    NameTaken,
    /// Not six digits.
    CodeMalformed,
    /// The backend did not take the code.
    Refused(EnrolmentRefusal),
    /// The last of its kind stays.
    LastMethod,
    /// This phone is set up for another work account.
    OneWorkAccount,
    /// What was to be changed is not there any more.
    Gone,
    /// While something is being added: no network.
    Offline,
    /// While something is being added: the backend cannot be reached, or did not answer in time.
    Unreachable,
    /// The backend is being asked too much.
    Busy {
        /// When it may be asked again.
        until: Moment,
    },
    /// Whatever else can go wrong with a call.
    Call(sign_in::Trouble),
}

/// What went right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An app was added, of this name.
    Added(String),
    /// A method was given another name.
    Renamed,
    /// A method was removed.
    Removed,
    /// Requests reach the person's phones again.
    RequestsAllowed,
}

impl Trouble {
    /// Whether it speaks of what stands in the field, so that an edit settles it.
    #[must_use]
    pub fn is_about_the_field(&self) -> bool {
        match self {
            Self::NameMissing | Self::NameTaken | Self::CodeMalformed | Self::Refused(_) => true,
            Self::LastMethod
            | Self::OneWorkAccount
            | Self::Gone
            | Self::Offline
            | Self::Unreachable
            | Self::Busy { .. }
            | Self::Call(_) => false,
        }
    }

    /// Until when nothing can be asked, where there is such a time.
    pub(super) fn until(&self) -> Option<Moment> {
        match self {
            Self::Busy { until } => Some(*until),
            Self::NameMissing
            | Self::NameTaken
            | Self::CodeMalformed
            | Self::Refused(_)
            | Self::LastMethod
            | Self::OneWorkAccount
            | Self::Gone
            | Self::Offline
            | Self::Unreachable
            | Self::Call(_) => None,
        }
    }

    pub(super) fn from_call(failure: Failure, now: Moment) -> Self {
        if let Failure::Problem(problem) = &failure {
            match problem.code {
                ProblemCode::LastMethod => return Self::LastMethod,
                ProblemCode::OneWorkAccount => return Self::OneWorkAccount,
                ProblemCode::NoSuchThing | ProblemCode::EnrolmentOver => return Self::Gone,
                ProblemCode::Throttled => {
                    return Self::Busy { until: now.after(problem.retry_after.unwrap_or(5).max(1)) };
                }
                ProblemCode::MalformedRequest
                | ProblemCode::ForeignOrigin
                | ProblemCode::NotFound
                | ProblemCode::MethodNotAllowed
                | ProblemCode::WrongStep
                | ProblemCode::StaleToken
                | ProblemCode::SignInEnded
                | ProblemCode::SignInExpired
                | ProblemCode::NotSignedIn
                | ProblemCode::SignInAgain
                | ProblemCode::NothingWaits
                | ProblemCode::RequestOver
                | ProblemCode::BadDecision
                | ProblemCode::WrongCode
                | ProblemCode::Internal
                | ProblemCode::Unavailable => {}
            }
        }
        Self::Call(sign_in::Trouble::from(failure))
    }
}
