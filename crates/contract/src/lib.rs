//! What crosses the wire between the page and the backend: one closed list of steps, one of answers, one of causes.
//!
//! The rule a reader would break: a request carries raw evidence only. No type here that travels towards the backend
//! may grow a field that states an outcome (`verified`, `ok`, `match`, `level`); see `docs/threat_model.md`.

mod answer;
mod authenticator;
mod my_sign_ins;
mod problem;
mod refusal;
mod reply;
mod requests;
mod secret;
mod security_info;
mod session;
mod site;
mod step;

pub use answer::Answer;
pub use authenticator::{
    Activate, ApprovalRequest, Authenticator, Decide, Decided, DecisionOutcome, EnablePhoneSignIn,
    EnrolmentOnPhone, EnrolmentOpened, Numbers, OpenEnrolment, RegisteredAccount, SeeRequest, SubscribePush,
    Unregister,
};
pub use my_sign_ins::{MySignIns, NotMe, NotMeDone, SignInEvent, SignInEventKind};
pub use problem::{Problem, ProblemCode};
pub use refusal::Refusal;
pub use reply::{Person, PersonKind, Reply};
pub use requests::{AccountPage, AnswerSignIn, CancelSignIn, PollSignIn, ResumeSignIn, Resumed, StartSignIn};
pub use secret::{ContinuationToken, Secret, SignInId};
pub use security_info::{
    ConfirmEnrolment, Enrolled, Enrolment, EnrolmentId, EnrolmentRefusal, EnrolmentState, MethodId, Phone,
    RenameMethod, SecurityInfo, SecurityMethod, SignedOutEverywhere, StartEnrolment, TypeNumber,
};
pub use session::{Application, OfSession, OpenSession, Session, SessionOpened, SignedOut};
pub use site::{LocalText, Site, Support};
pub use step::{ConsentScope, Method, NumberMatchManner, NumberMatchStatus, Step, TotpDevice};

/// Where every endpoint of version 1 lives, below the origin of the API.
pub mod paths {
    /// `POST` [`StartSignIn`](crate::StartSignIn) → [`Reply`](crate::Reply).
    pub const SIGN_IN: &str = "/api/v1/sign-in";
    /// `POST` [`AnswerSignIn`](crate::AnswerSignIn) → [`Reply`](crate::Reply).
    pub const ANSWER: &str = "/api/v1/sign-in/answer";
    /// `POST` [`ResumeSignIn`](crate::ResumeSignIn) → [`Resumed`](crate::Resumed).
    pub const RESUME: &str = "/api/v1/sign-in/resume";
    /// `POST` [`CancelSignIn`](crate::CancelSignIn) → 204.
    pub const CANCEL: &str = "/api/v1/sign-in/cancel";
    /// `POST` [`PollSignIn`](crate::PollSignIn) → [`Reply`](crate::Reply).
    pub const POLL: &str = "/api/v1/sign-in/poll";
    /// `GET` → [`Authenticator`](crate::Authenticator).
    pub const AUTHENTICATOR: &str = "/api/v1/authenticator";
    /// `POST` [`OpenEnrolment`](crate::OpenEnrolment) → [`EnrolmentOpened`](crate::EnrolmentOpened).
    pub const PHONE_ENROLMENTS: &str = "/api/v1/authenticator/enrolments";
    /// `POST` [`Activate`](crate::Activate) → [`EnrolmentOnPhone`](crate::EnrolmentOnPhone).
    pub const ACTIVATE: &str = "/api/v1/authenticator/activate";
    /// `POST` [`EnablePhoneSignIn`](crate::EnablePhoneSignIn) → [`EnrolmentOnPhone`](crate::EnrolmentOnPhone).
    pub const PHONE_SIGN_IN: &str = "/api/v1/authenticator/phone-sign-in";
    /// `POST` [`SeeRequest`](crate::SeeRequest) → 204.
    pub const SEEN: &str = "/api/v1/authenticator/seen";
    /// `POST` [`Decide`](crate::Decide) → [`Decided`](crate::Decided).
    pub const DECISION: &str = "/api/v1/authenticator/decision";
    /// `POST` [`SubscribePush`](crate::SubscribePush) → 204; `DELETE` → 204.
    pub const PUSH: &str = "/api/v1/authenticator/push";
    /// `POST` [`Unregister`](crate::Unregister) → 204.
    pub const UNREGISTER: &str = "/api/v1/authenticator/unregister";
    /// `GET` → [`SecurityInfo`](crate::SecurityInfo).
    pub const SECURITY_INFO: &str = "/api/v1/security-info";
    /// `POST` [`StartEnrolment`](crate::StartEnrolment) → [`Enrolment`](crate::Enrolment).
    pub const ENROLMENTS: &str = "/api/v1/security-info/enrolments";
    /// `POST` [`EnrolmentId`](crate::EnrolmentId) → [`Enrolment`](crate::Enrolment).
    pub const ENROLMENT_POLL: &str = "/api/v1/security-info/enrolments/poll";
    /// `POST` [`ConfirmEnrolment`](crate::ConfirmEnrolment) → [`Enrolment`](crate::Enrolment).
    pub const ENROLMENT_CONFIRM: &str = "/api/v1/security-info/enrolments/confirm";
    /// `POST` [`TypeNumber`](crate::TypeNumber) → [`Enrolment`](crate::Enrolment).
    pub const ENROLMENT_NUMBER: &str = "/api/v1/security-info/enrolments/number";
    /// `POST` [`EnrolmentId`](crate::EnrolmentId) → [`Enrolment`](crate::Enrolment).
    pub const ENROLMENT_CANCEL: &str = "/api/v1/security-info/enrolments/cancel";
    /// `POST` [`MethodId`](crate::MethodId) → [`SecurityInfo`](crate::SecurityInfo).
    pub const METHOD_REMOVE: &str = "/api/v1/security-info/methods/remove";
    /// `POST` [`RenameMethod`](crate::RenameMethod) → [`SecurityInfo`](crate::SecurityInfo).
    pub const METHOD_RENAME: &str = "/api/v1/security-info/methods/rename";
    /// `POST` → [`SecurityInfo`](crate::SecurityInfo).
    pub const ALLOW_REQUESTS: &str = "/api/v1/security-info/allow-requests";
    /// `POST` → [`SignedOutEverywhere`](crate::SignedOutEverywhere).
    pub const SIGN_OUT_EVERYWHERE: &str = "/api/v1/security-info/sign-out-everywhere";
    /// `GET` → [`MySignIns`](crate::MySignIns).
    pub const MY_SIGN_INS: &str = "/api/v1/my-sign-ins";
    /// `POST` [`NotMe`](crate::NotMe) → [`NotMeDone`](crate::NotMeDone).
    pub const NOT_ME: &str = "/api/v1/my-sign-ins/not-me";
    /// `GET` → [`Session`](crate::Session); `POST` [`OpenSession`](crate::OpenSession) →
    /// [`SessionOpened`](crate::SessionOpened); `DELETE` → [`SignedOut`](crate::SignedOut).
    pub const SESSION: &str = "/api/v1/session";
}
