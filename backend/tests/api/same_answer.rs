//! The same answer for everybody: nothing tells whether an address is known.

use crate::world::*;
use std::time::Instant;

/// Known with an app, with a locked app, without an app, disabled, without a password; and unknown.
const ADDRESSES: [&str; 6] = [ANNA, CARLA, BRAM, DIRK, EVA, NOBODY];

/// Everything of an answer but what is random or the address itself.
pub(crate) fn shape(got: &Got, email: &str) -> String {
    let mut headers: Vec<String> = got
        .headers
        .iter()
        .filter(|(name, _)| *name != "x-trace-id" && *name != "content-length")
        .map(|(name, value)| {
            let value = value.to_str().unwrap();
            let cookie = value.split_once('=').map(|(name, rest)| format!("{name} {}", rest.len()));
            format!(
                "{name}: {}",
                if name == "set-cookie" { cookie.unwrap_or_default() } else { value.to_owned() }
            )
        })
        .collect();
    headers.sort();
    let mut body = got.body.clone();
    for random in ["sign_in", "continuation_token"] {
        body[random] = body[random].as_str().unwrap_or_default().len().into();
    }
    let body = body.to_string().replace(email, "ADDRESS");
    format!("{} {headers:?} {body} {}", got.status, got.bytes - email.len())
}

#[tokio::test]
async fn status_headers_body_length_cookies_and_next_step_are_the_same() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 1).await;
    let mut browser = world.browser();
    let got = browser.until_code(CARLA).await;
    assert_eq!(browser.code(&got, &world.wrong_code(CARLA)).await.refusal(), "device_locked");
    let mut shapes: Vec<Vec<String>> = Vec::new();
    for email in ADDRESSES {
        let mut browser = world.browser();
        let mut seen = Vec::new();
        let mut got = browser.identify(email).await;
        seen.push(shape(&got, email));
        for _ in 0..8 {
            got = browser.password(&got, "wrong").await;
            seen.push(shape(&got, email));
        }
        let mut resumed = browser.resume(&got).await;
        resumed.bytes = resumed.body.to_string().len();
        resumed.body = resumed.body["reply"].clone();
        seen.push(shape(&resumed, email));
        shapes.push(seen);
    }
    for seen in &shapes {
        assert_eq!(seen, &shapes[0]);
    }
    assert!(shapes[0][6].contains("password_throttled"), "{:?}", shapes[0][6]);
}

/// Seconds each of two arms takes, interleaved.
async fn timed(world: &World, arms: [&str; 2], samples: usize) -> [Vec<f64>; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for sample in 0..samples * 2 {
        // In pairs, now this one first, now that one: whatever drifts, drifts for both.
        let arm = (sample + sample / 2) % 2;
        let mut browser = world.browser();
        let begun = Instant::now();
        let got = browser.identify(arms[arm]).await;
        let got = browser.password(&got, "wrong").await;
        times[arm].push(begun.elapsed().as_secs_f64());
        assert_eq!(got.refusal(), "wrong_password");
    }
    times
}

pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The z of a Mann-Whitney U test: beyond ±3.29, the two arms differ with p < 0.001.
pub(crate) fn mann_whitney(one: &[f64], two: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> =
        one.iter().map(|time| (*time, true)).chain(two.iter().map(|time| (*time, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ranks: f64 =
        all.iter().enumerate().filter(|(_, (_, first))| *first).map(|(rank, _)| rank as f64 + 1.0).sum();
    let (n, m) = (one.len() as f64, two.len() as f64);
    let u = ranks - n * (n + 1.0) / 2.0;
    (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt()
}

/// `DREMPEL_TIMING_SAMPLES=5000` looks closer. A real difference is there every time; noise of a busy machine is not there three times in a row.
async fn cannot_be_told_apart(arms: [&str; 2]) {
    let world = World::with(|settings| {
        settings.passwords.wrong_before_wait = u32::MAX;
        settings.passwords.memory_kib = 512;
    })
    .await;
    let samples =
        std::env::var("DREMPEL_TIMING_SAMPLES").ok().and_then(|count| count.parse().ok()).unwrap_or(400);
    let mut seen = Vec::new();
    for _ in 0..3 {
        let [one, two] = timed(&world, arms, samples).await;
        let z = mann_whitney(&one, &two);
        seen.push(z);
        if z.abs() < 3.29 {
            let apart = (median(one) - median(two)) * 1e6;
            println!("{arms:?}: z = {seen:?}, medians {apart:.1} µs apart");
            return;
        }
    }
    panic!("{arms:?} can be told apart by time: z = {seen:?}");
}

#[tokio::test]
async fn unknown_address_answers_77_ms_sooner() {
    cannot_be_told_apart([ANNA, NOBODY]).await;
}

#[tokio::test]
async fn a_disabled_account_takes_as_long_as_an_unknown_one() {
    cannot_be_told_apart([DIRK, NOBODY]).await;
}

#[tokio::test]
async fn an_account_without_a_password_takes_as_long_as_one_with() {
    cannot_be_told_apart([EVA, BRAM]).await;
}

#[test]
fn the_test_itself_would_notice_a_difference() {
    let one: Vec<f64> = (0..400).map(|number| f64::from(number % 97)).collect();
    let two: Vec<f64> = one.iter().map(|time| time + 20.0).collect();
    assert!(mann_whitney(&one, &one.clone()).abs() < 1.0);
    assert!(mann_whitney(&one, &two) < -3.29);
}
