//! `keys …`: what ID tokens are signed with.

use super::directory::existing;
use super::{Failure, Place, output};
use clap::{Args, Subcommand};
use drempel_backend::clock::{Clock as _, SystemClock, Timestamp};
use drempel_backend::domain::keys::{self, Rotation, SigningKey};
use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

const AFTER: &str = "\
The server follows its keys by itself: every 90 days each gets a successor, which is public for a day before it signs.

Examples:
  drempel-backend keys list
  drempel-backend keys rotate                begin the next rotation now
  drempel-backend keys rotate --compromised  for a key that has leaked

Exit codes: 0 done, 1 failed, 2 wrong command line.";

/// The command.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct Keys {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the keys that are public, the oldest first
    List {
        #[command(flatten)]
        place: Place,
    },
    /// Give every key a successor
    Rotate {
        /// The new keys sign at once and the old ones are forgotten at once. Applications that have not fetched the new
        /// ones refuse sign-ins until they do
        #[arg(long)]
        compromised: bool,
        #[command(flatten)]
        place: Place,
    },
}

impl Keys {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::List { place } => {
                let state = existing(&place).await?;
                output::print(&table(&keys::list(state.context()).await.map_err(Failure::failed)?))
            }
            Command::Rotate { compromised, place } => {
                let rotation = if compromised { Rotation::Now } else { Rotation::InTime };
                let state = existing(&place).await?;
                keys::rotate(state.context(), rotation).await.map_err(Failure::failed)?;
                output::print(&table(&keys::list(state.context()).await.map_err(Failure::failed)?))
            }
        }
    }
}

fn table(keys: &[SigningKey]) -> String {
    let now = SystemClock.now();
    let mut out = format!("{:<22}  alg    {:<20}  gone from\n", "key", "signs from");
    for key in keys {
        let gone = key.retires_at.map_or_else(|| "-".to_owned(), date);
        let waits = if key.signs_from > now { "  (public, does not sign yet)" } else { "" };
        // Writing to a string cannot fail.
        let _ =
            writeln!(out, "{}  {}  {}  {gone}{waits}", key.id, key.algorithm.name(), date(key.signs_from));
    }
    out
}

fn date(time: Timestamp) -> String {
    let since = Duration::from_millis(u64::try_from(time.millis()).unwrap_or(0));
    humantime::format_rfc3339_seconds(SystemTime::UNIX_EPOCH + since).to_string()
}
