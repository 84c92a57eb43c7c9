//! Who is signed in, and what they can open.

use crate::{PersonKind, Secret};
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

/// What only whoever is signed in may see. Answered with status 200 in both cases, as [`Session`] is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OfSession<T> {
    /// Nobody is.
    SignedOut,
    /// Somebody is, and this is theirs.
    SignedIn(T),
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

/// Opens a session in the browser that was signed in from another device, with what the device grant gave its page
/// (RFC 8628 section 3.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenSession {
    /// Issued to this page, for a code this browser asked for.
    pub access_token: Secret,
    /// The request of an application, as in [`StartSignIn`](crate::StartSignIn).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization: Option<String>,
}

/// The session exists; go there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionOpened {
    /// A path on this origin.
    pub location: String,
    /// The person's name, for the tile that is remembered on this device.
    pub name: String,
    /// The address.
    pub email: String,
}

impl core::fmt::Debug for SessionOpened {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("SessionOpened(…)")
    }
}
