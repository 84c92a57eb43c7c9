//! How long what applications ask for and get lasts.

use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// How long an application's request waits.
#[derive(Clone, Debug)]
pub struct AuthorizationPolicy {
    /// For a person. Longer than a sign-in, so that one that expired can begin again for the same application.
    pub expires_after: Duration,
    /// Requests that wait per browser; the oldest gives way.
    pub per_browser: u32,
    /// For the browser that brings its name (RFC 9126).
    pub pushed: Duration,
}

/// How long what applications get lasts, and the keys behind it.
#[derive(Clone, Debug)]
pub struct TokenPolicy {
    /// An authorization code.
    pub code: Duration,
    /// An access token.
    pub access: Duration,
    /// An ID token.
    pub id_token: Duration,
    /// A grant that is not refreshed.
    pub refresh_idle: Duration,
    /// A grant in all.
    pub refresh_absolute: Duration,
    /// How long the reply to a refresh is repeated, should it have been lost.
    pub refresh_repeat: Duration,
    /// A signing key, from one rotation to the next.
    pub keys_sign_for: Duration,
    /// How long a signing key is public before it signs.
    pub keys_known_before: Duration,
    /// How long it stays public after the last token it signed is dead.
    pub keys_known_after: Duration,
}

impl Default for AuthorizationPolicy {
    fn default() -> Self {
        Self { expires_after: HOUR, per_browser: 20, pushed: Duration::from_secs(60) }
    }
}

impl Default for TokenPolicy {
    fn default() -> Self {
        Self {
            code: Duration::from_secs(60),
            access: Duration::from_secs(600),
            id_token: Duration::from_secs(600),
            refresh_idle: DAY * 30,
            refresh_absolute: DAY * 90,
            refresh_repeat: Duration::from_secs(30),
            keys_sign_for: DAY * 90,
            keys_known_before: DAY,
            keys_known_after: DAY,
        }
    }
}
