//! Requests of applications that wait.

use super::*;
use crate::domain::authorization::{Answered, Authorization, Back, Decision, Prompts, Request};
use crate::domain::client::{Scope, Scopes};
use crate::domain::grant::Acr;
use crate::language::Language;
use std::time::Duration;

const LATER: Duration = Duration::from_secs(600);

fn request(client: &str) -> Request {
    Request {
        client: client.to_owned(),
        back: Back { redirect_uri: "https://app.example/cb?a=1".to_owned(), state: Some("é&".to_owned()) },
        scopes: Scopes::of([Scope::Openid, Scope::OfflineAccess]),
        nonce: Some("nonce".to_owned()),
        code_challenge: "challenge".to_owned(),
        prompts: Prompts { sign_in: true, ..Prompts::default() },
        max_age: Some(0),
        acr_values: vec![Acr::MultiFactor],
        login_hint: EmailAddress::try_from("hint@drempel.example").ok(),
        subject: Some(PersonId("somebody".to_owned())),
        ui_locales: Some(Language::Dutch),
    }
}

fn authorization(id: &str, browser: &str, created_at: Timestamp) -> Authorization {
    Authorization {
        id: id.to_owned(),
        browser: digest(browser),
        request: request("client"),
        language: Language::Dutch,
        decision: None,
        answered: None,
        created_at,
        expires_at: created_at.plus(LATER),
    }
}

pub(super) async fn a_request_is_read_as_written_and_decided_while_it_is_open(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let mut one = authorization("decided", "deciding", NOW);
    unit.add_authorization(&one).await.unwrap();
    assert_eq!(unit.authorization("decided").await.unwrap(), Some(one.clone()));
    let allowed = Decision::Allowed { person: PersonId("anna".to_owned()) };
    assert!(unit.decide_authorization("decided", &allowed, NOW).await.unwrap());
    assert!(!unit.decide_authorization("decided", &Decision::Denied, NOW.plus(LATER)).await.unwrap(), "late");
    one.decision = Some(allowed);
    assert_eq!(unit.authorization("decided").await.unwrap(), Some(one));
    let answered = Answered { at: NOW, code: None };
    assert!(unit.answer_authorization("decided", None, &answered).await.unwrap());
    assert!(!unit.decide_authorization("decided", &Decision::Denied, NOW).await.unwrap(), "answered");
    assert!(!unit.decide_authorization("unknown", &Decision::Denied, NOW).await.unwrap());
}

pub(super) async fn one_of_many_answers_is_noted(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    unit.add_authorization(&authorization("answered", "answering", NOW)).await.unwrap();
    unit.commit().await.unwrap();
    let all: Vec<_> = (0..32)
        .map(|number| {
            let store = Arc::clone(store);
            tokio::spawn(async move {
                let mut unit = store.write().await.unwrap();
                let answered = Answered { at: NOW, code: Some(digest(&format!("code {number}"))) };
                let noted = unit.answer_authorization("answered", None, &answered).await.unwrap();
                unit.commit().await.unwrap();
                noted
            })
        })
        .collect();
    let mut noted = 0;
    for one in all {
        noted += usize::from(one.await.unwrap());
    }
    assert_eq!(noted, 1);
    let mut unit = store.write().await.unwrap();
    let first = unit.authorization("answered").await.unwrap().unwrap().answered.unwrap();
    let again = Answered { at: NOW, code: Some(digest("again")) };
    assert!(
        !unit.answer_authorization("answered", Some(&again), &first).await.unwrap(),
        "another one's place"
    );
    assert!(unit.answer_authorization("answered", Some(&first), &again).await.unwrap());
}

pub(super) async fn the_oldest_requests_of_a_browser_give_way(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    for (id, browser, age) in [("a", "busy", 3), ("b", "busy", 2), ("c", "busy", 1), ("d", "calm", 9)] {
        let created_at = NOW.minus(Duration::from_secs(age));
        unit.add_authorization(&authorization(id, browser, created_at)).await.unwrap();
    }
    unit.keep_newest_authorizations(&digest("busy"), 2).await.unwrap();
    let mut left = Vec::new();
    for id in ["a", "b", "c", "d"] {
        if unit.authorization(id).await.unwrap().is_some() {
            left.push(id);
        }
    }
    assert_eq!(left, ["b", "c", "d"]);
    unit.purge_authorizations(NOW.plus(LATER).minus(Duration::from_millis(1500))).await.unwrap();
    assert!(unit.authorization("b").await.unwrap().is_none());
    assert!(unit.authorization("c").await.unwrap().is_some());
}

pub(super) async fn a_pushed_request_is_taken_once_by_its_client_in_time(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let (handle, until) = (digest("pushed"), NOW.plus(LATER));
    unit.add_pushed(&handle, &request("owner"), until).await.unwrap();
    assert_eq!(unit.take_pushed(&handle, "other", NOW).await.unwrap(), None);
    assert_eq!(unit.take_pushed(&handle, "owner", until).await.unwrap(), None, "late");
    assert_eq!(unit.take_pushed(&handle, "owner", NOW).await.unwrap(), Some(request("owner")));
    assert_eq!(unit.take_pushed(&handle, "owner", NOW).await.unwrap(), None, "used");
    unit.add_pushed(&handle, &request("owner"), until).await.unwrap();
    unit.purge_pushed(until).await.unwrap();
    assert_eq!(unit.take_pushed(&handle, "owner", NOW).await.unwrap(), None, "forgotten");
}
