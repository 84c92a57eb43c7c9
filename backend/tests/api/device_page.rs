//! The sign-in page itself as a device: signed in from another one, with a session at the end.

use crate::device::*;
use crate::world::*;
use drempel_backend::domain::admin;
use drempel_contract::paths;
use serde_json::{Value, json};

const PAGE: &str = "client_id=drempel&scope=openid profile email";

/// A browser that shows a code, and its code.
struct Waiting {
    browser: Browser,
    codes: Value,
}

impl Waiting {
    async fn new(world: &World) -> Self {
        let mut browser = world.browser();
        let got = browser.form(DEVICE_AUTHORIZATION, PAGE).await;
        assert_eq!(got.status, 200, "{:?}", got.body);
        browser.keep(&got);
        Self { browser, codes: got.body }
    }

    async fn poll(&self) -> Got {
        let code = self.codes["device_code"].as_str().unwrap();
        let form = format!("grant_type={DEVICE_CODE}&client_id=drempel&device_code={code}");
        self.browser.form(TOKEN, &form).await
    }

    /// The access token, once this person has approved.
    async fn approved(&self, by: &mut Browser) -> Value {
        let got = by.enter(self.codes["user_code"].as_str().unwrap()).await;
        assert_eq!(got.body["step"]["application"], "Drempel", "{:?}", got.body);
        assert_eq!(by.confirm(&got, true, true).await.step(), "device_approved");
        self.poll().await.body["access_token"].clone()
    }

    async fn open(&mut self, token: &Value) -> Got {
        self.browser.post(paths::SESSION, &json!({ "access_token": token })).await
    }
}

#[tokio::test]
async fn a_browser_is_signed_in_from_another_one() {
    let world = World::with_devices().await;
    let mut phone = signed_in(&world, ANNA).await;
    world.pass(60);
    let mut waiting = Waiting::new(&world).await;
    assert!(waiting.browser.cookies.contains_key("__Host-drempel-browser"));
    assert_eq!(waiting.poll().await.error(), "authorization_pending");
    let token = waiting.approved(&mut phone).await;
    let got = waiting.open(&token).await;
    assert_eq!(got.body, json!({ "location": "/", "name": "Somebody Example", "email": ANNA }));
    let (here, there) = (waiting.browser.session().await.body, phone.session().await.body);
    assert_eq!(here["state"], "signed_in");
    for fact in ["email", "amr", "auth_time"] {
        assert_eq!(here[fact], there[fact], "{fact} is the approving session's");
    }
    assert!(waiting.browser.cookies.contains_key("__Host-drempel-device"), "it is a known browser now");
    phone.sign_out().await;
    assert!(waiting.browser.is_signed_in().await, "each has a session of its own");
}

#[tokio::test]
async fn only_the_page_itself_asks_in_its_name() {
    let world = World::with_devices().await;
    let mut browser = world.browser();
    for origin in
        [None, Some("https://evil.example"), Some("null"), Some("https://login.drempel.example.evil.example")]
    {
        browser.headers = origin.map(|origin| ("origin", origin.to_owned())).into_iter().collect();
        let got = browser.form(DEVICE_AUTHORIZATION, PAGE).await;
        assert_eq!((got.status.as_u16(), got.error()), (400, "unauthorized_client"), "{origin:?}");
        assert!(got.set_cookies().is_empty());
    }
    let got = browser.form(DEVICE_AUTHORIZATION, &format!("client_id={TV}")).await;
    assert!(got.set_cookies().is_empty(), "cookies are no other client's matter");
}

#[tokio::test]
async fn a_token_opens_a_session_in_the_browser_that_asked_and_nowhere_else() {
    let world = World::with_devices().await;
    let mut phone = signed_in(&world, BRAM).await;
    let mut waiting = Waiting::new(&world).await;
    let token = waiting.approved(&mut phone).await;
    let body = json!({ "access_token": token });
    for mut thief in [world.browser(), Waiting::new(&world).await.browser, signed_in(&world, CARLA).await] {
        let got = thief.post(paths::SESSION, &body).await;
        assert_eq!((got.status.as_u16(), got.code()), (410, "sign_in_ended"));
    }
    assert_eq!(waiting.open(&token).await.status, 200, "the thefts changed nothing");
}

