//! What ends a request, as RFC 9457 problems: one exhaustive match from what the backend knows to what the wire says.
//!
//! The rule a reader would break: details stay in the log. A problem has a code, a fixed title and a trace id.

use crate::domain::Failure;
use crate::store::StoreError;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use drempel_contract::{Problem, ProblemCode};
use drempel_verify::decision::DecisionError;
use std::time::Duration;

/// After which it is worth asking again when nothing better is known.
pub(crate) const SOON: Duration = Duration::from_secs(2);

/// A request that came to nothing. [`trace::finish`](super::trace::finish) gives it its body.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    pub(crate) code: ProblemCode,
    pub(crate) retry_after: Option<Duration>,
}

impl From<ProblemCode> for Ended {
    fn from(code: ProblemCode) -> Self {
        Self { code, retry_after: (code == ProblemCode::Unavailable).then_some(SOON) }
    }
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        let code = match &failure {
            Failure::Malformed(_) | Failure::NotGranted(_) => ProblemCode::MalformedRequest,
            Failure::WrongStep => ProblemCode::WrongStep,
            Failure::StaleToken => ProblemCode::StaleToken,
            Failure::SignInEnded => ProblemCode::SignInEnded,
            Failure::SignInExpired => ProblemCode::SignInExpired,
            Failure::NotSignedIn => ProblemCode::NotSignedIn,
            Failure::SignInAgain => ProblemCode::SignInAgain,
            Failure::NoSuchThing => ProblemCode::NoSuchThing,
            Failure::LastMethod => ProblemCode::LastMethod,
            Failure::OneWorkAccount => ProblemCode::OneWorkAccount,
            Failure::NothingWaits => ProblemCode::NothingWaits,
            Failure::EnrolmentOver => ProblemCode::EnrolmentOver,
            Failure::WrongCode => ProblemCode::WrongCode,
            Failure::BadProof => ProblemCode::BadDecision,
            Failure::BadDecision(DecisionError::Late) | Failure::RequestOver => ProblemCode::RequestOver,
            Failure::BadDecision(_) => ProblemCode::BadDecision,
            Failure::Throttled { retry_after } => return Self::throttled(*retry_after),
            Failure::Store(StoreError::Unavailable(_)) => ProblemCode::Unavailable,
            Failure::Store(StoreError::Refused(_) | StoreError::Corrupt(_) | StoreError::ForeignKey)
            | Failure::Random(_)
            | Failure::Seal(_)
            | Failure::Key(_)
            | Failure::Passwords(_)
            | Failure::Reply(_) => ProblemCode::Internal,
        };
        if matches!(code, ProblemCode::Internal | ProblemCode::Unavailable) {
            tracing::error!(error = %failure, "failed");
        } else {
            tracing::info!(reason = %failure, "refused");
        }
        Self::from(code)
    }
}

impl Ended {
    pub(crate) fn throttled(retry_after: Duration) -> Self {
        tracing::info!("throttled");
        metrics::counter!("drempel_throttled_total").increment(1);
        Self { code: ProblemCode::Throttled, retry_after: Some(retry_after) }
    }
}

