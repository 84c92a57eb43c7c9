//! The answer to `totp`: a code from an authenticator app.
//!
//! The rule a reader would break: a code stands for a time step, and a step is spent once, by the database. Wrong codes
//! are counted per app over its whole life and per sign-in; what was right too late or too early is wrong.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, Identify, Purpose, SignIn, SpentStep, State, Totp, Visitor, finish, noted};
use crate::domain::alert::Alert;
use crate::domain::factor::TotpFactor;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Refusal, Secret};
use drempel_verify::Code;

/// How many steps to either side are looked at to tell that a clock is off.
const CLOCK_SEARCH: i64 = 20;

/// What was given.
pub(super) struct Given {
    pub(super) device: String,
    pub(super) code: Secret,
}

enum Found {
    Right(SpentStep),
    AlreadyUsed,
    ClockOff { seconds: i32 },
    Wrong,
}

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: Totp,
    given: Given,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let person = step.person().clone();
    let outcome = look(context, visitor, &mut claim.unit, &sign_in.purpose, step, &given).await?;
    let whose = (&sign_in.purpose, &person);
    noted::looked_at_code(context, visitor, &mut claim.unit, whose, &outcome).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}

async fn look(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    step: Totp,
    given: &Given,
) -> Result<Outcome, Failure> {
    let factors = unit.totp_factors(step.person()).await?;
    if !factors.iter().any(TotpFactor::is_usable) {
        return Ok(Outcome::refused(State::Identify(step.given_up()), Refusal::NoFactorLeft));
    }
    let Some(factor) = factors.iter().find(|factor| factor.id.0 == given.device) else {
        return Ok(wrong_code(context, step, |attempts_left| Refusal::WrongCode { attempts_left }));
    };
    if !factor.is_usable() {
        return Ok(Outcome::refused(State::Totp(step), Refusal::DeviceLocked));
    }
    let Ok(code) = Code::parse(given.code.expose(), factor.digits) else {
        return Ok(Outcome::refused(State::Totp(step), Refusal::MalformedCode));
    };
    let found = find(context, unit, factor, &code).await?;
    let refusal: fn(u8, i32) -> Refusal = match found {
        Found::Right(spent) => {
            unit.count_right_code(&factor.id, context.now()).await?;
            return finish::ask_or_finish(context, visitor, unit, purpose, step.proved(spent)).await;
        }
        Found::AlreadyUsed => |attempts_left, _| Refusal::CodeAlreadyUsed { attempts_left },
        Found::ClockOff { .. } => |attempts_left, seconds| Refusal::ClockOff { seconds, attempts_left },
        Found::Wrong => |attempts_left, _| Refusal::WrongCode { attempts_left },
    };
    let seconds = if let Found::ClockOff { seconds } = found { seconds } else { 0 };
    let others = factors.iter().any(|other| other.id != factor.id && other.is_usable());
    count_wrong(context, unit, step, factor, others, |left| refusal(left, seconds)).await
}

/// Looks for the step a code belongs to, and spends it whatever the code is then worth.
async fn find(
    context: &Context,
    unit: &mut Unit,
    factor: &TotpFactor,
    code: &Code,
) -> Result<Found, Failure> {
    let totp = factor.open(&context.key)?;
    let now = totp.step_at(context.now().seconds());
    let in_time = totp.find_step(code, now - 1..=now);
    let around = totp.find_step(code, now - CLOCK_SEARCH..=now + CLOCK_SEARCH);
    let Some(step) = in_time.or(around) else { return Ok(Found::Wrong) };
    if !unit.spend_step(&factor.id, step, context.now()).await? {
        return Ok(Found::AlreadyUsed);
    }
    if in_time.is_some() {
        return Ok(Found::Right(SpentStep::of(factor.id.clone())));
    }
    let seconds = (step - now) * i64::from(totp.period().get());
    let rounded = seconds.saturating_add(15).div_euclid(30) * 30;
    Ok(Found::ClockOff { seconds: i32::try_from(rounded).unwrap_or(0) })
}

async fn count_wrong(
    context: &Context,
    unit: &mut Unit,
    step: Totp,
    factor: &TotpFactor,
    others: bool,
    refusal: impl FnOnce(u8) -> Refusal,
) -> Result<Outcome, Failure> {
    let most = context.settings.sign_in.wrong_codes_per_factor;
    let wrong_in_a_row = unit.count_wrong_code(&factor.id).await?;
    if wrong_in_a_row < most {
        let mut outcome = wrong_code(context, step, refusal);
        if wrong_in_a_row == most.saturating_sub(most / 5) {
            let factor = factor.id.clone();
            outcome.alerts.push(Alert::FactorNearlyLocked { factor, wrong_in_a_row });
        }
        return Ok(outcome);
    }
    unit.lock_factor(&factor.id, context.now()).await?;
    let state = match step.wrong(context.settings.sign_in.wrong_codes) {
        Ok((step, _)) if others => State::Totp(step),
        Ok(_) => State::Identify(Identify::default()),
        Err(beginning) => State::Identify(beginning),
    };
    let mut outcome = Outcome::refused(state, Refusal::DeviceLocked);
    outcome.alerts.push(Alert::FactorLocked { factor: factor.id.clone() });
    Ok(outcome)
}

fn wrong_code(context: &Context, step: Totp, refusal: impl FnOnce(u8) -> Refusal) -> Outcome {
    let person = step.person().clone();
    match step.wrong(context.settings.sign_in.wrong_codes) {
        Ok((step, attempts_left)) => Outcome::refused(State::Totp(step), refusal(attempts_left)),
        Err(beginning) => {
            let mut outcome = Outcome::refused(State::Identify(beginning), Refusal::TooManyCodes);
            outcome.alerts.push(Alert::TooManyCodes { person });
            outcome
        }
    }
}
