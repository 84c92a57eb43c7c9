//! The demonstration: example people, example applications, and a site that says loudly that it is one.
//!
//! The rule a reader would break: its secrets are printed in the README, so it never listens anywhere but on this
//! machine, and never runs beside people who are not its own.

mod app;
mod applications;
mod clients;
mod code;
mod people;
mod site;
mod table;

pub(crate) use app::app;
pub(crate) use applications::applications;
pub(crate) use clients::clients;
pub(crate) use code::code;
pub(crate) use people::settle;
pub(crate) use site::furnish;
pub(crate) use table::table;

use drempel_backend::domain::admin::AdminError;
use std::net::SocketAddr;

/// Why it does not start.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemonstrationError {
    /// It would be reachable from elsewhere.
    #[error(
        "the demonstration's passwords are public, so it listens on this machine only, not on {0}; leave out \
         --demonstration, or use --listen 127.0.0.1:8080"
    )]
    Reachable(SocketAddr),
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

/// Refuses an address others can reach.
pub(crate) fn check_address(listen: SocketAddr) -> Result<(), DemonstrationError> {
    if listen.ip().to_canonical().is_loopback() { Ok(()) } else { Err(DemonstrationError::Reachable(listen)) }
}
