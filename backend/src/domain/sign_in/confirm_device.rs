//! The answer to `confirm_device`: whether the device that showed the code may be signed in.
//!
//! The rule a reader would break: Continue counts only with **This is my device and I started this**, and only from the
//! session that claimed the code; Deny counts without the tick.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, ConfirmDevice, DeviceAnswered, DeviceSignIn, Identify, SignIn, State, Visitor};
use crate::domain::device::{self, Decided};
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::Refusal;

/// What was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub(super) approve: bool,
    pub(super) mine: bool,
}

pub(super) async fn take(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: ConfirmDevice,
    given: Given,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let outcome = decide(context, visitor, &mut claim.unit, step, given).await?;
    claim.settle(context, attempt, sign_in, outcome).await
}

async fn decide(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    step: ConfirmDevice,
    given: Given,
) -> Result<Outcome, Failure> {
    let Some((session, person)) = step.holder.look(context, visitor, unit).await? else {
        return Ok(Outcome::taken(State::Identify(Identify::default())));
    };
    if given.approve && !given.mine {
        return Ok(Outcome::refused(State::ConfirmDevice(step), Refusal::DeviceUnconfirmed));
    }
    let decided = device::decide(context, visitor, unit, &step, (&session, &person), given.approve).await?;
    let holder = step.holder;
    Ok(match decided {
        Decided::Approved { application } => {
            Outcome::taken(State::DeviceApproved(DeviceAnswered { holder, application }))
        }
        Decided::Denied { application } => {
            Outcome::taken(State::DeviceDenied(DeviceAnswered { holder, application }))
        }
        Decided::Refused(refusal) => {
            Outcome::refused(State::DeviceSignIn(DeviceSignIn { holder: Some(holder) }), refusal)
        }
    })
}
