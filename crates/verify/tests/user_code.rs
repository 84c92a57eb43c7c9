//! The code that one device shows and a person types on another.

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::{UserCode, UserCodeError};

#[test]
fn a_code_is_read_however_it_is_typed() {
    for typed in [
        "WDJB-MJHT",
        "WDJBMJHT",
        "wdjb-mjht",
        "WdJb mJhT",
        " WDJB\u{2013}MJHT\n",
        "WDJB\u{2011}MJHT",
        "WDJB \u{2212} MJHT",
        "W D J B M J H T",
        "WDJB\u{a0}MJHT",
        "\u{202a}WDJB-MJHT\u{202c}",
        "WDJB\u{ad}MJHT",
        "-WDJB-MJHT-",
    ] {
        assert_eq!(UserCode::parse(typed).unwrap().as_str(), "WDJBMJHT", "{typed:?}");
    }
}

#[test]
fn a_code_is_shown_in_two_groups() {
    assert_eq!(UserCode::parse("wdjbmjht").unwrap().grouped(), "WDJB-MJHT");
}

#[test]
fn an_empty_field_is_told_apart() {
    for typed in ["", "  ", "-", "\u{200b}"] {
        assert_eq!(UserCode::parse(typed), Err(UserCodeError::Empty), "{typed:?}");
    }
}

#[test]
fn a_code_too_short_says_how_many_letters_it_has() {
    assert_eq!(UserCode::parse("WDJB-MJ"), Err(UserCodeError::TooShort { count: 6 }));
    assert_eq!(UserCode::parse("W"), Err(UserCodeError::TooShort { count: 1 }));
}

#[test]
fn a_code_too_long_says_how_many_letters_it_has() {
    assert_eq!(UserCode::parse("WDJB-MJHT-W"), Err(UserCodeError::TooLong { count: 9 }));
    assert_eq!(UserCode::parse(&"B".repeat(100_000)), Err(UserCodeError::TooLong { count: 100_000 }));
}

#[test]
fn a_letter_that_is_never_used_is_named_by_its_place() {
    for (typed, position) in [
        ("ADJB-MJHT", 1),
        ("WDJB-MJH0", 8),
        ("WDJB-YJHT", 5),
        ("WDJ8", 4),
        ("WDJB_MJHT", 5),
        ("ＷDJB-MJHT", 1),
    ] {
        assert_eq!(UserCode::parse(typed), Err(UserCodeError::NeverUsed { position }), "{typed}");
    }
}

#[test]
fn only_the_twenty_letters_are_used() {
    for c in (' '..='~').filter(|c| !" -".contains(*c)) {
        let used = drempel_verify::user_code::ALPHABET.contains(c.to_ascii_uppercase());
        assert_eq!(UserCode::parse(&c.to_string().repeat(8)).is_ok(), used, "{c}");
    }
}

#[test]
fn every_letter_comes_from_as_many_bytes_as_any_other() {
    let mut counts = std::collections::BTreeMap::new();
    for byte in 0..=u8::MAX {
        if let Some(code) = UserCode::from_random([byte; 8]) {
            *counts.entry(code.as_str().to_owned()).or_insert(0) += 1;
        }
    }
    assert_eq!(counts.len(), 20);
    assert!(counts.values().all(|count| *count == 12));
}

#[test]
fn bytes_that_would_favour_a_letter_are_dropped() {
    assert_eq!(UserCode::from_random([240, 0, 255, 1, 2, 3, 4, 5, 6, 239]).unwrap().as_str(), "BCDFGHJZ");
}

#[test]
fn too_few_random_bytes_make_no_code() {
    assert_eq!(UserCode::from_random([0; 7]), None);
    assert_eq!(UserCode::from_random([255; 64]), None);
}

#[test]
fn no_more_bytes_are_taken_than_needed() {
    assert!(UserCode::from_random(std::iter::repeat(7)).is_some());
}

#[test]
fn a_code_is_not_printed() {
    assert_eq!(format!("{:?}", UserCode::parse("WDJB-MJHT")), "Ok(UserCode(…))");
}
