//! Waking a phone for which a request waits.
//!
//! The rule a reader would break: [`wake`] decides nothing and waits for nothing, neither a database nor a network, so that
//! nobody can tell from an answer's time whether a phone was woken, or is there: that is looked up after the answer. What goes out is the name of the request; what it is
//! about, the phone asks.

mod sender;
mod service;

pub use sender::Sender;
pub use service::{Service, Services};

use super::authenticator::{Authenticator, AuthenticatorId, PushSubscription};
use super::keys::KeyFault;
use super::server_key::ServerKey;
use super::token::Token;
use super::{Context, Failure};
use crate::clock::Timestamp;
use crate::settings::Settings;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_contract::SubscribePush;
use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc::{Receiver, Sender as Queue, channel};

/// Requests whose phones may wait to be woken. More, and the phones find their requests by asking.
const WAITING: usize = 1024;

/// Who sends, and what is still to be sent.
pub struct Push {
    sender: Sender,
    queue: Queue<Due>,
    waiting: Mutex<Option<Receiver<Due>>>,
}

/// A request whose phones are to be woken, if there are any.
#[derive(Clone, Debug)]
pub struct Due {
    /// Which.
    pub request: String,
    /// Since when.
    pub since: Timestamp,
}

/// A phone that is to be woken.
#[derive(Clone, Debug)]
pub struct Wake {
    /// For which account on which phone.
    pub authenticator: AuthenticatorId,
    /// For which request.
    pub request: String,
    /// Since when.
    pub since: Timestamp,
}

impl Push {
    /// Nobody is woken before somebody takes what is [`waiting`](Self::waiting).
    ///
    /// # Errors
    /// When the library refuses to make a key.
    pub fn new(key: &ServerKey, settings: &Settings) -> Result<Self, KeyFault> {
        let (queue, waiting) = channel(WAITING);
        let sender = Sender::new(key, settings.push_contact())?;
        Ok(Self { sender, queue, waiting: Mutex::new(Some(waiting)) })
    }

    /// Who sends.
    #[must_use]
    pub const fn sender(&self) -> &Sender {
        &self.sender
    }

    /// What is to be sent, for the one who sends it.
    pub fn waiting(&self) -> Option<Receiver<Due>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What browsers subscribe with, as the wire has it; nothing when no phone is ever woken.
#[must_use]
pub fn public_key(context: &Context) -> Option<String> {
    context.settings.push.is_on().then(|| context.push.sender().public_key())
}

/// Wakes the phones, if there are any that can be, for a request that was committed.
pub fn wake(context: &Context, request: String) {
    if !context.settings.push.is_on() {
        return;
    }
    if context.push.queue.try_send(Due { request, since: context.now() }).is_err() {
        count("overload");
        tracing::warn!("too many phones are to be woken: one was left to ask by itself");
    }
}

/// The phones that a request asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn phones(context: &Context, due: Due) -> Result<Vec<Wake>, Failure> {
    let mut unit = context.store.read().await?;
    let Some(request) = unit.number_match(&due.request).await? else { return Ok(Vec::new()) };
    let mut phones = unit.authenticators_of(&request.person).await?;
    phones.retain(|phone| request.asks(phone));
    let wake = |phone: Authenticator| Wake {
        authenticator: phone.id,
        request: due.request.clone(),
        since: due.since,
    };
    Ok(phones.into_iter().map(wake).collect())
}

/// Says how waking a phone ended.
pub fn count(outcome: &'static str) {
    metrics::counter!("drempel_push_messages_total", "outcome" => outcome).increment(1);
}

/// The phone is woken there from now on, for all its accounts; whether it has any.
///
/// # Errors
/// [`Failure::Malformed`] when this is no subscription, or one of a push service nobody allowed.
pub async fn subscribe(context: &Context, phone: &Token, given: &SubscribePush) -> Result<bool, Failure> {
    let subscription = read(&context.settings.push.services, given)?;
    let mut unit = context.store.write().await?;
    let known = !unit.authenticators_on(&phone.digest()).await?.is_empty();
    unit.set_push(&phone.digest(), Some(&subscription)).await?;
    unit.commit().await?;
    Ok(known)
}

/// The phone is no longer woken.
///
/// # Errors
/// When the database cannot be reached.
pub async fn unsubscribe(context: &Context, phone: &Token) -> Result<(), Failure> {
    let mut unit = context.store.write().await?;
    unit.set_push(&phone.digest(), None).await?;
    Ok(unit.commit().await?)
}

fn read(services: &Services, given: &SubscribePush) -> Result<PushSubscription, Failure> {
    let endpoint = given.endpoint.expose();
    if services.of(endpoint).is_none() {
        let host = endpoint.split('/').nth(2).unwrap_or_default();
        tracing::info!(host, "a push service that push.services does not name");
        return Err(Failure::Malformed("an address of no push service that is allowed"));
    }
    let bytes = |text: &str, length| URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() == length);
    let key = bytes(&given.p256dh, 65).filter(|key| key.first() == Some(&4));
    let key = key.ok_or(Failure::Malformed("p256dh is no uncompressed point on P-256"))?;
    let auth = bytes(given.auth.expose(), 16).ok_or(Failure::Malformed("auth is not 16 bytes"))?;
    Ok(PushSubscription { endpoint: endpoint.to_owned(), key, auth })
}
