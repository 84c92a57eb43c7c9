//! Ways to sign in that are being set up.

use super::codes::factor;
use super::*;
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::enrolment::{Added, Asked, Enrolling, Kind, Offer, Status};
use crate::domain::factor::FactorId;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

fn enrolling(id: &str, person: &Person) -> Enrolling {
    let offer = Offer {
        sealed: vec![1, 2, 3],
        activation: digest(&format!("{id} secret")),
        activation_code: digest(&format!("{id} code")),
    };
    Enrolling {
        id: id.to_owned(),
        person: person.id.clone(),
        session: "session".to_owned(),
        kind: Kind::App,
        status: Status::Waiting(offer),
        factor: FactorId(format!("{id} factor")),
        wrong_codes: 0,
        expires_at: NOW.plus(MINUTE),
    }
}

async fn status(unit: &mut Unit, id: &str) -> Status {
    unit.enrolment(id).await.unwrap().unwrap().status
}

pub(super) async fn an_enrolment_is_read_as_written_and_found_by_what_it_offers(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "enrolling").await;
    let one = enrolling("one", &person);
    assert!(unit.add_enrolment(&one).await.unwrap());
    assert_eq!(unit.enrolment("one").await.unwrap().as_ref(), Some(&one));
    for name in ["one secret", "one code"] {
        assert_eq!(unit.enrolment_by_activation(&digest(name)).await.unwrap().as_ref(), Some(&one));
    }
    assert_eq!(unit.enrolment_by_activation(&digest("another")).await.unwrap(), None);
    let Status::Waiting(offer) = &one.status else { panic!("it waits") };
    let mut twin = enrolling("twin", &person);
    twin.status = Status::Waiting(Offer { activation: digest("twin secret"), ..offer.clone() });
    assert!(!unit.add_enrolment(&twin).await.unwrap(), "the short code is another's");
    assert_eq!(unit.count_enrolment_code("one").await.unwrap(), 1);
    assert_eq!(unit.count_enrolment_code("one").await.unwrap(), 2);
    assert!(unit.end_enrolment("one").await.unwrap());
    assert!(!unit.end_enrolment("one").await.unwrap());
    assert_eq!(status(&mut unit, "one").await, Status::Cancelled);
    assert_eq!(unit.enrolment_by_activation(&digest("one secret")).await.unwrap(), None);
    unit.purge_enrolments(NOW.plus(MINUTE * 2)).await.unwrap();
    assert_eq!(unit.enrolment("one").await.unwrap(), None);
}

