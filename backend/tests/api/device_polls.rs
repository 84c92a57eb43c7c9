//! How often a device may ask (RFC 8628 section 3.5).

use crate::device::*;
use crate::world::*;

async fn polled(world: &World, device: &Device, after: u64) -> String {
    world.pass(after);
    device.poll().await.error().to_owned()
}

#[tokio::test]
async fn slow_down_makes_every_later_interval_five_seconds_longer() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    for (after, error) in [
        (0, "authorization_pending"),
        (5, "authorization_pending"),
        (4, "slow_down"),
        (9, "slow_down"),
        (15, "authorization_pending"),
        (14, "slow_down"),
        (20, "authorization_pending"),
    ] {
        assert_eq!(polled(&world, &tv, after).await, error, "after {after} s");
    }
}

#[tokio::test]
async fn slow_down_is_remembered_across_a_restart_and_by_another_replica() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    assert_eq!(polled(&world, &tv, 0).await, "authorization_pending");
    assert_eq!(polled(&world, &tv, 1).await, "slow_down");
    let world = world.restarted().await;
    let tv = tv.at(&world);
    assert_eq!(polled(&world, &tv, 9).await, "slow_down", "ten seconds, now fifteen");
    let settings = world.settings.clone();
    let random = std::sync::Arc::new(drempel_backend::random::OsRandom);
    let replica = drempel_backend::open(settings, world.clock.clone(), random).await.unwrap();
    let other = tv.through(drempel_backend::router(replica));
    assert_eq!(polled(&world, &other, 14).await, "slow_down", "the replica knows");
    assert_eq!(polled(&world, &tv, 19).await, "slow_down", "and what it said is known here");
    assert_eq!(polled(&world, &other, 25).await, "authorization_pending");
}

#[tokio::test]
async fn a_poll_that_comes_too_soon_after_the_answer_gets_the_answer() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let (tv, radio) = (world.tv().await, Device::ask(&world, RADIO, "").await);
    assert_eq!(polled(&world, &tv, 0).await, "authorization_pending");
    assert_eq!(polled(&world, &radio, 0).await, "authorization_pending");
    browser.approve(&tv).await;
    let got = browser.enter(radio.user_code()).await;
    browser.confirm(&got, false, false).await;
    assert_eq!(tv.poll().await.status, 200);
    assert_eq!(radio.poll().await.error(), "access_denied");
}

#[tokio::test]
async fn nobody_else_slows_a_device_down() {
    let world = World::with_devices().await;
    let tv =
        Device::ask(&world, TV, &format!("&code_challenge={CHALLENGE}&code_challenge_method=S256")).await;
    let shown = format!("&code_verifier={VERIFIER}");
    assert_eq!(tv.poll_with(TV, &shown).await.error(), "authorization_pending");
    for _ in 0..10 {
        assert_eq!(tv.poll_with(RADIO, &shown).await.error(), "invalid_grant");
        assert_eq!(tv.poll().await.error(), "invalid_grant");
    }
    world.pass(5);
    assert_eq!(tv.poll_with(TV, &shown).await.error(), "authorization_pending");
}

#[tokio::test]
async fn codes_that_were_never_given_are_worth_nothing() {
    let world = World::with_devices().await;
    let browser = world.browser();
    for code in ["x", &"A".repeat(43), &"A".repeat(5000), "%00", "' OR 1=1 --"] {
        let form = format!("grant_type={DEVICE_CODE}&client_id={TV}&device_code={code}");
        let got = browser.form(TOKEN, &form).await;
        assert_eq!((got.status.as_u16(), got.error()), (400, "invalid_grant"), "{code}");
    }
    let got = browser.form(TOKEN, &format!("grant_type={DEVICE_CODE}&client_id={TV}")).await;
    assert_eq!(got.error(), "invalid_request");
}
