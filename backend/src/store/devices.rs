//! Browsers in which a person has signed in before: wrong passwords from elsewhere do not count there.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// One person's known browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    /// Names it for as long as it is known; the cookie changes.
    pub id: String,
    /// Of the cookie.
    pub token: Digest,
    /// Whose.
    pub person: PersonId,
    /// When they last signed in there.
    pub used_at: Timestamp,
}

/// Known browsers.
#[async_trait]
pub trait Devices {
    /// This person's, by its cookie. Nobody's id is looked up like any other.
    async fn known_device(
        &mut self,
        token: &Digest,
        person: &PersonId,
    ) -> Result<Option<KnownDevice>, StoreError>;

    /// The browser has a new cookie, for everybody who is known in it.
    async fn renew_device(&mut self, old: &Digest, new: &Digest) -> Result<(), StoreError>;

    /// Adds a known browser, or notes its use.
    async fn add_device(&mut self, device: &KnownDevice) -> Result<(), StoreError>;

    /// No browser is known for this person any more, but the one named; how many are forgotten.
    async fn forget_devices(&mut self, person: &PersonId, kept: Option<&str>) -> Result<u64, StoreError>;

    /// Forgets those not used since `before`.
    async fn purge_devices(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
