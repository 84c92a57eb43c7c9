//! Registered phones.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::authenticator::{Authenticator, AuthenticatorId, PushSubscription};
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Registered phones.
#[async_trait]
pub trait Authenticators {
    /// Adds one. A phone has each person once: `false` when it is there.
    async fn add_authenticator(&mut self, authenticator: &Authenticator) -> Result<bool, StoreError>;

    /// By name.
    async fn authenticator(&mut self, id: &AuthenticatorId) -> Result<Option<Authenticator>, StoreError>;

    /// A person's, the oldest first.
    async fn authenticators_of(&mut self, person: &PersonId) -> Result<Vec<Authenticator>, StoreError>;

    /// Everything on one phone, the oldest first.
    async fn authenticators_on(&mut self, token: &Digest) -> Result<Vec<Authenticator>, StoreError>;

    /// Sign-ins are approved there from now on, by this key; the count begins again.
    async fn set_public_key(&mut self, id: &AuthenticatorId, key: &[u8]) -> Result<(), StoreError>;

    /// It has signed a decision: `true` when the counter is greater than every one before, and is now kept.
    async fn count_decision(
        &mut self,
        id: &AuthenticatorId,
        counter: u64,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Where a phone is woken, for all its accounts; `None` when it no longer is.
    async fn set_push(&mut self, token: &Digest, push: Option<&PushSubscription>) -> Result<(), StoreError>;

    /// A push service says that there is no such subscription.
    async fn forget_push(&mut self, endpoint: &str) -> Result<(), StoreError>;

    /// Calls it something else.
    async fn rename_authenticator(&mut self, id: &AuthenticatorId, name: &str) -> Result<(), StoreError>;

    /// Removes it; whether it was there. Its codes stay: they are a factor of their own.
    async fn remove_authenticator(&mut self, id: &AuthenticatorId) -> Result<bool, StoreError>;
}
