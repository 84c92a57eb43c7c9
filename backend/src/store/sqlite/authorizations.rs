//! Requests of applications in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::authorization::{Answered, Authorization, Decision, Request};
use crate::domain::token::Digest;
use crate::language::Language;
use crate::store::{Authorizations, StoreError};
use async_trait::async_trait;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Authorizations for SqliteUnit {
    async fn add_authorization(&mut self, authorization: &Authorization) -> Result<(), StoreError> {
        let sql = "INSERT INTO authorizations (id, browser, request, language, created_at, expires_at) \
                   VALUES (?, ?, ?, ?, ?, ?)";
        let insert = query(sql)
            .bind(&authorization.id)
            .bind(authorization.browser.bytes())
            .bind(text(&authorization.request)?)
            .bind(authorization.language.tag())
            .bind(authorization.created_at.millis())
            .bind(authorization.expires_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn authorization(&mut self, id: &str) -> Result<Option<Authorization>, StoreError> {
        let found = query("SELECT * FROM authorizations WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.map(|row| authorization(&row)).transpose()
    }

    async fn decide_authorization(
        &mut self,
        id: &str,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql =
            "UPDATE authorizations SET decision = ? WHERE id = ? AND answered_at IS NULL AND expires_at > ?";
        let update = query(sql).bind(text(decision)?).bind(id).bind(now.millis());
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn answer_authorization(
        &mut self,
        id: &str,
        before: Option<&Answered>,
        answered: &Answered,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE authorizations SET answered_at = ?, code = ? \
                   WHERE id = ? AND answered_at IS ? AND code IS ?";
        let code = |answered: &Answered| answered.code.map(|code| code.bytes().to_vec());
        let update = query(sql)
            .bind(answered.at.millis())
            .bind(code(answered))
            .bind(id)
            .bind(before.map(|before| before.at.millis()))
            .bind(before.and_then(code));
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn keep_newest_authorizations(&mut self, browser: &Digest, most: u32) -> Result<(), StoreError> {
        let sql = "DELETE FROM authorizations WHERE browser = ? AND id NOT IN \
                   (SELECT id FROM authorizations WHERE browser = ? ORDER BY created_at DESC, rowid DESC LIMIT ?)";
        let delete = query(sql).bind(browser.bytes()).bind(browser.bytes()).bind(most);
        delete.execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_authorizations(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM authorizations WHERE expires_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }

    async fn add_pushed(
        &mut self,
        handle: &Digest,
        request: &Request,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO pushed_requests (handle, client_id, request, expires_at) VALUES (?, ?, ?, ?)";
        let insert = query(sql)
            .bind(handle.bytes())
            .bind(&request.client)
            .bind(text(request)?)
            .bind(expires_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn take_pushed(
        &mut self,
        handle: &Digest,
        client: &str,
        now: Timestamp,
    ) -> Result<Option<Request>, StoreError> {
        let sql = "DELETE FROM pushed_requests WHERE handle = ? AND client_id = ? AND expires_at > ? \
                   RETURNING request";
        let delete = query(sql).bind(handle.bytes()).bind(client).bind(now.millis());
        let row = delete.fetch_optional(self.connection()).await?;
        row.map(|row| read(get(&row, "request")?, "request")).transpose()
    }

    async fn purge_pushed(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM pushed_requests WHERE expires_at <= ?").bind(now.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn authorization(row: &SqliteRow) -> Result<Authorization, StoreError> {
    let language = match get(row, "language")? {
        "nl" => Language::Dutch,
        _ => Language::English,
    };
    let decision: Option<&str> = get(row, "decision")?;
    let answered = match maybe_time(row, "answered_at")? {
        None => None,
        Some(at) => {
            let code = get::<Option<&[u8]>>(row, "code")?.map(|_| digest(row, "code")).transpose()?;
            Some(Answered { at, code })
        }
    };
    Ok(Authorization {
        id: get(row, "id")?,
        browser: digest(row, "browser")?,
        request: read(get(row, "request")?, "request")?,
        language,
        decision: decision.map(|decision| read(decision, "decision")).transpose()?,
        answered,
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
    })
}

fn text(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt("request"))
}

fn read<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt(what))
}
