//! What can happen to the phone's app. Facts, in the past tense.

use super::{Able, Change, LockAfter, Moment, Place, Settings, Unusable};
use crate::{Failure, Ticket};
use drempel_contract::Secret;
use drempel_verify::contents::{AccountId, Contents};

/// Something happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The page was opened or reloaded.
    Opened {
        /// What this browser holds.
        found: Found,
        /// As they were kept.
        settings: Settings,
        /// What this browser can do.
        able: Able,
        /// The clock.
        now: Moment,
    },
    /// A PIN was chosen.
    PinChosen {
        /// The PIN.
        pin: Secret,
        /// Typed again.
        again: Secret,
    },
    /// There is a vault now.
    Created(Ticket, Contents),
    /// **Use fingerprint or face**.
    FingerprintWanted,
    /// **Not now**.
    FingerprintDeclined,
    /// A passkey opens the vault, or does not: as was asked, or why it could not be done.
    FingerprintSet(Ticket, Result<bool, Refusal>),
    /// Let only the PIN open it.
    FingerprintTurnedOff,
    /// A PIN was typed to unlock.
    PinSubmitted(Secret),
    /// Unlock by fingerprint or face.
    FingerprintChosen,
    /// The vault is open.
    Unlocked(Ticket, Contents),
    /// What was opened is older than what this browser last stored: somebody put a copy back.
    OldCopyNoticed,
    /// The person has read that.
    OldCopyUnderstood,
    /// It is not open.
    Refused(Ticket, Refusal),
    /// Elsewhere in this app, a PIN was wrong, or right: so many tries are left.
    TriesChanged(u8),
    /// **Forgot your PIN?**, or **Erase everything** in the settings.
    ForgotChosen,
    /// Not, after all.
    EraseCancelled,
    /// Yes, erase it.
    EraseConfirmed,
    /// It is erased: here, in another page, or after ten wrong PINs.
    Erased,
    /// **Lock**.
    LockChosen,
    /// The page cannot be seen any more.
    Hidden(Moment),
    /// It can be seen again.
    Shown(Moment),
    /// The person did something.
    Touched(Moment),
    /// A picker of files or pictures is about to cover the page.
    PickerOpened,
    /// A second of the clock began, or a night went by.
    SecondPassed(Ticket, Moment),
    /// The person went somewhere.
    PlaceChosen(Place),
    /// The browser's back button, or ours.
    BackPressed,
    /// Something was done to the accounts.
    Changed(Change),
    /// It is stored; so is all this.
    Saved(Ticket, Contents),
    /// It could not be stored; this is what is.
    NotSaved(Ticket, Option<Contents>),
    /// Another page of this browser stored something.
    ChangedElsewhere,
    /// What it stored cannot be read with what this page knows.
    LostTouch(Refusal),
    /// **Undo**.
    UndoChosen,
    /// **Copy**, or a tap on a code.
    CopyChosen(AccountId),
    /// The code was copied, or that could not be done.
    Copied(bool),
    /// A hidden code was asked for.
    RevealChosen(AccountId),
    /// The person looks for an account.
    Searched(String),
    /// Another PIN was chosen.
    PinChangeSubmitted {
        /// The PIN until now.
        current: Secret,
        /// The new one.
        new: Secret,
        /// Typed again.
        again: Secret,
    },
    /// It is the PIN now; whether the fingerprint still opens the vault, too.
    PinChanged(Ticket, bool),
    /// When to lock.
    LockAfterChosen(LockAfter),
    /// Whether all codes are hidden until asked for.
    HideCodesChosen(bool),
    /// **Unregister this phone**, for this account.
    UnregisterChosen(AccountId),
    /// The backend has forgotten this phone for that account, or why not.
    Unregistered(Ticket, Result<(), Failure>),
    /// So many requests from elsewhere wait.
    RequestsCame(usize),
}

/// What this browser holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing yet.
    Nothing,
    /// A vault was here, and ten wrong PINs erased it.
    Erased,
    /// A vault.
    Vault {
        /// Tries of its PIN.
        left: u8,
    },
    /// Something, or nothing, with which nothing can be done.
    Unusable(Unusable),
}

/// Why the vault did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not the PIN.
    Wrong {
        /// Tries that are left; at 0 it is erased.
        left: u8,
    },
    /// The person closed the device's own dialog, or it did not know them.
    Cancelled,
    /// The device cannot do this after all.
    NotAble,
    /// Less memory than the PIN needs; closing other apps may help. No try was spent.
    NoMemory,
    /// The browser did not store it, or did not find it. No try was spent.
    Storage,
    /// What is stored cannot be used.
    Unusable(Unusable),
    /// The PIN was changed in another page.
    Renewed,
}

impl Refusal {
    /// The tries of the PIN that are left, where it was wrong.
    #[must_use]
    pub const fn tries_left(self) -> Option<u8> {
        match self {
            Self::Wrong { left } => Some(left),
            Self::Cancelled
            | Self::NotAble
            | Self::NoMemory
            | Self::Storage
            | Self::Unusable(_)
            | Self::Renewed => None,
        }
    }
}
