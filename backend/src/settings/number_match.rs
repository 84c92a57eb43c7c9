//! How sign-ins are approved on a phone.

use super::GuessLimit;
use drempel_verify::number_match::Manner;
use std::time::Duration;

/// How sign-ins are approved on a phone.
#[derive(Clone, Debug)]
pub struct NumberMatchPolicy {
    /// Whether they are. Nobody is offered it otherwise.
    pub enabled: bool,
    /// How the number is found on the phone.
    pub manner: Manner,
    /// How long there is to answer; not longer than a decision may be good for
    /// ([`LONGEST_LIFE`](drempel_verify::decision::LONGEST_LIFE)).
    pub expires_after: Duration,
    /// Between two polls of the computer.
    pub interval: Duration,
    /// Between two requests for one address.
    pub cool_down: Duration,
    /// Requests for one address in a short time.
    pub requests: GuessLimit,
    /// And in a day, of strangers.
    pub requests_a_day: GuessLimit,
    /// And in a day, of each browser in which its owner has signed in.
    pub known_requests_a_day: GuessLimit,
}

impl Default for NumberMatchPolicy {
    fn default() -> Self {
        Self {
            enabled: true,
            manner: Manner::Tap,
            expires_after: Duration::from_secs(120),
            interval: Duration::from_secs(2),
            cool_down: Duration::from_secs(10),
            requests: GuessLimit { most: 3, within: Duration::from_secs(600) },
            requests_a_day: GuessLimit { most: 10, within: Duration::from_secs(24 * 3600) },
            known_requests_a_day: GuessLimit { most: 30, within: Duration::from_secs(24 * 3600) },
        }
    }
}
