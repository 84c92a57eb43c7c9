//! What this browser holds, and what it can do, before anybody has typed anything.

use super::stored;
use crate::effects::{dom, passkey};
use crate::ui::reactive::spawn;
use drempel_flow::authenticator::{Able, Found, Unusable};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What is here.
pub async fn found() -> Found {
    if !dom::window().is_secure_context() {
        return Found::Unusable(Unusable::Insecure);
    }
    look().await.unwrap_or(Found::Unusable(Unusable::NoStorage))
}

async fn look() -> Result<Found, JsValue> {
    if stored::vault().await?.is_some() {
        return Ok(Found::Vault { left: stored::tries().await?.left() });
    }
    Ok(if stored::was_erased().await? { Found::Erased } else { Found::Nothing })
}

/// What this browser can do.
pub async fn able() -> Able {
    Able { fingerprint: passkey::is_there().await, persistent: storage_says("persisted").await }
}

/// Asks the browser not to clear what is stored when it needs room. Some ask the person, who may never answer: nothing
/// waits for it.
pub(super) fn persist() {
    spawn(async {
        storage_says("persist").await;
    });
}

async fn storage_says(method: &str) -> bool {
    let asked = || -> Result<Promise, JsValue> {
        let manager = Reflect::get(&dom::window().navigator(), &"storage".into())?;
        let ask: Function = Reflect::get(&manager, &method.into())?.dyn_into()?;
        ask.call0(&manager)?.dyn_into()
    };
    match asked() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|said| said.is_truthy()),
        Err(_) => false,
    }
}
