//! Early words about a new password.
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::EmailAddress;
use drempel_verify::password_hint::{PasswordHint, PasswordLength, password_hint};

fn hint(password: &str) -> Option<PasswordHint> {
    let anna = EmailAddress::try_from("anna.devries@drempel.example").unwrap();
    password_hint(password, PasswordLength::WITH_SECOND_FACTOR, Some(&anna))
}

#[test]
fn a_password_of_eight_characters_of_any_kind_gets_no_hint() {
    for password in ["tulpenbo", "12345678", "        x", "пароль42", "🌷🌷🌷🌷🌷🌷🌷🌱"]
    {
        assert_eq!(hint(password), None, "{password:?}");
    }
}

#[test]
fn what_is_missing_is_counted_in_characters() {
    assert_eq!(hint(""), Some(PasswordHint::Empty));
    assert_eq!(hint("tulpen"), Some(PasswordHint::TooShort { missing: 2 }));
    assert_eq!(hint("🌷🌱"), Some(PasswordHint::TooShort { missing: 6 }));
    let alone = password_hint("tulpenbollen", PasswordLength::ALONE, None);
    assert_eq!(alone, Some(PasswordHint::TooShort { missing: 3 }));
}

#[test]
fn at_least_64_characters_are_possible() {
    assert_eq!(hint(&"ab".repeat(32)), None);
    assert_eq!(hint(&"ab".repeat(128)), None);
    assert_eq!(hint(&"ab".repeat(129)), Some(PasswordHint::TooLong { excess: 2 }));
}

#[test]
fn one_character_over_and_over_is_pointed_out() {
    assert_eq!(hint("aaaaaaaaaa"), Some(PasswordHint::OneCharacter));
}

#[test]
fn the_own_name_with_little_added_is_pointed_out() {
    assert_eq!(hint("Anna.DeVries1"), Some(PasswordHint::OwnName));
    assert_eq!(hint("anna.devries bakes tulip bread"), None);
    let short = EmailAddress::try_from("a@drempel.example").unwrap();
    assert_eq!(password_hint("banana bread", PasswordLength::WITH_SECOND_FACTOR, Some(&short)), None);
}
