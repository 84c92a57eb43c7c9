//! The answer to `identify`: an address.
//!
//! The rule a reader would break: every well-formed address leads to `password`, by the same statements.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, Identify, SignIn, State};
use crate::domain::person::PersonId;
use crate::domain::token::draw_id;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::Refusal;
use drempel_verify::EmailAddress;

pub(super) async fn take(
    context: &Context,
    attempt: &Attempt,
    sign_in: SignIn,
    step: Identify,
    typed: &str,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let outcome = look(context, &mut claim.unit, step, typed).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}

pub(super) async fn look(
    context: &Context,
    unit: &mut Unit,
    step: Identify,
    typed: &str,
) -> Result<Outcome, Failure> {
    let Ok(email) = EmailAddress::try_from(typed) else {
        return Ok(Outcome::refused(State::Identify(step), Refusal::MalformedEmail));
    };
    // Drawn for everybody, used for nobody.
    let nobody = PersonId(draw_id(&*context.random)?);
    let person = unit.person_by_email(&email).await?.map_or(nobody, |person| person.id);
    Ok(Outcome::taken(State::Password(step.named(email, person))))
}
