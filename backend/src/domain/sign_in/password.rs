//! The answer to `password`.
//!
//! The rule a reader would break: the try is counted, and the answer marked as being looked at, in a transaction of its
//! own before Argon2 runs: neither a flood nor a dropped connection gets a free look. And an address nobody has costs
//! the same statements and the same Argon2 as one somebody has.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, Password, Proved, Purpose, SignIn, State, Visitor, finish};
use crate::clock::whole_seconds;
use crate::domain::alert::Alert;
use crate::domain::person::PasswordHash;
use crate::domain::throttle::Throttle;
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::passwords::{RightPassword, Verdict};
use crate::store::Unit;
use drempel_contract::{Refusal, Secret};
use std::time::Duration;

/// The bucket of browsers this person never signed in with.
const ELSEWHERE: &str = "elsewhere";
/// Longer than Argon2 can take, shorter than a person's patience after a crash.
const LOOKED_AT_FOR: Duration = Duration::from_secs(15);

/// Counts wrong passwords for one address from one place.
struct Counter {
    subject: Digest,
    bucket: String,
}

/// What counting a try led to.
enum Tried {
    /// Look at it: this is what is kept, if anything.
    Counted { kept: Option<PasswordHash>, throttle: Throttle },
    /// Do not.
    Wait(Duration),
    /// The same answer is being looked at already.
    Twin,
}

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: Password,
    typed: &Secret,
) -> Result<Option<Answered>, Failure> {
    let mut unit = context.store.read().await?;
    let counter = Counter::of(context, visitor, &step, &mut unit).await?;
    let blocked = counter.wait(context, &mut unit).await?;
    drop(unit);
    if let Some(wait) = blocked {
        return refuse(context, attempt, sign_in, step, wait).await;
    }
    let turn = context.passwords.turn().await?;
    let (kept, throttle) = match counter.count(context, attempt, &sign_in, &step).await? {
        Tried::Counted { kept, throttle } => (kept, throttle),
        Tried::Wait(wait) => return refuse(context, attempt, sign_in, step, wait).await,
        Tried::Twin => return Ok(None),
    };
    let verdict = context.passwords.look(turn, typed.expose(), kept.clone(), &*context.random).await?;
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let outcome = match verdict {
        Verdict::Wrong => wrong(context, step, throttle),
        Verdict::Right { proof, rehashed } => {
            claim.unit.reset_throttle(&counter.subject, &counter.bucket).await?;
            let looked_at = LookedAt { proof, kept, rehashed };
            right(context, visitor, &mut claim.unit, &sign_in.purpose, step, looked_at).await?
        }
    };
    claim.settle(context, attempt, sign_in, outcome).await
}

async fn refuse(
    context: &Context,
    attempt: &Attempt,
    sign_in: SignIn,
    step: Password,
    wait: Duration,
) -> Result<Option<Answered>, Failure> {
    let Some(claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let refusal = Refusal::PasswordThrottled { retry_after: whole_seconds(wait) };
    claim.settle(context, attempt, sign_in, Outcome::refused(State::Password(step), refusal)).await
}

fn wrong(context: &Context, step: Password, throttle: Throttle) -> Outcome {
    let mut outcome = Outcome::refused(State::Password(step), Refusal::WrongPassword);
    let wait = throttle.counted_at.until(throttle.blocked_until);
    if wait >= context.settings.passwords.longest_wait {
        outcome.alerts.push(Alert::PasswordFlood { failures: throttle.failures });
    }
    outcome
}

struct LookedAt {
    proof: RightPassword,
    kept: Option<PasswordHash>,
    rehashed: Option<PasswordHash>,
}

/// The person is read again: the password may have been changed while this one was looked at.
async fn right(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    step: Password,
    looked_at: LookedAt,
) -> Result<Outcome, Failure> {
    let person = unit.person(step.person()).await?;
    let Some(person) = person.filter(|person| person.password == looked_at.kept) else {
        return Ok(Outcome::refused(State::Password(step), Refusal::WrongPassword));
    };
    if let Some(hash) = &looked_at.rehashed {
        unit.set_password(&person.id, hash).await?;
    }
    let factors = unit.totp_factors(&person.id).await?;
    match step.proved(looked_at.proof, &person, &factors) {
        Ok(Proved::FirstFactor(step)) => Ok(Outcome::taken(State::Totp(step))),
        Ok(Proved::All(step)) => finish::ask_or_finish(context, visitor, unit, purpose, step).await,
        Err((step, refusal)) => Ok(Outcome::refused(State::Password(step), refusal)),
    }
}

impl Counter {
    async fn of(
        context: &Context,
        visitor: &Visitor,
        step: &Password,
        unit: &mut Unit,
    ) -> Result<Self, Failure> {
        let known = match &visitor.device {
            Some(token) => unit.known_device(&token.digest(), step.person()).await?,
            None => None,
        };
        let bucket = known.map_or_else(|| ELSEWHERE.to_owned(), |device| device.id);
        Ok(Self { subject: context.key.subject(step.email()), bucket })
    }

    async fn wait(&self, context: &Context, unit: &mut Unit) -> Result<Option<Duration>, Failure> {
        let throttle = unit.throttle(&self.subject, &self.bucket).await?;
        Ok(throttle.and_then(|throttle| throttle.wait(context.now())))
    }

    async fn count(
        &self,
        context: &Context,
        attempt: &Attempt,
        sign_in: &SignIn,
        step: &Password,
    ) -> Result<Tried, Failure> {
        let now = context.now();
        let mut unit = context.store.write().await?;
        if !unit.lease(&sign_in.id, &attempt.token, now, now.plus(LOOKED_AT_FOR)).await? {
            return Ok(Tried::Twin);
        }
        let before = unit.throttle(&self.subject, &self.bucket).await?;
        if let Some(wait) = before.and_then(|throttle| throttle.wait(now)) {
            return Ok(Tried::Wait(wait));
        }
        let throttle = Throttle::counted(before, now, &context.settings.passwords);
        unit.set_throttle(&self.subject, &self.bucket, &throttle).await?;
        let kept = unit.person_by_email(step.email()).await?.filter(|person| *step.person() == person.id);
        unit.commit().await?;
        Ok(Tried::Counted { kept: kept.and_then(|person| person.password), throttle })
    }
}
