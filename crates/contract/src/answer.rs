//! What a person can answer to a step. Raw evidence only.

use crate::{Method, Secret};
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
        /// What this browser used last for this address, to be offered first; the password when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<Method>,
    },
    /// Another way than the present step, out of the reply's `methods`.
    UseMethod {
        /// Which.
        method: Method,
    },
    /// Another request to the phone, with a new number.
    NumberMatch {},
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
    /// The code another device shows (RFC 8628 section 3.3).
    DeviceSignIn {
        /// Eight letters, as typed or without the hyphen.
        user_code: Secret,
    },
    /// Whether that device may be signed in.
    ConfirmDevice {
        /// `true` for Continue, `false` for Deny.
        approve: bool,
        /// Whether **This is my device and I started this** is ticked; Continue is refused without.
        mine: bool,
    },
    /// Whether the application may have what it asks for.
    Consent {
        /// `true` for yes.
        allow: bool,
    },
}
