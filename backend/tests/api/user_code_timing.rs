//! What a code that is not there, too old, used or somebody else's costs: the same.

use crate::device::*;
use crate::same_answer::{mann_whitney, median};
use crate::world::*;
use drempel_backend::Settings;
use std::time::{Duration, Instant};

const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);

/// Everything lasts, so that there is time for many guesses.
fn patient(settings: &mut Settings) {
    settings.session.idle = YEAR;
    settings.session.absolute = YEAR;
    settings.device.expires_after = YEAR;
    settings.device.wrong_per_account.most = u8::MAX;
    settings.device.wrong_per_network.most = u8::MAX;
}

async fn timed(world: &World, browser: &mut Browser, arms: [(&str, &str); 2]) -> [Vec<f64>; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for sample in 0..800_usize {
        // In pairs, now this one first, now that one: whatever drifts, drifts for both.
        let arm = (sample + sample / 2) % 2;
        world.pass(20);
        let begun = Instant::now();
        let got = browser.enter(arms[arm].0).await;
        times[arm].push(begun.elapsed().as_secs_f64());
        assert_eq!(got.refusal(), arms[arm].1);
    }
    times
}

#[tokio::test]
async fn an_unknown_code_an_expired_one_a_used_one_and_somebody_elses_take_the_same_time() {
    let world = World::with_devices().await;
    let expired = world.tv().await;
    let world = world.restarted_with(patient).await;
    world.pass(900);
    let (used, others) = (world.tv().await, world.tv().await);
    let mut somebody = signed_in(&world, BRAM).await;
    somebody.approve(&used).await;
    assert_eq!(somebody.enter(others.user_code()).await.step(), "confirm_device");
    let mut browser = signed_in(&world, CARLA).await;
    let unknown = ("BCDF-GHJK", "unknown_user_code");
    for (code, refusal) in [
        (expired.user_code(), "user_code_expired"),
        (used.user_code(), "user_code_used"),
        (others.user_code(), "user_code_used"),
    ] {
        let mut seen = Vec::new();
        for _ in 0..3 {
            let [one, two] = timed(&world, &mut browser, [(code, refusal), unknown]).await;
            seen.push(mann_whitney(&one, &two));
            println!("{refusal}: z = {seen:.2?}, medians {:.1} µs apart", (median(one) - median(two)) * 1e6);
            if seen.last().is_some_and(|z| z.abs() < 3.29) {
                break;
            }
        }
        let last = seen.last().copied().unwrap();
        assert!(last.abs() < 3.29, "{refusal} can be told from unknown by time: z = {seen:?}");
    }
}
