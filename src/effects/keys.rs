//! What this phone signs its decisions with: a P-256 key for each registered account.
//!
//! The rule a reader would break: the key is in three places, and signs only from all of them. Once made it is wrapped at
//! once under an AES key that this browser keeps and gives to nobody; the wrapped bytes go into the vault, under the
//! person's PIN or passkey; and it is unwrapped for one signature, so that it cannot be taken out
//! (`docs/decisions/the-approval-key-is-wrapped-twice.md`). Its bytes are never in this program.

use super::database;
use js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey};

/// Of AES-GCM, in bytes.
const NONCE: usize = 12;
/// The members of what is kept for a device.
const WRAPPING: &str = "wrapping";
const COUNTER: &str = "counter";

/// A key that was made just now.
#[derive(Clone, PartialEq, Eq)]
pub struct Made {
    /// For the backend: a point of P-256, uncompressed (SEC 1 section 2.3.3), 65 bytes.
    pub public_key: Vec<u8>,
    /// For the vault.
    pub wrapped: Vec<u8>,
}

/// Why there is no signature or counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// The browser's half is not here: its storage was cleared, or the vault is another browser's.
    NotHere,
    /// The halves do not belong together.
    NotIts,
    /// This browser has no storage or no such keys.
    Refused,
}

/// Makes the key of a device; what was there under its name is over.
///
/// # Errors
/// [`KeyError::Refused`].
pub async fn make(device: &str) -> Result<Made, KeyError> {
    try_make(device).await.map_err(|_| KeyError::Refused)
}

async fn try_make(device: &str) -> Result<Made, JsValue> {
    let crypto = crypto()?;
    let subtle = crypto.subtle();
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let pair = done(subtle.generate_key_with_object(&ecdsa(), true, &usages)?).await?;
    let part = |name: &str| Reflect::get(&pair, &name.into())?.dyn_into::<CryptoKey>();
    let (public, private) = (part("publicKey")?, part("privateKey")?);
    let usages = Array::of2(&"wrapKey".into(), &"unwrapKey".into());
    let wrapping = done(subtle.generate_key_with_object(&aes()?, false, &usages)?).await?;
    let mut nonce = [0; NONCE];
    crypto.get_random_values_with_u8_array(&mut nonce)?;
    let sealed = done(subtle.wrap_key_with_object(
        "pkcs8",
        &private,
        wrapping.unchecked_ref(),
        &gcm(&nonce, device)?,
    )?);
    let wrapped = [nonce.to_vec(), bytes(&sealed.await?)].concat();
    let public_key = bytes(&done(subtle.export_key("raw", &public)?).await?);
    keep(device, wrapping).await?;
    Ok(Made { public_key, wrapped })
}

/// The counter is of the device and not of the key: it goes on where it was.
async fn keep(device: &str, wrapping: JsValue) -> Result<(), JsValue> {
    let place = place(device);
    let kept = database::update(&place, move |kept| {
        let entry = Object::new();
        Reflect::set(&entry, &WRAPPING.into(), &wrapping).ok()?;
        Reflect::set(&entry, &COUNTER.into(), &counter_of(&kept).into()).ok()?;
        Some(entry.into())
    });
    kept.await.map(drop)
}

/// Under which key of the database.
fn place(device: &str) -> String {
    ["approval_key:", device].concat()
}

/// Signs: ES256, `r` and `s` of 32 bytes each.
///
/// # Errors
/// See [`KeyError`].
pub async fn sign(device: &str, wrapped: &[u8], message: &[u8]) -> Result<Vec<u8>, KeyError> {
    let kept = database::get(&place(device)).await.map_err(|_| KeyError::Refused)?;
    let wrapping = member(&kept, WRAPPING).and_then(|key| key.dyn_into::<CryptoKey>().ok());
    let wrapping = wrapping.ok_or(KeyError::NotHere)?;
    let (nonce, sealed) = wrapped.split_at_checked(NONCE).ok_or(KeyError::NotIts)?;
    let key = unwrap(device, &wrapping, nonce, sealed).await.map_err(|_| KeyError::NotIts)?;
    sign_with(&key, message).await.map_err(|_| KeyError::Refused)
}

async fn unwrap(
    device: &str,
    wrapping: &CryptoKey,
    nonce: &[u8],
    sealed: &[u8],
) -> Result<CryptoKey, JsValue> {
    let usages = Array::of1(&"sign".into());
    let sealed = Uint8Array::from(sealed);
    done(crypto()?.subtle().unwrap_key_with_js_u8_array_and_object_and_object(
        "pkcs8",
        &sealed,
        wrapping,
        &gcm(nonce, device)?,
        &ecdsa(),
        false,
        &usages,
    )?)
    .await?
    .dyn_into()
}

async fn sign_with(key: &CryptoKey, message: &[u8]) -> Result<Vec<u8>, JsValue> {
    let message = Uint8Array::from(message);
    let signature = crypto()?.subtle().sign_with_object_and_js_u8_array(&ecdsa(), key, &message)?;
    Ok(bytes(&done(signature).await?))
}

/// Counts one more decision of this device and keeps that, before anything is signed: higher than any before it here, and
/// than `least`, which is what others know of.
///
/// # Errors
/// [`KeyError::Refused`]: nothing may be signed.
pub async fn next_counter(device: &str, least: u64) -> Result<u64, KeyError> {
    // More than 2⁵³ decisions are nobody's.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let least = least as f64;
    let next = move |kept: &JsValue| counter_of(kept).max(least) + 1.0;
    let place = place(device);
    let counted = database::update(&place, move |kept| {
        let entry = Object::assign(&Object::new(), kept.dyn_ref::<Object>()?);
        Reflect::set(&entry, &COUNTER.into(), &next(&kept).into()).ok()?;
        Some(entry.into())
    });
    let before = counted.await.map_err(|_| KeyError::Refused)?;
    if !before.is_object() {
        return Err(KeyError::NotHere);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and positive")]
    Ok(next(&before) as u64)
}

/// Forgets the browser's half of a device's key: what the vault keeps of it opens nothing any more.
///
/// # Errors
/// [`KeyError::Refused`].
pub async fn forget(device: &str) -> Result<(), KeyError> {
    database::delete(&place(device)).await.map_err(|_| KeyError::Refused)
}

fn counter_of(kept: &JsValue) -> f64 {
    member(kept, COUNTER)
        .and_then(|counter| counter.as_f64())
        .filter(|counter| *counter >= 0.0)
        .unwrap_or(0.0)
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    object.is_object().then(|| Reflect::get(object, &name.into()).ok()).flatten()
}

/// The same in a window and in a worker.
fn crypto() -> Result<Crypto, JsValue> {
    Reflect::get(&global(), &"crypto".into())?.dyn_into()
}

fn ecdsa() -> Object {
    object(&[("name", "ECDSA"), ("namedCurve", "P-256"), ("hash", "SHA-256")])
}

fn aes() -> Result<Object, JsValue> {
    let algorithm = object(&[("name", "AES-GCM")]);
    Reflect::set(&algorithm, &"length".into(), &256.into())?;
    Ok(algorithm)
}

/// Bound to the device, so that the key of one account is not taken for another's.
fn gcm(nonce: &[u8], device: &str) -> Result<Object, JsValue> {
    let algorithm = object(&[("name", "AES-GCM")]);
    Reflect::set(&algorithm, &"iv".into(), &Uint8Array::from(nonce))?;
    Reflect::set(&algorithm, &"additionalData".into(), &Uint8Array::from(device.as_bytes()))?;
    Ok(algorithm)
}

fn object(members: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value)).ok();
    }
    object
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec()
}

async fn done(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}
