//! Codes in pictures: read, never wrongly, and never at the cost of the program.
#![cfg(all(not(target_family = "wasm"), feature = "qr"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of tests are tests")]

#[expect(dead_code, reason = "the measurement also names what was done to a picture")]
mod distorted;

use distorted::Photo;
use drempel_verify::qr::{Effort, LONGEST_SIDE, MOST, read};
use proptest::prelude::*;
use qrcode::{Color, QrCode};

const ADDRESS: &str = "otpauth://totp/Drempel:anna@drempel.example?secret=JBSWY3DPEHPK3PXP&issuer=Drempel";

/// A code as a screen shows it, each module so many pixels, with light around it.
fn drawn(text: &str, module: usize) -> (Vec<u8>, usize) {
    let code = QrCode::new(text).unwrap();
    let (modules, colors) = (code.width(), code.to_colors());
    let side = (modules + 8) * module;
    let at = |place: usize| {
        let (x, y) = ((place % side / module).checked_sub(4)?, (place / side / module).checked_sub(4)?);
        (x < modules && y < modules).then(|| colors[y * modules + x])
    };
    ((0..side * side).map(|place| if at(place) == Some(Color::Dark) { 0 } else { 255 }).collect(), side)
}

/// Every eighth of the thousand of `cargo xtask bench qr` is of one kind; these are the first of each.
#[test]
fn distorted_codes_are_read_and_none_wrongly() {
    let mut missed = Vec::new();
    for number in 0..64 {
        let photo = Photo::number(number);
        let texts = read(&photo.pixels, photo.width, photo.height, Effort::Picture);
        assert!(texts.iter().all(|text| *text == photo.text), "{number}: {texts:?}");
        if texts.is_empty() {
            missed.push(number);
        }
    }
    assert!(missed.len() <= 4, "{missed:?}");
}

#[test]
fn a_code_is_read_upright_lying_mirrored_and_light_on_dark() {
    let (upright, side) = drawn(ADDRESS, 5);
    let turned = |map: fn(usize, usize, usize) -> usize| -> Vec<u8> {
        (0..side * side).map(|place| upright[map(place % side, place / side, side)]).collect()
    };
    let pictures = [
        upright.clone(),
        turned(|x, y, side| x * side + (side - 1 - y)),
        turned(|x, y, side| (side - 1 - y) * side + (side - 1 - x)),
        turned(|x, y, side| (side - 1 - x) * side + y),
        turned(|x, y, side| x * side + y),
        upright.iter().map(|pixel| 255 - pixel).collect(),
        upright.iter().map(|pixel| 120 + pixel / 25).collect(),
    ];
    for (place, picture) in pictures.iter().enumerate() {
        assert_eq!(read(picture, side, side, Effort::Picture), [ADDRESS], "{place}");
    }
}

#[test]
fn every_length_of_text_and_width_of_module_is_read() {
    for length in [1, 14, 60, 200, 500, 1200] {
        let text: String = "https://drempel.example/?=".chars().cycle().take(length).collect();
        for module in [2, 3, 7] {
            let (picture, side) = drawn(&text, module);
            assert_eq!(read(&picture, side, side, Effort::Picture), [text.as_str()], "{length} {module}");
        }
    }
}

#[test]
fn two_codes_in_one_picture_are_two_texts() {
    let (left, side) = drawn(ADDRESS, 4);
    let (right, other) = drawn(&ADDRESS.replace("anna", "bram"), 4);
    assert_eq!(side, other);
    let rows = left.chunks(side).zip(right.chunks(side));
    let both: Vec<u8> = rows.flat_map(|(left, right)| [left, right].concat()).collect();
    let mut texts = read(&both, side * 2, side, Effort::Picture);
    texts.sort();
    assert_eq!(texts, [ADDRESS.to_owned(), ADDRESS.replace("anna", "bram")]);
}

#[test]
fn a_text_that_is_no_text_is_left_out() {
    let code = QrCode::new(b"\xff\xfe\xfd\xfc\xfb\xfa").unwrap();
    let (modules, colors) = (code.width(), code.to_colors());
    let side = (modules + 8) * 4;
    let mut picture = vec![255; side * side];
    for (place, pixel) in picture.iter_mut().enumerate() {
        let (x, y) = (place % side / 4, place / side / 4);
        if (4..modules + 4).contains(&x)
            && (4..modules + 4).contains(&y)
            && colors[(y - 4) * modules + x - 4] == Color::Dark
        {
            *pixel = 0;
        }
    }
    assert!(read(&picture, side, side, Effort::Picture).is_empty());
}

#[test]
fn sides_that_do_not_fit_the_bytes_are_refused() {
    for (width, height) in [(0, 0), (1, 0), (3, 3), (usize::MAX, 2), (LONGEST_SIDE + 1, 1)] {
        assert!(read(&[0; 8], width, height, Effort::Picture).is_empty());
    }
    for (width, height) in [(1, 8), (8, 1), (2, 4)] {
        assert!(read(&[0; 8], width, height, Effort::Picture).is_empty());
    }
}

/// Everywhere a finder pattern, and nowhere a code: what costs most.
#[test]
fn a_picture_made_to_cost_time_ends() {
    const SIDE: usize = 900;
    let ring = |at: usize| (at % 9).abs_diff(4);
    let pixel = |place: usize| match ring(place % SIDE / 3).max(ring(place / SIDE / 3)) {
        2 | 4 => 255,
        _ => 0,
    };
    let picture: Vec<u8> = (0..SIDE * SIDE).map(pixel).collect();
    let began = std::time::Instant::now();
    assert!(read(&picture, SIDE, SIDE, Effort::Picture).is_empty());
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_stop_it(
        width in 1_usize..160,
        height in 1_usize..160,
        pixels in proptest::collection::vec(any::<u8>(), 160 * 160),
        levels in 1_u8..=255,
    ) {
        let coarse: Vec<u8> = pixels.iter().take(width * height).map(|pixel| pixel / levels * levels).collect();
        prop_assert!(read(&coarse, width, height, Effort::Picture).len() <= MOST);
    }

    /// Near misses reach further in than noise does.
    #[test]
    fn no_damage_to_a_code_stops_it_or_is_read_wrongly(
        module in 1_usize..4,
        places in proptest::collection::vec((any::<u16>(), 1_usize..40, any::<u8>()), 0..40),
        cut in 0_usize..60,
    ) {
        let (mut picture, side) = drawn(ADDRESS, module);
        for (place, length, level) in places {
            let from = usize::from(place) * 7 % picture.len();
            picture.iter_mut().skip(from).take(length * module).for_each(|pixel| *pixel = level);
        }
        let height = side - cut.min(side - 1);
        let texts = read(&picture[..side * height], side, height, Effort::Picture);
        prop_assert!(texts.iter().all(|text| text == ADDRESS), "{texts:?}");
    }
}
