//! How often a phone may be asked for one address: by all strangers together, and by each browser its owner knows. Nobody
//! can be worn down by requests until they approve one, and nobody who only types an address uses up its owner's.
//!
//! The rule a reader would break: what is counted is the address and where it is asked from, by their keyed digest, known
//! or not, and every request that was sent counts, whatever became of it.

use crate::clock::Timestamp;
use crate::domain::bucket::Bucket;
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::settings::{GuessLimit, NumberMatchPolicy};
use crate::store::Unit;

/// When the next request may be sent; `None` when that is now.
///
/// # Errors
/// When the database cannot be reached.
pub async fn next_at(
    context: &Context,
    unit: &mut Unit,
    subject: &Digest,
    bucket: &Bucket,
) -> Result<Option<Timestamp>, Failure> {
    let (policy, now) = (&context.settings.number_match, context.now());
    let limits @ [few, many] = limits(policy, bucket);
    let since = now.minus(few.within.max(many.within).max(policy.cool_down));
    let asked = unit.number_matches_asked(subject, since, few.most.max(many.most).max(1)).await?;
    Ok(next(policy, limits, &asked, now))
}

fn limits<'a>(policy: &'a NumberMatchPolicy, bucket: &Bucket) -> [&'a GuessLimit; 2] {
    let a_day = if bucket.is_known() { &policy.known_requests_a_day } else { &policy.requests_a_day };
    [&policy.requests, a_day]
}

/// `asked` are the times of those before, the newest first.
fn next(
    policy: &NumberMatchPolicy,
    limits: [&GuessLimit; 2],
    asked: &[Timestamp],
    now: Timestamp,
) -> Option<Timestamp> {
    let limits = limits.map(|limit| {
        // The one that must be out of the window before there is room.
        let last = usize::from(limit.most).checked_sub(1).and_then(|place| asked.get(place));
        last.map(|asked| asked.plus(limit.within))
    });
    let cool = asked.first().map(|newest| newest.plus(policy.cool_down));
    limits.into_iter().chain([cool]).flatten().max().filter(|next| now < *next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    /// The seconds at which requests are sent by somebody who tries every second for so long.
    fn sent(seconds: u64, bucket: &Bucket) -> Vec<u64> {
        let (policy, mut asked, mut sent) = (NumberMatchPolicy::default(), Vec::new(), Vec::new());
        for second in 0..seconds {
            let now = START.plus(Duration::from_secs(second));
            if next(&policy, limits(&policy, bucket), &asked, now).is_none() {
                asked.insert(0, now);
                sent.push(second);
            }
        }
        sent
    }

    #[test]
    fn three_in_ten_minutes_ten_a_day_and_ten_seconds_between_two() {
        let day = 24 * 3600;
        let expected = [0, 10, 20, 600, 610, 620, 1200, 1210, 1220, 1800, day, day + 10];
        assert_eq!(sent(day + 20, &Bucket::default()), expected);
    }

    #[test]
    fn thirty_a_day_in_a_browser_that_is_known() {
        let sent = sent(24 * 3600, &Bucket::stored("browser".to_owned()));
        assert_eq!((sent.len(), &sent[..4]), (30, &[0, 10, 20, 600][..]));
    }
}
