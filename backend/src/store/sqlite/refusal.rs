//! What SQLite's errors mean to whoever asked.
//!
//! The rule a reader would break: what may go by itself (a full disk, another program's lock) is unavailable, to be
//! asked again; only what will be the same tomorrow is refused.

use super::StoreError;

/// Primary result codes that say nothing about the statement (<https://sqlite.org/rescode.html>).
const PASSING: [i32; 9] = [BUSY, LOCKED, NO_MEMORY, READ_ONLY, INTERRUPTED, IO, FULL, CANNOT_OPEN, PROTOCOL];
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const NO_MEMORY: i32 = 7;
const READ_ONLY: i32 = 8;
const INTERRUPTED: i32 = 9;
const IO: i32 = 10;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;
const PROTOCOL: i32 = 15;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let gone = matches!(
            error,
            sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::BeginFailed
                | sqlx::Error::Io(_)
        );
        let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
        // The low byte is the primary code, the rest says which kind of it.
        let passing = gone || code.is_some_and(|code| PASSING.contains(&(code & 0xff)));
        if passing { Self::Unavailable(Box::new(error)) } else { Self::Refused(Box::new(error)) }
    }
}
