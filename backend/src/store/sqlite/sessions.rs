//! Sessions in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, time};
use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::factor::FactorId;
use crate::domain::person::PersonId;
use crate::domain::proof::Proof;
use crate::domain::session::Session;
use crate::domain::token::Digest;
use crate::store::{Sessions, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;
use std::time::Duration;

#[async_trait]
impl Sessions for SqliteUnit {
    async fn add_session(&mut self, session: &Session) -> Result<(), StoreError> {
        let sql = "INSERT INTO sessions (id, token, person_id, with_code, signed_in_at, used_at, idle, ends_at, \
                   factor_id, with_password, authenticator_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let proof = &session.proof;
        let insert = query(sql)
            .bind(&session.id)
            .bind(session.token.bytes())
            .bind(&session.person.0)
            .bind(matches!(proof, Proof::PasswordAndCode(_)))
            .bind(session.signed_in_at.millis())
            .bind(session.used_at.millis())
            .bind(i64::try_from(session.idle.as_millis()).unwrap_or(i64::MAX))
            .bind(session.ends_at.millis())
            .bind(proof.factor().map(|factor| factor.0.as_str()))
            .bind(proof.has_password())
            .bind(proof.phone().map(|phone| phone.0.as_str()));
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn session(&mut self, token: &Digest) -> Result<Option<Session>, StoreError> {
        let found = query("SELECT * FROM sessions WHERE token = ?").bind(token.bytes());
        found.fetch_optional(self.connection()).await?.map(|row| session(&row)).transpose()
    }

    async fn session_by_id(&mut self, id: &str) -> Result<Option<Session>, StoreError> {
        let found = query("SELECT * FROM sessions WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.map(|row| session(&row)).transpose()
    }

    async fn touch_session(&mut self, token: &Digest, now: Timestamp) -> Result<(), StoreError> {
        let update =
            query("UPDATE sessions SET used_at = ? WHERE token = ?").bind(now.millis()).bind(token.bytes());
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn end_session(&mut self, token: &Digest) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM sessions WHERE token = ?").bind(token.bytes());
        Ok(delete.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn sessions_of(&mut self, person: &PersonId) -> Result<Vec<Session>, StoreError> {
        let rows = query("SELECT * FROM sessions WHERE person_id = ?").bind(&person.0);
        rows.fetch_all(self.connection()).await?.iter().map(session).collect()
    }

    async fn end_other_sessions(&mut self, person: &PersonId, id: &str) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM sessions WHERE person_id = ? AND id <> ?").bind(&person.0).bind(id);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn end_sessions(&mut self, person: &PersonId) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM sessions WHERE person_id = ?").bind(&person.0);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn purge_sessions(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM sessions WHERE ends_at <= ? OR used_at + idle <= ?");
        delete.bind(now.millis()).bind(now.millis()).execute(self.connection()).await?;
        Ok(())
    }
}

fn proof(row: &SqliteRow) -> Result<Proof, StoreError> {
    let phone = get::<Option<String>>(row, "authenticator_id")?.map(AuthenticatorId);
    Ok(match (phone, get(row, "with_password")?, get(row, "with_code")?) {
        (Some(phone), true, _) => Proof::PasswordAndPhone(phone),
        (Some(phone), false, _) => Proof::Phone(phone),
        (None, _, true) => Proof::PasswordAndCode(get::<Option<String>>(row, "factor_id")?.map(FactorId)),
        (None, _, false) => Proof::Password,
    })
}

fn session(row: &SqliteRow) -> Result<Session, StoreError> {
    Ok(Session {
        id: get(row, "id")?,
        token: digest(row, "token")?,
        person: PersonId(get(row, "person_id")?),
        proof: proof(row)?,
        signed_in_at: time(row, "signed_in_at")?,
        used_at: time(row, "used_at")?,
        idle: Duration::from_millis(u64::try_from(get::<i64>(row, "idle")?).unwrap_or(0)),
        ends_at: time(row, "ends_at")?,
    })
}
