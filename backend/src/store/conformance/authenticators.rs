//! Registered phones.

use super::*;
use crate::domain::authenticator::{Authenticator, AuthenticatorId, PushSubscription};
use crate::domain::factor::FactorId;

pub(super) fn phone(id: &str, owner: &Person, cookie: &str, factor: &FactorId) -> Authenticator {
    Authenticator {
        id: AuthenticatorId(id.to_owned()),
        person: owner.id.clone(),
        token: digest(cookie),
        name: "Pixel".to_owned(),
        factor: factor.clone(),
        public_key: Some(vec![4; 65]),
        counter: 7,
        push: Some(PushSubscription {
            endpoint: "https://push.example/1".to_owned(),
            key: vec![4; 65],
            auth: vec![9; 16],
        }),
        created_at: NOW,
        used_at: None,
    }
}

pub(super) async fn a_phone_is_read_as_written_and_has_each_person_once(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let (owner, other) = (added(&mut unit, "phone_owner").await, added(&mut unit, "phone_other").await);
    let factors = [codes::factor("phone_codes", &owner), codes::factor("other_codes", &other)];
    for factor in &factors {
        unit.add_totp(factor).await.unwrap();
    }
    let [codes, others] = factors.map(|factor| factor.id);
    let (first, second) = (phone("p1", &owner, "cookie", &codes), phone("p2", &other, "cookie", &others));
    assert!(unit.add_authenticator(&first).await.unwrap());
    assert!(unit.add_authenticator(&second).await.unwrap());
    assert!(!unit.add_authenticator(&phone("p3", &owner, "cookie", &codes)).await.unwrap());
    assert_eq!(unit.authenticator(&first.id).await.unwrap().as_ref(), Some(&first));
    assert_eq!(unit.authenticators_of(&owner.id).await.unwrap(), std::slice::from_ref(&first));
    assert_eq!(unit.authenticators_on(&digest("cookie")).await.unwrap(), [first.clone(), second]);
    unit.set_push(&digest("cookie"), None).await.unwrap();
    unit.rename_authenticator(&first.id, "Old phone").await.unwrap();
    let changed = unit.authenticator(&first.id).await.unwrap().unwrap();
    assert_eq!((changed.push, changed.name.as_str()), (None, "Old phone"));
    assert!(unit.remove_authenticator(&first.id).await.unwrap());
    assert!(!unit.remove_authenticator(&first.id).await.unwrap());
    assert_eq!(unit.totp_factors(&owner.id).await.unwrap().len(), 1, "its codes stay");
}

pub(super) async fn a_counter_only_grows(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let owner = added(&mut unit, "counting").await;
    let factor = codes::factor("counting_codes", &owner);
    unit.add_totp(&factor).await.unwrap();
    let phone = phone("counting_phone", &owner, "counting cookie", &factor.id);
    unit.add_authenticator(&phone).await.unwrap();
    for (counter, taken) in [(7, false), (6, false), (8, true), (8, false), (20, true), (9, false)] {
        assert_eq!(unit.count_decision(&phone.id, counter, NOW).await.unwrap(), taken, "{counter}");
    }
    unit.set_public_key(&phone.id, &[4; 65]).await.unwrap();
    assert!(unit.count_decision(&phone.id, 1, NOW).await.unwrap(), "another key begins anew");
    unit.forget_push("https://push.example/1").await.unwrap();
    assert_eq!(unit.authenticator(&phone.id).await.unwrap().unwrap().push, None);
}
