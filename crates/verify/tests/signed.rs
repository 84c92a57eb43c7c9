//! What holds for every token: changed anywhere, it is not taken. With real signatures, by aws-lc; natively only.
#![cfg(all(not(target_family = "wasm"), feature = "id_token"))]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[expect(dead_code, reason = "what spoils one thing is for id_token_*.rs")]
mod token;

use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_verify::id_token::{
    AccessToken, Algorithm, Claims, IdTokenError, Jwks, Keyed, PublicKey, Unverified,
};
use proptest::prelude::*;
use token::{expected, header, jwks};

const RS256: &str = include_str!("signed/rs256.jwt");
const ES256: &str = include_str!("signed/es256.jwt");
const BOTH: [(&str, Algorithm); 2] = [(RS256, Algorithm::Rs256), (ES256, Algorithm::Es256)];

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

fn is_good(keyed: &Keyed<'_>) -> bool {
    match keyed.key().key() {
        PublicKey::Rsa { n, e } => PublicKeyComponents { n: bytes(n), e: bytes(e) }
            .verify(&RSA_PKCS1_2048_8192_SHA256, keyed.signing_input(), keyed.signature())
            .is_ok(),
        PublicKey::P256 { x, y } => {
            let point = [vec![4], bytes(x), bytes(y)].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                .verify(keyed.signing_input(), keyed.signature())
                .is_ok()
        }
    }
}

fn whole_check(compact: &str, algorithm: Algorithm, jwks: &Jwks) -> Result<Claims, IdTokenError> {
    let keyed = Unverified::parse(compact, algorithm)?.under(jwks)?;
    let good = is_good(&keyed);
    let mut expected = expected();
    expected.client_id = "demo-app";
    expected.nonce = Some("n-0S6_WzA2Mj");
    expected.access_token = AccessToken::Bound("f5e1c2a8-this-is-an-access-token");
    keyed.signature_was(good)?.claims(&expected)
}

#[test]
fn really_signed_tokens_are_taken() {
    for (token, algorithm) in BOTH {
        assert_eq!(whole_check(token, algorithm, &jwks()).unwrap().sub, "p_01");
    }
}

#[test]
fn a_token_under_another_key_of_the_same_name_is_refused() {
    // The generator of P-256 is a point as good as any, and not the issuer's.
    let (x, y) =
        ("axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY", "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU");
    let text = format!(r#"{{"keys":[{{"kty":"EC","crv":"P-256","kid":"e1","x":"{x}","y":"{y}"}}]}}"#);
    assert_eq!(
        whole_check(ES256, Algorithm::Es256, &Jwks::parse(&text).unwrap()),
        Err(IdTokenError::WrongSignature)
    );
}

#[test]
fn every_single_letter_of_a_token_counts() {
    let jwks = jwks();
    for (token, algorithm) in BOTH {
        for place in 0..token.len() {
            for instead in ["A", "_", ""] {
                let changed = [&token[..place], instead, &token[place + 1..]].concat();
                if changed != token {
                    assert!(whole_check(&changed, algorithm, &jwks).is_err(), "{instead:?} at {place}");
                }
            }
        }
    }
}

#[test]
fn no_parts_of_two_tokens_make_a_third() {
    let part = |which: usize, place: usize| BOTH[which].0.split('.').nth(place).unwrap();
    let mixed = (0..8).map(|mix| [part(mix & 1, 0), part(mix >> 1 & 1, 1), part(mix >> 2, 2)].join("."));
    for mixed in mixed.filter(|mixed| mixed != RS256 && mixed != ES256) {
        for (_, algorithm) in BOTH {
            assert!(whole_check(&mixed, algorithm, &jwks()).is_err(), "{mixed}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutated_token_verifies(
        which in 0..2_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<bool>()
    ) {
        let (token, algorithm) = BOTH[which];
        let mut bytes = token.as_bytes().to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            if cut { bytes.truncate(place.max(1)); } else { bytes[place] = byte; }
        }
        let changed = String::from_utf8_lossy(&bytes).into_owned();
        prop_assume!(changed != token);
        prop_assert!(whole_check(&changed, algorithm, &jwks()).is_err(), "{changed}");
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>(), header in any::<String>(), payload in ".{0,80}") {
        for algorithm in [Algorithm::Rs256, Algorithm::Es256] {
            let _ = Unverified::parse(&text, algorithm);
            let _ = Unverified::parse(&token::compact(&header, &payload), algorithm);
        }
        let _ = Jwks::parse(&text);
    }

    /// What we read as JSON, everybody reads as JSON; only what comes twice or goes deep are we alone in refusing.
    #[test]
    fn our_json_is_everybodys_json(pieces in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "1", "-0", "01", "1.5", "2e3", "1E+2", ".",
        "true", "false", "null", " ", "\n", "\u{a0}", "\"", "\\", "é", "{\"a\":", "\"c\":[", "}}", "-",
    ]), 0..12)) {
        let text = format!("{{{}}}", pieces.concat());
        let ours = Unverified::parse(&token::compact(&header(), &text), Algorithm::Es256).is_ok();
        let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert!(!ours || theirs, "only we read {text}");
        let twice = text.matches("\"a\"").count() + text.matches("\"b\"").count() + text.matches("0041").count() + text.matches("\"c\"").count() + text.matches("ude00").count() > 1;
        prop_assert!(!theirs || ours || twice, "only they read {text}");
    }
}
