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
mod proof;
mod refusal;
mod row;
mod sessions;
mod sign_ins;
mod throttles;
mod tokens;
mod turns;

use super::{Store, StoreError, Unit, UnitOfWork};
use async_trait::async_trait;
use proof::Proof;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;
use turns::{Turn, Turns};

const READERS: u32 = 8;
/// For a connection, and for another program's lock: with the turn, less than a page waits for its answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// For each of what is to end before the database is closed.
const CLOSING: Duration = Duration::from_secs(5);

/// A SQLite file.
pub struct SqliteStore {
    readers: SqlitePool,
    writer: SqlitePool,
    light: SqlitePool,
    turns: Turns,
    proof: Arc<Proof>,
    /// One at a time finds out whether anything can be written.
    probing: Mutex<()>,
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
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!("migrations/sqlite")
            .run(&writer)
            .await
            .map_err(|error| StoreError::Refused(Box::new(error)))?;
        let light = pool(1).connect_with(options.clone().synchronous(SqliteSynchronous::Normal)).await?;
        let readers = pool(READERS).connect_with(options.pragma("query_only", "ON")).await?;
        let proof = Arc::new(Proof::default());
        Ok(Self { readers, writer, light, turns: Turns::new(), proof, probing: Mutex::new(()) })
    }

    async fn write_by(&self, writer: &SqlitePool, turn: Turn) -> Result<Unit, StoreError> {
        let transaction =
            writer.begin_with("BEGIN IMMEDIATE").await.inspect_err(|_| self.proof.note(false))?;
        let writing = Writing { _turn: turn, proof: Arc::clone(&self.proof) };
        Ok(Box::new(SqliteUnit { transaction, writing: Some(writing) }))
    }

    async fn probe(&self) -> Result<(), StoreError> {
        let mut unit = self.write().await?;
        unit.prove_writable().await.inspect_err(|_| self.proof.note(false))?;
        unit.commit().await
    }

    /// Brings everything in the log home, so that the file alone is the whole database.
    async fn fold(&self) -> Result<(), sqlx::Error> {
        let row: (i64, i64, i64) =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.writer).await?;
        if row.0 != 0 {
            tracing::warn!("another program has the database open, so the log beside it may not be empty");
        }
        Ok(())
    }
}

/// Connections of which none goes back into use that a transaction is still open on: SQLite rolls back by itself when
/// the disk is full, and nothing can begin on a connection that believes it has begun.
fn pool(most: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE).after_release(|connection, _| {
        Box::pin(async move {
            // A rollback that was asked for has been tried when this returns.
            connection.ping().await?;
            let clean = !connection.is_in_transaction();
            if !clean {
                tracing::warn!("a connection was discarded: the database ended its transaction by itself");
            }
            Ok(clean)
        })
    })
}

#[async_trait]
impl Store for SqliteStore {
    async fn read(&self) -> Result<Unit, StoreError> {
        Ok(Box::new(SqliteUnit { transaction: self.readers.begin().await?, writing: None }))
    }

    async fn write(&self) -> Result<Unit, StoreError> {
        self.write_by(&self.writer, self.turns.take().await?).await
    }

    async fn write_to_begin(&self) -> Result<Unit, StoreError> {
        self.write_by(&self.writer, self.turns.take_to_begin().await?).await
    }

    async fn write_lightly(&self) -> Result<Unit, StoreError> {
        self.write_by(&self.light, self.turns.take().await?).await
    }

    async fn is_writable(&self) -> bool {
        let _one = self.probing.lock().await;
        if let Some(written) = self.proof.fresh() {
            return written;
        }
        match self.probe().await {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(%error, "nothing can be written");
                false
            }
        }
    }

    async fn close(&self) {
        // Whoever writes now may finish; nobody else begins.
        let last = self.turns.take().await;
        self.turns.close();
        drop(last);
        // What is being read keeps the log from being emptied.
        for pool in [&self.readers, &self.light] {
            let _ = timeout(CLOSING, pool.close()).await;
        }
        let folded = timeout(CLOSING, async {
            let folded = self.fold().await;
            self.writer.close().await;
            folded
        });
        match folded.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "the log beside the database was not emptied"),
            Err(_) => tracing::error!("the log beside the database was not emptied in time"),
        }
    }
}

struct SqliteUnit {
    transaction: Transaction<'static, Sqlite>,
    /// Let go after the transaction, also when the unit is dropped.
    writing: Option<Writing>,
}

/// What a unit that writes holds.
struct Writing {
    _turn: Turn,
    proof: Arc<Proof>,
}

impl SqliteUnit {
    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

#[async_trait]
impl UnitOfWork for SqliteUnit {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        let committed = self.transaction.commit().await;
        if let Some(writing) = &self.writing {
            writing.proof.note(committed.is_ok());
        }
        Ok(committed?)
    }
}

#[cfg(test)]
#[path = "broken_connections.rs"]
mod broken_connections;
