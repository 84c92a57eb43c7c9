//! What clients were granted, and the codes they redeem for it.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::grant::Grant;
use crate::domain::grant::code::Code;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// Authorization codes.
#[async_trait]
pub trait Codes {
    /// Adds one.
    async fn add_code(&mut self, code: &Code) -> Result<(), StoreError>;

    /// What it is for, spent or not.
    async fn code(&mut self, code: &Digest) -> Result<Option<Code>, StoreError>;

    /// Spends it for its client, if it is neither spent nor expired: `true` for exactly one of many at once.
    async fn claim_code(&mut self, code: &Digest, client: &str, now: Timestamp) -> Result<bool, StoreError>;

    /// Takes it back, if nobody has redeemed it: `true` for exactly one of many at once, and never after a claim.
    async fn withdraw_code(&mut self, code: &Digest) -> Result<bool, StoreError>;

    /// What it was redeemed for.
    async fn code_led_to(&mut self, code: &Digest, grant: &str) -> Result<(), StoreError>;

    /// Takes back those of a person that nobody redeemed.
    async fn end_codes(&mut self, person: &PersonId) -> Result<u64, StoreError>;

    /// Forgets what expired before `before`.
    async fn purge_codes(&mut self, before: Timestamp) -> Result<(), StoreError>;
}

/// What clients were granted. Ending a grant deletes it with all its tokens.
#[async_trait]
pub trait Grants {
    /// Adds one.
    async fn add_grant(&mut self, grant: &Grant) -> Result<(), StoreError>;

    /// By its id.
    async fn grant(&mut self, id: &str) -> Result<Option<Grant>, StoreError>;

    /// It was used, and lasts until `idle_until` without further use.
    async fn use_grant(&mut self, id: &str, idle_until: Timestamp) -> Result<(), StoreError>;

    /// Ends one; whether there was one.
    async fn end_grant(&mut self, id: &str) -> Result<bool, StoreError>;

    /// Ends all by a person; how many.
    async fn end_grants(&mut self, person: &PersonId) -> Result<u64, StoreError>;

    /// Ends those that are bound to a session; how many.
    async fn end_session_grants(&mut self, session: &str) -> Result<u64, StoreError>;

    /// Ends all to a client; how many.
    async fn end_client_grants(&mut self, client: &str) -> Result<u64, StoreError>;

    /// Forgets those that are over, and the access tokens that are.
    async fn purge_grants(&mut self, now: Timestamp) -> Result<(), StoreError>;
}
