//! Authorization codes in SQLite.

use super::SqliteUnit;
use super::grants::authenticated;
use super::row::{digest, get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::client::Scopes;
use crate::domain::grant::code::{Code, NewCode};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use crate::store::{Codes, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Codes for SqliteUnit {
    async fn add_code(&mut self, code: &Code) -> Result<(), StoreError> {
        let sql = "INSERT INTO codes (code, client_id, redirect_uri, code_challenge, nonce, scopes, person_id, session_id, \
                   auth_time, amr, acr, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let (new, by) = (&code.new, &code.new.authenticated);
        let insert = query(sql)
            .bind(code.code.bytes())
            .bind(&new.client)
            .bind(&new.redirect_uri)
            .bind(new.code_challenge.as_deref())
            .bind(new.nonce.as_deref())
            .bind(new.scopes.to_string())
            .bind(&by.person.0)
            .bind(&by.session)
            .bind(by.auth_time.millis())
            .bind(by.amr.join(" "))
            .bind(by.acr.name())
            .bind(code.expires_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn code(&mut self, code: &Digest) -> Result<Option<Code>, StoreError> {
        let found = query("SELECT * FROM codes WHERE code = ?").bind(code.bytes());
        found.fetch_optional(self.connection()).await?.map(|row| read(&row)).transpose()
    }

    async fn claim_code(&mut self, code: &Digest, client: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE codes SET used_at = ?1 WHERE code = ?2 AND client_id = ?3 AND used_at IS NULL \
                   AND expires_at > ?1";
        let update = query(sql).bind(now.millis()).bind(code.bytes()).bind(client);
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn withdraw_code(&mut self, code: &Digest) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM codes WHERE code = ? AND used_at IS NULL").bind(code.bytes());
        Ok(delete.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn code_led_to(&mut self, code: &Digest, grant: &str) -> Result<(), StoreError> {
        let update = query("UPDATE codes SET grant_id = ? WHERE code = ?").bind(grant).bind(code.bytes());
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn end_codes(&mut self, person: &PersonId) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM codes WHERE person_id = ? AND used_at IS NULL").bind(&person.0);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn purge_codes(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM codes WHERE expires_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn read(row: &SqliteRow) -> Result<Code, StoreError> {
    Ok(Code {
        code: digest(row, "code")?,
        new: NewCode {
            client: get(row, "client_id")?,
            redirect_uri: get(row, "redirect_uri")?,
            code_challenge: get(row, "code_challenge")?,
            nonce: get(row, "nonce")?,
            scopes: Scopes::understood(get(row, "scopes")?),
            authenticated: authenticated(row)?,
        },
        expires_at: time(row, "expires_at")?,
        used_at: maybe_time(row, "used_at")?,
        grant: get(row, "grant_id")?,
    })
}
