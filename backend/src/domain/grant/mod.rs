//! What a client is given for a person who signed in: tokens, for as long as everything still holds.
//!
//! The rule a reader would break: a proof is looked at again whenever it is redeemed. A code, a refresh token and a
//! device code bring nothing once the person is locked, their password changed, the client gone or closed to them, or the
//! session over they were bound to. What is revoked is deleted.

mod again;
mod authenticated;
pub mod code;
mod id_token;
mod present;
mod refresh;
mod revoke;
mod tokens;

pub use again::{NotGranted, look_again};
pub use authenticated::{Acr, Authenticated};
pub use id_token::claims_about;
pub use present::{Present, living_refresh_token, present};
pub use refresh::refresh;
pub use revoke::revoke;
pub use tokens::Tokens;

use super::client::{Client, GrantType, Scope, Scopes};
use super::person::PersonId;
use super::token::{Digest, draw_id};
use super::{Context, Failure};
use crate::clock::Timestamp;
use crate::store::Unit;

/// What is about to be granted.
#[derive(Clone, Debug)]
pub struct NewGrant {
    /// To whom.
    pub client: Client,
    /// By whom, and how they signed in.
    pub authenticated: Authenticated,
    /// What.
    pub scopes: Scopes,
    /// Of the authorization request, back in the ID token.
    pub nonce: Option<String>,
    /// Whether it ends with the session. Not for another device's, which must not be signed out with this one.
    pub bound: Bound,
}

/// What a grant lives by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The session it was given in, unless `offline_access` was granted.
    ToSession,
    /// Nothing but its own time: for another device.
    ToNothing,
}

/// What was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Which one. No secret.
    pub id: String,
    /// To whom.
    pub client: String,
    /// By whom, and how they signed in.
    pub authenticated: Authenticated,
    /// What.
    pub scopes: Scopes,
    /// Whether it ends with the session.
    pub bound: bool,
    /// Since when.
    pub created_at: Timestamp,
    /// When it ends without use.
    pub idle_until: Timestamp,
    /// When it ends whatever happens.
    pub ends_at: Timestamp,
}

impl Grant {
    /// Whether it still holds by time alone.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.ends_at && now < self.idle_until
    }
}

/// An access token as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    /// Its digest.
    pub token: Digest,
    /// Of which grant.
    pub grant: String,
    /// For what.
    pub scopes: Scopes,
    /// Since when.
    pub issued_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// A refresh token as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    /// Its digest.
    pub token: Digest,
    /// Of which grant.
    pub grant: String,
    /// Since when.
    pub issued_at: Timestamp,
    /// What its use led to.
    pub spent: Option<Spent>,
}

/// The use of a refresh token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spent {
    /// When.
    pub at: Timestamp,
    /// The one that took its place.
    pub successor: Digest,
    /// Of what was asked with it, by a key the database does not have.
    pub asked: Digest,
    /// The reply, sealed by that key; gone soon.
    pub reply: Option<Vec<u8>>,
}

/// Gives tokens: an access token, a refresh token if the client may have one, an ID token if it asks who signed in.
///
/// The caller commits, also when this refuses, if what it spent must stay spent.
///
/// # Errors
/// [`Failure::NotGranted`] when something holds no longer.
pub async fn issue(context: &Context, unit: &mut Unit, new: NewGrant) -> Result<Tokens, Failure> {
    let (tokens, _) = issue_named(context, unit, new).await?;
    Ok(tokens)
}

/// The same, with the id of the grant.
async fn issue_named(context: &Context, unit: &mut Unit, new: NewGrant) -> Result<(Tokens, String), Failure> {
    let bound = new.bound == Bound::ToSession && !new.scopes.has(Scope::OfflineAccess);
    let (client, person) = look_again(context, unit, &new.client.id, &new.authenticated, bound).await?;
    let (now, policy) = (context.now(), &context.settings.tokens);
    let refreshes = client.may_use(GrantType::RefreshToken);
    let life = if refreshes { policy.refresh_absolute } else { policy.access };
    let grant = Grant {
        id: draw_id(&*context.random)?,
        client: client.id.clone(),
        authenticated: new.authenticated,
        scopes: new.scopes,
        bound,
        created_at: now,
        idle_until: now.plus(if refreshes { policy.refresh_idle } else { life }),
        ends_at: now.plus(life),
    };
    unit.add_grant(&grant).await?;
    let made = tokens::Made { client: &client, person: &person, grant: &grant, nonce: new.nonce.as_deref() };
    let tokens = made.tokens(context, unit, &grant.scopes).await?;
    tracing::info!(client = client.id, person = person.id.0, grant = grant.id, "tokens given");
    Ok((tokens, grant.id))
}

/// Takes back everything that was granted by a person, also codes and approved devices not redeemed yet. Belongs
/// wherever something is taken away from a person.
///
/// # Errors
/// When the database cannot be reached.
pub async fn end_all_of(unit: &mut Unit, person: &PersonId) -> Result<(), Failure> {
    unit.end_codes(person).await?;
    unit.refuse_device_requests(person).await?;
    unit.end_grants(person).await?;
    Ok(())
}
