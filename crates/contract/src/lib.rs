//! What crosses the wire between the page and the backend: one closed list of steps, one of answers, one of causes.
//!
//! The rule a reader would break: a request carries raw evidence only. No type here that travels towards the backend
//! may grow a field that states an outcome (`verified`, `ok`, `match`, `level`); see `docs/threat_model.md`.

mod answer;
mod problem;
mod refusal;
mod reply;
mod requests;
mod secret;
mod session;
mod site;
mod step;

pub use answer::Answer;
pub use problem::{Problem, ProblemCode};
pub use refusal::Refusal;
pub use reply::{Person, PersonKind, Reply};
pub use requests::{AnswerSignIn, CancelSignIn, ResumeSignIn, Resumed, StartSignIn};
pub use secret::{ContinuationToken, Secret, SignInId};
pub use session::{Application, OpenSession, Session, SessionOpened, SignedOut};
pub use site::{LocalText, Site, Support};
pub use step::{ConsentScope, Step, TotpDevice};

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
    /// `GET` → [`Session`](crate::Session); `POST` [`OpenSession`](crate::OpenSession) →
    /// [`SessionOpened`](crate::SessionOpened); `DELETE` → [`SignedOut`](crate::SignedOut).
    pub const SESSION: &str = "/api/v1/session";
}
