//! What a request can ask of the browser.

use crate::Ticket;
use crate::authenticator::Proof;
use core::fmt;
use drempel_contract::Secret;
use drempel_verify::decision::Choice;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the backend what waits; report `Looked` or `NotLooked`.
    Look(Ticket),
    /// Tell the backend that the person sees this request.
    TellSeen(String),
    /// Sign a decision, after a proof of who it is: spend a try before a PIN is tried, count before signing. Without a proof
    /// the vault must be open, and it is a denial. Report `Signed` or `NotSigned`.
    Sign {
        /// To be brought back.
        ticket: Ticket,
        /// By what.
        proof: Option<Proof>,
        /// What.
        signing: Signing,
    },
    /// Bring a decision to the backend; report `Decided` or `NotSent`.
    Send {
        /// To be brought back.
        ticket: Ticket,
        /// As it was signed.
        decision: Secret,
    },
    /// Report `SecondPassed` with this ticket in a second.
    Tick(Ticket),
    /// So many requests wait.
    TellWaiting(usize),
    /// Put the keyboard on the heading.
    FocusHeading,
    /// Put the keyboard into the first field.
    FocusField,
}

/// What is to be signed. The origin is not in it: that is where the page is, whatever anybody says.
#[derive(Clone, PartialEq, Eq)]
pub struct Signing {
    /// Which request.
    pub request: String,
    /// Who would be signed in.
    pub account: String,
    /// To which application.
    pub client: String,
    /// From where, as shown.
    pub place: String,
    /// Which of this phone's accounts.
    pub device: String,
    /// What was chosen.
    pub choice: Choice,
    /// By the backend's clock, in s since 1970.
    pub issued_at: i64,
    /// By the backend's clock, in s since 1970.
    pub expires_at: i64,
}

impl fmt::Debug for Signing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signing(…)")
    }
}
