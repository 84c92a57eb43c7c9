//! Known browsers in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, time};
use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use crate::store::{Devices, KnownDevice, StoreError};
use async_trait::async_trait;
use sqlx::query;

#[async_trait]
impl Devices for SqliteUnit {
    async fn known_device(
        &mut self,
        token: &Digest,
        person: &PersonId,
    ) -> Result<Option<KnownDevice>, StoreError> {
        let sql = "SELECT * FROM known_devices WHERE token = ? AND person_id = ?";
        let found = query(sql).bind(token.bytes()).bind(&person.0);
        let row = found.fetch_optional(self.connection()).await?;
        row.map(|row| {
            Ok(KnownDevice {
                id: get(&row, "id")?,
                token: digest(&row, "token")?,
                person: PersonId(get(&row, "person_id")?),
                used_at: time(&row, "used_at")?,
            })
        })
        .transpose()
    }

    async fn renew_device(&mut self, old: &Digest, new: &Digest) -> Result<(), StoreError> {
        let update =
            query("UPDATE known_devices SET token = ? WHERE token = ?").bind(new.bytes()).bind(old.bytes());
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn add_device(&mut self, device: &KnownDevice) -> Result<(), StoreError> {
        let sql = "INSERT INTO known_devices (id, token, person_id, used_at) VALUES (?, ?, ?, ?) \
                   ON CONFLICT (token, person_id) DO UPDATE SET used_at = excluded.used_at";
        let insert = query(sql)
            .bind(&device.id)
            .bind(device.token.bytes())
            .bind(&device.person.0)
            .bind(device.used_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn forget_devices(&mut self, person: &PersonId, kept: Option<&str>) -> Result<u64, StoreError> {
        let delete = query("DELETE FROM known_devices WHERE person_id = ?1 AND (?2 IS NULL OR id <> ?2)");
        let delete = delete.bind(&person.0).bind(kept);
        Ok(delete.execute(self.connection()).await?.rows_affected())
    }

    async fn purge_devices(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM known_devices WHERE used_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}
