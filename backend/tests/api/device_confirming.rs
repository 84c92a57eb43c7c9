//! What can happen while a person confirms a device.

use crate::device::*;
use crate::world::*;
use drempel_backend::domain::admin;
use serde_json::json;

#[tokio::test]
async fn a_lost_reply_to_yes_is_repeated_and_nothing_is_approved_twice() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    let asked = browser.enter(tv.user_code()).await;
    let first = browser.confirm(&asked, true, true).await;
    world.pass(20);
    let again = browser.confirm(&asked, true, true).await;
    assert_eq!((again.step(), &again.body), ("device_approved", &first.body));
    assert_eq!(tv.poll().await.status, 200);
}

#[tokio::test]
async fn going_back_or_a_second_tab_finds_the_same_code_and_costs_nothing() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    let first = browser.enter(tv.user_code()).await;
    for _ in 0..8 {
        assert_eq!(browser.enter(tv.user_code()).await.step(), "confirm_device");
    }
    let last = browser.enter(tv.user_code()).await;
    assert_eq!(browser.confirm(&last, true, true).await.step(), "device_approved");
    let got = browser.confirm(&first, true, true).await;
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "user_code_used"), "one answer only");
}

#[tokio::test]
async fn another_account_takes_the_code_over_once_the_first_is_signed_out() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    let asked = browser.enter(tv.user_code()).await;
    browser.sign_out().await;
    let got = browser.enter(tv.user_code()).await;
    assert_eq!(got.step(), "identify");
    let got = browser.answer(&got, json!({ "type": "identify", "email": ANNA })).await;
    let got = browser.password(&got, PASSWORD).await;
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    assert_eq!((got.step(), &got.body["person"]["email"]), ("confirm_device", &json!(ANNA)));
    let old = browser.confirm(&asked, true, true).await;
    assert_eq!((old.step(), old.refusal()), ("identify", "none"), "the first confirmation was Bram's");
    assert_eq!(browser.confirm(&got, true, true).await.step(), "device_approved");
}

#[tokio::test]
async fn a_person_disabled_or_signed_out_by_an_operator_confirms_nothing() {
    let world = World::with_devices().await;
    let (tv, radio) = (world.tv().await, Device::ask(&world, RADIO, "").await);
    let mut browser = signed_in(&world, BRAM).await;
    let asked = browser.enter(tv.user_code()).await;
    admin::sign_out_everywhere(world.context(), &address(BRAM)).await.unwrap();
    assert_eq!(browser.confirm(&asked, true, true).await.code(), "sign_in_ended");
    let mut browser = signed_in(&world, BRAM).await;
    let asked = browser.enter(radio.user_code()).await;
    admin::set_enabled(world.context(), &address(BRAM), false).await.unwrap();
    let got = browser.confirm(&asked, true, true).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "none"));
    for device in [tv, radio] {
        assert_eq!(device.poll().await.error(), "authorization_pending");
    }
}

#[tokio::test]
async fn a_session_that_ends_while_it_confirms_signs_in_again() {
    let world = World::with_devices_and(|settings| {
        settings.session.idle = std::time::Duration::from_secs(300);
    })
    .await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    let asked = browser.enter(tv.user_code()).await;
    world.pass(300);
    let got = browser.confirm(&asked, true, true).await;
    assert_eq!(got.step(), "identify");
    let got = browser.answer(&got, json!({ "type": "identify", "email": BRAM })).await;
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!(got.step(), "confirm_device", "the code is still the purpose of this sign-in");
    assert_eq!(browser.confirm(&got, true, true).await.step(), "device_approved");
    assert_eq!(tv.poll().await.status, 200);
}

#[tokio::test]
async fn an_approved_device_stays_approved_when_the_person_signs_out_there() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    browser.approve(&tv).await;
    browser.sign_out().await;
    assert_eq!(tv.poll().await.status, 200);
}

#[tokio::test]
async fn everything_of_a_request_survives_a_restart() {
    let world = World::with_devices().await;
    let (tv, radio) = (world.tv().await, Device::ask(&world, RADIO, "").await);
    let mut browser = signed_in(&world, BRAM).await;
    browser.approve(&tv).await;
    let asked = browser.enter(radio.user_code()).await;
    let world = world.restarted().await;
    let mut browser = browser.at(&world);
    assert_eq!(browser.confirm(&asked, true, true).await.step(), "device_approved");
    for device in [tv, radio] {
        let device = device.at(&world);
        assert_eq!(device.poll().await.status, 200);
        assert_eq!(device.poll().await.error(), "invalid_grant");
    }
}

#[tokio::test]
async fn the_application_is_named_in_the_persons_language() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    browser.headers.push(("accept-language", "nl-NL, en;q=0.5".to_owned()));
    let asked = browser.enter(tv.user_code()).await;
    assert_eq!(asked.body["step"]["application"], "De tv");
    assert_eq!(browser.confirm(&asked, true, true).await.body["step"]["application"], "De tv");
    let tv = world.tv().await;
    browser.cookies.insert("drempel-language".to_owned(), "en".to_owned());
    assert_eq!(
        browser.enter(tv.user_code()).await.body["step"]["application"],
        "The tv",
        "what they chose goes first"
    );
}
