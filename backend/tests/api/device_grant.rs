//! A device is signed in by a code that is entered elsewhere (RFC 8628), as the device meets it.

use crate::device::*;
use crate::world::*;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// What an ID token says. Its signature is looked at elsewhere.
fn claims(got: &Got) -> Value {
    let token = got.body["id_token"].as_str().unwrap();
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

#[tokio::test]
async fn a_person_who_is_not_signed_in_enters_a_code_signs_in_confirms_and_the_device_has_its_tokens() {
    let world = World::with_devices().await;
    let tv = Device::ask(&world, TV, "&scope=openid email").await;
    assert_eq!(tv.codes["verification_uri"], format!("{ORIGIN}/devicelogin"));
    assert_eq!((&tv.codes["expires_in"], &tv.codes["interval"]), (&json!(900), &json!(5)));
    assert_eq!(tv.poll().await.error(), "authorization_pending");
    world.pass(7);
    let mut browser = world.browser();
    let got = browser.enter(tv.user_code()).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "none"), "nobody learns anything before that");
    let got = browser.answer(&got, json!({ "type": "identify", "email": ANNA })).await;
    let got = browser.password(&got, PASSWORD).await;
    let asked = browser.code(&got, &world.code(ANNA, 0)).await;
    let step = json!({
        "type": "confirm_device", "application": "The tv", "user_code": tv.user_code(), "device": "",
        "place": "192.0.2.1", "asked_at": 1_800_000_000,
    });
    assert_eq!(asked.body["step"], step);
    assert_eq!(tv.poll().await.error(), "authorization_pending");
    let got = browser.confirm(&asked, true, true).await;
    assert_eq!(got.body["step"], json!({ "type": "device_approved", "application": "The tv" }));
    let given = tv.poll().await;
    assert_eq!((given.status.as_u16(), &given.body["scope"]), (200, &json!("openid email")));
    let claims = claims(&given);
    assert_eq!((&claims["aud"], &claims["email"]), (&json!(TV), &json!(ANNA)));
    assert_eq!((&claims["auth_time"], &claims["nonce"]), (&json!(1_800_000_007), &Value::Null));
    assert_eq!(claims["amr"], json!(["pwd", "otp", "mfa"]));
}

#[tokio::test]
async fn any_way_of_writing_a_code_is_the_code() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    let plain = tv.user_code().replace('-', "").to_lowercase();
    for code in
        [plain.clone(), format!(" {} ", tv.user_code()), plain.split("").collect::<Vec<_>>().join(" ")]
    {
        assert_eq!(browser.enter(&code).await.step(), "confirm_device", "{code}");
    }
    for code in ["", "BCDF", "BCDF-GHJK-L", "ACDF-GHJK", "0000-0000"] {
        let got = browser.enter(code).await;
        assert_eq!((got.step(), got.refusal()), ("device_sign_in", "malformed_user_code"), "{code}");
    }
    assert_eq!(browser.approve(&tv).await.step(), "device_approved", "none of these was counted");
}

#[tokio::test]
async fn who_says_no_is_believed_without_a_tick_and_the_device_hears_it() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    let got = browser.enter(tv.user_code()).await;
    let got = browser.confirm(&got, false, false).await;
    assert_eq!(got.body["step"], json!({ "type": "device_denied", "application": "The tv" }));
    for _ in 0..2 {
        assert_eq!((tv.poll().await.status.as_u16(), tv.poll().await.error()), (400, "access_denied"));
    }
    let got = browser.enter(tv.user_code()).await;
    assert_eq!((got.refusal(), &got.body["refusal"]["attempts_left"]), ("user_code_used", &json!(4)));
}

#[tokio::test]
async fn yes_without_the_tick_is_asked_again() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    let got = browser.enter(tv.user_code()).await;
    let got = browser.confirm(&got, true, false).await;
    assert_eq!((got.step(), got.refusal()), ("confirm_device", "device_unconfirmed"));
    assert_eq!(tv.poll().await.error(), "authorization_pending");
    assert_eq!(browser.confirm(&got, true, true).await.step(), "device_approved");
}

#[tokio::test]
async fn a_code_is_good_for_fifteen_minutes_also_for_who_confirms_it() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    world.pass(600);
    let asked = browser.enter(tv.user_code()).await;
    assert_eq!(asked.step(), "confirm_device");
    world.pass(300);
    assert_eq!((tv.poll().await.status.as_u16(), tv.poll().await.error()), (400, "expired_token"));
    let got = browser.confirm(&asked, true, true).await;
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "user_code_expired"));
    assert_eq!(got.body["refusal"]["attempts_left"], 4);
    assert_eq!(browser.enter(tv.user_code()).await.refusal(), "user_code_expired");
    assert_eq!(tv.poll().await.error(), "expired_token");
}

