//! What can happen while an account comes to this phone. Facts, in the past tense.

use super::Moment;
use crate::{Failure, Ticket};
use drempel_contract::{EnrolmentOnPhone, EnrolmentOpened, Secret};
use drempel_verify::contents::{AccountId, ApprovalKey, Kind};

/// Something happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The person wants to type the code that the computer shows.
    CodeWanted,
    /// A QR code of this backend's was scanned.
    Scanned {
        /// What opens the account.
        activation: String,
    },
    /// A code was typed.
    CodeSubmitted(String),
    /// The field has changed.
    CodeEdited,
    /// The backend gave the account, by this.
    Opened(Ticket, Secret, EnrolmentOpened),
    /// **Add account**, under this name of the phone.
    NameSubmitted {
        /// As typed.
        name: String,
        /// A new id for the vault.
        id: AccountId,
        /// The clock that codes follow.
        now: Moment,
    },
    /// What was to be kept is stored.
    Kept(Ticket, Moment),
    /// It is not.
    NotKept(Ticket),
    /// The backend took the first code, or was asked again: so far it is.
    Activated(Ticket, EnrolmentOnPhone),
    /// A while went by.
    Waited(Ticket, Moment),
    /// A call brought nothing.
    Failed(Ticket, Failure),
    /// Not now, or back.
    Cancelled,
    /// Phone sign-in is wanted for an account that is here.
    EnableWanted {
        /// Which.
        id: AccountId,
        /// Whose.
        email: String,
        /// As the backend calls this phone for it.
        device: String,
        /// Where it is shown.
        kind: Kind,
    },
    /// **Enable phone sign-in**, or again.
    EnableChosen,
    /// A key, wrapped.
    KeyMade(Ticket, ApprovalKey),
    /// The backend took its public part, or was asked again: so far it is.
    Enabled(Ticket, EnrolmentOnPhone),
    /// The vault is closed.
    Locked,
}
