//! Guessing the code of somebody's device (RFC 8628 section 5.1).

use crate::device::*;
use crate::world::*;
use drempel_backend::domain::device::draw_user_code;
use drempel_backend::random::{OsRandom, Random, SeededRandom};
use drempel_verify::user_code::ALPHABET;
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr};

/// A well-formed code; nobody's, as good as certainly.
fn guess(number: usize) -> String {
    let letter = |place: u32| ALPHABET.chars().nth(number / 20_usize.pow(place) % 20).unwrap();
    format!("BCDF{}", (0..4).map(letter).collect::<String>())
}

#[tokio::test]
async fn five_wrong_codes_of_an_account_and_the_sixth_is_not_looked_at_for_fifteen_minutes() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    for left in (0..5).rev() {
        let got = browser.enter(&guess(left)).await;
        assert_eq!((got.step(), got.refusal()), ("device_sign_in", "unknown_user_code"));
        assert_eq!(got.body["refusal"]["attempts_left"], left);
        world.pass(10);
    }
    let got = browser.enter(tv.user_code()).await;
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "user_codes_throttled"), "though it is right");
    assert_eq!(got.body["refusal"]["retry_after"], 850);
    let mut elsewhere = signed_in(&world, BRAM).await;
    elsewhere.peer = IpAddr::from([203, 0, 113, 9]);
    assert_eq!(elsewhere.enter(tv.user_code()).await.refusal(), "user_codes_throttled", "it is the account");
    world.pass(849);
    let again = world.tv().await;
    assert_eq!(browser.enter(again.user_code()).await.refusal(), "user_codes_throttled");
    world.pass(1);
    browser.approve(&again).await;
}

#[tokio::test]
async fn a_throttle_is_remembered_over_a_restart() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    for number in 0..5 {
        browser.enter(&guess(number)).await;
    }
    let world = world.restarted().await;
    assert_eq!(browser.at(&world).enter(tv.user_code()).await.refusal(), "user_codes_throttled");
}

#[tokio::test]
async fn approving_and_denying_are_counted_with_looking_up() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let mut asked = Vec::new();
    for _ in 0..4 {
        let tv = world.tv().await;
        asked.push(browser.enter(tv.user_code()).await);
    }
    for number in 0..3 {
        browser.enter(&guess(number)).await;
    }
    let late = browser.enter(world.tv().await.user_code()).await;
    assert_eq!(late.step(), "confirm_device", "what is right costs nothing");
    assert_eq!(browser.confirm(&asked[0], true, true).await.step(), "device_approved");
    assert_eq!(browser.confirm(&asked[1], false, false).await.step(), "device_denied");
    let got = browser.enter(&guess(3)).await;
    assert_eq!(got.body["refusal"]["attempts_left"], 1, "neither did these");
    browser.enter(&guess(4)).await;
    for (asked, approve) in [(&asked[2], true), (&asked[3], false)] {
        assert_eq!(browser.confirm(asked, approve, true).await.refusal(), "user_codes_throttled");
    }
}

#[tokio::test]
async fn twenty_wrong_codes_of_a_network_and_nobody_there_is_looked_at_for_an_hour() {
    let world = World::with_devices().await;
    let mut neighbours = Vec::new();
    for number in 0..5 {
        let email = format!("neighbour{number}@drempel.example");
        world.add_person(&email, true).await;
        let mut browser = signed_in(&world, &email).await;
        // One customer's network has as many addresses as it likes.
        browser.peer = format!("2001:db8::{number}:1").parse().unwrap();
        neighbours.push(browser);
    }
    let (last, others) = neighbours.split_last_mut().unwrap();
    for (number, browser) in others.iter_mut().enumerate() {
        for guessed in 0..5 {
            assert_eq!(browser.enter(&guess(number * 5 + guessed)).await.refusal(), "unknown_user_code");
        }
    }
    let tv = world.tv().await;
    let got = last.enter(tv.user_code()).await;
    assert_eq!((got.refusal(), &got.body["refusal"]["retry_after"]), ("user_codes_throttled", &json!(3600)));
    last.peer = "2001:db8:0:1::1".parse().unwrap();
    assert_eq!(last.enter(tv.user_code()).await.step(), "confirm_device", "next door");
}

