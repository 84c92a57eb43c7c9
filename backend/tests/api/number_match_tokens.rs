//! What applications are told of a sign-in by phone: both factors, and never more than can be known.

use crate::application::*;
use crate::world::*;
use serde_json::{Value, json};

const MFA: &str = "https://refeds.org/profile/mfa";

/// What an application that is opened now hears in its ID token, and at introspection.
async fn told(world: &World, browser: Browser) -> [Value; 2] {
    let mut browser = browser.in_world(world);
    let code = browser.go(&DESK.address(&[])).await.given();
    let tokens = DESK.redeem(world, &code).await;
    let token = tokens.body["access_token"].as_str().unwrap();
    let form = [("client_id", "desk"), ("client_secret", SECRET), ("token", token)];
    let introspected = world.sent().submit("/oauth2/introspect", &form).await;
    assert_eq!(introspected.body["active"], true, "{:?}", introspected.body);
    [claims(&tokens), introspected.body]
}

#[tokio::test]
async fn the_phone_alone_is_both_factors() {
    let world = World::with_applications().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    assert_eq!(phone.request().await["client"], "drempel");
    phone.approve(&world, &got).await;
    assert_eq!(browser.poll(&got).await.step(), "done");
    let [id_token, introspected] = told(&world, browser).await;
    assert_eq!((&id_token["amr"], &id_token["acr"]), (&json!(["swk", "pin", "mfa"]), &json!(MFA)));
    assert_eq!(introspected["acr"], MFA);
}

#[tokio::test]
async fn after_the_password_the_tokens_name_both() {
    let world = World::with_applications().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let got = browser.use_method(&got, "number_match").await;
    phone.approve(&world, &got).await;
    assert_eq!(browser.poll(&got).await.step(), "done");
    let [id_token, _] = told(&world, browser).await;
    assert_eq!((&id_token["amr"], &id_token["acr"]), (&json!(["pwd", "swk", "pin", "mfa"]), &json!(MFA)));
}

#[tokio::test]
async fn the_phone_names_the_application_that_asks() {
    let world = World::with_applications().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let handle = browser.go(&SHOP.address(&[])).await.handle();
    let answer = json!({ "type": "identify", "email": ANNA, "method": "number_match" });
    let start = json!({ "request_id": request_id(), "authorization": handle, "answer": answer });
    let got = browser.post(drempel_contract::paths::SIGN_IN, &start).await;
    assert_eq!(got.step(), "number_match", "{:?}", got.body);
    assert_eq!(phone.request().await["client"], "shop");
    phone.approve(&world, &got).await;
    assert_eq!(browser.poll(&got).await.step(), "consent");
}

#[tokio::test]
async fn tokens_end_with_the_phone_that_approved() {
    let world = World::with_applications().await;
    let phone = world.phone(ANNA).await;
    let mut browser = world.browser();
    let got = browser.by_phone(ANNA).await;
    phone.approve(&world, &got).await;
    assert_eq!(browser.poll(&got).await.step(), "done");
    let mut browser = browser.in_world(&world);
    let code = browser.go(&DESK.address(&[])).await.given();
    let id = drempel_backend::domain::authenticator::AuthenticatorId(phone.device.clone());
    let mut unit = world.context().store.write().await.unwrap();
    assert!(unit.remove_authenticator(&id).await.unwrap());
    unit.commit().await.unwrap();
    assert_eq!(DESK.redeem(&world, &code).await.body["error"], "invalid_grant");
}
