//! Clients prove who they are in the one way they are registered for, and errors are OAuth's.

use super::application::*;
use axum::http::Method;

const REFRESH: (&str, &str) = ("grant_type", "refresh_token");

/// A client that proved who it is hears that the token is worth nothing.
const PROVED: (u16, &str) = (400, "invalid_grant");
const REFUSED: (u16, &str) = (401, "invalid_client");
const MALFORMED: (u16, &str) = (400, "invalid_request");

async fn asked(world: &World, authorization: Option<String>, form: Form<'_>) -> Got {
    let mut bare = Application::new(world, "spa");
    bare.http.headers.extend(authorization.map(|line| ("authorization", line)));
    let form = [[REFRESH, ("refresh_token", "x")].as_slice(), form].concat();
    bare.send("/oauth2/token", &form).await
}

#[tokio::test]
async fn each_method_works_for_the_clients_that_have_it() {
    let world = world().await;
    let basic = Some(basic("web", SECRET));
    for (authorization, form) in [
        (None, [("client_id", "spa")].as_slice()),
        (None, &[("client_id", "web"), ("client_secret", SECRET)]),
        (basic.clone(), &[]),
        (basic, &[("client_id", "web")]),
    ] {
        assert_eq!(error(&asked(&world, authorization, form).await), PROVED, "{form:?}");
    }
}

#[tokio::test]
async fn client_authentication_is_not_to_be_confused() {
    let world = world().await;
    let right = |id: &str| Some(basic(id, SECRET));
    for (name, authorization, form, expected) in [
        ("nobody", None, [].as_slice(), REFUSED),
        ("unknown", None, &[("client_id", "nobody")], REFUSED),
        ("unknown with a secret", right("nobody"), &[], REFUSED),
        ("a secret left out", None, &[("client_id", "web")], REFUSED),
        ("an empty secret", None, &[("client_id", "web"), ("client_secret", "")], REFUSED),
        (
            "a wrong secret",
            None,
            &[("client_id", "web"), ("client_secret", "an-applications-own-secreT")],
            REFUSED,
        ),
        ("a wrong secret in the header", Some(basic("web", "wrong-wrong-wrong")), &[], REFUSED),
        ("an empty secret in the header", Some(basic("web", "")), &[], REFUSED),
        ("a public client with a secret", None, &[("client_id", "spa"), ("client_secret", SECRET)], REFUSED),
        ("a public client in the header", right("spa"), &[], REFUSED),
        ("a public client with an empty secret in the header", Some(basic("spa", "")), &[], REFUSED),
        ("another id in the form", right("web"), &[("client_id", "spa")], MALFORMED),
        ("the secret twice", right("web"), &[("client_secret", SECRET)], MALFORMED),
        ("bearer", Some("Bearer abc".to_owned()), &[("client_id", "spa")], REFUSED),
        ("the id in another case", None, &[("client_id", "WEB"), ("client_secret", SECRET)], REFUSED),
        ("the page itself", None, &[("client_id", "drempel"), ("client_secret", SECRET)], REFUSED),
    ] {
        let got = asked(&world, authorization.clone(), form).await;
        assert_eq!(error(&got), expected, "{name}");
        let by_header = authorization.is_some() && got.status == 401;
        assert_eq!(got.headers.contains_key("www-authenticate"), by_header, "{name}");
    }
    let mut twice = Application::new(&world, "web");
    twice.http.headers.push(("authorization", basic("web", SECRET)));
    assert_eq!(error(&twice.send("/oauth2/token", &[REFRESH, ("refresh_token", "x")]).await), MALFORMED);
}

#[tokio::test]
async fn a_repeated_parameter_is_refused_wherever_it_stands() {
    let world = world().await;
    let spa = Application::new(&world, "spa");
    for body in [
        "grant_type=refresh_token&refresh_token=x&client_id=spa&client_id=spa",
        "grant_type=refresh_token&refresh_token=x&client_id=spa&grant_type=authorization_code",
        "grant_type=refresh_token&refresh_token=x&refresh_token=y&client_id=spa",
        "grant_type=refresh_token&refresh_token=x&client_id=spa&unknown=1&unknown=1",
        "grant_type=refresh_token&refresh_token=x&client_id=spa&%63lient_id=spa",
    ] {
        for path in ["/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"] {
            assert_eq!(error(&spa.raw(path, body).await), MALFORMED, "{path} {body}");
        }
    }
}

