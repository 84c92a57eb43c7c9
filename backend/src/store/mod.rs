//! Where everything is kept: traits that the domain speaks, and a folder per database that implements them.
//!
//! The rule a reader would break: one request, one [`Unit`]. What it writes is there whole after [`UnitOfWork::commit`],
//! or not at all; a unit that is dropped changes nothing. One-time things are one conditional statement, and the
//! database's count of rows is the verdict.

mod activity;
mod authenticators;
mod authorizations;
mod clients;
mod consents;
mod device_requests;
mod devices;
mod enrolments;
mod factors;
mod grants;
mod guesses;
mod key_file;
mod keys;
mod number_matches;
mod openings;
mod people;
mod sessions;
mod sign_ins;
pub mod sqlite;
mod throttles;
mod tokens;

#[cfg(test)]
mod conformance;

use async_trait::async_trait;

pub use activity::Activity;
pub use authenticators::Authenticators;
pub use authorizations::Authorizations;
pub use clients::Clients;
pub use consents::{Consent, Consents};
pub use device_requests::{DeviceRequests, Waiting};
pub use devices::{Devices, KnownDevice};
pub use enrolments::Enrolments;
pub use factors::Factors;
pub use grants::{Codes, Grants};
pub use guesses::Guesses;
pub use key_file::{KeyFileError, load_or_create};
pub use keys::SigningKeys;
pub use number_matches::NumberMatches;
pub use openings::Openings;
pub use people::People;
pub use sessions::Sessions;
pub use sign_ins::{Live, SignIns, StoredReply, TokenUse};
pub use throttles::Throttles;
pub use tokens::Tokens;

/// A database.
#[async_trait]
pub trait Store: Send + Sync {
    /// A consistent look at what is there. Writing through it fails.
    async fn read(&self) -> Result<Unit, StoreError>;

    /// The turn to write. Units that write are served one after another, or at least as if they were.
    async fn write(&self) -> Result<Unit, StoreError>;

    /// The same turn, for what only begins something: whoever goes on with something gets theirs first.
    async fn write_to_begin(&self) -> Result<Unit, StoreError>;

    /// The same turn, for what may be forgotten when the machine loses its power, as long as nobody relied on it: it
    /// survives the end of this program at once, and everything else with the next [`write`](Self::write).
    async fn write_lightly(&self) -> Result<Unit, StoreError>;

    /// Whether something was written within the last second, or can be now.
    async fn is_writable(&self) -> bool;

    /// Lets whoever writes finish, and leaves everything in the one place that is backed up. Nothing works after it.
    async fn close(&self);
}

/// Reads and writes that belong together.
pub type Unit = Box<dyn UnitOfWork>;

/// Reads and writes that belong together.
#[async_trait]
pub trait UnitOfWork:
    People
    + Factors
    + Authenticators
    + Enrolments
    + Activity
    + NumberMatches
    + SignIns
    + Sessions
    + Devices
    + DeviceRequests
    + Guesses
    + Openings
    + Throttles
    + Clients
    + SigningKeys
    + Codes
    + Grants
    + Tokens
    + Consents
    + Authorizations
    + Send
{
    /// Makes what was written last, whatever happens to this machine.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

/// What a database can say no to.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached, or has no turn free.
    #[error("the database cannot be reached: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It refused a statement.
    #[error("the database refused: {0}")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What it holds does not read.
    #[error("a stored {0} does not read")]
    Corrupt(&'static str),
    /// The database belongs to another server key.
    #[error("the database was made with another server key")]
    ForeignKey,
}