pub(super) async fn one_of_many_phones_claims_an_enrolment(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "claimed-by-many").await;
    assert!(unit.add_enrolment(&enrolling("many", &person)).await.unwrap());
    unit.commit().await.unwrap();
    let claims = (0..16).map(|number| {
        let store = Arc::clone(store);
        tokio::spawn(async move {
            let mut unit = store.write().await.unwrap();
            let phone = digest(&format!("phone {number}"));
            let claimed = unit.claim_enrolment("many", &phone, b"drawn", NOW).await.unwrap();
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

pub(super) async fn an_enrolment_goes_one_way(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "one-way").await;
    assert!(unit.add_enrolment(&enrolling("way", &person)).await.unwrap());
    let (mine, other, late) = (digest("mine"), digest("other"), NOW.plus(MINUTE));
    let id = AuthenticatorId("phone of way".to_owned());
    let named = ("Phone", 7);
    assert!(!unit.claim_enrolment("way", &mine, b"drawn", late).await.unwrap(), "too late");
    assert!(!unit.prove_enrolment("way", &mine, named, NOW, late).await.unwrap(), "not claimed");
    assert!(unit.claim_enrolment("way", &mine, b"drawn", NOW).await.unwrap());
    assert!(unit.claim_enrolment("way", &mine, b"anew", NOW).await.unwrap(), "again, by the same phone");
    assert!(!unit.claim_enrolment("way", &other, b"other", NOW).await.unwrap(), "another phone");
    assert!(!unit.connect_enrolment("way", &id, true, NOW, late).await.unwrap(), "not proved");
    assert!(!unit.prove_enrolment("way", &other, named, NOW, late).await.unwrap(), "another phone");
    assert!(unit.prove_enrolment("way", &mine, named, NOW, late).await.unwrap());
    assert!(!unit.prove_enrolment("way", &mine, named, NOW, late).await.unwrap(), "once");
    let (drawn, name) = (b"drawn".to_vec(), "Phone".to_owned());
    assert_eq!(status(&mut unit, "way").await, Status::Proved { phone: mine, drawn, name, step: 7 });
    assert!(!unit.confirm_enrolment("way", false, NOW).await.unwrap(), "a phone was first");
    assert!(!unit.connect_enrolment("way", &id, true, late, late).await.unwrap(), "too late");
    assert!(unit.added_in("session", NOW.minus(MINUTE)).await.unwrap().is_empty());
    assert!(unit.connect_enrolment("way", &id, true, NOW, late).await.unwrap());
    assert!(!unit.connect_enrolment("way", &id, true, NOW, late).await.unwrap(), "once");
    assert_eq!(
        unit.added_in("session", NOW.minus(MINUTE)).await.unwrap(),
        [Added { factor: FactorId("way factor".to_owned()), is_first: true }]
    );
    assert!(unit.added_in("session", NOW).await.unwrap().is_empty(), "not since then");
    assert!(unit.added_in("another", NOW.minus(MINUTE)).await.unwrap().is_empty());
    assert_eq!(unit.connected_enrolment(&id, late).await.unwrap(), None, "too late");
    let found = unit.connected_enrolment(&id, NOW).await.unwrap().unwrap();
    assert_eq!(found.status, Status::Connected { authenticator: id.clone(), asked: None });
    let asked = |key: u8| Asked { public_key: vec![key; 65], drawn: vec![key] };
    for key in [4, 5] {
        assert!(unit.ask_enrolment("way", &asked(key), NOW).await.unwrap());
    }
    let newest = Status::Connected { authenticator: id.clone(), asked: Some(asked(5)) };
    assert_eq!(status(&mut unit, "way").await, newest);
    assert!(unit.finish_enrolment("way", NOW).await.unwrap());
    assert!(!unit.finish_enrolment("way", NOW).await.unwrap(), "once");
    assert!(!unit.ask_enrolment("way", &asked(6), NOW).await.unwrap(), "over");
    unit.end_enrolments(&person.id).await.unwrap();
    assert_eq!(status(&mut unit, "way").await, Status::Done { authenticator: Some(id), phone_sign_in: true });
}

pub(super) async fn what_was_added_stays_when_an_enrolment_ends(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "stays").await;
    for id in ["confirmed", "connected", "switching"] {
        let mut one = enrolling(id, &person);
        if id == "switching" {
            one.kind = Kind::PhoneSignIn;
            one.status = Status::Connected { authenticator: AuthenticatorId(id.to_owned()), asked: None };
        }
        assert!(unit.add_enrolment(&one).await.unwrap());
    }
    assert!(unit.confirm_enrolment("confirmed", true, NOW).await.unwrap());
    assert!(!unit.confirm_enrolment("confirmed", true, NOW).await.unwrap(), "once");
    let (phone, id) = (digest("phone"), AuthenticatorId("phone".to_owned()));
    assert!(unit.claim_enrolment("connected", &phone, b"drawn", NOW).await.unwrap());
    assert!(unit.prove_enrolment("connected", &phone, ("Phone", 7), NOW, NOW.plus(MINUTE)).await.unwrap());
    assert!(unit.connect_enrolment("connected", &id, false, NOW, NOW.plus(MINUTE)).await.unwrap());
    unit.end_enrolments(&person.id).await.unwrap();
    for (name, authenticator) in [("confirmed", None), ("connected", Some(id))] {
        assert_eq!(status(&mut unit, name).await, Status::Done { authenticator, phone_sign_in: false });
    }
    let known = unit.enrolment_by_activation(&digest("connected secret")).await.unwrap();
    assert_eq!(known.unwrap().id, "connected", "the phone asks how it went");
    assert_eq!(unit.enrolment_by_activation(&digest("confirmed secret")).await.unwrap(), None);
    assert_eq!(status(&mut unit, "switching").await, Status::Cancelled);
}

pub(super) async fn a_phone_goes_with_its_codes(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let person = added(&mut unit, "gone").await;
    let factor = factor("gone factor", &person);
    unit.add_totp(&factor).await.unwrap();
    let authenticator = Authenticator {
        id: AuthenticatorId("gone".to_owned()),
        person: person.id.clone(),
        token: digest("gone phone"),
        name: "Phone".to_owned(),
        factor: factor.id.clone(),
        public_key: None,
        counter: 0,
        push: None,
        created_at: NOW,
        used_at: None,
    };
    assert!(unit.add_authenticator(&authenticator).await.unwrap());
    unit.rename_totp(&factor.id, "Pixel").await.unwrap();
    assert_eq!(unit.totp_factors(&person.id).await.unwrap().first().unwrap().name, "Pixel");
    assert!(unit.remove_totp(&factor.id).await.unwrap());
    assert_eq!(unit.authenticator(&authenticator.id).await.unwrap(), None);
}
