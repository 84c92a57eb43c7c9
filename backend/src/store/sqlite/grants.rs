//! Grants in SQLite.

use super::SqliteUnit;
use super::row::{get, time};
use crate::clock::Timestamp;
use crate::domain::client::Scopes;
use crate::domain::grant::{Acr, Authenticated, Grant};
use crate::domain::person::PersonId;
use crate::store::{Grants, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Grants for SqliteUnit {
    async fn add_grant(&mut self, grant: &Grant) -> Result<(), StoreError> {
        let sql = "INSERT INTO grants (id, client_id, person_id, session_id, bound, scopes, auth_time, amr, acr, created_at, \
                   idle_until, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let by = &grant.authenticated;
        let insert = query(sql)
            .bind(&grant.id)
            .bind(&grant.client)
            .bind(&by.person.0)
            .bind(&by.session)
            .bind(grant.bound)
            .bind(grant.scopes.to_string())
            .bind(by.auth_time.millis())
            .bind(by.amr.join(" "))
            .bind(by.acr.name())
            .bind(grant.created_at.millis())
            .bind(grant.idle_until.millis())
            .bind(grant.ends_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn grant(&mut self, id: &str) -> Result<Option<Grant>, StoreError> {
        let found = query("SELECT * FROM grants WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.map(|row| grant(&row)).transpose()
    }

    async fn use_grant(&mut self, id: &str, idle_until: Timestamp) -> Result<(), StoreError> {
        let update =
            query("UPDATE grants SET idle_until = ? WHERE id = ?").bind(idle_until.millis()).bind(id);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn end_grant(&mut self, id: &str) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM grants WHERE id = ?").bind(id);
        Ok(delete.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn end_grants(&mut self, person: &PersonId) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM grants WHERE person_id = ?").bind(&person.0);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn end_session_grants(&mut self, session: &str) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM grants WHERE session_id = ? AND bound = 1").bind(session);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn end_client_grants(&mut self, client: &str) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM grants WHERE client_id = ?").bind(client);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn purge_grants(&mut self, now: Timestamp) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM access_tokens WHERE expires_at <= ?",
            "DELETE FROM grants WHERE min(idle_until, ends_at) <= ?",
        ] {
            query(sql).bind(now.millis()).execute(self.connection()).await?;
        }
        Ok(())
    }
}

/// The columns in which grants and codes keep who signed in and how.
pub(super) fn authenticated(row: &SqliteRow) -> Result<Authenticated, StoreError> {
    Ok(Authenticated {
        person: PersonId(get(row, "person_id")?),
        session: get(row, "session_id")?,
        auth_time: time(row, "auth_time")?,
        amr: get::<&str>(row, "amr")?.split_whitespace().map(str::to_owned).collect(),
        acr: Acr::named(get(row, "acr")?).ok_or(StoreError::Corrupt("acr"))?,
    })
}

fn grant(row: &SqliteRow) -> Result<Grant, StoreError> {
    Ok(Grant {
        id: get(row, "id")?,
        client: get(row, "client_id")?,
        authenticated: authenticated(row)?,
        scopes: Scopes::understood(get(row, "scopes")?),
        bound: get(row, "bound")?,
        created_at: time(row, "created_at")?,
        idle_until: time(row, "idle_until")?,
        ends_at: time(row, "ends_at")?,
    })
}
