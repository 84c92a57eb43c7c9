//! A request is sent to a person's phones.
//!
//! The rule a reader would break: an address that nobody has, one without a phone, and one whose requests are stopped
//! are asked by the same statements, and get a number, a countdown and a budget like any other. Nobody answers. Which
//! phones there are is looked up when they are woken, after the answer (`push`).

use super::budget::next_at;
use super::drawn::Number;
use super::request::{NumberMatch, Status};
use crate::clock::Timestamp;
use crate::domain::authenticator::Authenticator;
use crate::domain::bucket::Bucket;
use crate::domain::person::PersonId;
use crate::domain::token::{Digest, draw_id};
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What it is counted by: [`ServerKey::requests`](crate::domain::server_key::ServerKey::requests).
    pub subject: Digest,
    /// From where.
    pub bucket: Bucket,
    /// Whose phones.
    pub person: PersonId,
    /// For which sign-in.
    pub sign_in: String,
    /// The application, by its `client_id`.
    pub client: String,
    /// The same, as people know it.
    pub application: String,
    /// From where.
    pub place: String,
    /// What asks.
    pub computer: String,
    /// When what it is for ends.
    pub until: Timestamp,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Asked {
    /// It waits.
    Sent {
        /// Its name, to wake its phones by once this is written.
        request: String,
    },
    /// Too many, or too soon. Nothing changed.
    NotYet {
        /// When the next one may be.
        at: Timestamp,
    },
}

/// Sends a request. An older one of the same subject is over.
///
/// # Errors
/// When the database cannot be reached.
pub async fn ask(context: &Context, unit: &mut Unit, asking: Asking) -> Result<Asked, Failure> {
    let now = context.now();
    if let Some(at) = next_at(context, unit, &asking.subject, &asking.bucket).await? {
        return Ok(Asked::NotYet { at });
    }
    let stopped = unit.requests_stopped(&asking.person, &asking.bucket).await?.is_some();
    let id = draw_id(&*context.random)?;
    let sealed_number = Number::draw(context)?.seal(context, &id)?;
    let request = NumberMatch {
        sealed_number,
        is_quiet: stopped,
        expires_at: now.plus(context.settings.number_match.expires_after).min(asking.until),
        id,
        subject: asking.subject,
        bucket: asking.bucket,
        person: asking.person,
        sign_in: asking.sign_in,
        client: asking.client,
        application: asking.application,
        place: asking.place,
        computer: asking.computer,
        asked_at: now,
        seen_at: None,
        status: Status::Pending,
        decided_by: None,
        decision: None,
        decided_at: None,
    };
    unit.supersede_number_match(&request.subject, now).await?;
    if !unit.add_number_match(&request).await? {
        // Units that write take turns, and the one before has just given way.
        return Ok(Asked::NotYet { at: now.plus(context.settings.number_match.cool_down) });
    }
    metrics::counter!("drempel_number_match_requests_total").increment(1);
    Ok(Asked::Sent { request: request.id })
}

impl NumberMatch {
    /// Whether this phone is one of those that are asked.
    #[must_use]
    pub fn asks(&self, phone: &Authenticator) -> bool {
        !self.is_quiet && self.person == phone.person && phone.has_phone_sign_in()
    }
}
