//! Userinfo: claims by scope, for a living token, shown in one way.

use super::application::*;
use axum::http::Method;

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

#[tokio::test]
async fn claims_follow_the_scopes() {
    let world = world().await;
    for (scope, names) in [
        ("openid", ["sub"].as_slice()),
        ("openid profile", &["name", "sub"]),
        ("openid email", &["email", "email_verified", "sub"]),
        ("openid profile email offline_access", &["email", "email_verified", "name", "sub"]),
    ] {
        let (spa, _, got) = Application::signed_in(&world, "spa", scope).await;
        let told = spa.userinfo(text(&got, "access_token")).await;
        let mut found: Vec<_> = told.body.as_object().unwrap().keys().map(String::as_str).collect();
        found.sort_unstable();
        assert_eq!(found, names, "{scope}");
        let (_, claims, _, _) = jwt(text(&got, "id_token"));
        assert_eq!(told.body["sub"], claims["sub"], "OpenID Connect Core section 5.3.2");
        assert_eq!(told.headers["cache-control"], "no-store");
    }
}

#[tokio::test]
async fn the_token_comes_in_the_header_or_in_the_form_of_a_post() {
    let world = world().await;
    let (spa, _, got) = Application::signed_in(&world, "spa", "openid").await;
    let token = text(&got, "access_token");
    let mut http = spa.http.clone();
    http.headers = vec![("authorization", format!("bearer {token}"))];
    for method in [Method::GET, Method::POST] {
        assert_eq!(http.ask(method, "/oauth2/userinfo", None, Vec::new()).await.status, 200);
    }
    let form = format!("access_token={token}");
    let got = spa.raw("/oauth2/userinfo", &form).await;
    assert_eq!(got.status, 200);
    let both = http.ask(Method::POST, "/oauth2/userinfo", FORM, form.clone().into_bytes()).await;
    assert_eq!(error(&both), (400, "invalid_request"), "one way");
    let query = spa.http.ask(Method::GET, &format!("/oauth2/userinfo?{form}"), None, Vec::new()).await;
    assert_eq!(query.status, 401, "never in the query");
    http.headers.push(("authorization", format!("Bearer {token}")));
    let twice = http.ask(Method::GET, "/oauth2/userinfo", None, Vec::new()).await;
    assert_eq!(error(&twice), (400, "invalid_request"));
}

#[tokio::test]
async fn what_is_no_living_access_token_is_told_nothing() {
    let world = world().await;
    let (spa, _, got) = Application::signed_in(&world, "spa", "openid").await;
    for token in ["", "nonsense", &"A".repeat(43), text(&got, "refresh_token"), text(&got, "id_token")] {
        let told = spa.userinfo(token).await;
        assert_eq!(error(&told), (401, "invalid_token"), "{token}");
        assert!(told.headers["www-authenticate"].to_str().unwrap().starts_with("Bearer "));
    }
    let nothing = spa.http.ask(Method::GET, "/oauth2/userinfo", None, Vec::new()).await;
    assert_eq!(nothing.status, 401);
    assert_eq!(
        nothing.headers["www-authenticate"], "Bearer realm=\"drempel\"",
        "no error when nothing was tried"
    );
}

#[tokio::test]
async fn a_token_without_openid_is_for_something_else() {
    let world = world().await;
    let (once, mut browser) = (Application::new(&world, "once"), world.browser());
    browser.sign_in(BRAM, false).await;
    let got =
        once.redeem(&code_with(&world, &browser, "once", |new| new.scopes = Default::default()).await).await;
    let told = once.userinfo(text(&got, "access_token")).await;
    assert_eq!(error(&told), (403, "insufficient_scope"));
    assert!(told.headers["www-authenticate"].to_str().unwrap().contains("insufficient_scope"));
}
