//! A request is sent to a person's phones.
//!
//! The rule a reader would break: an address that nobody has, one without a phone, and one whose requests are stopped
//! are asked by the same statements, and get a number, a countdown and a budget like any other. Nobody answers.

use super::budget::next_at;
use super::drawn::Number;
use super::request::{NumberMatch, Purpose, Status};
use crate::clock::Timestamp;
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::bucket::Bucket;
use crate::domain::person::PersonId;
use crate::domain::token::{Digest, draw_id};
use crate::domain::{Context, Failure, push};
use crate::store::Unit;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What it is counted by: of the address and the browser for sign-ins ([`ServerKey::requests`]), of the account for
    /// enrolments ([`ServerKey::enrolments`]), so that a stranger's requests do not stand in the way of these.
    ///
    /// [`ServerKey::requests`]: crate::domain::server_key::ServerKey::requests
    /// [`ServerKey::enrolments`]: crate::domain::server_key::ServerKey::enrolments
    pub subject: Digest,
    /// From where.
    pub bucket: Bucket,
    /// Whose phones.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
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
        /// Its name.
        request: String,
        /// Whom to wake, once this is written.
        wake: Vec<Wake>,
    },
    /// Too many, or too soon. Nothing changed.
    NotYet {
        /// When the next one may be.
        at: Timestamp,
    },
}

/// A phone to be told that something waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wake {
    /// Which.
    pub device: AuthenticatorId,
    /// What waits.
    pub request: String,
}

impl Wake {
    /// Tells the phone. Once the request is written, not before; nothing depends on it.
    pub fn send(&self, context: &Context) {
        push::wake(context, &self.device, &self.request);
    }
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
    let phones = unit.authenticators_of(&asking.person).await?;
    let stopped = unit.requests_stopped(&asking.person, &asking.bucket).await?.is_some();
    let id = draw_id(&*context.random)?;
    let sealed_number = Number::draw(context)?.seal(context, &id)?;
    let request = NumberMatch {
        sealed_number,
        is_quiet: stopped && matches!(asking.purpose, Purpose::SignIn { .. }),
        expires_at: now.plus(context.settings.number_match.expires_after).min(asking.until),
        id,
        subject: asking.subject,
        bucket: asking.bucket,
        person: asking.person,
        purpose: asking.purpose,
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
    let asked = phones.iter().filter(|phone| request.asks(phone));
    let wake = asked.map(|phone| Wake { device: phone.id.clone(), request: request.id.clone() }).collect();
    Ok(Asked::Sent { wake, request: request.id })
}

impl NumberMatch {
    /// Whether this phone is one of those that are asked.
    #[must_use]
    pub fn asks(&self, phone: &Authenticator) -> bool {
        !self.is_quiet && self.person == phone.person && self.key_of(phone).is_some()
    }

    /// The key by which this phone's answer to it is believed.
    #[must_use]
    pub fn key_of<'a>(&'a self, phone: &'a Authenticator) -> Option<&'a [u8]> {
        match &self.purpose {
            Purpose::SignIn { .. } => phone.public_key.as_deref(),
            Purpose::Enrolment { device, public_key, .. } => {
                (*device == phone.id).then_some(public_key.as_slice())
            }
        }
    }
}
