//! What every use case stands on.

use super::push::Push;
use super::server_key::ServerKey;
use crate::clock::{Clock, Timestamp};
use crate::passwords::Passwords;
use crate::random::Random;
use crate::settings::Settings;
use crate::store::Store;
use std::fmt;
use std::sync::Arc;

/// The store, the clock, the randomness, the keys and the operator's decisions.
pub struct Context {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What nobody can foresee.
    pub random: Arc<dyn Random>,
    /// This server's own key.
    pub key: ServerKey,
    /// Looks at passwords.
    pub passwords: Passwords,
    /// Wakes phones.
    pub push: Push,
    /// What the operator decided.
    pub settings: Settings,
}

impl Context {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context(…)")
    }
}
