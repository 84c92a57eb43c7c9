//! Another app has taken the key: a code of it, typed on the computer, is the proof.

use super::codes;
use super::enrolling::{Enrolling, Status};
use super::seal::Offered;
use super::shown::{mine, shown};
use crate::domain::activity::{Event, note};
use crate::domain::factor::name_as_given;
use crate::domain::person::Person;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{ConfirmEnrolment, Enrolment, EnrolmentRefusal, SignInEventKind};

/// Takes the code.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::NoSuchThing`] for another session's, [`Failure::Malformed`] for a name nobody can
/// read. A code that is not taken is no error but a refusal.
pub async fn confirm(
    context: &Context,
    visitor: &Visitor,
    request: &ConfirmEnrolment,
) -> Result<Enrolment, Failure> {
    let name = name_as_given(&request.name).ok_or(Failure::Malformed("a name has 1 to 64 characters"))?;
    let mut unit = context.store.write().await?;
    let (enrolling, person) = mine(context, visitor, &mut unit, &request.id).await?;
    let refusal = look(context, visitor, &mut unit, &enrolling, (request.code.expose(), &name)).await?;
    let enrolment = now(context, &mut unit, &enrolling.id, &person, refusal).await?;
    unit.commit().await?;
    Ok(enrolment)
}

async fn look(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    enrolling: &Enrolling,
    (code, name): (&str, &str),
) -> Result<Option<EnrolmentRefusal>, Failure> {
    let offer = match &enrolling.status {
        Status::Waiting(offer) | Status::Claimed { offer, .. } if !enrolling.is_over(context.now()) => offer,
        // What it has become meanwhile is the answer.
        Status::Waiting(_)
        | Status::Claimed { .. }
        | Status::Proved { .. }
        | Status::Connected { .. }
        | Status::Done { .. }
        | Status::Cancelled => return Ok(None),
    };
    let offered = Offered::open(context, enrolling, offer)?;
    let most = context.settings.security_info.wrong_codes;
    let left = most.saturating_sub(enrolling.wrong_codes.saturating_add(1));
    let step = match codes::look(context, &offered.totp, code, left) {
        Ok(step) => step,
        Err(refusal) => {
            super::open::count_wrong(context, unit, enrolling, refusal).await?;
            return Ok(Some(refusal));
        }
    };
    let is_first = unit.totp_factors(&enrolling.person).await?.is_empty();
    if unit.confirm_enrolment(&enrolling.id, is_first, context.now()).await? {
        codes::add(context, unit, enrolling, (&offered.totp, step), name).await?;
        note(unit, Event::by(context, visitor, &enrolling.person, SignInEventKind::MethodAdded)?).await?;
        tracing::info!(person = enrolling.person.0, factor = enrolling.factor.0, "a method was added");
    }
    Ok(None)
}

async fn now(
    context: &Context,
    unit: &mut Unit,
    id: &str,
    person: &Person,
    refusal: Option<EnrolmentRefusal>,
) -> Result<Enrolment, Failure> {
    let enrolling = unit.enrolment(id).await?.ok_or(Failure::NoSuchThing)?;
    shown(context, unit, &enrolling, person, refusal).await
}
