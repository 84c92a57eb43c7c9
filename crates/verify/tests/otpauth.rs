//! What the QR codes of this world say.
#![expect(clippy::panic, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::otpauth::{Otpauth, OtpauthError, Parameter, Remark, Scanned};
use drempel_verify::{Algorithm, Digits, Key, KeyError, Totp};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn scan(text: &str) -> Scanned {
    Otpauth::parse(text).unwrap_or_else(|cause| panic!("{cause:?} in {text:?}"))
}

/// With the ordinary key.
fn names(label_and_issuer: (&str, &str)) -> (Option<String>, String, Vec<Remark>) {
    let (label, issuer) = label_and_issuer;
    let scanned = scan(&format!("otpauth://totp/{label}?secret={KEY}{issuer}"));
    let otpauth = scanned.otpauth;
    (otpauth.issuer().map(str::to_owned), otpauth.account().to_owned(), scanned.remarks)
}

fn parameters(rest: &str) -> Result<Totp, OtpauthError> {
    let text = format!("otpauth://totp/Drempel:anna?secret={KEY}{rest}");
    Otpauth::parse(&text).map(|scanned| scanned.otpauth.totp().clone())
}

fn is_refused(text: &str, cause: OtpauthError) {
    assert_eq!(Otpauth::parse(text), Err(cause), "{text:?}");
}

#[test]
fn an_ordinary_code_is_read() {
    let scanned = scan(&format!(
        "otpauth://totp/Drempel:anna@drempel.example?secret={KEY}&issuer=Drempel&algorithm=SHA1&digits=6&period=30"
    ));
    assert_eq!(scanned.otpauth.issuer(), Some("Drempel"));
    assert_eq!(scanned.otpauth.account(), "anna@drempel.example");
    assert!(*scanned.otpauth.totp() == Totp::standard(Key::from_base32(KEY).unwrap()));
    assert_eq!(scanned.remarks, []);
    assert_eq!(scanned.otpauth.totp().code_for_step(1).text(), "287082");
}

#[test]
fn every_way_to_write_a_label_is_one_account() {
    for (label, issuer) in [
        ("Drempel:anna@drempel.example", "&issuer=Drempel"),
        ("Drempel%3Aanna@drempel.example", "&issuer=Drempel"),
        ("Drempel%3aanna%40drempel.example", "&issuer=Drempel"),
        ("Drempel:%20anna@drempel.example", "&issuer=Drempel"),
        ("Drempel%20%3A%20anna@drempel.example", ""),
        ("Drempel: anna@drempel.example", ""),
        ("Drempel:anna@drempel.example", ""),
        ("anna@drempel.example", "&issuer=Drempel"),
        (":anna@drempel.example", "&issuer=Drempel"),
        ("Drempel:anna@drempel.example", "&issuer="),
        ("%44rempel:anna@drempel.example", "&ISSUER=%20Drempel%20"),
    ] {
        let read = names((label, issuer));
        assert_eq!(read, (Some("Drempel".into()), "anna@drempel.example".into(), vec![]), "{label} {issuer}");
    }
}

#[test]
fn an_issuer_or_an_account_may_be_missing() {
    assert_eq!(names(("anna", "")), (None, "anna".into(), vec![]));
    assert_eq!(names(("", "&issuer=Drempel")), (Some("Drempel".into()), String::new(), vec![]));
    assert_eq!(names(("Drempel:", "")), (Some("Drempel".into()), String::new(), vec![]));
    let bare = scan(&format!("otpauth://totp?secret={KEY}")).otpauth;
    assert_eq!((bare.issuer(), bare.account()), (None, ""));
}

#[test]
fn the_issuer_of_the_parameter_wins_and_a_conflict_is_reported() {
    let read = names(("Evil:anna", "&issuer=Drempel"));
    assert_eq!(read, (Some("Drempel".into()), "anna".into(), vec![Remark::IssuerConflict]));
    let read = names(("drempel:anna", "&issuer=Drempel"));
    assert_eq!(read, (Some("Drempel".into()), "anna".into(), vec![]));
}

#[test]
fn an_issuer_may_hold_a_colon() {
    assert_eq!(names(("A%3AB:anna", "&issuer=A:B")), (Some("A:B".into()), "anna".into(), vec![]));
    assert_eq!(names(("A:urn:anna", "&issuer=A")), (Some("A".into()), "urn:anna".into(), vec![]));
}

#[test]
fn a_plus_is_a_plus_in_an_address_and_a_space_in_a_parameter() {
    let read = names(("anna+test@drempel.example", "&issuer=Drempel+B.V."));
    assert_eq!(read, (Some("Drempel B.V.".into()), "anna+test@drempel.example".into(), vec![]));
    assert_eq!(names(("anna", "&issuer=A%2BB")).0, Some("A+B".into()));
    let read = names(("Drempel+B.V.:anna", "&issuer=Drempel+B.V."));
    assert_eq!(read, (Some("Drempel B.V.".into()), "anna".into(), vec![]));
}

