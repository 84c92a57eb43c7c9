//! What the person must know about what went wrong. A meaning; the words are the messages' business.

use crate::Failure;
use drempel_contract::{ProblemCode, Refusal};
use drempel_verify::{UserCodeError, email::EmailError};

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not an address.
    Email(EmailError),
    /// Nothing was typed.
    PasswordMissing,
    /// Not the shape of a code.
    CodeMalformed,
    /// Not the shape of another device's code.
    UserCode(UserCodeError),
    /// The backend did not take the answer.
    Refused(Refusal),
    /// Too many wrong passwords; the next is looked at when the time is up.
    PasswordThrottled {
        /// Seconds until then.
        seconds_left: u32,
    },
    /// Too many wrong codes of other devices; the next is looked at when the time is up.
    UserCodesThrottled {
        /// Seconds until then.
        seconds_left: u32,
    },
    /// The backend is being asked too much.
    Busy {
        /// Seconds until it should be asked again.
        seconds_left: u32,
    },
    /// No network.
    Offline,
    /// The backend cannot be reached.
    Unreachable,
    /// The backend did not answer in time.
    TimedOut,
    /// The answer could not be read.
    Garbled,
    /// The backend failed; an operator can look the reference up.
    Internal {
        /// The trace id.
        reference: String,
    },
    /// The backend is starting or stopping.
    Unavailable,
    /// Ten minutes are over.
    Expired,
    /// The sign-in is over, for another reason.
    Ended,
}

impl Trouble {
    /// Whether it speaks of what stands in the field, so that an edit settles it.
    #[must_use]
    pub fn is_about_the_field(&self) -> bool {
        match self {
            Self::Email(_) | Self::PasswordMissing | Self::CodeMalformed | Self::UserCode(_) => true,
            Self::Refused(refusal) => match refusal {
                Refusal::MalformedEmail
                | Refusal::WrongPassword
                | Refusal::MalformedCode
                | Refusal::WrongCode { .. }
                | Refusal::CodeAlreadyUsed { .. }
                | Refusal::ClockOff { .. }
                | Refusal::MalformedUserCode
                | Refusal::UnknownUserCode { .. }
                | Refusal::UserCodeExpired { .. }
                | Refusal::UserCodeUsed { .. }
                | Refusal::DeviceUnconfirmed => true,
                Refusal::AccountDisabled
                | Refusal::NoFactorLeft
                | Refusal::TooManyCodes
                | Refusal::DeviceLocked
                | Refusal::PasswordThrottled { .. }
                | Refusal::UserCodesThrottled { .. }
                | Refusal::ApplicationDenied
                | Refusal::AuthorizationGone => false,
            },
            Self::PasswordThrottled { .. }
            | Self::UserCodesThrottled { .. }
            | Self::Busy { .. }
            | Self::Offline
            | Self::Unreachable
            | Self::TimedOut
            | Self::Garbled
            | Self::Internal { .. }
            | Self::Unavailable
            | Self::Expired
            | Self::Ended => false,
        }
    }

    /// Whether it speaks of the way to the backend, so that any answer settles it.
    #[must_use]
    pub fn is_about_the_connection(&self) -> bool {
        match self {
            Self::Offline | Self::Unreachable | Self::TimedOut | Self::Garbled | Self::Unavailable => true,
            Self::Email(_)
            | Self::PasswordMissing
            | Self::CodeMalformed
            | Self::UserCode(_)
            | Self::Refused(_)
            | Self::PasswordThrottled { .. }
            | Self::UserCodesThrottled { .. }
            | Self::Busy { .. }
            | Self::Internal { .. }
            | Self::Expired
            | Self::Ended => false,
        }
    }

    /// Seconds until trying again makes sense, where there is such a time.
    #[must_use]
    pub fn seconds_left(&self) -> Option<u32> {
        match self {
            Self::PasswordThrottled { seconds_left }
            | Self::UserCodesThrottled { seconds_left }
            | Self::Busy { seconds_left } => Some(*seconds_left),
            Self::Email(_)
            | Self::PasswordMissing
            | Self::CodeMalformed
            | Self::UserCode(_)
            | Self::Refused(_)
            | Self::Offline
            | Self::Unreachable
            | Self::TimedOut
            | Self::Garbled
            | Self::Internal { .. }
            | Self::Unavailable
            | Self::Expired
            | Self::Ended => None,
        }
    }

    /// A second later; `None` when the wait is over.
    pub(crate) fn a_second_later(mut self) -> Option<Self> {
        if let Self::PasswordThrottled { seconds_left }
        | Self::UserCodesThrottled { seconds_left }
        | Self::Busy { seconds_left } = &mut self
        {
            *seconds_left = seconds_left.saturating_sub(1);
            return (*seconds_left > 0).then_some(self);
        }
        Some(self)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Offline => Self::Offline,
            Failure::Unreachable => Self::Unreachable,
            Failure::TimedOut => Self::TimedOut,
            Failure::Garbled => Self::Garbled,
            Failure::Problem(problem) => match problem.code {
                ProblemCode::Throttled => {
                    Self::Busy { seconds_left: problem.retry_after.unwrap_or(5).max(1) }
                }
                ProblemCode::Unavailable => Self::Unavailable,
                ProblemCode::SignInExpired => Self::Expired,
                ProblemCode::SignInEnded => Self::Ended,
                ProblemCode::MalformedRequest
                | ProblemCode::ForeignOrigin
                | ProblemCode::NotFound
                | ProblemCode::MethodNotAllowed
                | ProblemCode::WrongStep
                | ProblemCode::StaleToken
                | ProblemCode::NotSignedIn
                | ProblemCode::SignInAgain
                | ProblemCode::NoSuchThing
                | ProblemCode::LastMethod
                | ProblemCode::OneWorkAccount
                | ProblemCode::NothingWaits
                | ProblemCode::EnrolmentOver
                | ProblemCode::RequestOver
                | ProblemCode::BadDecision
                | ProblemCode::WrongCode
                | ProblemCode::Internal => Self::Internal { reference: problem.trace_id },
            },
        }
    }
}
