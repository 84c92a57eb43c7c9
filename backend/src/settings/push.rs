//! How phones are woken.

use super::Settings;
use crate::domain::push::Services;

/// How phones are woken.
#[derive(Clone, Debug, Default)]
pub struct PushPolicy {
    /// The push services that are spoken to; none: no phone is woken, and all find their requests by asking.
    pub services: Services,
    /// Whom a push service may write to when something is wrong: `mailto:` or `https:`.
    pub contact: Option<String>,
}

impl PushPolicy {
    /// Whether phones are woken at all.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        !self.services.0.is_empty()
    }
}

impl Settings {
    /// Whom push services may write to (RFC 8292 section 2.1).
    #[must_use]
    pub fn push_contact(&self) -> &str {
        let named = self.push.contact.as_deref();
        // A service on the internet can do nothing with an address of this machine, and some refuse it.
        named.unwrap_or(if self.issuer().starts_with("https:") {
            self.issuer()
        } else {
            "mailto:operator@localhost"
        })
    }
}
