//! Ways to sign in that are being set up.

use super::codes::factor;
use super::*;
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::enrolment::{Asked, Enrolling, Kind, Offer, Status};
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
        place: "192.0.2.1".to_owned(),
        computer: "Firefox on Linux".to_owned(),
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
            let claimed = unit.claim_enrolment("many", &phone, NOW).await.unwrap();
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
    assert!(!unit.claim_enrolment("way", &mine, late).await.unwrap(), "too late");
    assert!(!unit.connect_enrolment("way", &mine, &id, NOW, late).await.unwrap(), "not claimed");
    assert!(unit.claim_enrolment("way", &mine, NOW).await.unwrap());
    assert!(unit.claim_enrolment("way", &mine, NOW).await.unwrap(), "again, by the same phone");
    assert!(!unit.claim_enrolment("way", &other, NOW).await.unwrap(), "another phone");
    assert!(!unit.connect_enrolment("way", &other, &id, NOW, late).await.unwrap(), "another phone");
    assert!(unit.connect_enrolment("way", &mine, &id, NOW, late).await.unwrap());
    assert!(!unit.connect_enrolment("way", &mine, &id, NOW, late).await.unwrap(), "once");
    assert!(!unit.confirm_enrolment("way", NOW).await.unwrap(), "a phone was first");
    assert_eq!(unit.connected_enrolment(&id, late).await.unwrap(), None, "too late");
    let found = unit.connected_enrolment(&id, NOW).await.unwrap().unwrap();
    assert_eq!(found.status, Status::Connected { authenticator: id.clone(), asked: None });
    let asked = |request: &str| Asked { request: request.to_owned(), public_key: vec![4; 65] };
    for request in ["first", "second"] {
        assert!(unit.ask_enrolment("way", &asked(request), NOW, late).await.unwrap());
    }
    assert!(!unit.finish_enrolment("way", "first", NOW).await.unwrap(), "the newest counts");
    assert!(unit.finish_enrolment("way", "second", NOW).await.unwrap());
    assert!(!unit.finish_enrolment("way", "second", NOW).await.unwrap(), "once");
    assert!(!unit.ask_enrolment("way", &asked("third"), NOW, late).await.unwrap(), "over");
    unit.end_enrolments(&person.id).await.unwrap();
    assert_eq!(status(&mut unit, "way").await, Status::Done { phone_sign_in: true });
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
    assert!(unit.confirm_enrolment("confirmed", NOW).await.unwrap());
    assert!(!unit.confirm_enrolment("confirmed", NOW).await.unwrap(), "once");
    let (phone, id) = (digest("phone"), AuthenticatorId("phone".to_owned()));
    assert!(unit.claim_enrolment("connected", &phone, NOW).await.unwrap());
    assert!(unit.connect_enrolment("connected", &phone, &id, NOW, NOW.plus(MINUTE)).await.unwrap());
    unit.end_enrolments(&person.id).await.unwrap();
    for id in ["confirmed", "connected"] {
        assert_eq!(status(&mut unit, id).await, Status::Done { phone_sign_in: false });
    }
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
