//! Codes of devices that were entered: how many, by whom, when.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Codes of devices that were entered and not found right.
#[async_trait]
pub trait Guesses {
    /// When the last ones were counted after `since`, the newest first, `most` at most.
    async fn guesses(
        &mut self,
        subject: &Digest,
        since: Timestamp,
        most: u8,
    ) -> Result<Vec<Timestamp>, StoreError>;

    /// Counts one.
    async fn count_guess(&mut self, subject: &Digest, at: Timestamp) -> Result<(), StoreError>;

    /// Takes one of those counted at `at` away again.
    async fn uncount_guess(&mut self, subject: &Digest, at: Timestamp) -> Result<(), StoreError>;

    /// Forgets those counted before `before`.
    async fn purge_guesses(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
