//! What happened with people's accounts.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::activity::Event;
use crate::domain::person::PersonId;
use async_trait::async_trait;

/// What happened with people's accounts.
#[async_trait]
pub trait Activity {
    /// Notes one.
    async fn note_event(&mut self, event: &Event) -> Result<(), StoreError>;

    /// A person's, the newest first, `most` at most.
    async fn events(&mut self, person: &PersonId, most: u32) -> Result<Vec<Event>, StoreError>;

    /// Whether it is one of this person's.
    async fn event(&mut self, person: &PersonId, id: &str) -> Result<Option<Event>, StoreError>;

    /// The person says that it was not them; `true` the first time.
    async fn report_event(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError>;

    /// Forgets those before `before`.
    async fn purge_events(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
