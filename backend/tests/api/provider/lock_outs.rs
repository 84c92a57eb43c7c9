//! A proof is looked at again when it is redeemed: whoever was locked out since gets nothing.

use super::application::*;
use drempel_backend::domain::admin;
use drempel_contract::Secret;

/// What an operator or a person does between the proof and its use, by name.
const BETWEEN: [&str; 4] = ["disabled", "password changed", "signed out everywhere", "disabled and enabled"];

async fn happens(world: &World, what: &str) {
    let (context, bram) = (world.context(), address(BRAM));
    match what {
        "disabled" => admin::set_enabled(context, &bram, false).await.unwrap(),
        "password changed" => {
            admin::set_password(context, &bram, &Secret::new("een heel ander geheim")).await.unwrap();
        }
        "signed out everywhere" => {
            admin::sign_out_everywhere(context, &bram).await.unwrap();
        }
        "disabled and enabled" => {
            admin::set_enabled(context, &bram, false).await.unwrap();
            admin::set_enabled(context, &bram, true).await.unwrap();
        }
        other => panic!("{other}"),
    }
}

async fn nothing_is_redeemed_after(what: &str) {
    let world = world().await;
    for scope in ["openid", "openid offline_access"] {
        let (spa, browser, got) = Application::signed_in(&world, "spa", scope).await;
        let code = code(&world, &browser, "spa", scope).await;
        let spent = spa.refresh(text(&got, "refresh_token")).await;
        happens(&world, what).await;
        assert_eq!(error(&spa.redeem(&code).await), (400, "invalid_grant"), "{what}, {scope}: code");
        for (which, token) in [("lost response", &got), ("refresh", &spent)] {
            let refreshed = spa.refresh(text(token, "refresh_token")).await;
            assert_eq!(error(&refreshed), (400, "invalid_grant"), "{what}, {scope}: {which}");
        }
        assert_eq!(spa.userinfo(text(&spent, "access_token")).await.status, 401, "{what}, {scope}");
        admin::set_enabled(world.context(), &address(BRAM), true).await.unwrap();
        admin::set_password(world.context(), &address(BRAM), &Secret::new(PASSWORD)).await.unwrap();
    }
}

#[tokio::test]
async fn cve_2026_9798_lockout_ignored_at_redemption() {
    nothing_is_redeemed_after(BETWEEN[0]).await;
}

#[tokio::test]
async fn cve_2026_16103_password_change_ignored_at_redemption() {
    nothing_is_redeemed_after(BETWEEN[1]).await;
}

#[tokio::test]
async fn cve_2026_88770_ended_sessions_ignored_at_redemption() {
    nothing_is_redeemed_after(BETWEEN[2]).await;
}

#[tokio::test]
async fn enabling_a_person_brings_nothing_back() {
    nothing_is_redeemed_after(BETWEEN[3]).await;
}

#[tokio::test]
async fn an_app_taken_away_ends_what_stands_on_it() {
    let world = world().await;
    let (mut browser, spa) = (world.browser(), Application::new(&world, "spa"));
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    browser.stay(&got, false).await;
    let got = spa.redeem(&code(&world, &browser, "spa", "openid offline_access").await).await;
    let code = code(&world, &browser, "spa", "openid offline_access").await;
    admin::remove_totp(world.context(), &address(ANNA), "Phone").await.unwrap();
    assert_eq!(error(&spa.redeem(&code).await), (400, "invalid_grant"));
    assert_eq!(error(&spa.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn cve_2024_38371_client_policy_skipped() {
    let world = world().await;
    let (mut browser, board) = (world.browser(), Application::new(&world, "board"));
    browser.sign_in(BRAM, false).await;
    let got = board.redeem(&code(&world, &browser, "board", "openid").await).await;
    assert_eq!(error(&got), (400, "invalid_grant"), "for Anna alone");
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    browser.stay(&got, false).await;
    let got = board.redeem(&code(&world, &browser, "board", "openid offline_access").await).await;
    assert_eq!(got.status, 200, "{:?}", got.body);
    let world = reconfigured(world, |settings| settings.clients.retain(|client| client.id != "board")).await;
    let board = Application::new(&world, "board");
    assert_eq!(board.userinfo(text(&got, "access_token")).await.status, 401, "the client is gone");
    let world = reconfigured(world, |settings| {
        clients(settings);
        let board = settings.clients.iter_mut().find(|client| client.id == "board").unwrap();
        board.people = drempel_backend::domain::client::Audience::Only(vec![BRAM.to_owned()]);
    })
    .await;
    let board = Application::new(&world, "board");
    assert_eq!(board.userinfo(text(&got, "access_token")).await.status, 401, "no longer for Anna");
    assert_eq!(error(&board.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn a_client_that_was_disabled_gets_nothing_more() {
    let world = world().await;
    let (web, browser, got) = Application::signed_in(&world, "web", "openid offline_access").await;
    let code = code(&world, &browser, "web", "openid").await;
    let world =
        reconfigured(world, |settings| settings.clients.iter_mut().for_each(|it| it.enabled = false)).await;
    let web = Application { http: Application::new(&world, "web").http, ..web };
    assert_eq!(error(&web.redeem(&code).await), (401, "invalid_client"));
    assert_eq!(error(&web.refresh(text(&got, "refresh_token")).await), (401, "invalid_client"));
    assert_eq!(web.userinfo(text(&got, "access_token")).await.status, 401);
}

async fn reconfigured(mut world: World, change: impl FnOnce(&mut drempel_backend::Settings)) -> World {
    change(&mut world.settings);
    world.restarted().await
}
