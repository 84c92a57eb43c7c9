//! Columns to types and back.

use crate::clock::Timestamp;
use crate::domain::token::Digest;
use crate::store::StoreError;
use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Row, Sqlite, Type};

/// A column by name.
pub(super) fn get<'r, T: Decode<'r, Sqlite> + Type<Sqlite>>(
    row: &'r SqliteRow,
    column: &str,
) -> Result<T, StoreError>
where
    for<'c> &'c str: ColumnIndex<SqliteRow>,
{
    Ok(row.try_get(column)?)
}

/// A time.
pub(super) fn time(row: &SqliteRow, column: &str) -> Result<Timestamp, StoreError> {
    get(row, column).map(Timestamp::from_millis)
}

/// A time that may not have come.
pub(super) fn maybe_time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, StoreError> {
    Ok(get::<Option<i64>>(row, column)?.map(Timestamp::from_millis))
}

/// A digest.
pub(super) fn digest(row: &SqliteRow, column: &str) -> Result<Digest, StoreError> {
    let bytes = get::<&[u8]>(row, column)?;
    bytes.try_into().map(Digest::from_bytes).map_err(|_| StoreError::Corrupt("digest"))
}

/// A digest that may not be there.
pub(super) fn maybe_digest(row: &SqliteRow, column: &str) -> Result<Option<Digest>, StoreError> {
    let bytes = get::<Option<&[u8]>>(row, column)?;
    let digest = bytes.map(|bytes| bytes.try_into().map(Digest::from_bytes));
    digest.transpose().map_err(|_| StoreError::Corrupt("digest"))
}
