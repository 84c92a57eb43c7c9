//! The vault of this phone: stored sealed, opened for a while, changed.
//!
//! The rule a reader would break: a try is spent, and on the disk, before a PIN is tried; and nothing is written over what
//! another page of this browser has stored meanwhile (`save`). Who opens the vault learns its contents; its key stays in
//! the worker, and goes with it.

mod erase;
mod fingerprint;
mod found;
mod save;
mod stored;
mod unlock;

pub use erase::erase;
pub use fingerprint::{forget_fingerprint, set_fingerprint};
pub use found::{able, found};
pub use save::{reload, save};
pub use unlock::{Unlock, approval_key, change_pin, create, unlock};

use crate::effects::worker;
use drempel_flow::authenticator::Moment;
use drempel_verify::contents::Contents;
use std::cell::RefCell;

/// What is stored, as this page knows it while the vault is open.
#[derive(Clone)]
struct Known {
    contents: Contents,
    /// Which writing of the container it was.
    version: u32,
}

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// Whether the accounts that were opened are older than what this browser last stored.
#[must_use]
pub fn is_old_copy() -> bool {
    let saved = KNOWN.with_borrow(|known| known.as_ref().map(|known| known.contents.saved));
    saved.is_some_and(|saved| stored::saved_here().is_some_and(|here| saved < here))
}

/// The person knows that it is an older copy: from now on it is what there is.
pub fn accept_old_copy() {
    KNOWN.with_borrow(|known| {
        if let Some(known) = known {
            stored::note_saved(known.contents.saved);
        }
    });
}

/// Forgets everything that was opened. What is on its way into the storage still gets there.
pub fn lock() {
    save::then(|| {
        KNOWN.take();
        worker::stop();
    });
}

/// When something was changed last, for whoever shows it.
fn know(contents: &Contents, version: u32) {
    KNOWN.replace(Some(Known { contents: contents.clone(), version }));
}

/// The clock.
#[must_use]
pub fn now() -> Moment {
    Moment(u64::try_from(super::moment::now()).unwrap_or_default())
}
