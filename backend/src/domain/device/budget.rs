//! How many wrong codes are looked at: per account and per network (RFC 8628 section 5.1).
//!
//! The rule a reader would break: a code is counted before it is looked at, in the unit that looks, and a right one gives
//! its count back. So a thousand at once are five, whatever address they come from.

use crate::clock::{Timestamp, whole_seconds};
use crate::domain::person::PersonId;
use crate::domain::sign_in::Visitor;
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::settings::GuessLimit;
use crate::store::Unit;
use drempel_contract::Refusal;

/// The counts one look is under.
pub(super) struct Budget {
    account: Digest,
    network: Digest,
    at: Timestamp,
}

impl Budget {
    /// Of this person, in this browser.
    pub(super) fn of(context: &Context, visitor: &Visitor, person: &PersonId) -> Self {
        let network = context.key.network(&visitor.network);
        Self { account: context.key.account(person), network, at: context.now() }
    }

    /// Counts one look; how many wrong ones this account has left after it, should it be one.
    ///
    /// # Errors
    /// Inside: how long to wait. Nothing may be looked at, and nothing was counted.
    pub(super) async fn count(
        &self,
        context: &Context,
        unit: &mut Unit,
    ) -> Result<Result<u8, Refusal>, Failure> {
        let policy = &context.settings.device;
        let account = self.used(unit, &self.account, &policy.wrong_per_account).await?;
        let network = self.used(unit, &self.network, &policy.wrong_per_network).await?;
        match (account, network) {
            (Ok(used), Ok(_)) => {
                unit.count_guess(&self.account, self.at).await?;
                unit.count_guess(&self.network, self.at).await?;
                Ok(Ok(policy.wrong_per_account.most.saturating_sub(used.saturating_add(1))))
            }
            (Err(one), Err(other)) => Ok(Err(self.wait_until(one.max(other)))),
            (Err(until), Ok(_)) | (Ok(_), Err(until)) => Ok(Err(self.wait_until(until))),
        }
    }

    /// The code was right.
    pub(super) async fn give_back(&self, unit: &mut Unit) -> Result<(), Failure> {
        unit.uncount_guess(&self.account, self.at).await?;
        Ok(unit.uncount_guess(&self.network, self.at).await?)
    }

    /// How many have been counted, or when the next one may be.
    async fn used(
        &self,
        unit: &mut Unit,
        subject: &Digest,
        limit: &GuessLimit,
    ) -> Result<Result<u8, Timestamp>, Failure> {
        let counted = unit.guesses(subject, self.at.minus(limit.within), limit.most).await?;
        let used = u8::try_from(counted.len()).unwrap_or(u8::MAX);
        match counted.last().filter(|_| used >= limit.most) {
            Some(oldest) => Ok(Err(oldest.plus(limit.within))),
            None => Ok(Ok(used)),
        }
    }

    fn wait_until(&self, until: Timestamp) -> Refusal {
        Refusal::UserCodesThrottled { retry_after: whole_seconds(self.at.until(until)) }
    }
}

/// How many wrong codes this account has left.
pub(super) async fn attempts_left(
    context: &Context,
    unit: &mut Unit,
    person: &PersonId,
) -> Result<u8, Failure> {
    let limit = &context.settings.device.wrong_per_account;
    let since = context.now().minus(limit.within);
    let counted = unit.guesses(&context.key.account(person), since, limit.most).await?;
    Ok(limit.most.saturating_sub(u8::try_from(counted.len()).unwrap_or(u8::MAX)))
}
