//! What others got wrong with devices, each by its name.

use crate::device::*;
use crate::world::*;
use drempel_backend::domain::admin;
use drempel_contract::paths;
use serde_json::json;

#[tokio::test]
async fn cve_2023_2585_code_and_client_are_not_checked_together() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    signed_in(&world, BRAM).await.approve(&tv).await;
    let stolen = tv.poll_with(RADIO, "").await;
    assert_eq!((stolen.status.as_u16(), stolen.error()), (400, "invalid_grant"));
    assert_eq!(tv.poll().await.status, 200, "and the theft changed nothing");
}

#[tokio::test]
async fn cve_2024_38371_the_policy_of_the_application_is_skipped() {
    let world = World::with_devices().await;
    let safe = Device::ask(&world, SAFE, "").await;
    let mut bram = signed_in(&world, BRAM).await;
    let got = bram.enter(safe.user_code()).await;
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "application_denied"));
    assert_eq!(safe.poll().await.error(), "authorization_pending");
    let mut anna = signed_in(&world, ANNA).await;
    anna.approve(&safe).await;
    assert_eq!(safe.poll().await.status, 200, "it is still there for whom it is for");
}

#[tokio::test]
async fn cve_2024_38371_the_policy_is_asked_again_at_the_approval_and_at_the_redemption() {
    let world = World::with_devices().await;
    let (tv, radio) = (world.tv().await, Device::ask(&world, RADIO, "").await);
    let mut browser = signed_in(&world, BRAM).await;
    browser.approve(&tv).await;
    let asked = browser.enter(radio.user_code()).await;
    assert_eq!(asked.step(), "confirm_device");
    let world = world
        .restarted_with(|settings| {
            for client in &mut settings.clients {
                client.people = drempel_backend::domain::client::Audience::Only(vec![ANNA.to_owned()]);
            }
        })
        .await;
    let mut browser = browser.at(&world);
    let got = browser.confirm(&asked, true, true).await;
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "application_denied"));
    assert_eq!(radio.at(&world).poll().await.error(), "access_denied");
    assert_eq!(tv.at(&world).poll().await.error(), "access_denied");
}

#[tokio::test]
async fn cve_2026_45337_any_session_approves_any_code() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let (mut victim, mut thief) = (signed_in(&world, BRAM).await, signed_in(&world, CARLA).await);
    let asked = victim.enter(tv.user_code()).await;
    assert_eq!(asked.step(), "confirm_device");
    let got = thief.enter(tv.user_code()).await;
    assert_eq!((got.step(), got.refusal()), ("device_sign_in", "user_code_used"));
    // With the token of the victim's sign-in, in the thief's browser; and with the victim's sign-in, but the thief's session.
    assert_eq!(thief.confirm(&asked, true, true).await.code(), "sign_in_ended");
    let session = thief.cookies["__Host-drempel-session"].clone();
    let own = victim.cookies.insert("__Host-drempel-session".to_owned(), session).unwrap();
    let got = victim.confirm(&asked, true, true).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "none"), "another session begins again");
    assert_eq!(tv.poll().await.error(), "authorization_pending");
    victim.cookies.insert("__Host-drempel-session".to_owned(), own);
    let mut second = signed_in(&world, BRAM).await;
    assert_eq!(
        second.enter(tv.user_code()).await.refusal(),
        "user_code_used",
        "nor another one of the same person"
    );
    victim.approve(&tv).await;
    assert_eq!(tv.poll().await.status, 200);
}

#[tokio::test]
async fn cve_2026_123542_pkce_is_ignored() {
    let world = World::with_devices().await;
    let mut browser = signed_in(&world, BRAM).await;
    let tv =
        Device::ask(&world, TV, &format!("&code_challenge={CHALLENGE}&code_challenge_method=S256")).await;
    let plain = world.tv().await;
    for device in [&tv, &plain] {
        browser.approve(device).await;
    }
    let other = "b".repeat(43);
    for more in [String::new(), format!("&code_verifier={other}"), format!("&code_verifier={CHALLENGE}")] {
        assert_eq!(tv.poll_with(TV, &more).await.error(), "invalid_grant", "{more}");
    }
    let shown = format!("&code_verifier={VERIFIER}");
    assert_eq!(plain.poll_with(TV, &shown).await.error(), "invalid_grant", "a verifier of no challenge");
    assert_eq!(tv.poll_with(TV, &shown).await.status, 200);
    assert_eq!(plain.poll().await.status, 200);
    for more in ["code_challenge_method=S256", "code_challenge=short&code_challenge_method=S256"] {
        let got = browser.form(DEVICE_AUTHORIZATION, &format!("client_id={TV}&{more}")).await;
        assert_eq!(got.error(), "invalid_request", "{more}");
    }
    for method in ["", "&code_challenge_method=plain", "&code_challenge_method=s256"] {
        let form = format!("client_id={TV}&code_challenge={CHALLENGE}{method}");
        assert_eq!(browser.form(DEVICE_AUTHORIZATION, &form).await.error(), "invalid_request", "{method}");
    }
}

