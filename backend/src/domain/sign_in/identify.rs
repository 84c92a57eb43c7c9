//! The answer to `identify`: an address.
//!
//! The rule a reader would break: every well-formed address leads to `password`, or to `number_match` when this browser
//! used that last, by the same statements.

use super::claim::{Claim, Outcome};
use super::number_match::{self, For};
use super::repeat::Attempt;
use super::{Answered, Identify, SignIn, State, Visitor};
use crate::domain::person::PersonId;
use crate::domain::token::draw_id;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Method, Refusal};
use drempel_verify::EmailAddress;

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: Identify,
    typed: (&str, Option<Method>),
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let outcome = look(context, visitor, &mut claim.unit, For::of(&sign_in), step, typed).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}

pub(super) async fn look(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    sign_in: For<'_>,
    step: Identify,
    (typed, method): (&str, Option<Method>),
) -> Result<Outcome, Failure> {
    let Ok(email) = EmailAddress::try_from(typed) else {
        return Ok(Outcome::refused(State::Identify(step), Refusal::MalformedEmail));
    };
    // Drawn for everybody, used for nobody.
    let nobody = PersonId(draw_id(&*context.random)?);
    let person = unit.person_by_email(&email).await?.map_or(nobody, |person| person.id);
    let step = step.named(email, person);
    match method {
        Some(Method::NumberMatch) if context.settings.number_match.enabled => {
            number_match::begin(context, visitor, unit, sign_in, step).await
        }
        Some(Method::Password | Method::NumberMatch | Method::Totp) | None => {
            Ok(Outcome::taken(State::Password(step)))
        }
    }
}
