//! Whether an issuer signed a token: the arithmetic is the browser's own (WebCrypto), which costs no visitor a byte.
//!
//! The rule a reader would break: whatever goes wrong here (no WebCrypto, a key it will not have) is a signature that is not
//! good. Which key and which algorithm was decided before, in `verify::id_token`; neither is read from the token here.

use super::dom;
use drempel_verify::id_token::{Algorithm, Keyed, PublicKey};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

/// Checks the signature of a token, whose outcome `Keyed::signature_was` wants to know.
pub async fn is_good(token: &Keyed<'_>) -> bool {
    check(token).await.is_ok_and(|outcome| outcome.is_truthy())
}

async fn check(token: &Keyed<'_>) -> Result<JsValue, JsValue> {
    let subtle = dom::window().crypto()?.subtle();
    let algorithm = match token.algorithm() {
        Algorithm::Rs256 => object(&[("name", "RSASSA-PKCS1-v1_5"), ("hash", "SHA-256")]),
        Algorithm::Es256 => object(&[("name", "ECDSA"), ("namedCurve", "P-256"), ("hash", "SHA-256")]),
    };
    let numbers = match token.key().key() {
        PublicKey::Rsa { n, e } => object(&[("kty", "RSA"), ("n", n), ("e", e)]),
        PublicKey::P256 { x, y } => object(&[("kty", "EC"), ("crv", "P-256"), ("x", x), ("y", y)]),
    };
    let usages = Array::of1(&JsValue::from_str("verify"));
    let key = done(subtle.import_key_with_object("jwk", &numbers, &algorithm, false, &usages)?).await?;
    let (signature, signed) = (Uint8Array::from(token.signature()), Uint8Array::from(token.signing_input()));
    let key = key.unchecked_ref::<CryptoKey>();
    done(subtle.verify_with_object_and_js_u8_array_and_js_u8_array(&algorithm, key, &signature, &signed)?)
        .await
}

async fn done(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}

fn object(members: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value)).ok();
    }
    object
}
