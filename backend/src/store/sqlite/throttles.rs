//! Wrong passwords in SQLite.

use super::SqliteUnit;
use super::row::{get, time};
use crate::clock::Timestamp;
use crate::domain::throttle::Throttle;
use crate::domain::token::Digest;
use crate::store::{StoreError, Throttles};
use async_trait::async_trait;
use sqlx::query;

#[async_trait]
impl Throttles for SqliteUnit {
    async fn throttle(&mut self, subject: &Digest, bucket: &str) -> Result<Option<Throttle>, StoreError> {
        let found = query("SELECT * FROM password_throttles WHERE subject = ? AND bucket = ?");
        let row = found.bind(subject.bytes()).bind(bucket).fetch_optional(self.connection()).await?;
        row.map(|row| {
            Ok(Throttle {
                failures: get(&row, "failures")?,
                blocked_until: time(&row, "blocked_until")?,
                counted_at: time(&row, "counted_at")?,
            })
        })
        .transpose()
    }

    async fn set_throttle(
        &mut self,
        subject: &Digest,
        bucket: &str,
        throttle: &Throttle,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO password_throttles (subject, bucket, failures, blocked_until, counted_at) \
                   VALUES (?, ?, ?, ?, ?) ON CONFLICT (subject, bucket) DO UPDATE SET failures = excluded.failures, \
                   blocked_until = excluded.blocked_until, counted_at = excluded.counted_at";
        let upsert = query(sql)
            .bind(subject.bytes())
            .bind(bucket)
            .bind(throttle.failures)
            .bind(throttle.blocked_until.millis())
            .bind(throttle.counted_at.millis());
        upsert.execute(self.connection()).await?;
        Ok(())
    }

    async fn reset_throttle(&mut self, subject: &Digest, bucket: &str) -> Result<(), StoreError> {
        let delete = query("DELETE FROM password_throttles WHERE subject = ? AND bucket = ?");
        delete.bind(subject.bytes()).bind(bucket).execute(self.connection()).await?;
        Ok(())
    }

    async fn reset_throttles(&mut self, subject: &Digest) -> Result<(), StoreError> {
        let delete = query("DELETE FROM password_throttles WHERE subject = ?");
        delete.bind(subject.bytes()).execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_throttles(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM password_throttles WHERE counted_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}
