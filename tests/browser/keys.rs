//! The browser makes a phone's key, and signs with it only when both halves are there.

use drempel::effects::database::{get, put, update};
use drempel::effects::keys::{KeyError, forget, make, next_counter, sign};
use drempel_verify::decision::{Choice, Decision, Expected, Request, Unverified, Verdict};
use drempel_verify::number_match::{Manner, Picked, Shown};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test as test;

async fn run(body: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    let body = format!("return (async () => {{ const s = crypto.subtle; {body} }})()");
    let function = Function::new_with_args("a, b, c", &body);
    let promise: Promise = function.apply(&JsValue::NULL, &given.iter().collect::<Array>())?.unchecked_into();
    JsFuture::from(promise).await
}

fn js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

async fn is_good(public_key: &[u8], signature: &[u8], message: &[u8]) -> bool {
    let body = r#"const key = await s.importKey("raw", a, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
        return s.verify({ name: "ECDSA", hash: "SHA-256" }, key, b, c)"#;
    let good = run(body, &[js(public_key), js(signature), js(message)]).await;
    good.unwrap().as_bool().unwrap()
}

fn request(device: &str) -> Request {
    Request {
        request: "r1".to_owned(),
        account: "bram@drempel.example".to_owned(),
        client: "demo-app".to_owned(),
        origin: "https://login.drempel.example".to_owned(),
        place: "Utrecht".to_owned(),
        device: device.to_owned(),
    }
}

#[test]
async fn what_the_phones_key_signs_is_a_decision_that_the_backend_takes() {
    let made = make("taken").await.unwrap();
    let about = request("taken");
    let shown = Shown::parse("42", Manner::Tap).unwrap();
    let counter = next_counter("taken", 6).await.unwrap();
    assert_eq!(counter, 7);
    let decision = Decision {
        about: about.clone(),
        choice: Choice::Approve(Picked::parse("42").unwrap()),
        counter,
        issued_at: 1_800_000_010,
        expires_at: 1_800_000_100,
    };
    let input = decision.signing_input();
    let signature = sign("taken", &made.wrapped, input.as_bytes()).await.unwrap();
    let compact = input.signed(&signature).unwrap();
    let unverified = Unverified::parse(&compact).unwrap();
    let good = is_good(&made.public_key, unverified.signature(), unverified.signing_input()).await;
    let verdict = unverified.signature_was(good).unwrap().verdict(&Expected {
        about: &about,
        number: &shown,
        last_counter: 6,
        asked_at: 1_800_000_000,
        deadline: 1_800_000_120,
        now: 1_800_000_012,
        skew: 5,
    });
    assert_eq!(verdict, Ok(Verdict::Approved { counter: 7 }));
}

#[test]
async fn the_public_key_is_a_point_and_another_keys_signature_is_not_its() {
    let (one, other) = (make("one").await.unwrap(), make("other").await.unwrap());
    assert_eq!((one.public_key.len(), one.public_key[0]), (65, 4));
    assert_ne!(one.public_key, other.public_key);
    let signature = sign("one", &one.wrapped, b"words").await.unwrap();
    assert_eq!(signature.len(), 64);
    assert!(is_good(&one.public_key, &signature, b"words").await);
    assert!(!is_good(&one.public_key, &signature, b"other words").await);
    assert!(!is_good(&other.public_key, &signature, b"words").await);
}

#[test]
async fn a_copied_vault_without_the_browsers_half_signs_nothing() {
    let made = make("copied").await.unwrap();
    assert_eq!(sign("elsewhere", &made.wrapped, b"words").await, Err(KeyError::NotHere));
    forget("copied").await.unwrap();
    assert_eq!(sign("copied", &made.wrapped, b"words").await, Err(KeyError::NotHere));
    assert_eq!(next_counter("copied", 0).await, Err(KeyError::NotHere));
}