#[tokio::test]
async fn another_clients_token_opens_nothing() {
    let world = World::with_devices().await;
    let mut phone = signed_in(&world, BRAM).await;
    let tv = world.tv().await;
    phone.approve(&tv).await;
    let token = tv.poll().await.body["access_token"].clone();
    let mut waiting = Waiting::new(&world).await;
    for token in [token, json!("x"), json!("A".repeat(43)), json!("")] {
        assert_eq!(waiting.open(&token).await.code(), "sign_in_ended");
    }
    assert!(!waiting.browser.is_signed_in().await);
}

#[tokio::test]
async fn a_lost_reply_is_repeated_for_thirty_seconds_and_the_token_is_good_once() {
    let world = World::with_devices().await;
    let mut phone = signed_in(&world, BRAM).await;
    let mut waiting = Waiting::new(&world).await;
    let token = waiting.approved(&mut phone).await;
    let lost = waiting.browser.post_only(paths::SESSION, &json!({ "access_token": token })).await;
    world.pass(29);
    let again = waiting.open(&token).await;
    assert_eq!((again.status.as_u16(), again.set_cookies()), (200, lost.set_cookies()));
    assert!(waiting.browser.is_signed_in().await);
    let other = json!({ "access_token": token, "authorization": "something" });
    assert_eq!(waiting.browser.post_only(paths::SESSION, &other).await.code(), "sign_in_ended");
    world.pass(1);
    assert_eq!(
        waiting.browser.post_only(paths::SESSION, &json!({ "access_token": token })).await.code(),
        "sign_in_ended"
    );
}

#[tokio::test]
async fn what_was_taken_away_before_the_session_opens_is_asked_again() {
    let world = World::with_devices_and(|settings| settings.sign_in.wrong_codes_per_factor = 1).await;
    for number in 0..4 {
        let (email, context) = (if number == 3 { ANNA } else { BRAM }, world.context());
        let mut phone = signed_in(&world, email).await;
        let mut waiting = Waiting::new(&world).await;
        let token = waiting.approved(&mut phone).await;
        match number {
            0 => {
                let form = format!("client_id=drempel&token={}", token.as_str().unwrap());
                assert_eq!(phone.form("/oauth2/revoke", &form).await.status, 200);
            }
            1 => drop(admin::sign_out_everywhere(context, &address(email)).await.unwrap()),
            2 => world.pass(600),
            _ => {
                let mut guesser = world.browser();
                let got = guesser.until_code(email).await;
                assert_eq!(guesser.code(&got, &world.wrong_code(email)).await.refusal(), "device_locked");
            }
        }
        assert_eq!(waiting.open(&token).await.code(), "sign_in_ended", "{number}");
        assert!(!waiting.browser.is_signed_in().await);
    }
}

#[tokio::test]
async fn the_session_ends_with_the_one_that_approved_at_the_latest() {
    let world = World::with_devices().await;
    let mut phone = signed_in(&world, BRAM).await;
    for hours in [7, 7, 7] {
        world.pass(hours * 3600);
        assert!(phone.is_signed_in().await);
    }
    let mut waiting = Waiting::new(&world).await;
    let token = waiting.approved(&mut phone).await;
    waiting.open(&token).await;
    world.pass(3 * 3600 - 1);
    assert!(waiting.browser.is_signed_in().await);
    world.pass(1);
    assert!(!waiting.browser.is_signed_in().await, "24 hours after the sign-in, not after this");
}

#[tokio::test]
async fn another_site_opens_no_session() {
    let world = World::with_devices().await;
    let mut waiting = Waiting::new(&world).await;
    waiting.browser.headers = vec![("origin", "https://evil.example".to_owned())];
    assert_eq!(waiting.open(&json!("A".repeat(43))).await.code(), "foreign_origin");
}
