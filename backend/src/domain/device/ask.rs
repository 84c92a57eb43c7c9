//! A device asks to be signed in, and gets its two codes (RFC 8628 sections 3.1 and 3.2).
//!
//! The rule a reader would break: every code that waits makes a guess more likely to hit (RFC 8628 section 5.1), so what
//! waits is bounded, per network and in all.

use super::request::{DeviceRequest, Status};
use crate::clock::whole_seconds;
use crate::domain::client::{Client, Scopes};
use crate::domain::network::Network;
use crate::domain::token::{Digest, Token, draw_id};
use crate::domain::{Context, Failure, user_agent};
use crate::random::{Random, RandomError, draw};
use crate::store::Unit;
use drempel_verify::UserCode;
use std::time::Duration;

/// What a device asks.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The application on it, which may use the device grant.
    pub client: Client,
    /// What for, of what the client may have.
    pub scopes: Scopes,
    /// Of the secret it will show (RFC 7636, S256).
    pub code_challenge: Option<String>,
    /// Who asks.
    pub asker: Asker,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Asker {
    /// From where.
    pub network: Network,
    /// Its `User-Agent`.
    pub user_agent: String,
    /// The cookie of the browser, when the sign-in page itself asks.
    pub browser: Option<Token>,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// For the device.
    pub device_code: Token,
    /// For the person.
    pub user_code: UserCode,
    /// Seconds both are good for.
    pub expires_in: u32,
    /// Seconds between two polls.
    pub interval: u32,
}

/// Takes a device's request.
///
/// # Errors
/// [`Failure::Throttled`] when too many wait already.
pub async fn ask(context: &Context, asking: Asking) -> Result<Asked, Failure> {
    let policy = &context.settings.device;
    let now = context.now();
    let device_code = Token::draw(&*context.random)?;
    let network = context.key.network(&asking.asker.network);
    let mut request = DeviceRequest {
        id: draw_id(&*context.random)?,
        device_code: device_code.digest(),
        user_code: Digest::of(b""),
        sealed_user_code: Vec::new(),
        client: asking.client.id,
        scopes: asking.scopes,
        code_challenge: asking.code_challenge,
        browser: asking.asker.browser.as_ref().map(Token::digest),
        network,
        device: user_agent::words(&asking.asker.user_agent),
        place: asking.asker.network.place(),
        asked_at: now,
        expires_at: now.plus(policy.expires_after),
        interval: policy.interval,
        polled_at: None,
        status: Status::Pending,
    };
    // Nobody relies on a code before it is approved, and that is written with all care.
    let mut unit = context.store.write_lightly().await?;
    check_waiting(context, &mut unit, &network).await?;
    let user_code = loop {
        let code = draw_user_code(&*context.random)?;
        request.user_code = context.key.user_code(&code);
        request.sealed_user_code = context.key.seal_user_code(&request.id, &code, &*context.random)?;
        if unit.add_device_request(&request).await? {
            break code;
        }
    };
    unit.commit().await?;
    metrics::counter!("drempel_device_requests_total").increment(1);
    Ok(Asked {
        device_code,
        user_code,
        expires_in: whole_seconds(policy.expires_after),
        interval: whole_seconds(policy.interval),
    })
}

/// Draws a code: each letter as likely as any other, whatever the others are.
///
/// # Errors
/// When the operating system gives no randomness.
pub fn draw_user_code(random: &dyn Random) -> Result<UserCode, RandomError> {
    loop {
        if let Some(code) = UserCode::from_random(draw::<32>(random)?) {
            return Ok(code);
        }
    }
}

async fn check_waiting(context: &Context, unit: &mut Unit, network: &Digest) -> Result<(), Failure> {
    let (policy, now) = (&context.settings.device, context.now());
    let waiting = unit.waiting_device_requests(network, now).await?;
    if waiting.here < policy.waiting_per_network && waiting.anywhere < policy.waiting {
        return Ok(());
    }
    tracing::warn!(here = waiting.here, anywhere = waiting.anywhere, "too many devices wait");
    // The soonest one makes room; nobody needs to come back sooner than they may poll.
    let room = waiting.next_ends_at.map_or(Duration::ZERO, |ends_at| now.until(ends_at));
    Err(Failure::Throttled { retry_after: room.clamp(policy.interval, policy.expires_after) })
}
