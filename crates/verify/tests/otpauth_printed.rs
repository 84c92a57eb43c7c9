//! How an account is written as an `otpauth:` address.

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use core::num::NonZeroU32;
use drempel_verify::otpauth::Otpauth;
use drempel_verify::{Algorithm, Digits, Key, Totp};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

#[test]
fn what_every_app_takes_for_granted_is_not_printed() {
    let key = Key::from_base32(KEY).unwrap();
    let plain = Otpauth::new(Some("Drempel B.V."), "anna+x@drempel.example", Totp::standard(key.clone()));
    assert_eq!(
        plain.to_uri(),
        format!("otpauth://totp/Drempel%20B.V.:anna%2Bx@drempel.example?secret={KEY}&issuer=Drempel%20B.V.")
    );
    let minute = NonZeroU32::new(60).unwrap();
    let rich = Otpauth::new(None, "é", Totp::new(key, Algorithm::Sha512, Digits::Eight, minute));
    assert_eq!(
        rich.to_uri(),
        format!("otpauth://totp/%C3%A9?secret={KEY}&algorithm=SHA512&digits=8&period=60")
    );
}
