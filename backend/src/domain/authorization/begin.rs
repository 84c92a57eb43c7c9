//! A request comes in through the browser.
//!
//! The rule a reader would break: a session that is enough is answered at once and nothing is kept; only a request that
//! waits for a person gets a handle, bound to the cookie of this browser.

use super::read::{Unread, Way, read};
use super::standing::{self, Asked, Verdict};
use super::{Authorization, Error, Fault, Misread, Parameters, Request, Untrusted, push};
use crate::domain::client::client;
use crate::domain::grant::Authenticated;
use crate::domain::grant::code::{NewCode, issue_code};
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::domain::sign_in::Visitor;
use crate::domain::signed_in::signed_in;
use crate::domain::token::{Token, draw_id};
use crate::domain::{Context, Failure};
use crate::language::Language;
use crate::store::Unit;

/// What became of a request.
#[derive(Debug)]
pub enum Begun {
    /// The application is answered: go there.
    Answered(String),
    /// A person is needed.
    Waiting {
        /// The handle.
        id: String,
        /// The cookie, when the browser had none.
        browser: Option<Token>,
        /// The language the application suggests, if the person has chosen none.
        suggested: Option<Language>,
    },
    /// Nobody is sent anywhere.
    Untrusted(Untrusted),
}

/// Takes a request. `chosen` is the language the person themselves has chosen, which goes before the application's wish.
///
/// # Errors
/// When it cannot be known what to answer.
pub async fn begin(
    context: &Context,
    visitor: &Visitor,
    given: &Parameters,
    chosen: Option<Language>,
) -> Result<Begun, Failure> {
    let request = match take(context, given).await {
        Ok(request) => request,
        Err(Unread::Misread(Misread::Here(untrusted))) => return Ok(Begun::Untrusted(untrusted)),
        Err(Unread::Misread(Misread::There(back, fault))) => {
            tracing::info!(error = fault.error.name(), reason = fault.description, "a request was refused");
            return Ok(Begun::Answered(back.with_fault(&fault, context.settings.issuer())));
        }
        Err(Unread::Failure(failure)) => return Err(failure),
    };
    let held = match &visitor.session {
        Some(token) => signed_in(context, token).await?,
        None => None,
    };
    let verdict = match &held {
        None => Verdict::SignIn,
        Some((session, person)) => {
            let asked = Asked { request: &request, since: None, decision: None };
            let mut unit = context.store.read().await?;
            standing::look(context, &mut unit, asked, (session, person)).await?
        }
    };
    match (verdict, &held) {
        (Verdict::Gone, _) => Ok(Begun::Untrusted(Untrusted::UnknownClient)),
        (Verdict::Ready, Some((session, _))) => {
            let mut unit = context.store.write().await?;
            let (location, _) = answer_with_code(context, &mut unit, &request, session).await?;
            unit.commit().await?;
            Ok(Begun::Answered(location))
        }
        (Verdict::Refused(fault), _) => Ok(refused(context, &request, fault)),
        (Verdict::Ready | Verdict::SignIn, _) if request.prompts.nothing => {
            Ok(refused(context, &request, Error::LoginRequired.because("the person must sign in")))
        }
        (Verdict::Consent, _) if request.prompts.nothing => {
            Ok(refused(context, &request, Error::ConsentRequired.because("the person must be asked")))
        }
        (Verdict::Ready | Verdict::SignIn | Verdict::Consent, _) => {
            let held = held.as_ref().map(|(_, person)| person);
            wait(context, visitor, held, request, chosen).await
        }
    }
}

