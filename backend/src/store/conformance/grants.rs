//! Codes, grants and tokens.

use super::*;
use crate::domain::client::{Scope, Scopes};
use crate::domain::grant::code::{Code, NewCode};
use crate::domain::grant::{AccessToken, Acr, Authenticated, Grant, RefreshToken, Spent};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

fn by(person: &Person) -> Authenticated {
    Authenticated {
        person: person.id.clone(),
        session: format!("session-of-{}", person.name),
        auth_time: NOW,
        amr: vec!["pwd".to_owned(), "otp".to_owned()],
        acr: Acr::MultiFactor,
    }
}

fn code(name: &str, person: &Person) -> Code {
    let new = NewCode {
        client: "app".to_owned(),
        redirect_uri: "https://a.example/cb".to_owned(),
        code_challenge: Some("challenge".to_owned()),
        nonce: None,
        scopes: Scopes::of([Scope::Openid]),
        authenticated: by(person),
    };
    Code { code: digest(name), new, expires_at: NOW.plus(MINUTE), used_at: None, grant: None }
}

fn grant(id: &str, client: &str, bound: bool, person: &Person) -> Grant {
    Grant {
        id: id.to_owned(),
        client: client.to_owned(),
        authenticated: by(person),
        scopes: Scopes::of([Scope::Openid, Scope::Email]),
        bound,
        created_at: NOW,
        idle_until: NOW.plus(MINUTE),
        ends_at: NOW.plus(MINUTE * 3),
    }
}

fn access(name: &str, grant: &str) -> AccessToken {
    AccessToken {
        token: digest(name),
        grant: grant.to_owned(),
        scopes: Scopes::of([Scope::Email]),
        issued_at: NOW,
        expires_at: NOW.plus(MINUTE),
    }
}

fn refresh(name: &str, grant: &str) -> RefreshToken {
    RefreshToken { token: digest(name), grant: grant.to_owned(), issued_at: NOW, spent: None }
}

pub(super) async fn a_code_is_claimed_once_also_by_many_at_once(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "coded").await;
    unit.add_code(&code("raced", &person)).await.unwrap();
    unit.commit().await.unwrap();
    let claims = (0..64).map(|_| {
        let store = Arc::clone(store);
        tokio::spawn(async move {
            let mut unit = store.write().await.unwrap();
            let claimed = unit.claim_code(&digest("raced"), "app", NOW).await.unwrap();
            unit.commit().await.unwrap();
            claimed
        })
    });
    let mut won = 0;
    for claim in claims.collect::<Vec<_>>() {
        won += u32::from(claim.await.unwrap());
    }
    assert_eq!(won, 1);
}

pub(super) async fn a_code_is_claimed_in_time_by_its_client_only(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "late").await;
    unit.add_code(&code("late", &person)).await.unwrap();
    unit.add_code(&code("left", &person)).await.unwrap();
    assert!(!unit.claim_code(&digest("late"), "other", NOW).await.unwrap());
    assert!(!unit.claim_code(&digest("late"), "app", NOW.plus(MINUTE)).await.unwrap());
    assert!(unit.claim_code(&digest("late"), "app", NOW).await.unwrap());
    unit.add_grant(&grant("of-late", "app", true, &person)).await.unwrap();
    unit.code_led_to(&digest("late"), "of-late").await.unwrap();
    let spent = unit.code(&digest("late")).await.unwrap().unwrap();
    assert_eq!((spent.used_at, spent.grant.as_deref()), (Some(NOW), Some("of-late")));
    assert_eq!(spent.new.authenticated, by(&person));
    assert_eq!(unit.end_codes(&person.id).await.unwrap(), 1, "what was used is remembered");
    assert!(unit.code(&digest("left")).await.unwrap().is_none());
    unit.end_grant("of-late").await.unwrap();
    assert_eq!(unit.code(&digest("late")).await.unwrap().unwrap().grant, None);
    unit.purge_codes(NOW.plus(MINUTE * 2)).await.unwrap();
    assert!(unit.code(&digest("late")).await.unwrap().is_none());
}

