//! An application with its person signed in.

pub(super) use crate::world::*;
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use drempel_backend::Settings;
use drempel_backend::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scope, Scopes, Source,
};
use drempel_backend::domain::grant::Authenticated;
use drempel_backend::domain::grant::code::{NewCode, issue_code};
use drempel_backend::domain::keys::Algorithm;
use drempel_backend::domain::token::Token;
use drempel_contract::LocalText;
use serde_json::Value;

pub(super) const SECRET: &str = "an-applications-own-secret";
pub(super) const CALLBACK: &str = "https://app.example/callback";
/// RFC 7636 appendix B.
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// `spa` (public), `web` and `other` (confidential), `es` (ES256), `once` (no refresh), `board` (for Anna alone).
pub(super) fn clients(settings: &mut Settings) {
    let secret = || ClientKind::Confidential(ClientSecret::given(SECRET).unwrap());
    settings.clients = vec![
        client("spa"),
        Client { kind: secret(), ..client("web") },
        Client { kind: secret(), ..client("other") },
        Client { id_token_alg: Algorithm::Es256, ..client("es") },
        Client { grants: vec![GrantType::AuthorizationCode], ..client("once") },
        Client { people: Audience::Only(vec![ANNA.to_owned()]), ..client("board") },
    ];
}

fn client(id: &str) -> Client {
    Client {
        id: id.to_owned(),
        name: LocalText { en: id.to_owned(), nl: String::new() },
        kind: ClientKind::Public,
        redirect_uris: vec![RedirectUri::parse(CALLBACK).unwrap()],
        post_logout_redirect_uris: Vec::new(),
        grants: vec![GrantType::AuthorizationCode, GrantType::RefreshToken],
        scopes: Scopes::of(Scope::ALL),
        first_party: true,
        id_token_alg: Algorithm::Rs256,
        require_par: false,
        people: Audience::Everybody,
        enabled: true,
        source: Source::Configuration,
    }
}

pub(super) async fn world() -> World {
    World::with(clients).await
}

/// One application, as a program that speaks HTTP.
#[derive(Clone)]
pub(super) struct Application {
    pub(super) id: &'static str,
    pub(super) http: Browser,
}

/// A form without what the application always sends.
pub(super) type Form<'a> = &'a [(&'a str, &'a str)];

impl Application {
    pub(super) fn new(world: &World, id: &'static str) -> Self {
        let mut http = world.browser();
        http.headers.clear();
        if matches!(id, "web" | "other") {
            http.headers.push(("authorization", basic(id, SECRET)));
        }
        Self { id, http }
    }

    pub(super) async fn post(&self, path: &str, form: Form<'_>) -> Got {
        let own = [("client_id", self.id)];
        self.send(path, &[form, own.as_slice()].concat()).await
    }

    /// Nothing but what is given.
    pub(super) async fn send(&self, path: &str, form: Form<'_>) -> Got {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.raw(path, &body).await
    }

    pub(super) async fn raw(&self, path: &str, body: &str) -> Got {
        let kind = Some("application/x-www-form-urlencoded");
        self.http.ask(Method::POST, path, kind, body.as_bytes().to_vec()).await
    }

    pub(super) async fn redeem(&self, code: &str) -> Got {
        self.redeem_with(code, CALLBACK, Some(VERIFIER)).await
    }

    pub(super) async fn redeem_with(&self, code: &str, redirect_uri: &str, verifier: Option<&str>) -> Got {
        let mut form =
            vec![("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect_uri)];
        form.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        self.post("/oauth2/token", &form).await
    }

    pub(super) async fn refresh(&self, token: &str) -> Got {
        self.post("/oauth2/token", &[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    pub(super) async fn userinfo(&self, token: &str) -> Got {
        let mut http = self.http.clone();
        http.headers = vec![("authorization", format!("Bearer {token}"))];
        http.ask(Method::GET, "/oauth2/userinfo", None, Vec::new()).await
    }

    /// With tokens, for a person who has just signed in, in that browser.
    pub(super) async fn signed_in(world: &World, id: &'static str, scope: &str) -> (Self, Browser, Got) {
        let (application, mut browser) = (Self::new(world, id), world.browser());
        browser.sign_in(BRAM, false).await;
        let got = application.redeem(&code(world, &browser, id, scope).await).await;
        assert_eq!(got.status, 200, "{:?}", got.body);
        (application, browser, got)
    }
}

pub(super) fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

/// A code for the person signed in in this browser, as the authorization endpoint gives it.
pub(super) async fn code(world: &World, browser: &Browser, client: &str, scope: &str) -> String {
    code_with(world, browser, client, |new| new.scopes = Scopes::understood(scope)).await
}

pub(super) async fn code_with(
    world: &World,
    browser: &Browser,
    client: &str,
    change: impl FnOnce(&mut NewCode),
) -> String {
    let cookie = Token::parse(&browser.cookies["__Host-drempel-session"]).unwrap();
    let mut unit = world.context().store.write().await.unwrap();
    let session = unit.session(&cookie.digest()).await.unwrap().unwrap();
    let mut new = NewCode {
        client: client.to_owned(),
        redirect_uri: CALLBACK.to_owned(),
        code_challenge: Some(CHALLENGE.to_owned()),
        nonce: Some("a-nonce".to_owned()),
        scopes: Scopes::of([Scope::Openid]),
        authenticated: Authenticated::by(&session),
    };
    change(&mut new);
    let code = issue_code(world.context(), &mut unit, new).await.unwrap();
    unit.commit().await.unwrap();
    code.expose().to_owned()
}

pub(super) fn text<'a>(got: &'a Got, name: &str) -> &'a str {
    got.body[name].as_str().unwrap_or_else(|| panic!("no {name}: {:?}", got.body))
}

/// The error of an answer, which every error below `/oauth2` has, with a sentence.
pub(super) fn error(got: &Got) -> (u16, &str) {
    assert!(got.body["error_description"].is_string(), "{:?}", got.body);
    assert!(got.headers.contains_key("x-trace-id"));
    assert_eq!(got.headers["cache-control"], "no-store");
    assert_eq!(got.headers["content-type"], "application/json");
    (got.status.as_u16(), text(got, "error"))
}

/// The parts of a JWT: header, claims, signature, and what is signed.
pub(super) fn jwt(token: &str) -> (Value, Value, Vec<u8>, String) {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let (header, claims) = signed.split_once('.').unwrap();
    let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).unwrap();
    let json = |part| serde_json::from_slice(&bytes(part)).unwrap();
    (json(header), json(claims), bytes(signature), signed.to_owned())
}
