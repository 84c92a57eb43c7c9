//! What enrolment can ask of the browser.

use crate::Ticket;
use crate::authenticator::Change;
use drempel_contract::{Activate, OpenEnrolment};
use drempel_verify::contents::ApprovalKey;

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Call the backend; report `Opened`, `Activated`, `Enabled` or `Failed`.
    Ask {
        /// To be brought back.
        ticket: Ticket,
        /// What to ask.
        request: Request,
    },
    /// Store a change; report `Kept` when it is stored, or `NotKept`.
    Keep {
        /// To be brought back.
        ticket: Ticket,
        /// What to change.
        change: Change,
    },
    /// Store a change; nobody waits for it.
    Change(Change),
    /// Make a key for a device; report `KeyMade` or `NotKept`.
    MakeKey {
        /// To be brought back.
        ticket: Ticket,
        /// Which.
        device: String,
    },
    /// Report `Waited` with this ticket in two seconds.
    Wait(Ticket),
    /// There is something new to hear from the backend.
    TellRegistered,
    /// Put the keyboard on the heading.
    FocusHeading,
    /// Put the keyboard into the first field.
    FocusField,
}

/// What can be asked of the backend.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The account behind a code.
    Open(OpenEnrolment),
    /// To count its codes from now on.
    Activate(Activate),
    /// To take this key for phone sign-in, with a signature that it is here.
    Enable {
        /// For which device.
        device: String,
        /// Its key.
        key: ApprovalKey,
    },
}
