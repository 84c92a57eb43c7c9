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
    let finished = step.finished(stay);
    let outcome = finish::finish(context, visitor, &mut claim.unit, &sign_in.purpose, finished).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}
