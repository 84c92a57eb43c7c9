//! Consents in SQLite.

use super::SqliteUnit;
use super::row::{get, time};
use crate::domain::client::Scopes;
use crate::domain::person::PersonId;
use crate::store::{Consent, Consents, StoreError};
use async_trait::async_trait;
use sqlx::query;

#[async_trait]
impl Consents for SqliteUnit {
    async fn keep_consent(&mut self, consent: &Consent) -> Result<(), StoreError> {
        let sql = "INSERT INTO consents (person_id, client_id, scopes, given_at) VALUES (?, ?, ?, ?) \
                   ON CONFLICT DO UPDATE SET scopes = excluded.scopes, given_at = excluded.given_at";
        let insert = query(sql)
            .bind(&consent.person.0)
            .bind(&consent.client)
            .bind(consent.scopes.to_string())
            .bind(consent.given_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn consent(&mut self, person: &PersonId, client: &str) -> Result<Option<Consent>, StoreError> {
        let sql = "SELECT * FROM consents WHERE person_id = ? AND client_id = ?";
        let row = query(sql).bind(&person.0).bind(client).fetch_optional(self.connection()).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Consent {
            person: person.clone(),
            client: client.to_owned(),
            scopes: Scopes::understood(get(&row, "scopes")?),
            given_at: time(&row, "given_at")?,
        }))
    }

    async fn forget_consents(&mut self, client: &str) -> Result<(), StoreError> {
        query("DELETE FROM consents WHERE client_id = ?").bind(client).execute(self.connection()).await?;
        Ok(())
    }
}
