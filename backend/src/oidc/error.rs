//! Errors as OAuth writes them (RFC 6749 section 5.2, RFC 6750 section 3.1).
//!
//! The rule a reader would break: the description helps whoever writes the application and says nothing about a person
//! or a token. Why a proof is not taken stays in the log.

use crate::domain::Failure;
use crate::domain::grant::NotGranted;
use crate::routes::problem::Ended;
use crate::routes::trace::Whole;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use drempel_contract::ProblemCode;
use serde_json::json;
use std::time::Duration;

/// The closed list of `error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorCode {
    /// A parameter is missing, repeated or malformed.
    InvalidRequest,
    /// The client is unknown or did not prove who it is.
    InvalidClient,
    /// The code or token is worth nothing.
    InvalidGrant,
    /// The client may not ask in this way.
    UnauthorizedClient,
    /// There is no such way.
    UnsupportedGrantType,
    /// Nothing of what is asked can be granted.
    InvalidScope,
    /// The access token is worth nothing.
    InvalidToken,
    /// The access token is for something else.
    InsufficientScope,
    /// Nobody has answered the device's request yet (RFC 8628 section 3.5, as the next three).
    AuthorizationPending,
    /// The device asks too often.
    SlowDown,
    /// The person, or a policy, said no.
    AccessDenied,
    /// The device's code is too old.
    ExpiredToken,
    /// Too much is asked, or the backend cannot answer now.
    TemporarilyUnavailable,
    /// The backend failed.
    ServerError,
}

impl ErrorCode {
    /// As it travels.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
            Self::InvalidToken => "invalid_token",
            Self::InsufficientScope => "insufficient_scope",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::AccessDenied => "access_denied",
            Self::ExpiredToken => "expired_token",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::ServerError => "server_error",
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::InvalidRequest
            | Self::InvalidGrant
            | Self::UnauthorizedClient
            | Self::UnsupportedGrantType
            | Self::InvalidScope
            | Self::AuthorizationPending
            | Self::SlowDown
            | Self::AccessDenied
            | Self::ExpiredToken => StatusCode::BAD_REQUEST,
            Self::InvalidClient | Self::InvalidToken => StatusCode::UNAUTHORIZED,
            Self::InsufficientScope => StatusCode::FORBIDDEN,
            Self::TemporarilyUnavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::ServerError => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// An error on its way out.
#[derive(Clone, Debug)]
pub(crate) struct OAuthError {
    pub(crate) code: ErrorCode,
    pub(crate) description: &'static str,
    status: StatusCode,
    challenge: Option<&'static str>,
    retry_after: Option<Duration>,
}

impl OAuthError {
    pub(crate) const fn new(code: ErrorCode, description: &'static str) -> Self {
        Self { code, description, status: code.status(), challenge: None, retry_after: None }
    }

    pub(crate) const fn invalid_request(description: &'static str) -> Self {
        Self::new(ErrorCode::InvalidRequest, description)
    }

    /// With the `WWW-Authenticate` that names the way to do it right.
    pub(crate) const fn challenged(self, challenge: &'static str) -> Self {
        Self { challenge: Some(challenge), ..self }
    }
}

impl From<Failure> for OAuthError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotGranted(cause) => not_granted(cause),
            Failure::Malformed(description) => Self::invalid_request(description),
            Failure::WrongStep
            | Failure::StaleToken
            | Failure::SignInEnded
            | Failure::SignInExpired
            | Failure::NotSignedIn
            | Failure::SignInAgain
            | Failure::NoSuchThing
            | Failure::LastMethod
            | Failure::OneWorkAccount
            | Failure::NothingWaits
            | Failure::EnrolmentOver
            | Failure::WrongCode
            | Failure::BadProof
            | Failure::BadDecision(_)
            | Failure::RequestOver
            | Failure::Throttled { .. }
            | Failure::Store(_)
            | Failure::Random(_)
            | Failure::Seal(_)
            | Failure::Key(_)
            | Failure::Passwords(_)
            | Failure::Reply(_) => Self::from(&Ended::from(failure)),
        }
    }
}

fn not_granted(cause: NotGranted) -> OAuthError {
    tracing::info!(reason = %cause, "not granted");
    match cause {
        NotGranted::MoreScopes => {
            OAuthError::new(ErrorCode::InvalidScope, "The scope goes beyond what was granted")
        }
        NotGranted::Unknown
        | NotGranted::Expired
        | NotGranted::UsedBefore
        | NotGranted::OtherClient
        | NotGranted::OtherRedirectUri
        | NotGranted::Verifier
        | NotGranted::ClientGone
        | NotGranted::PersonGone
        | NotGranted::NotForThisPerson
        | NotGranted::SessionOver => OAuthError::new(
            ErrorCode::InvalidGrant,
            "The code or token is unknown, expired, used before, revoked, or was given to another client or for another \
             redirect_uri or code_challenge",
        ),
    }
}

impl From<&Ended> for OAuthError {
    fn from(ended: &Ended) -> Self {
        let (status, code, description) = match ended.code {
            ProblemCode::Throttled => (
                StatusCode::TOO_MANY_REQUESTS,
                ErrorCode::TemporarilyUnavailable,
                "Too many requests; see Retry-After",
            ),
            ProblemCode::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                ErrorCode::TemporarilyUnavailable,
                "The server cannot answer now",
            ),
            ProblemCode::Internal => {
                (StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::ServerError, "The server failed")
            }
            ProblemCode::NotFound => {
                (StatusCode::NOT_FOUND, ErrorCode::InvalidRequest, "There is no such endpoint")
            }
            ProblemCode::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                ErrorCode::InvalidRequest,
                "The endpoint does not take this method",
            ),
            ProblemCode::ForeignOrigin => (
                StatusCode::FORBIDDEN,
                ErrorCode::InvalidRequest,
                "The request comes from a page that may not make it",
            ),
            ProblemCode::MalformedRequest
            | ProblemCode::WrongStep
            | ProblemCode::StaleToken
            | ProblemCode::SignInEnded
            | ProblemCode::SignInExpired
            | ProblemCode::NotSignedIn
            | ProblemCode::SignInAgain
            | ProblemCode::NoSuchThing
            | ProblemCode::LastMethod
            | ProblemCode::OneWorkAccount
            | ProblemCode::NothingWaits
            | ProblemCode::EnrolmentOver
            | ProblemCode::RequestOver
            | ProblemCode::BadDecision
            | ProblemCode::WrongCode => {
                (StatusCode::BAD_REQUEST, ErrorCode::InvalidRequest, "The request cannot be read")
            }
        };
        Self { status, retry_after: ended.retry_after, ..Self::new(code, description) }
    }
}

/// A request below `/oauth2` that came to nothing before or beside its endpoint.
pub(crate) fn ended(ended: &Ended) -> Response {
    OAuthError::from(ended).into_response()
}

impl IntoResponse for OAuthError {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.code.name(), "error_description": self.description });
        let mut response = (self.status, Json(body)).into_response();
        response.extensions_mut().insert(Whole);
        let headers = response.headers_mut();
        if let Some(challenge) = self.challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if let Some(wait) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(crate::clock::whole_seconds(wait)));
        }
        response
    }
}
