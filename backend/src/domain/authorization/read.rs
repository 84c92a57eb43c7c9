//! Reads an application's request.
//!
//! The rule a reader would break: first whose it is and where the answer goes, from parameters that stand there once; only
//! then is anything said to anybody but the person.

use super::{Back, Error, Fault, Misread, Parameters, Prompts, Request, Untrusted, hint};
use crate::domain::client::{Client, GrantType, client};
use crate::domain::grant::Acr;
use crate::domain::{Context, Failure};
use crate::language::Language;
use crate::store::Unit;
use drempel_verify::EmailAddress;
use drempel_verify::pkce::CodeChallenge;

/// How a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Through the browser, where anybody can have changed it.
    Browser,
    /// Pushed by the application itself (RFC 9126).
    Pushed,
}

/// A request that was not read: it is wrong, or it cannot be known.
pub(super) enum Unread {
    Misread(Misread),
    Failure(Failure),
}

impl<F: Into<Failure>> From<F> for Unread {
    fn from(failure: F) -> Self {
        Self::Failure(failure.into())
    }
}

/// Reads a request and its client.
pub(super) async fn read(
    context: &Context,
    unit: &mut Unit,
    given: &Parameters,
    way: Way,
) -> Result<(Client, Request), Unread> {
    let here = |untrusted| Unread::Misread(Misread::Here(untrusted));
    let id = given.get("client_id").ok().flatten().ok_or(here(Untrusted::UnknownClient))?;
    let known = client(context, unit, id).await?.filter(|client| client.enabled);
    let client = known.ok_or(here(Untrusted::UnknownClient))?;
    let redirect_uri = given.get("redirect_uri").ok().flatten().filter(|uri| client.knows_redirect(uri));
    let back = Back {
        redirect_uri: redirect_uri.ok_or(here(Untrusted::UnknownRedirect))?.to_owned(),
        state: given.get("state").ok().flatten().map(str::to_owned),
    };
    let there = |fault| Unread::Misread(Misread::There(back.clone(), fault));
    let mut request = understand(&client, given, way, &back).map_err(there)?;
    if let Some(token) = given.get("id_token_hint").map_err(there)? {
        let hint = hint::read(context, unit, token).await?.filter(|hint| hint.is_for(&client));
        let hint = hint.ok_or_else(|| {
            there(
                Error::InvalidRequest
                    .because("id_token_hint is not a token of this provider for this client"),
            )
        })?;
        request.subject = Some(hint.subject);
    }
    Ok((client, request))
}

fn understand(client: &Client, given: &Parameters, way: Way, back: &Back) -> Result<Request, Fault> {
    given.get("state")?;
    refuse_what_is_not_supported(given)?;
    if !client.may_use(GrantType::AuthorizationCode) {
        return Err(Error::UnauthorizedClient.because("this client may not use the authorization code"));
    }
    if client.require_par && way == Way::Browser {
        return Err(Error::InvalidRequest.because("this client must push its requests (RFC 9126)"));
    }
    match given.get("response_type")? {
        Some("code") => {}
        Some(_) => return Err(Error::UnsupportedResponseType.because("response_type must be code")),
        None => return Err(Error::InvalidRequest.because("response_type is missing")),
    }
    if !matches!(given.get("response_mode")?, None | Some("query")) {
        return Err(Error::InvalidRequest.because("response_mode must be query"));
    }
    let scopes = client.narrow(given.get("scope")?);
    if scopes.is_empty() {
        return Err(Error::InvalidScope.because("this client may have nothing of what it asks for"));
    }
    Ok(Request {
        client: client.id.clone(),
        back: back.clone(),
        scopes,
        nonce: given.get("nonce")?.map(str::to_owned),
        code_challenge: code_challenge(given)?,
        prompts: given.get("prompt")?.map_or(Ok(Prompts::default()), Prompts::parse)?,
        max_age: max_age(given)?,
        acr_values: given.get("acr_values")?.map(acr_values).unwrap_or_default(),
        // What is no address is no help for the field.
        login_hint: given.get("login_hint")?.and_then(|hint| EmailAddress::try_from(hint).ok()),
        subject: None,
        ui_locales: given.get("ui_locales")?.and_then(Language::first_of),
    })
}

/// Those who send these mean something by it that would not happen (OpenID Connect Core 1.0 sections 6 and 7.2.1).
/// `claims` is no such thing: section 5.5 lets a provider answer with the claims it thinks useful.
fn refuse_what_is_not_supported(given: &Parameters) -> Result<(), Fault> {
    if given.has("request") {
        return Err(Error::RequestNotSupported.because("the parameter request is not supported"));
    }
    if given.has("request_uri") {
        return Err(Error::RequestUriNotSupported.because("request_uri must come from the PAR endpoint"));
    }
    if given.has("registration") {
        return Err(Error::RegistrationNotSupported.because("the parameter registration is not supported"));
    }
    Ok(())
}

/// PKCE is asked of every client (RFC 9700 section 2.1.1), by S256 only.
fn code_challenge(given: &Parameters) -> Result<String, Fault> {
    let Some(challenge) = given.get("code_challenge")? else {
        return Err(Error::InvalidRequest.because("code_challenge is missing (PKCE, RFC 7636)"));
    };
    if given.get("code_challenge_method")? != Some(CodeChallenge::METHOD) {
        return Err(Error::InvalidRequest.because("code_challenge_method must be S256"));
    }
    let challenge = CodeChallenge::parse(challenge);
    let challenge = challenge
        .map_err(|_| Error::InvalidRequest.because("code_challenge is not a SHA-256 in base64url"))?;
    Ok(challenge.as_str().to_owned())
}

fn max_age(given: &Parameters) -> Result<Option<u32>, Fault> {
    let Some(text) = given.get("max_age")? else { return Ok(None) };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<u64>() {
        Ok(seconds) if digits => Ok(Some(u32::try_from(seconds).unwrap_or(u32::MAX))),
        Ok(_) | Err(_) => Err(Error::InvalidRequest.because("max_age is not a number of seconds")),
    }
}

fn acr_values(text: &str) -> Vec<Acr> {
    text.split(' ').filter_map(Acr::named).collect()
}
