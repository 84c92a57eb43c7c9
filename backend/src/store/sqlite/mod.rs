//! SQLite: a file, one writer, many readers.
//!
//! The rule a reader would break: a write begins with `BEGIN IMMEDIATE` on the one writing connection, so it never finds
//! the database changed under it; `synchronous = FULL`, so that what was acknowledged is there after a power cut: a
//! spent code stays spent.

mod authorizations;
mod clients;
mod codes;
mod consents;
mod device_requests;
mod devices;
mod factors;
mod grants;
mod guesses;
mod keys;
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
use std::time::Duration;

const READERS: u32 = 8;
const PATIENCE: Duration = Duration::from_secs(10);

/// A SQLite file.
pub struct SqliteStore {
    readers: SqlitePool,
    writer: SqlitePool,
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
            .pragma("secure_delete", "ON");
        let pool = |most| SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!("migrations/sqlite")
            .run(&writer)
            .await
            .map_err(|error| StoreError::Refused(Box::new(error)))?;
        let readers = pool(READERS).connect_with(options.pragma("query_only", "ON")).await?;
        Ok(Self { readers, writer })
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn read(&self) -> Result<Unit, StoreError> {
        Ok(Box::new(SqliteUnit(self.readers.begin().await?)))
    }

    async fn write(&self) -> Result<Unit, StoreError> {
        Ok(Box::new(SqliteUnit(self.writer.begin_with("BEGIN IMMEDIATE").await?)))
    }
}

struct SqliteUnit(Transaction<'static, Sqlite>);

impl SqliteUnit {
    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.0
    }
}

#[async_trait]
impl UnitOfWork for SqliteUnit {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        Ok(self.0.commit().await?)
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
