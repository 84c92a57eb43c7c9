//! What time it is, as a parameter, so that a test moves time.
//!
//! The rule a reader would break: no other file of this crate reads a clock.

use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970, as stored.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, as on the wire.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Later by `time`; the end of time is not passed.
    #[must_use]
    pub fn plus(self, time: Duration) -> Self {
        Self(self.0.saturating_add(millis(time)))
    }

    /// Earlier by `time`.
    #[must_use]
    pub fn minus(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(millis(time)))
    }

    /// How long until `later`; zero when that is past.
    #[must_use]
    pub fn until(self, later: Self) -> Duration {
        Duration::from_millis(u64::try_from(later.0.saturating_sub(self.0)).unwrap_or(0))
    }
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// Seconds of `time` as the wire has them, rounded up so that nobody comes back too early.
#[must_use]
pub fn whole_seconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// Says what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(millis(since))
    }
}

/// A clock that stands still until it is moved, or goes on a little whenever somebody looks.
#[derive(Debug)]
pub struct ManualClock {
    now: AtomicI64,
    tick: AtomicI64,
}

impl ManualClock {
    /// Stands at `start`.
    #[must_use]
    pub const fn at(start: Timestamp) -> Self {
        Self { now: AtomicI64::new(start.0), tick: AtomicI64::new(0) }
    }

    /// Moves ahead.
    pub fn advance(&self, time: Duration) {
        self.now.fetch_add(millis(time), Ordering::SeqCst);
    }

    /// From here on every look at it moves it ahead by `tick`: no two looks see the same time.
    pub fn tick(&self, tick: Duration) {
        self.tick.store(millis(tick), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.fetch_add(self.tick.load(Ordering::SeqCst), Ordering::SeqCst))
    }
}
