//! **This wasn't me**.
//!
//! The rule a reader would break: it asks for no fresh sign-in, because whoever sees a stranger in the list must be able
//! to act at once; what it does can be done again by signing in.

use super::{Event, note};
use crate::domain::authenticator::{Authenticator, end_what_stands_on};
use crate::domain::security_info::signed_in_here;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use drempel_contract::{NotMeDone, SignInEventKind};

/// Ends every other session of the person and all that was granted, stops requests to their phones, and raises an alert.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::NoSuchThing`].
pub async fn not_me(context: &Context, visitor: &Visitor, id: &str) -> Result<NotMeDone, Failure> {
    let mut unit = context.store.write().await?;
    let (session, person) = signed_in_here(context, visitor, &mut unit).await?;
    if !unit.has_event(&person.id, id).await? {
        return Err(Failure::NoSuchThing);
    }
    let first = unit.report_event(id, context.now()).await?;
    let ended = end_what_stands_on(&mut unit, &person.id, Some(&session.id)).await?;
    unit.forget_devices(&person.id).await?;
    let phones = unit.authenticators_of(&person.id).await?;
    let requests_stopped = phones.iter().any(Authenticator::has_phone_sign_in);
    if requests_stopped {
        unit.stop_requests(&person.id, id, context.now()).await?;
    }
    if first {
        note(&mut unit, Event::by(context, visitor, &person.id, SignInEventKind::NotMe)?).await?;
    }
    unit.commit().await?;
    tracing::warn!(alert = "not_me", person = person.id.0, ended, "somebody else was in an account");
    metrics::counter!("drempel_alerts_total", "kind" => "not_me").increment(1);
    Ok(NotMeDone { ended: u32::try_from(ended).unwrap_or(u32::MAX), requests_stopped })
}
