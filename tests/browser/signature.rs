//! The browser checks signatures that another implementation made, and refuses what was changed behind it.

use drempel::effects::signature::is_good;
use drempel_verify::id_token::{AccessToken, Algorithm, Claims, Expected, IdTokenError, Jwks, Unverified};
use wasm_bindgen_test::wasm_bindgen_test as test;

const JWKS: &str = include_str!("../../crates/verify/tests/signed/jwks.json");
const RS256: &str = include_str!("../../crates/verify/tests/signed/rs256.jwt");
const ES256: &str = include_str!("../../crates/verify/tests/signed/es256.jwt");
const BOTH: [(&str, Algorithm); 2] = [(RS256, Algorithm::Rs256), (ES256, Algorithm::Es256)];

const EXPECTED: Expected<'_> = Expected {
    issuer: "https://login.drempel.example",
    client_id: "demo-app",
    also_for: &[],
    nonce: Some("n-0S6_WzA2Mj"),
    now: 1_800_000_000,
    skew: 60,
    oldest: 600,
    max_age: None,
    acr: None,
    access_token: AccessToken::Bound("f5e1c2a8-this-is-an-access-token"),
};

async fn whole_check(compact: &str, algorithm: Algorithm, jwks: &str) -> Result<Claims, IdTokenError> {
    let jwks = Jwks::parse(jwks).unwrap();
    let keyed = Unverified::parse(compact, algorithm)?.under(&jwks)?;
    let good = is_good(&keyed).await;
    keyed.signature_was(good)?.claims(&EXPECTED)
}

#[test]
async fn a_token_signed_with_rs256_or_es256_is_taken() {
    for (token, algorithm) in BOTH {
        assert_eq!(whole_check(token, algorithm, JWKS).await.unwrap().sub, "p_01");
    }
}

#[test]
async fn a_token_changed_behind_its_signature_is_refused() {
    for (token, algorithm) in BOTH {
        let (input, signature) = token.rsplit_once('.').unwrap();
        let (header, payload) = input.split_once('.').unwrap();
        // Another person, in a payload of the same length: `p_01` becomes `p_02`.
        let other = payload.replace("InBfMDEi", "InBfMDIi");
        assert_ne!(other, payload);
        let begins = if signature.starts_with('A') { "B" } else { "A" };
        for changed in [
            [header, &other, signature].join("."),
            [header, payload, &[begins, &signature[1..]].concat()].join("."),
        ] {
            assert!(whole_check(&changed, algorithm, JWKS).await.is_err(), "{changed}");
        }
    }
}

#[test]
async fn a_signature_by_another_key_is_refused() {
    // The generator of P-256: a key as good as any, and not the issuer's.
    let (x, y) =
        ("axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY", "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU");
    let other = format!(r#"{{"keys":[{{"kty":"EC","crv":"P-256","kid":"e1","x":"{x}","y":"{y}"}}]}}"#);
    assert_eq!(whole_check(ES256, Algorithm::Es256, &other).await, Err(IdTokenError::WrongSignature));
}

#[test]
async fn a_key_the_browser_will_not_have_is_no_good_signature() {
    // No point of the curve.
    let zeros = "A".repeat(43);
    let other =
        format!(r#"{{"keys":[{{"kty":"EC","crv":"P-256","kid":"e1","x":"{zeros}","y":"{zeros}"}}]}}"#);
    assert_eq!(whole_check(ES256, Algorithm::Es256, &other).await, Err(IdTokenError::WrongSignature));
}
