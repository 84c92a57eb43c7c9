//! The keys ID tokens are signed with.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::keys::SigningKey;
use async_trait::async_trait;

/// The keys ID tokens are signed with.
#[async_trait]
pub trait SigningKeys {
    /// Adds one.
    async fn add_signing_key(&mut self, key: &SigningKey) -> Result<(), StoreError>;

    /// All, the oldest first.
    async fn signing_keys(&mut self) -> Result<Vec<SigningKey>, StoreError>;

    /// It is public until `at` and no longer.
    async fn retire_signing_key(&mut self, id: &str, at: Timestamp) -> Result<(), StoreError>;

    /// Forgets those that have retired.
    async fn purge_signing_keys(&mut self, now: Timestamp) -> Result<(), StoreError>;
}
