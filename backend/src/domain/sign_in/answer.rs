//! What an answer goes through: recognised as a repetition, or taken by the step it is to.

use super::repeat::{Attempt, Looked};
use super::{
    Answered, State, Visitor, confirm_device, consent, device_sign_in, identify, number_match, password,
    stay_signed_in, totp,
};
use crate::domain::{Context, Failure};
use crate::store::Live;
use drempel_contract::{Answer, AnswerSignIn};

/// Takes an answer.
///
/// Run it where it is not given up halfway when the client goes away: the same answer will come again.
///
/// # Errors
/// When nothing was taken, see [`Failure`]. A refusal is no error but a reply.
pub async fn answer(
    context: &Context,
    visitor: &Visitor,
    request: AnswerSignIn,
) -> Result<Answered, Failure> {
    let attempt = Attempt::of(context, visitor, &request)?;
    let live = match attempt.look(context).await? {
        Looked::Repeated(answered) => return Ok(*answered),
        Looked::Present(live) => *live,
    };
    match take(context, visitor, &attempt, live, request.answer).await? {
        Some(answered) => Ok(answered),
        None => attempt.wait_for_twin(context).await,
    }
}

/// `None` when the same token came twice at once, and the other was first.
async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    live: Live,
    answer: Answer,
) -> Result<Option<Answered>, Failure> {
    let sign_in = live.sign_in;
    match (sign_in.state.clone(), answer) {
        (State::Identify(step), Answer::Identify { email, method }) => {
            identify::take(context, visitor, attempt, sign_in, step, (&email, method)).await
        }
        (_, Answer::UseMethod { method }) if sign_in.state.is_open() => {
            number_match::choose(context, visitor, attempt, sign_in, method).await
        }
        (State::NumberMatch(step), Answer::NumberMatch {}) => {
            number_match::again(context, visitor, attempt, sign_in, step).await
        }
        (State::Password(step), Answer::Password { password }) => {
            password::take(context, visitor, attempt, sign_in, step, &password).await
        }
        (State::Totp(step), Answer::Totp { device, code }) => {
            totp::take(context, visitor, attempt, sign_in, step, totp::Given { device, code }).await
        }
        (State::StaySignedIn(step), Answer::StaySignedIn { stay }) => {
            stay_signed_in::take(context, visitor, attempt, sign_in, step, stay).await
        }
        (State::DeviceSignIn(step), Answer::DeviceSignIn { user_code }) => {
            device_sign_in::take(context, visitor, attempt, sign_in, step, &user_code).await
        }
        (State::ConfirmDevice(step), Answer::ConfirmDevice { approve, mine }) => {
            let given = confirm_device::Given { approve, mine };
            confirm_device::take(context, visitor, attempt, sign_in, step, given).await
        }
        (State::Consent(step), Answer::Consent { allow }) => {
            consent::take(context, visitor, attempt, sign_in, step, allow).await
        }
        (state, _) if !state.is_open() => Err(Failure::SignInEnded),
        (_, _) => Err(Failure::WrongStep),
    }
}
