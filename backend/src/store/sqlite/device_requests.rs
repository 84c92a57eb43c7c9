//! Devices that ask to be signed in, in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_digest, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::client::Scopes;
use crate::domain::device::{Approval, By, DeviceRequest, Status};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use crate::store::{DeviceRequests, StoreError, Waiting};
use async_trait::async_trait;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Sqlite, query};
use std::time::Duration;

#[async_trait]
impl DeviceRequests for SqliteUnit {
    async fn add_device_request(&mut self, request: &DeviceRequest) -> Result<bool, StoreError> {
        let sql = "INSERT INTO device_requests (id, device_code, user_code, sealed_user_code, client_id, scopes, \
                   code_challenge, browser, network, device, place, asked_at, expires_at, interval, status) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending') ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(&request.id)
            .bind(request.device_code.bytes())
            .bind(request.user_code.bytes())
            .bind(&request.sealed_user_code)
            .bind(&request.client)
            .bind(request.scopes.to_string())
            .bind(&request.code_challenge)
            .bind(request.browser.as_ref().map(Digest::bytes))
            .bind(request.network.bytes())
            .bind(&request.device)
            .bind(&request.place)
            .bind(request.asked_at.millis())
            .bind(request.expires_at.millis())
            .bind(millis(request.interval));
        self.took(insert).await
    }

    async fn device_request(&mut self, id: &str) -> Result<Option<DeviceRequest>, StoreError> {
        let found = query("SELECT * FROM device_requests WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.map(|row| request(&row)).transpose()
    }

    async fn device_request_by_user_code(
        &mut self,
        code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        let sql = "SELECT 1 AS known, * FROM device_requests WHERE user_code = ? \
                   UNION ALL SELECT 0, * FROM device_request_stand_in LIMIT 1";
        let row = query(sql).bind(code.bytes()).fetch_one(self.connection()).await?;
        let (found, known) = (request(&row)?, get::<bool>(&row, "known")?);
        Ok(known.then_some(found))
    }

    async fn device_request_by_device_code(
        &mut self,
        code: &Digest,
    ) -> Result<Option<DeviceRequest>, StoreError> {
        let found = query("SELECT * FROM device_requests WHERE device_code = ?").bind(code.bytes());
        found.fetch_optional(self.connection()).await?.map(|row| request(&row)).transpose()
    }

    async fn waiting_device_requests(
        &mut self,
        network: &Digest,
        now: Timestamp,
    ) -> Result<Waiting, StoreError> {
        // Rows are numbered as they come, so those that are not over are all from the first of them on.
        let sql = "SELECT (SELECT COUNT(*) FROM device_requests WHERE network = ?1 AND expires_at > ?2 \
                   AND status IN ('pending', 'claimed')) AS here, \
                   (SELECT MAX(rowid) FROM device_requests) - (SELECT rowid FROM device_requests \
                   WHERE expires_at > ?2 ORDER BY expires_at, rowid LIMIT 1) + 1 AS anywhere, \
                   (SELECT MIN(expires_at) FROM device_requests WHERE network = ?1 AND expires_at > ?2 \
                   AND status IN ('pending', 'claimed')) AS next_ends_at";
        let row = query(sql).bind(network.bytes()).bind(now.millis()).fetch_one(self.connection()).await?;
        Ok(Waiting {
            here: get(&row, "here")?,
            anywhere: get::<Option<u32>>(&row, "anywhere")?.unwrap_or(0),
            next_ends_at: maybe_time(&row, "next_ends_at")?,
        })
    }

    async fn claim_device_request(&mut self, id: &str, by: &By, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE device_requests SET status = 'claimed', session_id = ?1, person_id = ?2 \
                   WHERE id = ?3 AND expires_at > ?4 AND (status = 'pending' OR (status = 'claimed' AND \
                   (session_id = ?1 OR NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = device_requests.session_id \
                   AND s.ends_at > ?4 AND s.used_at + s.idle > ?4))))";
        let update = query(sql).bind(&by.session).bind(&by.person.0).bind(id).bind(now.millis());
        self.took(update).await
    }

    async fn release_device_request(&mut self, id: &str, by: &By) -> Result<bool, StoreError> {
        let sql = "UPDATE device_requests SET status = 'pending', session_id = NULL, person_id = NULL \
                   WHERE id = ? AND status = 'claimed' AND session_id = ?";
        self.took(query(sql).bind(id).bind(&by.session)).await
    }

