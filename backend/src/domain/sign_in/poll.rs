//! The computer asks what has become of its request to the phone.
//!
//! The rule a reader would break: while the phone has not approved, a poll reads and writes nothing, and its reply carries
//! the token it came with. The approval is taken like an answer: claimed, kept for half a minute, in one transaction.

use super::claim::{Claim, Outcome};
use super::present::present;
use super::repeat::{Attempt, Looked as Known};
use super::{Answered, NumberMatch, SignIn, State, Visitor, number_match};
use crate::domain::number_match::Looked;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use drempel_contract::PollSignIn;

/// Tells how far the step is.
///
/// Run it where it is not given up halfway when the client goes away: the same poll will come again.
///
/// # Errors
/// When it cannot be told, see [`Failure`]; [`Failure::WrongStep`] when the step waits for nothing.
pub async fn poll(context: &Context, visitor: &Visitor, request: &PollSignIn) -> Result<Answered, Failure> {
    let attempt = Attempt::of_poll(context, visitor, request)?;
    let live = match attempt.look(context).await? {
        Known::Repeated(answered) => return Ok(*answered),
        Known::Present(live) => *live,
    };
    let State::NumberMatch(step) = live.sign_in.state.clone() else { return Err(Failure::WrongStep) };
    let mut unit = context.store.read().await?;
    if number_match::looked(context, &mut unit, &step).await? == Looked::Approved {
        drop(unit);
        return match take(context, visitor, &attempt, live.sign_in, step).await? {
            Some(answered) => Ok(answered),
            None => attempt.wait_for_twin(context).await,
        };
    }
    let mut sign_in = live.sign_in;
    let token = Token::parse(request.continuation_token.expose()).ok_or(Failure::SignInEnded)?;
    let outcome = Outcome::taken(sign_in.state.clone());
    let (answered, _) = present(context, &mut unit, &mut sign_in, outcome, &token).await?;
    Ok(answered)
}

async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: NumberMatch,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let outcome = number_match::approved(context, visitor, &mut claim.unit, &sign_in, step).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}
