//! Wrong passwords in a row, by address (keyed hash) and by known browser or elsewhere.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::throttle::Throttle;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Wrong passwords in a row.
#[async_trait]
pub trait Throttles {
    /// The present count. In a unit that writes, nobody else changes it before the unit is over.
    async fn throttle(&mut self, subject: &Digest, bucket: &str) -> Result<Option<Throttle>, StoreError>;

    /// The new count.
    async fn set_throttle(
        &mut self,
        subject: &Digest,
        bucket: &str,
        throttle: &Throttle,
    ) -> Result<(), StoreError>;

    /// A right password: no count.
    async fn reset_throttle(&mut self, subject: &Digest, bucket: &str) -> Result<(), StoreError>;

    /// An operator's unlock: no count from anywhere.
    async fn reset_throttles(&mut self, subject: &Digest) -> Result<(), StoreError>;

    /// Forgets what was last counted before `before`.
    async fn purge_throttles(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
