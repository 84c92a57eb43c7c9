//! Requests to phones in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_digest, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::bucket::Bucket;
use crate::domain::number_match::{Decision, NumberMatch, Status, Void};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use crate::store::{NumberMatches, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl NumberMatches for SqliteUnit {
    async fn add_number_match(&mut self, request: &NumberMatch) -> Result<bool, StoreError> {
        let sql = "INSERT INTO number_match_requests (id, subject, bucket, person_id, sign_in_id, client_id, application, \
                   place, computer, sealed_number, is_quiet, asked_at, expires_at, status) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending') ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(&request.id)
            .bind(request.subject.bytes())
            .bind(request.bucket.as_str())
            .bind(&request.person.0)
            .bind(&request.sign_in)
            .bind(&request.client)
            .bind(&request.application)
            .bind(&request.place)
            .bind(&request.computer)
            .bind(&request.sealed_number)
            .bind(request.is_quiet)
            .bind(request.asked_at.millis())
            .bind(request.expires_at.millis());
        Ok(insert.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn number_match(&mut self, id: &str) -> Result<Option<NumberMatch>, StoreError> {
        let found = query("SELECT * FROM number_match_requests WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.as_ref().map(request).transpose()
    }

    async fn number_matches_asked(
        &mut self,
        subject: &Digest,
        since: Timestamp,
        most: u8,
    ) -> Result<Vec<Timestamp>, StoreError> {
        let sql = "SELECT asked_at FROM number_match_requests WHERE subject = ? AND asked_at > ? \
                   ORDER BY asked_at DESC LIMIT ?";
        let found = query(sql).bind(subject.bytes()).bind(since.millis()).bind(most);
        found.fetch_all(self.connection()).await?.iter().map(|row| time(row, "asked_at")).collect()
    }

    async fn supersede_number_match(&mut self, subject: &Digest, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE number_match_requests SET sealed_number = x'', \
                   status = CASE WHEN expires_at > ? THEN 'superseded' ELSE 'expired' END \
                   WHERE subject = ? AND status = 'pending'";
        query(sql).bind(now.millis()).bind(subject.bytes()).execute(self.connection()).await?;
        Ok(())
    }

    async fn waiting_number_matches(
        &mut self,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<Vec<NumberMatch>, StoreError> {
        let sql = "SELECT * FROM number_match_requests WHERE person_id = ? AND status = 'pending' AND expires_at > ? \
                   AND is_quiet = 0 ORDER BY asked_at, id";
        let found = query(sql).bind(&person.0).bind(now.millis());
        found.fetch_all(self.connection()).await?.iter().map(request).collect()
    }

    async fn see_number_match(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE number_match_requests SET seen_at = ?1 WHERE id = ?2 AND status = 'pending' \
                   AND expires_at > ?1 AND seen_at IS NULL";
        let update = query(sql).bind(now.millis()).bind(id);
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn decide_number_match(
        &mut self,
        id: &str,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE number_match_requests SET status = ?1, decided_by = ?2, decision = ?3, decided_at = ?4, \
                   sealed_number = x'' WHERE id = ?5 AND status = 'pending' AND expires_at > ?4";
        let update = query(sql)
            .bind(name(decision.outcome.status()))
            .bind(&decision.by.0)
            .bind(decision.signed.bytes())
            .bind(now.millis())
            .bind(id);
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn number_match_decided_by(
        &mut self,
        decision: &Digest,
    ) -> Result<Option<NumberMatch>, StoreError> {
        let found = query("SELECT * FROM number_match_requests WHERE decision = ?").bind(decision.bytes());
        found.fetch_optional(self.connection()).await?.as_ref().map(request).transpose()
    }

    async fn cancel_number_match(&mut self, id: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE number_match_requests SET status = 'cancelled', sealed_number = x'' \
                   WHERE id = ? AND status = 'pending'";
        Ok(query(sql).bind(id).execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn redeem_number_match(&mut self, id: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE number_match_requests SET status = 'redeemed' WHERE id = ? AND status = 'approved'";
        Ok(query(sql).bind(id).execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn void_number_match(&mut self, id: &str, void: Void) -> Result<bool, StoreError> {
        let sql = "UPDATE number_match_requests SET status = ? WHERE id = ? AND status = 'approved'";
        let update = query(sql).bind(name(void.status())).bind(id);
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn unregister_number_matches(
        &mut self,
        person: &PersonId,
        device: &AuthenticatorId,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE number_match_requests SET status = 'unregistered', sealed_number = x'' \
                   WHERE person_id = ?1 AND status IN ('pending', 'approved') \
                   AND ((status = 'approved' AND decided_by = ?2) OR (status = 'pending' \
                   AND NOT EXISTS (SELECT 1 FROM authenticators a \
                   WHERE a.person_id = ?1 AND a.public_key IS NOT NULL AND a.id <> ?2)))";
        let update = query(sql).bind(&person.0).bind(&device.0);
        Ok(update.execute(self.connection()).await?.rows_affected())
    }

    async fn expire_number_matches(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE number_match_requests SET status = 'expired', sealed_number = x'' \
                   WHERE status = 'pending' AND expires_at <= ?";
        query(sql).bind(now.millis()).execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_number_matches(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM number_match_requests WHERE asked_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }

    async fn stop_requests(
        &mut self,
        person: &PersonId,
        bucket: &Bucket,
        request: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO number_match_stops (person_id, bucket, request_id, at) VALUES (?, ?, ?, ?) \
                   ON CONFLICT DO NOTHING";
        let insert = query(sql).bind(&person.0).bind(bucket.as_str()).bind(request).bind(now.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn requests_stopped(
        &mut self,
        person: &PersonId,
        bucket: &Bucket,
    ) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT at FROM number_match_stops WHERE person_id = ? AND bucket = ?";
        let found = query(sql).bind(&person.0).bind(bucket.as_str());
        found.fetch_optional(self.connection()).await?.map(|row| time(&row, "at")).transpose()
    }

    async fn has_stopped_requests(&mut self, person: &PersonId) -> Result<bool, StoreError> {
        let found = query("SELECT 1 FROM number_match_stops WHERE person_id = ?").bind(&person.0);
        Ok(found.fetch_optional(self.connection()).await?.is_some())
    }

    async fn allow_requests(&mut self, person: &PersonId) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM number_match_stops WHERE person_id = ?").bind(&person.0);
        Ok(delete.execute(self.connection()).await?.rows_affected() > 0)
    }
}

const fn name(status: Status) -> &'static str {
    match status {
        Status::Pending => "pending",
        Status::Approved => "approved",
        Status::Denied => "denied",
        Status::WrongNumber => "wrong_number",
        Status::Superseded => "superseded",
        Status::Cancelled => "cancelled",
        Status::Expired => "expired",
        Status::Unregistered => "unregistered",
        Status::Redeemed => "redeemed",
    }
}

fn status(text: &str) -> Result<Status, StoreError> {
    let named = Status::ALL.into_iter().find(|status| name(*status) == text);
    named.ok_or(StoreError::Corrupt("status of a request to a phone"))
}

fn request(row: &SqliteRow) -> Result<NumberMatch, StoreError> {
    Ok(NumberMatch {
        id: get(row, "id")?,
        subject: digest(row, "subject")?,
        bucket: Bucket::stored(get(row, "bucket")?),
        person: PersonId(get(row, "person_id")?),
        sign_in: get(row, "sign_in_id")?,
        client: get(row, "client_id")?,
        application: get(row, "application")?,
        place: get(row, "place")?,
        computer: get(row, "computer")?,
        sealed_number: get(row, "sealed_number")?,
        is_quiet: get(row, "is_quiet")?,
        asked_at: time(row, "asked_at")?,
        expires_at: time(row, "expires_at")?,
        seen_at: maybe_time(row, "seen_at")?,
        status: status(get(row, "status")?)?,
        decided_by: get::<Option<String>>(row, "decided_by")?.map(AuthenticatorId),
        decision: maybe_digest(row, "decision")?,
        decided_at: maybe_time(row, "decided_at")?,
    })
}
