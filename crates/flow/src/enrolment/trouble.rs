//! What the person must know about what went wrong. A meaning; the words are the messages' business.

use crate::{Failure, sign_in};
use drempel_contract::ProblemCode;
use drempel_verify::UserCodeError;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not the shape of a code.
    Code(UserCodeError),
    /// The phone needs a name.
    NameMissing,
    /// This browser did not store it.
    Storage,
    /// No such code, or it is over: used, expired, given up.
    Over,
    /// The first code was not of the key: this phone's clock is off.
    Clock,
    /// Nothing waits on the computer.
    NothingWaits,
    /// Another work or school account has phone sign-in here already.
    OneWorkAccount,
    /// The backend does not know this phone any more.
    Unregistered,
    /// Whatever else can go wrong with a call.
    Call(sign_in::Trouble),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        let Failure::Problem(problem) = &failure else { return Self::Call(failure.into()) };
        match problem.code {
            ProblemCode::EnrolmentOver | ProblemCode::NoSuchThing => Self::Over,
            ProblemCode::WrongCode => Self::Clock,
            ProblemCode::NothingWaits => Self::NothingWaits,
            ProblemCode::OneWorkAccount => Self::OneWorkAccount,
            ProblemCode::NotSignedIn => Self::Unregistered,
            ProblemCode::MalformedRequest
            | ProblemCode::ForeignOrigin
            | ProblemCode::NotFound
            | ProblemCode::MethodNotAllowed
            | ProblemCode::WrongStep
            | ProblemCode::StaleToken
            | ProblemCode::SignInEnded
            | ProblemCode::SignInExpired
            | ProblemCode::SignInAgain
            | ProblemCode::LastMethod
            | ProblemCode::RequestOver
            | ProblemCode::BadDecision
            | ProblemCode::Throttled
            | ProblemCode::Internal
            | ProblemCode::Unavailable => Self::Call(failure.into()),
        }
    }
}
