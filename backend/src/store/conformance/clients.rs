//! Clients and consents.

use super::*;
use crate::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scope, Scopes, Source,
};
use crate::domain::keys::Algorithm;
use crate::store::Consent;
use drempel_contract::LocalText;

fn client(id: &str) -> Client {
    let uri = |text| RedirectUri::parse(text).unwrap();
    Client {
        id: id.to_owned(),
        name: LocalText { en: "Timetable".to_owned(), nl: "Rooster".to_owned() },
        kind: ClientKind::Confidential(ClientSecret::given("fifteen-letters").unwrap()),
        redirect_uris: vec![uri("https://a.example/cb"), uri("http://127.0.0.1/cb")],
        post_logout_redirect_uris: vec![uri("https://a.example/bye")],
        grants: GrantType::ALL.to_vec(),
        scopes: Scopes::of(Scope::ALL),
        first_party: true,
        id_token_alg: Algorithm::Es256,
        require_par: true,
        people: Audience::Only(vec!["anna@drempel.example".to_owned(), "bram@drempel.example".to_owned()]),
        enabled: false,
        source: Source::Command,
    }
}

pub(super) async fn a_client_is_read_as_written_and_its_id_is_taken_once(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let one = client("one");
    let two = Client {
        kind: ClientKind::Public,
        people: Audience::Everybody,
        post_logout_redirect_uris: Vec::new(),
        ..client("two")
    };
    assert!(unit.add_client(&two, NOW).await.unwrap());
    assert!(unit.add_client(&one, NOW).await.unwrap());
    assert!(!unit.add_client(&Client { id: "one".to_owned(), ..two.clone() }, NOW).await.unwrap());
    assert_eq!(unit.client("one").await.unwrap(), Some(one.clone()));
    assert_eq!(unit.clients().await.unwrap(), [one, two]);
    unit.set_client_enabled("one", true).await.unwrap();
    assert!(unit.client("one").await.unwrap().unwrap().enabled);
    assert!(unit.remove_client("one").await.unwrap());
    assert!(!unit.remove_client("one").await.unwrap());
    assert_eq!(unit.client("one").await.unwrap(), None);
}

pub(super) async fn a_consent_takes_the_place_of_the_one_before(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "consenting").await;
    let consent = |scopes| Consent {
        person: person.id.clone(),
        client: "app".to_owned(),
        scopes: Scopes::of(scopes),
        given_at: NOW,
    };
    unit.keep_consent(&consent(vec![Scope::Openid])).await.unwrap();
    let wider = consent(vec![Scope::Openid, Scope::Email]);
    unit.keep_consent(&wider).await.unwrap();
    assert_eq!(unit.consent(&person.id, "app").await.unwrap(), Some(wider));
    assert_eq!(unit.consent(&person.id, "other").await.unwrap(), None);
    unit.forget_consents("app").await.unwrap();
    assert_eq!(unit.consent(&person.id, "app").await.unwrap(), None);
}
