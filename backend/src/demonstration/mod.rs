//! The demonstration: example people, example applications, and a site that says loudly that it is one.
//!
//! The rule a reader would break: its secrets are printed in the README, so it never listens anywhere but on this
//! machine, and never runs beside people who are not its own.

mod app;
mod applications;
mod clients;
mod code;
mod doors;
mod people;
mod site;
mod table;

pub(crate) use app::app;
pub(crate) use applications::applications;
pub(crate) use clients::clients;
pub(crate) use code::code;
pub(crate) use doors::open_door;
pub(crate) use people::settle;
pub(crate) use site::furnish;
pub(crate) use table::table;

use crate::config::Config;
use doors::Door;
use drempel_backend::AppState;
use drempel_backend::domain::admin::{self, AdminError};

/// Why it does not start.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemonstrationError {
    /// It would be reachable from elsewhere.
    #[error(
        "the demonstration's passwords are public, so it listens on this machine only and answers to no name but this \
         machine's own, and {0}; leave out --demonstration, or take that out of the configuration"
    )]
    Reachable(Door),
    /// Its people would be, without it.
    #[error(
        "this data directory is the demonstration's, with passwords that everybody can read, and {0}; begin anew with \
         another directory (--data, or data.directory), or delete this one first"
    )]
    Leaking(Door),
    /// Somebody else is in the database.
    #[error(
        "this data directory holds people who are not the demonstration's, so it is not used for one; leave out \
         --demonstration, or give another directory with --data"
    )]
    Inhabited,
    /// Its own list of people has a mistake.
    #[error("the demonstration's own people are wrong; please report this")]
    Example,
    /// The directory.
    #[error(transparent)]
    Directory(#[from] AdminError),
}

/// Refuses a configuration by which others can reach it.
pub(crate) fn check_doors(config: &Config) -> Result<(), DemonstrationError> {
    open_door(config).map_or(Ok(()), |door| Err(DemonstrationError::Reachable(door)))
}

/// Refuses to serve a demonstration's people to others, whoever asks for it.
pub(crate) async fn check_data(config: &Config, state: &AppState) -> Result<(), DemonstrationError> {
    let Some(door) = open_door(config) else { return Ok(()) };
    if admin::is_demonstration(state.context()).await? {
        return Err(DemonstrationError::Leaking(door));
    }
    Ok(())
}
