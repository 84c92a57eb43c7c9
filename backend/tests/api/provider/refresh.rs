//! Refresh tokens: each works once and brings the next.

use super::application::*;
use drempel_backend::domain::housekeeping::tidy;

const DAY: u64 = 24 * 3600;

#[tokio::test]
async fn a_refresh_token_brings_new_tokens_and_another_refresh_token() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid email offline_access").await;
    world.pass(700);
    assert_eq!(spa.userinfo(text(&first, "access_token")).await.status, 401, "ten minutes");
    let second = spa.refresh(text(&first, "refresh_token")).await;
    assert_eq!(second.status, 200, "{:?}", second.body);
    assert_ne!(text(&first, "refresh_token"), text(&second, "refresh_token"));
    assert_eq!(spa.userinfo(text(&second, "access_token")).await.body["email"], BRAM);
    let (_, before, _, _) = jwt(text(&first, "id_token"));
    let (_, after, _, _) = jwt(text(&second, "id_token"));
    for same in ["iss", "sub", "aud", "auth_time", "acr", "amr", "sid"] {
        assert_eq!(before[same], after[same], "{same} (OpenID Connect Core section 12.2)");
    }
    assert_ne!(before["iat"], after["iat"]);
    assert!(after.get("nonce").is_none());
}

#[tokio::test]
async fn reuse_of_a_spent_token_kills_the_whole_family() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid offline_access").await;
    let second = spa.refresh(text(&first, "refresh_token")).await;
    let third = spa.refresh(text(&second, "refresh_token")).await;
    let reused = spa.refresh(text(&first, "refresh_token")).await;
    assert_eq!(error(&reused), (400, "invalid_grant"), "the successor was used, so no response was lost");
    assert_eq!(error(&spa.refresh(text(&third, "refresh_token")).await), (400, "invalid_grant"));
    for got in [&first, &second, &third] {
        assert_eq!(spa.userinfo(text(got, "access_token")).await.status, 401);
    }
}

#[tokio::test]
async fn reuse_after_the_grace_kills_the_family_also_with_the_successor_unused() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid offline_access").await;
    let second = spa.refresh(text(&first, "refresh_token")).await;
    world.pass(30);
    assert_eq!(error(&spa.refresh(text(&first, "refresh_token")).await), (400, "invalid_grant"));
    assert_eq!(error(&spa.refresh(text(&second, "refresh_token")).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn a_lost_response_is_given_again_for_30_s() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid offline_access").await;
    let second = spa.refresh(text(&first, "refresh_token")).await;
    world.pass(29);
    tidy(world.context()).await.unwrap();
    let again = spa.refresh(text(&first, "refresh_token")).await;
    assert_eq!(again.body, second.body, "the very same");
    assert_eq!(spa.refresh(text(&again, "refresh_token")).await.status, 200);
}

#[tokio::test]
async fn the_grace_is_for_the_same_client_asking_the_same_only() {
    let world = world().await;
    for thief in ["es", "spa"] {
        let (spa, _, first) = Application::signed_in(&world, "spa", "openid email offline_access").await;
        let second = spa.refresh(text(&first, "refresh_token")).await;
        let scope = if thief == "spa" { "openid" } else { "openid email offline_access" };
        let form = [
            ("grant_type", "refresh_token"),
            ("refresh_token", text(&first, "refresh_token")),
            ("scope", scope),
        ];
        let stolen = Application::new(&world, thief).post("/oauth2/token", &form).await;
        assert_eq!(error(&stolen), (400, "invalid_grant"), "{thief}");
        assert_eq!(
            error(&spa.refresh(text(&second, "refresh_token")).await),
            (400, "invalid_grant"),
            "{thief}"
        );
    }
}

#[tokio::test]
async fn of_64_at_once_with_one_refresh_token_all_get_the_same_tokens() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid offline_access").await;
    let tries = (0..64).map(|_| {
        let (spa, token) = (spa.clone(), text(&first, "refresh_token").to_owned());
        tokio::spawn(async move { spa.refresh(&token).await })
    });
    let mut bodies = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        bodies.push(one.await.unwrap().body);
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "one wins, and the others hear what it heard");
}

#[tokio::test]
async fn another_client_cannot_refresh_and_spends_nothing() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid offline_access").await;
    for other in ["es", "web"] {
        let got = Application::new(&world, other).refresh(text(&first, "refresh_token")).await;
        assert_eq!(error(&got), (400, "invalid_grant"));
    }
    assert_eq!(spa.refresh(text(&first, "refresh_token")).await.status, 200);
}

#[tokio::test]
async fn a_refresh_may_ask_for_less_and_never_for_more() {
    let world = world().await;
    let (spa, _, first) = Application::signed_in(&world, "spa", "openid email").await;
    let asking = async |token: &str, scope: &str| {
        let form = [("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)];
        spa.post("/oauth2/token", &form).await
    };
    let more = asking(text(&first, "refresh_token"), "openid email profile").await;
    assert_eq!(error(&more), (400, "invalid_scope"));
    let less = asking(text(&first, "refresh_token"), "openid").await;
    assert_eq!(text(&less, "scope"), "openid");
    assert!(spa.userinfo(text(&less, "access_token")).await.body.get("email").is_none());
    let whole = spa.refresh(text(&less, "refresh_token")).await;
    assert_eq!(text(&whole, "scope"), "openid email", "the grant keeps what it had");
}

#[tokio::test]
async fn a_grant_ends_after_30_days_without_use_and_90_in_all() {
    let world = world().await;
    let (spa, _, mut got) = Application::signed_in(&world, "spa", "openid offline_access").await;
    for _ in 0..3 {
        world.pass(30 * DAY - 1);
        tidy(world.context()).await.unwrap();
        got = spa.refresh(text(&got, "refresh_token")).await;
        assert_eq!(got.status, 200, "{:?}", got.body);
    }
    world.pass(3);
    assert_eq!(error(&spa.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
    let (spa, _, got) = Application::signed_in(&world, "spa", "openid offline_access").await;
    world.pass(30 * DAY);
    assert_eq!(error(&spa.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn without_offline_access_a_grant_ends_with_the_session() {
    let world = world().await;
    let (spa, mut browser, bound) = Application::signed_in(&world, "spa", "openid").await;
    let free = spa.redeem(&code(&world, &browser, "spa", "openid offline_access").await).await;
    let late = code(&world, &browser, "spa", "openid").await;
    let refreshed = spa.refresh(text(&bound, "refresh_token")).await;
    assert_eq!(refreshed.status, 200, "while it lasts");
    browser.sign_out().await;
    assert_eq!(spa.userinfo(text(&refreshed, "access_token")).await.status, 401);
    assert_eq!(error(&spa.refresh(text(&refreshed, "refresh_token")).await), (400, "invalid_grant"));
    assert_eq!(error(&spa.redeem(&late).await), (400, "invalid_grant"), "a code of that session neither");
    assert_eq!(spa.userinfo(text(&free, "access_token")).await.status, 200);
    assert_eq!(spa.refresh(text(&free, "refresh_token")).await.status, 200, "that is what it is for");
}