#[test]
async fn the_browsers_half_without_the_vault_signs_nothing() {
    let made = make("without").await.unwrap();
    for bytes in [Vec::new(), vec![0; 11], vec![0; made.wrapped.len()], made.wrapped[..60].to_vec()] {
        assert_eq!(sign("without", &bytes, b"words").await, Err(KeyError::NotIts));
    }
}

#[test]
async fn the_key_of_one_account_is_not_taken_for_anothers() {
    let (mine, _) = (make("mine").await.unwrap(), make("its").await.unwrap());
    assert_eq!(sign("its", &mine.wrapped, b"words").await, Err(KeyError::NotIts));
    // Also not with the right half under the wrong name.
    let half = get("approval_key:mine").await.unwrap();
    put("approval_key:its", half).await.unwrap();
    assert_eq!(sign("its", &mine.wrapped, b"words").await, Err(KeyError::NotIts));
}

#[test]
async fn every_byte_of_the_wrapped_key_matters() {
    let made = make("bytes").await.unwrap();
    for place in 0..made.wrapped.len() {
        let mut changed = made.wrapped.clone();
        changed[place] ^= 1;
        assert_eq!(sign("bytes", &changed, b"words").await, Err(KeyError::NotIts), "byte {place}");
    }
}

#[test]
async fn what_the_browser_keeps_cannot_be_taken_out_of_it() {
    let made = make("kept").await.unwrap();
    let half = get("approval_key:kept").await.unwrap();
    let wrapping = Reflect::get(&half, &"wrapping".into()).unwrap();
    assert_eq!(run("return a.extractable", &[wrapping.clone()]).await.unwrap(), JsValue::FALSE);
    for format in ["raw", "jwk"] {
        assert!(run("return s.exportKey(b, a)", &[wrapping.clone(), format.into()]).await.is_err());
    }
    // It does nothing but wrap: whoever has both halves still gets no bytes out of them by decrypting.
    let decrypt = r#"return s.decrypt({ name: "AES-GCM", iv: b.slice(0, 12), additionalData: new TextEncoder().encode("kept") }, a, b.slice(12))"#;
    assert!(run(decrypt, &[wrapping.clone(), js(&made.wrapped)]).await.is_err());
    // Unwrapped as `sign` unwraps it, the key gives nothing either.
    let unwrap = r#"const key = await s.unwrapKey("pkcs8", b.slice(12), a, { name: "AES-GCM", iv: b.slice(0, 12),
        additionalData: new TextEncoder().encode("kept") }, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
        return s.exportKey("pkcs8", key)"#;
    let refused = run(unwrap, &[wrapping, js(&made.wrapped)]).await.unwrap_err();
    assert_eq!(Reflect::get(&refused, &"name".into()).unwrap(), JsValue::from_str("InvalidAccessError"));
}

#[test]
async fn a_counter_never_comes_twice_also_when_asked_at_once() {
    make("counted").await.unwrap();
    let (one, two, three) =
        (next_counter("counted", 0), next_counter("counted", 0), next_counter("counted", 0));
    let (one, two, three) = (one.await.unwrap(), two.await.unwrap(), three.await.unwrap());
    assert_eq!([one, two, three], [1, 2, 3]);
    assert_eq!(next_counter("counted", 40).await, Ok(41));
    assert_eq!(next_counter("counted", 7).await, Ok(42));
    // A new key of the same device goes on counting.
    make("counted").await.unwrap();
    assert_eq!(next_counter("counted", 0).await, Ok(43));
}

#[test]
async fn changes_at_once_come_one_after_the_other() {
    put("sum", 0.into()).await.unwrap();
    let more = || update("sum", |sum| Some((sum.as_f64()? + 1.0).into()));
    let all: Array = (0..20)
        .map(|_| JsValue::from(wasm_bindgen_futures::future_to_promise(async move { more().await })))
        .collect();
    JsFuture::from(Promise::all(&all)).await.unwrap();
    assert_eq!(get("sum").await.unwrap(), JsValue::from(20));
}
