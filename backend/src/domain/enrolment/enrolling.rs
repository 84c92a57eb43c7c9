//! A way to sign in that is being set up, as it is kept.

use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::factor::FactorId;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use std::fmt;

/// One way that is being set up.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolling {
    /// Names it; opaque, no secret: it works in the session that began it only.
    pub id: String,
    /// Whose it will be.
    pub person: PersonId,
    /// The session that began it, by its public name.
    pub session: String,
    /// What was begun.
    pub kind: Kind,
    /// Where it is.
    pub status: Status,
    /// The codes that come of it, or that are there already.
    pub factor: FactorId,
    /// Wrong codes of the new key so far.
    pub wrong_codes: u8,
    /// From where it was begun, for the phone to show.
    pub place: String,
    /// On what, as far as it said.
    pub computer: String,
    /// Until when the present status lasts.
    pub expires_at: Timestamp,
}

/// What was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An authenticator app, ours or another.
    App,
    /// Sign-ins approved on a phone that is registered already.
    PhoneSignIn,
}

/// Where it is.
#[derive(Clone, PartialEq, Eq)]
pub enum Status {
    /// For an app to take the key.
    Waiting(Offer),
    /// This phone has it; no other gets it. Another app that took the key by hand may still prove itself on the computer.
    Claimed {
        /// What it was offered.
        offer: Offer,
        /// Of the phone's cookie.
        phone: Digest,
    },
    /// The phone's codes count; sign-ins can be switched on there.
    Connected {
        /// The phone.
        authenticator: AuthenticatorId,
        /// The newest request to it, once it asked for one.
        asked: Option<Asked>,
    },
    /// Over, and something came of it.
    Done {
        /// Whether sign-ins are approved there.
        phone_sign_in: bool,
    },
    /// Given up, or ended because something else was.
    Cancelled,
}

/// What is offered to whoever comes first.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    /// The key and both ways to bring it to a phone, sealed by the server's key for this enrolment.
    pub sealed: Vec<u8>,
    /// Of the secret in the QR code.
    pub activation: Digest,
    /// Of the short code, by the server's key.
    pub activation_code: Digest,
}

/// What the phone asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// The request on the phone whose number the computer shows.
    pub request: String,
    /// The key it approves with from then on: an uncompressed point on P-256.
    pub public_key: Vec<u8>,
}

impl Enrolling {
    /// Whether its time is over.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }
}

impl fmt::Debug for Enrolling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Enrolling")
            .field("id", &self.id)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Waiting(_) => "Waiting",
            Self::Claimed { .. } => "Claimed",
            Self::Connected { .. } => "Connected",
            Self::Done { .. } => "Done",
            Self::Cancelled => "Cancelled",
        })
    }
}
