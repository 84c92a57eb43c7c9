//! What the phone's app can ask of the browser.

use super::{Change, Settings};
use crate::Ticket;
use drempel_contract::Secret;

/// What opens the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The PIN.
    Pin(Secret),
    /// A fingerprint, a face, or whatever else the device's own lock takes (a passkey that verifies the person).
    Fingerprint,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Start the worker, so that it is there when the PIN is typed.
    Prepare,
    /// Make an empty vault under this PIN, and ask the browser to keep it; report `Created` or `Refused`.
    Create {
        /// To be brought back.
        ticket: Ticket,
        /// The PIN, checked.
        pin: Secret,
    },
    /// Open the vault; spend a try before a PIN is tried. Report `Unlocked` or `Refused`.
    Unlock {
        /// To be brought back.
        ticket: Ticket,
        /// By what.
        proof: Proof,
    },
    /// Make a passkey that opens the vault, too; report `FingerprintSet`.
    SetFingerprint(Ticket),
    /// Let no passkey open it any more; report `FingerprintSet`.
    ForgetFingerprint(Ticket),
    /// Renew the vault's key and lock it with another PIN; report `PinChanged` or `Refused`.
    ChangePin {
        /// To be brought back.
        ticket: Ticket,
        /// The PIN until now; a try is spent on it.
        current: Secret,
        /// The new one, checked.
        new: Secret,
    },
    /// Change what is stored; report `Saved` with all there is then, or `NotSaved`.
    Save {
        /// To be brought back.
        ticket: Ticket,
        /// What to change.
        change: Change,
    },
    /// Read what another page stored; report `Saved` or `LostTouch`.
    Reload(Ticket),
    /// Forget the key and everything opened.
    Lock,
    /// Erase the vault and every key; report `Erased`.
    Erase,
    /// Tell the backend to forget this phone for an account; report `Unregistered`.
    Unregister {
        /// To be brought back.
        ticket: Ticket,
        /// What the backend calls it.
        device: String,
    },
    /// Take what is stored for what is to be stored, though it is an older copy.
    AcceptOldCopy,
    /// Keep the settings.
    KeepSettings(Settings),
    /// Put a code into the clipboard; report `Copied`.
    Copy(String),
    /// Report `SecondPassed` with this ticket when the clock's next second begins.
    Tick(Ticket),
    /// Put the keyboard on the heading.
    FocusHeading,
    /// Put the keyboard into the first field.
    FocusField,
    /// Make the back button lead back here.
    EnterHistory,
    /// Do what the back button does; `BackPressed` follows.
    GoBack,
}
