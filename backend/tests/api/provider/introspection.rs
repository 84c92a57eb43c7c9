//! Introspection and revocation: a client looks at its own tokens and takes them back.

use super::application::*;
use serde_json::json;

async fn introspect(application: &Application, token: &str) -> Got {
    application.post("/oauth2/introspect", &[("token", token)]).await
}

#[tokio::test]
async fn a_living_token_is_told_to_the_client_it_was_given_to() {
    let world = world().await;
    let (web, _, got) = Application::signed_in(&world, "web", "openid email offline_access").await;
    let told = introspect(&web, text(&got, "access_token")).await;
    let (_, claims, _, _) = jwt(text(&got, "id_token"));
    let expected = json!({
        "active": true, "token_type": "Bearer", "iss": ORIGIN, "aud": "web", "client_id": "web",
        "sub": claims["sub"], "sid": claims["sid"], "scope": "openid email offline_access",
        "iat": 1_800_000_000, "exp": 1_800_000_600, "auth_time": 1_800_000_000,
        "acr": "https://refeds.org/profile/sfa", "amr": ["pwd"],
    });
    assert_eq!(told.body, expected);
    let told = introspect(&web, text(&got, "refresh_token")).await;
    assert_eq!((&told.body["active"], told.body.get("token_type")), (&json!(true), None));
    assert_eq!(told.body["exp"], 1_800_000_000 + 30 * 24 * 3600);
}

#[tokio::test]
async fn everything_else_is_not_active_and_nothing_more() {
    let world = world().await;
    let (web, mut browser, got) = Application::signed_in(&world, "web", "openid").await;
    let other = Application::new(&world, "other");
    let dead = json!({ "active": false });
    for token in [text(&got, "access_token"), text(&got, "refresh_token")] {
        assert_eq!(introspect(&other, token).await.body, dead, "another client's");
    }
    for token in ["nonsense", &"A".repeat(43), text(&got, "id_token")] {
        assert_eq!(introspect(&web, token).await.body, dead);
    }
    let refreshed = web.refresh(text(&got, "refresh_token")).await;
    assert_eq!(introspect(&web, text(&got, "refresh_token")).await.body, dead, "spent");
    assert_eq!(introspect(&web, text(&refreshed, "refresh_token")).await.body["active"], true);
    world.pass(600);
    assert_eq!(introspect(&web, text(&got, "access_token")).await.body, dead, "expired");
    let again = web.refresh(text(&refreshed, "refresh_token")).await;
    browser.sign_out().await;
    for name in ["access_token", "refresh_token"] {
        assert_eq!(introspect(&web, text(&again, name)).await.body, dead, "signed out");
    }
    let got = web.post("/oauth2/introspect", &[]).await;
    assert_eq!(error(&got), (400, "invalid_request"), "no token");
    let got = Application::new(&world, "spa").post("/oauth2/introspect", &[("token", "x")]).await;
    assert_eq!(error(&got), (400, "unauthorized_client"), "no secret");
    let got = other.send("/oauth2/introspect", &[("token", "x"), ("client_id", "web")]).await;
    assert_eq!(error(&got), (400, "invalid_request"), "two clients");
}

#[tokio::test]
async fn revoking_a_refresh_token_ends_everything_of_its_grant() {
    let world = world().await;
    let (spa, _, got) = Application::signed_in(&world, "spa", "openid offline_access").await;
    let done = spa.post("/oauth2/revoke", &[("token", text(&got, "refresh_token"))]).await;
    assert_eq!((done.status.as_u16(), done.bytes), (200, 0));
    assert_eq!(spa.userinfo(text(&got, "access_token")).await.status, 401);
    assert_eq!(error(&spa.refresh(text(&got, "refresh_token")).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn revoking_an_access_token_ends_it_alone_and_hints_do_not_matter() {
    let world = world().await;
    let (web, _, got) = Application::signed_in(&world, "web", "openid offline_access").await;
    let form = [("token", text(&got, "access_token")), ("token_type_hint", "refresh_token")];
    assert_eq!(web.post("/oauth2/revoke", &form).await.status, 200);
    assert_eq!(web.userinfo(text(&got, "access_token")).await.status, 401);
    assert_eq!(web.refresh(text(&got, "refresh_token")).await.status, 200);
}

#[tokio::test]
async fn a_foreign_client_revokes_nothing_and_hears_nothing() {
    let world = world().await;
    let (spa, _, got) = Application::signed_in(&world, "spa", "openid offline_access").await;
    for (other, token) in
        [("es", text(&got, "refresh_token")), ("web", text(&got, "access_token")), ("web", "nonsense")]
    {
        let done = Application::new(&world, other).post("/oauth2/revoke", &[("token", token)]).await;
        assert_eq!((done.status.as_u16(), done.bytes), (200, 0));
    }
    assert_eq!(spa.userinfo(text(&got, "access_token")).await.status, 200);
    assert_eq!(spa.refresh(text(&got, "refresh_token")).await.status, 200);
    let form = [("token", "x"), ("client_id", "web")];
    assert_eq!(
        error(&spa.send("/oauth2/revoke", &form).await),
        (401, "invalid_client"),
        "without its secret"
    );
    assert_eq!(error(&spa.post("/oauth2/revoke", &[]).await), (400, "invalid_request"));
}
