//! What ends a request: `application/problem+json` (RFC 9457), with a closed list of codes.

use serde::{Deserialize, Serialize};

/// An RFC 9457 problem. `title` is for logs and developers; the page speaks to people by `code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI reference: `/problems/` and the code with hyphens.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short English summary, the same for every occurrence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable.
    pub code: ProblemCode,
    /// What an operator can look up in the logs.
    pub trace_id: String,
    /// Seconds to wait, as in the `Retry-After` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

/// Every cause there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// 400: not JSON, not this shape, or too large.
    MalformedRequest,
    /// 403: from an origin that is not on the list.
    ForeignOrigin,
    /// 404: no such endpoint.
    NotFound,
    /// 405: the endpoint does not take this method.
    MethodNotAllowed,
    /// 409: the answer is to another step than the present one. Nothing changed; resume.
    WrongStep,
    /// 409: the token has been replaced by a newer one. Nothing changed; resume.
    StaleToken,
    /// 410: a used token came with another answer, so the sign-in was ended; or it had ended already.
    SignInEnded,
    /// 410: over ten minutes old.
    SignInExpired,
    /// 401: nobody is signed in here, or this phone is not registered (any more).
    NotSignedIn,
    /// 403: a change wants a sign-in of the last minutes, with all the person has.
    SignInAgain,
    /// 404: no such enrolment, method or event, or not this person's.
    NoSuchThing,
    /// 409: the last of its kind stays.
    LastMethod,
    /// 409: this phone is set up for another work or school account already, by the operator's policy.
    OneWorkAccount,
    /// 409: sign-ins are switched on here only while the computer's security info waits for it.
    NothingWaits,
    /// 410: the enrolment is over: expired, used by another phone, or given up.
    EnrolmentOver,
    /// 410: the request is over: answered, replaced or expired. Nothing changed.
    RequestOver,
    /// 422: a decision that cannot be believed: not signed by this phone's key, or about something else.
    BadDecision,
    /// 422: a code that is not of the new key (any more).
    WrongCode,
    /// 429: too many requests from this address, or the password queue is full.
    Throttled,
    /// 500: ours to mend.
    Internal,
    /// 503: starting, stopping, or the database cannot be reached.
    Unavailable,
}
