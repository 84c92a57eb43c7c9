//! An application's request for a person to sign in (RFC 6749 section 4.1, OpenID Connect Core 1.0 section 3.1).
//!
//! The rule a reader would break: the handle of a request is no secret and no proof. It works in the browser that brought
//! it, is answered once, and everything is looked at again when it is.
//!
//! Where to start: `begin.rs` (it comes in), `standing.rs` (what is missing), `go_on.rs` (it is answered).

mod begin;
mod consent;
mod fault;
mod go_on;
pub(super) mod hint;
mod parameters;
mod prompts;
mod push;
mod read;
mod redirect;
mod request;
mod standing;

pub use begin::{Begun, begin};
pub use consent::{consent, decide};
pub use fault::{Error, Fault, Misread, Untrusted};
pub use go_on::{Went, go_on};
pub use parameters::{Garbled, MOST_BYTES, Parameters};
pub use prompts::Prompts;
pub use push::{Posted, Pushed, post, push};
pub use redirect::{Back, add};
pub use request::Request;
pub use standing::Standing;

use super::client::{Client, client};
use super::person::{Person, PersonId};
use super::session::Session;
use super::token::Digest;
use super::{Context, Failure};
use crate::clock::Timestamp;
use crate::language::Language;
use crate::store::Unit;
use serde::{Deserialize, Serialize};
use standing::{Asked, Verdict};

/// A request that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// Its handle.
    pub id: String,
    /// Of the cookie of the browser that brought it.
    pub browser: Digest,
    /// What is asked.
    pub request: Request,
    /// In which language the application is named.
    pub language: Language,
    /// What the person decided, if they were asked.
    pub decision: Option<Decision>,
    /// What became of it.
    pub answered: Option<Answered>,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// What a person decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The application may have what it asks for.
    Allowed {
        /// About whom.
        person: PersonId,
    },
    /// It may not.
    Denied,
}

/// The answer that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// When.
    pub at: Timestamp,
    /// The code in it; none in an error.
    pub code: Option<Digest>,
}

/// What the page says about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its `client_id`.
    pub client: String,
    /// The application, as people know it.
    pub application: String,
    /// The address it suggests.
    pub login_hint: Option<String>,
}

impl Authorization {
    /// Whether it still waits for an answer.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answered.is_none() && now < self.expires_at
    }

    fn asked(&self) -> Asked<'_> {
        Asked { request: &self.request, since: Some(self.created_at), decision: self.decision.as_ref() }
    }
}

/// Whether this browser brought the request, and it still waits for an answer.
///
/// # Errors
/// When the database cannot be reached.
pub async fn belongs(
    context: &Context,
    unit: &mut Unit,
    id: &str,
    browser: Option<&Digest>,
) -> Result<bool, Failure> {
    let found = open(context, unit, id).await?;
    Ok(found.is_some_and(|authorization| browser == Some(&authorization.browser)))
}

/// What the page says about a request.
///
/// # Errors
/// When the database cannot be reached.
pub async fn about(context: &Context, unit: &mut Unit, id: &str) -> Result<Option<About>, Failure> {
    let Some((authorization, client)) = open_with_client(context, unit, id).await? else { return Ok(None) };
    let hinted = authorization.request.login_hint.as_ref().map(|address| address.as_str().to_owned());
    let application = client.name_in(authorization.language).to_owned();
    Ok(Some(About { client: client.id, application, login_hint: hinted }))
}

/// What a session is to a request.
///
/// # Errors
/// When the database cannot be reached.
pub async fn standing(
    context: &Context,
    unit: &mut Unit,
    id: &str,
    by: (&Session, &Person),
) -> Result<Standing, Failure> {
    let Some(authorization) = open(context, unit, id).await? else { return Ok(Standing::Gone) };
    Ok(match standing::look(context, unit, authorization.asked(), by).await? {
        Verdict::Gone => Standing::Gone,
        Verdict::SignIn => Standing::SignIn,
        Verdict::Consent => Standing::Consent,
        // A no is an answer for the application, too.
        Verdict::Refused(_) | Verdict::Ready => Standing::Ready,
    })
}

async fn open(context: &Context, unit: &mut Unit, id: &str) -> Result<Option<Authorization>, Failure> {
    let found = unit.authorization(id).await?;
    Ok(found.filter(|authorization| authorization.is_open(context.now())))
}

async fn open_with_client(
    context: &Context,
    unit: &mut Unit,
    id: &str,
) -> Result<Option<(Authorization, Client)>, Failure> {
    let Some(authorization) = open(context, unit, id).await? else { return Ok(None) };
    let client = client(context, unit, &authorization.request.client).await?.filter(|client| client.enabled);
    Ok(client.map(|client| (authorization, client)))
}