    async fn approve_device_request(
        &mut self,
        id: &str,
        by: &By,
        approval: &Approval,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE device_requests SET status = 'approved', approval = ?, expires_at = MAX(expires_at, ?) \
                   WHERE id = ? AND status = 'claimed' AND session_id = ? AND person_id = ? AND expires_at > ?";
        let update = query(sql)
            .bind(serde_json::to_string(approval).map_err(|_| StoreError::Corrupt("approval"))?)
            .bind(until.millis())
            .bind(id)
            .bind(&by.session)
            .bind(&by.person.0)
            .bind(now.millis());
        self.took(update).await
    }

    async fn deny_device_request(&mut self, id: &str, by: &By, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE device_requests SET status = 'denied' WHERE id = ? AND status = 'claimed' \
                   AND session_id = ? AND person_id = ? AND expires_at > ?";
        self.took(query(sql).bind(id).bind(&by.session).bind(&by.person.0).bind(now.millis())).await
    }

    async fn refuse_device_request(&mut self, id: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE device_requests SET status = 'denied' WHERE id = ? AND status = 'approved'";
        self.took(query(sql).bind(id)).await
    }

    async fn refuse_device_requests(&mut self, person: &PersonId) -> Result<u64, StoreError> {
        let sql = "UPDATE device_requests SET status = 'denied' WHERE person_id = ? AND status = 'approved'";
        Ok(query(sql).bind(&person.0).execute(self.connection()).await?.rows_affected())
    }

    async fn redeem_device_request(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE device_requests SET status = 'redeemed' WHERE id = ? AND status = 'approved' \
                   AND expires_at > ?";
        self.took(query(sql).bind(id).bind(now.millis())).await
    }

    async fn note_device_poll(
        &mut self,
        id: &str,
        now: Timestamp,
        uneven: Duration,
        slower: Duration,
    ) -> Result<bool, StoreError> {
        let in_time = "UPDATE device_requests SET polled_at = ?1 WHERE id = ?2 \
                       AND (polled_at IS NULL OR polled_at + interval - ?3 <= ?1)";
        let update = query(in_time).bind(now.millis()).bind(id).bind(millis(uneven));
        if self.took(update).await? {
            return Ok(true);
        }
        let too_soon = "UPDATE device_requests SET polled_at = ?, interval = interval + ? WHERE id = ?";
        self.took(query(too_soon).bind(now.millis()).bind(millis(slower)).bind(id)).await?;
        Ok(false)
    }

    async fn purge_device_requests(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM device_requests WHERE expires_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

impl SqliteUnit {
    /// Whether a conditional statement found its row.
    pub(super) async fn took(
        &mut self,
        statement: sqlx::query::Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<bool, StoreError> {
        Ok(statement.execute(self.connection()).await?.rows_affected() == 1)
    }
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn request(row: &SqliteRow) -> Result<DeviceRequest, StoreError> {
    Ok(DeviceRequest {
        id: get(row, "id")?,
        device_code: digest(row, "device_code")?,
        user_code: digest(row, "user_code")?,
        sealed_user_code: get(row, "sealed_user_code")?,
        client: get(row, "client_id")?,
        scopes: Scopes::understood(get(row, "scopes")?),
        code_challenge: get(row, "code_challenge")?,
        browser: maybe_digest(row, "browser")?,
        network: digest(row, "network")?,
        device: get(row, "device")?,
        place: get(row, "place")?,
        asked_at: time(row, "asked_at")?,
        expires_at: time(row, "expires_at")?,
        interval: Duration::from_millis(u64::try_from(get::<i64>(row, "interval")?).unwrap_or(0)),
        polled_at: maybe_time(row, "polled_at")?,
        status: status(row)?,
    })
}

fn status(row: &SqliteRow) -> Result<Status, StoreError> {
    Ok(match get::<&str>(row, "status")? {
        "pending" => Status::Pending,
        "claimed" => {
            Status::Claimed(By { session: get(row, "session_id")?, person: PersonId(get(row, "person_id")?) })
        }
        "approved" => Status::Approved(
            serde_json::from_str(get(row, "approval")?).map_err(|_| StoreError::Corrupt("approval"))?,
        ),
        "denied" => Status::Denied,
        "redeemed" => Status::Redeemed,
        _ => return Err(StoreError::Corrupt("status of a device's request")),
    })
}
