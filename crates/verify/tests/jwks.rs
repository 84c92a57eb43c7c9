//! The keys an issuer publishes, of which only those that can check an ID token are kept.
#![cfg(feature = "id_token")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::id_token::Jwks;

/// One RSA key and one on P-256.
const JWKS: &str = include_str!("signed/jwks.json");

#[test]
fn a_published_key_that_cannot_check_this_is_skipped() {
    let count = |from: &str, to: &str| Jwks::parse(&JWKS.replace(from, to)).unwrap().keys().len();
    assert_eq!(count("", ""), 2);
    for (from, to) in [
        (r#""use": "sig""#, r#""use": "enc""#),
        (r#""use": "sig""#, r#""key_ops": ["sign"]"#),
        (r#""use": "sig""#, r#""key_ops": "verify""#),
        (r#""use": "sig""#, r#""d": "AQAB""#),
        (r#""kty": "#, r#""kty": "x", "was": "#),
    ] {
        assert_eq!(count(from, to), 0, "{to}");
    }
    assert_eq!(count(r#""use": "sig""#, r#""key_ops": ["verify"]"#), 2);
    for (from, to) in [
        (r#""alg": "RS256""#, r#""alg": "PS256""#),
        (r#""alg": "RS256""#, r#""alg": "HS256""#),
        (r#""alg": "ES256""#, r#""alg": "ES384""#),
        (r#""crv": "P-256""#, r#""crv": "P-384""#),
        (r#""crv": "P-256""#, r#""crv": "secp256k1""#),
        (r#""kid": "e1""#, r#""kid": 1"#),
        (r#""e": "AQAB""#, r#""e": "AQ""#),
        (r#""e": "AQAB""#, r#""e": "AAEAAQ""#),
        (r#""e": "AQAB""#, r#""e": "Ag""#),
        (r#""e": "AQAB""#, r#""e": """#),
        (r#""n": "v0"#, r#""n": "AAAA"#),
        (r#""n": "v0"#, r#""n": ""#),
        (r#""n": "v0"#, r#""n": "="#),
        (r#""x": "47"#, r#""x": ""#),
        (r#""x": "47"#, r#""x": "AAAA47"#),
        (r#""y": "#, r#""z": "#),
    ] {
        assert_eq!(count(from, to), 1, "{to}");
    }
}

#[test]
fn something_else_is_no_set_of_keys() {
    for text in ["", "[]", "{}", r#"{"keys":{}}"#, r#"{"keys":null}"#, "<html>", r#"{"keys":[],"keys":[]}"#] {
        assert!(Jwks::parse(text).is_err(), "{text}");
    }
    assert!(Jwks::parse(&format!(r#"{{"keys":[]{}}}"#, " ".repeat(65_536))).is_err());
    assert!(
        Jwks::parse(r#"{"keys":[1,{},{"kty":"oct","k":"AAAA","alg":"HS256"}]}"#).unwrap().keys().is_empty()
    );
}
