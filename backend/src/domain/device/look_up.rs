//! A code is looked up for a signed-in person, and claimed for their session.
//!
//! The rule a reader would break: an unknown code, an expired one, a used one and somebody else's are refused after the
//! same statements. What a person may hear of them is different, what they cost is not.

use super::budget::Budget;
use super::request::{By, DeviceRequest, Status};
use crate::domain::person::PersonId;
use crate::domain::sign_in::{Holder, Visitor};
use crate::domain::token::Digest;
use crate::domain::{Context, Failure, client};
use crate::store::Unit;
use drempel_contract::Refusal;

/// What looking a code up led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The session has it; this names the device's request.
    Claimed(String),
    /// Why not.
    Refused(Refusal),
}

/// No request has this id.
const NONE: &str = "";

/// Looks a code up for a signed-in person, and claims it for their session. A session may claim again what it has
/// claimed, and what a session claimed that is over.
///
/// # Errors
/// When the database cannot be reached.
pub async fn look_up(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    holder: &Holder,
    user_code: &Digest,
) -> Result<Looked, Failure> {
    let budget = Budget::of(context, visitor, holder.person());
    let attempts_left = match budget.count(context, unit).await? {
        Ok(left) => left,
        Err(refusal) => return Ok(Looked::Refused(refusal)),
    };
    let by = By { session: holder.session().to_owned(), person: holder.person().clone() };
    let found = unit.device_request_by_user_code(user_code).await?;
    let id = found.as_ref().map_or(NONE, |request| request.id.as_str());
    let claimed = unit.claim_device_request(id, &by, context.now()).await?;
    let request = match found {
        Some(request) if claimed => request,
        other => return Ok(Looked::Refused(wrong(context, other.as_ref(), attempts_left))),
    };
    if !may_use(context, unit, &request, &by.person).await? {
        // Whoever it is for can still enter it. The count stays: this told a stranger that the code is right.
        unit.release_device_request(&request.id, &by).await?;
        return Ok(Looked::Refused(Refusal::ApplicationDenied));
    }
    budget.give_back(unit).await?;
    Ok(Looked::Claimed(request.id))
}

/// Why a code could not be claimed.
fn wrong(context: &Context, found: Option<&DeviceRequest>, attempts_left: u8) -> Refusal {
    match found {
        None => Refusal::UnknownUserCode { attempts_left },
        Some(request) => over_or_used(context, request, attempts_left),
    }
}

/// Why a request can no longer be answered, at least not by whoever tried.
pub(super) fn over_or_used(context: &Context, request: &DeviceRequest, attempts_left: u8) -> Refusal {
    match request.status {
        Status::Pending | Status::Claimed(_) if request.is_over(context.now()) => {
            Refusal::UserCodeExpired { attempts_left }
        }
        Status::Pending | Status::Claimed(_) | Status::Approved(_) | Status::Denied | Status::Redeemed => {
            Refusal::UserCodeUsed { attempts_left }
        }
    }
}

/// Whether the application still is one, may sign devices in, and is for this person.
pub(super) async fn may_use(
    context: &Context,
    unit: &mut Unit,
    request: &DeviceRequest,
    person: &PersonId,
) -> Result<bool, Failure> {
    let client = client::client(context, unit, &request.client).await?;
    let person = unit.person(person).await?;
    Ok(client.zip(person).is_some_and(|(client, person)| {
        client.may_use(client::GrantType::DeviceCode) && client.admits(&person)
    }))
}
