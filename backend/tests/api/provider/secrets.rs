//! What an application is given stays between it and the backend.

use super::application::*;
use crate::logs::{listen, said};

#[tokio::test]
async fn no_token_no_secret_and_no_address_is_logged() {
    listen();
    let world = world().await;
    let (mut browser, web, spa) =
        (world.browser(), Application::new(&world, "web"), Application::new(&world, "spa"));
    browser.sign_in(BRAM, false).await;
    let code = code(&world, &browser, "web", "openid email offline_access").await;
    let got = web.redeem(&code).await;
    let refreshed = web.refresh(text(&got, "refresh_token")).await;
    web.userinfo(text(&refreshed, "access_token")).await;
    web.post("/oauth2/introspect", &[("token", text(&refreshed, "refresh_token"))]).await;
    spa.redeem(&code).await;
    web.redeem(&code).await;
    web.refresh(text(&got, "refresh_token")).await;
    web.post("/oauth2/revoke", &[("token", text(&refreshed, "access_token"))]).await;
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", "geheim-geheim"),
        ("client_secret", "geheim-secret"),
    ];
    spa.post("/oauth2/token", &form).await;
    let log = said();
    let cookies: Vec<_> = browser.cookies.values().cloned().collect();
    let tokens = ["access_token", "refresh_token", "id_token"];
    let mut secrets: Vec<_> =
        tokens.iter().flat_map(|name| [text(&got, name), text(&refreshed, name)]).collect();
    secrets.extend([code.as_str(), SECRET, VERIFIER, BRAM, "geheim", "192.0.2.1", "Somebody Example"]);
    secrets.extend(cookies.iter().map(String::as_str));
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    for told in ["tokens given", "tokens refreshed", "used twice", "not granted", "did not prove"] {
        assert!(log.contains(told), "{told} is not in the log:\n{log}");
    }
}

#[tokio::test]
async fn the_database_can_use_nothing_it_holds() {
    let world = world().await;
    let (web, browser, got) = Application::signed_in(&world, "web", "openid offline_access").await;
    let refreshed = web.refresh(text(&got, "refresh_token")).await;
    let code = code(&world, &browser, "web", "openid").await;
    let mut held = Vec::new();
    for file in std::fs::read_dir(world.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|kind| kind != "key") {
            held.extend(std::fs::read(path).unwrap());
        }
    }
    for secret in [
        text(&got, "access_token"),
        text(&got, "refresh_token"),
        text(&refreshed, "access_token"),
        text(&refreshed, "refresh_token"),
        text(&refreshed, "id_token"),
        &code,
        SECRET,
    ] {
        assert!(!held.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
}
