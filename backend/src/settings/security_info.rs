//! How people look after their own ways to sign in.

use super::GuessLimit;
use std::time::Duration;

/// How people look after their own ways to sign in.
#[derive(Clone, Debug)]
pub struct SecurityInfoPolicy {
    /// Whose codes an authenticator app says they are.
    pub issuer: String,
    /// How long after a sign-in changes are taken.
    pub fresh: Duration,
    /// How long an app has to take what the computer shows, and then a phone to switch sign-ins on.
    pub enrolment: Duration,
    /// How long what was added can be undone in the session that added it, also when it is the last.
    pub undo: Duration,
    /// Wrong codes of a new key until its enrolment is over.
    pub wrong_codes: u8,
    /// Wrong activation codes from one network address, a /64 of IPv6.
    pub wrong_activation_codes: GuessLimit,
    /// Whether a phone approves the sign-ins of one work or school account at most.
    pub one_work_account: bool,
    /// Whether people keep a second factor once they have one: the last one is then an operator's to remove.
    pub keep_second_factor: bool,
    /// How long it is remembered what happened with an account.
    pub activity: Duration,
}

impl Default for SecurityInfoPolicy {
    fn default() -> Self {
        Self {
            issuer: "Drempel".to_owned(),
            fresh: Duration::from_secs(600),
            enrolment: Duration::from_secs(300),
            undo: Duration::from_secs(600),
            wrong_codes: 5,
            wrong_activation_codes: GuessLimit { most: 20, within: Duration::from_secs(3600) },
            one_work_account: true,
            keep_second_factor: true,
            activity: Duration::from_secs(90 * 24 * 3600),
        }
    }
}