#[tokio::test]
async fn every_malformed_request_has_its_error() {
    let world = world().await;
    let spa = Application::new(&world, "spa");
    for (name, form, expected) in [
        ("no grant type", [].as_slice(), MALFORMED),
        ("an empty grant type", &[("grant_type", "")], MALFORMED),
        ("an unknown one", &[("grant_type", "password")], (400, "unsupported_grant_type")),
        ("implicit", &[("grant_type", "implicit")], (400, "unsupported_grant_type")),
        ("client credentials", &[("grant_type", "client_credentials")], (400, "unsupported_grant_type")),
        ("no code", &[("grant_type", "authorization_code")], MALFORMED),
        ("no refresh token", &[REFRESH], MALFORMED),
        (
            "one it may not use",
            &[("grant_type", "urn:ietf:params:oauth:grant-type:device_code")],
            (400, "unauthorized_client"),
        ),
    ] {
        assert_eq!(error(&spa.post("/oauth2/token", form).await), expected, "{name}");
    }
    let once = Application::new(&world, "once");
    assert_eq!(error(&once.refresh("x").await), (400, "unauthorized_client"));
    let long = format!("grant_type=refresh_token&client_id=spa&refresh_token={}", "a".repeat(20_000));
    assert_eq!(error(&spa.raw("/oauth2/token", &long).await), MALFORMED, "too large");
    assert_eq!(
        error(&spa.raw("/oauth2/token", "grant_type=%ff&client_id=spa").await),
        MALFORMED,
        "not UTF-8"
    );
    let json = br#"{"grant_type":"refresh_token"}"#.to_vec();
    let got = spa.http.ask(Method::POST, "/oauth2/token", Some("application/json"), json).await;
    assert_eq!(error(&got), MALFORMED, "JSON");
    let got = spa.http.ask(Method::GET, "/oauth2/token?grant_type=refresh_token", None, Vec::new()).await;
    assert_eq!(error(&got), (405, "invalid_request"), "GET");
    let got = spa.http.ask(Method::GET, "/oauth2/nowhere", None, Vec::new()).await;
    assert_eq!(error(&got), (404, "invalid_request"));
}

#[tokio::test]
async fn pages_of_any_origin_may_ask_without_cookies() {
    let world = world().await;
    let mut spa = Application::new(&world, "spa");
    spa.http.headers = vec![("origin", "https://app.example".to_owned())];
    let got = spa.refresh("x").await;
    assert_eq!(error(&got), PROVED);
    assert_eq!(got.headers["access-control-allow-origin"], "*");
    assert!(!got.headers.contains_key("access-control-allow-credentials"));
    assert!(got.set_cookies().is_empty());
    spa.http.headers.extend([
        ("access-control-request-method", "POST".to_owned()),
        ("access-control-request-headers", "authorization,content-type,traceparent".to_owned()),
    ]);
    for path in ["/oauth2/token", "/oauth2/userinfo", "/oauth2/revoke", "/oauth2/jwks"] {
        let got = spa.http.ask(Method::OPTIONS, path, None, Vec::new()).await;
        assert_eq!(
            (got.status.as_u16(), &got.headers["access-control-allow-origin"]),
            (200, &"*".parse().unwrap())
        );
        let allowed = got.headers["access-control-allow-headers"].to_str().unwrap().to_lowercase();
        assert!(allowed.contains("authorization") && allowed.contains("content-type"), "{path}: {allowed}");
    }
}

#[tokio::test]
async fn too_many_requests_are_told_as_oauth_tells_them() {
    let world = World::with(|settings| {
        clients(settings);
        settings.limits.others_per_minute = 2;
    })
    .await;
    let spa = Application::new(&world, "spa");
    spa.refresh("x").await;
    spa.refresh("x").await;
    let got = spa.refresh("x").await;
    assert_eq!(error(&got), (429, "temporarily_unavailable"));
    assert_eq!(got.headers["retry-after"], "60");
}
