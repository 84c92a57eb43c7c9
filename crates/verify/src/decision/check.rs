//! Whether a signed decision is about what was asked, of whom it was asked, now, and for the first time.

use core::fmt;

use super::error::DecisionError as Error;
use super::{Choice, Decision, LONGEST_LIFE, Reason, Request};
use crate::number_match::Shown;

/// What the backend knows without the decision.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// What was asked, with the device that it was asked of.
    pub about: &'a Request,
    /// What is on the other screen.
    pub number: &'a Shown,
    /// The counter of the last decision that was taken from this device; 0 when there was none.
    pub last_counter: u64,
    /// When it was asked, in s since 1970.
    pub asked_at: i64,
    /// From when on no answer is taken, in s since 1970.
    pub deadline: i64,
    /// In s since 1970.
    pub now: i64,
    /// By how many s a phone that reckons from the backend's time may be off.
    pub skew: u32,
}

/// A decision that the device signed; whether it is about anything that was asked is not known yet.
#[must_use]
#[derive(Clone)]
pub struct Signed(pub(super) Decision);

/// What came of a request. Each of them ends it, and its counter is kept for the device in the same step.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The person who signs in holds the phone.
    Approved {
        /// The device's new last counter.
        counter: u64,
    },
    /// The person does not want it.
    Denied {
        /// Why.
        reason: Reason,
        /// The device's new last counter.
        counter: u64,
    },
    /// Bound rightly, approved, and of another number than is on the screen. A request that stayed open after this could
    /// be tried number by number.
    WrongNumber {
        /// The device's new last counter.
        counter: u64,
    },
}

impl Signed {
    /// Checks everything the decision is bound to.
    ///
    /// Every verdict ends the request; what is refused ends nothing, for it was not the answer to this request.
    ///
    /// # Errors
    /// The first thing that is other than asked, see [`DecisionError`](Error).
    pub fn verdict(self, expected: &Expected<'_>) -> Result<Verdict, Error> {
        self.about(expected.about)?;
        if self.0.counter <= expected.last_counter {
            return Err(Error::CounterNotHigher);
        }
        self.times(expected)?;
        let counter = self.0.counter;
        match self.0.choice {
            Choice::Deny(reason) => Ok(Verdict::Denied { reason, counter }),
            Choice::Approve(picked) if expected.number.is(&picked) => Ok(Verdict::Approved { counter }),
            Choice::Approve(_) => Ok(Verdict::WrongNumber { counter }),
        }
    }

    fn about(&self, asked: &Request) -> Result<(), Error> {
        let Request { request, account, client, origin, place, device } = &self.0.about;
        let bound = [
            (request, &asked.request, Error::OtherRequest),
            (account, &asked.account, Error::OtherAccount),
            (client, &asked.client, Error::OtherClient),
            (origin, &asked.origin, Error::OtherOrigin),
            (place, &asked.place, Error::OtherPlace),
            (device, &asked.device, Error::OtherDevice),
        ];
        match bound.into_iter().find(|(said, asked, _)| said != asked) {
            Some((_, _, cause)) => Err(cause),
            None => Ok(()),
        }
    }

    fn times(&self, expected: &Expected<'_>) -> Result<(), Error> {
        let (issued, expires) = (self.0.issued_at, self.0.expires_at);
        let skew = i64::from(expected.skew);
        if !(1..=LONGEST_LIFE).contains(&expires.saturating_sub(issued)) {
            return Err(Error::Life);
        }
        if issued > expected.now.saturating_add(skew) {
            return Err(Error::TooEarly);
        }
        if issued < expected.asked_at.saturating_sub(skew) {
            return Err(Error::BeforeAsked);
        }
        // The deadline is the backend's own and knows no skew.
        if expected.now >= expected.deadline || expected.now >= expires.saturating_add(skew) {
            return Err(Error::Late);
        }
        Ok(())
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signed(…)")
    }
}
