//! What holds for every text: no parser panics, and what is printed is read back. Natively only; each property is tried
//! on 10,000 texts.
#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

use core::num::NonZeroU32;
use drempel_verify::password_hint::{PasswordLength, password_hint};
use drempel_verify::{Algorithm, Code, Digits, EmailAddress, Key, Otpauth, Totp, UserCode, typed_code};
use proptest::prelude::*;

fn digits() -> impl Strategy<Value = Digits> {
    prop_oneof![Just(Digits::Six), Just(Digits::Seven), Just(Digits::Eight)]
}

fn totp() -> impl Strategy<Value = Totp> {
    let algorithm = prop_oneof![Just(Algorithm::Sha1), Just(Algorithm::Sha256), Just(Algorithm::Sha512)];
    let key = prop::collection::vec(any::<u8>(), 1..=256);
    (key, algorithm, digits(), 1..=u32::MAX).prop_map(|(key, algorithm, digits, period)| {
        Totp::new(Key::from_bytes(&key).unwrap(), algorithm, digits, NonZeroU32::new(period).unwrap())
    })
}

/// Near misses reach deeper than noise: pieces that mean something, in any order, with noise between.
fn near_miss() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "otpauth://", "totp/", "hotp/", "?", "&", "=", "%", "%3A", ":", "+", "secret=", "MZXW6YTB", "issuer=", "digits=",
            "8", "period=", "60", "algorithm=", "SHA1", "counter=", "@", ".", "-", "anna", "drempel.example", "mailto:",
            "\u{202e}", "\u{130}", "e\u{301}", " ", "BCDF", "123", "=", "é",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    let bytes = prop::collection::vec(any::<u8>(), 0..300);
    let noise = bytes.prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let scanned = near_miss().prop_map(|rest| format!("otpauth://totp/{rest}?secret=MZXW6YTB&{rest}"));
    prop_oneof![noise, any::<String>(), near_miss(), scanned]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_parser_panic(text in any_text(), digits in digits()) {
        let address = EmailAddress::try_from(text.as_str());
        let _ = Code::parse(&text, digits);
        let _ = typed_code(&text, digits);
        let _ = UserCode::parse(&text);
        let _ = Key::from_base32(&text);
        let _ = password_hint(&text, PasswordLength::ALONE, address.as_ref().ok());
        if let Ok(scanned) = Otpauth::parse(&text) {
            let uri = scanned.otpauth.to_uri();
            prop_assert!(Otpauth::parse(&uri).is_ok_and(|again| again.otpauth == scanned.otpauth), "{uri}");
        }
    }

    #[test]
    fn any_address_of_letters_has_one_spelling(
        text in "[a-zA-Z0-9_+À-ÖØ-įĲ-žΑ-ΡΣ-ωА-яԱ-ՖẠ-ỹ一-龥]{1,8}@[a-zA-ZÀ-ÖØ-įΑ-ΡΣ-ω]{1,8}\\.[a-zA-Z]{2,5}"
    ) {
        let address = EmailAddress::try_from(text.as_str()).unwrap();
        prop_assert!(address.as_str().len() <= text.len());
        prop_assert_eq!(EmailAddress::try_from(format!(" MAILTO:{}\n", address.as_str()).as_str()), Ok(address));
    }

    #[test]
    fn an_address_with_anything_in_it_is_refused_or_has_one_spelling(before in ".{0,2}", after in ".{0,2}") {
        if let Ok(address) = EmailAddress::try_from(format!("a{before}a@b{after}b.nl").as_str()) {
            prop_assert_eq!(EmailAddress::try_from(address.as_str()), Ok(address));
        }
    }

    #[test]
    fn any_key_is_read_back(bytes in prop::collection::vec(any::<u8>(), 1..=256)) {
        let key = Key::from_bytes(&bytes).unwrap();
        prop_assert_eq!(key.expose(), &bytes[..]);
        prop_assert!(Key::from_base32(&key.to_base32()) == Ok(key.clone()));
        prop_assert!(Key::from_base32(&key.grouped().to_lowercase()) == Ok(key));
    }

    #[test]
    fn any_account_is_read_back(issuer in prop::option::of(near_miss()), account in any_text(), totp in totp()) {
        let otpauth = Otpauth::new(issuer.as_deref(), &account, totp);
        let again = Otpauth::parse(&otpauth.to_uri());
        prop_assert!(again.is_ok_and(|again| again.otpauth == otpauth), "{}", otpauth.to_uri());
    }

    #[test]
    fn any_code_is_found_at_its_step_and_read_back(totp in totp(), step in any::<i64>()) {
        let code = totp.code_for_step(step);
        prop_assert_eq!(totp.find_step(&code, step..=step), Some(step));
        prop_assert!(Code::parse(&code.text(), totp.digits()) == Ok(code));
        prop_assert!(typed_code(&code.grouped(), totp.digits()) == Ok(code));
        prop_assert!(Code::parse(&code.grouped(), totp.digits()).is_err());
    }

    #[test]
    fn a_step_lasts_as_long_as_it_says(totp in totp(), now in -4_000_000_000_000_i64..4_000_000_000_000) {
        let left = totp.seconds_left(now);
        prop_assert!(left >= 1 && left <= totp.period().get());
        prop_assert_eq!(totp.step_at(now + i64::from(left)), totp.step_at(now) + 1);
        prop_assert_eq!(totp.step_at(now + i64::from(left) - 1), totp.step_at(now));
    }

    #[test]
    fn any_random_code_is_read_back(bytes in prop::collection::vec(any::<u8>(), 64)) {
        let code = UserCode::from_random(bytes).unwrap();
        prop_assert_eq!(UserCode::parse(&code.grouped().to_lowercase()), Ok(code));
    }

    #[test]
    fn our_codes_are_those_of_totp_rs(key in prop::collection::vec(any::<u8>(), 20), now in 0_u64..1 << 40) {
        let theirs = totp_rs::Builder::new().with_secret(key.clone()).build().unwrap();
        let ours = Totp::standard(Key::from_bytes(&key).unwrap());
        let code = ours.code_for_step(ours.step_at(i64::try_from(now).unwrap()));
        prop_assert_eq!(code.text(), theirs.generate(now).to_string());
    }
}
