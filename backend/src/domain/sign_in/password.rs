//! The answer to `password`.
//!
//! The rule a reader would break: admission first, then the count, then the place, so that nothing scarce is held while
//! another scarce thing is waited for (`counter.rs`, `passwords/queue.rs`). And an address nobody has costs the same
//! statements and the same Argon2 as one somebody has.

mod counter;

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, Password, Proved, Purpose, SignIn, State, Visitor, finish};
use crate::clock::whole_seconds;
use crate::domain::alert::Alert;
use crate::domain::person::{PasswordHash, Person};
use crate::domain::throttle::Throttle;
use crate::domain::{Context, Failure};
use crate::passwords::{RightPassword, Ticket, Verdict};
use crate::store::{StoreError, Unit};
use counter::{Counter, Tried};
use drempel_contract::{Refusal, Secret};
use std::time::Duration;

/// What is kept may be renewed while it is compared, by another sign-in of the same person: so often it is looked at
/// again.
const LOOKS: usize = 4;

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
    let ticket = context.passwords.admit(counter.party(visitor))?;
    let (kept, throttle) = match counter.count(context, attempt, &sign_in, &step).await? {
        Tried::Counted { kept, throttle } => (kept, throttle),
        Tried::Wait(wait) => return refuse(context, attempt, sign_in, step, wait).await,
        Tried::Twin => return Ok(None),
    };
    let looking =
        Looking { context, visitor, attempt, sign_in: &sign_in, counter: &counter, step: &step, typed };
    let Some((mut claim, found)) = looking.look(ticket, kept).await? else { return Ok(None) };
    let outcome = match found {
        None => wrong(context, step, throttle),
        Some(found) => {
            claim.unit.reset_throttle(&counter.subject, counter.bucket.as_str()).await?;
            right(context, visitor, &mut claim.unit, &sign_in.purpose, step, found).await?
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

/// Whose password it is, as they are in the transaction in which the answer is taken.
struct Found {
    person: Person,
    proof: RightPassword,
    rehashed: Option<PasswordHash>,
}

struct Looking<'a> {
    context: &'a Context,
    visitor: &'a Visitor,
    attempt: &'a Attempt,
    sign_in: &'a SignIn,
    counter: &'a Counter,
    step: &'a Password,
    typed: &'a Secret,
}

impl Looking<'_> {
    /// Compares with what is kept, and again when that is another meanwhile: renewed with today's parameters, or changed.
    async fn look(
        &self,
        mut ticket: Ticket,
        mut kept: Option<PasswordHash>,
    ) -> Result<Option<(Claim, Option<Found>)>, Failure> {
        for _ in 0..LOOKS {
            let Some((mut claim, verdict)) = self.look_once(ticket, kept.clone()).await? else {
                return Ok(None);
            };
            let Verdict::Right { proof, rehashed } = verdict else { return Ok(Some((claim, None))) };
            let Some(person) = claim.unit.person(self.step.person()).await? else {
                return Ok(Some((claim, None)));
            };
            if person.password == kept {
                return Ok(Some((claim, Some(Found { person, proof, rehashed }))));
            }
            drop(claim);
            kept = person.password;
            ticket = self.admit_again().await?;
        }
        self.turned_away(StoreError::Unavailable("a password was changed again and again".into()).into())
            .await
    }

    /// The place is let go before the turn to write is waited for.
    async fn look_once(
        &self,
        ticket: Ticket,
        kept: Option<PasswordHash>,
    ) -> Result<Option<(Claim, Verdict)>, Failure> {
        let place = match ticket.place().await {
            Ok(place) => place,
            Err(overloaded) => return self.turned_away(overloaded.into()).await,
        };
        let Context { passwords, random, .. } = self.context;
        let verdict =
            passwords.look(place, self.typed.expose(), &self.counter.subject, kept, &**random).await?;
        let claim = Claim::of(self.context, self.attempt, self.sign_in).await?;
        Ok(claim.map(|claim| (claim, verdict)))
    }

    async fn admit_again(&self) -> Result<Ticket, Failure> {
        match self.context.passwords.admit(self.counter.party(self.visitor)) {
            Ok(ticket) => Ok(ticket),
            Err(overloaded) => self.turned_away(overloaded.into()).await,
        }
    }

    async fn turned_away<T>(&self, failure: Failure) -> Result<T, Failure> {
        self.counter.give_back(self.context, self.attempt, self.sign_in).await?;
        Err(failure)
    }
}

async fn right(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    step: Password,
    found: Found,
) -> Result<Outcome, Failure> {
    let Found { person, proof, rehashed } = found;
    if let Some(hash) = &rehashed {
        unit.set_password(&person.id, hash).await?;
    }
    let factors = unit.totp_factors(&person.id).await?;
    match step.proved(proof, &person, &factors) {
        Ok(Proved::FirstFactor(step)) => Ok(Outcome::taken(State::Totp(step))),
        Ok(Proved::All(step)) => finish::ask_or_finish(context, visitor, unit, purpose, step).await,
        Err((step, refusal)) => Ok(Outcome::refused(State::Password(step), refusal)),
    }
}
