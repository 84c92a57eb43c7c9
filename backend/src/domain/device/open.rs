//! The last step when the device is the sign-in page itself: a session in the browser that asked.
//!
//! The rule a reader would break: an access token opens one session, in the browser whose cookie asked for the code, and
//! nowhere else. Whoever stole the token has a token, not a session.

use super::poll::holds;
use super::request::Approval;
use crate::clock::Timestamp;
use crate::domain::activity::{Event, note};
use crate::domain::grant::present;
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::domain::sign_in::{Cookies, SessionCookie, Visitor, location_of, remember};
use crate::domain::token::{Digest, Token, draw_id};
use crate::domain::{Context, Failure, authorization};
use crate::store::{StoredReply, Unit};
use drempel_contract::{OpenSession, SessionOpened, SignInEventKind};
use serde::{Deserialize, Serialize};

/// What an access token may open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Of the cookie of the browser that asked.
    pub browser: Digest,
    /// Who approved.
    pub approval: Approval,
    /// Until when.
    pub expires_at: Timestamp,
    /// What it was used for, and the reply it got.
    pub used: Option<StoredReply>,
}

/// The proof that a session elsewhere approved this browser, and that it still holds.
pub struct ApprovedElsewhere(Approval);

impl ApprovedElsewhere {
    /// Who approved.
    #[must_use]
    pub const fn approval(&self) -> &Approval {
        &self.0
    }
}

/// A session was opened.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// The body.
    pub body: SessionOpened,
    /// The cookies.
    pub cookies: Cookies,
}

/// Opens a session with an access token of the page's own. The same request gets the same reply for 30 s, as for
/// every answer of a sign-in.
///
/// # Errors
/// [`Failure::SignInEnded`] for a token that opens nothing here and now.
pub async fn open(context: &Context, visitor: &Visitor, request: &OpenSession) -> Result<Opened, Failure> {
    let token = Token::parse(request.access_token.expose()).ok_or(Failure::SignInEnded)?;
    let browser = visitor.browser.as_ref().ok_or(Failure::SignInEnded)?.digest();
    let key = context.key.for_reply(&token);
    let body = key.digest(&serde_json::to_vec(&request.authorization)?);
    let now = context.now();
    let mut unit = context.store.write().await?;
    let found = unit.opening(&token.digest()).await?.filter(|opening| opening.browser == browser);
    let opening = found.ok_or(Failure::SignInEnded)?;
    if let Some(reply) = opening.used {
        let repeated = reply.body == body && now < reply.at.plus(context.settings.sign_in.repeat_for);
        let sealed = repeated.then_some(reply.sealed).ok_or(Failure::SignInEnded)?;
        return Ok(serde_json::from_slice(&key.open(&sealed)?)?);
    }
    // Taken back, or no longer for this person: then it stands for nothing.
    let present = present(context, &mut unit, token.expose()).await?.ok_or(Failure::SignInEnded)?;
    if !holds(&mut unit, &opening.approval).await? || !unit.use_opening(&token.digest(), now).await? {
        return Err(Failure::SignInEnded);
    }
    let proof = ApprovedElsewhere(opening.approval);
    let on = request.authorization.as_deref();
    let opened = enter(context, visitor, &mut unit, (&proof, present.person), on).await?;
    let sealed = key.seal(&serde_json::to_vec(&opened)?, &*context.random)?;
    unit.keep_opening_reply(&token.digest(), &StoredReply { body, sealed, at: now }).await?;
    unit.commit().await?;
    tracing::info!(person = proof.approval().authenticated.person.0, "signed in from another device");
    metrics::counter!("drempel_sessions_from_devices_total").increment(1);
    Ok(opened)
}

async fn enter(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    (proof, person): (&ApprovedElsewhere, Person),
    authorization: Option<&str>,
) -> Result<Opened, Failure> {
    if let Some(previous) = &visitor.session {
        unit.end_session(&previous.digest()).await?;
    }
    let token = Token::draw(&*context.random)?;
    let id = draw_id(&*context.random)?;
    let (now, policy) = (context.now(), &context.settings.session);
    let session = Session::open_beside(proof, id, token.digest(), now, policy);
    unit.add_session(&session).await?;
    let event = Event::by(context, visitor, &session.person, SignInEventKind::SignedIn)?;
    note(unit, event.with_session(&session)).await?;
    let device = remember(context, visitor, unit, &session).await?;
    let browser = visitor.browser.as_ref().map(Token::digest);
    let location = match authorization {
        Some(id) if authorization::belongs(context, unit, id, browser.as_ref()).await? => location_of(id),
        Some(_) | None => context.settings.home.clone(),
    };
    let body = SessionOpened { location, name: person.name, email: person.email.as_str().to_owned() };
    let session = Some(SessionCookie { token, max_age: None });
    Ok(Opened { body, cookies: Cookies { browser: None, device: Some(device), session } })
}
