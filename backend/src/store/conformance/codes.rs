//! Apps, spent steps, wrong codes.

use super::*;
use crate::domain::factor::{FactorId, TotpFactor};
use drempel_verify::{Algorithm, Digits, Totp};
use std::time::Duration;

pub(super) fn factor(name: &str, person: &Person) -> TotpFactor {
    TotpFactor {
        id: FactorId(name.to_owned()),
        person: person.id.clone(),
        name: name.to_owned(),
        sealed_key: vec![0, 1, 2],
        algorithm: Algorithm::Sha512,
        digits: Digits::Eight,
        period: Totp::STANDARD_PERIOD,
        wrong_in_a_row: 0,
        locked_at: None,
        last_used_at: None,
        created_at: NOW,
    }
}

pub(super) async fn a_step_is_spent_once_also_by_many_at_once(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "spender").await;
    let id = factor("spent", &person).id;
    unit.add_totp(&factor("spent", &person)).await.unwrap();
    unit.commit().await.unwrap();
    let all: Vec<_> = (0..64)
        .map(|_| {
            let (store, id) = (Arc::clone(store), id.clone());
            tokio::spawn(async move {
                let mut unit = store.write().await.unwrap();
                let first = unit.spend_step(&id, 7, NOW).await.unwrap();
                unit.commit().await.unwrap();
                first
            })
        })
        .collect();
    let mut firsts = 0;
    for one in all {
        firsts += usize::from(one.await.unwrap());
    }
    assert_eq!(firsts, 1);
    let mut unit = store.write().await.unwrap();
    assert!(unit.spend_step(&id, 8, NOW).await.unwrap(), "another step");
    unit.purge_steps(NOW.plus(Duration::from_millis(1))).await.unwrap();
    assert!(unit.spend_step(&id, 7, NOW).await.unwrap(), "forgotten");
}

pub(super) async fn wrong_codes_are_counted_and_a_right_one_begins_again(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "guesser").await;
    let app = factor("guessed", &person);
    unit.add_totp(&app).await.unwrap();
    assert_eq!(unit.totp_factors(&person.id).await.unwrap(), std::slice::from_ref(&app));
    for count in 1..=3 {
        assert_eq!(unit.count_wrong_code(&app.id).await.unwrap(), count);
    }
    unit.count_right_code(&app.id, NOW).await.unwrap();
    assert_eq!(unit.count_wrong_code(&app.id).await.unwrap(), 1);
    unit.lock_factor(&app.id, NOW).await.unwrap();
    unit.lock_factor(&app.id, NOW.plus(Duration::from_secs(9))).await.unwrap();
    let locked =
        TotpFactor { wrong_in_a_row: 1, locked_at: Some(NOW), last_used_at: Some(NOW), ..app.clone() };
    assert_eq!(unit.totp_factors(&person.id).await.unwrap(), [locked]);
    unit.unlock_factors(&person.id).await.unwrap();
    let free = TotpFactor { last_used_at: Some(NOW), ..app.clone() };
    assert_eq!(unit.totp_factors(&person.id).await.unwrap(), [free]);
    assert!(unit.remove_totp(&app.id).await.unwrap());
    assert!(!unit.remove_totp(&app.id).await.unwrap());
    assert_eq!(unit.count_wrong_code(&app.id).await.unwrap(), 0, "of an app that is gone");
}

pub(super) async fn apps_come_in_the_order_of_their_last_use(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "juggler").await;
    for name in ["first", "second", "third"] {
        unit.add_totp(&factor(name, &person)).await.unwrap();
    }
    unit.count_right_code(&FactorId("third".to_owned()), NOW).await.unwrap();
    let names: Vec<_> =
        unit.totp_factors(&person.id).await.unwrap().into_iter().map(|app| app.name).collect();
    assert_eq!(names, ["third", "first", "second"]);
}
