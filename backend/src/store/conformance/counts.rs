//! Wrong passwords and known browsers.

use super::*;
use crate::domain::throttle::Throttle;
use crate::store::KnownDevice;
use std::time::Duration;

pub(super) async fn throttles_are_kept_apart_by_subject_and_bucket(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let (one, two) = (digest("subject one"), digest("subject two"));
    let count = |failures| Throttle { failures, blocked_until: NOW, counted_at: NOW };
    assert_eq!(unit.throttle(&one, "a").await.unwrap(), None);
    for (subject, bucket, failures) in [(&one, "a", 1), (&one, "b", 2), (&two, "a", 3), (&one, "a", 4)] {
        unit.set_throttle(subject, bucket, &count(failures)).await.unwrap();
    }
    assert_eq!(unit.throttle(&one, "a").await.unwrap(), Some(count(4)));
    assert_eq!(unit.throttle(&one, "b").await.unwrap(), Some(count(2)));
    unit.reset_throttle(&one, "a").await.unwrap();
    assert_eq!(unit.throttle(&one, "a").await.unwrap(), None);
    assert_eq!(unit.throttle(&one, "b").await.unwrap(), Some(count(2)));
    unit.reset_throttles(&one).await.unwrap();
    assert_eq!(unit.throttle(&one, "b").await.unwrap(), None);
    assert_eq!(unit.throttle(&two, "a").await.unwrap(), Some(count(3)));
    unit.purge_throttles(NOW.plus(Duration::from_secs(1))).await.unwrap();
    assert_eq!(unit.throttle(&two, "a").await.unwrap(), None);
}

pub(super) async fn a_browser_keeps_its_name_when_its_cookie_changes(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let one = added(&mut unit, "owner").await;
    let two = added(&mut unit, "guest").await;
    let device = |id: &str, token: &str, person: &Person| KnownDevice {
        id: id.to_owned(),
        token: digest(token),
        person: person.id.clone(),
        used_at: NOW,
    };
    unit.add_device(&device("ours", "old", &one)).await.unwrap();
    unit.add_device(&device("theirs", "old", &two)).await.unwrap();
    let nobody = PersonId("nobody".to_owned());
    assert_eq!(unit.known_device(&digest("old"), &nobody).await.unwrap(), None);
    unit.renew_device(&digest("old"), &digest("new")).await.unwrap();
    unit.add_device(&device("again", "new", &one)).await.unwrap();
    assert_eq!(unit.known_device(&digest("old"), &one.id).await.unwrap(), None);
    assert_eq!(unit.known_device(&digest("new"), &one.id).await.unwrap(), Some(device("ours", "new", &one)));
    assert_eq!(unit.known_device(&digest("new"), &two.id).await.unwrap().unwrap().id, "theirs");
    unit.add_device(&device("another", "another", &one)).await.unwrap();
    assert_eq!(unit.forget_devices(&one.id, Some("ours")).await.unwrap(), 1);
    assert_eq!(unit.known_device(&digest("new"), &one.id).await.unwrap().unwrap().id, "ours");
    assert_eq!(unit.forget_devices(&one.id, None).await.unwrap(), 1);
    unit.purge_devices(NOW.plus(Duration::from_secs(1))).await.unwrap();
    assert_eq!(unit.known_device(&digest("new"), &two.id).await.unwrap(), None);
}
