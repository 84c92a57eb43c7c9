//! What holds for every signed decision: changed anywhere, it is not taken. With real keys, by aws-lc; natively only.
#![cfg(all(not(target_family = "wasm"), feature = "decision"))]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

mod asked;

use asked::{approve, base64url, decision, expected, request, shown};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, UnparsedPublicKey,
};
use drempel_verify::decision::{Choice, Decision, DecisionError, Reason, Request, Unverified, Verdict};
use drempel_verify::number_match::{Manner, Picked, Shown};
use proptest::prelude::*;

fn key() -> EcdsaKeyPair {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap()
}

fn sign(decision: &Decision, key: &EcdsaKeyPair) -> String {
    let input = decision.signing_input();
    let signature = key.sign(&SystemRandom::new(), input.as_bytes()).unwrap();
    input.signed(signature.as_ref()).unwrap()
}

fn whole_check(compact: &str, key: &EcdsaKeyPair) -> Result<Verdict, DecisionError> {
    let unverified = Unverified::parse(compact)?;
    let good = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.public_key().as_ref())
        .verify(unverified.signing_input(), unverified.signature())
        .is_ok();
    let (asked, shown) = (request(), shown());
    unverified.signature_was(good)?.verdict(&expected(&asked, &shown))
}

#[test]
fn a_really_signed_decision_is_taken() {
    let key = key();
    assert_eq!(whole_check(&sign(&decision(), &key), &key), Ok(Verdict::Approved { counter: 8 }));
}

#[test]
fn every_single_byte_of_a_signed_decision_counts() {
    let key = key();
    let mut denied = decision();
    denied.choice = Choice::Deny(Reason::NotStarted);
    for compact in [sign(&decision(), &key), sign(&denied, &key)] {
        for place in 0..compact.len() {
            for byte in 0..=127_u8 {
                let mut changed = compact.clone().into_bytes();
                if changed[place] != byte {
                    changed[place] = byte;
                    let changed = String::from_utf8(changed).unwrap();
                    // The signature is only looked at when the shape is right, so this is quick.
                    assert!(whole_check(&changed, &key).is_err(), "{byte} at {place} of {compact}");
                }
            }
            let shorter = [&compact[..place], &compact[place + 1..]].concat();
            assert!(whole_check(&shorter, &key).is_err(), "without {place} of {compact}");
        }
    }
}

#[test]
fn every_single_bit_of_the_payload_counts_even_when_it_is_spelled_anew() {
    let key = key();
    let compact = sign(&decision(), &key);
    let (input, signature) = compact.rsplit_once('.').unwrap();
    let (header, _) = input.split_once('.').unwrap();
    let mut others = vec![decision(); 11];
    others[0].about.request.push('1');
    others[1].about.account.push('1');
    others[2].about.client.push('1');
    others[3].about.origin.push('1');
    others[4].about.place.push('1');
    others[5].about.device.push('1');
    others[6].choice = approve("38");
    others[7].choice = Choice::Deny(Reason::Mistake);
    others[8].counter += 1;
    others[9].issued_at += 1;
    others[10].expires_at += 1;
    for other in others {
        let input = String::from_utf8(other.signing_input().as_bytes().to_vec()).unwrap();
        assert!(input.starts_with(header));
        let forged = format!("{input}.{signature}");
        assert_eq!(whole_check(&forged, &key), Err(DecisionError::WrongSignature));
    }
}

#[test]
fn another_devices_key_signs_nothing_for_this_one() {
    let (key, other) = (key(), key());
    assert_eq!(whole_check(&sign(&decision(), &other), &key), Err(DecisionError::WrongSignature));
}

#[test]
fn a_signature_of_nothing_is_none() {
    let key = key();
    let compact = sign(&decision(), &key);
    let (input, _) = compact.rsplit_once('.').unwrap();
    // CVE-2022-21449: r = s = 0 was once a signature of everything.
    for signature in [[0_u8; 64], [0xff; 64]] {
        let forged = format!("{input}.{}", base64url(&signature));
        assert_eq!(whole_check(&forged, &key), Err(DecisionError::WrongSignature));
    }
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![".{0,20}", any::<String>()]
}

