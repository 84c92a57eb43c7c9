//! What happened with people's accounts.

use super::*;
use crate::domain::activity::Event;
use drempel_contract::SignInEventKind;
use std::time::Duration;

fn event(id: &str, person: &Person, at: Timestamp) -> Event {
    Event {
        id: id.to_owned(),
        person: person.id.clone(),
        at,
        what: SignInEventKind::SignedIn,
        place: "192.0.2.1".to_owned(),
        device: "Firefox on Linux".to_owned(),
        application: "Mail".to_owned(),
        amr: vec!["pwd".to_owned(), "mfa".to_owned()],
        session: Some("session".to_owned()),
    }
}

pub(super) async fn events_come_back_as_written_the_newest_first_and_are_forgotten(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let one = added(&mut unit, "watched").await;
    let two = added(&mut unit, "unwatched").await;
    let later = NOW.plus(Duration::from_secs(1));
    for (id, at) in [("first", NOW), ("second", later), ("third", later)] {
        unit.note_event(&event(id, &one, at)).await.unwrap();
    }
    let all = unit.events(&one.id, 100).await.unwrap();
    assert_eq!(all, [event("third", &one, later), event("second", &one, later), event("first", &one, NOW)]);
    assert_eq!(unit.events(&one.id, 1).await.unwrap(), [event("third", &one, later)]);
    assert!(unit.events(&two.id, 100).await.unwrap().is_empty());
    assert_eq!(unit.event(&one.id, "first").await.unwrap().unwrap().id, "first");
    assert!(unit.event(&two.id, "first").await.unwrap().is_none());
    assert!(unit.report_event("first", later).await.unwrap());
    assert!(!unit.report_event("first", later).await.unwrap(), "once");
    unit.purge_events(later).await.unwrap();
    assert_eq!(unit.events(&one.id, 100).await.unwrap().len(), 2);
}