#[test]
fn letters_of_every_language_are_read_encoded_or_not() {
    let read = (Some("Bücher".into()), "用户".into(), vec![]);
    assert_eq!(names(("B%C3%BCcher:%E7%94%A8%E6%88%B7", "")), read);
    assert_eq!(names(("Bücher:用户", "&issuer=Bücher")), read);
}

#[test]
fn what_cannot_be_seen_in_a_name_is_removed_and_reported() {
    let read = names(("Drem%E2%80%AEpel:an%00na%0A", ""));
    assert_eq!(read, (Some("Drempel".into()), "anna".into(), vec![Remark::NameChanged]));
    let read = names(("anna", "&issuer=%E2%80%8BDrempel"));
    assert_eq!(read, (Some("Drempel".into()), "anna".into(), vec![Remark::NameChanged]));
}

#[test]
fn a_long_name_is_cut_and_reported() {
    let (issuer, account, remarks) = names(("Drempel", &format!("&issuer={}", "é".repeat(200))));
    assert_eq!((issuer, account.as_str()), (Some("é".repeat(128)), "Drempel"));
    assert_eq!(remarks, [Remark::NameChanged]);
}

#[test]
fn a_code_in_capitals_is_read() {
    let text = format!("OTPAUTH://TOTP/DREMPEL:ANNA?SECRET={KEY}&ISSUER=DREMPEL&ALGORITHM=SHA256&DIGITS=8");
    let otpauth = scan(&text).otpauth;
    assert_eq!(otpauth.totp().algorithm(), Algorithm::Sha256);
    assert_eq!(otpauth.account(), "ANNA");
}

#[test]
fn the_algorithm_has_many_names() {
    for (names, algorithm) in [
        (["SHA1", "sha1", "SHA-1", "HmacSHA1", "hmac-sha-1", "HMAC_SHA1"], Algorithm::Sha1),
        (["SHA256", "sha256", "SHA-256", "HmacSHA256", "hmac-sha-256", "HMAC+SHA256"], Algorithm::Sha256),
        (["SHA512", "sha512", "SHA-512", "HmacSHA512", "hmac-sha-512", "SHA%2D512"], Algorithm::Sha512),
    ] {
        for name in names {
            assert_eq!(parameters(&format!("&algorithm={name}")).unwrap().algorithm(), algorithm, "{name}");
        }
    }
    for name in ["", "MD5", "SHA", "SHA3-256", "SHA224", "hmac", "none"] {
        assert_eq!(parameters(&format!("&algorithm={name}")), Err(OtpauthError::Algorithm), "{name}");
    }
}

#[test]
fn six_to_eight_digits_are_read_and_six_is_meant_when_nothing_is_said() {
    assert_eq!(parameters("").unwrap().digits(), Digits::Six);
    for (text, digits) in [("6", Digits::Six), ("7", Digits::Seven), ("8", Digits::Eight)] {
        assert_eq!(parameters(&format!("&digits={text}")).unwrap().digits(), digits);
    }
    for text in ["", "0", "5", "9", "10", "-6", "%2B6", "6.0", "six", "262", "٦"] {
        assert_eq!(parameters(&format!("&digits={text}")), Err(OtpauthError::Digits), "{text}");
    }
}

#[test]
fn any_period_is_read_and_thirty_seconds_are_meant_when_nothing_is_said() {
    assert_eq!(parameters("").unwrap().period().get(), 30);
    for (text, period) in [("1", 1), ("60", 60), ("4294967295", u32::MAX)] {
        assert_eq!(parameters(&format!("&period={text}")).unwrap().period().get(), period);
    }
    for text in ["", "0", "-30", "30s", "4294967296", "1e9"] {
        assert_eq!(parameters(&format!("&period={text}")), Err(OtpauthError::Period), "{text}");
    }
}

#[test]
fn a_key_is_read_with_spaces_in_lower_case_and_with_padding() {
    for text in [
        "mzxw6ytboi",
        "MZXW%206YTB%20OI",
        "mzxw+6ytb+oi",
        "MZXW-6YTB-OI",
        "MZXW6YTBOI%3D%3D",
        "MZXW6YTBOI======",
    ] {
        let scanned = scan(&format!("otpauth://totp/anna?secret={text}"));
        assert_eq!(scanned.otpauth.totp().key().expose(), b"foobar", "{text}");
        assert_eq!(scanned.remarks, [Remark::ShortKey { bits: 48 }], "{text}");
    }
}

#[test]
fn bits_left_over_are_dropped_and_reported() {
    let scanned = scan(&format!("otpauth://totp/anna?secret={KEY}A"));
    assert_eq!(scanned.otpauth.totp().key().to_base32(), KEY);
    assert_eq!(scanned.remarks, [Remark::BitsDropped]);
}

