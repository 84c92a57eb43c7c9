//! Counts the tries for one address from one place.
//!
//! The rule a reader would break: a try is counted, and its answer marked as being looked at, in a transaction of its
//! own before Argon2 runs: neither a flood nor a dropped connection gets a free look. Both are taken back only when
//! nobody looked.

use super::super::repeat::Attempt;
use super::super::{Password, SignIn, Visitor};
use crate::asker::still_asked;
use crate::domain::bucket::Bucket;
use crate::domain::person::PasswordHash;
use crate::domain::throttle::Throttle;
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::passwords::Party;
use crate::store::{StoreError, Unit};
use std::time::Duration;

/// Longer than a place and Argon2 can take, shorter than a person's patience after a crash.
const LOOKED_AT_FOR: Duration = Duration::from_secs(15);

/// Counts wrong passwords for one address from one place.
pub(super) struct Counter {
    pub(super) subject: Digest,
    pub(super) bucket: Bucket,
}

/// What counting a try led to.
pub(super) enum Tried {
    /// Look at it: this is what is kept, if anything.
    Counted { kept: Option<PasswordHash>, throttle: Throttle },
    /// Do not.
    Wait(Duration),
    /// The same answer is being looked at already.
    Twin,
}

impl Counter {
    pub(super) async fn of(
        context: &Context,
        visitor: &Visitor,
        step: &Password,
        unit: &mut Unit,
    ) -> Result<Self, Failure> {
        let bucket = Bucket::of(visitor, step.person(), unit).await?;
        Ok(Self { subject: context.key.subject(step.email()), bucket })
    }

    /// Who waits for a place.
    pub(super) fn party(&self, visitor: &Visitor) -> Party {
        Party { known: self.bucket.is_known(), network: visitor.network.counted() }
    }

    pub(super) async fn wait(&self, context: &Context, unit: &mut Unit) -> Result<Option<Duration>, Failure> {
        let throttle = unit.throttle(&self.subject, self.bucket.as_str()).await?;
        Ok(throttle.and_then(|throttle| throttle.wait(context.now())))
    }

    pub(super) async fn count(
        &self,
        context: &Context,
        attempt: &Attempt,
        sign_in: &SignIn,
        step: &Password,
    ) -> Result<Tried, Failure> {
        let now = context.now();
        let mut unit = context.store.write().await?;
        still_asked().map_err(|gone| StoreError::Unavailable(gone.into()))?;
        if !unit.lease(&sign_in.id, &attempt.token, now, now.plus(LOOKED_AT_FOR)).await? {
            return Ok(Tried::Twin);
        }
        let before = unit.throttle(&self.subject, self.bucket.as_str()).await?;
        if let Some(wait) = before.and_then(|throttle| throttle.wait(now)) {
            return Ok(Tried::Wait(wait));
        }
        let throttle = Throttle::counted(before, now, &context.settings.passwords);
        unit.set_throttle(&self.subject, self.bucket.as_str(), &throttle).await?;
        let kept = unit.person_by_email(step.email()).await?.filter(|person| *step.person() == person.id);
        unit.commit().await?;
        Ok(Tried::Counted { kept: kept.and_then(|person| person.password), throttle })
    }

    /// Takes a count and its mark back: nobody looked.
    pub(super) async fn give_back(
        &self,
        context: &Context,
        attempt: &Attempt,
        sign_in: &SignIn,
    ) -> Result<(), Failure> {
        let mut unit = context.store.write().await?;
        unit.release(&sign_in.id, &attempt.token).await?;
        if let Some(counted) = unit.throttle(&self.subject, self.bucket.as_str()).await? {
            match counted.given_back() {
                Some(less) => unit.set_throttle(&self.subject, self.bucket.as_str(), &less).await?,
                None => unit.reset_throttle(&self.subject, self.bucket.as_str()).await?,
            }
        }
        unit.commit().await?;
        Ok(())
    }
}
