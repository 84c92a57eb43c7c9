//! Waking phones by Web Push (RFC 8030): the message encrypted for one browser, the sender known by a key.
//!
//! The rule a reader would break: a message is worth something for two minutes. After that nobody is woken, here or at the
//! push service (`TTL`), and the next message about the same account takes the place of one that still lies there (`Topic`).

pub mod encrypt;
mod post;

use crate::domain::authenticator::PushSubscription;
use crate::domain::push::{Wake, count, phones};
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::state::AppState;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use encrypt::{EncryptError, Recipient, encrypt};
use post::{Answer, Message, Poster};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// How long a request can be answered.
const WORTH: Duration = Duration::from_secs(120);
/// Phones woken at the same time.
const AT_ONCE: usize = 8;
/// Before each further attempt, unless the push service says how long.
const PAUSES: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(15)];

/// Why a phone was not woken.
#[derive(Debug, thiserror::Error)]
enum NotWoken {
    #[error(transparent)]
    Failure(#[from] Failure),
    #[error(transparent)]
    Encrypt(#[from] EncryptError),
    #[error("the sender of push messages was stopped")]
    Stopped,
}

/// Wakes phones as they come, for as long as the program runs.
pub async fn wake_phones(state: AppState) {
    let Some(mut waiting) = state.context().push.waiting() else { return };
    let (poster, free) = (Poster::new(), Arc::new(Semaphore::new(AT_ONCE)));
    while let Some(due) = waiting.recv().await {
        let asked = phones(state.context(), due).await.unwrap_or_else(|error| {
            failed(&error.into());
            Vec::new()
        });
        for wake in asked {
            let Ok(turn) = Arc::clone(&free).acquire_owned().await else { return };
            let (state, poster) = (state.clone(), poster.clone());
            tokio::spawn(async move {
                match wake_one(state.context(), &poster, &wake).await {
                    Ok(outcome) => count(outcome),
                    Err(error) => failed(&error),
                }
                drop(turn);
            });
        }
    }
}

fn failed(error: &NotWoken) {
    tracing::error!(%error, "a phone could not be woken");
    count("failed");
}

/// Tries until the phone is woken, cannot be, or need not be any more; the word for it.
async fn wake_one(context: &Context, poster: &Poster, wake: &Wake) -> Result<&'static str, NotWoken> {
    let mut pauses = PAUSES.into_iter();
    loop {
        // Looked up at every attempt: it may have been renewed, or removed.
        let mut unit = context.store.read().await.map_err(Failure::from)?;
        let found = unit.authenticator(&wake.authenticator).await.map_err(Failure::from)?;
        drop(unit);
        let left = context.now().until(wake.since.plus(WORTH));
        let Some(subscription) = found.and_then(|found| found.push) else { return Ok("not_subscribed") };
        let Some(service) = context.settings.push.services.of(&subscription.endpoint) else {
            return Ok("not_allowed");
        };
        if left.is_zero() {
            return Ok("too_late");
        }
        let message = message(context, wake, &subscription, service, left)?;
        let sent = {
            let poster = poster.clone();
            spawn_blocking(move || poster.post(&message)).await
        };
        let answer = sent.map_err(|_| NotWoken::Stopped)?;
        tracing::debug!(service, ?answer, "a push service was asked to wake a phone");
        match answer {
            Answer::Taken => return Ok("sent"),
            Answer::Gone => {
                forget(context, &subscription).await?;
                return Ok("gone");
            }
            Answer::Refused(status) => {
                tracing::warn!(service, status, "a push service refuses to wake a phone");
                return Ok("refused");
            }
            Answer::Later(asked) => {
                let Some(pause) = pauses.next() else {
                    tracing::warn!(service, "a push service cannot be reached or takes no more");
                    return Ok("unreachable");
                };
                sleep(asked.unwrap_or(pause).min(left)).await;
            }
        }
    }
}

fn message(
    context: &Context,
    wake: &Wake,
    subscription: &PushSubscription,
    service: &str,
    left: Duration,
) -> Result<Message, NotWoken> {
    let to = Recipient { p256dh: &subscription.key, auth: &subscription.auth };
    let authorization = context.push.sender().authorization(service, context.now());
    Ok(Message {
        endpoint: subscription.endpoint.clone(),
        authorization: authorization.map_err(Failure::from)?,
        seconds: left.as_secs().max(1),
        topic: topic(wake),
        body: encrypt(to, wake.request.as_bytes(), &*context.random)?,
    })
}

/// 32 characters that tell accounts apart and say nothing about them (RFC 8030 section 5.4).
fn topic(wake: &Wake) -> String {
    let digest = Digest::of(wake.authenticator.0.as_bytes());
    let mut topic = URL_SAFE_NO_PAD.encode(digest.bytes());
    topic.truncate(32);
    topic
}

async fn forget(context: &Context, subscription: &PushSubscription) -> Result<(), Failure> {
    let mut unit = context.store.write().await?;
    unit.forget_push(&subscription.endpoint).await?;
    Ok(unit.commit().await?)
}
