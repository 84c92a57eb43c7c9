//! What a problem means for the sign-in it happened to.

use super::Trouble;
use drempel_contract::ProblemCode;

/// What becomes of the sign-in.
pub(super) enum Fate {
    /// It is gone, for this reason.
    Over(Trouble),
    /// Another tab or a lost reply has moved it: to be looked up without a word.
    Moved,
    /// It stands where it was.
    Stands,
}

impl From<ProblemCode> for Fate {
    fn from(code: ProblemCode) -> Self {
        match code {
            ProblemCode::SignInExpired => Self::Over(Trouble::Expired),
            ProblemCode::SignInEnded => Self::Over(Trouble::Ended),
            ProblemCode::WrongStep | ProblemCode::StaleToken => Self::Moved,
            ProblemCode::MalformedRequest
            | ProblemCode::ForeignOrigin
            | ProblemCode::NotFound
            | ProblemCode::MethodNotAllowed
            | ProblemCode::Throttled
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
            | ProblemCode::Internal
            | ProblemCode::Unavailable => Self::Stands,
        }
    }
}
