//! Keys, and the base 32 they are written in.

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::{Key, KeyError};

#[test]
fn rfc_4648_section_10_is_met_both_ways() {
    let vectors = [
        ("f", "MY======"),
        ("fo", "MZXQ===="),
        ("foo", "MZXW6==="),
        ("foob", "MZXW6YQ="),
        ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI======"),
    ];
    for (bytes, text) in vectors {
        let key = Key::from_base32(text).unwrap();
        assert_eq!(key.expose(), bytes.as_bytes(), "{text}");
        assert_eq!(key.to_base32(), text.trim_end_matches('='), "{text}");
    }
}

#[test]
fn a_key_is_read_in_any_case_with_spaces_dashes_and_padding() {
    let key = Key::from_base32("MZXW6YTBOI").unwrap();
    for text in
        ["mzxw6ytboi", "MZXW 6YTB OI", "mzxw-6ytb-oi==", " MZXW\u{a0}6YTB\u{2013}OI======\n", "MzXw6YtBoI"]
    {
        assert!(Key::from_base32(text) == Ok(key.clone()), "{text:?}");
    }
}

#[test]
fn a_character_of_no_key_is_refused_with_its_place() {
    for (text, position) in
        [("MZXW0", 5), ("1ZXW6", 1), ("MZ 8W6", 3), ("MZXW6É", 6), ("МZXW6", 1), ("ＭZXW6", 1)]
    {
        assert_eq!(Key::from_base32(text), Err(KeyError::NotBase32 { position }), "{text}");
    }
}

#[test]
fn a_typed_key_with_a_character_missing_is_refused() {
    for text in ["M", "MZX", "MZXW6Y", "MZXW6YTBO"] {
        assert_eq!(Key::from_base32(text), Err(KeyError::Incomplete), "{text}");
    }
}

#[test]
fn nothing_is_no_key() {
    for text in ["", "  ", "===="] {
        assert_eq!(Key::from_base32(text), Err(KeyError::Empty), "{text:?}");
    }
    assert_eq!(Key::from_bytes(&[]), Err(KeyError::Empty));
}

#[test]
fn a_key_has_256_bytes_at_most() {
    assert_eq!(Key::from_bytes(&[7; 256]).unwrap().bits(), 2048);
    assert_eq!(Key::from_bytes(&[7; 257]), Err(KeyError::TooLong));
    assert_eq!(Key::from_base32(&"A".repeat(416)), Err(KeyError::TooLong));
    assert_eq!(Key::from_base32(&"A".repeat(1_000_000)), Err(KeyError::TooLong));
}

#[test]
fn a_short_key_is_read_and_can_be_told() {
    let ten = Key::from_base32("JBSWY3DPEHPK3PXP").unwrap();
    assert_eq!((ten.bits(), ten.is_short()), (80, true));
    assert!(!Key::from_bytes(&[7; 16]).unwrap().is_short());
}

#[test]
fn a_new_key_has_160_bits_and_is_shown_in_groups_of_four() {
    let key = Key::from_random(*b"12345678901234567890");
    assert_eq!(key.bits(), 160);
    assert_eq!(key.grouped(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assert!(Key::from_base32(&key.grouped()) == Ok(key));
}

#[test]
fn a_key_is_not_printed() {
    assert_eq!(format!("{:?}", Key::from_base32("MZXW6YTB")), "Ok(Key(…))");
}
