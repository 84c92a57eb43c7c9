//! What an operator does to people and their apps, and to the applications they use. The commands call these.
//!
//! The rule a reader would break: a change that takes something away from a person ends what stands on it, in the same
//! transaction: sessions, sign-ins under way, known browsers, what applications were granted.

mod apps;
mod clients;
mod demonstration;
mod people;
mod phones;
mod seed;

pub use apps::{AddedTotp, add_totp, remove_totp};
pub use clients::{add_client, list_clients, remove_client, set_client_enabled};
pub use demonstration::{is_demonstration, mark_demonstration};
pub use people::{
    Listed, NewPerson, add_person, list, set_enabled, set_password, sign_out_everywhere, unlock,
};
pub use phones::{allow_requests, phones, remove_phone};
pub use seed::{Example, seed};

use super::Context;
use super::activity::Event;
use super::client::RegistrationFault;
use super::failure::Failure;
use super::person::{Person, PersonId};
use super::server_key::SealError;
use crate::passwords::{PasswordFault, PasswordsError};
use crate::random::RandomError;
use crate::store::{StoreError, Unit};
use drempel_contract::SignInEventKind;
use drempel_verify::EmailAddress;

/// Why an operator's wish was not done.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Nobody has the address.
    #[error("nobody has this address")]
    NoSuchPerson,
    /// Somebody has it.
    #[error("somebody has this address already")]
    AddressTaken,
    /// The person has no such app.
    #[error("this person has no such app")]
    NoSuchApp,
    /// The person has no such phone.
    #[error("this person has no such phone")]
    NoSuchPhone,
    /// The person has an app of that name.
    #[error("this person has an app of this name already")]
    AppNameTaken,
    /// There is no such client.
    #[error("there is no such client")]
    NoSuchClient,
    /// There is a client of that id.
    #[error("there is a client of this id already")]
    ClientTaken,
    /// The client is not one a command made.
    #[error("this client is not registered by command")]
    ClientElsewhere,
    /// The client makes no sense.
    #[error(transparent)]
    Registration(#[from] RegistrationFault),
    /// The password is not taken.
    #[error("the password {0}")]
    Password(#[from] PasswordFault),
    /// The backend itself.
    #[error("the backend failed: {0}")]
    Failure(#[from] Failure),
}

impl From<StoreError> for AdminError {
    fn from(error: StoreError) -> Self {
        Self::Failure(error.into())
    }
}

impl From<RandomError> for AdminError {
    fn from(error: RandomError) -> Self {
        Self::Failure(error.into())
    }
}

impl From<SealError> for AdminError {
    fn from(error: SealError) -> Self {
        Self::Failure(error.into())
    }
}

impl From<PasswordsError> for AdminError {
    fn from(error: PasswordsError) -> Self {
        Self::Failure(error.into())
    }
}

/// What an operator did happened nowhere that the person knows.
fn by_the_operator(context: &Context, person: &PersonId, what: SignInEventKind) -> Result<Event, Failure> {
    Event::from(context, person, what, (String::new(), String::new()))
}

async fn named(unit: &mut Unit, email: &EmailAddress) -> Result<Person, AdminError> {
    unit.person_by_email(email).await?.ok_or(AdminError::NoSuchPerson)
}
