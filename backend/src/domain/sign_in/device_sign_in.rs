//! The answer to `device_sign_in`: the code another device shows (RFC 8628 section 3.3).
//!
//! The rule a reader would break: nobody learns anything about a code before they are signed in. Until then it is kept,
//! as a digest, and the person signs in first.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, ConfirmDevice, DeviceSignIn, Holder, Identify, Purpose, SignIn, State, Visitor, next};
use crate::domain::device::{self, Looked};
use crate::domain::token::Digest;
use crate::domain::{Context, Failure, signed_in};
use crate::store::Unit;
use drempel_contract::{Refusal, Secret};
use drempel_verify::UserCode;

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    mut sign_in: SignIn,
    step: DeviceSignIn,
    typed: &Secret,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let entered = enter(context, visitor, &mut claim.unit, step, typed).await?;
    sign_in.purpose = entered.purpose;
    claim.settle(context, attempt, sign_in, entered.outcome).await
}

/// What entering a code led to.
pub(super) struct Entered {
    pub(super) purpose: Purpose,
    pub(super) outcome: Outcome,
}

/// Takes a code as typed, from whoever is signed in in this browser or is still to sign in.
pub(super) async fn enter(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    step: DeviceSignIn,
    typed: &Secret,
) -> Result<Entered, Failure> {
    let Ok(code) = UserCode::parse(typed.expose()) else {
        let outcome = Outcome::refused(State::DeviceSignIn(step), Refusal::MalformedUserCode);
        return Ok(Entered { purpose: Purpose::Home, outcome });
    };
    let purpose = Purpose::Device { user_code: context.key.user_code(&code) };
    let held = match &visitor.session {
        Some(token) => signed_in::look(unit, &token.digest(), context.now()).await?,
        None => None,
    };
    let outcome = match held {
        None => Outcome::taken(State::Identify(Identify::default())),
        Some((session, person)) => {
            next::after_session(context, visitor, unit, &purpose, (&session, &person)).await?
        }
    };
    Ok(Entered { purpose, outcome })
}

/// Looks a code up for a signed-in person, and claims it for their session.
pub(super) async fn look(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    holder: Holder,
    user_code: &Digest,
) -> Result<Outcome, Failure> {
    Ok(match device::look_up(context, visitor, unit, &holder, user_code).await? {
        Looked::Claimed(device) => {
            let language = visitor.language;
            Outcome::taken(State::ConfirmDevice(ConfirmDevice { holder, device, language }))
        }
        Looked::Refused(refusal) => {
            Outcome::refused(State::DeviceSignIn(DeviceSignIn { holder: Some(holder) }), refusal)
        }
    })
}
