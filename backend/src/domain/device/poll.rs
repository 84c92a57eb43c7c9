//! The device asks whether it has been approved, and fetches its tokens, once (RFC 8628 sections 3.4 and 3.5).
//!
//! The rule a reader would break: code and client are looked at together, and a poll by anybody else changes nothing. The
//! approval is not enough: person, application and app are looked at again as they are now.

use super::look_up::may_use;
use super::open::Opening;
use super::request::{Approval, DeviceRequest, Status};
use crate::domain::client::Client;
use crate::domain::grant::{self, Bound, NewGrant, Tokens, code};
use crate::domain::signed_in::stands;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use std::time::Duration;

/// How much sooner than its interval a poll may arrive: networks do not deliver evenly.
const UNEVEN: Duration = Duration::from_millis(250);

/// One poll.
#[derive(Debug)]
pub struct Poll<'a> {
    /// Who polls, authenticated.
    pub client: &'a Client,
    /// `device_code`, as received.
    pub device_code: &'a str,
    /// `code_verifier`, as received.
    pub code_verifier: Option<&'a str>,
}

/// What a poll led to.
#[derive(Debug)]
pub enum Polled {
    /// `authorization_pending`.
    Pending,
    /// `slow_down`: the interval has become longer for good.
    SlowDown,
    /// `access_denied`.
    Denied,
    /// `expired_token`.
    Expired,
    /// `invalid_grant`: no such code of this client, or used, or not shown with its secret.
    Unknown,
    /// Its tokens.
    Granted(Box<Tokens>),
}

/// Takes one poll.
///
/// # Errors
/// When the database cannot be reached.
pub async fn poll(context: &Context, poll: &Poll<'_>) -> Result<Polled, Failure> {
    // Most polls find nothing to fetch: that one came is all there is to write.
    let unit = context.store.write_lightly().await?;
    match look(context, unit, poll, Care::Light).await? {
        Some(polled) => Ok(polled),
        None => {
            let unit = context.store.write().await?;
            Ok(look(context, unit, poll, Care::Full).await?.unwrap_or(Polled::Unknown))
        }
    }
}

/// How a unit writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    Light,
    Full,
}

/// `None` when there are tokens to fetch, which a light unit must not.
async fn look(
    context: &Context,
    mut unit: Unit,
    poll: &Poll<'_>,
    care: Care,
) -> Result<Option<Polled>, Failure> {
    let Some(request) = find(&mut unit, poll).await? else { return Ok(Some(Polled::Unknown)) };
    let now = context.now();
    let polled = match &request.status {
        Status::Redeemed => Polled::Unknown,
        Status::Denied => Polled::Denied,
        Status::Pending | Status::Claimed(_) | Status::Approved(_) if request.is_over(now) => Polled::Expired,
        Status::Pending | Status::Claimed(_) => {
            let (soonest, slower) = (UNEVEN, context.settings.device.slow_down);
            if unit.note_device_poll(&request.id, now, soonest, slower).await? {
                Polled::Pending
            } else {
                Polled::SlowDown
            }
        }
        Status::Approved(_) if care == Care::Light => return Ok(None),
        Status::Approved(approval) => redeem(context, &mut unit, poll.client, &request, approval).await?,
    };
    unit.commit().await?;
    Ok(Some(polled))
}

/// The request of this code, if it is this client's and the client can show its secret.
async fn find(unit: &mut Unit, poll: &Poll<'_>) -> Result<Option<DeviceRequest>, Failure> {
    let Some(code) = Token::parse(poll.device_code) else { return Ok(None) };
    let found = unit.device_request_by_device_code(&code.digest()).await?;
    Ok(found.filter(|request| {
        request.client == poll.client.id
            && shows_secret(request.code_challenge.as_deref(), poll.code_verifier)
    }))
}

/// With a challenge the verifier must come, and without one none may: else PKCE could be taken off on the way.
fn shows_secret(challenge: Option<&str>, verifier: Option<&str>) -> bool {
    match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) => code::answers(verifier, challenge),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Issues the tokens, once, if everything that held at the approval still holds.
async fn redeem(
    context: &Context,
    unit: &mut Unit,
    client: &Client,
    request: &DeviceRequest,
    approval: &Approval,
) -> Result<Polled, Failure> {
    let allowed = may_use(context, unit, request, &approval.authenticated.person).await?;
    if !allowed || !holds(unit, approval).await? {
        tracing::info!(device = request.id, "approved, but it no longer holds");
        unit.refuse_device_request(&request.id).await?;
        return Ok(Polled::Denied);
    }
    if !unit.redeem_device_request(&request.id, context.now()).await? {
        return Ok(Polled::Unknown);
    }
    let new = NewGrant {
        client: client.clone(),
        authenticated: approval.authenticated.clone(),
        scopes: request.scopes.clone(),
        nonce: None,
        bound: Bound::ToNothing,
    };
    let tokens = grant::issue(context, unit, new).await?;
    if let Some(browser) = request.browser {
        let expires_at = context.now().plus(Duration::from_secs(u64::from(tokens.expires_in)));
        let opening = Opening { browser, approval: approval.clone(), expires_at, used: None };
        unit.add_opening(&tokens.access_token.digest(), &opening).await?;
    }
    tracing::info!(device = request.id, client = client.id, "device signed in");
    Ok(Polled::Granted(Box::new(tokens)))
}

/// Whether the app whose code was given is still there and not locked, and the phone that approved registered.
pub(super) async fn holds(unit: &mut Unit, approval: &Approval) -> Result<bool, Failure> {
    let person = &approval.authenticated.person;
    if let Some(used) = approval.proof.factor() {
        let apps = unit.totp_factors(person).await?;
        return Ok(apps.iter().any(|app| app.id == *used && app.is_usable()));
    }
    stands(unit, person, &approval.proof).await
}
