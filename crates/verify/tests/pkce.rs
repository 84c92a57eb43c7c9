//! Proof that who redeems a code is who asked for it, against the vector of RFC 7636.
#![cfg(feature = "pkce")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::pkce::{CodeChallenge, CodeVerifier, PkceError};

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
/// The bytes of RFC 7636 appendix B.
const BYTES: [u8; 32] = [
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214,
    191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
];

#[test]
fn rfc_7636_appendix_b_is_met() {
    let verifier = CodeVerifier::from_random(BYTES);
    assert_eq!(verifier.expose(), VERIFIER);
    assert_eq!(verifier.challenge().as_str(), CHALLENGE);
    assert!(CodeChallenge::parse(CHALLENGE).unwrap().is_of(&CodeVerifier::parse(VERIFIER).unwrap()));
}

#[test]
fn a_challenge_is_not_of_another_verifier() {
    let challenge = CodeChallenge::parse(CHALLENGE).unwrap();
    let almost = VERIFIER.replace('X', "Y");
    for other in [almost.as_str(), &"a".repeat(43), &format!("{VERIFIER}A")] {
        assert!(!challenge.is_of(&CodeVerifier::parse(other).unwrap()), "{other}");
    }
}

#[test]
fn a_challenge_is_not_its_own_verifier() {
    let challenge = CodeChallenge::parse(CHALLENGE).unwrap();
    assert!(!challenge.is_of(&CodeVerifier::parse(CHALLENGE).unwrap()), "that would be `plain`");
}

#[test]
fn a_verifier_has_43_to_128_letters() {
    for (length, outcome) in [
        (0, Some(PkceError::Length)),
        (42, Some(PkceError::Length)),
        (43, None),
        (128, None),
        (129, Some(PkceError::Length)),
    ] {
        assert_eq!(CodeVerifier::parse(&"x".repeat(length)).err(), outcome, "{length} letters");
    }
}

#[test]
fn a_verifier_has_unreserved_letters_only() {
    let rest = "a".repeat(42);
    for letter in "azAZ09-._~".chars() {
        assert!(CodeVerifier::parse(&format!("{letter}{rest}")).is_ok(), "{letter:?}");
    }
    for letter in " +/=%\\\"\n\0".chars() {
        assert_eq!(CodeVerifier::parse(&format!("{letter}{rest}")), Err(PkceError::Letter), "{letter:?}");
    }
    assert_eq!(CodeVerifier::parse(&format!("é{}", "a".repeat(41))), Err(PkceError::Letter));
}

#[test]
fn a_challenge_is_a_whole_sha_256_and_nothing_else() {
    assert_eq!(CodeChallenge::parse(""), Err(PkceError::Length));
    assert_eq!(CodeChallenge::parse(&CHALLENGE[..42]), Err(PkceError::Length));
    assert_eq!(CodeChallenge::parse(&format!("{CHALLENGE}=")), Err(PkceError::Length));
    for other in [CHALLENGE.replace('-', "+"), CHALLENGE.replace('-', "~"), CHALLENGE.replace('-', " ")] {
        assert_eq!(CodeChallenge::parse(&other), Err(PkceError::Letter), "{other}");
    }
    // The last of 43 letters carries four bits; the two below them are no part of any digest.
    assert_eq!(CodeChallenge::parse(&CHALLENGE.replace("cM", "cN")), Err(PkceError::Letter));
}

#[test]
fn nothing_of_a_verifier_is_printed() {
    let verifier = CodeVerifier::from_random(BYTES);
    assert_eq!(format!("{verifier:?} {:?}", verifier.challenge()), "CodeVerifier(…) CodeChallenge(…)");
}
