//! What a sign-in can ask of the browser. Orders, as plain data that tests compare.

use crate::{Location, Ticket};
use drempel_contract::{AccountPage, Answer, ContinuationToken, SignInId, Step};

use super::KnownAccount;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Call the backend; report `Answered`, `Resumed` or `Failed` with this ticket.
    Ask {
        /// To be brought back.
        ticket: Ticket,
        /// What to ask.
        request: Request,
    },
    /// Report `SecondPassed` with this ticket in a second.
    Tick(Ticket),
    /// Put the keyboard there, once it is on the screen.
    Focus(Focus),
    /// Keep this over a reload of this tab, or forget it.
    KeepSignIn(Option<SignInId>),
    /// Keep these accounts on this device.
    KeepAccounts(Vec<KnownAccount>),
    /// Make the back button lead back to the first screen.
    EnterHistory,
    /// Tell the other tabs.
    Tell(News),
    /// Leave for this place.
    Go(Location),
}

/// What can be asked of the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Begin, and answer the first step at once where there is something to say.
    Start {
        /// The application's request this is for.
        authorization: Option<String>,
        /// The page of the account this leads to.
        page: Option<AccountPage>,
        /// Parsed.
        answer: Option<Answer>,
    },
    /// Sign out, and begin as somebody else.
    SignOutAndStart {
        /// Parsed.
        answer: Option<Answer>,
    },
    /// Answer the present step.
    Answer {
        /// Of the reply that is answered.
        token: ContinuationToken,
        /// The evidence.
        answer: Answer,
    },
    /// Ask what has become of the request on the phone. Nobody waits for the answer.
    Poll(ContinuationToken),
    /// Ask where the sign-in is, and answer if it is still at this step.
    AnswerAfresh {
        /// Which sign-in.
        sign_in: SignInId,
        /// The step that the answer belongs to.
        at: StepName,
        /// The evidence.
        answer: Answer,
    },
    /// Ask where the sign-in is.
    Resume(SignInId),
    /// End it. Nobody waits for the answer.
    Cancel(SignInId),
}

/// Where the keyboard goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of a new screen, so that it is read aloud.
    Heading,
    /// The screen's first field, its content selected.
    Field,
}

/// What tabs tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This browser is signed in now.
    SignedIn,
    /// This browser is signed out now.
    SignedOut,
}

/// A step without what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepName {
    /// See [`Step::Identify`].
    Identify,
    /// See [`Step::Password`].
    Password,
    /// See [`Step::NumberMatch`].
    NumberMatch,
    /// See [`Step::Totp`].
    Totp,
    /// See [`Step::StaySignedIn`].
    StaySignedIn,
    /// See [`Step::DeviceSignIn`].
    DeviceSignIn,
    /// See [`Step::ConfirmDevice`].
    ConfirmDevice,
    /// See [`Step::DeviceApproved`].
    DeviceApproved,
    /// See [`Step::DeviceDenied`].
    DeviceDenied,
    /// See [`Step::Consent`].
    Consent,
    /// See [`Step::Done`].
    Done,
}

impl From<&Step> for StepName {
    fn from(step: &Step) -> Self {
        match step {
            Step::Identify => Self::Identify,
            Step::Password => Self::Password,
            Step::NumberMatch { .. } => Self::NumberMatch,
            Step::Totp { .. } => Self::Totp,
            Step::StaySignedIn => Self::StaySignedIn,
            Step::DeviceSignIn => Self::DeviceSignIn,
            Step::ConfirmDevice { .. } => Self::ConfirmDevice,
            Step::DeviceApproved { .. } => Self::DeviceApproved,
            Step::DeviceDenied { .. } => Self::DeviceDenied,
            Step::Consent { .. } => Self::Consent,
            Step::Done { .. } => Self::Done,
        }
    }
}
