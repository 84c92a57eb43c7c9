//! **This wasn't me**.
//!
//! The rule a reader would break: it asks for no fresh sign-in, because whoever sees a stranger in the list must be able
//! to act at once; what it does can be done again by signing in. It must never lock out the one who says it: the browser
//! they say it in stays known, and requests from there still reach their phones.

use super::{Event, note};
use crate::domain::authenticator::{Authenticator, end_what_stands_on};
use crate::domain::bucket::Bucket;
use crate::domain::security_info::signed_in_here;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use drempel_contract::{NotMeDone, SignInEventKind};

/// Said of what nobody got in by: stops what strangers ask of the person's phones. Of all else: ends every other session
/// and all that was granted too, and forgets every other browser. Raises an alert.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::NoSuchThing`].
pub async fn not_me(context: &Context, visitor: &Visitor, id: &str) -> Result<NotMeDone, Failure> {
    let mut unit = context.store.write().await?;
    let (session, person) = signed_in_here(context, visitor, &mut unit).await?;
    let event = unit.event(&person.id, id).await?.ok_or(Failure::NoSuchThing)?;
    let first = unit.report_event(id, context.now()).await?;
    let ended = if event.what.is_a_try() {
        0
    } else {
        let here = Bucket::of(visitor, &person.id, &mut unit).await?;
        unit.forget_devices(&person.id, Some(here.as_str())).await?;
        end_what_stands_on(&mut unit, &person.id, Some(&session.id)).await?
    };
    let phones = unit.authenticators_of(&person.id).await?;
    let requests_stopped = phones.iter().any(Authenticator::has_phone_sign_in);
    if requests_stopped {
        unit.stop_requests(&person.id, &Bucket::default(), id, context.now()).await?;
    }
    if first {
        note(&mut unit, Event::by(context, visitor, &person.id, SignInEventKind::NotMe)?).await?;
    }
    unit.commit().await?;
    tracing::warn!(alert = "not_me", person = person.id.0, ended, "somebody else was in an account");
    metrics::counter!("drempel_alerts_total", "kind" => "not_me").increment(1);
    Ok(NotMeDone { ended: u32::try_from(ended).unwrap_or(u32::MAX), requests_stopped })
}
