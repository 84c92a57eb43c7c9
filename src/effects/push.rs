//! Push messages for this phone: asked for by a tap, renewed by itself, given up.
//!
//! The rule a reader would break: the browser's question is asked only from a tap. A browser that was asked without one says
//! no, and may never ask again.

use super::{dom, http, service_worker};
use drempel_contract::{Secret, SubscribePush, paths};
use drempel_flow::Failure;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission, PushSubscription, PushSubscriptionOptionsInit};

/// Whether this phone can be woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waking {
    /// It is.
    On,
    /// It can be, when the person wants it.
    Off,
    /// The person or a policy has said no to the browser, which is where it can be undone.
    Denied,
    /// Not with this browser, or only when the app is on the home screen.
    Unavailable,
}

/// Why this phone is not woken although that was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWoken {
    /// The browser says no.
    Waking(Waking),
    /// The browser's push service gives no subscription: no network, or blocked.
    NoService,
    /// The backend did not take it.
    Failed(Failure),
}

/// How it is now.
pub async fn state() -> Waking {
    match permission() {
        Some(NotificationPermission::Denied) => Waking::Denied,
        Some(NotificationPermission::Granted) => match subscription().await {
            Some(_) => Waking::On,
            None => Waking::Off,
        },
        Some(_) => Waking::Off,
        None => Waking::Unavailable,
    }
}

/// Asks the browser, subscribes with the backend's key, and tells the backend. From a tap only.
///
/// # Errors
/// See [`NotWoken`]; nothing changed.
pub async fn turn_on(key: &str) -> Result<(), NotWoken> {
    if permission().is_none() {
        return Err(NotWoken::Waking(Waking::Unavailable));
    }
    let asked = Notification::request_permission().map_err(|_| NotWoken::Waking(Waking::Unavailable))?;
    JsFuture::from(asked).await.map_err(|_| NotWoken::Waking(Waking::Denied))?;
    match permission() {
        Some(NotificationPermission::Granted) => {
            let done = subscribe(key).await;
            if done.is_err() {
                unsubscribe().await;
            }
            done
        }
        Some(NotificationPermission::Denied) => Err(NotWoken::Waking(Waking::Denied)),
        Some(_) => Err(NotWoken::Waking(Waking::Off)),
        None => Err(NotWoken::Waking(Waking::Unavailable)),
    }
}

/// Tells the backend again where this phone is woken, if it is: push services change that, and databases are restored.
///
/// # Errors
/// See [`NotWoken`].
pub async fn renew(key: &str) -> Result<(), NotWoken> {
    match state().await {
        Waking::On => subscribe(key).await,
        Waking::Off | Waking::Denied | Waking::Unavailable => Ok(()),
    }
}

/// Ends it, here and at the backend.
///
/// # Errors
/// The backend was not told; here it is over all the same.
pub async fn turn_off() -> Result<(), Failure> {
    unsubscribe().await;
    http::end(paths::PUSH).await
}

async fn unsubscribe() {
    if let Some(subscription) = subscription().await
        && let Ok(ended) = subscription.unsubscribe()
    {
        JsFuture::from(ended).await.ok();
    }
}

/// Nothing where the browser knows no push messages.
fn permission() -> Option<NotificationPermission> {
    let window = dom::window();
    let has = |name: &str| Reflect::has(&window, &name.into()).unwrap_or(false);
    (has("PushManager") && has("Notification")).then(Notification::permission)
}

async fn subscription() -> Option<PushSubscription> {
    let promise = service_worker::ready().await?.push_manager().ok()?.get_subscription().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn subscribe(key: &str) -> Result<(), NotWoken> {
    let subscription = subscribed(key).await.ok_or(NotWoken::NoService)?;
    let request = wire(&subscription).ok_or(NotWoken::NoService)?;
    http::order(paths::PUSH, &request).await.map_err(NotWoken::Failed)
}

/// The subscription to this key; one to another key is of another deployment, or of another time, and makes way.
async fn subscribed(key: &str) -> Option<PushSubscription> {
    let manager = service_worker::ready().await?.push_manager().ok()?;
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key_opt_str(Some(key));
    let ask = || manager.subscribe_with_options(&options).ok();
    if let Some(subscription) = made(ask()?).await {
        return Some(subscription);
    }
    let old = made(manager.get_subscription().ok()?).await?;
    JsFuture::from(old.unsubscribe().ok()?).await.ok()?;
    made(ask()?).await
}

async fn made(promise: Promise) -> Option<PushSubscription> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn wire(subscription: &PushSubscription) -> Option<SubscribePush> {
    let json: JsValue = subscription.to_json().ok()?.into();
    let keys = Reflect::get(&json, &"keys".into()).ok()?;
    let key = |name: &str| Reflect::get(&keys, &name.into()).ok()?.as_string();
    Some(SubscribePush {
        endpoint: Secret::new(subscription.endpoint()),
        p256dh: key("p256dh")?,
        auth: Secret::new(key("auth")?),
    })
}
