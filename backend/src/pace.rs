//! How long one of many things takes, lately.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The latest counts this part of the whole: eight in a row, and what was before hardly matters.
const LATEST: u32 = 8;

/// A running mean.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<Duration>);

impl Pace {
    /// As it is to begin with.
    pub(crate) const fn of(first: Duration) -> Self {
        Self(Mutex::new(first))
    }

    /// One more took this long.
    pub(crate) fn note(&self, took: Duration) {
        let mut mean = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *mean = (mean.saturating_mul(LATEST - 1).saturating_add(took)) / LATEST;
    }

    /// How long one takes.
    pub(crate) fn of_one(&self) -> Duration {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long it is until `ahead` others are done, `at_once` of them at a time.
    pub(crate) fn until(&self, ahead: usize, at_once: usize) -> Duration {
        let rounds = u32::try_from(ahead.div_ceil(at_once.max(1))).unwrap_or(u32::MAX);
        self.of_one().saturating_mul(rounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_what_was_seen_lately() {
        let pace = Pace::of(Duration::from_millis(80));
        (0..40).for_each(|_| pace.note(Duration::from_millis(40)));
        assert!(pace.of_one() < Duration::from_millis(42), "{:?}", pace.of_one());
        assert_eq!(Pace::of(Duration::from_secs(1)).until(5, 2), Duration::from_secs(3));
    }
}
