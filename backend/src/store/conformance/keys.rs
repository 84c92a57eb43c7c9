//! Signing keys.

use super::*;
use crate::domain::keys::{Algorithm, SigningKey};
use serde_json::json;
use std::time::Duration;

pub(super) async fn a_key_is_read_as_written_and_retires(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let later = NOW.plus(Duration::from_secs(1));
    let key = |id: &str, signs_from| SigningKey {
        id: id.to_owned(),
        algorithm: Algorithm::Es256,
        sealed: vec![1, 2, 3],
        public: json!({ "kty": "EC" }),
        created_at: NOW,
        signs_from,
        retires_at: None,
    };
    let (new, old) = (key("new", later), key("old", NOW));
    unit.add_signing_key(&new).await.unwrap();
    unit.add_signing_key(&old).await.unwrap();
    assert_eq!(unit.signing_keys().await.unwrap(), [old.clone(), new.clone()], "the oldest first");
    unit.retire_signing_key("old", later).await.unwrap();
    unit.purge_signing_keys(NOW).await.unwrap();
    let retiring = SigningKey { retires_at: Some(later), ..old };
    assert_eq!(unit.signing_keys().await.unwrap(), [retiring, new.clone()]);
    unit.purge_signing_keys(later).await.unwrap();
    assert_eq!(unit.signing_keys().await.unwrap(), [new]);
}
