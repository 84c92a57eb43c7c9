//! Which client a person let know what.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::client::Scopes;
use crate::domain::person::PersonId;
use async_trait::async_trait;

/// What a person allowed a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Who.
    pub person: PersonId,
    /// Which client.
    pub client: String,
    /// What, all in all.
    pub scopes: Scopes,
    /// When last.
    pub given_at: Timestamp,
}

/// Which client a person let know what.
#[async_trait]
pub trait Consents {
    /// Keeps it, in the place of the one before.
    async fn keep_consent(&mut self, consent: &Consent) -> Result<(), StoreError>;

    /// What this person allowed this client.
    async fn consent(&mut self, person: &PersonId, client: &str) -> Result<Option<Consent>, StoreError>;

    /// Forgets what everybody allowed a client that is gone.
    async fn forget_consents(&mut self, client: &str) -> Result<(), StoreError>;
}
