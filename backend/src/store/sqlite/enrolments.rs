//! Ways to sign in that are being set up, in SQLite.

use super::SqliteUnit;
use super::row::{digest, get, time};
use crate::clock::Timestamp;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::enrolment::{Added, Asked, Enrolling, Kind, Offer, Status};
use crate::domain::factor::FactorId;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use crate::store::{Enrolments, StoreError};
use async_trait::async_trait;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

/// What ends an enrolment, or all of a person: nothing of what they offered is left, but the way by which a phone whose codes
/// count asks how it went. The table holds those of the last day only.
const END: &str = "UPDATE enrolments SET sealed = NULL, drawn = NULL, public_key = NULL, \
                   activation = CASE WHEN status = 'connected' THEN activation END, \
                   activation_code = CASE WHEN status = 'connected' THEN activation_code END, \
                   status = CASE WHEN status = 'connected' AND kind = 'app' THEN 'done' ELSE 'cancelled' END \
                   WHERE status IN ('waiting', 'claimed', 'proved', 'connected') AND ? IN (id, person_id)";

#[async_trait]
impl Enrolments for SqliteUnit {
    async fn add_enrolment(&mut self, enrolling: &Enrolling) -> Result<bool, StoreError> {
        let sql = "INSERT INTO enrolments (id, person_id, session_id, kind, status, factor_id, sealed, activation, \
                   activation_code, authenticator_id, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
                   ON CONFLICT DO NOTHING";
        let (status, offer, authenticator) = match &enrolling.status {
            Status::Waiting(offer) => ("waiting", Some(offer), None),
            Status::Connected { authenticator, asked: None } => ("connected", None, Some(authenticator)),
            Status::Claimed { .. }
            | Status::Proved { .. }
            | Status::Connected { .. }
            | Status::Done { .. }
            | Status::Cancelled => {
                return Err(StoreError::Corrupt("new enrolment"));
            }
        };
        let insert = query(sql)
            .bind(&enrolling.id)
            .bind(&enrolling.person.0)
            .bind(&enrolling.session)
            .bind(match enrolling.kind {
                Kind::App => "app",
                Kind::PhoneSignIn => "phone_sign_in",
            })
            .bind(status)
            .bind(&enrolling.factor.0)
            .bind(offer.map(|offer| &offer.sealed))
            .bind(offer.map(|offer| offer.activation.bytes()))
            .bind(offer.map(|offer| offer.activation_code.bytes()))
            .bind(authenticator.map(|authenticator| &authenticator.0))
            .bind(enrolling.expires_at.millis());
        self.took(insert).await
    }

