//! What lies in the browser: the container, the tries, the keys of this browser, the passkey's name.
//!
//! The rule a reader would break: a key that WebCrypto keeps cannot be read, also not by us, but a whole copy of the
//! browser's profile has it, too. What it stops is a copy of the container alone.

use crate::effects::{database, storage};
use drempel_contract::Secret;
use drempel_verify::vault::Tries;
use js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

const VAULT: &str = "vault";
const TRIES: &str = "tries";
const DEVICE_KEY: &str = "device_key";
const PASSKEY: &str = "passkey";
const ERASED: &str = "erased";

/// What the HMAC of this browser's key is over, before the PIN.
const LABEL: &str = "drempel vault 1\n";

/// The container, and which writing of it this is.
pub(super) struct Stored {
    pub(super) sealed: Vec<u8>,
    pub(super) version: u32,
}

/// A passkey that opens the vault.
pub(super) struct Passkey {
    pub(super) id: Vec<u8>,
    pub(super) salt: [u8; 32],
}

/// What was stored last, if anything was.
pub(super) async fn vault() -> Result<Option<Stored>, JsValue> {
    database::get(VAULT).await.map(|value| read(&value))
}

/// Stores a container in place of that writing; `None` where nothing is to be there. Says whether that was still the
/// last one.
pub(super) async fn put_vault(sealed: &[u8], over: Option<u32>) -> Result<bool, JsValue> {
    let version = over.unwrap_or_default().wrapping_add(1);
    let value = Array::of2(&version.into(), &Uint8Array::from(sealed));
    let is_last = move |there: &JsValue| read(there).map(|stored| stored.version) == over;
    let there = database::update(VAULT, move |there| is_last(&there).then(|| value.into())).await?;
    Ok(is_last(&there))
}

fn read(value: &JsValue) -> Option<Stored> {
    let parts = value.dyn_ref::<Array>()?;
    Some(Stored {
        version: whole(&parts.get(0))?,
        sealed: parts.get(1).dyn_into::<Uint8Array>().ok()?.to_vec(),
    })
}

fn whole(value: &JsValue) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "we wrote whole numbers")]
    value.as_f64().map(|number| number as u32)
}

/// Tries that are left.
pub(super) async fn tries() -> Result<Tries, JsValue> {
    database::get(TRIES).await.map(|value| tries_of(&value))
}

fn tries_of(value: &JsValue) -> Tries {
    Tries::from_stored(whole(value).and_then(|left| u8::try_from(left).ok()))
}

/// Spends a try; what is left is on the disk then. `None` when there was none.
pub(super) async fn spend_try() -> Result<Option<Tries>, JsValue> {
    let spent = |there: &JsValue| tries_of(there).spend();
    let there = database::update(TRIES, move |there| spent(&there).map(|tries| tries.left().into())).await?;
    Ok(spent(&there))
}

/// Gives a try back that was none.
pub(super) async fn give_try_back() -> Result<(), JsValue> {
    let given = |there: JsValue| {
        let left = tries_of(&there).left().saturating_add(1).min(Tries::ALL.left());
        Some(left.into())
    };
    database::update(TRIES, given).await.map(drop)
}

/// All of them, after the right one.
pub(super) async fn reset_tries() -> Result<(), JsValue> {
    database::put(TRIES, Tries::ALL.left().into()).await
}

/// What only this browser computes from a PIN: HMAC-SHA-256 under a key that WebCrypto does not give out. Made when it is
/// first asked for.
pub(super) async fn device_secret(pin: &Secret) -> Result<[u8; 32], JsValue> {
    let message = [LABEL, pin.expose()].concat();
    hmac(message.as_bytes()).await
}

/// The same of a passkey's result, so that a passkey that travels with its person opens nothing elsewhere.
pub(super) async fn device_bound(result: &[u8]) -> Result<[u8; 32], JsValue> {
    hmac(&[LABEL.as_bytes(), result].concat()).await
}

async fn hmac(message: &[u8]) -> Result<[u8; 32], JsValue> {
    let subtle = subtle()?;
    let key = device_key(&subtle).await?;
    let mac = subtle.sign_with_str_and_js_u8_array("HMAC", &key, &Uint8Array::from(message))?;
    let mac = JsFuture::from(mac).await?.dyn_into::<ArrayBuffer>()?;
    Uint8Array::new(&mac).to_vec().try_into().map_err(|_| JsValue::UNDEFINED)
}

async fn device_key(subtle: &SubtleCrypto) -> Result<CryptoKey, JsValue> {
    if let Ok(key) = database::get(DEVICE_KEY).await?.dyn_into::<CryptoKey>() {
        return Ok(key);
    }
    let algorithm = Object::new();
    for (name, value) in [("name", "HMAC"), ("hash", "SHA-256")] {
        Reflect::set(&algorithm, &name.into(), &value.into())?;
    }
    let made: Promise = subtle.generate_key_with_object(&algorithm, false, &Array::of1(&"sign".into()))?;
    let made = JsFuture::from(made).await?;
    // Another page may have been faster: then its key is the one.
    let kept = made.clone();
    let there = database::update(DEVICE_KEY, move |there| there.is_undefined().then_some(kept)).await?;
    if there.is_undefined() { made } else { there }.dyn_into()
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(Reflect::get(&global(), &"crypto".into())?.dyn_into::<Crypto>()?.subtle())
}

/// The passkey that opens the vault, if one does.
pub(super) async fn passkey() -> Result<Option<Passkey>, JsValue> {
    let value = database::get(PASSKEY).await?;
    let Some(parts) = value.dyn_ref::<Array>() else { return Ok(None) };
    let bytes = |at| parts.get(at).dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec());
    Ok((|| Some(Passkey { id: bytes(0)?, salt: bytes(1)?.try_into().ok()? }))())
}

/// Keeps its name, or forgets it.
pub(super) async fn keep_passkey(passkey: Option<&Passkey>) -> Result<(), JsValue> {
    match passkey {
        Some(Passkey { id, salt }) => {
            let parts = Array::of2(&Uint8Array::from(id.as_slice()), &Uint8Array::from(salt.as_slice()));
            database::put(PASSKEY, parts.into()).await
        }
        None => database::delete(PASSKEY).await,
    }
}

/// Forgets everything, but that it was here.
pub(super) async fn erase() -> Result<(), JsValue> {
    database::destroy_all().await?;
    storage::keep_authenticator_saved(None);
    database::put(ERASED, JsValue::TRUE).await
}

/// Whether something was here that is erased.
pub(super) async fn was_erased() -> Result<bool, JsValue> {
    database::get(ERASED).await.map(|value| value.is_truthy())
}

/// A new vault is here.
pub(super) async fn begin_anew() -> Result<(), JsValue> {
    database::delete(ERASED).await?;
    reset_tries().await
}

/// How often this browser has stored the contents.
pub(super) fn saved_here() -> Option<u64> {
    storage::authenticator_saved()
}

pub(super) fn note_saved(saved: u64) {
    storage::keep_authenticator_saved(Some(saved));
}
