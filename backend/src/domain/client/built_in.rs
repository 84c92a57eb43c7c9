//! The page itself is a client like any other, of the standard device grant: there is no private door.

use super::{Audience, Client, ClientKind, GrantType, Scope, Scopes, Source};
use crate::domain::keys::Algorithm;
use drempel_contract::LocalText;

/// `client_id` of the sign-in page.
pub const DREMPEL: &str = "drempel";

/// The sign-in page.
#[must_use]
pub fn built_in() -> Client {
    Client {
        id: DREMPEL.to_owned(),
        name: LocalText { en: "Drempel".to_owned(), nl: "Drempel".to_owned() },
        kind: ClientKind::Public,
        redirect_uris: Vec::new(),
        post_logout_redirect_uris: Vec::new(),
        grants: vec![GrantType::DeviceCode],
        scopes: Scopes::of([Scope::Openid, Scope::Profile, Scope::Email]),
        first_party: true,
        id_token_alg: Algorithm::Rs256,
        require_par: false,
        people: Audience::Everybody,
        enabled: true,
        source: Source::BuiltIn,
    }
}
