//! The discovery document says what is true.

use super::application::*;
use axum::http::Method;
use serde_json::{Value, json};

async fn document(world: &World) -> Value {
    let app = Application::new(world, "spa");
    let got = app.http.ask(Method::GET, "/.well-known/openid-configuration", None, Vec::new()).await;
    assert_eq!(got.status, 200);
    assert_eq!(got.headers["content-type"], "application/json");
    got.body
}

#[tokio::test]
async fn both_documents_are_the_same_and_name_the_issuer_they_are_asked_at() {
    let world = world().await;
    let found = document(&world).await;
    let app = Application::new(&world, "spa");
    let got = app.http.ask(Method::GET, "/.well-known/oauth-authorization-server", None, Vec::new()).await;
    assert_eq!(got.body, found);
    assert_eq!(found["issuer"], ORIGIN);
    assert_eq!(found["code_challenge_methods_supported"], json!(["S256"]));
    assert_eq!(found["response_types_supported"], json!(["code"]));
    assert_eq!(found["id_token_signing_alg_values_supported"], json!(["RS256", "ES256"]));
    let mut page = app.http.clone();
    page.headers = vec![("origin", "https://app.example".to_owned())];
    let got = page.ask(Method::GET, "/.well-known/openid-configuration", None, Vec::new()).await;
    assert_eq!(got.headers["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn every_endpoint_it_names_is_there() {
    let world = world().await;
    let (found, app) = (document(&world).await, Application::new(&world, "spa"));
    let mut named = 0;
    for (name, place) in found.as_object().unwrap() {
        if !name.ends_with("_endpoint") && name != "jwks_uri" {
            continue;
        }
        named += 1;
        let path = place.as_str().unwrap().strip_prefix(ORIGIN).unwrap();
        let mut taken = Vec::new();
        for method in [Method::GET, Method::POST] {
            let got = app.http.ask(method.clone(), path, None, Vec::new()).await;
            assert_ne!(got.status, 404, "{name}");
            if got.status != 405 {
                taken.push(method);
            }
        }
        assert!(!taken.is_empty(), "{name} takes neither GET nor POST");
    }
    assert_eq!(named, 9);
}

#[tokio::test]
async fn the_grants_and_scopes_it_names_are_those_the_token_endpoint_knows() {
    let world = world().await;
    let found = document(&world).await;
    let spa = Application::new(&world, "spa");
    for grant in found["grant_types_supported"].as_array().unwrap() {
        let got = spa.post("/oauth2/token", &[("grant_type", grant.as_str().unwrap())]).await;
        assert_ne!(error(&got).1, "unsupported_grant_type", "{grant}");
    }
    let scopes: Vec<_> =
        found["scopes_supported"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let (_, _, got) = Application::signed_in(&world, "spa", &scopes.join(" ")).await;
    assert_eq!(text(&got, "scope"), scopes.join(" "));
    let (_, claims, _, _) = jwt(text(&got, "id_token"));
    for claim in claims.as_object().unwrap().keys() {
        assert!(found["claims_supported"].as_array().unwrap().contains(&json!(claim)), "{claim}");
    }
    assert_eq!(claims.as_object().unwrap().len(), found["claims_supported"].as_array().unwrap().len());
}

#[tokio::test]
async fn the_authentication_methods_it_names_work_and_no_others() {
    let world = world().await;
    let found = document(&world).await;
    let named = |endpoint: &str| found[format!("{endpoint}_endpoint_auth_methods_supported")].clone();
    assert_eq!(named("token"), json!(["none", "client_secret_basic", "client_secret_post"]));
    assert_eq!(named("revocation"), named("token"));
    assert_eq!(named("introspection"), json!(["client_secret_basic", "client_secret_post"]));
    let (spa, web) = (Application::new(&world, "spa"), Application::new(&world, "web"));
    assert_eq!(spa.post("/oauth2/revoke", &[("token", "x")]).await.status, 200);
    assert_eq!(web.post("/oauth2/revoke", &[("token", "x")]).await.status, 200);
    assert_eq!(web.post("/oauth2/introspect", &[("token", "x")]).await.status, 200);
    let form = [("token", "x"), ("client_id", "web"), ("client_secret", SECRET)];
    assert_eq!(spa.send("/oauth2/introspect", &form).await.status, 200);
    assert_eq!(error(&spa.post("/oauth2/introspect", &[("token", "x")]).await), (400, "unauthorized_client"));
}
