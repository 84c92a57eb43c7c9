//! Codes of devices that were entered, in SQLite.

use super::SqliteUnit;
use super::row::time;
use crate::clock::Timestamp;
use crate::domain::token::Digest;
use crate::store::{Guesses, StoreError};
use async_trait::async_trait;
use sqlx::query;

#[async_trait]
impl Guesses for SqliteUnit {
    async fn guesses(
        &mut self,
        subject: &Digest,
        since: Timestamp,
        most: u8,
    ) -> Result<Vec<Timestamp>, StoreError> {
        let sql = "SELECT at FROM user_code_guesses WHERE subject = ? AND at > ? ORDER BY at DESC LIMIT ?";
        let found = query(sql).bind(subject.bytes()).bind(since.millis()).bind(most);
        found.fetch_all(self.connection()).await?.iter().map(|row| time(row, "at")).collect()
    }

    async fn count_guess(&mut self, subject: &Digest, at: Timestamp) -> Result<(), StoreError> {
        let insert = query("INSERT INTO user_code_guesses (subject, at) VALUES (?, ?)");
        insert.bind(subject.bytes()).bind(at.millis()).execute(self.connection()).await?;
        Ok(())
    }

    async fn uncount_guess(&mut self, subject: &Digest, at: Timestamp) -> Result<(), StoreError> {
        let sql = "DELETE FROM user_code_guesses WHERE rowid = \
                   (SELECT rowid FROM user_code_guesses WHERE subject = ? AND at = ? LIMIT 1)";
        query(sql).bind(subject.bytes()).bind(at.millis()).execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_guesses(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM user_code_guesses WHERE at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}
