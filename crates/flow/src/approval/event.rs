//! What can happen around a request. Facts, in the past tense.

use super::Moment;
use crate::authenticator::{Proof, Refusal};
use crate::{Failure, Ticket};
use drempel_contract::{Authenticator, DecisionOutcome, Secret};

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened.
    Opened(Moment),
    /// It can be seen again.
    Shown(Moment),
    /// It cannot be seen any more.
    Hidden(Moment),
    /// A push message came, or there is a network again.
    Heard(Moment),
    /// The backend knows this phone from now on, or knows more of it.
    Registered(Moment),
    /// The vault is open.
    Unlocked(Moment),
    /// It is closed.
    Locked,
    /// What waits.
    Looked(Ticket, Authenticator, Moment),
    /// It is not known what waits.
    NotLooked(Ticket, Failure, Moment),
    /// A second went by, or a night.
    SecondPassed(Ticket, Moment),
    /// One of the numbers, by its place from 0.
    NumberTapped(usize),
    /// A number was typed.
    NumberTyped(String),
    /// The field has changed.
    NumberEdited,
    /// **None of these**.
    NoneChosen,
    /// **Approve**; whether a fingerprint or a face can prove who it is here.
    ApproveChosen {
        /// Then it is asked for at once.
        fingerprint: bool,
    },
    /// **Deny**.
    DenyChosen,
    /// **I made a mistake**, or **I did not start this**.
    ReasonChosen {
        /// Whether the person started it.
        started: bool,
    },
    /// One step back.
    BackChosen,
    /// A PIN was typed, or the fingerprint chosen.
    Proved(Proof),
    /// The decision, signed.
    Signed(Ticket, Secret, Moment),
    /// There is no signature.
    NotSigned(Ticket, NotSigned, Moment),
    /// The backend took it.
    Decided(Ticket, DecisionOutcome, Moment),
    /// It did not, or nobody knows.
    NotSent(Ticket, Failure, Moment),
    /// The outcome was read.
    OutcomeRead,
}

/// Why there is no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSigned {
    /// The vault did not open.
    Refused(Refusal),
    /// A half of this account's key is not here any more.
    NoKey,
}
