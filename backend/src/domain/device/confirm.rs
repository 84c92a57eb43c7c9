//! The person sees which device asks, and decides.
//!
//! The rule a reader would break: what counts is the claim in the database, not the step of the sign-in. A request that
//! expired or was answered while the person looked at it is not approved.

use super::budget::{Budget, attempts_left};
use super::look_up::{may_use, over_or_used};
use super::request::{Approval, By, DeviceRequest, Status};
use crate::domain::activity::{Event, note};
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::domain::sign_in::{ConfirmDevice, Visitor};
use crate::domain::{Context, Failure, client};
use crate::language::Language;
use crate::store::Unit;
use drempel_contract::{Refusal, SignInEventKind, Step};
use std::time::Duration;

/// What a decision led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The device gets access.
    Approved {
        /// As people know it.
        application: String,
    },
    /// The device does not.
    Denied {
        /// As people know it.
        application: String,
    },
    /// Nothing was decided.
    Refused(Refusal),
}

/// An approval in the last second still reaches the device: it may poll once more, and this late.
const LATE: Duration = Duration::from_secs(5);

/// The device as the person is asked about it, or why there is nothing to ask any more.
///
/// # Errors
/// When the database cannot be reached.
pub async fn shown(
    context: &Context,
    unit: &mut Unit,
    step: &ConfirmDevice,
) -> Result<Result<Step, Refusal>, Failure> {
    let left = attempts_left(context, unit, step.holder.person()).await?;
    let Some(request) = unit.device_request(&step.device).await? else {
        return Ok(Err(Refusal::UserCodeExpired { attempts_left: left }));
    };
    let mine = matches!(&request.status, Status::Claimed(by) if by.session == step.holder.session());
    if !mine || request.is_over(context.now()) {
        return Ok(Err(over_or_used(context, &request, left)));
    }
    let Some(application) = application(context, unit, &request, step.language).await? else {
        return Ok(Err(Refusal::ApplicationDenied));
    };
    let code = context.key.open_user_code(&request.id, &request.sealed_user_code)?;
    Ok(Ok(Step::ConfirmDevice {
        application,
        user_code: code.grouped(),
        device: request.device,
        place: request.place,
        asked_at: request.asked_at.seconds(),
    }))
}

/// Takes the person's decision.
///
/// # Errors
/// When the database cannot be reached.
pub async fn decide(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    step: &ConfirmDevice,
    (session, person): (&Session, &Person),
    approve: bool,
) -> Result<Decided, Failure> {
    let budget = Budget::of(context, visitor, &person.id);
    let left = match budget.count(context, unit).await? {
        Ok(left) => left,
        Err(refusal) => return Ok(Decided::Refused(refusal)),
    };
    let by = By { session: session.id.clone(), person: person.id.clone() };
    let Some(request) = unit.device_request(&step.device).await? else {
        return Ok(Decided::Refused(Refusal::UserCodeExpired { attempts_left: left }));
    };
    let (now, application) =
        (context.now(), application(context, unit, &request, visitor.language).await?.unwrap_or_default());
    let done = if !approve {
        unit.deny_device_request(&request.id, &by, now).await?
    } else if may_use(context, unit, &request, &person.id).await? {
        let until = now.plus(request.interval).plus(LATE);
        let approval = Approval::by(session);
        unit.approve_device_request(&request.id, &by, &approval, now, until).await?
    } else {
        unit.deny_device_request(&request.id, &by, now).await?;
        return Ok(Decided::Refused(Refusal::ApplicationDenied));
    };
    if !done {
        return Ok(Decided::Refused(over_or_used(context, &request, left)));
    }
    budget.give_back(unit).await?;
    if approve {
        let asked = (request.place.clone(), request.device.clone());
        let event = Event::from(context, &person.id, SignInEventKind::DeviceApproved, asked)?;
        note(unit, event.for_application(application.clone())).await?;
    }
    tracing::info!(device = request.id, client = request.client, person = person.id.0, approve, "decided");
    metrics::counter!("drempel_device_decisions_total", "outcome" => if approve { "approved" } else { "denied" })
        .increment(1);
    Ok(if approve { Decided::Approved { application } } else { Decided::Denied { application } })
}

/// The application as people know it; `None` when there is none any more.
async fn application(
    context: &Context,
    unit: &mut Unit,
    request: &DeviceRequest,
    language: Language,
) -> Result<Option<String>, Failure> {
    let client = client::client(context, unit, &request.client).await?;
    Ok(client.map(|client| client.name_in(language).to_owned()))
}
