//! The answer to `stay_signed_in`, the last question.

use super::claim::Claim;
use super::repeat::Attempt;
use super::{Answered, SignIn, StaySignedIn, Visitor, finish};
use crate::domain::{Context, Failure};

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: StaySignedIn,
    stay: bool,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let email = step.email().clone();
    let outcome = finish::finish(context, visitor, &mut claim.unit, step.finished(stay), email).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}
