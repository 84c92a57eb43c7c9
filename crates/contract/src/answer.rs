//! What a person can answer to a step. Raw evidence only.

use crate::Secret;
use serde::{Deserialize, Serialize};

/// The answer to the [`Step`](crate::Step) of the same name. An answer to another step is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// The address, as typed. The backend parses it again.
    Identify {
        /// As typed; at most 254 bytes after parsing (RFC 5321 section 4.5.3.1.3).
        email: String,
    },
    /// The password, as typed: not trimmed, not normalised.
    Password {
        /// As typed.
        password: Secret,
    },
    /// A code from an authenticator app (RFC 6238).
    Totp {
        /// Which device's code this is: one of [`Step::Totp`](crate::Step::Totp)'s devices.
        device: String,
        /// Digits as typed, without spaces.
        code: Secret,
    },
    /// Whether the session may outlive the browser.
    StaySignedIn {
        /// `true` for Yes.
        stay: bool,
    },
}