/// The request itself, or the one that was pushed before.
async fn take(context: &Context, given: &Parameters) -> Result<Request, Unread> {
    let handle = given.get("request_uri").ok().flatten().and_then(push::handle);
    let Some(handle) = handle else {
        let mut unit = context.store.read().await?;
        let (_, request) = read(context, &mut unit, given, Way::Browser).await?;
        return Ok(request);
    };
    let gone = || Unread::Misread(Misread::Here(Untrusted::PushedGone));
    let id = given.get("client_id").ok().flatten().ok_or_else(gone)?;
    let mut unit = context.store.write().await?;
    let taken = unit.take_pushed(&handle, id, context.now()).await?;
    unit.commit().await?;
    let request = taken.ok_or_else(gone)?;
    let mut unit = context.store.read().await?;
    // It may have been changed within the minute.
    let known = client(context, &mut unit, &request.client).await?.filter(|client| client.enabled);
    known.filter(|client| client.knows_redirect(&request.back.redirect_uri)).ok_or_else(gone)?;
    Ok(request)
}

fn refused(context: &Context, request: &Request, fault: Fault) -> Begun {
    tracing::info!(client = request.client, error = fault.error.name(), "a request was refused");
    Begun::Answered(request.back.with_fault(&fault, context.settings.issuer()))
}

/// Puts the address of the person whom an ID token names into the field, in a browser that knows it already: one where
/// they are signed in, or did sign in before. Any other may be the application itself, which has a subject and was not
/// granted the address.
async fn known_here(
    unit: &mut Unit,
    visitor: &Visitor,
    held: Option<&Person>,
    request: &mut Request,
) -> Result<(), Failure> {
    let (None, Some(subject)) = (&request.login_hint, &request.subject) else { return Ok(()) };
    if let Some(person) = held.filter(|person| person.id == *subject) {
        request.login_hint = Some(person.email.clone());
        return Ok(());
    }
    let Some(device) = &visitor.device else { return Ok(()) };
    if unit.known_device(&device.digest(), subject).await?.is_some() {
        request.login_hint = unit.person(subject).await?.map(|person| person.email);
    }
    Ok(())
}

async fn wait(
    context: &Context,
    visitor: &Visitor,
    held: Option<&Person>,
    request: Request,
    chosen: Option<Language>,
) -> Result<Begun, Failure> {
    let (now, policy) = (context.now(), &context.settings.authorization);
    let new_browser = match visitor.browser {
        Some(_) => None,
        None => Some(Token::draw(&*context.random)?),
    };
    let browser = visitor.browser.as_ref().or(new_browser.as_ref()).map(Token::digest);
    let suggested = request.ui_locales.filter(|_| chosen.is_none());
    let mut authorization = Authorization {
        id: draw_id(&*context.random)?,
        browser: browser.ok_or(Failure::SignInEnded)?,
        request,
        language: suggested.unwrap_or(visitor.language),
        decision: None,
        answered: None,
        created_at: now,
        expires_at: now.plus(policy.expires_after),
    };
    let mut unit = context.store.write_to_begin().await?;
    known_here(&mut unit, visitor, held, &mut authorization.request).await?;
    unit.add_authorization(&authorization).await?;
    unit.keep_newest_authorizations(&authorization.browser, policy.per_browser).await?;
    unit.commit().await?;
    tracing::info!(
        client = authorization.request.client,
        authorization = authorization.id,
        "asked for a sign-in"
    );
    Ok(Begun::Waiting { id: authorization.id, browser: new_browser, suggested })
}

/// A code for the application, with where it goes.
pub(super) async fn answer_with_code(
    context: &Context,
    unit: &mut Unit,
    request: &Request,
    session: &Session,
) -> Result<(String, Token), Failure> {
    let new = NewCode {
        client: request.client.clone(),
        redirect_uri: request.back.redirect_uri.clone(),
        code_challenge: Some(request.code_challenge.clone()),
        nonce: request.nonce.clone(),
        scopes: request.scopes.clone(),
        authenticated: Authenticated::by(session),
    };
    let code = issue_code(context, unit, new).await?;
    tracing::info!(client = request.client, person = session.person.0, "a code was given");
    Ok((request.back.with_code(code.expose(), context.settings.issuer()), code))
}
