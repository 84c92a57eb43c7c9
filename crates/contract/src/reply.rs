//! The backend's answer to everything that moves a sign-in.

use crate::{ContinuationToken, Method, Refusal, SignInId, Step};
use serde::{Deserialize, Serialize};

/// The present step of a sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reply {
    /// Which sign-in this is.
    pub sign_in: SignInId,
    /// To be sent with the next answer.
    pub continuation_token: ContinuationToken,
    /// What is asked now.
    pub step: Step,
    /// Why the last answer was not taken, if it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// Who is signing in, once said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
    /// The application the person is signing in to, when one asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// The address the application suggests, for the field of `identify` (OpenID Connect Core 1.0 section 3.1.2.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_hint: Option<String>,
    /// The other ways from this step; the same for every address until the person has proved something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Method>,
    /// Seconds until this sign-in expires.
    pub expires_in: u32,
}

/// The person as the sign-in knows them. Before the password this is what was typed, for known and unknown alike.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// The address, parsed and in lower case.
    pub email: String,
}

impl core::fmt::Debug for Person {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Person(…)")
    }
}

/// Whose account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// An employer's or a school's.
    Work,
    /// The person's own.
    Personal,
}
