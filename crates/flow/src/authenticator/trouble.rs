//! What the person must know about what went wrong. A meaning; the words are the messages' business.

use crate::sign_in;
use drempel_verify::vault::PassphraseError;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The PIN being chosen is none, and why.
    Pin(PassphraseError),
    /// The two PINs are not the same.
    Differ,
    /// The new PIN is the old one.
    SamePin,
    /// Not the PIN.
    Wrong {
        /// Tries that are left.
        left: u8,
    },
    /// The fingerprint was not given.
    Cancelled,
    /// This device has no fingerprint or face for pages, after all.
    NotAble,
    /// Too little memory for the PIN.
    NoMemory,
    /// The browser stores nothing.
    Storage,
    /// The PIN was changed in another page: unlock with the new one.
    Renewed,
    /// The PIN is changed, and the fingerprint does not open the vault any more.
    FingerprintLost,
    /// A call brought nothing.
    Call(sign_in::Trouble),
}

/// Why nothing can be done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// The browser keeps nothing for this page: a private window, or blocked.
    NoStorage,
    /// The page did not come over TLS, so that the browser gives it no cryptography.
    Insecure,
    /// The worker does not start.
    NoWorker,
    /// What is stored was spoiled.
    Damaged,
    /// A later version of this app wrote it.
    Newer,
}
