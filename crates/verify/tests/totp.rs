//! Codes that follow the clock, against the vectors of RFC 4226 and RFC 6238.
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use core::num::NonZeroU32;
use drempel_verify::{Algorithm, Code, Digits, Key, Totp};

const TEN_DIGITS: &[u8] = b"1234567890";

fn key(bytes: usize) -> Key {
    let cycled: Vec<u8> = TEN_DIGITS.iter().copied().cycle().take(bytes).collect();
    Key::from_bytes(&cycled).unwrap()
}

fn totp(algorithm: Algorithm, bytes: usize) -> Totp {
    Totp::new(key(bytes), algorithm, Digits::Eight, Totp::STANDARD_PERIOD)
}

fn code(text: &str) -> Code {
    Code::parse(text, Digits::Six).unwrap()
}

#[test]
fn rfc_4226_appendix_d_is_met() {
    let totp = Totp::standard(key(20));
    let expected =
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
    for (counter, text) in (0_i64..).zip(expected) {
        assert_eq!(totp.code_for_step(counter).text(), text);
    }
}

#[test]
fn rfc_6238_appendix_b_is_met_for_sha_1() {
    let totp = totp(Algorithm::Sha1, 20);
    meets(&totp, ["94287082", "07081804", "14050471", "89005924", "69279037", "65353130"]);
}

#[test]
fn rfc_6238_appendix_b_is_met_for_sha_256() {
    let totp = totp(Algorithm::Sha256, 32);
    meets(&totp, ["46119246", "68084774", "67062674", "91819424", "90698825", "77737706"]);
}

#[test]
fn rfc_6238_appendix_b_is_met_for_sha_512() {
    let totp = totp(Algorithm::Sha512, 64);
    meets(&totp, ["90693936", "25091201", "99943326", "93441116", "38618901", "47863826"]);
}

fn meets(totp: &Totp, expected: [&str; 6]) {
    let times = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];
    for (time, text) in times.into_iter().zip(expected) {
        assert_eq!(totp.code_for_step(totp.step_at(time)).text(), text, "at {time} s");
    }
}

#[test]
fn a_code_is_found_at_its_step_and_nowhere_else() {
    let totp = Totp::standard(key(20));
    assert_eq!(totp.find_step(&code("969429"), 2..=3), Some(3));
    assert_eq!(totp.find_step(&code("969429"), 3..=4), Some(3));
    assert_eq!(totp.find_step(&code("969429"), 4..=5), None);
    assert_eq!(totp.find_step(&code("969429"), 23 - 20..=23 + 20), Some(3));
}

#[test]
fn among_no_steps_nothing_is_found() {
    let totp = Totp::standard(key(20));
    #[expect(clippy::reversed_empty_ranges, reason = "the point of the test")]
    let none = 4..=3;
    assert_eq!(totp.find_step(&code("969429"), none), None);
}

#[test]
fn of_two_steps_with_one_code_the_later_is_found() {
    // One-digit moduli do not exist, so look for a collision of six digits: some pair among 5,000 steps has one.
    let totp = Totp::standard(key(20));
    let mut seen = std::collections::HashMap::new();
    for step in 0..5_000_i64 {
        if let Some(earlier) = seen.insert(totp.code_for_step(step).text(), step) {
            let code = totp.code_for_step(step);
            assert_eq!(totp.find_step(&code, earlier..=step), Some(step));
            assert_eq!(totp.find_step(&code, earlier..=step - 1), Some(earlier));
            return;
        }
    }
    panic!("no collision among 5,000 steps");
}

#[test]
fn a_code_with_another_count_of_digits_is_not_found() {
    let eight = totp(Algorithm::Sha1, 20);
    // Its last six digits are those of the eight.
    assert_eq!(eight.find_step(&code("287082"), 1..=1), None);
    assert_eq!(Totp::standard(key(20)).find_step(&code("287082"), 1..=1), Some(1));
}

#[test]
fn a_step_is_a_whole_period_since_1970() {
    let totp = Totp::standard(key(20));
    for (time, step) in [(0, 0), (29, 0), (30, 1), (59, 1), (1_111_111_109, 37_037_036), (-1, -1), (-30, -1)]
    {
        assert_eq!(totp.step_at(time), step, "at {time} s");
    }
    let minute = Totp::new(key(20), Algorithm::Sha1, Digits::Six, NonZeroU32::new(60).unwrap());
    assert_eq!(minute.step_at(119), 1);
}

#[test]
fn the_seconds_left_run_from_the_period_down_to_one() {
    let totp = Totp::standard(key(20));
    for (time, left) in
        [(0, 30), (1, 29), (29, 1), (30, 30), (-1, 1), (-29, 29), (i64::MIN, 8), (i64::MAX, 23)]
    {
        assert_eq!(totp.seconds_left(time), left, "at {time} s");
    }
}

#[test]
fn a_moment_before_1970_or_past_2038_has_a_code() {
    let totp = Totp::standard(key(20));
    for step in [i64::MIN, -1, i64::from(u32::MAX) + 1, i64::MAX] {
        let code = totp.code_for_step(step);
        assert_eq!(totp.find_step(&code, step..=step), Some(step));
    }
}

#[test]
fn nothing_of_a_totp_is_printed() {
    let totp = Totp::standard(key(20));
    assert_eq!(format!("{totp:?} {:?} {:?}", totp.key(), totp.code_for_step(1)), "Totp(…) Key(…) Code(…)");
}
