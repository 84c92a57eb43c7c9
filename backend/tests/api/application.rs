//! An application that signs its people in here, as any library does it; and the person in the browser it sends.

use crate::world::*;
use axum::http::{Method, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_backend::Settings;
use drempel_backend::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scope, Scopes, Source,
};
use drempel_backend::domain::keys::Algorithm;
use drempel_contract::{LocalText, paths};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(crate) const AUTHORIZE: &str = "/oauth2/authorize";
pub(crate) const CONTINUE: &str = "/oauth2/authorize/continue";
pub(crate) const TOKEN: &str = "/oauth2/token";
/// RFC 7636 appendix B.
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub(crate) const SECRET: &str = "a-secret-of-the-desk";

/// The organisation's own, with a secret.
pub(crate) const DESK: App =
    App { id: "desk", redirect_uri: "https://desk.example/cb?from=drempel", secret: true };
/// Somebody else's, a page.
pub(crate) const SHOP: App = App { id: "shop", redirect_uri: "https://shop.example/cb", secret: false };
/// Somebody else's, a program on the person's own device.
pub(crate) const TOOL: App = App { id: "tool", redirect_uri: "http://127.0.0.1:5000/cb", secret: false };
/// The organisation's own, for Anna alone.
pub(crate) const CLUB: App = App { id: "club", redirect_uri: "https://club.example/cb", secret: false };
/// Pushes its requests.
pub(crate) const BANK: App = App { id: "bank", redirect_uri: "https://bank.example/cb", secret: true };

pub(crate) fn clients() -> Vec<Client> {
    let mut all: Vec<_> = [DESK, SHOP, TOOL, CLUB, BANK].map(|app| app.registered()).into();
    for client in &mut all {
        client.first_party = ["desk", "club", "bank"].contains(&client.id.as_str());
        client.require_par = client.id == "bank";
        if client.id == "club" {
            client.people = Audience::Only(vec![ANNA.to_owned()]);
        }
    }
    all
}

impl World {
    pub(crate) async fn with_applications() -> Self {
        Self::with_applications_and(|_| {}).await
    }

    pub(crate) async fn with_applications_and(change: impl FnOnce(&mut Settings)) -> Self {
        Self::with(|settings| {
            settings.clients = clients();
            settings.sign_in.offer_stay_signed_in = false;
            change(settings);
        })
        .await
    }

    /// The same people and clients after an operator has changed the clients.
    pub(crate) async fn with_changed_clients(mut self, change: impl FnOnce(&mut Vec<Client>)) -> Self {
        change(&mut self.settings.clients);
        self.restarted().await
    }
}

#[derive(Clone, Copy)]
pub(crate) struct App {
    pub(crate) id: &'static str,
    pub(crate) redirect_uri: &'static str,
    secret: bool,
}

impl App {
    fn registered(self) -> Client {
        let uri = |uri: &str| RedirectUri::parse(uri).unwrap();
        Client {
            id: self.id.to_owned(),
            name: LocalText { en: format!("The {}", self.id), nl: format!("De {}", self.id) },
            kind: match self.secret {
                true => ClientKind::Confidential(ClientSecret::given(SECRET).unwrap()),
                false => ClientKind::Public,
            },
            redirect_uris: vec![uri(self.redirect_uri)],
            post_logout_redirect_uris: vec![uri(&format!("https://{}.example/bye", self.id))],
            grants: vec![GrantType::AuthorizationCode, GrantType::RefreshToken],
            scopes: Scopes::of(Scope::ALL),
            first_party: false,
            id_token_alg: Algorithm::Es256,
            require_par: false,
            people: Audience::Everybody,
            enabled: true,
            source: Source::Configuration,
        }
    }

