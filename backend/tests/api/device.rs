//! A television: it asks for a code and polls, as any client of RFC 8628 does. And the person who enters the code.

use crate::world::*;
use axum::Router;
use axum::http::Method;
use drempel_backend::Settings;
use drempel_backend::domain::client::{Audience, Client, ClientKind, GrantType, Scope, Scopes, Source};
use drempel_backend::domain::keys::Algorithm;
use drempel_contract::{LocalText, paths};
use serde_json::{Value, json};

pub(crate) const DEVICE_AUTHORIZATION: &str = "/oauth2/device_authorization";
pub(crate) const TOKEN: &str = "/oauth2/token";
pub(crate) const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// RFC 7636 appendix B.
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
/// Anybody's.
pub(crate) const TV: &str = "tv";
/// Another one.
pub(crate) const RADIO: &str = "radio";
/// For Anna alone.
pub(crate) const SAFE: &str = "safe";

pub(crate) fn client(id: &str, people: Audience) -> Client {
    Client {
        id: id.to_owned(),
        name: LocalText { en: format!("The {id}"), nl: format!("De {id}") },
        kind: ClientKind::Public,
        redirect_uris: Vec::new(),
        post_logout_redirect_uris: Vec::new(),
        grants: vec![GrantType::DeviceCode, GrantType::RefreshToken],
        scopes: Scopes::of(Scope::ALL),
        first_party: false,
        id_token_alg: Algorithm::Es256,
        require_par: false,
        people,
        enabled: true,
        source: Source::Configuration,
    }
}

impl World {
    pub(crate) async fn with_devices() -> Self {
        Self::with_devices_and(|_| {}).await
    }

    pub(crate) async fn with_devices_and(change: impl FnOnce(&mut Settings)) -> Self {
        Self::with(|settings| {
            let only_anna = Audience::Only(vec![ANNA.to_owned()]);
            settings.clients = vec![
                client(TV, Audience::Everybody),
                client(RADIO, Audience::Everybody),
                client(SAFE, only_anna),
            ];
            settings.sign_in.offer_stay_signed_in = false;
            change(settings);
        })
        .await
    }

    /// The same database in a new process, with other settings.
    pub(crate) async fn restarted_with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self.restarted().await
    }

    pub(crate) async fn tv(&self) -> Device {
        Device::ask(self, TV, "").await
    }
}

/// One request of a device.
#[derive(Clone)]
pub(crate) struct Device {
    browser: Browser,
    pub(crate) client: String,
    /// What the device authorization endpoint said.
    pub(crate) codes: Value,
}

impl Device {
    /// Asks; `more` are further parameters.
    pub(crate) async fn ask(world: &World, client: &str, more: &str) -> Self {
        let mut browser = world.browser();
        browser.headers.clear();
        let got = browser.form(DEVICE_AUTHORIZATION, &format!("client_id={client}{more}")).await;
        assert_eq!(got.status, 200, "{:?}", got.body);
        Self { browser, client: client.to_owned(), codes: got.body }
    }

    pub(crate) fn user_code(&self) -> &str {
        self.codes["user_code"].as_str().unwrap()
    }

    pub(crate) async fn poll(&self) -> Got {
        self.poll_with(&self.client, "").await
    }

    pub(crate) async fn poll_with(&self, client: &str, more: &str) -> Got {
        let code = self.codes["device_code"].as_str().unwrap();
        let form = format!("grant_type={DEVICE_CODE}&client_id={client}&device_code={code}{more}");
        self.browser.form(TOKEN, &form).await
    }

    /// The same device, after the backend was started anew.
    pub(crate) fn at(&self, world: &World) -> Self {
        self.through(world.router.clone())
    }

    /// The same device, asking another replica.
    pub(crate) fn through(&self, router: Router) -> Self {
        let mut browser = Browser::new(router);
        browser.headers.clear();
        Self { browser, ..self.clone() }
    }
}

impl Got {
    /// The error of OAuth.
    pub(crate) fn error(&self) -> &str {
        self.body["error"].as_str().unwrap_or("none")
    }
}

impl Browser {
    /// The same browser, after the backend was started anew.
    pub(crate) fn at(&self, world: &World) -> Self {
        let mut browser = world.browser();
        browser.cookies = self.cookies.clone();
        browser
    }

    pub(crate) async fn form(&self, path: &str, form: &str) -> Got {
        let kind = Some("application/x-www-form-urlencoded");
        self.ask(Method::POST, path, kind, form.as_bytes().to_vec()).await
    }

    /// Enters a code, as the page does at `/devicelogin`.
    pub(crate) async fn enter(&mut self, code: &str) -> Got {
        let answer = json!({ "type": "device_sign_in", "user_code": code });
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await
    }

    pub(crate) async fn confirm(&mut self, after: &Got, approve: bool, mine: bool) -> Got {
        self.answer(after, json!({ "type": "confirm_device", "approve": approve, "mine": mine })).await
    }

    /// Enters a code and says yes, in a browser with a session.
    pub(crate) async fn approve(&mut self, device: &Device) -> Got {
        let got = self.enter(device.user_code()).await;
        assert_eq!(got.step(), "confirm_device", "{:?}", got.body);
        let got = self.confirm(&got, true, true).await;
        assert_eq!(got.step(), "device_approved", "{:?}", got.body);
        got
    }
}

/// A browser in which this person is signed in.
pub(crate) async fn signed_in(world: &World, email: &str) -> Browser {
    let mut browser = world.browser();
    let got = browser.identify(email).await;
    let mut got = browser.password(&got, PASSWORD).await;
    if got.step() == "totp" {
        got = browser.code(&got, &world.code(email, 0)).await;
    }
    assert_eq!(got.step(), "done", "{:?}", got.body);
    browser
}
