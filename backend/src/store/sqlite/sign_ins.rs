//! Sign-ins in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, maybe_time, time};
use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::sign_in::{SignIn, State};
use crate::domain::token::Digest;
use crate::store::{Live, SignIns, StoreError, StoredReply, TokenUse};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl SignIns for SqliteUnit {
    async fn add_sign_in(&mut self, sign_in: &SignIn, token: &Digest) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_ins (id, browser, token, state, step, person_id, created_at, expires_at, \
                   purpose, is_open, has_proof) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let insert = query(sql)
            .bind(&sign_in.id)
            .bind(sign_in.browser.bytes())
            .bind(token.bytes())
            .bind(text(&sign_in.state)?)
            .bind(sign_in.state.name())
            .bind(sign_in.state.person().map(|person| person.0.as_str()))
            .bind(sign_in.created_at.millis())
            .bind(sign_in.expires_at.millis())
            .bind(serde_json::to_string(&sign_in.purpose).map_err(|_| StoreError::Corrupt("purpose"))?)
            .bind(sign_in.state.is_open())
            .bind(sign_in.state.has_proof());
        insert.execute(self.connection()).await?;
        self.add_token(&sign_in.id, token).await
    }

    async fn sign_in(&mut self, id: &str) -> Result<Option<Live>, StoreError> {
        let found = query("SELECT * FROM sign_ins WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.map(|row| live(&row)).transpose()
    }

    async fn token_use(&mut self, token: &Digest) -> Result<Option<TokenUse>, StoreError> {
        let sql = "SELECT s.*, t.body, t.reply, t.used_at FROM sign_in_tokens t \
                   JOIN sign_ins s ON s.id = t.sign_in_id WHERE t.token = ?";
        let Some(row) = query(sql).bind(token.bytes()).fetch_optional(self.connection()).await? else {
            return Ok(None);
        };
        let used = match maybe_time(&row, "used_at")? {
            None => None,
            Some(at) => Some(reply(&row, at)?),
        };
        Ok(Some(TokenUse { live: live(&row)?, used }))
    }

    async fn claim(
        &mut self,
        id: &str,
        old: &Digest,
        new: &Digest,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE sign_ins SET token = ?, looked_at_until = 0 WHERE id = ? AND token = ? AND expires_at > ? \
                   AND is_open = 1";
        let update = query(sql).bind(new.bytes()).bind(id).bind(old.bytes()).bind(now.millis());
        let claimed = update.execute(self.connection()).await?.rows_affected() == 1;
        if claimed {
            self.add_token(id, new).await?;
        }
        Ok(claimed)
    }

    async fn lease(
        &mut self,
        id: &str,
        token: &Digest,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE sign_ins SET looked_at_until = ? WHERE id = ? AND token = ? AND looked_at_until <= ? \
                   AND is_open = 1";
        let update = query(sql).bind(until.millis()).bind(id).bind(token.bytes()).bind(now.millis());
        Ok(update.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn release(&mut self, id: &str, token: &Digest) -> Result<(), StoreError> {
        let sql = "UPDATE sign_ins SET looked_at_until = 0 WHERE id = ? AND token = ?";
        query(sql).bind(id).bind(token.bytes()).execute(self.connection()).await?;
        Ok(())
    }

    async fn save_state(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        let update = query("UPDATE sign_ins SET state = ?, step = ?, is_open = ?, has_proof = ?, person_id = ?, purpose = ? WHERE id = ?")
            .bind(text(&sign_in.state)?)
            .bind(sign_in.state.name())
            .bind(sign_in.state.is_open())
            .bind(sign_in.state.has_proof())
            .bind(sign_in.state.person().map(|person| person.0.as_str()))
            .bind(serde_json::to_string(&sign_in.purpose).map_err(|_| StoreError::Corrupt("purpose"))?)
            .bind(&sign_in.id);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn keep_reply(&mut self, token: &Digest, reply: &StoredReply) -> Result<(), StoreError> {
        let update = query("UPDATE sign_in_tokens SET body = ?, reply = ?, used_at = ? WHERE token = ?")
            .bind(reply.body.bytes())
            .bind(&reply.sealed)
            .bind(reply.at.millis())
            .bind(token.bytes());
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn keep_start(
        &mut self,
        start: &Digest,
        id: &str,
        reply: &StoredReply,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO sign_in_starts (start, sign_in_id, body, reply, at) VALUES (?, ?, ?, ?, ?) \
                   ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(start.bytes())
            .bind(id)
            .bind(reply.body.bytes())
            .bind(&reply.sealed)
            .bind(reply.at.millis());
        Ok(insert.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn start_reply(&mut self, start: &Digest) -> Result<Option<StoredReply>, StoreError> {
        let found = query("SELECT * FROM sign_in_starts WHERE start = ?").bind(start.bytes());
        let row = found.fetch_optional(self.connection()).await?;
        row.map(|row| reply(&row, time(&row, "at")?)).transpose()
    }

    async fn purge_starts(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM sign_in_starts WHERE at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }

    async fn keep_newest(&mut self, newest: &SignIn, others: u32, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE sign_ins SET state = ?, step = ?, is_open = 0, has_proof = 0 WHERE browser = ? AND id <> ? \
                   AND is_open = 1 AND expires_at > ? AND id NOT IN (SELECT id FROM sign_ins WHERE browser = ? \
                   AND id <> ? AND is_open = 1 AND expires_at > ? \
                   ORDER BY created_at DESC, id LIMIT ?)";
        let update = query(sql)
            .bind(text(&State::Ended)?)
            .bind(State::Ended.name())
            .bind(newest.browser.bytes())
            .bind(&newest.id)
            .bind(now.millis())
            .bind(newest.browser.bytes())
            .bind(&newest.id)
            .bind(now.millis())
            .bind(others);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn end_sign_ins(&mut self, person: &PersonId) -> Result<u64, StoreError> {
        let sql = "UPDATE sign_ins SET state = ?, step = ?, is_open = 0, has_proof = 0 WHERE person_id = ? AND has_proof = 1";
        let update = query(sql).bind(text(&State::Ended)?).bind(State::Ended.name()).bind(&person.0);
        Ok(update.execute(self.connection()).await?.rows_affected())
    }

    async fn purge_sign_ins(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM sign_ins WHERE expires_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_replies(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE sign_in_tokens SET reply = NULL WHERE used_at < ? AND reply IS NOT NULL";
        query(sql).bind(before.millis()).execute(self.connection()).await?;
        Ok(())
    }
}

impl SqliteUnit {
    async fn add_token(&mut self, id: &str, token: &Digest) -> Result<(), StoreError> {
        let insert = query("INSERT INTO sign_in_tokens (token, sign_in_id) VALUES (?, ?)");
        insert.bind(token.bytes()).bind(id).execute(self.connection()).await?;
        Ok(())
    }
}

fn text(state: &State) -> Result<String, StoreError> {
    serde_json::to_string(state).map_err(|_| StoreError::Corrupt("state"))
}

fn live(row: &SqliteRow) -> Result<Live, StoreError> {
    let state = serde_json::from_str(get(row, "state")?).map_err(|_| StoreError::Corrupt("state"))?;
    let sign_in = SignIn {
        id: get(row, "id")?,
        browser: digest(row, "browser")?,
        state,
        purpose: serde_json::from_str(get(row, "purpose")?).map_err(|_| StoreError::Corrupt("purpose"))?,
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
    };
    Ok(Live { sign_in, token: digest(row, "token")? })
}

fn reply(row: &SqliteRow, at: Timestamp) -> Result<StoredReply, StoreError> {
    let sealed = get::<Option<Vec<u8>>>(row, "reply")?.unwrap_or_default();
    Ok(StoredReply { body: digest(row, "body")?, sealed, at })
}