#[tokio::test]
async fn cve_2026_123545_another_site_approves_in_the_persons_browser() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    let mut browser = signed_in(&world, BRAM).await;
    let asked = browser.enter(tv.user_code()).await;
    let answer = json!({ "type": "confirm_device", "approve": true, "mine": true });
    let body = answering(&asked, answer).to_string().into_bytes();
    let ours = std::mem::take(&mut browser.headers);
    let post = axum::http::Method::POST;
    for (name, value) in
        [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
    {
        browser.headers = vec![(name, value.to_owned())];
        let got = browser.ask(post.clone(), paths::ANSWER, Some("application/json"), body.clone()).await;
        assert_eq!((got.status.as_u16(), got.code()), (403, "foreign_origin"), "{name}: {value}");
    }
    browser.headers = ours;
    for kind in ["text/plain", "application/x-www-form-urlencoded"] {
        let got = browser.ask(post.clone(), paths::ANSWER, Some(kind), body.clone()).await;
        assert_eq!(got.code(), "malformed_request", "what a form of another site can send");
    }
    let get = browser.ask(axum::http::Method::GET, paths::ANSWER, None, Vec::new()).await;
    assert_eq!(get.code(), "method_not_allowed", "no link approves");
    assert_eq!(tv.poll().await.error(), "authorization_pending");
}

#[tokio::test]
async fn cve_2026_9798_a_disabled_account_redeems() {
    let world = World::with_devices().await;
    let tv = world.tv().await;
    signed_in(&world, BRAM).await.approve(&tv).await;
    admin::set_enabled(world.context(), &address(BRAM), false).await.unwrap();
    assert_eq!(tv.poll().await.error(), "access_denied");
    admin::set_enabled(world.context(), &address(BRAM), true).await.unwrap();
    assert_eq!(tv.poll().await.error(), "access_denied", "and stays refused");
}

#[tokio::test]
async fn cve_2026_16103_a_locked_factor_redeems() {
    let world = World::with_devices_and(|settings| settings.sign_in.wrong_codes_per_factor = 3).await;
    let (tv, radio) = (world.tv().await, Device::ask(&world, RADIO, "").await);
    let mut browser = signed_in(&world, ANNA).await;
    browser.approve(&tv).await;
    let mut guesser = world.browser();
    let mut got = guesser.until_code(ANNA).await;
    for _ in 0..3 {
        got = guesser.code(&got, &world.wrong_code(ANNA)).await;
    }
    assert_eq!(got.refusal(), "device_locked");
    assert_eq!(tv.poll().await.error(), "access_denied");
    let without = signed_in(&world, BRAM).await;
    without.clone().approve(&radio).await;
    assert_eq!(radio.poll().await.status, 200, "who has no app has none that is locked");
}

#[tokio::test]
async fn cve_2026_88770_what_an_operator_took_away_redeems() {
    let world = World::with_devices().await;
    for (number, device) in [world.tv().await, world.tv().await, world.tv().await].into_iter().enumerate() {
        let email = if number == 2 { ANNA } else { BRAM };
        world.pass(60);
        signed_in(&world, email).await.approve(&device).await;
        let (context, person) = (world.context(), address(email));
        match number {
            0 => drop(admin::sign_out_everywhere(context, &person).await.unwrap()),
            1 => {
                admin::set_password(context, &person, &drempel_contract::Secret::new(PASSWORD)).await.unwrap()
            }
            _ => admin::remove_totp(context, &person, "Phone").await.unwrap(),
        }
        assert_eq!(device.poll().await.error(), "access_denied", "{number}");
    }
}
