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
    /// This phone came first; no other is let in. Another app that took the key by hand may still prove itself on the
    /// computer.
    Claimed {
        /// What was offered.
        offer: Offer,
        /// Of the phone's cookie.
        phone: Digest,
        /// Its key and its number, sealed by the server's key for this enrolment.
        drawn: Vec<u8>,
    },
    /// The phone has proved that its key arrived. Nothing of it counts before its number is typed on the computer.
    Proved {
        /// Of the phone's cookie.
        phone: Digest,
        /// As before.
        drawn: Vec<u8>,
        /// What it is to be called.
        name: String,
        /// The time step of the code that proved it.
        step: i64,
    },
    /// The phone's codes count; sign-ins can be switched on there.
    Connected {
        /// The phone.
        authenticator: AuthenticatorId,
        /// What it wants to approve with, once it has asked.
        asked: Option<Asked>,
    },
    /// Over, and something came of it.
    Done {
        /// The phone, if it was one of ours.
        authenticator: Option<AuthenticatorId>,
        /// Whether sign-ins are approved there.
        phone_sign_in: bool,
    },
    /// Given up, or ended because something else was.
    Cancelled,
}

/// What is offered to whoever comes first.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    /// A key for another app and both ways for ours, sealed by the server's key for this enrolment.
    pub sealed: Vec<u8>,
    /// Of the secret in the QR code.
    pub activation: Digest,
    /// Of the short code, by the server's key.
    pub activation_code: Digest,
}

/// Codes that have come to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Which.
    pub factor: FactorId,
    /// Whether the person had none before.
    pub is_first: bool,
}

/// What the phone asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// The key it approves with from then on: an uncompressed point on P-256.
    pub public_key: Vec<u8>,
    /// Its number, sealed by the server's key for this enrolment.
    pub drawn: Vec<u8>,
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
            Self::Proved { .. } => "Proved",
            Self::Connected { .. } => "Connected",
            Self::Done { .. } => "Done",
            Self::Cancelled => "Cancelled",
        })
    }
}