impl IntoResponse for Ended {
    fn into_response(self) -> Response {
        let mut response = status(self.code).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The problem as it travels.
pub(super) fn render(ended: &Ended, trace_id: &str) -> Response {
    let (status, name, title) = (status(ended.code), name(ended.code), title(ended.code));
    let retry_after = ended.retry_after.map(crate::clock::whole_seconds);
    let problem = Problem {
        kind: format!("/problems/{}", name.replace('_', "-")),
        title: title.to_owned(),
        status: status.as_u16(),
        code: ended.code,
        trace_id: trace_id.to_owned(),
        retry_after,
    };
    let mut response = (status, Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

pub(super) async fn not_found() -> Ended {
    ProblemCode::NotFound.into()
}

pub(super) async fn method_not_allowed() -> Ended {
    ProblemCode::MethodNotAllowed.into()
}

/// A request that takes too long is answered; what it began is finished all the same.
pub(super) async fn give_up(after: Duration, request: Request, next: Next) -> Response {
    match tokio::time::timeout(after, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Ended::from(ProblemCode::Unavailable).into_response(),
    }
}

const fn status(code: ProblemCode) -> StatusCode {
    match code {
        ProblemCode::MalformedRequest => StatusCode::BAD_REQUEST,
        ProblemCode::NotSignedIn => StatusCode::UNAUTHORIZED,
        ProblemCode::ForeignOrigin | ProblemCode::SignInAgain => StatusCode::FORBIDDEN,
        ProblemCode::NotFound | ProblemCode::NoSuchThing => StatusCode::NOT_FOUND,
        ProblemCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ProblemCode::WrongStep
        | ProblemCode::StaleToken
        | ProblemCode::LastMethod
        | ProblemCode::OneWorkAccount
        | ProblemCode::NothingWaits => StatusCode::CONFLICT,
        ProblemCode::SignInEnded
        | ProblemCode::SignInExpired
        | ProblemCode::EnrolmentOver
        | ProblemCode::RequestOver => StatusCode::GONE,
        ProblemCode::BadDecision | ProblemCode::WrongCode => StatusCode::UNPROCESSABLE_ENTITY,
        ProblemCode::Throttled => StatusCode::TOO_MANY_REQUESTS,
        ProblemCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        ProblemCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

const fn name(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedRequest => "malformed_request",
        ProblemCode::ForeignOrigin => "foreign_origin",
        ProblemCode::NotFound => "not_found",
        ProblemCode::MethodNotAllowed => "method_not_allowed",
        ProblemCode::WrongStep => "wrong_step",
        ProblemCode::StaleToken => "stale_token",
        ProblemCode::SignInEnded => "sign_in_ended",
        ProblemCode::SignInExpired => "sign_in_expired",
        ProblemCode::NotSignedIn => "not_signed_in",
        ProblemCode::SignInAgain => "sign_in_again",
        ProblemCode::NoSuchThing => "no_such_thing",
        ProblemCode::LastMethod => "last_method",
        ProblemCode::OneWorkAccount => "one_work_account",
        ProblemCode::NothingWaits => "nothing_waits",
        ProblemCode::EnrolmentOver => "enrolment_over",
        ProblemCode::RequestOver => "request_over",
        ProblemCode::BadDecision => "bad_decision",
        ProblemCode::WrongCode => "wrong_code",
        ProblemCode::Throttled => "throttled",
        ProblemCode::Internal => "internal",
        ProblemCode::Unavailable => "unavailable",
    }
}

const fn title(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedRequest => "The request is not JSON, not of this shape, or too large",
        ProblemCode::ForeignOrigin => "The request comes from an origin that is not on the list",
        ProblemCode::NotFound => "There is no such endpoint",
        ProblemCode::MethodNotAllowed => "The endpoint does not take this method",
        ProblemCode::WrongStep => "The answer is to another step than the present one",
        ProblemCode::StaleToken => "The token was replaced by a newer one",
        ProblemCode::SignInEnded => "The sign-in is over",
        ProblemCode::SignInExpired => "The sign-in has expired",
        ProblemCode::NotSignedIn => "Nobody is signed in here",
        ProblemCode::SignInAgain => "A change wants a sign-in of the last minutes",
        ProblemCode::NoSuchThing => "There is no such thing of this person's",
        ProblemCode::LastMethod => "The last method of its kind stays",
        ProblemCode::OneWorkAccount => "This phone is set up for another work or school account",
        ProblemCode::NothingWaits => "The computer does not wait for this",
        ProblemCode::EnrolmentOver => "The enrolment is over",
        ProblemCode::RequestOver => "The request is over",
        ProblemCode::BadDecision => "The decision cannot be believed",
        ProblemCode::WrongCode => "The code is not of the new key",
        ProblemCode::Throttled => "Too many requests",
        ProblemCode::Internal => "The backend failed",
        ProblemCode::Unavailable => "The backend cannot answer now",
    }
}
