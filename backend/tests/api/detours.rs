//! What an application was not granted reaches it by no detour.

use crate::application::*;
use crate::world::*;
use axum::http::Method;
use drempel_backend::domain::client::{Client, Scope, Scopes};
use serde_json::Value;

/// An ID token about Bram for a client that was granted `openid` and nothing else, with the browser he signed in with.
async fn openid_alone(world: &World, app: App) -> (Browser, Got, String) {
    let mut bram = world.sent();
    let answered = bram.answered(world, app, &[("scope", "openid")]).await;
    let tokens = app.redeem(world, &answered.given()).await;
    assert!(claims(&tokens).get("email").is_none(), "openid alone has no address");
    let hint = tokens.body["id_token"].as_str().unwrap().to_owned();
    (bram, tokens, hint)
}

async fn userinfo(world: &World, access_token: &str) -> Value {
    let mut program = world.sent();
    program.headers = vec![("authorization", format!("Bearer {access_token}"))];
    program.ask(Method::GET, "/oauth2/userinfo", None, Vec::new()).await.body
}

#[tokio::test]
async fn an_id_token_does_not_buy_the_address() {
    let world = World::with_applications().await;
    let (_, _, hint) = openid_alone(&world, SHOP).await;
    // The application itself, as a browser: new, or one in which somebody else signed in before.
    let mut anna = world.sent();
    let handle = anna.go(&DESK.address(&[])).await.handle();
    anna.sign_in_for(&world, &handle, ANNA).await;
    world.pass(60);
    for (mut browser, whose) in [(world.sent(), "nobody's"), (anna, "Anna's")] {
        let handle = browser.go(&SHOP.address(&[("id_token_hint", &hint)])).await.handle();
        let opened = browser.open(&handle).await;
        assert_eq!(opened.step(), "identify", "{whose}");
        assert!(!opened.text.contains(BRAM), "{whose} browser is told whose token it is: {}", opened.text);
    }
}

#[tokio::test]
async fn a_browser_that_knows_the_person_has_the_address_in_its_field() {
    let world = World::with_applications().await;
    let (mut bram, _, hint) = openid_alone(&world, SHOP).await;
    let address = SHOP.address(&[("id_token_hint", &hint), ("prompt", "login")]);
    let handle = bram.go(&address).await.handle();
    assert_eq!(bram.open(&handle).await.body["login_hint"], BRAM, "signed in here");
    bram.cookies.remove("__Host-drempel-session");
    let handle = bram.go(&address).await.handle();
    assert_eq!(bram.open(&handle).await.body["login_hint"], BRAM, "signed in here before");
    bram.cookies.remove("__Host-drempel-device");
    let handle = bram.go(&address).await.handle();
    assert!(bram.open(&handle).await.body.get("login_hint").is_none(), "and that is what tells it");
}

#[tokio::test]
async fn an_id_token_in_a_pushed_request_does_not_buy_the_address() {
    let world = World::with_applications().await;
    let (_, _, hint) = openid_alone(&world, DESK).await;
    let mut asks = DESK.asks(&[("id_token_hint", &hint)]);
    asks.push(("client_secret".to_owned(), SECRET.to_owned()));
    let pushed = world.sent().submit("/oauth2/par", &asks).await;
    let uri = pushed.body["request_uri"].as_str().unwrap().to_owned();
    let mut browser = world.sent();
    let address = format!("{AUTHORIZE}?{}", encoded(&[("client_id", "desk"), ("request_uri", &uri)]));
    let handle = browser.go(&address).await.handle();
    assert!(!browser.open(&handle).await.text.contains(BRAM));
}

#[tokio::test]
async fn what_an_operator_takes_away_from_a_client_is_gone_from_its_tokens() {
    let mut world = World::with_applications().await;
    let mut bram = world.sent();
    let answered = bram.answered(&world, SHOP, &[("scope", "openid email")]).await;
    let tokens = SHOP.redeem(&world, &answered.given()).await;
    let access = tokens.body["access_token"].as_str().unwrap().to_owned();
    let refresh = tokens.body["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(userinfo(&world, &access).await["email"], BRAM);
    let openid_only = |clients: &mut Vec<Client>| {
        let shop = clients.iter_mut().find(|client| client.id == "shop").unwrap();
        shop.scopes = Scopes::of([Scope::Openid]);
    };
    world = world.with_changed_clients(openid_only).await;
    let told = userinfo(&world, &access).await;
    assert!(told["sub"].is_string() && told.get("email").is_none(), "userinfo: {told}");
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh.as_str()), ("client_id", "shop")];
    let again = world.sent().submit(TOKEN, &form).await;
    assert_eq!((again.status.as_u16(), &again.body["scope"]), (200, &"openid".into()), "{:?}", again.body);
    assert!(claims(&again).get("email").is_none(), "the next ID token");
}
