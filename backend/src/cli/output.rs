//! What a command prints: results on standard output, everything else on standard error.

use super::Failure;
use serde::Serialize;
use std::io::{ErrorKind, Write as _, stdout};

/// Prints a text as it is. A reader that has gone (`… | head`) is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::failed(format!("cannot write to standard output: {error}"))),
    }
}

/// Prints rows: for programs as one JSON array, for people as `table` lays them out.
pub(crate) fn list<R: Serialize>(json: bool, rows: &[R], table: fn(&[R]) -> String) -> Result<(), Failure> {
    if json {
        return print(&(serde_json::to_string_pretty(rows).map_err(Failure::failed)? + "\n"));
    }
    print(&table(rows))
}
