//! The end of a sign-in: one last look at the person, then a new session.
//!
//! The rule a reader would break: the session's token is new, whatever the browser brought, and the session it brought
//! is over.

use super::claim::Outcome;
use super::{
    Cookies, Finished, Identify, Present, Purpose, SessionCookie, State, StaySignedIn, Visitor, next, noted,
};
use crate::clock::whole_seconds;
use crate::domain::bucket::Bucket;
use crate::domain::session::Session;
use crate::domain::token::{Token, draw_id};
use crate::domain::{Context, Failure};
use crate::store::{KnownDevice, Unit};
use drempel_contract::Refusal;

/// Asks the last question, or answers it by policy.
pub(super) async fn ask_or_finish(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    step: StaySignedIn,
) -> Result<Outcome, Failure> {
    if context.settings.sign_in.offer_stay_signed_in {
        return Ok(Outcome::taken(State::StaySignedIn(step)));
    }
    finish(context, visitor, unit, purpose, step.finished(false)).await
}

/// Opens the session, and goes on to what the sign-in is for.
pub(super) async fn finish(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    finished: Finished,
) -> Result<Outcome, Failure> {
    let refused = |refusal| Outcome::refused(State::Identify(Identify::default()), refusal);
    let Some(person) = unit.person(finished.person()).await? else {
        return Ok(refused(Refusal::AccountDisabled));
    };
    let factors = unit.totp_factors(&person.id).await?;
    let phones = unit.authenticators_of(&person.id).await?;
    let bucket = Bucket::of(visitor, &person.id, unit).await?;
    let stopped = unit.requests_stopped(&person.id, &bucket).await?.is_some();
    let present = Present { factors: &factors, phones: &phones, stopped };
    let admitted = match finished.admit(&person, &present) {
        Ok(admitted) => admitted,
        Err(refusal) => return Ok(refused(refusal)),
    };
    if let Some(previous) = &visitor.session {
        unit.end_session(&previous.digest()).await?;
    }
    let token = Token::draw(&*context.random)?;
    let now = context.now();
    let id = draw_id(&*context.random)?;
    let session = Session::open(&admitted, id, token.digest(), now, &context.settings.session);
    unit.add_session(&session).await?;
    noted::signed_in(context, visitor, unit, purpose, &session).await?;
    let max_age = admitted.stays().then(|| whole_seconds(now.until(session.ends_at)));
    let cookies = Cookies {
        browser: None,
        device: Some(remember(context, visitor, unit, &session).await?),
        session: Some(SessionCookie { token, max_age }),
    };
    tracing::info!(person = person.id.0, amr = session.proof.amr().join(" "), "signed in");
    let outcome = next::after_session(context, visitor, unit, purpose, (&session, &person)).await?;
    Ok(Outcome { cookies, ..outcome })
}

/// This browser is known to the person from now on; by a new token, so that nobody can plant one they know.
///
/// # Errors
/// When the database cannot be reached.
pub(in crate::domain) async fn remember(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    session: &Session,
) -> Result<Token, Failure> {
    let token = Token::draw(&*context.random)?;
    if let Some(old) = &visitor.device {
        unit.renew_device(&old.digest(), &token.digest()).await?;
    }
    let device = KnownDevice {
        id: draw_id(&*context.random)?,
        token: token.digest(),
        person: session.person.clone(),
        used_at: session.used_at,
    };
    unit.add_device(&device).await?;
    Ok(token)
}
