//! Authenticator apps in SQLite.

use super::SqliteUnit;
use super::row::{get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::factor::{FactorId, TotpFactor};
use crate::domain::person::PersonId;
use crate::store::{Factors, StoreError};
use async_trait::async_trait;
use drempel_verify::{Algorithm, Digits};
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Factors for SqliteUnit {
    async fn totp_factors(&mut self, person: &PersonId) -> Result<Vec<TotpFactor>, StoreError> {
        let sql = "SELECT * FROM totp_factors WHERE person_id = ? \
                   ORDER BY coalesce(last_used_at, 0) DESC, created_at, id";
        let rows = query(sql).bind(&person.0).fetch_all(self.connection()).await?;
        rows.iter().map(factor).collect()
    }

    async fn add_totp(&mut self, factor: &TotpFactor) -> Result<(), StoreError> {
        let sql = "INSERT INTO totp_factors (id, person_id, name, sealed_key, algorithm, digits, period, \
                   wrong_in_a_row, locked_at, last_used_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let insert = query(sql)
            .bind(&factor.id.0)
            .bind(&factor.person.0)
            .bind(&factor.name)
            .bind(&factor.sealed_key)
            .bind(match factor.algorithm {
                Algorithm::Sha1 => "sha1",
                Algorithm::Sha256 => "sha256",
                Algorithm::Sha512 => "sha512",
            })
            .bind(factor.digits.count())
            .bind(i64::from(factor.period.get()))
            .bind(factor.wrong_in_a_row)
            .bind(factor.locked_at.map(Timestamp::millis))
            .bind(factor.last_used_at.map(Timestamp::millis))
            .bind(factor.created_at.millis());
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn rename_totp(&mut self, id: &FactorId, name: &str) -> Result<(), StoreError> {
        let update = query("UPDATE totp_factors SET name = ? WHERE id = ?").bind(name).bind(&id.0);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn remove_totp(&mut self, id: &FactorId) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM totp_factors WHERE id = ?").bind(&id.0);
        Ok(delete.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn spend_step(&mut self, id: &FactorId, step: i64, now: Timestamp) -> Result<bool, StoreError> {
        let sql =
            "INSERT INTO totp_steps (factor_id, step, spent_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        let insert = query(sql).bind(&id.0).bind(step).bind(now.millis());
        Ok(insert.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn count_wrong_code(&mut self, id: &FactorId) -> Result<u32, StoreError> {
        let sql = "UPDATE totp_factors SET wrong_in_a_row = wrong_in_a_row + 1 WHERE id = ? RETURNING wrong_in_a_row";
        let row = query(sql).bind(&id.0).fetch_optional(self.connection()).await?;
        row.map_or(Ok(0), |row| get(&row, "wrong_in_a_row"))
    }

    async fn count_right_code(&mut self, id: &FactorId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE totp_factors SET wrong_in_a_row = 0, last_used_at = ? WHERE id = ?";
        query(sql).bind(now.millis()).bind(&id.0).execute(self.connection()).await?;
        Ok(())
    }

    async fn lock_factor(&mut self, id: &FactorId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE totp_factors SET locked_at = ? WHERE id = ? AND locked_at IS NULL";
        query(sql).bind(now.millis()).bind(&id.0).execute(self.connection()).await?;
        Ok(())
    }

    async fn unlock_factors(&mut self, person: &PersonId) -> Result<(), StoreError> {
        let sql = "UPDATE totp_factors SET locked_at = NULL, wrong_in_a_row = 0 WHERE person_id = ?";
        query(sql).bind(&person.0).execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_steps(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM totp_steps WHERE spent_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn factor(row: &SqliteRow) -> Result<TotpFactor, StoreError> {
    Ok(TotpFactor {
        id: FactorId(get(row, "id")?),
        person: PersonId(get(row, "person_id")?),
        name: get(row, "name")?,
        sealed_key: get(row, "sealed_key")?,
        algorithm: match get::<&str>(row, "algorithm")? {
            "sha1" => Algorithm::Sha1,
            "sha256" => Algorithm::Sha256,
            "sha512" => Algorithm::Sha512,
            _ => return Err(StoreError::Corrupt("algorithm")),
        },
        digits: Digits::from_count(get(row, "digits")?).ok_or(StoreError::Corrupt("count of digits"))?,
        period: get::<u32>(row, "period")?.try_into().map_err(|_| StoreError::Corrupt("period"))?,
        wrong_in_a_row: get(row, "wrong_in_a_row")?,
        locked_at: maybe_time(row, "locked_at")?,
        last_used_at: maybe_time(row, "last_used_at")?,
        created_at: time(row, "created_at")?,
    })
}