#[tokio::test]
async fn a_thousand_guesses_at_once_with_rotating_addresses_and_forged_headers_are_five() {
    let world = World::with_devices().await;
    let browser = signed_in(&world, BRAM).await;
    let guesses: Vec<_> = (0..1000_usize)
        .map(|number| {
            let mut browser = browser.clone();
            let [high, low] = u16::try_from(number).unwrap().to_be_bytes();
            let address = Ipv4Addr::new(198, 51, high, low);
            browser.peer = IpAddr::from([203, 0, high, low]);
            for name in ["x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip"] {
                browser.headers.push((name, address.to_string()));
            }
            tokio::spawn(async move { browser.enter(&guess(number)).await })
        })
        .collect();
    let (mut looked_at, mut throttled) = (0, 0);
    for guess in guesses {
        let got = guess.await.unwrap();
        looked_at += usize::from(got.refusal() == "unknown_user_code");
        throttled += usize::from(got.refusal() == "user_codes_throttled");
    }
    assert_eq!((looked_at, throttled), (5, 995), "overshoot 0");
}

#[tokio::test]
async fn a_thousand_guesses_at_once_by_fifty_accounts_of_one_network_are_twenty() {
    let world = World::with_devices().await;
    let mut people = Vec::new();
    for number in 0..50 {
        let email = format!("bot{number}@drempel.example");
        world.add_person(&email, true).await;
        people.push(signed_in(&world, &email).await);
    }
    let guesses: Vec<_> = (0..1000_usize)
        .map(|number| {
            let mut browser = people[number % 50].clone();
            browser.headers.push(("x-forwarded-for", format!("198.51.100.{}", number % 250)));
            tokio::spawn(async move { browser.enter(&guess(number)).await })
        })
        .collect();
    let mut looked_at = 0;
    for guess in guesses {
        looked_at += usize::from(guess.await.unwrap().refusal() == "unknown_user_code");
    }
    assert_eq!(looked_at, 20, "overshoot 0");
}

#[tokio::test]
async fn without_a_session_nothing_is_looked_at_and_nothing_counted() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut seen = Vec::new();
    for code in [tv.user_code(), &guess(1), &guess(2)] {
        let mut browser = world.browser();
        let got = browser.enter(code).await;
        assert!(got.body["refusal"].is_null());
        seen.push((got.status, got.body["step"].clone(), got.bytes));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
}

#[tokio::test]
async fn no_code_can_be_read_or_guessed_from_the_database() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    browser.enter(tv.user_code()).await;
    let mut bytes = Vec::new();
    for end in ["db", "db-wal"] {
        bytes.extend(std::fs::read(world.folder.path().join(format!("drempel.{end}"))).unwrap());
    }
    let plain = tv.user_code().replace('-', "");
    let digest = drempel_backend::domain::token::Digest::of(plain.as_bytes());
    let device_code = tv.codes["device_code"].as_str().unwrap();
    for secret in [tv.user_code().as_bytes(), plain.as_bytes(), digest.bytes(), device_code.as_bytes()] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
}

/// The chi-square of each of the eight places, over a million codes. With 19 degrees of freedom and eight places, a fair
/// source is above 80 once in fifty million runs.
fn chi_squares(random: &dyn Random) -> Vec<f64> {
    const CODES: usize = 1_000_000;
    let mut counts = [[0_u32; 256]; 8];
    for _ in 0..CODES {
        let code = draw_user_code(random).unwrap();
        for (place, letter) in code.as_str().bytes().enumerate() {
            counts[place][usize::from(letter)] += 1;
        }
    }
    let expected = CODES as f64 / 20.0;
    let place = |counts: &[u32; 256]| {
        let off = |letter: u8| (f64::from(counts[usize::from(letter)]) - expected).powi(2) / expected;
        ALPHABET.bytes().map(off).sum::<f64>()
    };
    counts.iter().map(place).collect()
}

#[test]
fn a_million_codes_have_every_letter_equally_often_at_every_place() {
    for (name, random) in [("seeded", &SeededRandom::new(8628) as &dyn Random), ("system", &OsRandom)] {
        let seen = chi_squares(random);
        println!("{name}: chi-square per place {seen:.1?}");
        assert!(seen.iter().all(|chi_square| *chi_square < 80.0), "{name}: {seen:?}");
    }
}

#[test]
fn the_test_itself_would_notice_bytes_that_do_not_fall_evenly() {
    /// Never dropped, so that 256 bytes fall on 20 letters unevenly.
    struct Biased(SeededRandom);
    impl Random for Biased {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), drempel_backend::random::RandomError> {
            self.0.fill(bytes)?;
            for byte in bytes.iter_mut().filter(|byte| **byte >= 240) {
                *byte -= 240;
            }
            Ok(())
        }
    }
    assert!(chi_squares(&Biased(SeededRandom::new(1))).iter().all(|chi_square| *chi_square > 500.0));
}