    async fn enrolment(&mut self, id: &str) -> Result<Option<Enrolling>, StoreError> {
        let found = query("SELECT * FROM enrolments WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.as_ref().map(enrolling).transpose()
    }

    async fn enrolment_by_activation(
        &mut self,
        activation: &Digest,
    ) -> Result<Option<Enrolling>, StoreError> {
        let sql = "SELECT * FROM enrolments WHERE activation = ?1 OR activation_code = ?1";
        let found = query(sql).bind(activation.bytes());
        found.fetch_optional(self.connection()).await?.as_ref().map(enrolling).transpose()
    }

    async fn claim_enrolment(
        &mut self,
        id: &str,
        phone: &Digest,
        drawn: &[u8],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolments SET status = 'claimed', phone = ?1, drawn = COALESCE(drawn, ?2) \
                   WHERE id = ?3 AND expires_at > ?4 AND (status = 'waiting' OR (status = 'claimed' AND phone = ?1))";
        self.took(query(sql).bind(phone.bytes()).bind(drawn).bind(id).bind(now.millis())).await
    }

    async fn count_enrolment_code(&mut self, id: &str) -> Result<u8, StoreError> {
        let sql = "UPDATE enrolments SET wrong_codes = wrong_codes + 1 WHERE id = ? RETURNING wrong_codes";
        let row = query(sql).bind(id).fetch_optional(self.connection()).await?;
        row.map_or(Ok(u8::MAX), |row| get(&row, "wrong_codes"))
    }

    async fn prove_enrolment(
        &mut self,
        id: &str,
        phone: &Digest,
        (name, step): (&str, i64),
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolments SET status = 'proved', sealed = NULL, name = ?, step = ?, expires_at = ? \
                   WHERE id = ? AND status = 'claimed' AND phone = ? AND expires_at > ?";
        let update = query(sql).bind(name).bind(step).bind(until.millis());
        self.took(update.bind(id).bind(phone.bytes()).bind(now.millis())).await
    }

    async fn connect_enrolment(
        &mut self,
        id: &str,
        authenticator: &AuthenticatorId,
        is_first: bool,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolments SET status = 'connected', drawn = NULL, authenticator_id = ?, is_first = ?, \
                   added_at = ?, expires_at = ? WHERE id = ? AND status = 'proved' AND expires_at > ?";
        let update = query(sql).bind(&authenticator.0).bind(is_first).bind(now.millis()).bind(until.millis());
        self.took(update.bind(id).bind(now.millis())).await
    }

    async fn confirm_enrolment(
        &mut self,
        id: &str,
        is_first: bool,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolments SET status = 'done', sealed = NULL, drawn = NULL, activation = NULL, \
                   activation_code = NULL, added_at = ?1, is_first = ?2 \
                   WHERE id = ?3 AND status IN ('waiting', 'claimed') AND expires_at > ?1";
        self.took(query(sql).bind(now.millis()).bind(is_first).bind(id)).await
    }

    async fn connected_enrolment(
        &mut self,
        authenticator: &AuthenticatorId,
        now: Timestamp,
    ) -> Result<Option<Enrolling>, StoreError> {
        let sql = "SELECT * FROM enrolments WHERE authenticator_id = ? AND status = 'connected' AND expires_at > ? \
                   ORDER BY expires_at DESC LIMIT 1";
        let found = query(sql).bind(&authenticator.0).bind(now.millis());
        found.fetch_optional(self.connection()).await?.as_ref().map(enrolling).transpose()
    }

    async fn ask_enrolment(&mut self, id: &str, asked: &Asked, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolments SET public_key = ?, drawn = ? \
                   WHERE id = ? AND status = 'connected' AND expires_at > ?";
        let update = query(sql).bind(&asked.public_key).bind(&asked.drawn);
        self.took(update.bind(id).bind(now.millis())).await
    }

    async fn finish_enrolment(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolments SET status = 'done', phone_sign_in = 1, public_key = NULL, drawn = NULL \
                   WHERE id = ? AND status = 'connected' AND expires_at > ?";
        self.took(query(sql).bind(id).bind(now.millis())).await
    }

    async fn added_in(&mut self, session: &str, since: Timestamp) -> Result<Vec<Added>, StoreError> {
        let sql = "SELECT factor_id, is_first FROM enrolments WHERE session_id = ? AND added_at > ?";
        let rows = query(sql).bind(session).bind(since.millis()).fetch_all(self.connection()).await?;
        let added =
            |row| Ok(Added { factor: FactorId(get(row, "factor_id")?), is_first: get(row, "is_first")? });
        rows.iter().map(added).collect()
    }

    async fn end_enrolment(&mut self, id: &str) -> Result<bool, StoreError> {
        self.took(query(END).bind(id)).await
    }

    async fn end_enrolments(&mut self, person: &PersonId) -> Result<(), StoreError> {
        query(END).bind(&person.0).execute(self.connection()).await?;
        Ok(())
    }

    async fn purge_enrolments(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let delete = query("DELETE FROM enrolments WHERE expires_at < ?").bind(before.millis());
        delete.execute(self.connection()).await?;
        Ok(())
    }
}

fn enrolling(row: &SqliteRow) -> Result<Enrolling, StoreError> {
    Ok(Enrolling {
        id: get(row, "id")?,
        person: PersonId(get(row, "person_id")?),
        session: get(row, "session_id")?,
        kind: match get::<&str>(row, "kind")? {
            "app" => Kind::App,
            "phone_sign_in" => Kind::PhoneSignIn,
            _ => return Err(StoreError::Corrupt("kind of an enrolment")),
        },
        status: status(row)?,
        factor: FactorId(get(row, "factor_id")?),
        wrong_codes: get(row, "wrong_codes")?,
        expires_at: time(row, "expires_at")?,
    })
}

fn status(row: &SqliteRow) -> Result<Status, StoreError> {
    Ok(match get::<&str>(row, "status")? {
        "waiting" => Status::Waiting(offer(row)?),
        "claimed" => {
            Status::Claimed { offer: offer(row)?, phone: digest(row, "phone")?, drawn: get(row, "drawn")? }
        }
        "proved" => Status::Proved {
            phone: digest(row, "phone")?,
            drawn: get(row, "drawn")?,
            name: get(row, "name")?,
            step: get(row, "step")?,
        },
        "connected" => {
            let asked = match get::<Option<Vec<u8>>>(row, "public_key")? {
                None => None,
                Some(public_key) => Some(Asked { public_key, drawn: get(row, "drawn")? }),
            };
            Status::Connected { authenticator: AuthenticatorId(get(row, "authenticator_id")?), asked }
        }
        "done" => Status::Done {
            authenticator: get::<Option<String>>(row, "authenticator_id")?.map(AuthenticatorId),
            phone_sign_in: get(row, "phone_sign_in")?,
        },
        "cancelled" => Status::Cancelled,
        _ => return Err(StoreError::Corrupt("status of an enrolment")),
    })
}

fn offer(row: &SqliteRow) -> Result<Offer, StoreError> {
    Ok(Offer {
        sealed: get(row, "sealed")?,
        activation: digest(row, "activation")?,
        activation_code: digest(row, "activation_code")?,
    })
}
