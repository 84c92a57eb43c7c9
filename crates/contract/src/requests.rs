//! The bodies of the requests of a sign-in.

use crate::{Answer, ContinuationToken, Reply, SignInId};
use serde::{Deserialize, Serialize};

/// Begins a sign-in, and may answer `identify` or `device_sign_in` at once, which saves the person a round trip. With a
/// session, it begins where that leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartSignIn {
    /// 128 random bits or more of the page's own, base64url: the same start sent twice begins one sign-in.
    pub request_id: String,
    /// The request of an application that this sign-in is for, as named in the page's address. No secret: it works in
    /// the browser that brought it only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization: Option<String>,
    /// The page of the account this sign-in leads to, which wants a fresh one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<AccountPage>,
    /// The answer to `identify` or `device_sign_in`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// A page about the person's own account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountPage {
    /// Ways to sign in.
    SecurityInfo,
    /// What was signed in where.
    MySignIns,
}

/// Asks what has become of what the present step waits for. While nothing has, the reply carries the same token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PollSignIn {
    /// Of the newest reply.
    pub continuation_token: ContinuationToken,
}

/// Answers the present step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerSignIn {
    /// Of the reply this answers. Sent again with the same answer within 30 s, the same reply comes back; with another
    /// answer, the sign-in ends.
    pub continuation_token: ContinuationToken,
    /// The evidence.
    pub answer: Answer,
}

/// Asks for the present step with a fresh token: after a reload, a lost reply or a long sleep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResumeSignIn {
    /// Which one; this browser's cookie must have begun it.
    pub sign_in: SignInId,
}

/// Ends a sign-in. Ending one that is over changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelSignIn {
    /// Which one; this browser's cookie must have begun it.
    pub sign_in: SignInId,
}

/// The sign-in asked for, or that there is none: over, expired, or another browser's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Resumed {
    /// `null` when there is none.
    pub reply: Option<Reply>,
}
