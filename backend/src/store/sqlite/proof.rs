//! Whether anything can be written, without writing for everybody who asks.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long what was seen last is believed.
pub(super) const BELIEVED_FOR: Duration = Duration::from_secs(1);

/// How the last write ended.
#[derive(Debug, Default)]
pub(super) struct Proof(Mutex<Option<(Instant, bool)>>);

impl Proof {
    /// A write ended, well or not.
    pub(super) fn note(&self, written: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), written));
    }

    /// How the last one ended, if that is worth anything still.
    pub(super) fn fresh(&self) -> Option<bool> {
        let noted = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.filter(|(at, _)| at.elapsed() < BELIEVED_FOR).map(|(_, written)| written)
    }
}