    /// What it asks; `changes` take the place of what it usually asks, and an empty value leaves a parameter out.
    pub(crate) fn asks(self, changes: &[(&str, &str)]) -> Vec<(String, String)> {
        let usual = [
            ("client_id", self.id),
            ("redirect_uri", self.redirect_uri),
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("state", "the state"),
            ("nonce", "the nonce"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let kept = usual.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let changed = changes.iter().copied().filter(|(_, value)| !value.is_empty());
        kept.chain(changed).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// Where it sends the browser.
    pub(crate) fn address(self, changes: &[(&str, &str)]) -> String {
        format!("{AUTHORIZE}?{}", encoded(&self.asks(changes)))
    }

    /// Redeems a code.
    pub(crate) async fn redeem(self, world: &World, code: &str) -> Got {
        self.redeem_with(world, code, VERIFIER).await
    }

    pub(crate) async fn redeem_with(self, world: &World, code: &str, verifier: &str) -> Got {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("client_id", self.id),
            ("redirect_uri", self.redirect_uri),
            ("code", code),
            ("code_verifier", verifier),
        ];
        form.extend(self.secret.then_some(("client_secret", SECRET)));
        world.sent().submit(TOKEN, &form).await
    }
}

pub(crate) fn encoded<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

impl World {
    /// A browser that another site sends here, or a program that is none: neither names an origin.
    pub(crate) fn sent(&self) -> Browser {
        let mut browser = self.browser();
        browser.headers.clear();
        browser
    }
}

impl Browser {
    /// Goes to an address, as by a link of another site.
    pub(crate) async fn go(&mut self, address: &str) -> Got {
        let got = self.ask(Method::GET, address, None, Vec::new()).await;
        self.keep(&got);
        got
    }

    pub(crate) async fn submit<N: AsRef<str>, V: AsRef<str>>(&mut self, path: &str, form: &[(N, V)]) -> Got {
        let kind = Some("application/x-www-form-urlencoded");
        let got = self.ask(Method::POST, path, kind, encoded(form).into_bytes()).await;
        self.keep(&got);
        got
    }

    /// Begins a sign-in as the page does that was opened with a handle.
    pub(crate) async fn open(&mut self, handle: &str) -> Got {
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "authorization": handle })).await
    }

    /// Signs in for an application, up to the step behind the proofs.
    pub(crate) async fn sign_in_for(&mut self, world: &World, handle: &str, email: &str) -> Got {
        let answer = json!({ "type": "identify", "email": email });
        let start = json!({ "request_id": request_id(), "authorization": handle, "answer": answer });
        let got = self.post(paths::SIGN_IN, &start).await;
        let got = self.password(&got, PASSWORD).await;
        match got.step() {
            "totp" => self.code(&got, &world.code(email, 0)).await,
            _ => got,
        }
    }

    /// Signs in for nothing in particular, with an app.
    pub(crate) async fn sign_in_with_code(&mut self, world: &World, email: &str) {
        let got = self.until_code(email).await;
        let got = self.code(&got, &world.code(email, 0)).await;
        assert_eq!(got.step(), "done", "{:?}", got.body);
    }

    /// The same browser after a restart of the backend.
    pub(crate) fn in_world(self, world: &World) -> Self {
        let mut browser = world.sent();
        browser.cookies = self.cookies;
        browser
    }

    pub(crate) async fn consent(&mut self, after: &Got, allow: bool) -> Got {
        self.answer(after, json!({ "type": "consent", "allow": allow })).await
    }

    /// Asks and signs in as Bram, who has a password only, and brings the answer back.
    pub(crate) async fn answered(&mut self, world: &World, app: App, changes: &[(&str, &str)]) -> Got {
        let handle = self.go(&app.address(changes)).await.handle();
        let got = self.sign_in_for(world, &handle, BRAM).await;
        let got = if got.step() == "consent" { self.consent(&got, true).await } else { got };
        assert_eq!(got.place(), format!("{CONTINUE}?authorization={handle}"), "{:?}", got.body);
        self.go(&got.place()).await
    }
}

impl Got {
    pub(crate) fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{:?} {}", self.headers, self.text);
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The handle in the page's address.
    pub(crate) fn handle(&self) -> String {
        let handle = self.location().strip_prefix("/signin?authorization=").map(str::to_owned);
        handle.unwrap_or_else(|| panic!("not the page: {}", self.location()))
    }

    /// What the application hears.
    pub(crate) fn said(&self) -> BTreeMap<String, String> {
        let query = self.location().split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    pub(crate) fn given(&self) -> String {
        self.said().remove("code").unwrap_or_else(|| panic!("no code: {}", self.location()))
    }

    pub(crate) fn told(&self) -> String {
        self.said().remove("error").unwrap_or_else(|| panic!("no error: {}", self.location()))
    }

    /// Where the page is to go.
    pub(crate) fn place(&self) -> String {
        self.body["step"]["location"].as_str().unwrap_or("nowhere").to_owned()
    }
}

/// What an ID token says.
pub(crate) fn claims(tokens: &Got) -> Value {
    let token = tokens.body["id_token"].as_str().unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}
