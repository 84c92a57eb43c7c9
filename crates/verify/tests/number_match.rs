//! The number on two screens: what is drawn, offered, picked and typed.
#![cfg(feature = "number_match")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::number_match::{Choices, Drawn, Manner, NumberError, Picked, Shown};

/// Not random, only uneven enough: xorshift (Marsaglia 2003).
fn bytes(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    core::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    })
}

fn drawn(seed: u64) -> Drawn {
    Drawn::from_random(bytes(seed)).unwrap()
}

#[test]
fn three_numbers_of_two_digits_are_offered_and_one_is_right() {
    for seed in 0..2_000 {
        let Drawn { shown, choices } = drawn(seed);
        assert_eq!(shown.text().len(), 2);
        let right = (0..3).filter(|place| shown.is(&choices.pick(*place).unwrap())).count();
        assert_eq!(right, 1);
        assert!(choices.pick(3).is_none());
    }
}

#[test]
fn no_two_choices_are_taken_for_each_other() {
    for seed in 0..2_000 {
        let texts = drawn(seed).choices.texts();
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let (one, other) = (texts[one].as_bytes(), texts[other].as_bytes());
            assert!(one[0] != other[0] && one[1] != other[1] && (one[0], one[1]) != (other[1], other[0]));
        }
    }
}

#[test]
fn nothing_about_the_choices_says_which_is_right() {
    // By place, and by size: the smallest, the one between, the greatest.
    let (mut by_place, mut by_size) = ([0_u32; 3], [0_u32; 3]);
    for seed in 0..30_000 {
        let Drawn { shown, choices } = drawn(seed);
        let texts = choices.texts();
        let mut sorted = texts.clone();
        sorted.sort();
        by_place[texts.iter().position(|text| *text == shown.text()).unwrap()] += 1;
        by_size[sorted.iter().position(|text| *text == shown.text()).unwrap()] += 1;
    }
    for count in by_place.into_iter().chain(by_size) {
        assert!((9_600..=10_400).contains(&count), "{by_place:?} {by_size:?}");
    }
}

#[test]
fn every_number_comes_equally_often() {
    let mut counts = [0_u32; 100];
    for value in 0..=255_u8 {
        if let Some(shown) = Shown::to_type(Manner::TypeTwo, [value]) {
            counts[shown.text().parse::<usize>().unwrap()] += 1;
        }
    }
    assert!(counts[..10].iter().all(|count| *count == 0) && counts[10..].iter().all(|count| *count == 2));
    assert_eq!(Shown::to_type(Manner::TypeSix, [0, 0, 0]).unwrap().text(), "100000");
    assert_eq!(
        Shown::to_type(Manner::TypeSix, 899_999_u32.to_be_bytes().into_iter().skip(1)).unwrap().text(),
        "999999"
    );
    assert_eq!(Shown::to_type(Manner::TypeSix, 900_000_u32.to_be_bytes().into_iter().skip(1)), None);
    assert_eq!(Shown::to_type(Manner::TypeSix, [0xff, 0xff, 0xff, 0xf0, 0, 1]).unwrap().text(), "100001");
}

#[test]
fn bytes_that_run_out_draw_nothing() {
    assert_eq!(Drawn::from_random([]), None);
    assert_eq!(Drawn::from_random([0, 0, 0]), None);
    assert_eq!(Drawn::from_random([1, 12, 23]), None);
    assert_eq!(Drawn::from_random([255; 300]), None);
    assert_eq!(Shown::to_type(Manner::TypeSix, [0, 0]), None);
}

#[test]
fn choices_are_read_back_in_their_order() {
    for seed in 0..200 {
        let choices = drawn(seed).choices;
        assert_eq!(Choices::parse(&choices.texts()), Ok(choices));
    }
}

#[test]
fn what_was_never_drawn_is_no_choice() {
    let never: [&[&str]; 8] = [
        &[],
        &["12"],
        &["12", "34"],
        &["12", "34", "56", "78"],
        &["12", "34", "12"],
        &["12", "21", "34"],
        &["12", "13", "45"],
        &["12", "52", "34"],
    ];
    for texts in never {
        assert_eq!(Choices::parse(texts), Err(NumberError::NotChoices), "{texts:?}");
    }
    assert_eq!(Choices::parse(&["12", "3", "56"]), Err(NumberError::TooShort { count: 1 }));
    assert_eq!(Choices::parse(&["12", "345", "56"]), Err(NumberError::TooLong { count: 3 }));
    assert_eq!(Choices::parse(&["12", "04", "56"]), Err(NumberError::LeadingZero));
    assert_eq!(Choices::parse(&["12", " 34", "56"]), Err(NumberError::NotADigit { position: 1 }));
}

#[test]
fn a_typed_number_is_read_with_spaces_anywhere() {
    let shown = Shown::parse("481516", Manner::TypeSix).unwrap();
    for text in ["481516", "481 516", " 4815\u{a0}16\n", "\u{200b}481516"] {
        assert!(shown.is(&Picked::typed(text, Manner::TypeSix).unwrap()), "{text:?}");
    }
    assert!(!shown.is(&Picked::typed("481517", Manner::TypeSix).unwrap()));
    assert!(Shown::parse("48 ", Manner::TypeTwo).is_err());
}

#[test]
fn what_cannot_be_on_the_other_screen_is_told_before_it_costs_the_request() {
    for (text, cause) in [
        ("", NumberError::Empty),
        (" ", NumberError::Empty),
        ("4", NumberError::TooShort { count: 1 }),
        ("481", NumberError::TooLong { count: 3 }),
        ("04", NumberError::LeadingZero),
        ("4-8", NumberError::NotADigit { position: 2 }),
        ("+4", NumberError::NotADigit { position: 1 }),
        ("４８", NumberError::NotADigit { position: 1 }),
        ("٤٨", NumberError::NotADigit { position: 1 }),
    ] {
        for manner in [Manner::Tap, Manner::TypeTwo] {
            assert_eq!(Picked::typed(text, manner), Err(cause), "{text:?}");
        }
    }
    assert_eq!(Picked::typed("48151", Manner::TypeSix), Err(NumberError::TooShort { count: 5 }));
    assert_eq!(Picked::typed("048151", Manner::TypeSix), Err(NumberError::LeadingZero));
    assert_eq!(
        Picked::typed(&"9".repeat(1_000), Manner::TypeSix),
        Err(NumberError::TooLong { count: 1_000 })
    );
}

#[test]
fn what_was_picked_is_read_back_from_what_was_signed() {
    for text in ["10", "99", "100000", "999999"] {
        assert_eq!(Picked::parse(text).unwrap().text(), text);
    }
    for text in ["", "7", "07", "123", "12345", "1234567", "1 2", "012345"] {
        assert!(Picked::parse(text).is_err(), "{text}");
    }
}

#[test]
fn no_number_is_printed_by_mistake() {
    let drawn = drawn(7);
    assert_eq!(format!("{drawn:?}"), "Drawn { shown: Shown(…), choices: Choices(…) }");
    assert_eq!(format!("{:?}", drawn.choices.pick(0)), "Some(Picked(…))");
}