#[tokio::test]
async fn a_code_that_expires_while_it_is_confirmed_is_said_at_a_reload() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    world.pass(500);
    let asked = browser.enter(tv.user_code()).await;
    world.pass(400);
    let mut got = browser.resume(&asked).await;
    got.body = got.body["reply"].clone();
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "user_code_expired"));
}

#[tokio::test]
async fn an_approval_in_the_last_second_reaches_the_device() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    world.pass(899);
    browser.approve(&tv).await;
    world.pass(5);
    assert_eq!(tv.poll().await.status, 200);
    let late = world.tv().await;
    world.pass(899);
    browser.approve(&late).await;
    world.pass(10);
    assert_eq!(late.poll().await.error(), "expired_token");
}

#[tokio::test]
async fn sixty_four_polls_at_once_get_one_token() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    signed_in(&world, BRAM).await.approve(&tv).await;
    let polls: Vec<_> = (0..64)
        .map(|_| {
            let tv = tv.clone();
            tokio::spawn(async move { tv.poll().await })
        })
        .collect();
    let (mut given, mut refused) = (0, 0);
    for poll in polls {
        let got = poll.await.unwrap();
        given += usize::from(got.status == 200);
        refused += usize::from(got.error() == "invalid_grant");
    }
    assert_eq!((given, refused), (1, 63));
}

#[tokio::test]
async fn a_code_is_used_once_by_the_device_and_once_by_people() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    browser.approve(&tv).await;
    assert_eq!(browser.enter(tv.user_code()).await.refusal(), "user_code_used");
    let given = tv.poll().await;
    assert_eq!(given.status, 200);
    assert_eq!(tv.poll().await.error(), "invalid_grant");
    assert_eq!(browser.enter(tv.user_code()).await.refusal(), "user_code_used");
    let form = format!("grant_type=refresh_token&client_id={TV}&refresh_token=");
    let token = given.body["refresh_token"].as_str().unwrap();
    assert_eq!(browser.form(TOKEN, &format!("{form}{token}")).await.status, 200, "what it got stays good");
}

#[tokio::test]
async fn a_code_is_asked_for_with_what_the_client_may_have() {
    let world = World::with_devices_and(|settings| {
        let mut web = client("web", drempel_backend::domain::client::Audience::Everybody);
        web.grants.retain(|grant| *grant != drempel_backend::domain::client::GrantType::DeviceCode);
        settings.clients.push(web);
    })
    .await;
    let browser = world.browser();
    for (form, status, error) in [
        ("client_id=tv&scope=admin", 400, "invalid_scope"),
        ("client_id=nobody", 401, "invalid_client"),
        ("scope=openid", 401, "invalid_client"),
        ("client_id=web", 400, "unauthorized_client"),
        ("client_id=tv&client_id=tv", 400, "invalid_request"),
        ("client_id=tv&client_secret=x", 401, "invalid_client"),
    ] {
        let got = browser.form(DEVICE_AUTHORIZATION, form).await;
        assert_eq!((got.status.as_u16(), got.error()), (status, error), "{form}");
    }
}

#[tokio::test]
async fn an_address_that_brings_the_code_along_is_given_only_when_the_operator_says_so() {
    let world = World::with_devices().await;
    assert!(world.tv().await.codes["verification_uri_complete"].is_null());
    let world = World::with_devices_and(|settings| settings.device.verification_uri_complete = true).await;
    let tv = world.tv().await;
    let expected = format!("{ORIGIN}/devicelogin#code={}", tv.user_code());
    assert_eq!(tv.codes["verification_uri_complete"], expected);
}

#[tokio::test]
async fn too_many_codes_are_refused_per_address_and_in_all() {
    let world = World::with_devices_and(|settings| {
        (settings.device.waiting_per_network, settings.device.waiting) = (3, 5);
    })
    .await;
    let mut neighbour = world.browser();
    let form = format!("client_id={TV}");
    for (last, status) in [(1, 200), (2, 200), (3, 200), (4, 429)] {
        neighbour.peer = format!("2001:db8::{last}").parse().unwrap();
        assert_eq!(neighbour.form(DEVICE_AUTHORIZATION, &form).await.status, status, "one network");
    }
    let refused = neighbour.form(DEVICE_AUTHORIZATION, &form).await;
    assert_eq!(
        (refused.error(), &refused.headers["retry-after"]),
        ("temporarily_unavailable", &"900".parse().unwrap())
    );
    let tv = world.tv().await;
    world.tv().await;
    assert_eq!(world.browser().form(DEVICE_AUTHORIZATION, &form).await.status, 429, "in all");
    let mut browser = signed_in(&world, BRAM).await;
    browser.approve(&tv).await;
    assert_eq!(
        world.browser().form(DEVICE_AUTHORIZATION, &form).await.status,
        429,
        "answered ones count, too"
    );
    world.pass(900);
    assert_eq!(neighbour.form(DEVICE_AUTHORIZATION, &form).await.status, 200);
}
