//! The other half is the browser's: keys that WebCrypto makes and keeps sign decisions, and its AES-256-GCM opens and
//! seals other apps' files.
#![cfg(all(target_family = "wasm", feature = "decision", feature = "exchange"))]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

use wasm_bindgen_test::wasm_bindgen_test as test;
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[expect(dead_code, reason = "the spelling is for decision.rs")]
mod asked;
mod samples;

use asked::{decision, expected, request, shown};
use drempel_verify::decision::{DecisionError, Unverified, Verdict};
use drempel_verify::exchange::aegis::{Fresh, seal};
use drempel_verify::exchange::{Brought, Cipher, ExchangeError, Imported, Next, read};
use js_sys::{Array, Function, Promise, Uint8Array};
use samples::{AEGIS_ENCRYPTED, PASSWORD, TWO_FAS_ENCRYPTED, anna, bram, zolder};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

async fn run(body: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    let body = format!("return (async () => {{ const s = crypto.subtle; {body} }})()");
    let function = Function::new_with_args("a, b, c", &body);
    let promise: Promise = function.apply(&JsValue::NULL, &given.iter().collect::<Array>())?.unchecked_into();
    JsFuture::from(promise).await
}

fn js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

async fn keys() -> JsValue {
    let ecdsa = r#"s.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"])"#;
    run(&format!("return {ecdsa}"), &[]).await.unwrap()
}

async fn sign(keys: &JsValue, input: &[u8]) -> Vec<u8> {
    let body = r#"return new Uint8Array(await s.sign({ name: "ECDSA", hash: "SHA-256" }, a.privateKey, b))"#;
    Uint8Array::from(run(body, &[keys.clone(), js(input)]).await.unwrap()).to_vec()
}

async fn verdict(keys: &JsValue, compact: &str) -> Result<Verdict, DecisionError> {
    let unverified = Unverified::parse(compact)?;
    let body = r#"return s.verify({ name: "ECDSA", hash: "SHA-256" }, a.publicKey, b, c)"#;
    let given = [keys.clone(), js(unverified.signature()), js(unverified.signing_input())];
    let good = run(body, &given).await.unwrap().as_bool().unwrap();
    let (asked, shown) = (request(), shown());
    unverified.signature_was(good)?.verdict(&expected(&asked, &shown))
}

#[test]
async fn what_a_key_in_the_browser_signs_is_taken() {
    let (own, other) = (keys().await, keys().await);
    let input = decision().signing_input();
    let signature = sign(&own, input.as_bytes()).await;
    let compact = input.signed(&signature).unwrap();
    assert_eq!(verdict(&own, &compact).await, Ok(Verdict::Approved { counter: 8 }));
    assert_eq!(verdict(&other, &compact).await, Err(DecisionError::WrongSignature));
    let mut later = decision();
    later.counter += 1;
    let forged = later.signing_input().signed(&signature).unwrap();
    assert_eq!(verdict(&own, &forged).await, Err(DecisionError::WrongSignature));
}

async fn gcm(use_: &str, cipher: &Cipher) -> Option<Vec<u8>> {
    let body = format!(
        r#"const key = await s.importKey("raw", a, "AES-GCM", false, ["{use_}"]);
        return new Uint8Array(await s.{use_}({{ name: "AES-GCM", iv: b }}, key, c))"#
    );
    let given = [js(cipher.key.as_slice()), js(&cipher.nonce), js(&cipher.text)];
    run(&body, &given).await.ok().map(|text| Uint8Array::from(text).to_vec())
}

async fn open(text: &str, password: &str) -> Result<Imported, ExchangeError> {
    let Ok(Brought::Locked(locked)) = read(text) else { return Err(ExchangeError::Unknown) };
    let mut unlocking = locked.try_password(password)?;
    loop {
        let text = gcm("decrypt", unlocking.cipher()).await;
        match unlocking.decrypted(text)? {
            Next::Step(step) => unlocking = step,
            Next::Accounts(imported) => return Ok(imported),
        }
    }
}

#[test]
async fn files_under_a_password_open_in_the_browser() {
    for (text, password) in
        [(AEGIS_ENCRYPTED, PASSWORD), (AEGIS_ENCRYPTED, "een oud wachtwoord"), (TWO_FAS_ENCRYPTED, PASSWORD)]
    {
        assert_eq!(open(text, password).await.unwrap().accounts, [anna(), bram(), zolder()]);
    }
    assert_eq!(open(AEGIS_ENCRYPTED, "wrong").await, Err(ExchangeError::WrongPassword));
    assert_eq!(open(TWO_FAS_ENCRYPTED, "wrong").await, Err(ExchangeError::WrongPassword));
}

#[test]
async fn an_aegis_vault_sealed_in_the_browser_opens_again() {
    let fresh = Fresh { key: [1; 32], salt: [2; 32], slot_nonce: [3; 12], nonce: [4; 12], uuid: [5; 16] };
    let sealing = seal(&[anna(), zolder()], PASSWORD, fresh).unwrap();
    let [slot, contents] = sealing.ciphers();
    let (slot, contents) = (gcm("encrypt", slot).await.unwrap(), gcm("encrypt", contents).await.unwrap());
    let text = sealing.encrypted(&slot, &contents).unwrap();
    assert_eq!(open(&text, PASSWORD).await.unwrap().accounts, [anna(), zolder()]);
}
