//! Sessions.

use super::*;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::factor::FactorId;
use crate::domain::proof::Proof;
use crate::domain::session::Session;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

pub(super) fn session(name: &str, person: &Person) -> Session {
    Session {
        id: format!("{name}-id"),
        token: digest(name),
        person: person.id.clone(),
        proof: Proof::PasswordAndCode(Some(FactorId("app".to_owned()))),
        signed_in_at: NOW,
        used_at: NOW,
        idle: HOUR,
        ends_at: NOW.plus(HOUR * 3),
    }
}

pub(super) async fn a_session_is_read_as_written_and_ends(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "visitor").await;
    let one = session("one", &person);
    unit.add_session(&one).await.unwrap();
    unit.add_session(&session("two", &person)).await.unwrap();
    unit.add_session(&session("three", &person)).await.unwrap();
    assert_eq!(unit.session(&one.token).await.unwrap(), Some(one.clone()));
    assert_eq!(unit.session_by_id(&one.id).await.unwrap(), Some(one.clone()));
    assert_eq!(unit.session_by_id("another").await.unwrap(), None);
    let phone = AuthenticatorId("phone".to_owned());
    for proof in [Proof::Password, Proof::Phone(phone.clone()), Proof::PasswordAndPhone(phone)] {
        let other = Session { proof, ..session("proven", &person) };
        unit.add_session(&other).await.unwrap();
        assert_eq!(unit.session(&other.token).await.unwrap(), Some(other.clone()));
        unit.end_session(&other.token).await.unwrap();
    }
    unit.touch_session(&one.token, NOW.plus(HOUR)).await.unwrap();
    assert_eq!(unit.session(&one.token).await.unwrap().unwrap().used_at, NOW.plus(HOUR));
    assert!(unit.end_session(&one.token).await.unwrap());
    assert!(!unit.end_session(&one.token).await.unwrap());
    assert_eq!(unit.sessions_of(&person.id).await.unwrap().len(), 2);
    assert_eq!(unit.end_other_sessions(&person.id, "two-id").await.unwrap(), 1);
    unit.add_session(&session("three", &person)).await.unwrap();
    assert_eq!(unit.end_sessions(&person.id).await.unwrap(), 2);
    assert_eq!(unit.session(&digest("two")).await.unwrap(), None);
}

pub(super) async fn what_is_over_is_forgotten(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "leaver").await;
    let used = Session { used_at: NOW.plus(HOUR * 2), ..session("used", &person) };
    let unused = session("unused", &person);
    unit.add_session(&used).await.unwrap();
    unit.add_session(&unused).await.unwrap();
    unit.purge_sessions(NOW.plus(HOUR)).await.unwrap();
    assert_eq!(unit.session(&unused.token).await.unwrap(), None);
    assert!(unit.session(&used.token).await.unwrap().is_some());
    unit.purge_sessions(NOW.plus(HOUR * 3)).await.unwrap();
    assert_eq!(unit.session(&used.token).await.unwrap(), None);
}
