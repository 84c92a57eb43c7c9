//! The shape of a one-time code.

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::{Code, CodeError, Digits, typed_code};

#[test]
fn six_digits_are_a_code() {
    for text in ["000000", "012345", "999999"] {
        assert_eq!(Code::parse(text, Digits::Six).unwrap().text(), text);
    }
    assert_eq!(Code::parse("0123456", Digits::Seven).unwrap().text(), "0123456");
    assert_eq!(Code::parse("00000001", Digits::Eight).unwrap().text(), "00000001");
}

#[test]
fn a_single_digit_is_refused() {
    assert_eq!(Code::parse("1", Digits::Six), Err(CodeError::TooShort { count: 1 }));
}

#[test]
fn another_count_of_digits_is_refused() {
    assert_eq!(Code::parse("", Digits::Six), Err(CodeError::Empty));
    assert_eq!(Code::parse("12345", Digits::Six), Err(CodeError::TooShort { count: 5 }));
    assert_eq!(Code::parse("1234567", Digits::Six), Err(CodeError::TooLong { count: 7 }));
    assert_eq!(Code::parse("0000123456", Digits::Six), Err(CodeError::TooLong { count: 10 }));
    assert_eq!(Code::parse(&"9".repeat(100_000), Digits::Eight), Err(CodeError::TooLong { count: 100_000 }));
}

#[test]
fn a_code_with_a_letter_is_refused() {
    assert_eq!(Code::parse("12345O", Digits::Six), Err(CodeError::NotADigit { position: 6 }));
    assert_eq!(Code::parse("0x1234", Digits::Six), Err(CodeError::NotADigit { position: 2 }));
}

#[test]
fn a_sign_or_a_point_is_refused() {
    for text in ["+12345", "-12345"] {
        assert_eq!(Code::parse(text, Digits::Six), Err(CodeError::NotADigit { position: 1 }));
    }
    assert_eq!(Code::parse("1234.5", Digits::Six), Err(CodeError::NotADigit { position: 5 }));
    assert_eq!(typed_code("123-456", Digits::Six), Err(CodeError::NotADigit { position: 4 }));
}

#[test]
fn the_digits_of_other_scripts_are_refused() {
    for text in ["１２３４５６", "١٢٣٤٥٦", "१२३४५६", "²²²²²²", "𝟏𝟐𝟑𝟒𝟓𝟔"]
    {
        assert_eq!(Code::parse(text, Digits::Six), Err(CodeError::NotADigit { position: 1 }));
        assert_eq!(typed_code(text, Digits::Six), Err(CodeError::NotADigit { position: 1 }));
    }
}

#[test]
fn spaces_are_refused_by_the_backend_and_skipped_by_the_page() {
    let code = Code::parse("012345", Digits::Six).unwrap();
    for typed in ["012 345", " 012345\n", "01 23 45", "012\u{a0}345", "012\u{2009}345", "\u{200b}012345"] {
        assert!(matches!(Code::parse(typed, Digits::Six), Err(CodeError::NotADigit { .. })), "{typed:?}");
        assert!(typed_code(typed, Digits::Six) == Ok(code), "{typed:?}");
    }
    assert_eq!(typed_code(" \t ", Digits::Six), Err(CodeError::Empty));
    assert_eq!(typed_code("12 x456", Digits::Six), Err(CodeError::NotADigit { position: 3 }));
}

#[test]
fn a_code_is_shown_in_two_groups() {
    let shown = [("012345", Digits::Six), ("0123456", Digits::Seven), ("01234567", Digits::Eight)]
        .map(|(text, digits)| Code::parse(text, digits).unwrap().grouped());
    assert_eq!(shown, ["012 345", "012 3456", "0123 4567"]);
}

#[test]
fn codes_of_another_count_are_other_codes() {
    assert!(Code::parse("000001", Digits::Six) != Code::parse("0000001", Digits::Seven));
}

#[test]
fn a_count_outside_six_to_eight_is_none() {
    for count in 0..=u8::MAX {
        assert_eq!(Digits::from_count(count).map(Digits::count), (6..=8).contains(&count).then_some(count));
    }
}

#[test]
fn a_code_is_not_printed() {
    assert_eq!(format!("{:?}", Code::parse("012345", Digits::Six)), "Ok(Code(…))");
}
