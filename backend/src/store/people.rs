//! The directory.

use super::StoreError;
use crate::domain::person::{PasswordHash, Person, PersonId};
use crate::domain::token::Digest;
use crate::passwords::StoredSettings;
use async_trait::async_trait;
use drempel_verify::EmailAddress;

/// The directory.
#[async_trait]
pub trait People {
    /// Whoever has this address. Finding nobody costs what finding somebody costs: a stand-in is read and dropped.
    async fn person_by_email(&mut self, email: &EmailAddress) -> Result<Option<Person>, StoreError>;

    /// This person.
    async fn person(&mut self, id: &PersonId) -> Result<Option<Person>, StoreError>;

    /// Everybody, by address.
    async fn people(&mut self) -> Result<Vec<Person>, StoreError>;

    /// Adds a person; `false` when the address is taken.
    async fn add_person(&mut self, person: &Person) -> Result<bool, StoreError>;

    /// Whether this person may sign in.
    async fn set_enabled(&mut self, id: &PersonId, enabled: bool) -> Result<(), StoreError>;

    /// This person's password.
    async fn set_password(&mut self, id: &PersonId, password: &PasswordHash) -> Result<(), StoreError>;

    /// Notes which server key this database belongs to, the first time; later says whether this is the same.
    async fn belongs_to(&mut self, key: &Digest) -> Result<bool, StoreError>;

    /// With which settings passwords are stored, and how many people's with each.
    async fn password_settings(&mut self) -> Result<Vec<StoredSettings>, StoreError>;

    /// Whether the database answers at all.
    async fn answers(&mut self) -> Result<(), StoreError>;

    /// Writes something of no meaning, more than any sign-in does.
    async fn prove_writable(&mut self) -> Result<(), StoreError>;

    /// From now on, and for good, this is a demonstration's database.
    async fn mark_demonstration(&mut self) -> Result<(), StoreError>;

    /// Whether it is one.
    async fn is_demonstration(&mut self) -> Result<bool, StoreError>;
}