pub(super) async fn a_refresh_token_is_spent_once_also_by_many_at_once(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "refreshed").await;
    unit.add_grant(&grant("raced", "app", true, &person)).await.unwrap();
    unit.add_refresh_token(&refresh("first", "raced")).await.unwrap();
    assert_eq!(unit.refresh_token(&digest("first")).await.unwrap(), Some(refresh("first", "raced")));
    unit.commit().await.unwrap();
    let spends = (0..64).map(|number: i32| {
        let store = Arc::clone(store);
        tokio::spawn(async move {
            let successor = digest(&format!("successor-{number}"));
            let spent = Spent { at: NOW, successor, asked: digest("asked"), reply: Some(vec![7]) };
            let mut unit = store.write().await.unwrap();
            let won = unit.spend_refresh_token(&digest("first"), &spent).await.unwrap();
            unit.commit().await.unwrap();
            won.then_some(spent)
        })
    });
    let mut won = Vec::new();
    for spend in spends.collect::<Vec<_>>() {
        won.extend(spend.await.unwrap());
    }
    let mut unit = store.write().await.unwrap();
    let kept = unit.refresh_token(&digest("first")).await.unwrap().unwrap();
    assert_eq!(won, [kept.spent.unwrap()]);
    unit.purge_refresh_replies(NOW.plus(MINUTE)).await.unwrap();
    let kept = unit.refresh_token(&digest("first")).await.unwrap().unwrap();
    assert_eq!(kept.spent.unwrap().reply, None, "that it was spent is kept");
}

pub(super) async fn what_ends_takes_its_tokens_along(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "ending").await;
    let session = by(&person).session;
    for (id, client, bound) in
        [("a", "app", true), ("b", "app", false), ("c", "gone", false), ("d", "app", true)]
    {
        let new = grant(id, client, bound, &person);
        unit.add_grant(&new).await.unwrap();
        assert_eq!(unit.grant(id).await.unwrap(), Some(new));
        unit.add_access_token(&access(id, id)).await.unwrap();
        unit.add_refresh_token(&refresh(id, id)).await.unwrap();
    }
    assert_eq!(unit.access_token(&digest("a")).await.unwrap(), Some(access("a", "a")));
    unit.end_access_token(&digest("a")).await.unwrap();
    assert_eq!(unit.access_token(&digest("a")).await.unwrap(), None);
    assert!(unit.end_grant("a").await.unwrap());
    assert!(!unit.end_grant("a").await.unwrap());
    assert_eq!(unit.refresh_token(&digest("a")).await.unwrap(), None);
    assert_eq!(unit.end_session_grants(&session).await.unwrap(), 1, "those that are bound to it");
    assert_eq!(unit.access_token(&digest("d")).await.unwrap(), None);
    assert_eq!(unit.end_client_grants("gone").await.unwrap(), 1);
    assert_eq!(unit.end_grants(&person.id).await.unwrap(), 1);
    assert_eq!(unit.access_token(&digest("b")).await.unwrap(), None);
}

pub(super) async fn what_is_over_is_forgotten(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "over").await;
    unit.add_grant(&grant("idle", "app", false, &person)).await.unwrap();
    unit.add_grant(&grant("used", "app", false, &person)).await.unwrap();
    unit.add_access_token(&access("of-used", "used")).await.unwrap();
    unit.use_grant("used", NOW.plus(MINUTE * 5)).await.unwrap();
    unit.purge_grants(NOW.plus(MINUTE)).await.unwrap();
    assert_eq!(unit.grant("idle").await.unwrap(), None);
    assert!(unit.grant("used").await.unwrap().is_some());
    assert_eq!(unit.access_token(&digest("of-used")).await.unwrap(), None);
    unit.purge_grants(NOW.plus(MINUTE * 3)).await.unwrap();
    assert_eq!(unit.grant("used").await.unwrap(), None, "an end is an end");
}
