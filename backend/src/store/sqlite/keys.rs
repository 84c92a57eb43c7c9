//! Signing keys in SQLite.

use super::SqliteUnit;
use super::row::{get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::keys::{Algorithm, SigningKey};
use crate::store::{SigningKeys, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl SigningKeys for SqliteUnit {
    async fn add_signing_key(&mut self, key: &SigningKey) -> Result<(), StoreError> {
        let sql = "INSERT INTO signing_keys (id, algorithm, sealed_key, public_jwk, created_at, signs_from, retires_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?)";
        let insert = query(sql)
            .bind(&key.id)
            .bind(key.algorithm.name())
            .bind(&key.sealed)
            .bind(key.public.to_string())
            .bind(key.created_at.millis())
            .bind(key.signs_from.millis())
            .bind(key.retires_at.map(Timestamp::millis));
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn signing_keys(&mut self) -> Result<Vec<SigningKey>, StoreError> {
        let sql = "SELECT * FROM signing_keys ORDER BY signs_from, algorithm DESC, id";
        query(sql).fetch_all(self.connection()).await?.iter().map(key).collect()
    }

    async fn retire_signing_key(&mut self, id: &str, at: Timestamp) -> Result<(), StoreError> {
        let update = query("UPDATE signing_keys SET retires_at = ? WHERE id = ?").bind(at.millis()).bind(id);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_signing_keys(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM signing_keys WHERE retires_at <= ?").bind(now.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn key(row: &SqliteRow) -> Result<SigningKey, StoreError> {
    Ok(SigningKey {
        id: get(row, "id")?,
        algorithm: Algorithm::named(get(row, "algorithm")?).ok_or(StoreError::Corrupt("algorithm"))?,
        sealed: get(row, "sealed_key")?,
        public: serde_json::from_str(get(row, "public_jwk")?)
            .map_err(|_| StoreError::Corrupt("public key"))?,
        created_at: time(row, "created_at")?,
        signs_from: time(row, "signs_from")?,
        retires_at: maybe_time(row, "retires_at")?,
    })
}
