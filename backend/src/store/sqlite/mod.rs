//! SQLite: a file, one writer, many readers.
//!
//! The rule a reader would break: a write begins with `BEGIN IMMEDIATE` when it has the turn, so it never finds the
//! database changed under it; `synchronous = FULL`, so that what was acknowledged is there after a power cut: a spent
//! code stays spent. Only what is written lightly waits for the sync of the next one that is not.

mod activity;
mod authenticators;
mod authorizations;
mod clients;
mod codes;
mod consents;
mod device_requests;
mod devices;
mod enrolments;
mod factors;
mod grants;
mod guesses;
mod keys;
mod number_matches;
mod openings;
mod people;
mod row;
mod sessions;
mod sign_ins;
mod throttles;
mod tokens;

use super::{Store, StoreError, Unit, UnitOfWork};
use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

const READERS: u32 = 8;
const PATIENCE: Duration = Duration::from_secs(10);

/// A SQLite file.
pub struct SqliteStore {
    readers: SqlitePool,
    writer: SqlitePool,
    light: SqlitePool,
    /// One at a time, first come, first served.
    turn: Arc<Semaphore>,
}

impl SqliteStore {
    /// Opens the file, made when missing, and brings it up to date.
    ///
    /// # Errors
    /// When it cannot be opened or is newer than this program.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON")
            // Pages that change often are brought home once in 16 MiB of log, not once in four.
            .pragma("wal_autocheckpoint", "4096");
        let pool = |most| SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!("migrations/sqlite")
            .run(&writer)
            .await
            .map_err(|error| StoreError::Refused(Box::new(error)))?;
        let light = pool(1).connect_with(options.clone().synchronous(SqliteSynchronous::Normal)).await?;
        let readers = pool(READERS).connect_with(options.pragma("query_only", "ON")).await?;
        Ok(Self { readers, writer, light, turn: Arc::new(Semaphore::new(1)) })
    }

    async fn write_by(&self, writer: &SqlitePool) -> Result<Unit, StoreError> {
        let unavailable = |error| StoreError::Unavailable(error);
        let turn = timeout(PATIENCE, Arc::clone(&self.turn).acquire_owned()).await;
        let turn =
            turn.map_err(|error| unavailable(error.into()))?.map_err(|error| unavailable(error.into()))?;
        let transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
        Ok(Box::new(SqliteUnit { transaction, _turn: Some(turn) }))
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn read(&self) -> Result<Unit, StoreError> {
        Ok(Box::new(SqliteUnit { transaction: self.readers.begin().await?, _turn: None }))
    }

    async fn write(&self) -> Result<Unit, StoreError> {
        self.write_by(&self.writer).await
    }

    async fn write_lightly(&self) -> Result<Unit, StoreError> {
        self.write_by(&self.light).await
    }
}

struct SqliteUnit {
    transaction: Transaction<'static, Sqlite>,
    /// Let go after the transaction, also when the unit is dropped.
    _turn: Option<OwnedSemaphorePermit>,
}

impl SqliteUnit {
    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

#[async_trait]
impl UnitOfWork for SqliteUnit {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if matches!(
            error,
            sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::Io(_)
        ) {
            Self::Unavailable(Box::new(error))
        } else {
            Self::Refused(Box::new(error))
        }
    }
}