#[test]
fn a_code_without_a_key_or_with_something_else_is_refused() {
    is_refused("otpauth://totp/anna", OtpauthError::KeyMissing);
    is_refused("otpauth://totp/anna?issuer=Drempel", OtpauthError::KeyMissing);
    is_refused("otpauth://totp/anna?secret=", OtpauthError::Key(KeyError::Empty));
    is_refused("otpauth://totp/anna?secret=MZXW1", OtpauthError::Key(KeyError::NotBase32 { position: 5 }));
    is_refused(
        &format!("otpauth://totp/a?secret={}", "A".repeat(1000)),
        OtpauthError::Key(KeyError::TooLong),
    );
}

#[test]
fn unknown_parameters_are_ignored_even_twice() {
    let totp =
        parameters("&image=https%3A%2F%2Fdrempel.example%2Flogo.png&color=red&color=blue&x&=&&lock=%zz");
    assert!(totp.unwrap() == Totp::standard(Key::from_base32(KEY).unwrap()));
}

#[test]
fn a_known_parameter_that_stands_twice_is_refused() {
    assert_eq!(parameters("&secret=MZXW6YTB"), Err(OtpauthError::Repeated(Parameter::Secret)));
    assert_eq!(parameters("&Secret=MZXW6YTB"), Err(OtpauthError::Repeated(Parameter::Secret)));
    assert_eq!(parameters("&issuer=A&issuer=A"), Err(OtpauthError::Repeated(Parameter::Issuer)));
    assert_eq!(parameters("&digits=6&digits=8"), Err(OtpauthError::Repeated(Parameter::Digits)));
}

#[test]
fn codes_that_follow_a_counter_are_refused_as_such() {
    let text = format!("otpauth://hotp/anna?secret={KEY}&counter=42");
    is_refused(&text, OtpauthError::CounterBased { counter: Some(42) });
    is_refused(&format!("otpauth://HOTP/anna?secret={KEY}"), OtpauthError::CounterBased { counter: None });
    is_refused(&format!("otpauth://hotp/anna?secret={KEY}&counter=x"), OtpauthError::Counter);
}

#[test]
fn the_codes_of_steam_are_refused_as_such() {
    is_refused(
        &format!("otpauth://totp/Steam:anna?secret={KEY}&issuer=Steam&encoder=steam"),
        OtpauthError::Steam,
    );
    is_refused(
        &format!("otpauth://totp/Steam:anna?secret={KEY}&digits=5&encoder=Steam"),
        OtpauthError::Steam,
    );
    is_refused(&format!("otpauth://totp/anna?secret={KEY}&algorithm=STEAM"), OtpauthError::Steam);
    is_refused(&format!("otpauth://steam/anna?secret={KEY}"), OtpauthError::Steam);
    is_refused(&format!("steam://{KEY}"), OtpauthError::Steam);
}

#[test]
fn something_else_is_refused_as_such() {
    for text in [
        "",
        "https://drempel.example/",
        "WIFI:S:home;;",
        KEY,
        "otpauth:/totp/anna",
        "javascript://totp/%0aalert(1)",
    ] {
        is_refused(text, OtpauthError::NotOtpauth);
    }
    is_refused("otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8", OtpauthError::Migration);
    is_refused(&format!("otpauth://yubico/anna?secret={KEY}"), OtpauthError::UnknownType);
    is_refused(&format!("otpauth:///anna?secret={KEY}"), OtpauthError::UnknownType);
}

#[test]
fn a_broken_percent_sign_is_refused() {
    for label in ["100%", "%4", "%zz", "%%41", "%+1", "%e"] {
        is_refused(&format!("otpauth://totp/{label}?secret={KEY}"), OtpauthError::Percent);
        is_refused(&format!("otpauth://totp/anna?secret={KEY}&issuer={label}"), OtpauthError::Percent);
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_refused() {
    for label in ["%ff", "%C3", "%ED%A0%80", "%C0%80", "%F4%90%80%80"] {
        is_refused(&format!("otpauth://totp/{label}?secret={KEY}"), OtpauthError::NotUtf8);
    }
}

#[test]
fn more_than_4096_bytes_are_refused() {
    let start = format!("otpauth://totp/anna?secret={KEY}&image=");
    assert!(Otpauth::parse(&format!("{start}{}", "a".repeat(4096 - start.len()))).is_ok());
    is_refused(&format!("{start}{}", "a".repeat(4097 - start.len())), OtpauthError::TooLong);
}

#[test]
fn white_space_around_a_pasted_code_means_nothing() {
    assert_eq!(scan(&format!("\u{feff} otpauth://totp/anna?secret={KEY}\r\n")).remarks, []);
}

#[test]
fn an_account_is_not_printed_by_mistake() {
    let scanned = scan(&format!("otpauth://totp/Drempel:anna@drempel.example?secret={KEY}"));
    assert_eq!(format!("{scanned:?}"), "Scanned { otpauth: Otpauth(…), remarks: [] }");
}
