//! Units, and the directory.

use super::*;

pub(super) async fn a_unit_that_is_dropped_changes_nothing(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "dropped").await;
    assert_eq!(unit.person(&person.id).await.unwrap(), Some(person.clone()), "it sees its own writes");
    drop(unit);
    let mut unit = store.write().await.unwrap();
    assert_eq!(unit.person(&person.id).await.unwrap(), None);
}

pub(super) async fn writing_through_a_reading_unit_fails(store: &dyn Store) {
    let mut unit = store.read().await.unwrap();
    assert!(unit.add_person(&person("reader")).await.is_err());
}

pub(super) async fn an_address_is_taken_once(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let first = added(&mut unit, "taken").await;
    let second = Person { id: PersonId("other".to_owned()), ..first.clone() };
    assert!(!unit.add_person(&second).await.unwrap());
    unit.set_enabled(&first.id, false).await.unwrap();
    unit.set_password(&first.id, &PasswordHash("new".to_owned())).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = store.read().await.unwrap();
    assert_eq!(unit.person_by_email(&person("nobody").email).await.unwrap(), None);
    let found = unit.person_by_email(&first.email).await.unwrap().unwrap();
    let changed = Person { enabled: false, password: Some(PasswordHash("new".to_owned())), ..first };
    assert_eq!(found, changed);
    assert_eq!(unit.people().await.unwrap(), [changed]);
}

pub(super) async fn a_store_belongs_to_one_key(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    assert!(unit.belongs_to(&digest("key")).await.unwrap());
    assert!(unit.belongs_to(&digest("key")).await.unwrap());
    assert!(!unit.belongs_to(&digest("another")).await.unwrap());
    unit.answers().await.unwrap();
}
