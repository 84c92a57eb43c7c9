//! The clients of the demonstration (`docs/operating.md`): for whoever tries to connect an application. All of it is public.

use drempel_backend::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scope, Scopes, Source,
};
use drempel_backend::domain::keys::Algorithm;
use drempel_contract::LocalText;

/// The secret of `demo-web`.
pub(crate) const SECRET: &str = "demo-web-secret";

/// All three; `origin` is where the demonstration is reached. None when this list itself has a mistake.
pub(crate) fn clients(origin: &str) -> Option<Vec<Client>> {
    let loopback = RedirectUri::parse("http://127.0.0.1/callback").ok()?;
    let app = Client {
        redirect_uris: vec![loopback.clone()],
        post_logout_redirect_uris: vec![RedirectUri::parse("http://127.0.0.1/").ok()?],
        grants: vec![GrantType::AuthorizationCode, GrantType::RefreshToken],
        ..client("demo-app", "Demo app", "Demo-app")
    };
    let device = Client {
        grants: vec![GrantType::DeviceCode, GrantType::RefreshToken],
        ..client("demo-device", "Demo device", "Demo-apparaat")
    };
    let web = Client {
        kind: ClientKind::Confidential(ClientSecret::given(SECRET).ok()?),
        redirect_uris: vec![loopback, RedirectUri::own(origin, "/demo-app/callback").ok()?],
        post_logout_redirect_uris: vec![
            RedirectUri::parse("http://127.0.0.1/").ok()?,
            RedirectUri::own(origin, "/demo-app").ok()?,
        ],
        grants: vec![GrantType::AuthorizationCode, GrantType::RefreshToken],
        first_party: true,
        ..client("demo-web", "Demo website", "Demo-website")
    };
    Some(vec![app, device, web])
}

fn client(id: &str, english: &str, dutch: &str) -> Client {
    Client {
        id: id.to_owned(),
        name: LocalText { en: english.to_owned(), nl: dutch.to_owned() },
        kind: ClientKind::Public,
        redirect_uris: Vec::new(),
        post_logout_redirect_uris: Vec::new(),
        grants: Vec::new(),
        scopes: Scopes::of(Scope::ALL),
        first_party: false,
        id_token_alg: Algorithm::Rs256,
        require_par: false,
        people: Audience::Everybody,
        enabled: true,
        source: Source::Configuration,
    }
}
