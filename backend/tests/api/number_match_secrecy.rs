//! The number is on one screen; and nothing tells an address that nobody has from one with a phone.

use crate::logs::{listen, said};
use crate::phone::Phone;
use crate::same_answer::{mann_whitney, median, shape};
use crate::world::*;
use drempel_backend::domain::bucket::Bucket;
use drempel_verify::decision::Reason;
use drempel_verify::number_match::Manner;
use std::time::{Duration, Instant};

/// A number of six digits, which nothing else looks like, typed on the phone: where it appears, it leaked.
#[tokio::test]
async fn the_number_is_in_no_answer_to_the_phone_no_log_and_not_in_the_database() {
    listen();
    let world = World::with(|settings| {
        settings.number_match.manner = Manner::TypeSix;
        settings.number_match.cool_down = Duration::ZERO;
    })
    .await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let (mut numbers, mut heard) = (Vec::new(), Vec::new());
    for ending in 0..3 {
        let got = browser.by_phone(ANNA).await;
        numbers.push(got.body["step"]["number"].as_str().unwrap().to_owned());
        let request = phone.request().await;
        heard.push(phone.look().await.text);
        heard.push(phone.see(&request).await.text);
        browser.poll(&got).await;
        in_no_file(&world, &numbers);
        heard.push(match ending {
            0 => phone.approve(&world, &got).await.text,
            1 => phone.deny(&world, Reason::Mistake).await.text,
            _ => phone.send("e30.e30.AAAA").await.text,
        });
        heard.push(phone.look().await.text);
    }
    assert!(numbers.iter().all(|number| number.len() == 6), "{numbers:?}");
    let log = said();
    assert!(log.contains("decided on the phone"), "{log}");
    for number in &numbers {
        assert!(!heard.iter().any(|answer| answer.contains(number)), "{number} was told to the phone");
        // Identifiers and times are longer; a number that stands alone would be this one.
        let words = log.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        assert_eq!(words.filter(|word| word == number).count(), 0, "{number} is in the log");
    }
    in_no_file(&world, &numbers);
}

fn in_no_file(world: &World, numbers: &[String]) {
    for entry in std::fs::read_dir(world.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for number in numbers {
            let found = bytes.windows(number.len()).any(|window| window == number.as_bytes());
            assert!(!found, "{number} is in {}", path.display());
        }
    }
}

#[tokio::test]
async fn three_choices_do_not_tell_which_is_right_and_stay_as_they_were_drawn() {
    let world = World::with(|settings| {
        settings.number_match.cool_down = Duration::ZERO;
        settings.number_match.requests.most = u8::MAX;
        settings.number_match.requests_a_day.most = u8::MAX;
    })
    .await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let mut places = [0; 3];
    for _ in 0..60 {
        let got = browser.by_phone(ANNA).await;
        let number = got.body["step"]["number"].clone();
        let request = phone.request().await;
        let choices = request["numbers"]["choices"].as_array().unwrap().clone();
        assert_eq!(choices.len(), 3);
        places[choices.iter().position(|choice| *choice == number).unwrap()] += 1;
        assert_eq!(phone.request().await, request);
    }
    assert!(places.iter().all(|count| *count > 5), "{places:?}");
}

/// With a phone, without one, disabled with a phone, stopped, and unknown.
async fn everybody(world: &World) -> ([&'static str; 5], Phone) {
    let (phone, _, stopped) = (world.phone(ANNA).await, world.phone(DIRK).await, world.phone(CARLA).await);
    let person = world.person(CARLA).await;
    let mut unit = world.context().store.write().await.unwrap();
    unit.stop_requests(&person, &Bucket::default(), "request", world_now(world)).await.unwrap();
    unit.commit().await.unwrap();
    drop(stopped);
    ([ANNA, BRAM, DIRK, CARLA, NOBODY], phone)
}

fn world_now(world: &World) -> drempel_backend::clock::Timestamp {
    world.context().now()
}

#[tokio::test]
async fn every_address_gets_a_number_a_countdown_a_budget_and_silence() {
    let world = World::new().await;
    let (addresses, _phone) = everybody(&world).await;
    let mut shapes: Vec<Vec<String>> = Vec::new();
    let blank = |got: &Got| {
        let mut got = got.clone();
        // Two digits for everybody, drawn anew.
        if let Some(number) = got.body["step"]["number"].as_str() {
            assert_eq!(number.len(), 2);
            got.body["step"]["number"] = "NN".into();
        }
        got
    };
    for email in addresses {
        let (mut browser, mut seen) = (world.browser(), Vec::new());
        let mut got = browser.identify(email).await;
        seen.push(shape(&got, email));
        got = browser.use_method(&got, "number_match").await;
        seen.push(shape(&blank(&got), email));
        for _ in 0..2 {
            seen.push(shape(&blank(&browser.poll(&got).await), email));
            got = browser.send_again(&got).await;
            seen.push(shape(&blank(&got), email));
        }
        got = browser.use_method(&got, "totp").await;
        seen.push(shape(&got, email));
        let remembered = world.browser().by_phone(email).await;
        seen.push(shape(&remembered, email));
        shapes.push(seen);
    }
    for seen in &shapes {
        assert_eq!(seen, &shapes[0]);
    }
}

/// Seconds it takes to be asked and to poll, interleaved.
async fn timed(world: &World, arms: [&str; 2], samples: usize) -> [Vec<f64>; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for sample in 0..samples * 2 {
        let arm = (sample + sample / 2) % 2;
        let mut browser = world.browser();
        // Past the budget's window, so that both arms ask as a person does.
        world.pass(1);
        let begun = Instant::now();
        let got = browser.by_phone(arms[arm]).await;
        let polled = browser.poll(&got).await;
        times[arm].push(begun.elapsed().as_secs_f64());
        assert_eq!(polled.status(), "sent");
    }
    times
}

#[tokio::test]
async fn an_address_without_a_phone_takes_as_long_as_one_with() {
    let world = World::with(|settings| {
        settings.number_match.cool_down = Duration::ZERO;
        settings.number_match.requests.most = u8::MAX;
        settings.number_match.requests.within = Duration::ZERO;
        settings.number_match.requests_a_day.most = u8::MAX;
        settings.number_match.requests_a_day.within = Duration::ZERO;
    })
    .await;
    let _phone = everybody(&world).await;
    let samples =
        std::env::var("DREMPEL_TIMING_SAMPLES").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    for arms in [[ANNA, NOBODY], [CARLA, NOBODY], [BRAM, NOBODY]] {
        let mut seen = Vec::new();
        for _ in 0..3 {
            let [one, two] = timed(&world, arms, samples).await;
            seen.push(mann_whitney(&one, &two));
            let apart = (median(one) - median(two)) * 1e6;
            println!("{arms:?}: z = {seen:.2?}, medians {apart:.1} µs apart");
            if seen.last().is_some_and(|z| z.abs() < 3.29) {
                break;
            }
        }
        let last = seen.last().copied().unwrap();
        assert!(last.abs() < 3.29, "{arms:?} can be told apart by time: z = {seen:?}");
    }
}
