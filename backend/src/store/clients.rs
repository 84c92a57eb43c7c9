//! The clients an operator added by command.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::client::Client;
use async_trait::async_trait;

/// The clients an operator added by command.
#[async_trait]
pub trait Clients {
    /// Adds one; `false` when the id is taken.
    async fn add_client(&mut self, client: &Client, now: Timestamp) -> Result<bool, StoreError>;

    /// By its id.
    async fn client(&mut self, id: &str) -> Result<Option<Client>, StoreError>;

    /// All, by id.
    async fn clients(&mut self) -> Result<Vec<Client>, StoreError>;

    /// Whether it may be used.
    async fn set_client_enabled(&mut self, id: &str, enabled: bool) -> Result<(), StoreError>;

    /// Removes one; whether there was one.
    async fn remove_client(&mut self, id: &str) -> Result<bool, StoreError>;
}
