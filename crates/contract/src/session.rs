//! Who is signed in, and what they can open.

use crate::PersonKind;
use serde::{Deserialize, Serialize};

/// The session of this browser. Answered with status 200 in both cases: having none is not an error.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Session {
    /// Nobody is.
    SignedOut,
    /// Somebody is.
    SignedIn {
        /// As the person is called.
        name: String,
        /// The address.
        email: String,
        /// Whose account it is.
        kind: PersonKind,
        /// Authentication methods used (RFC 8176): `pwd`, `otp`, `mfa`.
        amr: Vec<String>,
        /// Unix time in seconds of the sign-in.
        auth_time: i64,
        /// What this person can open, in the operator's order.
        applications: Vec<Application>,
    },
}

impl core::fmt::Debug for Session {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::SignedOut => "SignedOut",
            Self::SignedIn { .. } => "SignedIn(…)",
        })
    }
}

/// One application on the home page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// As people know it.
    pub name: String,
    /// Absolute `https:` (or loopback `http:`) address.
    pub url: String,
    /// One sentence, or empty.
    #[serde(default)]
    pub description: String,
}

/// The answer to signing out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedOut {
    /// Whether there was a session to end.
    pub ended: bool,
}
