//! A connection whose unit ended with an error of the database is not used again.

use super::SqliteStore;
use crate::clock::Timestamp;
use crate::domain::token::Digest;
use crate::store::{Store as _, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Executor as _, SqlitePool, query};
use tempfile::TempDir;

const NOW: Timestamp = Timestamp::from_millis(0);

async fn empty() -> (TempDir, SqliteStore) {
    let place = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&place.path().join("drempel.db")).await.unwrap();
    (place, store)
}

async fn set(pool: &SqlitePool, pragma: &'static str) {
    query(pragma).execute(pool).await.unwrap();
}

/// Writes what wants pages of its own.
async fn fill(store: &SqliteStore, light: bool) -> Result<(), StoreError> {
    let mut unit = if light { store.write_lightly().await? } else { store.write().await? };
    for number in 0..400_u16 {
        unit.count_guess(&Digest::of(&number.to_be_bytes()), NOW).await?;
    }
    unit.commit().await
}

async fn fails_and_recovers(store: &SqliteStore, light: bool, spoil: &'static str, mend: &'static str) {
    let pool = if light { &store.light } else { &store.writer };
    for _ in 0..3 {
        set(pool, spoil).await;
        for _ in 0..2 {
            let failed = fill(store, light).await;
            assert!(matches!(failed, Err(StoreError::Unavailable(_))), "{spoil}: {failed:?}");
            // A connection that was discarded comes back as it was opened: spoiled again for the next try.
            set(pool, spoil).await;
        }
        set(pool, mend).await;
        fill(store, light).await.unwrap();
    }
}

#[tokio::test]
async fn a_connection_whose_transaction_the_database_ended_is_not_used_again() {
    let (_place, store) = empty().await;
    let (full, space) = ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 100000");
    fails_and_recovers(&store, false, full, space).await;
    fails_and_recovers(&store, true, full, space).await;
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_unavailable_until_it_can_be() {
    let (_place, store) = empty().await;
    fails_and_recovers(&store, false, "PRAGMA query_only = 1", "PRAGMA query_only = 0").await;
}

#[tokio::test]
async fn another_programs_lock_is_unavailable_until_it_is_gone() {
    let (place, store) = empty().await;
    let file = SqliteConnectOptions::new().filename(place.path().join("drempel.db"));
    let mut other = file.connect().await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let locked = fill(&store, false).await;
    assert!(matches!(locked, Err(StoreError::Unavailable(_))), "{locked:?}");
    assert!(!store.is_writable().await, "a write has just failed");
    other.execute("ROLLBACK").await.unwrap();
    fill(&store, false).await.unwrap();
    assert!(store.is_writable().await, "one has just been made");
}

#[tokio::test]
async fn whether_anything_can_be_written_is_found_out_by_writing() {
    let (_place, store) = empty().await;
    assert!(store.is_writable().await);
    set(&store.writer, "PRAGMA query_only = 1").await;
    tokio::time::sleep(super::proof::BELIEVED_FOR).await;
    assert!(!store.is_writable().await, "no write was tried meanwhile");
    set(&store.writer, "PRAGMA query_only = 0").await;
    tokio::time::sleep(super::proof::BELIEVED_FOR).await;
    assert!(store.is_writable().await);
}

#[tokio::test]
async fn what_is_closed_leaves_one_file_with_everything_in_it() {
    let (place, store) = empty().await;
    let reading = store.read().await.unwrap();
    fill(&store, false).await.unwrap();
    drop(reading);
    store.close().await;
    let beside: Vec<_> = place.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["drempel.db"]);
    assert!(matches!(store.write().await, Err(StoreError::Unavailable(_))));
}
