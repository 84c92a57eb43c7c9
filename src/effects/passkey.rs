//! A passkey of this device that gives 32 bytes after verifying the person (WebAuthn's PRF extension): what a fingerprint
//! or a face opens the vault with.
//!
//! The rule a reader would break: it proves nothing to anybody. No server knows it, its signature is not looked at; that
//! the bytes are right is what opens the vault. So the challenge may be any.

use super::{dom, random};
use drempel_flow::authenticator::Refusal;
use js_sys::{Array, ArrayBuffer, Function, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a new passkey gave.
pub struct Made {
    /// Its name.
    pub id: Vec<u8>,
    /// What it gives for the salt.
    pub result: Vec<u8>,
}

/// Whether this browser has the device's own lock for pages, with what a vault needs of it, as far as it tells.
pub async fn is_there() -> bool {
    let Ok(credential) = get(&dom::window(), "PublicKeyCredential") else { return false };
    let own_lock = called(&credential, "isUserVerifyingPlatformAuthenticatorAvailable").await;
    if !own_lock.is_ok_and(|it| it.is_truthy()) {
        return false;
    }
    // Where it cannot tell, it is tried.
    let able = called(&credential, "getClientCapabilities").await;
    able.and_then(|able| get(&able, "extension:prf")).map_or(true, |prf| prf != false)
}

/// Makes a passkey; the person is verified.
///
/// # Errors
/// [`Refusal::Cancelled`], or [`Refusal::NotAble`] when it gives no such bytes.
pub async fn make(salt: [u8; 32]) -> Result<Made, Refusal> {
    let options = creation(salt).map_err(|_| Refusal::NotAble)?;
    let made = credentials("create", &options).await?;
    let id = raw_id(&made).ok_or(Refusal::NotAble)?;
    let results = prf(&made).map_err(|_| Refusal::NotAble)?;
    if get(&results, "enabled").is_ok_and(|enabled| enabled == false) {
        return Err(Refusal::NotAble);
    }
    // Some give the bytes at once, some only when it is used.
    match first(&results) {
        Some(result) => Ok(Made { id, result }),
        None => Ok(Made { result: ask(&id, salt).await?, id }),
    }
}

/// What the passkey gives; the person is verified.
///
/// # Errors
/// As [`make`].
pub async fn ask(id: &[u8], salt: [u8; 32]) -> Result<Vec<u8>, Refusal> {
    let options = request(id, salt).map_err(|_| Refusal::NotAble)?;
    let given = credentials("get", &options).await?;
    prf(&given).ok().and_then(|results| first(&results)).ok_or(Refusal::NotAble)
}

fn creation(salt: [u8; 32]) -> Result<Object, JsValue> {
    let options = JSON::parse(
        r#"{"rp":{"name":"Drempel"},"user":{"name":"Authenticator","displayName":"Authenticator"},
        "pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],
        "authenticatorSelection":{"authenticatorAttachment":"platform","residentKey":"preferred","userVerification":"required"},
        "attestation":"none"}"#,
    )?;
    set(&options, "challenge", &bytes(&random::bytes::<32>()))?;
    set(&get(&options, "user")?, "id", &bytes(&random::bytes::<16>()))?;
    set(&options, "extensions", &extensions(salt)?)?;
    public_key(&options)
}

fn request(id: &[u8], salt: [u8; 32]) -> Result<Object, JsValue> {
    let options = JSON::parse(r#"{"userVerification":"required"}"#)?;
    let known = JSON::parse(r#"{"type":"public-key","transports":["internal"]}"#)?;
    set(&known, "id", &bytes(id))?;
    set(&options, "challenge", &bytes(&random::bytes::<32>()))?;
    set(&options, "allowCredentials", &Array::of1(&known))?;
    set(&options, "extensions", &extensions(salt)?)?;
    public_key(&options)
}

fn extensions(salt: [u8; 32]) -> Result<JsValue, JsValue> {
    let extensions = JSON::parse(r#"{"prf":{"eval":{}}}"#)?;
    set(&get(&get(&extensions, "prf")?, "eval")?, "first", &bytes(&salt))?;
    Ok(extensions)
}

fn public_key(options: &JsValue) -> Result<Object, JsValue> {
    let whole = Object::new();
    set(&whole, "publicKey", options)?;
    Ok(whole)
}

async fn credentials(method: &str, options: &Object) -> Result<JsValue, Refusal> {
    let asked = || -> Result<Promise, JsValue> {
        let container = get(&dom::window().navigator(), "credentials")?;
        get(&container, method)?.dyn_into::<Function>()?.call1(&container, options)?.dyn_into()
    };
    let promise = asked().map_err(|_| Refusal::NotAble)?;
    JsFuture::from(promise).await.map_err(|cause| {
        // Closed, run out of time or not recognised: browsers do not tell these apart, on purpose.
        let name = get(&cause, "name").ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("NotAllowedError" | "AbortError") => Refusal::Cancelled,
            Some(_) | None => Refusal::NotAble,
        }
    })
}

fn prf(credential: &JsValue) -> Result<JsValue, JsValue> {
    let results: Function = get(credential, "getClientExtensionResults")?.dyn_into()?;
    get(&results.call0(credential)?, "prf")
}

fn first(prf: &JsValue) -> Option<Vec<u8>> {
    let result = get(&get(prf, "results").ok()?, "first").ok()?;
    let bytes = match result.dyn_into::<ArrayBuffer>() {
        Ok(buffer) => Uint8Array::new(&buffer),
        Err(other) => other.dyn_into::<Uint8Array>().ok()?,
    };
    Some(bytes.to_vec()).filter(|bytes| bytes.len() >= 32)
}

fn raw_id(credential: &JsValue) -> Option<Vec<u8>> {
    let id = get(credential, "rawId").ok()?.dyn_into::<ArrayBuffer>().ok()?;
    Some(Uint8Array::new(&id).to_vec())
}

async fn called(target: &JsValue, method: &str) -> Result<JsValue, JsValue> {
    let method: Function = get(target, method)?.dyn_into()?;
    JsFuture::from(method.call0(target)?.dyn_into::<Promise>()?).await
}

fn get(target: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(target, &name.into())
}

fn set(target: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(target, &name.into(), value).map(drop)
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}
