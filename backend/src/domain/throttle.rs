//! How long one has to wait after wrong passwords.
//!
//! The rule a reader would break: a try is counted before it is looked at, so that a hundred at once are not a hundred
//! free tries; a right password takes the count away again.

use crate::clock::Timestamp;
use crate::settings::PasswordPolicy;
use std::time::Duration;

/// A count that nobody added to for this long begins again.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(24 * 3600);

/// The wrong passwords in a row for one address, from one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle {
    /// How many.
    pub failures: u32,
    /// Nothing is looked at before.
    pub blocked_until: Timestamp,
    /// When the last one was counted.
    pub counted_at: Timestamp,
}

impl Throttle {
    /// How long to wait, if at all.
    #[must_use]
    pub fn wait(&self, now: Timestamp) -> Option<Duration> {
        let wait = now.until(self.blocked_until);
        (!wait.is_zero()).then_some(wait)
    }

    /// With one more try, which may turn out to be right.
    #[must_use]
    pub fn counted(before: Option<Self>, now: Timestamp, policy: &PasswordPolicy) -> Self {
        let remembered = before.filter(|it| it.counted_at.plus(FORGOTTEN_AFTER) > now);
        let failures = remembered.map_or(0, |it| it.failures).saturating_add(1);
        let wait = match failures.checked_sub(policy.wrong_before_wait) {
            None => Duration::ZERO,
            Some(beyond) => {
                policy.first_wait.saturating_mul(2_u32.saturating_pow(beyond)).min(policy.longest_wait)
            }
        };
        Self { failures, blocked_until: now.plus(wait), counted_at: now }
    }

    /// Without one try that was counted and not looked at; `None` when there was no other. It makes nobody wait: nothing
    /// is counted while there is a wait, so there was none before it.
    #[must_use]
    pub fn given_back(self) -> Option<Self> {
        let failures = self.failures.checked_sub(1).filter(|failures| *failures > 0)?;
        Some(Self { failures, blocked_until: self.counted_at, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_wrong_password_makes_one_wait_and_each_further_one_twice_as_long() {
        let policy = PasswordPolicy::default();
        let now = Timestamp::from_millis(0);
        let mut throttle = None;
        let mut waits = Vec::new();
        for _ in 0..12 {
            let counted = Throttle::counted(throttle, now, &policy);
            waits.push(counted.wait(now).map_or(0, |wait| wait.as_secs()));
            throttle = Some(counted);
        }
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    }

    #[test]
    fn a_day_without_a_wrong_password_begins_again() {
        let policy = PasswordPolicy::default();
        let then = Timestamp::from_millis(0);
        let before = Throttle { failures: 9, blocked_until: then, counted_at: then };
        let counted = Throttle::counted(Some(before), then.plus(FORGOTTEN_AFTER), &policy);
        assert_eq!(counted.failures, 1);
    }

    #[test]
    fn a_try_that_was_not_looked_at_makes_nobody_wait() {
        let policy = PasswordPolicy::default();
        let now = Timestamp::from_millis(0);
        let mut throttle = None;
        for _ in 0..7 {
            throttle = Some(Throttle::counted(throttle, now, &policy));
        }
        for left in (1..7).rev() {
            let given_back = throttle.unwrap().given_back().unwrap();
            assert_eq!((given_back.failures, given_back.wait(now)), (left, None));
            throttle = Some(given_back);
        }
        assert_eq!(throttle.unwrap().given_back(), None);
    }
}
