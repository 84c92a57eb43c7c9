//! Access tokens that the sign-in page can open a session with, in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::device::Opening;
use crate::domain::token::Digest;
use crate::store::{Openings, StoreError, StoredReply};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Openings for SqliteUnit {
    async fn add_opening(&mut self, token: &Digest, opening: &Opening) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO session_openings (access_token, browser, approval, expires_at) VALUES (?, ?, ?, ?)";
        let insert = query(sql)
            .bind(token.bytes())
            .bind(opening.browser.bytes())
            .bind(serde_json::to_string(&opening.approval).map_err(|_| StoreError::Corrupt("approval"))?)
            .bind(opening.expires_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn opening(&mut self, token: &Digest) -> Result<Option<Opening>, StoreError> {
        let found = query("SELECT * FROM session_openings WHERE access_token = ?").bind(token.bytes());
        found.fetch_optional(self.connection()).await?.map(|row| opening(&row)).transpose()
    }

    async fn use_opening(&mut self, token: &Digest, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE session_openings SET used_at = ?1 WHERE access_token = ?2 AND used_at IS NULL \
                   AND expires_at > ?1";
        let update = query(sql).bind(now.millis()).bind(token.bytes());
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn keep_opening_reply(&mut self, token: &Digest, reply: &StoredReply) -> Result<(), StoreError> {
        let update = query("UPDATE session_openings SET body = ?, reply = ? WHERE access_token = ?")
            .bind(reply.body.bytes())
            .bind(&reply.sealed)
            .bind(token.bytes());
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_openings(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM session_openings WHERE expires_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn opening(row: &SqliteRow) -> Result<Opening, StoreError> {
    let used = match maybe_time(row, "used_at")? {
        None => None,
        Some(at) => Some(StoredReply { body: digest(row, "body")?, sealed: get(row, "reply")?, at }),
    };
    Ok(Opening {
        browser: digest(row, "browser")?,
        approval: serde_json::from_str(get(row, "approval")?).map_err(|_| StoreError::Corrupt("approval"))?,
        expires_at: time(row, "expires_at")?,
        used,
    })
}
