//! An approval is used, once.
//!
//! The rule a reader would break: [`ApprovedByPhone`] is made here only, in the unit that turned the request from
//! approved to redeemed, after a last look at the phone and at whether the person has stopped requests since.

use super::request::{NumberMatch, Status, Void};
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::person::PersonId;
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// Proof that a person approved something on their phone, and that nobody has used it before.
#[derive(Debug)]
pub struct ApprovedByPhone {
    person: PersonId,
    by: AuthenticatorId,
}

impl ApprovedByPhone {
    /// Who.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// On which phone.
    #[must_use]
    pub const fn by(&self) -> &AuthenticatorId {
        &self.by
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Redeemed {
    /// Go on.
    Approved(ApprovedByPhone),
    /// There is no such approval, or no longer; what was written about it belongs into the same unit.
    Not,
}

/// Uses the approval of a request for the sign-in it was asked for.
///
/// # Errors
/// When the database cannot be reached.
pub async fn redeem(
    context: &Context,
    unit: &mut Unit,
    id: &str,
    sign_in: &str,
) -> Result<Redeemed, Failure> {
    let found = unit.number_match(id).await?;
    let Some(request) = found.filter(|request| request.sign_in == sign_in) else { return Ok(Redeemed::Not) };
    let (Status::Approved, Some(by)) = (request.status_at(context.now()), request.decided_by.clone()) else {
        return Ok(Redeemed::Not);
    };
    if let Some(void) = no_longer(unit, &request, &by).await? {
        tracing::info!(request = request.id, ?void, "approved, but it no longer holds");
        unit.void_number_match(&request.id, void).await?;
        return Ok(Redeemed::Not);
    }
    if !unit.redeem_number_match(&request.id).await? {
        return Ok(Redeemed::Not);
    }
    Ok(Redeemed::Approved(ApprovedByPhone { person: request.person, by }))
}

/// Why the approval no longer holds, if it does not.
async fn no_longer(
    unit: &mut Unit,
    request: &NumberMatch,
    by: &AuthenticatorId,
) -> Result<Option<Void>, Failure> {
    let phone = unit.authenticator(by).await?;
    if !phone.is_some_and(|phone| request.asks(&phone)) {
        return Ok(Some(Void::Unregistered));
    }
    let stopped = unit.requests_stopped(&request.person, &request.bucket).await?;
    let since = stopped.filter(|at| request.decided_at.is_none_or(|decided| decided <= *at));
    Ok(since.map(|_| Void::Denied))
}
