//! What the person set. Nothing in it is secret: it is known while the app is locked.

use super::{Authenticator, Effect};

/// When the app locks itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockAfter {
    /// As soon as it cannot be seen.
    AtOnce,
    /// A minute after it was last touched, seen or not.
    #[default]
    Minute,
    /// Five minutes after.
    FiveMinutes,
}

impl LockAfter {
    /// Seconds without a touch.
    pub(super) const fn seconds(self) -> u32 {
        match self {
            Self::AtOnce | Self::Minute => 60,
            Self::FiveMinutes => 300,
        }
    }
}

/// The settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// When to lock.
    pub lock_after: LockAfter,
    /// Whether every code is hidden until it is asked for.
    pub hide_codes: bool,
    /// Whether a passkey opens the vault.
    pub fingerprint: bool,
}

/// What this browser can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Able {
    /// Fingerprint or face, with what a vault needs of it.
    pub fingerprint: bool,
    /// It promised not to clear what is stored for lack of space.
    pub persistent: bool,
}

impl Authenticator {
    pub(super) fn set(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        if self.opened().is_none() {
            return Vec::new();
        }
        change(&mut self.settings);
        vec![Effect::KeepSettings(self.settings)]
    }
}
