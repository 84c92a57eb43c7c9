//! Registered phones in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::authenticator::{Authenticator, AuthenticatorId, PushSubscription};
use crate::domain::factor::FactorId;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use crate::store::{Authenticators, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Authenticators for SqliteUnit {
    async fn add_authenticator(&mut self, authenticator: &Authenticator) -> Result<bool, StoreError> {
        let sql = "INSERT INTO authenticators (id, person_id, token, name, factor_id, public_key, counter, \
                   push_endpoint, push_key, push_auth, created_at, used_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (token, person_id) DO NOTHING";
        let push = authenticator.push.as_ref();
        let insert = query(sql)
            .bind(&authenticator.id.0)
            .bind(&authenticator.person.0)
            .bind(authenticator.token.bytes())
            .bind(&authenticator.name)
            .bind(&authenticator.factor.0)
            .bind(&authenticator.public_key)
            .bind(whole(authenticator.counter))
            .bind(push.map(|push| &push.endpoint))
            .bind(push.map(|push| &push.key))
            .bind(push.map(|push| &push.auth))
            .bind(authenticator.created_at.millis())
            .bind(authenticator.used_at.map(Timestamp::millis));
        Ok(insert.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn authenticator(&mut self, id: &AuthenticatorId) -> Result<Option<Authenticator>, StoreError> {
        let select = query("SELECT * FROM authenticators WHERE id = ?").bind(&id.0);
        select.fetch_optional(self.connection()).await?.as_ref().map(authenticator).transpose()
    }

    async fn authenticators_of(&mut self, person: &PersonId) -> Result<Vec<Authenticator>, StoreError> {
        let sql = "SELECT * FROM authenticators WHERE person_id = ? ORDER BY created_at, id";
        let rows = query(sql).bind(&person.0).fetch_all(self.connection()).await?;
        rows.iter().map(authenticator).collect()
    }

    async fn authenticators_on(&mut self, token: &Digest) -> Result<Vec<Authenticator>, StoreError> {
        let sql = "SELECT * FROM authenticators WHERE token = ? ORDER BY created_at, id";
        let rows = query(sql).bind(token.bytes()).fetch_all(self.connection()).await?;
        rows.iter().map(authenticator).collect()
    }

    async fn set_public_key(&mut self, id: &AuthenticatorId, key: &[u8]) -> Result<(), StoreError> {
        let sql = "UPDATE authenticators SET public_key = ?, counter = 0 WHERE id = ?";
        query(sql).bind(key).bind(&id.0).execute(self.connection()).await?;
        Ok(())
    }

    async fn count_decision(
        &mut self,
        id: &AuthenticatorId,
        counter: u64,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE authenticators SET counter = ?1, used_at = ?2 WHERE id = ?3 AND counter < ?1";
        let update = query(sql).bind(whole(counter)).bind(now.millis()).bind(&id.0);
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn set_push(&mut self, token: &Digest, push: Option<&PushSubscription>) -> Result<(), StoreError> {
        let sql = "UPDATE authenticators SET push_endpoint = ?, push_key = ?, push_auth = ? WHERE token = ?";
        let update = query(sql)
            .bind(push.map(|push| &push.endpoint))
            .bind(push.map(|push| &push.key))
            .bind(push.map(|push| &push.auth))
            .bind(token.bytes());
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn forget_push(&mut self, endpoint: &str) -> Result<(), StoreError> {
        let sql = "UPDATE authenticators SET push_endpoint = NULL, push_key = NULL, push_auth = NULL \
                   WHERE push_endpoint = ?";
        query(sql).bind(endpoint).execute(self.connection()).await?;
        Ok(())
    }

    async fn rename_authenticator(&mut self, id: &AuthenticatorId, name: &str) -> Result<(), StoreError> {
        let update = query("UPDATE authenticators SET name = ? WHERE id = ?").bind(name).bind(&id.0);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn remove_authenticator(&mut self, id: &AuthenticatorId) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM authenticators WHERE id = ?").bind(&id.0);
        Ok(delete.execute(self.connection()).await?.rows_affected() == 1)
    }
}

fn whole(counter: u64) -> i64 {
    i64::try_from(counter).unwrap_or(i64::MAX)
}

fn authenticator(row: &SqliteRow) -> Result<Authenticator, StoreError> {
    let push = match get::<Option<String>>(row, "push_endpoint")? {
        None => None,
        Some(endpoint) => {
            Some(PushSubscription { endpoint, key: get(row, "push_key")?, auth: get(row, "push_auth")? })
        }
    };
    Ok(Authenticator {
        id: AuthenticatorId(get(row, "id")?),
        person: PersonId(get(row, "person_id")?),
        token: digest(row, "token")?,
        name: get(row, "name")?,
        factor: FactorId(get(row, "factor_id")?),
        public_key: get(row, "public_key")?,
        counter: get::<i64>(row, "counter")?.try_into().map_err(|_| StoreError::Corrupt("counter"))?,
        push,
        created_at: time(row, "created_at")?,
        used_at: maybe_time(row, "used_at")?,
    })
}
