//! What happened with people's accounts, in SQLite.

use super::SqliteUnit;
use super::row::{get, time};
use crate::clock::Timestamp;
use crate::domain::activity::{Event, kind_name, kind_named};
use crate::domain::person::PersonId;
use crate::store::{Activity, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Activity for SqliteUnit {
    async fn note_event(&mut self, event: &Event) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_in_events (id, person_id, at, what, place, device, application, amr, session_id) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let insert = query(sql)
            .bind(&event.id)
            .bind(&event.person.0)
            .bind(event.at.millis())
            .bind(kind_name(event.what))
            .bind(&event.place)
            .bind(&event.device)
            .bind(&event.application)
            .bind(event.amr.join(" "))
            .bind(&event.session);
        insert.execute(self.connection()).await?;
        Ok(())
    }

    async fn events(&mut self, person: &PersonId, most: u32) -> Result<Vec<Event>, StoreError> {
        // Of one moment, the one written last comes first.
        let sql = "SELECT * FROM sign_in_events WHERE person_id = ? ORDER BY at DESC, rowid DESC LIMIT ?";
        let rows = query(sql).bind(&person.0).bind(most).fetch_all(self.connection()).await?;
        rows.iter().map(event).collect()
    }

    async fn event(&mut self, person: &PersonId, id: &str) -> Result<Option<Event>, StoreError> {
        let found =
            query("SELECT * FROM sign_in_events WHERE id = ? AND person_id = ?").bind(id).bind(&person.0);
        found.fetch_optional(self.connection()).await?.as_ref().map(event).transpose()
    }

    async fn report_event(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE sign_in_events SET reported_at = ? WHERE id = ? AND reported_at IS NULL";
        self.took(query(sql).bind(now.millis()).bind(id)).await
    }

    async fn purge_events(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM sign_in_events WHERE at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn event(row: &SqliteRow) -> Result<Event, StoreError> {
    Ok(Event {
        id: get(row, "id")?,
        person: PersonId(get(row, "person_id")?),
        at: time(row, "at")?,
        what: kind_named(get(row, "what")?).ok_or(StoreError::Corrupt("event"))?,
        place: get(row, "place")?,
        device: get(row, "device")?,
        application: get(row, "application")?,
        amr: get::<&str>(row, "amr")?.split_whitespace().map(str::to_owned).collect(),
        session: get(row, "session_id")?,
    })
}
