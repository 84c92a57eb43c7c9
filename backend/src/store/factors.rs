//! Authenticator apps, the steps they spent and the wrong codes they got.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::factor::{FactorId, TotpFactor};
use crate::domain::person::PersonId;
use async_trait::async_trait;

/// Authenticator apps, the steps they spent and the wrong codes they got.
#[async_trait]
pub trait Factors {
    /// A person's apps, locked ones too, the one used last first.
    async fn totp_factors(&mut self, person: &PersonId) -> Result<Vec<TotpFactor>, StoreError>;

    /// Adds an app.
    async fn add_totp(&mut self, factor: &TotpFactor) -> Result<(), StoreError>;

    /// Calls an app something else.
    async fn rename_totp(&mut self, id: &FactorId, name: &str) -> Result<(), StoreError>;

    /// Removes an app, with the phone it lives on if that is registered; whether there was one.
    async fn remove_totp(&mut self, id: &FactorId) -> Result<bool, StoreError>;

    /// Spends a time step, once: `true` for the first, `false` for everybody after.
    async fn spend_step(&mut self, id: &FactorId, step: i64, now: Timestamp) -> Result<bool, StoreError>;

    /// Counts a wrong code, and returns how many there now are in a row.
    async fn count_wrong_code(&mut self, id: &FactorId) -> Result<u32, StoreError>;

    /// A right code: the count begins again.
    async fn count_right_code(&mut self, id: &FactorId, now: Timestamp) -> Result<(), StoreError>;

    /// Its codes are no longer taken.
    async fn lock_factor(&mut self, id: &FactorId, now: Timestamp) -> Result<(), StoreError>;

    /// The codes of this person's apps are taken again, and their counts begin again.
    async fn unlock_factors(&mut self, person: &PersonId) -> Result<(), StoreError>;

    /// Forgets steps spent before `before`, which no code can have any more.
    async fn purge_steps(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
