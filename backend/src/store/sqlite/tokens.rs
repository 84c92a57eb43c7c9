//! Access and refresh tokens in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_digest, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::client::Scopes;
use crate::domain::grant::{AccessToken, RefreshToken, Spent};
use crate::domain::token::Digest;
use crate::store::{StoreError, Tokens};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Tokens for SqliteUnit {
    async fn add_access_token(&mut self, token: &AccessToken) -> Result<(), StoreError> {
        let sql = "INSERT INTO access_tokens (token, grant_id, scopes, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)";
        let insert = query(sql)
            .bind(token.token.bytes())
            .bind(&token.grant)
            .bind(token.scopes.to_string())
            .bind(token.issued_at.millis())
            .bind(token.expires_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn access_token(&mut self, token: &Digest) -> Result<Option<AccessToken>, StoreError> {
        let found = query("SELECT * FROM access_tokens WHERE token = ?").bind(token.bytes());
        let Some(row) = found.fetch_optional(self.connection()).await? else { return Ok(None) };
        Ok(Some(AccessToken {
            token: digest(&row, "token")?,
            grant: get(&row, "grant_id")?,
            scopes: Scopes::understood(get(&row, "scopes")?),
            issued_at: time(&row, "issued_at")?,
            expires_at: time(&row, "expires_at")?,
        }))
    }

    async fn end_access_token(&mut self, token: &Digest) -> Result<(), StoreError> {
        let delete = query("DELETE FROM access_tokens WHERE token = ?").bind(token.bytes());
        delete.execute(self.connection()).await?;
        Ok(())
    }

    async fn add_refresh_token(&mut self, token: &RefreshToken) -> Result<(), StoreError> {
        let insert = query("INSERT INTO refresh_tokens (token, grant_id, issued_at) VALUES (?, ?, ?)")
            .bind(token.token.bytes())
            .bind(&token.grant)
            .bind(token.issued_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn refresh_token(&mut self, token: &Digest) -> Result<Option<RefreshToken>, StoreError> {
        let found = query("SELECT * FROM refresh_tokens WHERE token = ?").bind(token.bytes());
        let Some(row) = found.fetch_optional(self.connection()).await? else { return Ok(None) };
        Ok(Some(RefreshToken {
            token: digest(&row, "token")?,
            grant: get(&row, "grant_id")?,
            issued_at: time(&row, "issued_at")?,
            spent: spent(&row)?,
        }))
    }

    async fn spend_refresh_token(&mut self, token: &Digest, spent: &Spent) -> Result<bool, StoreError> {
        let sql = "UPDATE refresh_tokens SET used_at = ?, successor = ?, asked = ?, reply = ? \
                   WHERE token = ? AND used_at IS NULL";
        let update = query(sql)
            .bind(spent.at.millis())
            .bind(spent.successor.bytes())
            .bind(spent.asked.bytes())
            .bind(spent.reply.as_deref())
            .bind(token.bytes());
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn purge_refresh_replies(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE refresh_tokens SET reply = NULL WHERE used_at < ? AND reply IS NOT NULL";
        query(sql).bind(before.millis()).execute(self.connection()).await?;
        Ok(())
    }
}

fn spent(row: &SqliteRow) -> Result<Option<Spent>, StoreError> {
    let whole = (maybe_time(row, "used_at")?, maybe_digest(row, "successor")?, maybe_digest(row, "asked")?);
    let (Some(at), Some(successor), Some(asked)) = whole else { return Ok(None) };
    Ok(Some(Spent { at, successor, asked, reply: get(row, "reply")? }))
}