fn choices() -> impl Strategy<Value = Choice> {
    let reasons = [Reason::NotStarted, Reason::Mistake, Reason::NoneOfThese];
    prop_oneof![
        (10..=99_u32).prop_map(|number| Choice::Approve(Picked::parse(&number.to_string()).unwrap())),
        (100_000..=999_999_u32)
            .prop_map(|number| Choice::Approve(Picked::parse(&number.to_string()).unwrap())),
        prop::sample::select(reasons.to_vec()).prop_map(Choice::Deny),
    ]
}

prop_compose! {
    fn decisions()(
        names in prop::array::uniform6(words()), choice in choices(), counter in 1..1_u64 << 53,
        asked_at in 0..1_i64 << 40, waited in 0..60_i64, life in 1..=120_i64,
    ) -> Decision {
        let [request, account, client, origin, place, device] = names;
        let about = Request { request, account, client, origin, place, device };
        let issued_at = asked_at + waited;
        Decision { about, choice, counter, issued_at, expires_at: issued_at + life }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_decision_is_read_back_as_it_was_made(decision in decisions()) {
        let shown = Shown::parse("37", Manner::Tap).unwrap();
        let compact = decision.signing_input().signed(&[7; 64]).unwrap();
        let mut expected = expected(&decision.about, &shown);
        (expected.now, expected.asked_at) = (decision.issued_at, decision.issued_at);
        (expected.deadline, expected.last_counter) = (decision.expires_at, decision.counter - 1);
        let unverified = Unverified::parse(&compact);
        prop_assume!(!matches!(unverified, Err(DecisionError::TooLong)));
        let unverified = unverified.unwrap();
        prop_assert_eq!(unverified.device(), decision.about.device.as_str());
        let counter = decision.counter;
        let wanted = match decision.choice {
            Choice::Deny(reason) => Verdict::Denied { reason, counter },
            Choice::Approve(picked) if picked.text() == "37" => Verdict::Approved { counter },
            Choice::Approve(_) => Verdict::WrongNumber { counter },
        };
        prop_assert_eq!(unverified.signature_was(true).unwrap().verdict(&expected), Ok(wanted));
    }

    #[test]
    fn our_spelling_is_json_to_everybody(decision in decisions()) {
        let text = String::from_utf8(decision.signing_input().as_bytes().to_vec()).unwrap();
        let payload = base64::Engine::decode(
            &base64::engine::general_purpose::URL_SAFE_NO_PAD, text.split_once('.').unwrap().1,
        ).unwrap();
        let theirs: serde_json::Value = serde_json::from_slice(&payload).unwrap();
        prop_assert_eq!(theirs["place"].as_str(), Some(decision.about.place.as_str()));
        prop_assert_eq!(theirs["counter"].as_u64(), Some(decision.counter));
        // serde_json sorts and escapes as RFC 8785 does for names in ASCII, whole numbers and no doubles.
        prop_assert_eq!(serde_json::to_vec(&theirs).unwrap(), payload);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>(), parts in prop::array::uniform3("[A-Za-z0-9_=-]{0,90}")) {
        let _ = Unverified::parse(&text);
        let _ = Unverified::parse(&parts.join("."));
    }

    #[test]
    fn no_mutated_decision_verifies(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<bool>()
    ) {
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, FIXED.get_or_init(|| {
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap().as_ref().to_vec()
        })).unwrap();
        let compact = sign(&decision(), &key);
        let mut bytes = compact.clone().into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            if cut { bytes.truncate(place.max(1)); } else { bytes[place] = byte; }
        }
        let changed = String::from_utf8_lossy(&bytes).into_owned();
        prop_assume!(changed != compact);
        prop_assert!(whole_check(&changed, &key).is_err(), "{changed}");
    }
}

static FIXED: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
