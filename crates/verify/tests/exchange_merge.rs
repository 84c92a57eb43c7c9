//! How what is brought stands to what is held.
#![cfg(feature = "exchange")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod samples;

use drempel_verify::Otpauth;
use drempel_verify::exchange::{Standing, With, merge};
use samples::{anna, bram, zolder};

fn renamed(account: &Otpauth, issuer: &str, name: &str) -> Otpauth {
    Otpauth::new(Some(issuer), name, account.totp().clone())
}

#[test]
fn what_nobody_has_is_new() {
    let merge = merge(&[anna()], &[bram(), zolder()]);
    assert_eq!(merge.standings(), [Standing::New, Standing::New]);
    assert_eq!((merge.to_decide().count(), merge.to_add(|_| false)), (0, vec![0, 1]));
}

#[test]
fn the_same_account_is_left_where_it_is() {
    let merge = merge(&[bram(), anna()], &[anna(), bram()]);
    assert_eq!(merge.standings(), [Standing::Same(With::Held(1)), Standing::Same(With::Held(0))]);
    assert!(merge.to_add(|_| true).is_empty());
}

#[test]
fn a_namesake_with_another_key_never_overwrites() {
    let imposter = renamed(&bram(), "DREMPEL", "Anna@drempel.example");
    let held = [anna()];
    let merge = merge(&held, &[imposter]);
    assert_eq!(merge.standings(), [Standing::Namesake(With::Held(0))]);
    assert_eq!(merge.to_decide().collect::<Vec<_>>(), [0]);
    assert!(merge.to_add(|_| false).is_empty());
    assert_eq!(merge.to_add(|place| place == 0), [0]);
}

#[test]
fn the_same_key_with_other_digits_is_a_namesake_too() {
    let totp = anna().totp().clone();
    let other = drempel_verify::Totp::new(
        totp.key().clone(),
        totp.algorithm(),
        drempel_verify::Digits::Eight,
        totp.period(),
    );
    let other = Otpauth::new(Some("Drempel"), "anna@drempel.example", other);
    assert_eq!(merge(&[anna()], &[other]).standings(), [Standing::Namesake(With::Held(0))]);
}

#[test]
fn the_same_codes_under_another_name_are_asked_about() {
    let merge = merge(&[anna()], &[renamed(&anna(), "Drempel", "anna"), renamed(&anna(), "Elders", "anna")]);
    assert_eq!(merge.standings(), [Standing::Renamed(With::Held(0)), Standing::Renamed(With::Held(0))]);
}

#[test]
fn a_file_that_holds_an_account_twice_adds_it_once() {
    let merge = merge(&[], &[anna(), bram(), anna(), renamed(&bram(), "Drempel", "anna@drempel.example")]);
    assert_eq!(
        merge.standings(),
        [
            Standing::New,
            Standing::New,
            Standing::Same(With::Brought(0)),
            Standing::Namesake(With::Brought(0))
        ]
    );
    assert_eq!(merge.to_add(|_| false), [0, 1]);
}

#[test]
fn the_same_account_counts_before_a_namesake_and_a_namesake_before_another_name() {
    let held = [renamed(&bram(), "Drempel", "anna@drempel.example"), renamed(&anna(), "Elders", "a"), anna()];
    assert_eq!(merge(&held, &[anna()]).standings(), [Standing::Same(With::Held(2))]);
    assert_eq!(merge(&held[..2], &[anna()]).standings(), [Standing::Namesake(With::Held(0))]);
}
