//! What can be decided from a few characters alone: is this an address, a code, a key, and is the code the key's?
//!
//! The rule a reader would break: nothing here reads a clock, draws a random number, or knows a browser or a server.
//! The page and the backend run the same code, and only the backend's outcome counts (`docs/threat_model.md`).
//!
//! Where to start: [`email`] for the manner every parser here follows (private field, closed list of causes, a `Debug`
//! that prints nothing), then `totp`; `id_token` for a check of many rules.

pub mod code;
#[cfg(feature = "contents")]
pub mod contents;
#[cfg(feature = "decision")]
pub mod decision;
pub mod email;
#[cfg(feature = "exchange")]
pub mod exchange;
#[cfg(feature = "id_token")]
pub mod id_token;
#[cfg(feature = "totp")]
pub mod key;
#[cfg(feature = "number_match")]
pub mod number_match;
#[cfg(feature = "otpauth")]
pub mod otpauth;
pub mod password_hint;
#[cfg(feature = "pkce")]
pub mod pkce;
#[cfg(feature = "qr")]
pub mod qr;
mod text;
#[cfg(feature = "totp")]
pub mod totp;
pub mod user_code;
#[cfg(feature = "vault")]
pub mod vault;

#[cfg(feature = "totp")]
mod base32;
#[cfg(any(
    feature = "pkce",
    feature = "id_token",
    feature = "decision",
    feature = "exchange",
    feature = "contents"
))]
pub mod base64url;
#[cfg(any(feature = "id_token", feature = "decision"))]
mod compact;
#[cfg(any(feature = "id_token", feature = "decision", feature = "exchange", feature = "contents"))]
mod json;

pub use code::{Code, CodeError, Digits, typed_code};
pub use email::{EmailAddress, EmailError};
pub use user_code::{UserCode, UserCodeError};

#[cfg(feature = "otpauth")]
pub use otpauth::{Otpauth, OtpauthError};
#[cfg(feature = "totp")]
pub use {
    key::{Key, KeyError},
    totp::{Algorithm, Totp},
};
