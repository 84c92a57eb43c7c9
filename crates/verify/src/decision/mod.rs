//! What a person decided on the phone about a sign-in elsewhere: the bytes that are signed (ES256, a compact JWS of RFC
//! 7515), and the check of everything they are bound to. The arithmetic of the signature is the caller's: WebCrypto's on
//! the phone, the backend's own when it checks.
//!
//! The rule a reader would break: a decision counts only as a whole. On the phone, [`Decision::signing_input`] takes
//! all of it; in the backend, [`Unverified`] has its shape, [`Signed`] was signed by the key of the device it names, and
//! only [`Signed::verdict`] gives a [`Verdict`], once every field is the one that was asked. Nothing can be read before.
//!
//! Decided:
//! - one spelling: canonical JSON (RFC 8785), a fixed header, canonical base64url; anything else is refused. The
//!   signature alone has two (`s` and `-s`), so a decision is recognised by its request and counter, never by its bytes;
//! - the times are the backend's: the phone counts from the time that came with the request, because phones are wrong
//!   by minutes;
//! - the number is looked at last. Whoever cannot sign for this request learns nothing about it and spends nothing.

mod check;
mod compact;
mod error;
mod payload;

use core::fmt;

use crate::number_match::Picked;

pub use check::{Expected, Signed, Verdict};
pub use compact::{LONGEST, SigningInput, Unverified};
pub use error::{DecisionError, Field, Part};

/// The most that lies between the two times of a decision, in s: how long there is to answer.
pub const LONGEST_LIFE: i64 = 120;

/// What a request is about, known to both sides before anybody decides. Compared letter by letter: the phone gives back
/// what it was sent and showed.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Its own name, never used again.
    pub request: String,
    /// Who would be signed in.
    pub account: String,
    /// To which application.
    pub client: String,
    /// Where the phone was when it decided (the page's own origin): what another site forwards has another.
    pub origin: String,
    /// From where it is said to come, as shown to the person.
    pub place: String,
    /// Which device was asked.
    pub device: String,
}

/// What the person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Sign in where this number is shown.
    Approve(Picked),
    /// Do not.
    Deny(Reason),
}

/// Why a person denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// **I did not start this**: somebody else has the address or the password; an alert.
    NotStarted,
    /// **I made a mistake**.
    Mistake,
    /// **None of these**: the number on the other screen is not among those offered.
    NoneOfThese,
}

impl Reason {
    /// Its name in what is signed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Mistake => "mistake",
            Self::NoneOfThese => "none_of_these",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::NotStarted, Self::Mistake, Self::NoneOfThese].into_iter().find(|reason| reason.name() == name)
    }
}

/// A decision, to be signed by the device's key.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// About what.
    pub about: Request,
    /// What was chosen.
    pub choice: Choice,
    /// How many decisions this key has signed, this one counted: kept before it signs, so that it never comes twice.
    pub counter: u64,
    /// When it was made, in s since 1970 by the backend's clock.
    pub issued_at: i64,
    /// Until when it is good; not later than the request, nor than [`LONGEST_LIFE`] from when it was made.
    pub expires_at: i64,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Request(…)")
    }
}

impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decision(…)")
    }
}
