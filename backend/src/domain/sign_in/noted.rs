//! What a sign-in led to, noted for the person to look over.

use super::claim::Outcome;
use super::{Purpose, State, Visitor};
use crate::domain::activity::{Event, note};
use crate::domain::person::PersonId;
use crate::domain::session::Session;
use crate::domain::{Context, Failure, authorization};
use crate::store::Unit;
use drempel_contract::{Refusal, SignInEventKind};

/// A session was opened.
pub(super) async fn signed_in(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    session: &Session,
) -> Result<(), Failure> {
    let event = Event::by(context, visitor, &session.person, SignInEventKind::SignedIn)?;
    let application = application(context, unit, purpose).await?;
    note(unit, event.with_session(session).for_application(application)).await
}

/// A look at a code is over. When it was the last one, somebody knew the password and had no second factor.
pub(super) async fn looked_at_code(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    (purpose, person): (&Purpose, &PersonId),
    outcome: &Outcome,
) -> Result<(), Failure> {
    let is_last = matches!(outcome.state, State::Identify(_))
        && matches!(outcome.refusal, Some(Refusal::TooManyCodes | Refusal::DeviceLocked));
    if !is_last {
        return Ok(());
    }
    let event = Event::by(context, visitor, person, SignInEventKind::SecondFactorFailed)?;
    let application = application(context, unit, purpose).await?;
    note(unit, event.for_application(application)).await
}

/// As people know it; empty for a page of our own.
async fn application(context: &Context, unit: &mut Unit, purpose: &Purpose) -> Result<String, Failure> {
    Ok(match purpose {
        Purpose::Authorization { id } => {
            authorization::about(context, unit, id).await?.map(|about| about.application).unwrap_or_default()
        }
        Purpose::Home | Purpose::Page { .. } | Purpose::Device { .. } => String::new(),
    })
}
