//! What locks a container: PINs, passwords, and what a try costs.
#![cfg(feature = "vault")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::vault::{Cost, Passphrase, PassphraseError};

#[test]
fn a_pin_has_six_characters_that_are_no_run_and_not_all_alike() {
    let chosen = |text| Passphrase::chosen_pin(text).map(|_| ());
    for text in ["271828", "112233", "123457", "correct horse", "ééééée"] {
        assert_eq!(chosen(text), Ok(()), "{text}");
    }
    for text in ["123456", "987654321", "000000", "abcdef", "ééééééé"] {
        assert_eq!(chosen(text), Err(PassphraseError::Guessable), "{text}");
    }
    assert_eq!(chosen(""), Err(PassphraseError::Empty));
    assert_eq!(chosen("27182"), Err(PassphraseError::TooShort { count: 5, least: 6 }));
    assert_eq!(chosen(&"27".repeat(129)), Err(PassphraseError::TooLong));
}

#[test]
fn the_password_of_an_export_has_fifteen_characters() {
    let chosen = |text| Passphrase::chosen_password(text).map(|_| ());
    assert_eq!(chosen("correct horse ba"), Ok(()));
    assert_eq!(chosen("correct horse"), Err(PassphraseError::TooShort { count: 13, least: 15 }));
}

#[test]
fn what_is_typed_to_open_is_not_measured() {
    assert!(Passphrase::typed("1").is_ok() && Passphrase::typed("000000").is_ok());
    assert_eq!(Passphrase::typed("").err(), Some(PassphraseError::Empty));
    assert_eq!(Passphrase::typed(&"1".repeat(257)).err(), Some(PassphraseError::TooLong));
}

#[test]
fn a_cost_has_a_lower_and_an_upper_bound() {
    for (memory_mib, passes) in [(7, 5), (35, 1), (19, 2), (64, 1), (256, 8), (64, 32)] {
        let cost = Cost::new(memory_mib << 10, passes).unwrap();
        assert_eq!((cost.memory_kib(), cost.passes()), (memory_mib << 10, passes));
        assert_eq!(cost.work_kib(), u64::from(memory_mib << 10) * u64::from(passes));
    }
    for (memory_mib, passes) in
        [(6, 100), (7, 4), (34, 1), (257, 1), (256, 9), (64, 33), (64, 0), (1 << 20, 1)]
    {
        assert_eq!(Cost::new(memory_mib << 10, passes), None, "{memory_mib} {passes}");
    }
    assert_eq!(Cost::new(u32::MAX, u32::MAX), None);
}

#[test]
fn a_cost_is_measured_out_to_the_device() {
    let half_a_second = |measured_ms| {
        let cost = Cost::new(64 << 10, 1).unwrap().for_speed(measured_ms, 500);
        (cost.memory_kib() >> 10, cost.passes())
    };
    assert_eq!(half_a_second(100), (64, 5));
    assert_eq!(half_a_second(250), (64, 2));
    assert_eq!(half_a_second(500), (64, 1));
    assert_eq!(half_a_second(800), (40, 1));
    // Too slow for half a second: as little as is safe. Too fast to be true: as much as is ever paid.
    assert_eq!(half_a_second(60_000), (35, 1));
    assert_eq!(half_a_second(0), (64, 32));
}

#[test]
fn a_cost_can_be_tried_out() {
    assert_eq!(Cost::LEAST.try_out(), Ok(()));
}
