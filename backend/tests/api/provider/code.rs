//! Authorization codes: the happy path, and every way to misuse one.

use super::application::*;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_code_brings_tokens_that_say_who_signed_in_and_how() {
    let world = world().await;
    let (_, _, got) = Application::signed_in(&world, "spa", "openid profile email offline_access").await;
    let names: BTreeSet<_> = got.body.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["access_token", "expires_in", "id_token", "refresh_token", "scope", "token_type"];
    assert_eq!(names, expected.into());
    assert_eq!((text(&got, "token_type"), &got.body["expires_in"]), ("Bearer", &600.into()));
    assert_eq!(text(&got, "scope"), "openid profile email offline_access");
    assert_eq!(got.headers["cache-control"], "no-store");
    assert!(text(&got, "access_token").len() == 43 && text(&got, "refresh_token").len() == 43);
    let (header, claims, _, _) = jwt(text(&got, "id_token"));
    assert_eq!((&header["alg"], &header["typ"]), (&"RS256".into(), &"JWT".into()));
    assert_eq!((&claims["iss"], &claims["aud"]), (&ORIGIN.into(), &"spa".into()));
    assert_eq!((&claims["iat"], &claims["exp"]), (&1_800_000_000.into(), &1_800_000_600.into()));
    assert_eq!((&claims["auth_time"], &claims["nonce"]), (&1_800_000_000.into(), &"a-nonce".into()));
    assert_eq!(claims["acr"], "https://refeds.org/profile/sfa");
    assert_eq!(claims["amr"], serde_json::json!(["pwd"]));
    assert_eq!((&claims["name"], &claims["email"]), (&"Somebody Example".into(), &BRAM.into()));
    assert_eq!(claims["email_verified"], true);
    assert!(claims["sub"].is_string() && claims["sid"].is_string() && claims["at_hash"].is_string());
}

#[tokio::test]
async fn two_factors_and_fewer_scopes_are_told_as_they_are() {
    let world = world().await;
    let (mut browser, once) = (world.browser(), Application::new(&world, "once"));
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    browser.stay(&got, false).await;
    let got = once.redeem(&code(&world, &browser, "once", "openid").await).await;
    let (_, claims, _, _) = jwt(text(&got, "id_token"));
    assert_eq!(claims["acr"], "https://refeds.org/profile/mfa");
    assert_eq!(claims["amr"], serde_json::json!(["pwd", "otp", "mfa"]));
    assert!(claims.get("email").is_none() && claims.get("name").is_none());
    assert!(got.body.get("refresh_token").is_none(), "it may not refresh");
    let got =
        once.redeem(&code_with(&world, &browser, "once", |new| new.scopes = Default::default()).await).await;
    assert!(got.body.get("id_token").is_none(), "nobody asked who signed in");
}

