//! The directory in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, time};
use crate::domain::person::{PasswordHash, Person, PersonId};
use crate::domain::token::Digest;
use crate::passwords::StoredSettings;
use crate::store::{People, StoreError};
use async_trait::async_trait;
use drempel_contract::PersonKind;
use drempel_verify::EmailAddress;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl People for SqliteUnit {
    async fn person_by_email(&mut self, email: &EmailAddress) -> Result<Option<Person>, StoreError> {
        // One statement: a second one would cost the way to the database and back.
        let sql =
            "SELECT 1 AS known, * FROM people WHERE email = ? UNION ALL SELECT 0, * FROM stand_in LIMIT 1";
        let row = query(sql).bind(email.as_str()).fetch_one(self.connection()).await?;
        let (found, known) = (person(&row)?, get::<bool>(&row, "known")?);
        Ok(known.then_some(found))
    }

    async fn person(&mut self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        let found = query("SELECT * FROM people WHERE id = ?").bind(&id.0);
        found.fetch_optional(self.connection()).await?.map(|row| person(&row)).transpose()
    }

    async fn people(&mut self) -> Result<Vec<Person>, StoreError> {
        let rows = query("SELECT * FROM people ORDER BY email").fetch_all(self.connection()).await?;
        rows.iter().map(person).collect()
    }

    async fn add_person(&mut self, person: &Person) -> Result<bool, StoreError> {
        let sql = "INSERT INTO people (id, email, name, kind, enabled, password, created_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING";
        let insert = query(sql)
            .bind(&person.id.0)
            .bind(person.email.as_str())
            .bind(&person.name)
            .bind(match person.kind {
                PersonKind::Work => "work",
                PersonKind::Personal => "personal",
            })
            .bind(person.enabled)
            .bind(person.password.as_ref().map(|hash| hash.0.as_str()))
            .bind(person.created_at.millis());
        Ok(insert.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn set_enabled(&mut self, id: &PersonId, enabled: bool) -> Result<(), StoreError> {
        let update = query("UPDATE people SET enabled = ? WHERE id = ?").bind(enabled).bind(&id.0);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn set_password(&mut self, id: &PersonId, password: &PasswordHash) -> Result<(), StoreError> {
        let update = query("UPDATE people SET password = ? WHERE id = ?").bind(&password.0).bind(&id.0);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn belongs_to(&mut self, key: &Digest) -> Result<bool, StoreError> {
        let sql = "INSERT INTO server (only_row, key_check) VALUES (1, ?) ON CONFLICT DO NOTHING";
        query(sql).bind(key.bytes()).execute(self.connection()).await?;
        let row = query("SELECT key_check FROM server").fetch_one(self.connection()).await?;
        Ok(digest(&row, "key_check")? == *key)
    }

    async fn password_settings(&mut self) -> Result<Vec<StoredSettings>, StoreError> {
        // Behind the settings there are a salt of 16 bytes and 32 of output, in base64, each with its `$`.
        let sql = "SELECT substr(password, 1, length(password) - 67) AS settings, count(*) AS people FROM people \
                   WHERE password IS NOT NULL GROUP BY settings";
        let rows = query(sql).fetch_all(self.connection()).await?;
        let read = |row: &SqliteRow| {
            let people = u64::try_from(get::<i64>(row, "people")?).unwrap_or_default();
            Ok(StoredSettings { settings: get(row, "settings")?, people })
        };
        rows.iter().map(read).collect()
    }

    async fn answers(&mut self) -> Result<(), StoreError> {
        query("SELECT key_check FROM server").fetch_one(self.connection()).await?;
        Ok(())
    }

    async fn prove_writable(&mut self) -> Result<(), StoreError> {
        // Pages that are let go are written as well (`secure_delete`).
        for sql in ["UPDATE server SET room = zeroblob(131072)", "UPDATE server SET room = NULL"] {
            query(sql).execute(self.connection()).await?;
        }
        Ok(())
    }

    async fn mark_demonstration(&mut self) -> Result<(), StoreError> {
        query("UPDATE server SET demonstration = 1").execute(self.connection()).await?;
        Ok(())
    }

    async fn is_demonstration(&mut self) -> Result<bool, StoreError> {
        get(&query("SELECT demonstration FROM server").fetch_one(self.connection()).await?, "demonstration")
    }
}

fn person(row: &SqliteRow) -> Result<Person, StoreError> {
    let email: &str = get(row, "email")?;
    Ok(Person {
        id: PersonId(get(row, "id")?),
        email: EmailAddress::try_from(email).map_err(|_| StoreError::Corrupt("address"))?,
        name: get(row, "name")?,
        kind: match get::<&str>(row, "kind")? {
            "work" => PersonKind::Work,
            "personal" => PersonKind::Personal,
            _ => return Err(StoreError::Corrupt("kind of person")),
        },
        enabled: get(row, "enabled")?,
        password: get::<Option<String>>(row, "password")?.map(PasswordHash),
        created_at: time(row, "created_at")?,
    })
}
