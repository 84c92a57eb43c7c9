//! What adding accounts asks of the browser.

use crate::Ticket;
use core::fmt;
use drempel_contract::Secret;
use drempel_verify::Otpauth;
use drempel_verify::contents::{AccountId, Kind};
use drempel_verify::otpauth::Activation;

/// Something to be done.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Start the rear camera, and report `Seen` or `CameraFailed` with this ticket.
    StartCamera(Ticket),
    /// Release it at once.
    StopCamera,
    /// Read the picture that was chosen; report `PictureRead`.
    ReadPicture(Ticket),
    /// Read another app's file; report `FileOpened`. Beside the page: it may be long, and anybody may have made it.
    ReadFile {
        /// To be brought back.
        ticket: Ticket,
        /// The file.
        file: Vec<u8>,
    },
    /// Open a file with its password; report `FileOpened`.
    OpenFile {
        /// To be brought back.
        ticket: Ticket,
        /// The file.
        file: Vec<u8>,
        /// As typed.
        password: Secret,
    },
    /// Put these behind those that are there, and then go to them.
    Add {
        /// What to put there.
        accounts: Vec<Added>,
        /// What to take away when they are there; it can be put back.
        instead_of: Option<AccountId>,
    },
    /// It is a code of this page's own backend: register this phone by it.
    Enrol {
        /// What registers it.
        activation: Activation,
    },
    /// Put the keyboard on the heading.
    FocusHeading,
}

/// An account to be added; its id is drawn when it is.
#[derive(Clone, PartialEq)]
pub struct Added {
    /// How its codes are made.
    pub otpauth: Otpauth,
    /// Where it is shown.
    pub kind: Kind,
    /// What the person calls it.
    pub name: Option<String>,
    /// Whether its code is hidden.
    pub hidden: bool,
}

impl fmt::Debug for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Added(…)")
    }
}