#[tokio::test]
async fn a_code_used_twice_takes_back_what_it_led_to() {
    let world = world().await;
    let (spa, mut browser) = (Application::new(&world, "spa"), world.browser());
    browser.sign_in(BRAM, false).await;
    let code = code(&world, &browser, "spa", "openid offline_access").await;
    let got = spa.redeem(&code).await;
    assert_eq!(spa.userinfo(text(&got, "access_token")).await.status, 200);
    assert_eq!(error(&spa.redeem(&code).await), (400, "invalid_grant"));
    assert_eq!(spa.userinfo(text(&got, "access_token")).await.status, 401);
    assert_eq!(error(&spa.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn of_64_at_once_with_one_code_exactly_one_wins() {
    let world = world().await;
    let (spa, mut browser) = (Application::new(&world, "spa"), world.browser());
    browser.sign_in(BRAM, false).await;
    let code = code(&world, &browser, "spa", "openid").await;
    let tries = (0..64).map(|_| {
        let (spa, code) = (spa.clone(), code.clone());
        tokio::spawn(async move { spa.redeem(&code).await })
    });
    let mut won = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        let got = one.await.unwrap();
        if got.status == 200 {
            won.push(text(&got, "access_token").to_owned());
        } else {
            assert_eq!(error(&got), (400, "invalid_grant"));
        }
    }
    assert_eq!(won.len(), 1);
    assert_eq!(spa.userinfo(&won[0]).await.status, 401, "the others were second uses");
}

#[tokio::test]
async fn cve_2023_2585_code_and_client_not_checked_together() {
    let world = world().await;
    let (spa, es) = (Application::new(&world, "spa"), Application::new(&world, "es"));
    let mut browser = world.browser();
    browser.sign_in(BRAM, false).await;
    let code = code(&world, &browser, "spa", "openid").await;
    assert_eq!(error(&es.redeem(&code).await), (400, "invalid_grant"));
    assert_eq!(spa.redeem(&code).await.status, 200, "nobody else can spend it");
    let code = super::application::code(&world, &browser, "web", "openid").await;
    assert_eq!(error(&spa.redeem(&code).await), (400, "invalid_grant"));
    assert_eq!(error(&Application::new(&world, "other").redeem(&code).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn another_redirect_uri_is_refused_and_spends_the_code() {
    let world = world().await;
    let (spa, mut browser) = (Application::new(&world, "spa"), world.browser());
    browser.sign_in(BRAM, false).await;
    for uri in ["https://app.example/callback/", "https://app.example/", "HTTPS://app.example/callback", ""] {
        let code = code(&world, &browser, "spa", "openid").await;
        let got = spa.redeem_with(&code, uri, Some(VERIFIER)).await;
        assert_eq!(error(&got), (400, "invalid_grant"), "{uri}");
        assert_eq!(error(&spa.redeem(&code).await), (400, "invalid_grant"), "one try");
    }
}

#[tokio::test]
async fn cve_2026_123542_pkce_ignored() {
    let world = world().await;
    let (spa, mut browser) = (Application::new(&world, "spa"), world.browser());
    browser.sign_in(BRAM, false).await;
    let other = "a".repeat(43);
    for (name, verifier) in [
        ("missing", None),
        ("empty", Some("")),
        ("plain", Some(CHALLENGE)),
        ("wrong", Some(other.as_str())),
        ("cut", Some(&VERIFIER[..42])),
        ("longer", Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXkA")),
        ("other case", Some("DBJFTJEZ4CVP-MB92K27UHBUJU1P1R_WW1GFWFOEJXK")),
    ] {
        let code = code(&world, &browser, "spa", "openid").await;
        let got = spa.redeem_with(&code, CALLBACK, verifier).await;
        assert_eq!(error(&got), (400, "invalid_grant"), "{name}");
        assert_eq!(error(&spa.redeem(&code).await), (400, "invalid_grant"), "{name}: one try");
    }
}

#[tokio::test]
async fn a_verifier_without_a_challenge_is_refused() {
    let world = world().await;
    let (spa, web, mut browser) =
        (Application::new(&world, "spa"), Application::new(&world, "web"), world.browser());
    browser.sign_in(BRAM, false).await;
    let without = async |client| code_with(&world, &browser, client, |new| new.code_challenge = None).await;
    let got = web.redeem(&without("web").await).await;
    assert_eq!(error(&got), (400, "invalid_grant"), "downgrade, RFC 9700 section 2.1.1");
    let got = web.redeem_with(&without("web").await, CALLBACK, None).await;
    assert_eq!(got.status, 200, "a client with a secret may go without: {:?}", got.body);
    for verifier in [None, Some(VERIFIER)] {
        let got = spa.redeem_with(&without("spa").await, CALLBACK, verifier).await;
        assert_eq!(error(&got), (400, "invalid_grant"), "a public client never");
    }
}

#[tokio::test]
async fn a_code_lasts_a_minute() {
    let world = world().await;
    let (spa, mut browser) = (Application::new(&world, "spa"), world.browser());
    browser.sign_in(BRAM, false).await;
    let (first, second) =
        (code(&world, &browser, "spa", "openid").await, code(&world, &browser, "spa", "openid").await);
    world.pass(59);
    assert_eq!(spa.redeem(&first).await.status, 200);
    world.pass(1);
    assert_eq!(error(&spa.redeem(&second).await), (400, "invalid_grant"));
    for made_up in ["A".repeat(43), "nonsense".to_owned(), "A".repeat(5000)] {
        assert_eq!(error(&spa.redeem(&made_up).await), (400, "invalid_grant"));
    }
}

#[tokio::test]
async fn a_restart_forgets_no_code_no_token_and_no_reuse() {
    let world = world().await;
    let (spa, browser, got) = Application::signed_in(&world, "spa", "openid offline_access").await;
    let (spent, fresh) =
        (code(&world, &browser, "spa", "openid").await, code(&world, &browser, "spa", "openid").await);
    let first = spa.redeem(&spent).await;
    let second = spa.refresh(text(&got, "refresh_token")).await;
    let world = world.restarted().await;
    let spa = Application::new(&world, "spa");
    assert_eq!(spa.userinfo(text(&second, "access_token")).await.status, 200);
    assert_eq!(spa.refresh(text(&got, "refresh_token")).await.body, second.body, "a lost response");
    assert_eq!(spa.redeem(&fresh).await.status, 200);
    assert_eq!(error(&spa.redeem(&spent).await), (400, "invalid_grant"));
    assert_eq!(spa.userinfo(text(&first, "access_token")).await.status, 401, "used twice, over a restart");
    world.pass(30);
    assert_eq!(error(&spa.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
    assert_eq!(error(&spa.refresh(text(&second, "refresh_token")).await), (400, "invalid_grant"));
}
