//! The tokens of a grant.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::grant::{AccessToken, RefreshToken, Spent};
use crate::domain::token::Digest;
use async_trait::async_trait;

/// The tokens of a grant.
#[async_trait]
pub trait Tokens {
    /// Adds an access token.
    async fn add_access_token(&mut self, token: &AccessToken) -> Result<(), StoreError>;

    /// An access token, expired or not.
    async fn access_token(&mut self, token: &Digest) -> Result<Option<AccessToken>, StoreError>;

    /// Ends one access token.
    async fn end_access_token(&mut self, token: &Digest) -> Result<(), StoreError>;

    /// Adds a refresh token that is not spent.
    async fn add_refresh_token(&mut self, token: &RefreshToken) -> Result<(), StoreError>;

    /// A refresh token, spent or not.
    async fn refresh_token(&mut self, token: &Digest) -> Result<Option<RefreshToken>, StoreError>;

    /// Spends a refresh token: `true` for exactly one of many at once.
    async fn spend_refresh_token(&mut self, token: &Digest, spent: &Spent) -> Result<bool, StoreError>;

    /// Forgets the replies to uses before `before`; that there was one is kept.
    async fn purge_refresh_replies(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
