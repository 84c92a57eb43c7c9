//! Where a phone is woken: who may say so, and what is never asked for anything.

use crate::world::*;
use axum::http::{Method, StatusCode};
use drempel_backend::domain::authenticator::{Authenticator, AuthenticatorId};
use drempel_backend::domain::push;
use drempel_backend::domain::token::Token;
use drempel_contract::paths;
use serde_json::{Value, json};

const KEY: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const ENDPOINT: &str = "https://updates.push.services.mozilla.com/wpush/v2/a";

fn subscription(endpoint: &str) -> Value {
    json!({ "endpoint": endpoint, "p256dh": KEY, "auth": AUTH })
}

/// A browser with Anna's phone in it.
async fn phone(world: &World) -> Browser {
    let context = world.context();
    let token = Token::draw(&*context.random).unwrap();
    let mut unit = context.store.write().await.unwrap();
    let person = unit.person_by_email(&address(ANNA)).await.unwrap().unwrap().id;
    let factor = unit.totp_factors(&person).await.unwrap()[0].id.clone();
    let authenticator = Authenticator {
        id: AuthenticatorId("phone".to_owned()),
        person,
        token: token.digest(),
        name: "Phone".to_owned(),
        factor,
        public_key: None,
        counter: 0,
        push: None,
        created_at: context.now(),
        used_at: None,
    };
    assert!(unit.add_authenticator(&authenticator).await.unwrap());
    unit.commit().await.unwrap();
    let mut browser = world.browser();
    browser.cookies.insert("__Host-drempel-authenticator".to_owned(), token.expose().to_owned());
    browser
}

async fn woken_at(world: &World) -> Option<String> {
    let mut unit = world.context().store.read().await.unwrap();
    let phone = unit.authenticator(&AuthenticatorId("phone".to_owned())).await.unwrap().unwrap();
    phone.push.map(|push| push.endpoint)
}

#[tokio::test]
async fn a_phone_says_where_it_is_woken_and_that_it_is_no_longer() {
    let world = World::new().await;
    let phone = phone(&world).await;
    let got = phone.post_only(paths::PUSH, &subscription(ENDPOINT)).await;
    assert_eq!(got.status, StatusCode::NO_CONTENT);
    assert_eq!(woken_at(&world).await.as_deref(), Some(ENDPOINT));
    let got = phone.ask(Method::DELETE, paths::PUSH, None, Vec::new()).await;
    assert_eq!(got.status, StatusCode::NO_CONTENT);
    assert_eq!(woken_at(&world).await, None);
}

#[tokio::test]
async fn an_address_inside_our_own_network_is_never_asked_for_anything() {
    let world = World::new().await;
    let phone = phone(&world).await;
    for endpoint in
        ["http://169.254.169.254/latest", "https://localhost/admin", "http://127.0.0.1:8080/", "x"]
    {
        let got = phone.post_only(paths::PUSH, &subscription(endpoint)).await;
        assert_eq!((got.status, got.code()), (StatusCode::BAD_REQUEST, "malformed_request"), "{endpoint}");
    }
    for (key, auth) in [("BCVx", AUTH), (KEY, "x"), ("", "")] {
        let got =
            phone.post_only(paths::PUSH, &json!({ "endpoint": ENDPOINT, "p256dh": key, "auth": auth })).await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST);
    }
    assert_eq!(woken_at(&world).await, None);
}

#[tokio::test]
async fn a_browser_that_is_no_registered_phone_changes_nothing() {
    let world = World::new().await;
    phone(&world).await;
    let mut stranger = world.browser();
    assert_eq!(stranger.post_only(paths::PUSH, &subscription(ENDPOINT)).await.code(), "not_signed_in");
    stranger.cookies.insert("__Host-drempel-authenticator".to_owned(), "A".repeat(43));
    assert_eq!(stranger.post_only(paths::PUSH, &subscription(ENDPOINT)).await.code(), "not_signed_in");
    assert_eq!(woken_at(&world).await, None);
}

#[tokio::test]
async fn an_operator_who_names_no_push_service_has_no_phone_woken() {
    let world = World::with(|settings| settings.push.services.0.clear()).await;
    let phone = phone(&world).await;
    assert_eq!(push::public_key(world.context()), None);
    assert_eq!(phone.post_only(paths::PUSH, &subscription(ENDPOINT)).await.status, StatusCode::BAD_REQUEST);
    push::wake(world.context(), "request".to_owned());
    assert!(world.context().push.waiting().unwrap().try_recv().is_err(), "nothing waits to be sent");
}
