//! How much one address on the network may ask for in a minute.
//!
//! The rule a reader would break: this keeps the load off and nothing more, so it may live in memory and forget. What
//! guards passwords and codes counts in the database.

use crate::clock::Timestamp;
use crate::domain::network::Network;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const WINDOW: Duration = Duration::from_secs(60);
/// More addresses than this at once are a flood: the counts begin again rather than fill the memory.
const MOST_REMEMBERED: usize = 100_000;

/// What is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Beginning a sign-in.
    Start,
    /// Answering.
    Answer,
    /// Everything else.
    Other,
}

/// Counts requests per address and minute.
#[derive(Debug, Default)]
pub(crate) struct Limiter(Mutex<HashMap<(IpAddr, Kind), Counted>>);

#[derive(Clone, Copy, Debug)]
struct Counted {
    since: Timestamp,
    count: u32,
}

impl Limiter {
    /// Counts one more.
    ///
    /// # Errors
    /// How long to wait.
    pub(crate) fn count(
        &self,
        client: IpAddr,
        kind: Kind,
        most: u32,
        now: Timestamp,
    ) -> Result<(), Duration> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST_REMEMBERED {
            counts.retain(|_, counted| now < counted.since.plus(WINDOW));
            if counts.len() >= MOST_REMEMBERED {
                counts.clear();
            }
        }
        let counted =
            counts.entry((Network::of(client).counted(), kind)).or_insert(Counted { since: now, count: 0 });
        if counted.since.plus(WINDOW) <= now {
            *counted = Counted { since: now, count: 0 };
        }
        if counted.count >= most {
            return Err(now.until(counted.since.plus(WINDOW)).max(Duration::from_secs(1)));
        }
        counted.count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_later_the_count_begins_again() {
        let (limiter, now) = (Limiter::default(), Timestamp::from_millis(0));
        let client = IpAddr::from([192, 0, 2, 1]);
        assert_eq!(limiter.count(client, Kind::Start, 1, now), Ok(()));
        assert_eq!(limiter.count(client, Kind::Start, 1, now), Err(WINDOW));
        assert_eq!(limiter.count(client, Kind::Answer, 1, now), Ok(()));
        assert_eq!(limiter.count(client, Kind::Start, 1, now.plus(WINDOW)), Ok(()));
    }

    #[test]
    fn addresses_of_one_customer_count_together() {
        let (limiter, now) = (Limiter::default(), Timestamp::from_millis(0));
        let [one, two, other] =
            ["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"].map(|text| text.parse::<IpAddr>().unwrap());
        assert_eq!(limiter.count(one, Kind::Start, 1, now), Ok(()));
        assert!(limiter.count(two, Kind::Start, 1, now).is_err());
        assert_eq!(limiter.count(other, Kind::Start, 1, now), Ok(()));
    }
}
