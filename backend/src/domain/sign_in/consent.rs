//! The answer to `consent`: whether an application that is not the organisation's own may have what it asks for.
//!
//! The rule a reader would break: a no is an answer, too. It goes back to the application as `access_denied`.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, Consent, Identify, SignIn, State, Visitor, next};
use crate::domain::{Context, Failure, authorization};
use crate::store::Unit;
use drempel_contract::Refusal;

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: Consent,
    allow: bool,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let outcome = decide(context, visitor, &mut claim.unit, step, allow).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}

async fn decide(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    step: Consent,
    allow: bool,
) -> Result<Outcome, Failure> {
    let Some((_, person)) = step.holder.look(context, visitor, unit).await? else {
        return Ok(Outcome::taken(State::Identify(Identify::default())));
    };
    if authorization::decide(context, unit, &step.authorization, &person, allow).await? {
        return Ok(next::back_to_application(&person, &step.authorization));
    }
    Ok(Outcome::refused(State::Identify(Identify::default()), Refusal::AuthorizationGone))
}
